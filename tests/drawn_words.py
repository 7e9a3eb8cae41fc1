"""Where the words of a drawing lie, read from its SVG."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from PIL import ImageFont

from uccx_diagrams.fonts import folder

SVG = "{http://www.w3.org/2000/svg}"
UNITS = 1000


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


def placed(written: ElementTree.Element) -> Words:
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


def words_of(svg: str) -> list[Words]:
    """Each line of words with the box around its ink."""
    return [placed(text) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


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
    for one, other in combinations(found, 2):
        common = (
            min(one.right, other.right) - max(one.left, other.left),
            min(one.bottom, other.bottom) - max(one.top, other.top),
        )
        assert min(common) < 1, (one, other)
