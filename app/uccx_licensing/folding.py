"""Stretches of a trace joined for people: a line for what goes on, however many steps it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from uccx_model.evaluation import Value
from uccx_model.notices import Notice
from uccx_model.parameters import Unit
from uccx_model.trace import Situation, TraceStep
from uccx_model.variables import unit_of

__all__ = ["folded"]


def folded(start: Situation, steps: Sequence[TraceStep]) -> Iterator[TraceStep]:
    """Yield the steps, those that only let the same time go on joined into one longer step."""
    before, waiting = start, list(steps[:1])
    for step in steps[1:]:
        joined = _joined(before, waiting[0], step)
        if joined is None:
            yield waiting[0]
            before = waiting[0].after
        waiting = [joined or step]
    yield from waiting


def _joined(before: Situation, first: TraceStep, second: TraceStep) -> TraceStep | None:
    """Return both steps as one, if nothing is lost: equal inputs, and only clocks that go on."""
    inputs: dict[str, Value] = {**second.inputs, "duration": first.inputs["duration"]}
    same = first.takes_time and first.transition == second.transition and first.inputs == inputs
    quiet = first.notices == second.notices and set(first.notices) <= {Notice.REPORTING_FAILED}
    stays = before.node == first.after.node == second.after.node
    if not (same and quiet and stays):
        return None
    lengths = (first.inputs["duration"], second.inputs["duration"])
    for name in before.values:
        values = [here.values[name] for here in (before, first.after, second.after)]
        pace = {(new - old) / n for (old, new), n in zip(pairwise(values), lengths, strict=True)}
        if len(pace) > 1 or (pace != {0} and unit_of(name) is not Unit.INTERVALS):
            return None
    return replace(second, inputs={**second.inputs, "duration": sum(lengths)})
