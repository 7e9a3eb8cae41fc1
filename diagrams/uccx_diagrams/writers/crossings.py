"""Lines that run through words: a layout has none, or another one is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from uccx_diagrams.fonts import measured

__all__ = ["crossings"]

SVG: Final = "{http://www.w3.org/2000/svg}"
POINTS: Final = 48  #: looked at on each piece of a curve
CLOSE: Final = 0.5  #: points; nearer to the edge of words, a line only touches them
NUMBER: Final = re.compile(r"-?\d+(?:\.\d*)?")
Point = tuple[float, float]


class _Words(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def crossings(body: Element) -> int:
    """Return how many rows of words lines run through.

    Args:
        body: a chart as the layout engine drew it.
    """
    groups = list(body.iter(f"{SVG}g"))
    words = [w for g in groups if g.get("class") in ("node", "cluster") for w in _words(g)]
    lines = [list(_points(g)) for g in groups if g.get("class") == "edge"]
    return sum(any(_inside(word, point) for point in line) for line in lines for word in words)


def _words(group: Element) -> Iterator[_Words]:
    for text in group.iter(f"{SVG}text"):
        size = float(text.get("font-size", "0"))
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        width = measured(text.text or "", size)  # with blanks: bold words need their room
        left = x - width / 2 if text.get("text-anchor") == "middle" else x
        yield _Words(left + CLOSE, y - 0.8 * size, left + width - CLOSE, y + 0.2 * size)


def _inside(words: _Words, point: Point) -> bool:
    x, y = point
    return words.left < x < words.right and words.top < y < words.bottom


def _points(group: Element) -> Iterator[Point]:
    """Yield points of a line, which the engine draws as cubic curves."""
    for path in group.iter(f"{SVG}path"):
        numbers = [float(found) for found in NUMBER.findall(path.get("d", ""))]
        ends = list(zip(numbers[::2], numbers[1::2], strict=True))
        for first in range(0, len(ends) - 3, 3):
            yield from _curve(*ends[first : first + 4])


def _curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for step in range(POINTS + 1):
        t = step / POINTS
        u = 1 - t
        shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        x, y = (sum(s * p[k] for s, p in zip(shares, (a, b, c, d), strict=True)) for k in (0, 1))
        yield x, y
