"""What a timeline shows, computed from a trace: levels, deficits, and where they change.

A place is a step, counted from one, and how far into it: 0 where it begins, 1 where it ends, k/d
at the k-th of its d reports. An action takes no time; what it changes, it changes where it ends.
What a report tells of usage and entitlement is drawn over the time since the report before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from uccx_model.states import REGISTERED
from uccx_model.trace import Situation, Trace, TraceStep

__all__ = [
    "REGISTERED_NAMES",
    "Band",
    "Deficit",
    "Point",
    "bands",
    "befores",
    "covered",
    "deficits",
    "levels",
    "locks",
    "strikes",
]

REGISTERED_NAMES: Final = frozenset(state.name for state in REGISTERED)


class Point(NamedTuple):
    """A value at a place; a line leads through such points."""

    step: int
    part: float
    value: int


@dataclass(frozen=True)
class Band:
    """A licensing state, from the end of one step to the end of another."""

    state: str
    first: int  #: the step that led here; 0: the start
    last: int  #: the step that led away; one more than there are: none did


@dataclass(frozen=True)
class Deficit:
    """What is missing over one step."""

    step: int
    known: int  #: the entitlement by which the licence server judges
    needed: int  #: what would be enough

    @property
    def missing(self) -> int:
        """How many licences are missing."""
        return self.needed - self.known


def befores(trace: Trace) -> Iterator[tuple[int, Situation, TraceStep]]:
    """Yield each step with its number and the situation that it starts from."""
    here = trace.start
    for number, step in enumerate(trace.steps, start=1):
        yield number, here, step
        here = step.after


def bands(trace: Trace) -> tuple[Band, ...]:
    """Return the licensing states passed, in order; equal neighbours are one."""
    found: list[Band] = []
    state, first = trace.start.node, 0
    for number, _, step in befores(trace):
        if step.after.node != state:
            found.append(Band(state, first, number))
            state, first = step.after.node, number
    return (*found, Band(state, first, len(trace.steps) + 1))


def levels(trace: Trace, name: str) -> tuple[Point, ...]:
    """Return a number that every report tells anew: usage, or an entitlement.

    Args:
        trace: the trace.
        name: the state variable.
    """
    return _through(trace, lambda b, s: _told(int(b.values[name]), int(s.after.values[name]), s))


def _told(before: int, after: int, step: TraceStep) -> list[tuple[float, int]]:
    return [(0, after), (1, after)] if step.takes_time else [(0, before), (1, before), (1, after)]


def strikes(trace: Trace) -> tuple[Point, ...]:
    """Return the strikes counted; they change at the report that ends a step."""

    def counted(before: Situation, step: TraceStep) -> list[tuple[float, int]]:
        old, new = int(before.values["strikes"]), int(step.after.values["strikes"])
        return [(0, old), (1, old), (1, new)]

    return _and_after(trace, _through(trace, counted), "strikes")


def locks(trace: Trace) -> tuple[Point, ...]:
    """Return the locked usage, zero where nothing is locked.

    A lock that rises does so at the first report of a step, as that already tells the usage.
    """

    def locked(before: Situation, step: TraceStep) -> list[tuple[float, int]]:
        old, new = int(before.values["locked"]), int(step.after.values["locked"])
        rises = step.takes_time and 0 < old < new
        when = 1 / int(step.inputs["duration"]) if rises else 1
        return [(0, old), (when, old), (when, new), (1, new)]

    return _and_after(trace, _through(trace, locked), "locked")


def deficits(trace: Trace) -> tuple[Deficit, ...]:
    """Return what is missing while registered: to the locked usage, or else to the usage."""
    return tuple(
        replace(lack, known=lack.known + covering)
        for lack, covering in _lacks(trace)
        if lack.missing > covering
    )


def covered(trace: Trace) -> tuple[Deficit, ...]:
    """Return what is missing of a pool while registered, and another pool covers."""
    return tuple(
        replace(lack, needed=min(lack.needed, lack.known + covering))
        for lack, covering in _lacks(trace)
        if covering
    )


def _lacks(trace: Trace) -> Iterator[tuple[Deficit, int]]:
    """Yield what a pool by itself misses, and how many licences of another cover it."""
    for number, before, step in befores(trace):
        told = step.after.values if step.takes_time else before.values
        held = int(before.values["locked"]) > 0
        name = "locked" if held else "usage"
        needed, known = int(told[name]), int(told["known"])
        if before.node in REGISTERED_NAMES and needed > known:
            yield Deficit(number, known, needed), int(told.get(f"covering_{name}", 0))


def _through(
    trace: Trace, course: Callable[[Situation, TraceStep], list[tuple[float, int]]]
) -> tuple[Point, ...]:
    """Return the courses of all steps as one, without points that repeat the one before."""
    points: list[Point] = []
    for number, before, step in befores(trace):
        for part, value in course(before, step):
            point = Point(number, part, value)
            if not points or points[-1] != point:
                points.append(point)
    return tuple(points)


def _and_after(trace: Trace, points: tuple[Point, ...], name: str) -> tuple[Point, ...]:
    """Return the points, and what stays after the last step."""
    end, last = len(trace.steps) + 1, int(trace.last.values[name])
    return (*points, Point(end, 0, last), Point(end, 1, last))
