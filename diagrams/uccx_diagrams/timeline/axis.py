"""The axis of time: every step has some width, and long ones are compressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import log10
from typing import Final

from uccx_diagrams.timeline.series import befores
from uccx_model.notices import Notice
from uccx_model.parameters import Unit
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import unit_of

__all__ = ["Axis", "Column", "Tick", "axis_of"]

LINEAR: Final = 6.0
"""Where no step is longer than so many times another, the reports are drawn to scale."""
UNBROKEN: Final = 4.0  #: wider columns than this many of the narrowest are compressed
ACTION_WIDTH: Final = 0.7  #: of a column in which no time passes
LAST_WIDTH: Final = 1.6  #: of the column after the last step, which shows the state it led to


@dataclass(frozen=True)
class Column:
    """Steps that are drawn in one column, as nothing tells them apart but the time."""

    first: int
    last: int
    length: int  #: report intervals; 0: an action
    width: float = 0.0
    broken: bool = False  #: compressed: not to the scale of its neighbours


@dataclass(frozen=True)
class Tick:
    """A point in time, where a column ends."""

    step: int
    part: float
    now: int


@dataclass(frozen=True)
class Axis:
    """Where each step lies, in units of the narrowest report.

    Attributes:
        columns: one or more steps each, in order.
        ends: where each step ends; first where the first one begins, last where the drawing ends.
    """

    columns: tuple[Column, ...]
    ends: tuple[float, ...]
    start: int  #: the time at the start, in report intervals

    @property
    def width(self) -> float:
        """The width of all."""
        return self.ends[-1]

    @property
    def broken(self) -> bool:
        """Some column is compressed."""
        return any(column.broken for column in self.columns)

    @property
    def pauses(self) -> bool:
        """In some column no time passes."""
        return any(not column.length for column in self.columns)

    def x(self, step: int, part: float = 0.0) -> float:
        """Return where a place lies."""
        left, right = self.ends[step - 1], self.ends[step]
        return left + (right - left) * part

    def ticks(self) -> Iterator[Tick]:
        """Yield the start, and each point in time to which a column leads."""
        now = self.start
        yield Tick(1, 0.0, now)
        for column in self.columns:
            if column.length:
                now += column.length
                yield Tick(column.last, 1.0, now)


def axis_of(trace: Trace) -> Axis:
    """Return the axis of a trace."""
    found = _sized(list(_columns(trace)))
    lengths = {number: _length(step) for number, _, step in befores(trace)}
    widths: list[float] = []
    for column in found:
        for number in range(column.first, column.last + 1):
            share = lengths[number] / column.length if column.length else 1.0
            widths.append(column.width * share)
    ends = (0.0, *accumulate((*widths, LAST_WIDTH)))
    return Axis(tuple(found), ends, int(trace.start.values["now"]))


def _sized(columns: list[Column]) -> list[Column]:
    lengths = [column.length for column in columns if column.length]
    least, most = min(lengths, default=1), max(lengths, default=1)
    to_scale = most <= LINEAR * least
    found = []
    for column in columns:
        size = column.length / least
        if not column.length:
            width, broken = ACTION_WIDTH, False
        elif to_scale or size <= UNBROKEN:
            width, broken = size, False
        else:  # longer ones are still a little wider
            width, broken = UNBROKEN + 0.4 * log10(size / UNBROKEN), True
        found.append(Column(column.first, column.last, column.length, width, broken))
    return found


def _columns(trace: Trace) -> Iterator[Column]:
    waiting: Column | None = None
    previous: TraceStep | None = None
    for number, before, step in befores(trace):
        length = _length(step)
        if waiting and previous and _goes_on(before, previous, step):
            waiting = Column(waiting.first, number, waiting.length + length)
        else:
            if waiting:
                yield waiting
            waiting = Column(number, number, length)
        previous = step
    if waiting:
        yield waiting


def _goes_on(here: Situation, first: TraceStep, second: TraceStep) -> bool:
    """Return whether the second step does nothing but let time go on as the first did."""
    quiet = set(first.notices) | set(second.notices) <= {Notice.REPORTING_FAILED}
    if not (quiet and first.takes_time and second.takes_time):
        return False
    if first.transition != second.transition or here.node != second.after.node:
        return False
    changed = (n for n, value in second.after.values.items() if value != here.values[n])
    return all(unit_of(name) is Unit.INTERVALS for name in changed)


def _length(step: TraceStep) -> int:
    return int(step.inputs["duration"]) if step.takes_time else 0
