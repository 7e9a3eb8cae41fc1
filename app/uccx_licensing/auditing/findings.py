"""The part `findings`: what the verification found out that an administrator did not know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from uccx_licensing.auditing.answer_checks import check_proofs
from uccx_licensing.auditing.answer_records import answer_kept, answer_told
from uccx_licensing.auditing.figures import difference
from uccx_licensing.auditing.finding import Asking, Finding, findings
from uccx_licensing.auditing.finding_pages import best, contents, page
from uccx_licensing.auditing.parts import Ordered, Part, Summary
from uccx_licensing.auditing.sampling import sampled
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

__all__ = ["FINDINGS", "kept_answers", "wrong"]

Answered = Sequence[tuple[Finding, Mapping[str, Answer]]]
"""Findings, each with its answers by the names of its questions."""

Table = Callable[[Mapping[str, Any]], str]
AGAIN: Final = "run `uccx-licensing audit findings --record`"
SECONDS: Final = 120.0  #: for one search, and for the check of one proof
HELD: Final = frozenset({"proved", "witnessed"})


def find(ordered: Ordered, report: Report) -> dict[str, Any]:
    """Ask every question, and verify every property that a finding names.

    An answer that is not what the text needs is found as it is: the summary names it.
    """
    asker = Asker(time_limit=SECONDS)
    askings = sampled([(f, a) for f in findings() for a in f.askings], ordered.sample)
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


def kept_answers(record: Mapping[str, Any], *, every: bool = True) -> Answered:
    """Return each finding with its answers by the names of its questions, all stories gone through.

    Args:
        record: what was found.
        every: expect an answer to every question, not only to a sample.

    Raises:
        CertificateError: the record does not have them, or a story is no answer.
    """
    told = fields(record.get("answers"))
    return [
        (
            finding,
            {
                asking.name: _kept(record, finding, asking)
                for asking in finding.askings
                if every or asking.name in fields(told.get(finding.name, {}))
            },
        )
        for finding in findings()
    ]


def _kept(record: Mapping[str, Any], finding: Finding, asking: Asking) -> Answer:
    try:
        told = fields(fields(record.get("answers")).get(finding.name)).get(asking.name)
        return answer_kept(licensing_graph(), asking.question, told)
    except CertificateError as error:
        raise CertificateError(f"{_place(finding, asking)}: {error}; {AGAIN}") from error


def _place(finding: Finding, asking: Asking) -> str:
    return f"finding {finding.name!r}, question {asking.name!r}"


def wrong(answered: Answered, verdicts: Mapping[str, object]) -> list[str]:
    """Return what was found otherwise than a text has it, a sentence each, naming the finding."""
    told = []
    for finding, answers in answered:
        for asking in (asking for asking in finding.askings if asking.name in answers):
            differs = difference(asking, answers[asking.name])
            told += [f"{_place(finding, asking)}: {differs}"] if differs else []
        for name in finding.properties:
            if verdicts.get(name) not in HELD:
                told.append(f"finding {finding.name!r}: the property {name} is not known to hold")
    return told


def summary(record: Mapping[str, Any]) -> Summary:
    """Return how many findings there are, and which of them are no longer true."""
    answered = kept_answers(record, every=False)
    asked = count(sum(len(answers) for _, answers in answered), "question")
    failures = wrong(answered, fields(record.get("verdicts")))
    first = f"{count(len(answered), 'finding')}, {asked} asked: "
    first += f"{len(failures)} not as written" if failures else "all as written"
    return Summary((first, *failures), not failures)


def _table(made: Callable[[Answered, Mapping[str, str]], str]) -> Table:
    """Return what makes a table of a record in which everything is as the texts have it."""

    def table(record: Mapping[str, Any]) -> str:
        answered = kept_answers(record)
        verdicts = {n: text_in(v) for n, v in fields(record.get("verdicts")).items()}
        if failures := wrong(answered, verdicts):
            raise CertificateError("; ".join(failures))
        return made(answered, verdicts)

    return table


FINDINGS: Final = Part(
    "findings",
    "what the verification found out that an administrator did not know",
    find,
    check,
    summary,
    {
        "findings": _table(page),
        "morals": _table(lambda *_: contents(findings())),
        "best": _table(lambda *_: best(findings())),
    },
)
