"""The clocks that run towards a deadline, as shares of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from uccx_diagrams.timeline.series import REGISTERED_NAMES, Point, befores
from uccx_model.choices import Q1
from uccx_model.trace import Situation, Trace, TraceStep

__all__ = ["Clock", "capped", "clocks", "reached"]

LEAST_SHARE: Final = 0.05
"""A clock that never gets this far towards its deadline is left out: it would be a flat line."""


@dataclass(frozen=True)
class Clock:
    """A clock over the whole trace."""

    name: str  #: the state variable
    deadline: int  #: report intervals
    points: tuple[Point, ...]
    milestone: int = 0  #: where something happens on the way to the deadline; 0: nowhere


def clocks(trace: Trace) -> tuple[Clock, ...]:
    """Return the clocks that have something to show, in the order of the model."""
    numbers = trace.parameters
    silent = numbers["authorization_period"]
    follows = Q1.OVERAGE_PERIOD_FOLLOWS in trace.choices
    known = (
        ("evaluation_used", numbers["evaluation_period"], 0),
        ("out_of_compliance_for", numbers["out_of_compliance_period"], 0),
        ("silence", silent + numbers["overage_period"] * follows, silent * follows),
        ("certificate_age", numbers["registration_validity"], 0),
    )
    every = (Clock(name, end, _course(trace, name), stop) for name, end, stop in known)
    return tuple(c for c in every if any(p.value >= LEAST_SHARE * c.deadline for p in c.points))


def reached(clock: Clock, value: int) -> Iterator[Point]:
    """Yield where the clock reaches the value from below, unless that very report puts it back."""
    following = (*clock.points[2:], clock.points[-1])
    for (low, high), after in zip(pairwise(clock.points), following, strict=True):
        put_back = after[:2] == high[:2] and after.value < value <= high.value
        if low.value < value <= high.value and not put_back:
            yield _between(low, high, value)


def capped(clock: Clock) -> Iterator[Point]:
    """Yield the clock's course; beyond the deadline it goes along it."""
    yield clock.points[0]._replace(value=min(clock.points[0].value, clock.deadline))
    for low, high in pairwise(clock.points):
        if low.value < clock.deadline < high.value:
            yield _between(low, high, clock.deadline)
        yield high._replace(value=min(high.value, clock.deadline))


def _between(low: Point, high: Point, value: int) -> Point:
    share = (value - low.value) / (high.value - low.value)
    return Point(high.step, low.part + (high.part - low.part) * share, value)


def _course(trace: Trace, name: str) -> tuple[Point, ...]:
    points: list[Point] = []
    for number, before, step in befores(trace):
        for part, value in _within(before, step, name, trace.parameters["registration_renewal"]):
            point = Point(number, part, value)
            if not points or points[-1] != point:
                points.append(point)
    return tuple(points)


def _within(before: Situation, step: TraceStep, name: str, renewal: int) -> list[tuple[float, int]]:
    """Return the clock's course over one step."""
    old, new = int(before.values[name]), int(step.after.values[name])
    if not step.takes_time:
        return [(0, old), (1, old), (1, new)]
    length = int(step.inputs["duration"])
    if new == 0 and name == "silence":  # the first answer ends it
        return [(0, old), (1 / length, old + 1 if old else 0), (1 / length, 0), (1, 0)]
    renewed = name == "certificate_age" and new == 0 and old + length >= renewal
    if new < old or (renewed and before.node in REGISTERED_NAMES):
        return [(0, old), (1, old + length), (1, new)]
    return [(0, old), (min((new - old) / length, 1), new), (1, new)]
