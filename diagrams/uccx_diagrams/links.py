"""The links of a drawing, and where they lie: what a PDF needs to keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from uccx_diagrams.fonts import measured

__all__ = ["Link", "links"]

SVG: Final = "{http://www.w3.org/2000/svg}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
MOVED: Final = re.compile(r"translate\(\s*(-?[\d.]+)[\s,]+(-?[\d.]+)\s*\)")
ABSOLUTE: Final = re.compile(r"https?://[!-~]+")
ASCENT: Final = 0.93  #: of words above their baseline, in sizes
DESCENT: Final = 0.24


class Link(NamedTuple):
    """Words that lead somewhere: where to, and the box around them from the upper left corner."""

    target: str
    x: float
    y: float
    width: float
    height: float


def links(drawing: Element) -> Iterator[Link]:
    """Yield the links of a drawing whose words are moved, but neither turned nor scaled.

    Relative ones are left out: from a PDF that is sent around, they lead nowhere.
    """
    yield from _within(drawing, 0.0, 0.0, "")


def _within(element: Element, across: float, down: float, target: str) -> Iterator[Link]:
    for x, y in MOVED.findall(element.get("transform", "")):
        across, down = across + float(x), down + float(y)
    if element.tag == f"{SVG}a":
        told = element.get("href") or element.get(f"{XLINK}href") or ""
        target = told if ABSOLUTE.fullmatch(told) else ""
    if element.tag == f"{SVG}text" and target:
        yield _of(element, across, down, target)
    for child in element:
        yield from _within(child, across, down, target)


def _of(text: Element, across: float, down: float, target: str) -> Link:
    size = float(text.get("font-size", "0").removesuffix("pt").removesuffix("px"))
    width = measured(text.text or "", size, bold=text.get("font-weight") == "bold")
    shift = {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", "start"), 0.0) * width
    x, y = float(text.get("x", "0")) + across - shift, float(text.get("y", "0")) + down
    return Link(target, x, y - ASCENT * size, width, (ASCENT + DESCENT) * size)
