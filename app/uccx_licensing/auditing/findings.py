"""The part `findings`: what the verification found out that an administrator did not know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from uccx_licensing.auditing.answer_records import answer_kept, answer_told, check_proofs
from uccx_licensing.auditing.figures import difference
from uccx_licensing.auditing.finding import Asking, Finding, findings
from uccx_licensing.auditing.finding_pages import best, contents, page
from uccx_licensing.auditing.parts import Ordered, Part, Summary
from uccx_licensing.outcome import outcome_of
from uccx_licensing.progress import Report
from uccx_licensing.words import count
from uccx_model.graph import licensing_graph
from uccx_proofs.json_reader import fields, text_in
from uccx_proofs.queries.answer import Answer
from uccx_proofs.queries.asking import Asker
from uccx_proofs.refusing import CertificateError
from uccx_proofs.verdicts import Result
from uccx_proofs.verify import verify

__all__ = ["PART", "kept_answers"]

PARTS: Final = ("answers", "properties")
ABOUT: Final = ("model", "properties")
SECONDS: Final = 120.0  #: for one search, and for the check of one proof
HELD: Final = frozenset({"proved", "witnessed"})


def find(ordered: Ordered, report: Report) -> dict[str, Any]:
    """Ask every question, and verify every property that a finding names.

    An answer that is not what the text needs is found as it is: the summary names it.
    """
    asker = Asker(time_limit=SECONDS)
    askings = [(f, a) for f in findings() for a in f.askings][: ordered.sample]
    answers: dict[str, dict[str, Any]] = {}
    for number, (finding, asking) in enumerate(askings):
        report(f"{finding.name}, {asking.name}", number, len(askings))
        told = answer_told(asker.answer(asking.question))
        answers.setdefault(finding.name, {})[asking.name] = told
    report("properties", len(askings), len(askings))
    return {"answers": answers, "verdicts": _verdicts()}


def _verdicts() -> dict[str, str]:
    names = sorted({name for finding in findings() for name in finding.properties})
    with TemporaryDirectory() as nothing_remembered:
        run = verify(names, cache=Path(nothing_remembered))
    return {result.name: _word(result) for result in run.results}


def _word(result: Result) -> str:
    return outcome_of(result.verdict).word


def check(record: Mapping[str, Any]) -> None:
    """Judge every story again, and let solvers check every proof.

    Raises:
        CertificateError: a story or proof is no good; names the finding and the question.
    """
    for finding in findings():
        for asking in finding.askings:
            answer = _kept(record, finding, asking)
            try:
                check_proofs(licensing_graph(), answer, SECONDS)
            except CertificateError as error:
                raise CertificateError(f"{_place(finding, asking)}: {error}") from error


def kept_answers(record: Mapping[str, Any], finding: Finding) -> dict[str, Answer]:
    """Return a finding's answers, by the names of its questions, with their stories gone through.

    Raises:
        CertificateError: the record does not have them, or a story is no answer.
    """
    return {asking.name: _kept(record, finding, asking) for asking in finding.askings}


def _kept(record: Mapping[str, Any], finding: Finding, asking: Asking) -> Answer:
    try:
        kept = fields(record.get("answers"), ())
        answers = fields(kept.get(finding.name), (asking.name,), fields(kept.get(finding.name)))
        return answer_kept(licensing_graph(), asking.question, answers[asking.name])
    except CertificateError as error:
        told = "run `uccx-licensing audit findings --record`"
        raise CertificateError(f"{_place(finding, asking)}: {error}; {told}") from error


def _place(finding: Finding, asking: Asking) -> str:
    return f"finding {finding.name!r}, question {asking.name!r}"


def wrong(record: Mapping[str, Any]) -> list[str]:
    """Return what the record says otherwise than the texts, a sentence each, naming the finding."""
    told = []
    for finding in findings():
        for asking in finding.askings:
            differs = difference(asking, _kept(record, finding, asking))
            told += [f"{_place(finding, asking)}: {differs}"] if differs else []
        for name in finding.properties:
            word = _verdict(record, name)
            if word not in HELD:
                told.append(f"finding {finding.name!r}: the property {name} is {word}")
    return told


def _verdict(record: Mapping[str, Any], name: str) -> str:
    return text_in(fields(record.get("verdicts"), (name,), fields(record.get("verdicts")))[name])


def summary(record: Mapping[str, Any]) -> Summary:
    """Return how many findings there are, and which of them are no longer true."""
    found = findings()
    asked = count(sum(len(finding.askings) for finding in found), "question")
    failures = wrong(record)
    first = f"{count(len(found), 'finding')}, shown by {asked}: "
    first += f"{len(failures)} not as written" if failures else "all as written"
    return Summary((first, *failures), not failures)


def _true(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record, of which pages may be made.

    Raises:
        CertificateError: a finding is no longer true.
    """
    if failures := wrong(record):
        raise CertificateError("; ".join(failures))
    return record


def _page(record: Mapping[str, Any]) -> str:
    verdicts = {name: _verdict(record, name) for f in findings() for name in f.properties}
    told = [(f, kept_answers(_true(record), f)) for f in findings()]
    return page(told, verdicts)


PART: Final = Part(
    "findings",
    "what the verification found out that an administrator did not know",
    find,
    check,
    summary,
    {
        "findings": _page,
        "morals": lambda record: contents(findings()) if _true(record) else "",
        "best": lambda record: best(findings()) if _true(record) else "",
    },
)
