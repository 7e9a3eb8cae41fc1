"""The findings as Markdown: the page, and the list that others show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from textwrap import fill
from typing import Final

from uccx_licensing.answers import ends_because, sentence
from uccx_licensing.auditing.figures import filled
from uccx_licensing.auditing.finding import Asking, Finding
from uccx_licensing.markdown import escaped
from uccx_licensing.reasons import reasons
from uccx_licensing.story import story
from uccx_licensing.words import clean, in_words
from uccx_proofs.catalogue import properties_named
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.question import Form

__all__ = ["best", "contents", "page"]

_MARKS: Final = {Reply.YES: "✓", Reply.NO: "✗"}
_WIDTH: Final = 100  #: of a story's lines
_LINE: Final = 119  #: of the text's

Answers = Mapping[str, Answer]
"""The answers of one finding, by the names of its questions."""


def contents(found: Iterable[Finding]) -> str:
    """Return the morals as a list with links into the page."""
    return "\n".join(
        f"{number}. [{finding.title}](#{_anchor(number, finding)}): {_moral(finding)}"
        for number, finding in enumerate(found, start=1)
    )


def best(found: Iterable[Finding]) -> str:
    """Return the morals that the README tells, with links to the page."""
    return "\n".join(
        f"- [{finding.title}](docs/findings.md#{_anchor(number, finding)}): {_moral(finding)}"
        for number, finding in enumerate(found, start=1)
        if finding.best
    )


def _anchor(number: int, finding: Finding) -> str:
    """Return what links name the finding's heading by: as GitHub makes it of the heading."""
    heading = f"{number} {finding.title}".lower()
    return "".join(c for c in heading.replace(" ", "-") if c.isalnum() or c in "-_")


def _moral(finding: Finding) -> str:
    return filled(finding, finding.moral)


def page(found: Iterable[tuple[Finding, Answers]], verdicts: Mapping[str, str]) -> str:
    """Return all findings.

    Args:
        found: the findings, each with its answers.
        verdicts: the verdict on each property that they name.
    """
    return "\n\n".join(
        "\n\n".join(_told(number, finding, answers, verdicts))
        for number, (finding, answers) in enumerate(found, start=1)
    )


def _told(
    number: int, finding: Finding, answers: Answers, verdicts: Mapping[str, str]
) -> Iterator[str]:
    yield f"## {number}. {finding.title}"
    yield _in_lines(f"**{_moral(finding)}**")
    yield _in_lines(filled(finding, finding.text))
    if finding.drawing:
        yield f"![{finding.title}](../diagrams/out/en/{finding.drawing})"
    for asking in finding.askings:
        yield _asked(asking, answers[asking.name])
    yield "\n".join(
        f"- **{verdicts[known.name]}**, *{in_words(known.name)}*: {escaped(known.sentence)}"
        for known in properties_named(finding.properties)
    )
    yield "  \n".join((f"From {', '.join(finding.sources)}.", *_readings(finding)))


def _in_lines(text: str) -> str:
    """Return a Markdown text with lines of one length, but for its tables."""
    parts = (part if part.startswith("|") else _filled(part) for part in text.split("\n\n"))
    return "\n\n".join(parts)


def _filled(paragraph: str) -> str:
    return fill(" ".join(paragraph.split()), _LINE, break_long_words=False, break_on_hyphens=False)


def _readings(finding: Finding) -> Iterator[str]:
    for reading in finding.readings:
        options = " or ".join(f"*{option.value}*" for option in reading)
        yield f"{reading.__name__} is open: {reading.question()} {options}."


def _asked(asking: Asking, answer: Answer) -> str:
    """Return a question with its answer, and what shows it behind a mark to open."""
    lines = [f"<code>{escape(asking.question.text)}</code>", escape(_sentence(asking, answer))]
    mark = _MARKS[answer.reply]
    shown = "\n".join(_evidence(answer))
    return (
        f"<details>\n<summary>{mark} {'<br>'.join(lines)}</summary>\n\n"
        f"```text\n{shown}\n```\n\n</details>"
    )


def _sentence(asking: Asking, answer: Answer) -> str:
    told = sentence(answer)
    if answer.question.form is Form.WHICH_READINGS and asking.where_text:
        told = f"exactly where {asking.where_text}."
    elif answer.question.form is Form.WHICH_READINGS and answer.reply is Reply.YES:
        told = "under every reading."
    elif answer.proof is not None and answer.trace is None:
        told = told.split(":", maxsplit=1)[0] + {Reply.NO: ": it can never happen."}.get(
            answer.reply, ": it always holds."
        )
    return f"{told} ({answer.optimal})" if answer.optimal else told


def _evidence(answer: Answer) -> Iterator[str]:
    for heading, lines in reasons(answer):
        yield heading
        yield from (f"  • {clean(line)}" for line in lines)
    if answer.cases and answer.trace is not None:
        yield ""
    if answer.trace is not None:
        because = ends_because(answer)
        yield from story(answer.trace, _WIDTH, ends_because=because)
    proofs = [case.proof for case in answer.cases] + [answer.proof]
    number = sum(proof.obligations for proof in proofs if proof is not None)
    if number:
        yield f"Proved: {number:,} obligations, all confirmed by a solver that did not find it."
