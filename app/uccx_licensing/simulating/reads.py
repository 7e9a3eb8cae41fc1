"""Which inputs a step of a trace depends on; the others could have been anything."""

from __future__ import annotations

from dataclasses import replace

from uccx_model.evaluation import Value
from uccx_model.execution import Execution
from uccx_model.expressions import Scope, Term, constant
from uccx_model.graph import transitions_of
from uccx_model.pools.recognising import model_of
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.trace import Trace, TraceStep
from uccx_model.transition import Transition

__all__ = ["Reads"]


class Reads:
    """Knows what the steps of a trace depend on.

    Args:
        trace: the trace; its numbers and choices are taken as they are.
    """

    def __init__(self, trace: Trace) -> None:
        graph, self._variables = model_of(trace)
        execution = Execution(graph, trace.parameters, trace.choices, variables=self._variables)
        self._fixed: dict[Term, Term] = {s: constant(v) for s, v in execution.rigid.items()}
        self._memo: dict[Term, Term] = {}
        self._transitions: dict[tuple[str, str], list[Transition]] = {}
        for transition in transitions_of(graph):
            key = (transition.name, transition.target.name)
            self._transitions.setdefault(key, []).append(transition)
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def inputs(self, step: TraceStep) -> dict[str, Value]:
        """Return the inputs that a step depends on, by name."""
        names = self._names(step.transition, step.after.node)
        return {name: value for name, value in step.inputs.items() if name in names}

    def settled(self, trace: Trace) -> Trace:
        """Return a trace with inputs that say nothing wherever nothing depends on them."""
        zero = self._variables.nothing_given()
        steps = (replace(step, inputs={**zero, **self.inputs(step)}) for step in trace.steps)
        return replace(trace, steps=tuple(steps))

    def _names(self, transition: str, target: str) -> frozenset[str]:
        key = (transition, target)
        if key not in self._known:
            terms = [
                term
                for t in self._transitions.get(key, ())
                for term in (t.guard, *t.changes.values(), *t.emits.values())
            ]
            settled = (substitute(term, self._fixed, self._memo) for term in terms)
            symbols = {symbol for term in settled for symbol in symbols_of(term)}
            self._known[key] = frozenset(s.name for s in symbols if s.scope is Scope.INPUT)
        return self._known[key]
