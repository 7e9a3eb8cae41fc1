"""A timeline of a trace, as SVG and as PNG."""

from __future__ import annotations

import unicodedata
from datetime import date
from math import ceil
from typing import Final
from xml.etree import ElementTree

from uccx_diagrams.themes import LIGHT, Theme
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
from uccx_diagrams.timeline.page import Page, settings
from uccx_diagrams.timeline.series import bands
from uccx_diagrams.timeline.sheet import MARGIN, Sheet, wrapped
from uccx_diagrams.timeline.times import draw_times
from uccx_diagrams.timeline.words import ENGLISH, Calendar, TimelineError, Words, description
from uccx_model.states import ENFORCED
from uccx_model.trace import Trace

__all__ = ["drawn", "timeline_png", "timeline_svg"]

NARROWEST: Final = 540.0
"""Points: as wide as the words on an A4 page held upright."""
WIDEST: Final = 760.0  #: and on its side
UNIT: Final = 12.0  #: points that the narrowest report should have
TITLE: Final = 11.0
MOST_LINES: Final = 3  #: of a title
LARGEST: Final = 10**15  #: any number of a trace
SCALES: Final = (0.1, 20.0)
SVG: Final = "http://www.w3.org/2000/svg"
STATES_ENFORCED: Final = frozenset(state.name for state in ENFORCED)


def timeline_svg(
    trace: Trace,
    *,
    title: str = "",
    theme: Theme = LIGHT,
    start_date: date | None = None,
    words: Words = ENGLISH,
) -> str:
    """Return a timeline of a trace as SVG: the same text every time.

    Args:
        trace: a trace; without a release's numbers its reports are counted.
        title: what stands above it; a long one is cut.
        theme: the colours.
        start_date: the day, or the very moment, at which the trace's clock shows zero; without it,
            days are counted.
        words: the language.

    Raises:
        TimelineError: there is a start date, and the trace's reports or days have no date; or a
            number of the trace is too large.
    """
    with settings():
        page = drawn(trace, title=title, theme=theme, start_date=start_date, words=words)
        written = page.svg()
    calendar = Calendar.of(trace, words, start_date)
    told = words.title.format(first=trace.start.node, last=trace.last.node)
    root = ElementTree.fromstring(written)  # noqa: S314  matplotlib wrote it
    _describe(root, clean(title) or told, description(trace, calendar, STATES_ENFORCED))
    _tell(root, page)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text.rstrip()}\n'


def timeline_png(
    trace: Trace,
    *,
    title: str = "",
    theme: Theme = LIGHT,
    start_date: date | None = None,
    words: Words = ENGLISH,
    scale: float = 2.0,
) -> bytes:
    """Return a timeline of a trace as PNG; it takes what `timeline_svg` takes, and a scale.

    Args:
        trace: a trace.
        title: what stands above it.
        theme: the colours.
        start_date: when the trace's clock shows zero.
        words: the language.
        scale: pixels a point, of which an inch has 72.

    Raises:
        TimelineError: the scale is out of bounds, or as for `timeline_svg`.
    """
    least, most = SCALES
    if not least <= scale <= most:
        raise TimelineError(f"the scale is {scale}: expected pixels a point, {least:g} to {most:g}")
    with settings():
        page = drawn(trace, title=title, theme=theme, start_date=start_date, words=words)
        return page.png(scale)


def drawn(trace: Trace, *, title: str, theme: Theme, start_date: date | None, words: Words) -> Page:
    """Return the page with all on it; to be called within `settings`."""
    _check_size(trace)
    calendar, axis = Calendar.of(trace, words, start_date), axis_of(trace)
    left = MARGIN + room_for_numbers(trace) + 6
    width = ceil(min(max(left + axis.width * UNIT + MARGIN, NARROWEST), WIDEST))
    page = Page(width, theme)
    scale = (width - left - MARGIN) / axis.width
    sheet = Sheet(page, axis, bands(trace), words, calendar, left, scale)
    _write_title(sheet, clean(title))
    draw_states(sheet)
    draw_actions(sheet, actions(trace))
    draw_licences(sheet, trace)
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


def clean(text: str) -> str:
    """Return the text with single blanks, and without what no drawing can show."""
    hidden = ("Cc", "Cf", "Cs", "Cn")
    shown = (
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in hidden else c
        for c in " ".join(text.split())
    )
    return "".join(shown)


def _write_title(sheet: Sheet, title: str) -> None:
    if not title:
        return
    lines = wrapped(title, sheet.page.width - MARGIN - sheet.left - TITLE, TITLE, bold=True)
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [lines[MOST_LINES - 1] + "…"]
    for line in lines:
        place = sheet.y + TITLE / 2
        sheet.page.words(sheet.left, place, line, size=TITLE, bold=True)
        sheet.y += TITLE * 1.4


def _write_notes(sheet: Sheet, trace: Trace) -> None:
    """Write what the axis does, and under which numbers and readings all this happens."""
    words, axis = sheet.words, sheet.axis
    sheet.y += 6
    told = []
    if any(column.length for column in axis.columns):
        told.append(words.compressed if axis.broken else words.to_scale)
    if axis.pauses:
        told.append(words.pause)
    sheet.note(" ".join(told))
    interval = sheet.calendar.length(1)
    numbers = words.numbers.format(profile=trace.profile, interval=interval)
    told = [numbers if trace.profile else words.no_numbers]
    if unusual := ", ".join(_together(o.title) for o in trace.unusual_choices):
        told.append(words.choices.format(choices=unusual))
    sheet.note(" ".join(told))


def _together(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _describe(root: ElementTree.Element, title: str, text: str) -> None:
    """Put what readers of the drawing look for first, and drop what says nothing."""
    for data in root.findall(f"{{{SVG}}}metadata"):
        root.remove(data)
    root.set("role", "img")
    for place, (tag, told) in enumerate((("title", title), ("desc", text))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}")
        element.text, element.tail = told, "\n"
        root.insert(place, element)


def _tell(root: ElementTree.Element, page: Page) -> None:
    """Let groups tell what they mean, where a pointer rests on them."""
    for group in root.iter(f"{{{SVG}}}g"):
        if told := page.told.get(group.get("id", "")):
            title = ElementTree.Element(f"{{{SVG}}}title")
            title.text = told
            group.insert(0, title)
