"""Why a transition is not enabled: the parts of its guard that do not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import Execution
from uccx_model.expressions import Bool, Op, Term
from uccx_model.graph import transitions_of
from uccx_model.states import state_named
from uccx_model.trace import Situation
from uccx_model.transition import Transition

__all__ = ["Unmet", "obstacles_at_start", "obstacles_of", "unmet_parts"]


@dataclass(frozen=True)
class Unmet:
    """A transition that is not enabled, and each part of its guard that does not hold."""

    transition: Transition
    parts: tuple[Bool, ...]


def obstacles_of(
    execution: Execution, here: Situation, name: str, inputs: Mapping[str, Value]
) -> tuple[tuple[Bool, ...], tuple[Unmet, ...]]:
    """Return what stands in the way of a transition.

    Args:
        execution: the numbers, readings and circumstances.
        here: where the instance is.
        name: the transition's name.
        inputs: every input by name.

    Returns:
        The parts of "these inputs are possible" that do not hold; and the transitions of this name
        that leave this licensing state, each with the parts of its guard that do not hold.
    """
    value = Valuation(execution.values(here, inputs))
    impossible = unmet_parts(execution.variables.well_formed, value)
    known = (
        t
        for t in transitions_of(execution.graph)
        if t.name == name and t.source.name == here.node and t.name not in execution.dropped
    )
    return (
        tuple(impossible),
        tuple(Unmet(t, tuple(unmet_parts(t.guard, value))) for t in known),
    )


def obstacles_at_start(execution: Execution, here: Situation) -> tuple[Bool, ...]:
    """Return the parts of "an instance starts like this" that do not hold.

    Raises:
        KeyError: there is no such licensing state, or no instance starts in it.
    """
    condition = execution.variables.starts(execution.settings)[state_named(here.node)]
    return tuple(unmet_parts(condition, Valuation(execution.values(here, {}))))


def unmet_parts(condition: Term, value: Callable[[Term], Value]) -> Iterator[Bool]:
    """Yield the smallest parts of a condition that all would have to hold, and do not.

    Args:
        condition: a condition that is a conjunction, or is treated as one of a single part.
        value: the value of any term.
    """
    if value(condition):
        return
    if condition.op is Op.AND:
        for part in condition.args:
            yield from unmet_parts(part, value)
    elif condition.op is Op.NOT and condition.args[0].op is Op.OR:
        for part in condition.args[0].args:
            if value(part) and isinstance(part, Bool):
                yield ~part
    elif isinstance(condition, Bool):
        yield condition
