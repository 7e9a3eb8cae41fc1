"""Panels with a scale: licences, strikes and clocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from uccx_diagrams.fonts import measured
from uccx_diagrams.languages import Language
from uccx_diagrams.looks import SIZE, Look
from uccx_diagrams.page import FRONT
from uccx_diagrams.timeline.clocks import Clock, capped, reached
from uccx_diagrams.timeline.series import Deficit, Point, covered, deficits, levels, locks, strikes
from uccx_diagrams.timeline.sheet import ROW, Key, Sheet
from uccx_model.states import IN_COMPLIANCE
from uccx_model.trace import Trace

__all__ = ["draw_clocks", "draw_licences", "draw_strikes", "room_for_numbers"]

LICENCES: Final = 110.0
STRIKES: Final = 60.0
CLOCKS: Final = 84.0
SHARES: Final = (0.0, 0.5, 1.0)
CLOCK_STYLES: Final = ("solid", "dashed", "chained", "dotted")
CLOCK_NAMES: Final = ("evaluation_used", "out_of_compliance_for", "silence", "certificate_age")
WIDTHS: Final = {"bought": 3.0, "locked": 2.4, "usage": 1.3, "known": 1.5}
LINES: Final = {"usage": "solid", "bought": "solid", "known": "dotted", "locked": "dashed"}
FEW: Final = 6  #: numbers that are all told at a scale

Height = Callable[[float], float]
"""Returns where a value lies, from above."""


def room_for_numbers(trace: Trace, language: Language) -> float:
    """Return how wide the numbers at the scales are."""
    here = [trace.start, *(step.after for step in trace.steps)]
    most = max(int(h.values[name]) for h in here for name in ("usage", "bought", "known", "locked"))
    numbers = map(language.number, (most, trace.parameters["strike_limit"]))
    texts = (*map(language.share, SHARES), *numbers)
    return max(measured(text, SIZE) for text in texts)


def draw_licences(sheet: Sheet, trace: Trace, pool: str = "") -> None:
    """Draw usage and entitlement, what is locked and what is missing: of a pool, if it is named."""
    of_pool = f"-{pool.casefold()}" if pool else ""
    courses = {name: levels(trace, name) for name in ("bought", "known", "usage")}
    if courses["known"] == courses["bought"]:
        del courses["known"]
    if not any(point.value for course in courses.values() for point in course):
        return
    courses["locked"] = locks(trace)
    if not any(point.value for point in courses["locked"]):
        del courses["locked"]
    areas = {"covered": covered(trace), "deficit": deficits(trace)}
    words = {name: sheet.say(name) for name in courses}
    keys = [(_line_sample(sheet, name), words[name]) for name in courses]
    for name, gaps in areas.items():
        if gaps:
            keys.append((_area_sample(sheet, name), sheet.say(name)))
    heading = sheet.say("licences")
    sheet.heading(sheet.language.named(heading, pool) if pool else heading, keys)
    top = sheet.panel(LICENCES)
    most = max(point.value for course in courses.values() for point in course)
    height = _heights(top, LICENCES, most * 1.12)
    for name, gaps in areas.items():
        for gap in gaps:
            _draw_gap(sheet, name, gap, of_pool, height)
    for name, course in courses.items():
        runs = _held(course) if name == "locked" else [course]
        for number, run in enumerate(runs, start=1):
            last = f"-{number}" if number > 1 else ""
            _draw_course(sheet, name, f"{name}{last}{of_pool}", run, height)
    values = [p.value for name in ("bought", "locked", "known") for p in courses.get(name, ())]
    used = list(dict.fromkeys(point.value for point in courses["usage"]))
    values += used if len(used) <= FEW else [min(used)]
    told = {sheet.language.number(value): height(value) for value in (0, most, *values)}
    _scale(sheet, told)
    sheet.frame(top, LICENCES)


def _draw_gap(sheet: Sheet, area: str, gap: Deficit, of_pool: str, height: Height) -> None:
    x, end = sheet.x(gap.step), sheet.x(gap.step, 1)
    y, low = height(gap.needed), height(gap.known)
    name = f"{area}-{gap.step}{of_pool}"
    lacking = sheet.language.number(gap.missing)
    sheet.page.told[name] = sheet.language.named(sheet.say(area), lacking)
    sheet.page.box(x, y, end - x, low - y, _shaded(sheet, area), name=name)


def _draw_course(
    sheet: Sheet, course: str, name: str, run: Sequence[Point], height: Height
) -> None:
    sheet.page.told[name] = sheet.say(course)
    ys = [height(point.value) for point in run]
    color, line, width = getattr(sheet.theme, course), LINES[course], WIDTHS[course]
    sheet.page.line(sheet.path(run), ys, color, width, style=line, name=name, layer=FRONT)


def _held(course: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the parts in which something is locked."""
    for held, run in groupby(course, key=lambda point: point.value > 0):
        if held:
            yield list(run)


