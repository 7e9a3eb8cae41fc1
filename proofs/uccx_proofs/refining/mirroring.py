"""A run with pools, step by step with one count: by integers, which no solver has any part in.

What the simulation promises for all runs is seen here in one; the trace that comes of it is one of
the proved model, and can be replayed and shown like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.expressions import Scope, Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, state_symbols
from uccx_model.vocabulary import one_count
from uccx_proofs.refining import one_count as relation

__all__ = ["MirrorError", "UnlikeError", "mirrored"]

_OWN: Final = tuple(name for name in state_symbols() if name not in pools().state)


class MirrorError(ValueError):
    """A step is not within the conditions of the simulation.

    Args:
        step: its number.
        label: the transition.
    """

    def __init__(self, step: int, label: str) -> None:
        self.step = step
        super().__init__(f"step {step}, {label}: pools may do here what one count cannot")


class UnlikeError(RuntimeError):
    """One count does something else than the pools did: then the proof is wrong, or this is."""


def mirrored(several: Execution, start: Situation, steps: Sequence[TraceStep]) -> Trace:
    """Return what one count does while pools take these steps.

    Args:
        several: an execution of `pooled_graph()` with the variables `pools()`.
        start: where the run with pools starts.
        steps: what it does.

    Raises:
        MirrorError: a step is not within the conditions of the simulation.
        UnlikeError: one count cannot do the same.
    """
    one = replace(several, graph=licensing_graph(), variables=one_count())
    mirror = _Mirror(several, one)
    counts = {symbol.name: 0 for symbol in relation.beginning()}
    here, there = start, Situation(start.node, _values(start.values, counts))
    first, taken = there, list[TraceStep]()
    if not one.is_start(first):
        raise UnlikeError(f"no instance with one count starts in {start.node} like this")
    for number, step in enumerate(steps, start=1):
        taken.append(mirror.step(number, here, there, step))
        here, there = step.after, taken[-1].after
    return Trace(dict(one.parameters), one.all_choices, first, tuple(taken))


def _values(shared: Mapping[str, Value], counts: Mapping[str, Value]) -> dict[str, Value]:
    return {n: counts[n] if n in counts else shared[n] for n in state_symbols()}


@dataclass(frozen=True)
class _Mirror:
    several: Execution
    one: Execution

    @cached_property
    def _edges(self) -> Mapping[tuple[str, str, str], Transition]:
        return {(t.source.name, t.name, t.target.name): t for t in transitions_of(pooled_graph())}

    def step(self, number: int, here: Situation, there: Situation, step: TraceStep) -> TraceStep:
        """Return the step of one count at `there` while pools step from `here`."""
        edge = self._edges[here.node, step.transition, step.after.node]
        symbols = one_count().state
        known: dict[Term, Value] = self.several.values(here, step.inputs)
        value = Valuation(known | {symbols[name]: there.values[name] for name in _OWN})
        if not all(map(value, relation.conditions(edge))):
            raise MirrorError(number, edge.label)
        chosen = {symbol.name: value(term) for symbol, term in relation.given(edge).items()}
        names = Inputs.symbols(Scope.INPUT).as_mapping()
        inputs = {name: chosen.get(name, step.inputs.get(name)) for name in names}
        try:
            taken = self.one.take(there, step.transition, inputs)  # type: ignore[arg-type]
        except NotEnabledError as error:
            raise UnlikeError(f"step {number}: {error}") from error
        self._compare(number, step, taken)
        return taken

    def _compare(self, number: int, step: TraceStep, taken: TraceStep) -> None:
        unlike = [n for n, v in taken.after.values.items() if step.after.values.get(n, v) != v]
        alike = (step.after.node, step.notices) == (taken.after.node, taken.notices)
        if unlike or not alike:
            raise UnlikeError(
                f"step {number}, {step.transition}: with pools it leads to {step.after}, "
                f"with one count to {taken.after}"
            )
