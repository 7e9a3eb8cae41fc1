"""The paper: lines, shapes and words in points, from the upper left corner, written as SVG."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from uccx_diagrams.fonts import FAMILIES
from uccx_diagrams.looks import UPRIGHT, Letters, Look
from uccx_diagrams.themes import Theme

__all__ = ["BEHIND", "FRONT", "GUIDES", "MIDDLE", "Page", "clean"]

CAP_HEIGHT: Final = 0.73  #: of capitals, in sizes
BEHIND, GUIDES, MIDDLE, FRONT = 0, 1, 2, 3  #: what lies upon what
SVG: Final = "http://www.w3.org/2000/svg"
DASHES: Final = {"solid": (), "dashed": (4, 1.5), "dotted": (1, 1.5), "chained": (6, 1.5, 1, 1.5)}
SHAPES: Final = {
    "diamond": "M0,-0.7 L0.7,0 L0,0.7 L-0.7,0 Z",
    "disc": "M-0.5,0 A0.5,0.5 0 1 1 0.5,0 A0.5,0.5 0 1 1 -0.5,0 Z",
    "down": "M-0.5,-0.45 L0.5,-0.45 L0,0.5 Z",
    "right": "M0,0 L-1,-0.5 L-1,0.5 Z",
    "left": "M0,0 L1,-0.5 L1,0.5 Z",
    "upright": "M0,-0.5 L0,0.5",
    "cross": "M-0.5,-0.5 L0.5,0.5 M-0.5,0.5 L0.5,-0.5",
}
HATCH: Final = 0.7  #: the width of a hatch
SPACING: Final = 6.0  #: from one to the next, along a side
LEAST_HATCH: Final = 0.3
BLANKS: Final = re.compile(r"[ \t\n\r\f\v]+")  #: all that may break a line
HIDDEN: Final = ("Cc", "Cf", "Cs", "Cn")


def clean(text: str) -> str:
    """Return the text with single blanks, and without what no drawing can show."""
    shown = (
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in HIDDEN else c
        for c in BLANKS.sub(" ", text).strip(" ")
    )
    return "".join(shown)


@dataclass
class Page:
    """A drawing whose height is known when all is on it.

    Attributes:
        width: in points.
        theme: its colours.
        told: what named shapes mean, by name, where a pointer rests on them.
        height: in points.
    """

    width: float
    theme: Theme
    told: dict[str, str] = field(default_factory=dict)
    height: float = 0.0
    _layers: dict[int, list[Element]] = field(default_factory=dict)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        color: str,
        width: float = 1,
        *,
        style: str = "solid",
        name: str = "",
        layer: int = MIDDLE,
    ) -> None:
        """Draw a line through points.

        Args:
            xs: from the left.
            ys: from above.
            color: its colour.
            width: its width.
            style: solid, dashed, dotted or chained.
            name: a name of its own, if it has a meaning.
            layer: what it lies upon.
        """
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in zip(xs, ys, strict=True))
        drawn = Element("polyline", points=points)
        self._paint(drawn, Look("none", color, width, style))
        self._put(drawn, name, layer)

    def mark(
        self,
        x: float,
        y: float,
        shape: str,
        look: Look,
        *,
        size: float = 6,
        name: str = "",
        layer: int = FRONT,
    ) -> None:
        """Draw a small shape with its middle, or its point, at a place."""
        scaled = f"translate({_number(x)} {_number(y)}) scale({_number(size)})"
        drawn = Element("path", d=SHAPES[shape], transform=scaled)
        self._paint(drawn, Look(look.fill, look.edge, look.width / size))
        self._put(drawn, name, layer)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        look: Look,
        *,
        name: str = "",
        layer: int = GUIDES,
    ) -> None:
        """Draw a rectangle."""
        sides = {"x": x, "y": y, "width": width, "height": height}
        if look.round:
            sides["rx"] = look.round
        drawn = Element("rect", {key: _number(value) for key, value in sides.items()})
        self._paint(drawn, look)
        if not look.hatch:
            self._put(drawn, name, layer)
            return
        both = Element("g")
        both.append(drawn)
        drawn.set("stroke", "none")
        lines = _hatches(x, y, width, height, falling=look.falling)
        hatches = SubElement(both, "path", d=lines)
        self._paint(hatches, Look(edge=look.hatch, width=HATCH))
        border = SubElement(both, "rect", dict(drawn.attrib))
        self._paint(border, Look("none", look.edge, look.width, look.style))
        self._put(both, name, layer)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: str = "start",
        letters: Letters = UPRIGHT,
        name: str = "",
        layer: int = FRONT,
    ) -> None:
        """Write words whose capitals are centred on a height.

        Args:
            x: where they begin, or by `anchor` (middle, end) have their middle or end.
            y: the height, from above.
            text: a line.
            anchor: start, middle or end.
            letters: how they look.
            name: a name of its own, if it has a meaning.
            layer: what they lie upon; nothing covers words that are in front.
        """
        size, turned = letters.size, letters.turned
        drop = CAP_HEIGHT * size / 2
        across, down = _number(x + drop * turned), _number(y + drop * (not turned))
        color = letters.color or self.theme.ink
        written = Element("text", {"font-size": _number(size), "fill": color})
        if turned:
            written.set("transform", f"translate({across} {down}) rotate(-90)")
        else:
            written.attrib |= {"x": across, "y": down}
        if anchor != "start":
            written.set("text-anchor", anchor)
        if letters.bold:
            written.set("font-weight", "bold")
        written.text = clean(text)
        self._put(written, name, layer + (layer == FRONT))

    def finish(self, height: float) -> None:
        """Cut the paper."""
        self.height = height

    def svg(self, title: str, description: str, language: str = "en") -> str:
        """Return the page as SVG.

        Args:
            title: what it shows.
            description: the same in some sentences, for those who cannot see it.
            language: the code of the language of the words.
        """
        width, height = _number(self.width), _number(self.height)
        root = Element(
            "svg",
            {
                "xmlns": SVG,
                "width": f"{width}pt",
                "height": f"{height}pt",
                "viewBox": f"0 0 {width} {height}",
                "font-family": ",".join(f"'{f}'" if " " in f else f for f in FAMILIES),
                "role": "img",
                "xml:lang": language,
            },
        )
        SubElement(root, "title").text = clean(title)
        SubElement(root, "desc").text = clean(description)
        SubElement(root, "rect", width=width, height=height, fill=self.theme.paper)
        for layer in sorted(self._layers):
            root.extend(self._layers[layer])
        ElementTree.indent(root, "")
        text = ElementTree.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'

    def _put(self, drawn: Element, name: str, layer: int) -> None:
        if name:
            group = Element("g", id=clean(name))
            if told := self.told.get(name):
                SubElement(group, "title").text = clean(told)
            group.append(drawn)
            drawn = group
        self._layers.setdefault(layer, []).append(drawn)

    def _paint(self, drawn: Element, look: Look) -> None:
        drawn.set("fill", look.fill)
        if look.edge != "none" and look.width:
            drawn.attrib |= {"stroke": look.edge, "stroke-width": _number(look.width)}
        if lengths := DASHES[look.style]:
            drawn.set("stroke-dasharray", " ".join(_number(n * look.width) for n in lengths))


def _hatches(x: float, y: float, width: float, height: float, *, falling: bool) -> str:
    """Return slanting lines in a box; those of boxes side by side go on in each other.

    They are lines, not a pattern: patterns are blurred by many a program that shows PDF.
    """
    ways = -1 if falling else 1  # on each line, y + ways * x is the same
    ends = sorted((ways * x, ways * (x + width)))
    low, high = y + ends[0], y + height + ends[1]
    told = []
    for number in range(ceil(low / SPACING), ceil(high / SPACING)):
        level = number * SPACING
        left, right = sorted(
            min(max(ways * (level - row), x), x + width) for row in (y, y + height)
        )
        if right - left > LEAST_HATCH:
            starts, stops = (level - ways * place for place in (left, right))
            told.append(f"M{_number(left)},{_number(starts)} L{_number(right)},{_number(stops)}")
    return " ".join(told)


def _number(value: float) -> str:
    told = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told
