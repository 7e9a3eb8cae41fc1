"""A page with an axis of time: what all panels share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from uccx_diagrams.fonts import measured
from uccx_diagrams.languages import Language
from uccx_diagrams.looks import BOLD, SIZE, Look
from uccx_diagrams.page import BEHIND, FRONT, GUIDES, Page
from uccx_diagrams.themes import Theme
from uccx_diagrams.timeline.axis import Axis
from uccx_diagrams.timeline.series import Band, Point
from uccx_diagrams.timeline.words import Calendar
from uccx_diagrams.wrapping import wrapped

__all__ = ["MARGIN", "ROW", "Key", "Sheet", "Side"]

ROW: Final = 11.5  #: from one line of words to the next
MARGIN: Final = 12.0
SWATCH: Final = 20.0
DENSE: Final = 5.0  #: points between guides, below which there are none


class Side(Enum):
    """Where a label stands, seen from its marks."""

    RIGHT = auto()
    LEFT = auto()
    BENEATH = auto()


class Slot(NamedTuple):
    """A lane for marks, and where their label is."""

    lane: int
    side: Side

    @property
    def deepest(self) -> int:
        """The last lane that is used."""
        return self.lane + (self.side is Side.BENEATH)


Key = tuple[Callable[[float, float], None], str]
"""Draws a sample at a place, and what the sample stands for."""


@dataclass
class Sheet:
    """The page as it fills from above.

    Attributes:
        left: where the axis begins, in points.
        scale: points a unit of the axis.
        y: down to where the page is filled.
    """

    page: Page
    axis: Axis
    bands: Sequence[Band]
    calendar: Calendar
    left: float
    scale: float
    y: float = MARGIN

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.page.theme

    @property
    def language(self) -> Language:
        """The language of all words and numbers."""
        return self.calendar.language

    def say(self, *path: str, **values: object) -> str:
        """Return a text of timelines."""
        return self.language.text("timeline", *path, **values)

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.left + self.axis.width * self.scale

    def x(self, step: int, part: float = 0.0) -> float:
        """Return where a place lies on the page."""
        return self.left + self.axis.x(step, part) * self.scale

    def path(self, points: Iterable[Point]) -> list[float]:
        """Return where points lie, from the left."""
        return [self.x(point.step, point.part) for point in points]

    def panel(self, height: float, *, guides: bool = True) -> float:
        """Draw the ground of a panel where the page ends, and return where the panel begins.

        Compressed stretches are shaded; guides show where the licensing state changes, but where
        they would run through words.
        """
        top, theme = self.y, self.theme
        width = self.right - self.left
        self.page.box(self.left, top, width, height, Look(theme.panel), layer=BEHIND)
        for column in self.axis.columns:
            if column.broken:
                start, end = self.x(column.first), self.x(column.last, 1)
                self.page.box(start, top, end - start, height, Look(theme.squeezed), layer=BEHIND)
        dense = len(self.bands) * DENSE > self.right - self.left
        for band in self.bands[1:] if guides and not dense else ():
            x = self.x(band.first, 1)
            self.page.line([x, x], [top, top + height], theme.faint, 0.6, layer=GUIDES)
        self.y += height
        return top

    def frame(self, top: float, height: float) -> None:
        """Draw the border of a panel."""
        border = Look(edge=self.theme.ink, width=0.6)
        self.page.box(self.left, top, self.right - self.left, height, border, layer=FRONT)

    def heading(self, name: str, keys: Sequence[Key] = ()) -> None:
        """Write a panel's name, and behind it what its lines are."""
        self.y += 7
        self.page.words(self.left, self.y + ROW / 2, name, letters=BOLD)
        self._flow(keys, self.left + measured(name, SIZE, bold=True) + 14)

    def keys(self, keys: Sequence[Key]) -> None:
        """Write what samples stand for."""
        if keys:
            self.y += 3
            self._flow(keys, self.left)

    def _flow(self, keys: Sequence[Key], x: float) -> None:
        for draw, text in keys:
            width = SWATCH + 3 + measured(text, SIZE)
            if x > self.left and x + width > self.page.width - MARGIN:
                self.y += ROW
                x = self.left
            draw(x, self.y + ROW / 2)
            self.page.words(x + SWATCH + 3, self.y + ROW / 2, text)
            x += width + 14
        self.y += ROW + 1

    def note(self, text: str, indent: float = 0.0) -> None:
        """Write a paragraph; with an indent, its first line begins one word to the left of it."""
        room = self.page.width - MARGIN - self.left - indent
        for line in wrapped(text, room):
            self.page.words(self.left + indent, self.y + ROW / 2, line)
            self.y += ROW

    def packed(
        self, labels: Sequence[tuple[Sequence[float], str]], lanes: int
    ) -> Iterator[Slot | None]:
        """Yield where each row of marks and its label go, from the left, so that none hides any.

        None: there is no room for the label.
        """
        taken: list[float] = [float("-inf")] * lanes
        edge = self.page.width - MARGIN + 8
        for xs, text in labels:
            room = measured(text, SIZE) + 14
            if xs[-1] + room <= edge:
                side, start, end = Side.RIGHT, xs[0] - 6, xs[-1] + room
            elif xs[0] - room >= MARGIN:
                side, start, end = Side.LEFT, xs[0] - room, xs[-1] + 6
            else:
                side, start, end = Side.BENEATH, xs[0] - 6, max(xs[-1] + 6, xs[0] + room)
            depth = 2 if side is Side.BENEATH else 1
            rows = range(lanes - depth + 1) if end <= edge else ()
            free = (n for n in rows if max(taken[n : n + depth]) <= start)
            lane = next(free, None)
            if lane is None:
                yield None
                continue
            taken[lane : lane + depth] = [end] * depth
            yield Slot(lane, side)
