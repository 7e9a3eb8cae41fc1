"""Verify the licensing model: learn about it once, then decide each property."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from time import perf_counter

from uccx_model.expressions import TRUE, all_of
from uccx_model.graph import Graph, licensing_graph
from uccx_model.parameters import PROFILES, profile_named
from uccx_proofs.catalogue import properties_named
from uccx_proofs.engines.inductive import SolverGaveUpError
from uccx_proofs.engines.knowledge import learn
from uccx_proofs.engines.prover import Prover
from uccx_proofs.engines.templates import Goal
from uccx_proofs.engines.worlds import default_choices, worlds
from uccx_proofs.outcomes import undecided, without_knowledge
from uccx_proofs.property import Property
from uccx_proofs.recheck import broken_by_edges, broken_by_starts
from uccx_proofs.system import licensing_system
from uccx_proofs.verdicts import (
    Disagreement,
    Engine,
    Proved,
    Refuted,
    Result,
    Run,
)

__all__ = ["goals_of", "prover_for", "verify"]

MADE_UP = 300  #: worlds with made-up numbers to walk in

Progress = Callable[[str, int, int], None]


def goals_of(properties: Sequence[Property], profile: str | None = None) -> list[Goal]:
    """Return what the invariant should help to prove."""
    numbers = TRUE if profile is None else profile_named(profile).numbers
    goals = []
    for p in properties:
        needs = all_of(numbers, *(need.condition for need in p.needs))
        if p.state is not None:
            goals.append(Goal(p.state, needs))
        elif p.step is not None:
            goals.append(Goal(p.step, needs, of_step=True))
    return goals


def prover_for(
    graph: Graph,
    properties: Sequence[Property],
    *,
    profile: str | None = None,
    time_limit: float = 60.0,
    tell: Callable[[str], None] = lambda _: None,
) -> Prover:
    """Return a prover that knows the model, ready to decide these properties and others.

    Args:
        graph: the model.
        properties: what the invariant is sought for.
        profile: a release profile whose numbers hold; None for any numbers.
        time_limit: seconds for one search by a solver.
        tell: gets a line about what is being done.

    Raises:
        SolverGaveUpError: the solver could not even find an invariant.
    """
    system = licensing_system(graph)
    release = profile_named(profile or "12.5").numbers
    preferences = [release & default_choices(), release, default_choices()]
    goals = goals_of(properties, profile)
    knowledge = learn(system, worlds(system, MADE_UP), goals, preferences, tell)
    return Prover(graph, knowledge, time_limit, profile)


def verify(
    properties: Sequence[str] | None = None,
    *,
    profile: str | None = None,
    jobs: int = 0,
    time_limit: float = 60.0,
    graph: Graph | None = None,
    progress: Progress | None = None,
) -> Run:
    """Verify the licensing model.

    Args:
        properties: names of the properties to decide; None or empty for all.
        profile: a release profile to restrict the numbers to; None for any numbers.
        jobs: how many processes decide properties; 0 for one a processor.
        time_limit: seconds for one search by a solver.
        graph: another model than the documented one.
        progress: gets what is being done, how many properties are decided, and of how many.

    Returns:
        The outcome for each property, in the catalogue's order.

    Raises:
        UnknownPropertyError: a property of this name does not exist.
        ValueError: a profile of this name does not exist.

    Example:
        >>> verify(["no_state_is_a_dead_end"]).results[0].holds
        True
    """
    begin = perf_counter()
    if profile is not None and profile not in {p.name for p in PROFILES}:
        known = ", ".join(p.name for p in PROFILES)
        raise ValueError(f"no profile is called {profile!r}; there are: {known}")
    chosen = properties_named(properties or ())
    report = progress or (lambda *_: None)
    model = licensing_graph() if graph is None else graph
    found: dict[str, Result] = {}
    broken: list[str] = []
    for outcome in _results(model, chosen, profile, jobs, time_limit, report):
        if isinstance(outcome, Result):
            found[outcome.name] = outcome
            report(outcome.name, len(found), len(chosen))
        else:
            broken += outcome
    results = [found[p.name] for p in chosen]
    if broken:
        results = [_doubted(result, broken) for result in results]
    return Run(tuple(results), perf_counter() - begin, profile)


def _doubted(result: Result, broken: Sequence[str]) -> Result:
    """Return an outcome without the invariant that it rests on, which a check found broken."""
    verdict = result.verdict
    if not isinstance(verdict, Proved | Refuted) or verdict.engine in (Engine.GRAPH, Engine.REPLAY):
        return result
    if isinstance(verdict, Refuted) and verdict.counterexample is not None:
        return result
    places = ", ".join(broken)
    return replace(result, verdict=Disagreement(f"the invariant is not confirmed at {places}"))


def _results(
    graph: Graph,
    chosen: Sequence[Property],
    profile: str | None,
    jobs: int,
    time_limit: float,
    report: Progress,
) -> Iterator[Result | list[str]]:
    """Yield each property's outcome as soon as it is known, and what breaks the invariant."""
    rest = []
    for p in chosen:
        result = without_knowledge(graph, p)
        if result is None:
            rest.append(p)
        else:
            yield result
    if not rest:
        return
    done = len(chosen) - len(rest)
    try:
        prover = prover_for(
            graph,
            rest,
            profile=profile,
            time_limit=time_limit,
            tell=lambda what: report(what, done, len(chosen)),
        )
    except SolverGaveUpError as error:
        yield from (undecided(p, str(error)) for p in rest)
        return
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (_alone(prover, p) for p in rest)
        yield _recheck(prover, 0, 1)
    else:
        yield from _in_parallel(prover, rest, workers)


def _alone(prover: Prover, p: Property) -> Result:
    try:
        return prover.result(p)
    except Exception as error:
        return undecided(p, f"the engine failed: {type(error).__name__}: {error}")


def _in_parallel(
    prover: Prover, properties: Sequence[Property], workers: int
) -> Iterator[Result | list[str]]:
    """Yield outcomes decided by worker processes, which know all that the prover knows.

    A worker that dies makes what it had not decided *unknown*, never proved.
    """
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, context, _become, (prover, properties))
    checks = [pool.submit(_check, part, workers) for part in range(workers)]
    waiting: dict[Future[Result], Property] = {
        pool.submit(_decide, place): p for place, p in enumerate(properties)
    }
    try:
        for future in as_completed(waiting):
            p = waiting[future]
            try:
                yield future.result()
            except BrokenProcessPool:
                yield undecided(p, "the process that was to decide it died")
            except Exception as error:
                yield undecided(p, f"the engine failed: {type(error).__name__}: {error}")
        for check in checks:
            try:
                yield check.result()
            except BrokenProcessPool:
                yield ["a check that died"]
    except BaseException:
        for process in list(pool._processes.values()):  # no public way to stop now
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_worker: list[tuple[Prover, Sequence[Property]]] = []
"""What a worker process knows; empty elsewhere."""


def _become(prover: Prover, properties: Sequence[Property]) -> None:
    _worker.append((prover, properties))


def _check(part: int, parts: int) -> list[str]:
    return _recheck(_worker[0][0], part, parts)


def _recheck(prover: Prover, part: int, parts: int) -> list[str]:
    """Return what breaks the invariant, in one of several parts of the system."""
    system, invariant = prover.knowledge.system, prover.knowledge.invariant
    broken = broken_by_edges(system, invariant, system.edges[part::parts])
    return broken if part else broken_by_starts(system, invariant) + broken


def _decide(place: int) -> Result:
    prover, properties = _worker[0]
    return prover.result(properties[place])
