"""The axis of time itself, beneath all panels, with what it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from uccx_diagrams.fonts import measured
from uccx_diagrams.looks import SIZE, TURNED, Look
from uccx_diagrams.page import FRONT
from uccx_diagrams.timeline.axis import Tick
from uccx_diagrams.timeline.sheet import ROW, Sheet

__all__ = ["draw_times"]

GAP: Final = 5.0  #: between labels side by side
CLOSE: Final = 2.5  #: between ticks
NARROW: Final = 10.0  #: between labels that are turned


def draw_times(sheet: Sheet) -> None:
    """Draw the axis: solid where time passes, dotted where none does, broken where compressed."""
    sheet.y += 9
    y, ink = sheet.y, sheet.theme.ink
    for column in sheet.axis.columns:
        ends = [sheet.x(column.first), sheet.x(column.last, 1)]
        sheet.page.line(ends, [y, y], ink, 1.0, style="solid" if column.length else "dotted")
    last = len(sheet.axis.ends) - 1
    sheet.page.line([sheet.x(last), sheet.right], [y, y], ink, 1.0, style="dotted")
    ticks = list(sheet.axis.ticks())
    before = float("-inf")
    for tick in ticks:
        x = sheet.x(tick.step, tick.part)
        if x - before < CLOSE:
            continue
        before = x
        sheet.page.line([x, x], [y - 2.5, y + 2.5], ink, 0.8)
    upright = _write_side_by_side(sheet, ticks) or _write_turned(sheet, ticks)
    _draw_breaks(sheet, y, upright)


def _draw_breaks(sheet: Sheet, y: float, taken: float) -> None:
    """Draw the marks of compressed columns, and how long they are where there is room."""
    for column in sheet.axis.columns:
        if not column.broken:
            continue
        left, right = sheet.x(column.first), sheet.x(column.last, 1)
        middle = (left + right) / 2
        sheet.page.box(middle - 2, y - 2, 4, 4, Look(sheet.theme.paper), layer=FRONT)
        for x in (middle - 2, middle + 2):
            sheet.page.line([x - 1.5, x + 1.5], [y + 4, y - 4], sheet.theme.ink, 0.9, layer=FRONT)
        told = sheet.calendar.length(column.length)
        if measured(told, SIZE) + taken + 4 <= right - left:
            sheet.page.words(middle, y + 12, told, anchor="middle")


def _write_side_by_side(sheet: Sheet, ticks: Sequence[Tick]) -> float:
    """Write the day beneath the time, if all have room; return how wide the widest is, or 0."""
    stamps = [sheet.calendar.stamp(tick.now) for tick in ticks]
    widest = max(measured(text, SIZE) for stamp in stamps for text in stamp)
    xs = [sheet.x(tick.step, tick.part) for tick in ticks]
    if any(right - left < widest + GAP for left, right in pairwise(xs)):
        return 0.0
    day_before = ""
    for x, (day, time) in zip(xs, stamps, strict=True):
        sheet.page.words(x, sheet.y + 12, time, anchor="middle")
        if day != day_before:
            sheet.page.words(x, sheet.y + 12 + ROW, day, anchor="middle")
        day_before = day
    sheet.y += 12 + ROW * (1.5 if day_before else 0.5)
    return widest


def _write_turned(sheet: Sheet, ticks: Sequence[Tick]) -> float:
    """Write as many labels as have room, turned; return how wide they are."""
    day_before, deepest = "", 0.0
    for tick in _apart(sheet, ticks):
        day, time = sheet.calendar.stamp(tick.now)
        text = f"{day} {time}".strip() if day != day_before else time
        day_before = day
        deepest = max(deepest, measured(text, SIZE))
        x = sheet.x(tick.step, tick.part)
        sheet.page.words(x, sheet.y + 6, text, letters=TURNED, anchor="end")
    sheet.y += 8 + deepest
    return NARROW


def _apart(sheet: Sheet, ticks: Sequence[Tick]) -> Iterator[Tick]:
    """Yield the last tick, and from the left those that are far enough from others."""
    last = ticks[-1]
    end, before = sheet.x(last.step, last.part), float("-inf")
    for tick in ticks[:-1]:
        x = sheet.x(tick.step, tick.part)
        if x - before >= NARROW and end - x >= NARROW:
            yield tick
            before = x
    yield last
