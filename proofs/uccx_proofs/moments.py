"""Go a trace again with integers, twice: in the model, and in the system that proofs are about.

The model knows nothing of the bystander's notebook, the system does; in all else they must agree.
What a trace is said to show is then looked up in its last moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from uccx_model.choices import choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import ReplayError, replay
from uccx_model.expressions import Bool, Term
from uccx_model.graph import Graph
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import symbols_of
from uccx_model.states import LicensingState
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_proofs.history import History
from uccx_proofs.property import Claim, Target
from uccx_proofs.system import Edge, System

__all__ = [
    "Moment",
    "comes_true",
    "last_moment",
    "moments_of",
    "reaches",
    "rigid_values",
    "shows",
]


@dataclass(frozen=True)
class Moment:
    """The end of a trace: where it is, and the last step with what held before it."""

    node: str
    values: Mapping[Term, Value]  #: of variables and rigid symbols
    edge: Edge | None  #: the last step's
    before: Mapping[Term, Value]  #: of variables, inputs and rigid symbols


def last_moment(
    graph: Graph,
    system: System,
    trace: Trace,
    begins: Mapping[LicensingState, Bool] | None = None,
) -> Moment:
    """Return the end of a trace.

    Args:
        graph: the model.
        system: its system.
        trace: the trace.
        begins: what holds at the model's starts, if they are not the usual ones.

    Raises:
        ReplayError: it is no trace of the model, or of the system.
    """
    return moments_of(graph, system, trace, begins)[-1]


def moments_of(
    graph: Graph,
    system: System,
    trace: Trace,
    begins: Mapping[LicensingState, Bool] | None = None,
) -> list[Moment]:
    """Return the start of a trace, and the moment after each step.

    Args:
        graph: the model.
        system: its system.
        trace: the trace.
        begins: what holds at the model's starts, if they are not the usual ones.

    Raises:
        ReplayError: it is no trace of the model, or of the system.
    """
    replay(graph, trace, begins)
    rigid = rigid_values(trace)
    if not Valuation(rigid)(system.assumptions):
        raise ReplayError("the numbers and readings are not possible")
    values = _start(system, rigid, trace.start)
    moments = [Moment(trace.start.node, values, None, dict(values))]
    for step in trace.steps:
        told = {symbol: step.inputs[symbol.name] for symbol in system.inputs}
        before = {**values, **told}
        edge = _edge(system, moments[-1].node, step, before)
        known = Valuation(before)
        values = values | {symbol: known(value) for symbol, value in edge.updates.items()}
        moments.append(Moment(edge.target, values, edge, before))
        if any(values[s] != step.after.values.get(s.name, values[s]) for s in system.variables):
            raise ReplayError(f"{step.transition}: the system arrives elsewhere than the model")
    return moments


def rigid_values(trace: Trace) -> dict[Term, Value]:
    """Return a trace's numbers and choices, by symbol."""
    values: dict[Term, Value] = {s: trace.parameters[s.name] for s in parameter_symbols()}
    return values | {s: option_named(s.name) in trace.choices for s in choice_symbols()}


def _start(system: System, rigid: Mapping[Term, Value], start: Situation) -> dict[Term, Value]:
    """Return the values at the start, where the notebook is blank."""
    told = {**History.blank(start.node), **start.values}
    values = {**rigid, **{symbol: told[symbol.name] for symbol in system.variables}}
    condition = system.initial.get(start.node)
    if condition is None or not Valuation(values)(condition):
        raise ReplayError(f"nothing starts like this in {start.node}")
    return values


def _edge(system: System, here: str, step: TraceStep, before: Mapping[Term, Value]) -> Edge:
    known = Valuation(before)
    taken = [e for e in system.outgoing[here] if e.name == step.transition and known(e.guard)]
    fitting = [edge for edge in taken if edge.target == step.after.node]
    if not fitting or not known(system.possible):
        raise ReplayError(f"{step.transition} cannot be taken in {here}")
    return fitting[0]


def shows(claim: Claim, moment: Moment) -> bool:
    """Return whether a trace ends with what a claim says never happens."""
    if claim.edge is None:
        return claim.node == moment.node and comes_true(claim.bad, moment.values)
    return claim.edge is moment.edge and comes_true(claim.bad, moment.before)


def reaches(system: System, target: Target, moment: Moment) -> bool:
    """Return whether a trace ends with what was to be shown possible."""
    if not target.of_step:
        return comes_true(system.at(moment.node, target.condition), moment.values)
    edge = moment.edge
    return edge is not None and comes_true(edge.resolve(target.condition), moment.before)


def comes_true(condition: Bool, values: Mapping[Term, Value]) -> bool:
    """Return whether a condition holds; not if it speaks of what has no value."""
    if any(symbol not in values for symbol in symbols_of(condition)):
        return False
    return bool(Valuation(values)(condition))
