"""Search for proofs and examples, in processes of their own, and write down what is found."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from time import perf_counter

from uccx_model.graph import Graph
from uccx_proofs.certificate import Thesis, thesis_of
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.checker import Files
from uccx_proofs.engines.preparing import prover_for
from uccx_proofs.engines.prover import Prover, Solution
from uccx_proofs.evidence import Evidence, Example, evidence_text
from uccx_proofs.obligations import obligations
from uccx_proofs.outcomes import outcome
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.property import Property
from uccx_proofs.system import System
from uccx_proofs.verdicts import Proved, Refuted, Result, Unknown, Witnessed

__all__ = ["search", "written"]

LEARNING = 600.0  #: seconds to learn about a model, at most
SEARCHES = 6  #: how many searches with a time limit one property may need
MEGABYTES = 8_192  #: of memory for each process

Found = tuple[Property, Result, Files | None]


def search(
    graph: Graph,
    groups: Sequence[Sequence[Property]],
    profile: str | None,
    jobs: int,
    time_limit: float,
) -> Generator[Found, None, None]:
    """Yield what the engines say of each property, and what they give for it to be checked.

    What a solver finds depends on what it was asked before. So that the same is found on every
    machine, a group of several properties is decided in its order by a process of its own.

    Args:
        graph: the model.
        groups: properties to be decided one after the other; groups may be decided at a time.
        profile: the release whose numbers are assumed; None for any numbers.
        jobs: how many processes search.
        time_limit: seconds for one search by a solver.
    """
    every = [p for group in groups for p in group]
    searcher = _Searcher(graph, every, profile, time_limit)
    longest = max(map(len, groups))
    limits = Limits(LEARNING + SEARCHES * time_limit * longest, MEGABYTES)
    with closing(run_all(searcher.solve, groups, workers=jobs, limits=limits)) as outcomes:
        for place, found in outcomes:
            if isinstance(found, Failed):
                told = Unknown(f"the search gave no answer: {found.reason}")
                yield from ((p, outcome(p, told, profile), None) for p in groups[place])
            else:
                answers = zip(groups[place], found, strict=True)
                yield from ((p, result, files) for p, (result, files) in answers)


class _Searcher:
    """Solves properties; learns about the model when the first is asked for."""

    def __init__(
        self,
        graph: Graph,
        properties: Sequence[Property],
        profile: str | None,
        time_limit: float,
    ) -> None:
        self._asked = graph, properties, profile, time_limit
        self._prover: Prover | None = None

    def solve(self, group: Sequence[Property]) -> list[tuple[Result, Files | None]]:
        """Return what is found of each property in a group."""
        graph, properties, profile, time_limit = self._asked
        if self._prover is None:
            self._prover = prover_for(graph, properties, profile=profile, time_limit=time_limit)
        return [self._solved(self._prover, p, profile) for p in group]

    def _solved(
        self, prover: Prover, p: Property, profile: str | None
    ) -> tuple[Result, Files | None]:
        begin = perf_counter()
        solution = prover.solve(p)
        result = outcome(
            p,
            solution.verdict,
            profile,
            conditions=solution.conditions,
            seconds=perf_counter() - begin,
        )
        return result, written(prover.knowledge.system, p, solution, profile)


def written(
    system: System, p: Property, solution: Solution, profile: str | None = None
) -> Files | None:
    """Return a solution as text; None if there is nothing that could be checked.

    Raises:
        CertificateError: what was found cannot be a certificate.
    """
    verdict = solution.verdict
    if not isinstance(verdict, Proved | Witnessed):
        return None
    certificate = None
    if isinstance(verdict, Proved) and verdict.certificate is not None:
        thesis: Thesis = thesis_of(system, p, profile)
        found = obligations(system, thesis, verdict.certificate)
        certificate = certificate_text(thesis, verdict.certificate, found)
    evidence = Evidence(
        p.name,
        tuple(Example(*shown) for shown in verdict.traces if p.targets is not None)
        if isinstance(verdict, Witnessed)
        else (),
        tuple(
            Example(condition.sentence, condition.without.counterexample)
            for condition in solution.conditions
            if isinstance(condition.without, Refuted)
            and condition.without.counterexample is not None
        ),
        solution.met,
        verdict.argument if isinstance(verdict, Proved) else None,
    )
    return Files(certificate, evidence_text(evidence) if evidence else None)
