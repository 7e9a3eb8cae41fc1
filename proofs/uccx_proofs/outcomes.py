"""Outcomes of properties: of those that need no engine, and as they are told."""

from __future__ import annotations

from time import perf_counter

from uccx_model.execution import NotEnabledError
from uccx_model.graph import Graph
from uccx_model.script import ScriptError
from uccx_proofs.property import Property
from uccx_proofs.verdicts import Condition, Engine, Refuted, Result, Unknown, Verdict, Witnessed

__all__ = ["outcome", "undecided", "without_knowledge"]


def without_knowledge(graph: Graph, p: Property) -> Result | None:
    """Return the outcome for a property that needs no engine: a graph fact or a scenario."""
    begin = perf_counter()
    verdict: Verdict
    if p.graph is not None:
        verdict = p.graph(graph)
    elif p.story is not None:
        try:
            verdict = Witnessed(Engine.REPLAY, ((p.sentence, p.story(graph)),))
        except (ScriptError, NotEnabledError) as error:
            verdict = Refuted(Engine.REPLAY, None, str(error))
    else:
        return None
    return outcome(p, verdict, (), p.periods, perf_counter() - begin)


def undecided(p: Property, reason: str) -> Result:
    """Return the outcome for a property that could not be looked at."""
    return outcome(p, Unknown(reason), (), p.periods, 0.0)


def outcome(
    p: Property,
    verdict: Verdict,
    conditions: tuple[Condition, ...],
    periods: str,
    seconds: float,
) -> Result:
    """Return the outcome for a property, with all that is told of it."""
    return Result(
        name=p.name,
        sentence=p.sentence,
        kind=p.kind.value,
        sources=p.sources,
        verdict=verdict,
        readings=p.readings,
        periods=periods,
        conditions=conditions,
        seconds=seconds,
        file=p.file,
        line=p.line,
        headline=p.headline,
    )
