"""Verify the licensing model: check what is written down; find the rest anew, and check it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from uccx_model.graph import Graph, licensing_graph
from uccx_model.parameters import PROFILES
from uccx_proofs.catalogue import properties_named
from uccx_proofs.checker import Checker, Files, Finding, Refused
from uccx_proofs.examples import place_broken
from uccx_proofs.obligations import CertificateError
from uccx_proofs.outcomes import outcome
from uccx_proofs.processes import Limits
from uccx_proofs.property import Property
from uccx_proofs.solvers import MEGABYTES, SOLVERS, Z3
from uccx_proofs.store import Cache, Store, committed_certificates, user_cache
from uccx_proofs.system import licensing_system
from uccx_proofs.verdicts import Disagreement, Origin, Refuted, Result, Run, Unknown

__all__ = ["certify", "verify"]

CERTIFYING = 2  #: processes that search for certificates: a number, so that all find the same

Progress = Callable[[str, int, int], None]


def verify(  # noqa: PLR0913 - each is an option of its own
    properties: Sequence[str] | None = None,
    *,
    profile: str | None = None,
    jobs: int = 0,
    time_limit: float = 60.0,
    graph: Graph | None = None,
    progress: Progress | None = None,
    solvers: Sequence[str] = (Z3,),
    certificates: Path | None = None,
    cache: Path | None = None,
    fresh: bool = False,
) -> Run:
    """Verify the licensing model.

    Args:
        properties: names of the properties to decide; None or empty for all.
        profile: a release profile to restrict the numbers to; None for any numbers.
        jobs: how many processes check and search; 0 for one a processor.
        time_limit: seconds for one check, and for one search by a solver.
        graph: another model than the documented one.
        progress: gets what is being done, how many properties are decided, and of how many.
        solvers: who must agree to each certificate.
        certificates: the folder of certificates; None for those that belong to the model.
        cache: the folder of the cache; None for the user's.
        fresh: find everything anew, whatever is written down.

    Returns:
        The outcome for each property, in the catalogue's order.

    Raises:
        UnknownPropertyError: a property of this name does not exist.
        ValueError: a profile or a solver of this name does not exist.

    Example:
        >>> verify(["no_state_is_a_dead_end"]).results[0].holds
        True
    """
    _known("profile", [] if profile is None else [profile], [p.name for p in PROFILES])
    _known("solver", solvers, list(SOLVERS))
    chosen = properties_named(properties or ())
    model = licensing_graph() if graph is None else graph
    verification = _Verification(
        model, chosen, profile, tuple(solvers), jobs or os.cpu_count() or 1, time_limit, progress
    )
    memory = Cache(cache or user_cache())
    if not fresh:
        verification.check_written(Store(certificates or committed_certificates()))
        verification.check_remembered(memory)
    verification.find_anew([[p] for p in verification.left])
    for name, files in verification.written.items():
        if verification.results[name].holds:
            memory.remember(name, profile, files)
    return verification.run()


def certify(
    folder: Path | None = None,
    *,
    time_limit: float = 60.0,
    progress: Progress | None = None,
) -> Run:
    """Find every proof and example anew, and write those that hold into a folder.

    What is in the folder is replaced only if everything holds. The files are the same, byte for
    byte, whenever the model, the properties and the versions of the solvers are the same.

    Args:
        folder: where to; None for the certificates that belong to the model.
        time_limit: seconds for one check, and for one search by a solver.
        progress: gets what is being done, how many properties are decided, and of how many.

    Raises:
        OSError: the folder cannot be written to.
    """
    chosen = properties_named(())
    verification = _Verification(
        licensing_graph(), chosen, None, tuple(SOLVERS), CERTIFYING, time_limit, progress
    )
    groups = [chosen[start::CERTIFYING] for start in range(CERTIFYING)]
    verification.find_anew(groups)
    run = verification.run()
    if all(result.holds for result in run.results):
        store = Store(folder or committed_certificates())
        for name, files in verification.written.items():
            store.write(name, files)
        store.keep_only(verification.written)
    return run


def _known(what: str, names: Iterable[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"no {what} is called {name!r}; there are: {', '.join(known)}")


@dataclass
class _Verification:
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
                elif self.profile is None:
                    self.notes.append(f"{p.name}: refused: {finding.outcome.reason}")
            elif isinstance(finding.outcome, Unknown):
                self.notes.append(f"{p.name}: {finding.outcome.reason}")
            elif finding.stale:
                self.notes.append(f"{p.name}: {finding.stale}; its lemmas still do")
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
        if found is not None and not isinstance(verdict, Unknown | Disagreement):
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
