"""Below a chart: its legend, with samples of its marks, and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from uccx_diagrams.chart import Chart, Key, Note, Sample
from uccx_diagrams.themes import Theme
from uccx_diagrams.wrapping import wrapped

__all__ = ["add_legend"]

SVG: Final = "http://www.w3.org/2000/svg"
SIZE: Final = 9.0  #: of letters, in points
ROW: Final = 12.0
GAP: Final = 4.0
MARGIN: Final = 10.0
SAMPLE: Final = 30.0  #: room for it
COLUMN: Final = 250.0  #: the least width of one
DASHES: Final = {Sample.DEPENDS: "5,2", Sample.UNKNOWN: "1,3"}


def add_legend(root: Element, chart: Chart, theme: Theme, width: float, top: float) -> float:
    """Draw the legend in columns and the notes below it, and return where they end.

    Args:
        root: what to draw on.
        chart: what it is the legend of.
        theme: its colours.
        width: how wide the page is.
        top: where the legend begins.
    """
    writer = _Writer(SubElement(root, _tag("g"), {"id": "legend"}), theme, top)
    columns = max(1, int((width - 2 * MARGIN) // COLUMN))
    writer.keys(chart.legend, (width - 2 * MARGIN) / columns, columns)
    for note in chart.notes:
        writer.note(note, width - 2 * MARGIN)
    return writer.bottom


class _Writer:
    def __init__(self, body: Element, theme: Theme, top: float) -> None:
        self.body = body
        self.theme = theme
        self.bottom = top

    def keys(self, keys: Sequence[Key], width: float, columns: int) -> None:
        top, rows = self.bottom, -(-len(keys) // columns)
        ends = [top]
        for number in range(columns):
            left, y = MARGIN + number * width, top
            for key in keys[number * rows : (number + 1) * rows]:
                _sample(self.body, key.sample, self.theme, left, y + ROW / 2)
                y = self._rows(key.words, left + SAMPLE, y, width - SAMPLE - MARGIN) + GAP
            ends.append(y)
        self.bottom = max(ends)

    def note(self, note: Note, width: float) -> None:
        self.bottom = self._rows(
            note.title, MARGIN, self.bottom + GAP, width, bold=bool(note.lines)
        )
        for line in note.lines:
            self.bottom = self._rows(line, MARGIN, self.bottom, width)

    def _rows(self, words: str, x: float, y: float, width: float, *, bold: bool = False) -> float:
        for row in wrapped(words, width, SIZE, bold=bold):
            y += ROW
            look = {"x": f"{x:g}", "y": f"{y - 3:g}", "font-size": f"{SIZE:g}"}
            weight = {"font-weight": "bold"} if bold else {}
            text = SubElement(self.body, _tag("text"), look | weight | {"fill": self.theme.ink})
            text.text, text.tail = row, "\n"
        return y


def _tag(name: str) -> str:
    return f"{{{SVG}}}{name}"


def _sample(body: Element, sample: Sample, theme: Theme, x: float, y: float) -> None:
    match sample:
        case Sample.WORDS:
            return
        case Sample.START:
            _shape(body, "circle", cx=x + 12, cy=y, r=5, fill=theme.ink)
        case Sample.SHARED:
            _box(body, x, y, fill=theme.words, stroke=theme.border, rx=4)
        case Sample.STAYS:
            _box(body, x, y, fill=theme.paper, stroke=theme.ink)
            _shape(body, "path", d=f"M{x + 5:g},{y:g}h14", stroke=theme.ink)
        case Sample.ENFORCED:
            _box(body, x, y, fill=theme.paper, stroke=theme.enforced, **{"stroke-width": 3})
        case Sample.MARKED:
            look = {"stroke-width": 2, "fill": theme.paper, "stroke": theme.accent}
            _box(body, x, y, **look)
        case _:
            _arrow(body, sample, theme, x, y)


def _arrow(body: Element, sample: Sample, theme: Theme, x: float, y: float) -> None:
    taken = sample is Sample.TAKEN
    ink = {Sample.TAKEN: theme.accent, Sample.ELSEWHERE: theme.border}.get(sample, theme.ink)
    line = {"stroke": ink, "stroke-width": 2.2 if taken else 1}
    if sample in DASHES:
        line["stroke-dasharray"] = DASHES[sample]
    _shape(body, "path", d=f"M{x:g},{y:g}h17", fill="none", **line)
    head = f"M{x + 17:g},{y - 3:g}v6l7,-3z"
    _shape(body, "path", d=head, stroke=ink, fill="none" if sample is Sample.ACTION else ink)


def _box(body: Element, x: float, y: float, **look: object) -> None:
    _shape(body, "rect", x=x, y=y - 5, width=24, height=10, **look)


def _shape(body: Element, shape: str, **look: object) -> None:
    told = {name: f"{v:g}" if isinstance(v, float | int) else str(v) for name, v in look.items()}
    SubElement(body, _tag(shape), told).tail = "\n"