def draw_strikes(sheet: Sheet, trace: Trace) -> None:
    """Draw the strikes as steps up to their limit."""
    course, limit = strikes(trace), trace.parameters["strike_limit"]
    if not any(point.value for point in course):
        return
    theme, number = sheet.theme, sheet.language.number
    told, strike = sheet.say("limit", limit=number(limit)), sheet.say("strike")
    keys = [
        (_sample(sheet, theme.strikes, 2.0, "solid"), strike),
        (_sample(sheet, theme.limit, 1.0, "chained"), told),
    ]
    sheet.heading(sheet.say("strikes"), keys)
    top = sheet.panel(STRIKES)
    height = _heights(top, STRIKES, limit * 1.15)
    y = height(limit)
    ends = [sheet.left, sheet.right]
    sheet.page.line(ends, [y, y], theme.limit, 1.0, style="chained", name="limit")
    ys = [height(point.value) for point in course]
    sheet.page.told |= {"strikes": strike, "limit": told}
    sheet.page.line(sheet.path(course), ys, theme.strikes, 2.0, name="strikes", layer=FRONT)
    counted = range(limit + 1) if limit <= FEW else sorted({p.value for p in course})
    _scale(sheet, {number(n): height(n) for n in (0, limit, *counted)})
    sheet.frame(top, STRIKES)


def draw_clocks(sheet: Sheet, clocks: Sequence[Clock]) -> None:
    """Draw how far the clocks are, and mark where they meet their deadlines."""
    if not clocks:
        return
    theme = sheet.theme
    looks = {
        name: (color, style)
        for name, color, style in zip(CLOCK_NAMES, theme.clocks, CLOCK_STYLES, strict=True)
    }
    told = {
        clock.name: sheet.say("clock", clock.name, period=sheet.calendar.length(clock.deadline))
        for clock in clocks
    }
    keys: list[Key] = [
        (_sample(sheet, looks[c.name][0], 1.6, looks[c.name][1]), told[c.name]) for c in clocks
    ]
    keys += _mark_keys(sheet, clocks)
    sheet.heading(sheet.say("clocks"), keys)
    top = sheet.panel(CLOCKS)
    height = _heights(top, CLOCKS, 1.1)
    for share in SHARES:
        y = height(share)
        sheet.page.line([sheet.left, sheet.right], [y, y], theme.faint, 0.5)
    for clock in clocks:
        color, style = looks[clock.name]
        sheet.page.told[clock.name] = told[clock.name]
        _draw_clock(sheet, clock, height, color, style)
    _scale(sheet, {sheet.language.share(share): height(share) for share in SHARES})
    sheet.frame(top, CLOCKS)


def _draw_clock(sheet: Sheet, clock: Clock, height: Height, color: str, style: str) -> None:
    course = list(capped(clock))
    ys = [height(point.value / clock.deadline) for point in course]
    sheet.page.line(sheet.path(course), ys, color, 1.6, style=style, name=clock.name, layer=FRONT)
    for value, fill in ((clock.milestone, sheet.theme.paper), (clock.deadline, color)):
        for number, point in enumerate(reached(clock, value) if value else (), start=1):
            name = f"{'deadline' if value == clock.deadline else 'milestone'}-{clock.name}-{number}"
            x, y = sheet.x(point.step, point.part), height(value / clock.deadline)
            sheet.page.mark(x, y, "diamond", Look(fill, color, 0.8), name=name)


def _mark_keys(sheet: Sheet, clocks: Iterable[Clock]) -> list[Key]:
    found = list(clocks)
    keys: list[Key] = []
    paper, ink = sheet.theme.paper, sheet.theme.ink
    if any(clock.milestone and any(reached(clock, clock.milestone)) for clock in found):
        keys.append((_mark_sample(sheet, paper), sheet.say("milestone")))
    if any(any(reached(clock, clock.deadline)) for clock in found):
        keys.append((_mark_sample(sheet, ink), sheet.say("deadline")))
    return keys


def _heights(top: float, room: float, most: float) -> Height:
    ground = 3.0  # lines at zero do not lie on the border
    return lambda value: top + room - ground - (room - ground) * value / (most or 1)


def _scale(sheet: Sheet, labels: Mapping[str, float]) -> None:
    """Write numbers beside a panel, the first ones given as long as they hide no other."""
    taken: list[float] = []
    for text, y in labels.items():
        if all(abs(y - other) >= ROW - 2 for other in taken):
            taken.append(y)
            sheet.page.line([sheet.left - 3, sheet.left], [y, y], sheet.theme.ink, 0.6)
            sheet.page.words(sheet.left - 5, y, text, anchor="end")


def _sample(sheet: Sheet, color: str, width: float, style: str) -> Callable[[float, float], None]:
    return lambda x, y: sheet.page.line([x, x + 20], [y, y], color, width, style=style)


def _line_sample(sheet: Sheet, name: str) -> Callable[[float, float], None]:
    return _sample(sheet, getattr(sheet.theme, name), WIDTHS[name], LINES[name])


def _area_sample(sheet: Sheet, area: str) -> Callable[[float, float], None]:
    return lambda x, y: sheet.page.box(x, y - 4, 20, 8, _shaded(sheet, area))


def _shaded(sheet: Sheet, area: str) -> Look:
    """Return what tells a deficit from other areas, in black and white as well."""
    if area == "covered":
        return Look(sheet.theme.states[IN_COMPLIANCE.name], hatch=sheet.theme.bought)
    return Look(sheet.theme.deficit, hatch=sheet.theme.locked, falling=True)


def _mark_sample(sheet: Sheet, fill: str) -> Callable[[float, float], None]:
    look = Look(fill, sheet.theme.ink, 0.8)
    return lambda x, y: sheet.page.mark(x + 10, y, "diamond", look)
