"""The texts of a chart as they are drawn: wrapped, marked, each with the line that it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from uccx_diagrams.chart import Arrow, Box, Frame, Line, Note

__all__ = ["INDENT", "Text", "of_arrow", "of_box", "of_frame", "of_note"]

INDENT: Final = "\N{NO-BREAK SPACE}" * 2  #: spaces would be dropped
WIDTH: Final = 24  #: of words on arrows, in characters
WIDTH_IN_BOX: Final = 38
WIDTH_OF_NOTE: Final = 60


@dataclass(frozen=True)
class Text:
    """One row of text.

    Attributes:
        words: what it says.
        line: the line of the chart that it tells, or begins or goes on to tell.
        bold: it is a title.
    """

    words: str
    line: Line | None = None
    bold: bool = False


def of_box(box: Box) -> list[list[Text]]:
    """Return the compartments of a box, each with its rows, from top to bottom."""
    parts = [
        [*_rows(box.title, WIDTH_IN_BOX, bold=True), *_rows(box.subtitle, WIDTH_IN_BOX)],
        _rows(box.banner, WIDTH_IN_BOX, bold=True),
        list(_lines(box.lines, WIDTH_IN_BOX)),
    ]
    return [part for part in parts if part]


def of_frame(frame: Frame) -> list[Text]:
    """Return the rows at the top of a frame."""
    stays = list(_lines(frame.lines, WIDTH_IN_BOX, INDENT if frame.heading else ""))
    heading = _rows(frame.heading, WIDTH_IN_BOX) if stays else []
    return [*_rows(frame.title, WIDTH_IN_BOX, bold=True), *heading, *stays]


def of_arrow(arrow: Arrow) -> list[Text]:
    """Return the rows beside an arrow."""
    return list(_lines(arrow.lines, WIDTH))


def of_note(note: Note) -> list[Text]:
    """Return the rows of a note."""
    rows = _rows(note.title, WIDTH_OF_NOTE, bold=True)
    for line in note.lines:
        rows += _rows(line, WIDTH_OF_NOTE)
    return rows


def _lines(lines: Iterable[Line], width: int, indent: str = "") -> Iterator[Text]:
    for line in lines:
        for row in wrap(
            line.marked,
            width,
            initial_indent=indent,
            subsequent_indent=indent + INDENT,
            break_long_words=True,
            break_on_hyphens=False,
        ):
            yield Text(row, line)


def _rows(words: str, width: int, *, bold: bool = False) -> list[Text]:
    return [Text(row, bold=bold) for row in wrap(words, width, subsequent_indent=INDENT)]
