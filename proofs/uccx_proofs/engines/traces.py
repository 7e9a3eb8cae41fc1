"""Ways in a system as traces of the model, each replayed by the model before it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from uccx_model.choices import CHOICES
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, ReplayError, replay
from uccx_model.expressions import Bool, Int, Scope, Term, boolean, integer
from uccx_model.graph import Graph
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.states import LicensingState
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import input_symbols, state_symbols
from uccx_proofs.concrete import Configuration, Values
from uccx_proofs.engines.knowledge import Knowledge
from uccx_proofs.engines.search import Found, Wanted
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge, System

__all__ = ["trace_of", "trace_to", "world_of"]


def trace_of(
    graph: Graph,
    system: System,
    found: Found,
    last: Edge | None = None,
    *,
    settings: Mapping[str, Value] | None = None,
    dropped: tuple[str, ...] = (),
    begins: Mapping[LicensingState, Bool] | None = None,
) -> Trace:
    """Return a way as a trace, replayed in the model.

    Args:
        graph: the model that replays.
        system: the system in which the way was found.
        found: the way.
        last: an edge to take at its end with `found.last_inputs`, if any.
        settings: state variables that are supposed to have this value all the time.
        dropped: names of transitions that are supposed not to exist.
        begins: what holds at the model's starts, if they are not the usual ones.

    Raises:
        ReplayError: the model does not go that way.
        NotEnabledError: nor can it be begun.
    """
    world = world_of(system, found.rigid)
    parameters, choices = world.parameters, world.choices
    moves = [*found.moves, *([(last, found.last_inputs)] if last is not None else [])]
    settled = settings or {}
    execution = Execution(graph, parameters, choices, settled, dropped)
    here = start = _situation(system, found.start)
    steps: list[TraceStep] = []
    for edge, inputs in moves:
        told = _named(system, inputs)
        step = execution.take(here, edge.name, told)
        steps.append(step)
        here = step.after
    trace = Trace(parameters, choices, start, tuple(steps), settled, dropped)
    replay(graph, trace, begins)
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


def trace_to(graph: Graph, known: Knowledge, found: Found, wanted: Wanted) -> Trace:
    """Return a way as a trace, after going it twice with integers: in the system, and in the model.

    Raises:
        ReplayError: they differ, or the way does not lead to what was wanted.
        NotEnabledError: the model does not go that way.
    """
    reached = known.search.run(found)[-1].here
    if reached.node != wanted.node or not _comes_true(known, wanted.condition, found, reached):
        raise ReplayError("run with integers, the way does not lead there")
    trace = trace_of(graph, known.system, found, wanted.edge)
    steps = trace.steps if wanted.edge is None else trace.steps[:-1]
    end = steps[-1].after if steps else trace.start
    same = all(
        end.values.get(v.name, value) == value
        for v, value in zip(known.system.variables, reached.values, strict=True)
    )
    if end.node != reached.node or not same:
        raise ReplayError("run with integers, the model arrives elsewhere")
    return trace


def _comes_true(known: Knowledge, condition: Bool, found: Found, here: Configuration) -> bool:
    """Return whether a condition holds at the end; if it compares two cases, for some of them."""
    system = known.system
    inputs = {s for s in symbols_of(condition) if s.scope is Scope.INPUT}
    if inputs.issubset(system.inputs):
        holds = known.concrete.compile([condition])
        return bool(holds(here.values, found.last_inputs, found.rigid)[0])
    symbols = (*system.variables, *system.rigid)
    values = zip(symbols, (*here.values, *found.rigid), strict=True)
    constants: dict[Term, Term] = {
        s: integer(value) if isinstance(s, Int) else boolean(bool(value)) for s, value in values
    }
    solver, translate = Solver(), Translator()
    solver.add(translate(substitute(condition, constants, {})))
    return solver.check() == "sat"
