"""Tell a story that was found as plainly as can be, and in as many cases as it happens in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from uccx_model.cases import Case, beyond
from uccx_model.choices import CHOICES
from uccx_model.execution import Execution, zero_inputs
from uccx_model.expressions import Scope
from uccx_model.graph import Graph
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Trace, TraceStep
from uccx_proofs.reachability.where import cases_of, path_condition, transition_taken

__all__ = ["Seen", "few", "plainly", "retold"]

_DEFAULTS: Final = Trace.default_choices()


@dataclass(frozen=True)
class Seen:
    """A story, and the cases in which the same steps lead to its end."""

    trace: Trace
    cases: tuple[Case, ...]


def retold(graph: Graph, trace: Trace) -> Seen:
    """Return a story told as plainly as its steps allow, and the cases in which it happens.

    Inputs that a step does not read say nothing; as many choices as can be are the usual ones.
    """
    plain = plainly(graph, trace)
    cases = cases_of(path_condition(graph, plain))
    usual = max(cases, key=_usual_options)
    choices = tuple(
        next(o for o in choice if o in usual.options.get(choice, frozenset(choice)))
        for choice in CHOICES
    )
    execution = Execution(graph, trace.parameters, choices)
    here, steps = trace.start, []
    for step in plain.steps:
        steps.append(execution.take(here, step.transition, step.inputs))
        here = steps[-1].after
    return Seen(Trace(trace.parameters, choices, trace.start, tuple(steps)), tuple(cases))


def plainly(graph: Graph, trace: Trace) -> Trace:
    """Return the same story, in which inputs that a step does not read say nothing."""
    return replace(trace, steps=tuple(_plain_steps(graph, trace)))


def _plain_steps(graph: Graph, trace: Trace) -> Iterator[TraceStep]:
    nothing, node = zero_inputs(), trace.start.node
    for step in trace.steps:
        transition = transition_taken(graph, node, step.transition, step.after.node)
        if transition is None:
            raise ValueError(f"{step.transition} does not leave {node}")
        terms = (transition.guard, *transition.changes.values(), *transition.emits.values())
        read = {s.name for t in terms for s in symbols_of(t) if s.scope is Scope.INPUT}
        inputs = {n: v if n in read else nothing[n] for n, v in step.inputs.items()}
        yield replace(step, inputs=inputs)
        node = step.after.node


def _usual_options(case: Case) -> int:
    return sum(option in case.options.get(type(option), (option,)) for option in _DEFAULTS)


def few(found: Sequence[Seen]) -> list[Seen]:
    """Return the stories without those of which others show all, in no more steps."""
    kept = list(found)
    for seen in found:
        others = [
            case
            for other in kept
            if other is not seen and len(other.trace.steps) <= len(seen.trace.steps)
            for case in other.cases
        ]
        if all(next(beyond(case, others), None) is None for case in seen.cases):
            kept = [other for other in kept if other is not seen]
    return kept
