"""Ways in a system as traces of the model, each replayed by the model before it is shown."""

from __future__ import annotations

from uccx_model.choices import CHOICES
from uccx_model.execution import Execution, replay
from uccx_model.expressions import Scope
from uccx_model.graph import Graph
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import input_symbols, state_symbols
from uccx_proofs.concrete import Configuration, Values
from uccx_proofs.engines.search import Found
from uccx_proofs.system import Edge, System

__all__ = ["trace_of", "world_of"]


def trace_of(graph: Graph, system: System, found: Found, last: Edge | None = None) -> Trace:
    """Return a way as a trace, replayed in the model.

    Args:
        graph: the model that replays.
        system: the system in which the way was found.
        found: the way.
        last: an edge to take at its end with `found.last_inputs`, if any.

    Raises:
        ReplayError: the model does not go that way.
        NotEnabledError: nor can it be begun.
    """
    world = world_of(system, found.rigid)
    parameters, choices = world.parameters, world.choices
    moves = [*found.moves, *([(last, found.last_inputs)] if last is not None else [])]
    execution = Execution(graph, parameters, choices)
    here = start = _situation(system, found.start)
    steps: list[TraceStep] = []
    for edge, inputs in moves:
        told = _named(system, inputs)
        step = execution.take(here, edge.name, told)
        steps.append(step)
        here = step.after
    trace = Trace(parameters, choices, start, tuple(steps))
    replay(graph, trace)
    return trace


def world_of(system: System, values: Values) -> Trace:
    """Return the values of a system's rigid symbols as a trace of no steps, from nowhere."""
    rigid = {s.name: value for s, value in zip(system.rigid, values, strict=True)}
    parameters = {s.name: int(rigid[s.name]) for s in system.rigid if s.scope is Scope.PARAMETER}
    choices = []
    for choice in CHOICES:
        default, *others = choice
        options = [o for o in others if rigid[f"{choice.__name__}.{o.name}"]]
        choices.append(options[0] if options else default)
    return Trace(parameters, tuple(choices), Situation("", {}), ())


def _situation(system: System, here: Configuration) -> Situation:
    values = dict(zip((v.name for v in system.variables), here.values, strict=True))
    return Situation(here.node, {name: values[name] for name in state_symbols()})


def _named(system: System, inputs: Values) -> dict[str, int | bool]:
    values = dict(zip((v.name for v in system.inputs), inputs, strict=True))
    return {name: values[name] for name in input_symbols()}
