"""Where the words of a drawing lie, read from its SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple
from xml.etree import ElementTree

from PIL import ImageFont

from uccx_diagrams.fonts import folder

SVG = "{http://www.w3.org/2000/svg}"
UNITS = 1000
SHIFT = re.compile(r"translate\((\S+)[ ,](\S+)\)")


class Words(NamedTuple):
    """A line of words, its size, and the box around its ink."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


@cache
def ink(text: str, bold: bool) -> tuple[float, ...]:
    """Left, top, right and bottom of the ink, and the whole advance, in ems from the baseline."""
    path = folder() / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")
    font = ImageFont.truetype(str(path), UNITS)
    box = font.getbbox(text, anchor="ls")
    return (*(side / UNITS for side in box), font.getlength(text) / UNITS)


def placed(written: ElementTree.Element, x: float = 0, y: float = 0) -> Words:
    """Where words lie in a group that is moved by so much."""
    words = _placed(written)
    moved = (words.left + x, words.top + y, words.right + x, words.bottom + y)
    return Words(words.text, words.size, *moved)


def _placed(written: ElementTree.Element) -> Words:
    text, size = written.text or "", float(written.get("font-size", "0"))
    left, top, right, bottom, advance = (
        size * side for side in ink(text, written.get("font-weight") == "bold")
    )
    shift = {"start": 0.0, "middle": advance / 2, "end": advance}[
        written.get("text-anchor", "start")
    ]
    left, right = left - shift, right - shift
    if turned := re.fullmatch(
        r"translate\((\S+) (\S+)\) rotate\(-90\)", written.get("transform", "")
    ):
        x, y = map(float, turned.groups())
        return Words(text, size, x + top, y - right, x + bottom, y - left)
    x, y = float(written.get("x", "0")), float(written.get("y", "0"))
    return Words(text, size, x + left, y + top, x + right, y + bottom)


def moved(
    part: ElementTree.Element, x: float = 0, y: float = 0
) -> Iterator[tuple[ElementTree.Element, float, float]]:
    """Each element that is no group, and how far all groups around it together move it."""
    if part.tag in {f"{SVG}text", f"{SVG}defs"}:
        yield part, x, y
        return
    if shift := SHIFT.search(part.get("transform", "")):
        x, y = x + float(shift[1]), y + float(shift[2])
    for child in part:
        yield from moved(child, x, y)
    if not len(part):
        yield part, x, y


def words_of(svg: str) -> list[Words]:
    """Each line of words with the box around its ink."""
    every = moved(ElementTree.fromstring(svg))
    return [placed(part, x, y) for part, x, y in every if part.tag == f"{SVG}text"]


def check_legible(svg: str, smallest: float) -> None:
    """Words neither overlap nor leave the page, and none is smaller than this."""
    root = ElementTree.fromstring(svg)
    width, height = (float(root.get(side, "").removesuffix("pt")) for side in ("width", "height"))
    found = [words for words in words_of(svg) if words.text.strip()]
    assert found
    for words in found:
        assert words.size >= smallest, words
        assert words.left >= 0, words
        assert words.top >= 0, words
        assert words.right <= width, words
        assert words.bottom <= height, words
    found.sort(key=lambda words: words.top)
    for number, one in enumerate(found):
        for other in islice(found, number + 1, None):
            if other.top > one.bottom - 1:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            assert min(across, other.bottom - other.top) < 1, (one, other)
