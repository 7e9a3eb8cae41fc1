"""One verification: check what is written down, find the rest anew, and check that too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from time import perf_counter

from uccx_model.graph import Graph
from uccx_proofs.checker import Checker, Files, Finding, Refused
from uccx_proofs.examples import place_broken
from uccx_proofs.obligations import CertificateError
from uccx_proofs.outcomes import outcome
from uccx_proofs.processes import Limits
from uccx_proofs.property import Property
from uccx_proofs.solvers import MEGABYTES
from uccx_proofs.store import Cache, Store
from uccx_proofs.system import licensing_system
from uccx_proofs.verdicts import Disagreement, Origin, Refuted, Result, Run, Unknown

__all__ = ["Progress", "Verification"]

Progress = Callable[[str, int, int], None]


@dataclass
class Verification:
    """One verification: what is decided already, and what was noticed on the way."""

    graph: Graph
    chosen: Sequence[Property]
    profile: str | None
    solvers: tuple[str, ...]
    jobs: int
    time_limit: float
    progress: Progress | None
    results: dict[str, Result] = field(default_factory=dict)
    written: dict[str, Files] = field(default_factory=dict)  #: what the engines found, as text
    notes: list[str] = field(default_factory=list)
    begin: float = field(default_factory=perf_counter)

    def __post_init__(self) -> None:
        self.system = licensing_system(self.graph)

    def run(self) -> Run:
        """Return the outcome."""
        results = tuple(self.results[p.name] for p in self.chosen)
        seconds = perf_counter() - self.begin
        return Run(results, seconds, self.profile, tuple(self.notes), self.solvers)

    @property
    def left(self) -> list[Property]:
        """The properties that are not decided yet."""
        return [p for p in self.chosen if p.name not in self.results]

    def _told(self, what: str) -> None:
        if self.progress is not None:
            self.progress(what, len(self.results), len(self.chosen))

    def check_written(self, store: Store) -> None:
        """Decide what the certificates show that belong to the model."""
        files = {p.name: store.read(p.name) for p in self.chosen}
        self._told("checking certificates")
        for p, finding in self._checked(files):
            if isinstance(finding.outcome, Refused):
                if finding.outcome.missing:
                    self.notes.append(f"{p.name}: {finding.outcome.reason}")
                elif self.profile is None or not finding.outcome.by_example:
                    self.notes.append(f"{p.name}: refused: {finding.outcome.reason}")
            elif isinstance(finding.outcome, Unknown):
                self.notes.append(f"{p.name}: {finding.outcome.reason}")
            elif finding.stale:
                self.notes.append(
                    f"{p.name}: out of date ({finding.stale}), but its lemmas still hold"
                )
                self._decide(p, finding, Origin.SEARCH)
            else:
                self._decide(p, finding, Origin.CERTIFICATE)

    def check_remembered(self, cache: Cache) -> None:
        """Decide what an earlier run has found out."""
        entries = {p.name: cache.read(p.name, self.profile) for p in self.left}
        while any(entries.values()):
            files = {name: remembered[0] for name, remembered in entries.items() if remembered}
            for p, finding in self._checked(files):
                if not (isinstance(finding.outcome, Refused | Unknown) or finding.stale):
                    self._decide(p, finding, Origin.CACHE)
            entries = {p.name: entries[p.name][1:] for p in self.left}

    def find_anew(self, groups: Sequence[Sequence[Property]]) -> None:
        """Let the engines decide properties, group by group, and check what they say."""
        if not groups:
            return
        from uccx_proofs.searching import search  # noqa: PLC0415 - not needed for checking

        self._told("looking for proofs")
        found = search(self.graph, groups, self.profile, self.jobs, self.time_limit)
        results: dict[str, Result] = {}
        with closing(found) as outcomes:
            for p, result, written in outcomes:
                results[p.name] = result
                if written is None:
                    self.results[p.name] = self._retraced(p, result)
                else:
                    self.written[p.name] = written
                self._told(p.name)
        for p, finding in self._checked(self.written):
            if isinstance(finding.outcome, Refused):
                doubt = self._doubt(results[p.name], finding.outcome.reason)
                self.results[p.name] = replace(results[p.name], verdict=doubt)
            else:
                self._decide(p, finding, Origin.SEARCH, results[p.name])

    def _doubt(self, result: Result, reason: str) -> Disagreement | Unknown:
        """Return what is known of a property whose proof was found and then refused."""
        if not all(isinstance(condition.without, Refuted) for condition in result.conditions):
            return Unknown(f"not every condition is known to be needed: {reason}")
        engine = getattr(result.verdict, "engine", "an engine")
        told = f"{engine} says so, the check does not: {reason}"
        return Disagreement(told, material=self.written[result.name].named())

    def _retraced(self, p: Property, result: Result) -> Result:
        """Go a counterexample again: an engine's word is not enough to refute a property."""
        verdict = result.verdict
        if not isinstance(verdict, Refuted) or verdict.counterexample is None:
            return result
        try:
            place_broken(self.graph, self.system, p, verdict.counterexample, self.profile)
        except CertificateError as error:
            told = f"{verdict.engine} refutes it, its counterexample does not: {error}"
            return replace(result, verdict=Disagreement(told, verdict.counterexample))
        return result

    def _checked(self, files: Mapping[str, Files]) -> Iterable[tuple[Property, Finding]]:
        checker = Checker(self.graph, self.system, files, self.solvers, self.profile)
        named = {p.name: p for p in self.left if p.name in files}
        limits = Limits(self.time_limit, MEGABYTES)
        with closing(checker.check(named.values(), self.jobs, limits)) as findings:
            for finding in findings:
                yield named[finding.name], finding

    def _decide(
        self, p: Property, finding: Finding, origin: Origin, found: Result | None = None
    ) -> None:
        verdict = finding.outcome
        if isinstance(verdict, Refused):
            raise TypeError(f"{p.name}: what is refused decides nothing")
        if found is not None and type(verdict) is type(found.verdict):
            verdict = found.verdict  # the same, with what the engine tells of it
        self.results[p.name] = outcome(
            p,
            verdict,
            self.profile,
            conditions=finding.conditions if found is None else found.conditions,
            origin=origin,
            checked_by=finding.solvers,
            obligations=finding.obligations,
            seconds=finding.seconds + (0.0 if found is None else found.seconds),
        )
        self._told(p.name)
