"""What all writers of text tell alike: lines of words, and names that each format takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from uccx_diagrams.chart import Box, Chart, Frame, Line, Note, Sample

__all__ = [
    "identifiers",
    "names_of",
    "one_line",
    "told",
    "told_beside",
    "told_box",
    "told_frame",
]

IN_WORDS: Final = (Sample.ACTION, Sample.ELSEWHERE)  #: marks that stand in the words here
SPACES: Final = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")  # French needs them


def one_line(text: str) -> str:
    """Return the text on one line, with nothing in it that cannot be seen.

    What would turn writing around, and what no XML may hold, becomes a replacement character.
    """
    flat = re.sub(r"[\s\x1c-\x1f]+", lambda run: run[0] if run[0] in SPACES else " ", text).strip()
    return "".join(
        c if c.isprintable() or c in SPACES else "\N{REPLACEMENT CHARACTER}" for c in flat
    )


def told(line: Line) -> str:
    """Return a line with all its marks, as all charts have them."""
    return one_line(line.marked)


def told_box(box: Box) -> list[str]:
    """Return what the box says below its title and subtitle, without its banner."""
    return [told(line) for line in box.lines]


def told_frame(frame: Frame) -> list[str]:
    """Return what happens in each box of the frame, under its heading; nothing if nothing does."""
    lines = [told(line) for line in frame.lines]
    return [one_line(frame.heading), *lines] if lines and frame.heading else lines


def told_beside(chart: Chart, *unused: Sample) -> tuple[Note, ...]:
    """Return all that is said beside the chart, as notes: its legend, its notes, its remark.

    Args:
        chart: what it is said of.
        unused: marks that a format has not.
    """
    rows = tuple(
        key.words if key.sample in IN_WORDS else f"{key.sample.value} {key.words}".strip()
        for key in chart.legend
        if key.sample not in unused
    )
    marks = (Note("the marks", "", rows),) if rows else ()
    remark = (Note("the remark", "", (chart.remark,)),) if chart.remark else ()
    return (*marks, *chart.notes, *remark)


def names_of(chart: Chart) -> Iterable[str]:
    """Yield the keys of all frames, then of all boxes."""
    yield from (frame.key for frame in chart.all_frames())
    yield from (box.key for box in chart.all_boxes())


def identifiers(keys: Iterable[str], taken: str, reserved: Collection[str]) -> dict[str, str]:
    """Return for each key a name of its own that a format takes.

    Args:
        keys: names of letters, digits, `_`, `.` and `-`.
        taken: the characters among `.` and `-` that the format takes in names.
        reserved: words in small letters that it reads as something else.
    """
    found: dict[str, str] = {}
    used: set[str] = set()
    for key in keys:
        plain = "".join(c if c.isalnum() or c in taken else "_" for c in key)
        if not (plain[:1].isalpha() or plain.startswith("_")) or plain.lower() in reserved:
            plain = f"_{plain}"
        name, number = plain, 1
        while name in used:
            number += 1
            name = f"{plain}_{number}"
        used.add(name)
        found[key] = name
    return found
