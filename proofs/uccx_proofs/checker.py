"""The checker: are certificates and evidence good for what the model and the properties say?

It derives everything again from the model, takes nothing from a certificate but lemmas, inputs and
steps, and asks solvers that know nothing of how they were found. It uses no part of the engines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Final

from uccx_model.expressions import Term
from uccx_model.graph import Graph
from uccx_proofs.certificate import Thesis, has_thesis, thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.evidence import Evidence, parse_evidence
from uccx_proofs.examples import (
    applies,
    check_needs_met,
    conditions_shown,
    graph_verdict,
    story_verdict,
    witnessed,
)
from uccx_proofs.obligations import CertificateError, Obligation, obligations
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.property import Property
from uccx_proofs.scripts import digest_of, script_of, title
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.system import System
from uccx_proofs.verdicts import Condition, Disagreement, Proved, Unknown, Verdict
from uccx_proofs.weighing import Answered, Refused, argument_of, weighed

__all__ = ["Checker", "Files", "Finding", "Refused"]

LONGEST_MESSAGE: Final = 500  #: letters


@dataclass(frozen=True)
class Files:
    """What is written down for one property; None where there is no file."""

    certificate: str | None = None  #: SMT-LIB 2 text
    evidence: str | None = None  #: JSON text
    fault: str = ""  #: why a file that exists cannot be read; then nothing else counts

    def named(self) -> dict[str, str]:
        """Return the texts there are, by name."""
        texts = {"certificate.smt2": self.certificate, "evidence.json": self.evidence}
        return {name: text for name, text in texts.items() if text is not None}


@dataclass(frozen=True)
class Finding:
    """What a check found about one property."""

    name: str
    outcome: Verdict | Refused
    conditions: tuple[Condition, ...] = ()
    obligations: int = 0
    solvers: tuple[str, ...] = ()  #: those that agreed to every obligation
    stale: str = ""  #: what has changed since the certificate was written, if anything
    seconds: float = 0.0  #: on all processors together


@dataclass(frozen=True)
class _Shown:
    """What evidence shows."""

    verdict: Verdict | None
    conditions: tuple[Condition, ...]


_Task = tuple[Property, str]
"""A property, and the solver to ask; "" to look at evidence."""


@dataclass(frozen=True)
class Checker:
    """Checks certificates for one model.

    Args:
        graph: the model.
        system: its system.
        files: what is written down, by the property's name.
        solvers: the names of the solvers that must agree.
        profile: the release whose numbers are assumed; None for any numbers.
    """

    graph: Graph
    system: System
    files: Mapping[str, Files]
    solvers: Sequence[str]
    profile: str | None = None

    def check(
        self, properties: Iterable[Property], workers: int, limits: Limits
    ) -> Generator[Finding, None, None]:
        """Yield what is found about each property, as soon as it is known."""
        tasks: list[_Task] = []
        for p in properties:
            solvers = dict.fromkeys(self.solvers) if has_thesis(p) else ()
            tasks += [(p, solver) for solver in solvers]
            tasks += [(p, "")]
        tasks.sort(key=lambda task: -len(self._files(task[0]).certificate or ""))
        parts: dict[str, dict[str, Answered | _Shown | Refused | Failed]] = {}
        wanted = Counter(p.name for p, _ in tasks)
        spent = dict.fromkeys(wanted, 0.0)
        with closing(run_all(self._timed, tasks, workers=workers, limits=limits)) as outcomes:
            for place, done in outcomes:
                p, solver = tasks[place]
                known = parts.setdefault(p.name, {})
                if isinstance(done, Failed):
                    known[solver] = done
                else:
                    known[solver] = done[0]
                    spent[p.name] += done[1]
                if len(known) == wanted[p.name]:
                    yield replace(self._finding(p, known), seconds=spent[p.name])

    def obligations(self, p: Property) -> tuple[Thesis, list[Obligation], str]:
        """Return what a property's certificate must show, its obligations, and what is stale.

        Raises:
            CertificateError: there is none, or it is none; says what is wrong.
        """
        text = self._files(p).certificate
        if text is None:
            raise CertificateError(self._files(p).fault or "there is no certificate")
        document = parse_certificate(text, self.system)
        assumed = document.certificate.profile
        if assumed not in (None, self.profile):
            raise CertificateError(f"it is for the numbers of {assumed} only")
        thesis = thesis_of(self.system, p, assumed)
        derived = obligations(self.system, thesis, document.certificate)
        return thesis, derived, _stale(derived, document.digests)

    # One task, in a process of its own.

    def _files(self, p: Property) -> Files:
        return self.files.get(p.name, Files())

    def _timed(self, task: _Task) -> tuple[Answered | _Shown | Refused, float]:
        begin = perf_counter()
        return self._perform(task), perf_counter() - begin

    def _perform(self, task: _Task) -> Answered | _Shown | Refused:
        p, solver = task
        if fault := self._files(p).fault:
            return Refused(_legible(fault))
        try:
            return self._answered(p, solver) if solver else self._shown(p)
        except CertificateError as error:
            return Refused(_legible(str(error)))

    def _answered(self, p: Property, solver: str) -> Answered | Refused:
        if self._files(p).certificate is None:
            return Refused("there is no certificate", missing=True)
        thesis, derived, stale = self.obligations(p)
        script = script_of(self.system, thesis, derived)
        answers = tuple(map(str, SOLVERS[solver](script)))
        return Answered(tuple(map(title, derived)), answers, stale, argument_of(derived), script)

    def _shown(self, p: Property) -> _Shown | Refused:
        if p.story is not None:
            return _Shown(story_verdict(self.graph, p), ())
        if p.graph is None and p.targets is None and not p.needs:
            return _Shown(None, ())
        if self.profile is not None and not applies(p, self.profile):
            return _Shown(None, ())
        text = self._files(p).evidence
        if text is None:
            return Refused("there is no evidence", missing=True)
        evidence = parse_evidence(text, self.graph)
        if evidence.name != p.name:
            raise CertificateError(f"its evidence is for the property {evidence.name!r}")
        return self._judged(p, evidence)

    def _judged(self, p: Property, evidence: Evidence) -> _Shown:
        if p.graph is not None:
            if self.profile is None:
                check_needs_met(self.system, p, evidence)
            return _Shown(graph_verdict(self.graph, p, evidence), ())
        conditions = conditions_shown(self.graph, self.system, p, evidence, self.profile)
        if p.targets is None:
            return _Shown(None, conditions)
        return _Shown(witnessed(self.graph, self.system, p, evidence, self.profile), conditions)

    # All tasks of a property together.

    def _finding(
        self, p: Property, parts: Mapping[str, Answered | _Shown | Refused | Failed]
    ) -> Finding:
        answered = {s: part for s in self.solvers if isinstance(part := parts.get(s), Answered)}
        outcome = weighed(answered) if answered else None
        if isinstance(outcome, Disagreement):
            return Finding(p.name, outcome)
        for solver, part in parts.items():
            if isinstance(part, Refused):
                return Finding(p.name, replace(part, by_example=not solver))
        for solver, part in parts.items():
            if isinstance(part, Failed):
                who = f"{solver} gave no answer" if solver else "no answer"
                return Finding(p.name, Unknown(f"{who}: {part.reason}"))
        shown = parts[""]
        if not isinstance(shown, _Shown):
            raise TypeError(f"expected what evidence shows, found {shown!r}")
        if outcome is None:
            verdict = shown.verdict or Unknown("nothing shows it")
            return Finding(p.name, verdict, shown.conditions)
        if isinstance(outcome, Proved) and self.profile and not applies(p, self.profile):
            told = f"does not apply with the numbers of {self.profile}"
            outcome = Proved(outcome.engine, told)
        first = next(iter(answered.values()))
        return Finding(
            p.name, outcome, shown.conditions, len(first.titles), tuple(answered), first.stale
        )


def _legible(text: str) -> str:
    """Return a message on one line and of some length: it may repeat what a file says."""
    short = text if len(text) <= LONGEST_MESSAGE else f"{text[:LONGEST_MESSAGE]}…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)


def _stale(derived: Sequence[Obligation], digests: Mapping[str, str]) -> str:
    """Return what has changed since the digests were taken; nothing, if nothing has."""
    memo: dict[Term, str] = {}
    now = {title(o): digest_of(o, memo) for o in derived}
    for name, digest in now.items():
        if name not in digests:
            return f"the obligation is new: {name}"
        if digests[name] != digest:
            return f"the obligation has changed: {name}"
    gone = [name for name in digests if name not in now]
    return _legible(f"the obligation is gone: {gone[0]}") if gone else ""
