"""The findings as people wrote them: `findings.toml`, read with suspicion.

A finding's text has no figures of its own. It has placeholders, `{name.figure}`, for what comes out
when the question of that name is answered; what has to come out stands beside the question.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from uccx_model.choices import CHOICES, Choice
from uccx_model.expressions import TRUE, Bool
from uccx_model.requirements import UnknownSourceError, cite
from uccx_proofs.catalogue import UnknownPropertyError, properties_named
from uccx_proofs.json_reader import fields, list_in, text_in
from uccx_proofs.queries.answer import Reply
from uccx_proofs.queries.language.errors import QuestionError
from uccx_proofs.queries.language.understanding import phrase, understand
from uccx_proofs.queries.question import Aim, Form, Question
from uccx_proofs.refusing import CertificateError

__all__ = ["FILE", "Asking", "Finding", "findings", "findings_in"]

FILE: Final = "findings.toml"
REQUIRED: Final = ("name", "title", "moral", "text", "sources", "question")
OPTIONAL: Final = ("readings", "properties", "drawing", "best")


@dataclass(frozen=True)
class Asking:
    """A question of a finding, and what its answer has to be for the text to be true.

    Attributes:
        name: what the text calls it by.
        question: the question.
        reply: the answer in a word.
        where: for `which readings`, the condition on readings under which it can happen.
        figures: what the text may quote of the answer, by name, with what it has to be.
    """

    name: str
    question: Question
    reply: Reply
    where: Bool = TRUE
    where_text: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One thing that the verification found out.

    Attributes:
        name: a short one, for links.
        title: what it is about.
        moral: what to remember of it, in one line.
        text: what it is, in Markdown, with placeholders.
        sources: ids of requirements and guide facts.
        readings: the readings that it depends on or speaks of.
        properties: names of properties that show it.
        drawing: a drawing of it, by its file name; "" if there is none.
        best: the README tells of it.
        askings: the questions that show it.
    """

    name: str
    title: str
    moral: str
    text: str
    sources: tuple[str, ...]
    readings: tuple[type[Choice], ...]
    properties: tuple[str, ...]
    drawing: str
    best: bool
    askings: tuple[Asking, ...]


@cache
def findings() -> tuple[Finding, ...]:
    """Return the findings, the most useful first.

    Raises:
        CertificateError: the file breaks its own rules; says where and what was expected.
    """
    return findings_in(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))


def findings_in(text: str) -> tuple[Finding, ...]:
    """Return the findings that a text tells; raises as `findings` does."""
    try:
        told = fields(tomllib.loads(text), ("finding",))
        found = tuple(_finding(part) for part in list_in(told["finding"]))
        _expect_once("a finding", [finding.name for finding in found])
    except (CertificateError, tomllib.TOMLDecodeError) as error:
        raise CertificateError(f"{FILE}: {error}") from error
    return found


def _finding(part: object) -> Finding:
    name = text_in(fields(part).get("name", ""))
    try:
        data = fields(part, REQUIRED, OPTIONAL)
        askings = tuple(_asking(question) for question in list_in(data["question"]))
        _expect_once("a question", [asking.name for asking in askings])
        return Finding(
            name,
            _line(data["title"]),
            _line(data["moral"]),
            text_in(data["text"]).strip(),
            _sources(data["sources"]),
            tuple(_reading(reading) for reading in _names(data.get("readings", []))),
            _properties(data.get("properties", [])),
            text_in(data.get("drawing", "")),
            data.get("best", False) is True,
            askings,
        )
    except CertificateError as error:
        raise CertificateError(f"finding {name!r}: {error}") from error


def _asking(part: object) -> Asking:
    data = fields(part, ("name", "ask", "answer"), ("where", "figures"))
    name, text = text_in(data["name"]), _line(data["ask"])
    try:
        question = understand(text)
        where_text = text_in(data.get("where", ""))
        where = phrase(where_text, "condition", None).condition[0] if where_text else TRUE
    except QuestionError as error:
        raise CertificateError(f"question {name!r}: {error}") from error
    if question.settings or question.dropped:
        told = "it supposes another model, but findings are about the documented one"
        raise CertificateError(f"question {name!r}: {told}")
    if question.form is Form.WHY_NOT or question.aim is Aim.STEPS:
        raise CertificateError(f"question {name!r}: what shows its answer cannot be kept")
    if where_text and question.form is not Form.WHICH_READINGS:
        raise CertificateError(f"question {name!r}: only `which readings` has a `where`")
    figures = {k: text_in(v) for k, v in fields(data.get("figures", {})).items()}
    reply = text_in(data["answer"])
    if reply not in (Reply.YES, Reply.NO):
        raise CertificateError(f"question {name!r}: expected the answer yes or no, not {reply!r}")
    return Asking(name, question, Reply(reply), where, where_text, figures)


def _line(value: object) -> str:
    """Return a text with single blanks."""
    return " ".join(text_in(value).split())


def _names(value: object) -> tuple[str, ...]:
    return tuple(text_in(name) for name in list_in(value))


def _sources(value: object) -> tuple[str, ...]:
    names = _names(value)
    try:
        cite(names)
    except UnknownSourceError as error:
        raise CertificateError(str(error)) from error
    return names


def _reading(name: str) -> type[Choice]:
    known = {choice.__name__: choice for choice in CHOICES}
    if name not in known:
        raise CertificateError(f"no reading is called {name!r}; there are: {', '.join(known)}")
    return known[name]


def _properties(value: object) -> tuple[str, ...]:
    names = _names(value)
    try:
        properties_named(names)
    except UnknownPropertyError as error:
        raise CertificateError(str(error)) from error
    return names


def _expect_once(what: str, names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise CertificateError(f"{what} called {name!r} is there twice")
