"""Judge a difference: do two traces tell one? With integers, step by step, and without solvers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uccx_model.acts import REPORT, act_of
from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import Execution, replay
from uccx_model.graph import Graph
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.visible import NOTICES_SHOWN, STATE_SHOWN, visible

__all__ = [
    "Difference",
    "MisjudgedError",
    "Refused",
    "execution_of",
    "judge",
    "look",
    "step_act",
    "where_it_shows",
]


class MisjudgedError(ValueError):
    """Two traces do not tell a difference; the message says why."""


@dataclass(frozen=True)
class Refused:
    """Something that is not possible on one side."""

    act: str  #: what the administrator wants to do
    inputs: Mapping[str, Value]


@dataclass(frozen=True)
class Difference:
    """How two sides come to look different: the same happens on both, and is answered otherwise.

    Attributes:
        left: what happens on the left.
        right: what happens on the right; of as many steps, unless the last is refused.
        refused: what one side refuses at the end: the one whose trace has a step less.
    """

    left: Trace
    right: Trace
    refused: Refused | None = None


def execution_of(graph: Graph, trace: Trace) -> Execution:
    """Return the instance that goes the way of a trace."""
    return Execution(graph, trace.parameters, trace.choices, trace.settings, trace.dropped)


def look(execution: Execution, here: Situation) -> dict[str, Value]:
    """Return what an administrator can look up, by name."""
    value = Valuation(execution.values(here, {}))
    return {
        v.name: value(v.term) for v in visible() if here.node in {state.name for state in v.states}
    }


def step_act(step: TraceStep) -> str:
    """Return what somebody does for a step to be taken."""
    return REPORT if step.takes_time else act_of(step.transition)


def judge(graphs: tuple[Graph, Graph], difference: Difference) -> None:
    """Go both ways again, and make sure that they look alike up to the last step, and not there.

    Args:
        graphs: the model of each side.
        difference: what is to be judged.

    Raises:
        ReplayError: a model does not go like this.
        MisjudgedError: it is no difference.
    """
    traces = difference.left, difference.right
    for graph, trace in zip(graphs, traces, strict=True):
        replay(graph, trace)
    _judge_world(difference)
    sides = tuple(map(execution_of, graphs, traces))
    lefts, rights = (trace.steps for trace in traces)
    _judge_refusal(sides, difference)
    if _shown(sides, traces[0].start, traces[1].start):
        raise MisjudgedError("they look different from the start")
    together = list(zip(lefts, rights, strict=False))
    for number, (one, other) in enumerate(together, start=1):
        if step_act(one) != step_act(other) or one.inputs != other.inputs:
            raise MisjudgedError(f"step {number}: not the same happens on both sides")
        last = number == len(together) and difference.refused is None
        parted = one.notices != other.notices or bool(_shown(sides, one.after, other.after))
        if parted and not last:
            raise MisjudgedError(f"step {number}: they look different before the end")
        if last and not parted:
            raise MisjudgedError("they look alike at the end")
    if not together and difference.refused is None:
        raise MisjudgedError("nothing happens")


def _judge_world(difference: Difference) -> None:
    left, right = difference.left, difference.right
    if left.start != right.start:
        raise MisjudgedError("they do not start alike")
    if left.parameters != right.parameters:
        raise MisjudgedError("they have other numbers")


def _judge_refusal(sides: Sequence[Execution], difference: Difference) -> None:
    """Make sure that what is said to be refused is refused on one side, and done on the other."""
    steps = difference.left.steps, difference.right.steps
    refused = difference.refused
    if refused is None:
        if len(steps[0]) != len(steps[1]):
            raise MisjudgedError("one of them has more steps")
        return
    short = 0 if len(steps[0]) < len(steps[1]) else 1
    if len(steps[1 - short]) != len(steps[short]) + 1:
        raise MisjudgedError("what is refused on one side is the last step of the other")
    done = steps[1 - short][-1]
    if step_act(done) != refused.act or done.inputs != refused.inputs:
        raise MisjudgedError("what one side refuses is not what the other does")
    if done.takes_time and done.inputs["duration"] != 1:
        raise MisjudgedError("that a stretch cannot be taken in one is no difference")
    here = (difference.left, difference.right)[short].last
    if any(step_act(s) == refused.act for s in sides[short].enabled(here, refused.inputs)):
        raise MisjudgedError(f"neither side refuses {refused.act}")


def _shown(sides: Sequence[Execution], one: Situation, other: Situation) -> list[str]:
    """Return what looks different."""
    if one.node != other.node:
        return ["state"]
    left, right = look(sides[0], one), look(sides[1], other)
    return [name for name, value in left.items() if right[name] != value]


def where_it_shows(graphs: tuple[Graph, Graph], difference: Difference) -> list[str]:
    """Return the places where somebody sees that both sides are different at the end."""
    if difference.refused is not None:
        return []
    traces = difference.left, difference.right
    left, right = map(execution_of, graphs, traces)
    one, other = (trace.last for trace in traces)
    names = _shown((left, right), one, other)
    found = [STATE_SHOWN] if one.node != other.node else []
    found += [v.where for v in visible() if v.name in names]
    if traces[0].steps[-1].notices != traces[1].steps[-1].notices:
        found.append(NOTICES_SHOWN)
    return list(dict.fromkeys(found))
