"""Charts as they are seen: read from their SVG alone. Each is drawn once for all tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple
from xml.etree import ElementTree

from drawn_words import SVG, Words, moved, placed
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.drawings import DRAWINGS, Format, Manner, Topic, draw, example_of
from uccx_diagrams.languages import language_named
from uccx_diagrams.themes import theme_named
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.reachability import Reachability
from uccx_proofs.reachability import load

CHARTS = tuple(name for name, drawing in DRAWINGS.items() if drawing.chart)
WHOLE = ("states", "registration", "authorization", "enforcement", "path")
"""The charts that tell the whole model."""
TRANSITIONS = {t.label: t for t in transitions_of(licensing_graph())}
PAGE = "evidence.html"
XLINK = "{http://www.w3.org/1999/xlink}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Point = tuple[float, float]


class Area(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Area | Words, room: float = 0) -> bool:
        across = self.left - room <= other.left and other.right <= self.right + room
        return across and self.top - room <= other.top and other.bottom <= self.bottom + room

    def touches(self, point: Point, room: float) -> bool:
        x, y = point
        across = self.left - room < x < self.right + room
        return across and self.top - room < y < self.bottom + room


@dataclass(frozen=True)
class Told:
    """A line of words: in which part it stands, and what it tells."""

    part: str
    words: str
    transitions: tuple[str, ...]
    tooltip: str
    link: str
    inks: frozenset[str]


class Picture:
    """What one sees in a drawing, by the id of the part that it belongs to."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)
        self.places = {id(part): (x, y) for part, x, y in moved(self.root)}
        groups = [(g.get("id", ""), g) for g in self.root.iter(f"{SVG}g")]
        self.names = [name for name, g in groups if g.get("class") in {"node", "cluster", "edge"}]
        self.parts = dict(groups)

    def named(self, kind: str) -> list[str]:
        """Keys of the parts of a kind: box, frame, words, head, tail, start."""
        return [name.partition("-")[2] for name in self.names if name.partition("-")[0] == kind]

    @cached_property
    def lines(self) -> tuple[Told, ...]:
        return tuple(told for name in self.names for told in self._lines(name))

    def _lines(self, name: str) -> Iterator[Told]:
        for part in self.parts[name].iter():
            if part.get("class") == "line":
                rows = list(part.iter(f"{SVG}text"))
                yield Told(
                    name,
                    plain(" ".join(row.text or "" for row in rows)),
                    tuple(part.get("data-transitions", "").splitlines()),
                    part.findtext(f"{SVG}title", ""),
                    part.get(f"{XLINK}href", ""),
                    frozenset(row.get("fill", "") for row in rows),
                )

    def words(self, name: str) -> str:
        return plain(" ".join(text.text or "" for text in self.parts[name].iter(f"{SVG}text")))

    def rows(self, name: str) -> list[Words]:
        texts = self.parts[name].iter(f"{SVG}text")
        return [placed(text, *self.places[id(text)]) for text in texts if (text.text or "").strip()]

    def shape(self, name: str) -> ElementTree.Element:
        """The border of a box or frame, or the line of an arrow."""
        found = (e for e in self.parts[name] if e.tag in {f"{SVG}path", f"{SVG}polygon"})
        return next(found)

    def points(self, shape: ElementTree.Element) -> list[Point]:
        x, y = self.places[id(shape)]
        numbers = [float(n) for n in NUMBER.findall(shape.get("d", "") + shape.get("points", ""))]
        return [(x + a, y + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]

    def area(self, name: str) -> Area:
        if shapes := [e for e in self.parts[name] if e.tag in {f"{SVG}path", f"{SVG}polygon"}]:
            xs, ys = zip(*self.points(shapes[0]), strict=True)
        else:
            rows = self.rows(name)
            xs = tuple(x for row in rows for x in (row.left, row.right))
            ys = tuple(y for row in rows for y in (row.top, row.bottom))
        return Area(min(xs), min(ys), max(xs), max(ys))

    def boxes_in(self, frame: str) -> list[str]:
        area = self.area(f"frame-{frame}")
        return [box for box in self.named("box") if area.holds(self.area(f"box-{box}"))]

    def tails(self, arrow: str) -> list[str]:
        """The boxes that an arrow starts from: all that one sees inside its frame."""
        start = arrow.partition("--")[0]
        return [start] if f"tail-{arrow}" in self.parts else self.boxes_in(frame_of(start))


def frame_of(group: str) -> str:
    """The key of the frame around some states, by the name that its arrows have."""
    return f"all.{group}"


def plain(words: str) -> str:
    """Words with single usual spaces."""
    return " ".join(words.split())


@cache
def known() -> Reachability:
    return load().reachability


def topic_of(name: str) -> Topic:
    return example_of(DRAWINGS[name])


@cache
def svg_of(name: str, code: str = "en", theme: str = "light") -> str:
    """A drawing with all that is known, as the command draws it."""
    teller = Teller(language=language_named(code), reachability=known(), evidence=PAGE)
    manner = Manner(teller, theme_named(theme))
    return draw(name, Format.SVG, manner, topic_of(name)).decode()


@cache
def picture_of(name: str, code: str = "en", theme: str = "light") -> Picture:
    return Picture(svg_of(name, code, theme))


def drawn_with(name: str, topic: Topic = None, **given: object) -> Picture:
    """A drawing told by a teller that is given, or made of what is given."""
    usual: Mapping[str, object] = {"reachability": known(), "evidence": PAGE}
    teller = Teller(**{**usual, **given})  # type: ignore[arg-type]
    return Picture(draw(name, Format.SVG, Manner(teller), topic or topic_of(name)).decode())
