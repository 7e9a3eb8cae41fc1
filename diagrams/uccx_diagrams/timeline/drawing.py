"""A timeline of a trace, as SVG and as PNG."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Final

from uccx_diagrams.languages import ENGLISH, Language
from uccx_diagrams.looks import Letters
from uccx_diagrams.page import Page, clean
from uccx_diagrams.printing import png
from uccx_diagrams.themes import LIGHT, Theme
from uccx_diagrams.timeline import words
from uccx_diagrams.timeline.axis import axis_of
from uccx_diagrams.timeline.bands import draw_actions, draw_notices, draw_states, tell_notices
from uccx_diagrams.timeline.clocks import clocks
from uccx_diagrams.timeline.curves import (
    draw_clocks,
    draw_licences,
    draw_strikes,
    room_for_numbers,
)
from uccx_diagrams.timeline.marks import actions, marks
from uccx_diagrams.timeline.pools import seen_by_pool
from uccx_diagrams.timeline.series import bands
from uccx_diagrams.timeline.sheet import MARGIN, Sheet
from uccx_diagrams.timeline.times import draw_times
from uccx_diagrams.timeline.words import Calendar, TimelineError
from uccx_diagrams.wrapping import wrapped
from uccx_model.trace import Trace

__all__ = ["drawn", "timeline_png", "timeline_svg"]

NARROWEST: Final = 540.0
"""Points: as wide as the words on an A4 page held upright."""
WIDEST: Final = 760.0  #: and on its side
UNIT: Final = 12.0  #: points that the narrowest report should have
TITLE: Final = 11.0
LARGE: Final = Letters(TITLE, bold=True)
MOST_LINES: Final = 3  #: of a title
LARGEST: Final = 10**15  #: any number of a trace


def timeline_svg(
    trace: Trace,
    *,
    title: str = "",
    theme: Theme = LIGHT,
    start_date: date | None = None,
    language: Language = ENGLISH,
) -> str:
    """Return a timeline of a trace as SVG: the same text every time.

    Args:
        trace: a trace; without a release's numbers its reports are counted.
        title: what stands above it; a long one is cut.
        theme: the colours.
        start_date: the day, or the very moment, at which the trace's clock shows zero; without it,
            days are counted.
        language: of its words, numbers and dates.

    Raises:
        TimelineError: there is a start date, and the trace's reports or days have no date; or a
            number of the trace is too large.
    """
    page = drawn(trace, title=title, theme=theme, start_date=start_date, language=language)
    calendar = Calendar.of(trace, language, start_date)
    told = clean(title) or words.title(trace, language)
    return page.svg(told, words.description(trace, calendar), language.code)


def timeline_png(
    trace: Trace,
    *,
    title: str = "",
    theme: Theme = LIGHT,
    start_date: date | None = None,
    language: Language = ENGLISH,
    scale: float = 2.0,
) -> bytes:
    """Return a timeline of a trace as PNG; it takes what `timeline_svg` takes, and a scale.

    Args:
        trace: a trace.
        title: what stands above it.
        theme: the colours.
        start_date: when the trace's clock shows zero.
        language: of its words, numbers and dates.
        scale: pixels a point, of which an inch has 72.

    Raises:
        TimelineError: as for `timeline_svg`.
        PrintingError: the scale is out of bounds, or what prints is not installed.
    """
    drawing = timeline_svg(
        trace, title=title, theme=theme, start_date=start_date, language=language
    )
    return png(drawing, scale)


def drawn(
    trace: Trace, *, title: str, theme: Theme, start_date: date | None, language: Language
) -> Page:
    """Return the page with all on it."""
    _check_size(trace)
    calendar, axis = Calendar.of(trace, language, start_date), axis_of(trace)
    by_pool = seen_by_pool(trace)
    left = MARGIN + max(room_for_numbers(seen, language) for seen in by_pool.values()) + 6
    width = ceil(min(max(left + axis.width * UNIT + MARGIN, NARROWEST), WIDEST))
    page = Page(width, theme)
    scale = (width - left - MARGIN) / axis.width
    sheet = Sheet(page, axis, bands(trace), calendar, left, scale)
    _write_title(sheet, clean(title))
    draw_states(sheet)
    draw_actions(sheet, actions(trace))
    for pool, seen in by_pool.items():
        draw_licences(sheet, seen, pool)
    draw_strikes(sheet, trace)
    draw_clocks(sheet, clocks(trace))
    draw_notices(sheet, marks(trace))
    draw_times(sheet)
    tell_notices(sheet, marks(trace))
    _write_notes(sheet, trace)
    page.finish(ceil(sheet.y + MARGIN))
    return page


def _check_size(trace: Trace) -> None:
    """Refuse numbers with which no page can be measured."""
    here = (trace.start, *(step.after for step in trace.steps))
    known = {f"after step {n}": situation.values for n, situation in enumerate(here)}
    for place, values in {"of the numbers": trace.parameters, **known}.items():
        for name, value in values.items():
            if value > LARGEST:
                raise TimelineError(
                    f"{place}, {name} is too large to be drawn: expected at most {LARGEST:,}"
                )


def _write_title(sheet: Sheet, title: str) -> None:
    if not title:
        return
    lines = wrapped(title, sheet.page.width - MARGIN - sheet.left - TITLE, TITLE, bold=True)
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [lines[MOST_LINES - 1] + "…"]
    for line in lines:
        place = sheet.y + TITLE / 2
        sheet.page.words(sheet.left, place, line, letters=LARGE)
        sheet.y += TITLE * 1.4


def _write_notes(sheet: Sheet, trace: Trace) -> None:
    """Write what the axis does, and under which numbers and readings all this happens."""
    axis = sheet.axis
    sheet.y += 6
    told = []
    if any(column.length for column in axis.columns):
        told.append(sheet.say("compressed" if axis.broken else "to_scale"))
    if axis.pauses:
        told.append(sheet.say("pause"))
    sheet.note(" ".join(told))
    sheet.note(words.remarks(trace, sheet.calendar))
