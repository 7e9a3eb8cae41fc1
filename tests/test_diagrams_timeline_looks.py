"""Timelines can be read: words have room, colours stand out, and a drawing fits on a page."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest

from drawn_words import SVG, check_legible
from timelines import SOME, page_of, stories
from uccx_diagrams.languages import LANGUAGES, language_named
from uccx_diagrams.looks import Look
from uccx_diagrams.page import Page
from uccx_diagrams.themes import DARK, LIGHT, PRINT, THEMES, Theme, theme_named
from uccx_diagrams.timeline.curves import CLOCK_STYLES, LINES, WIDTHS
from uccx_model.states import STATES

PAGES = [(name, "en") for name in SOME] + [(name, c) for name in stories() for c in LANGUAGES[1:]]
READABLE = 4.5  #: contrast of words
VISIBLE = 3.0  #: contrast of lines
SMALLEST = 7.0  #: size of words, in points
APART = 15.0  #: distance of colours in CIELAB
EYES = {  # how colour-blind eyes see linear RGB: Machado, Oliveira and Fernandes, 2009
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


@pytest.mark.parametrize(("name", "code"), PAGES)
def test_words_neither_overlap_nor_leave_the_page(name: str, code: str) -> None:
    page = page_of(SOME[name], language=language_named(code))
    check_legible(page.svg("A title", "", code), SMALLEST)


@pytest.mark.parametrize(("name", "code"), PAGES)
def test_a_drawing_fits_on_a_page(name: str, code: str) -> None:
    page = page_of(SOME[name], language=language_named(code))
    assert 500 <= page.width <= 780
    assert page.height <= 900


def linear(color: str) -> list[float]:
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def seen(color: str, eyes: str) -> np.ndarray:
    """A colour in CIELAB as these eyes see it."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    light = np.clip(np.array(EYES[eyes]) @ linear(color), 0, 1)
    x, y, z = np.cbrt(np.array(to_xyz) @ light / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_and_lines_stand_out(theme: Theme) -> None:
    assert set(theme.states) == {state.name for state in STATES}
    for ground in (theme.paper, theme.panel, theme.squeezed, *theme.states.values()):
        assert contrast(theme.ink, ground) >= READABLE
    lines = (theme.usage, theme.bought, theme.known, theme.locked, theme.strikes, theme.limit)
    for line in (*lines, *theme.clocks, theme.marks):
        for ground in (theme.panel, theme.squeezed):
            assert contrast(line, ground) >= VISIBLE
    for line in (theme.usage, theme.bought, theme.known, theme.locked):
        assert contrast(line, theme.deficit) >= VISIBLE
    for state in STATES:
        if state.enforced:
            assert contrast(theme.hatch, theme.states[state.name]) >= VISIBLE


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colour_blind_readers_tell_lines_apart(theme: Theme, eyes: str) -> None:
    for lines in ((theme.usage, theme.bought, theme.known, theme.locked), theme.clocks):
        for one, other in combinations(lines, 2):
            assert np.linalg.norm(seen(one, eyes) - seen(other, eyes)) >= APART


def test_print_has_no_colour() -> None:
    shades = [*PRINT.clocks, *PRINT.states.values(), PRINT.paper, PRINT.ink, PRINT.deficit]
    assert all(shade[1:3] == shade[3:5] == shade[5:7] for shade in shades)


def test_lines_of_one_panel_differ_in_more_than_colour() -> None:
    looks = [(LINES[name], WIDTHS[name]) for name in LINES]
    assert len(set(looks)) == len(looks)
    assert len(set(CLOCK_STYLES)) == len(CLOCK_STYLES)


def test_themes_have_names() -> None:
    assert [theme_named(name) for name in ("light", "dark", "print")] == [LIGHT, DARK, PRINT]
    with pytest.raises(KeyError, match="there are: light, dark, print"):
        theme_named("pink")


@pytest.mark.parametrize("falling", [False, True])
def test_hatches_lie_in_their_box_and_go_on_in_the_next(falling: bool) -> None:
    page = Page(100, LIGHT)
    look = Look("#ffffff", hatch="#000000", falling=falling)
    sides = ((3.0, 7.0, 20.0, 11.0), (23.0, 7.0, 30.5, 11.0))
    for side in sides:
        page.box(*side, look)
    page.finish(50)
    root = ElementTree.fromstring(page.svg("", ""))
    lines = [re.findall(r"[-\d.]+", path.get("d", "")) for path in root.iter(f"{SVG}path")]
    found = []
    for (x, y, width, height), numbers in zip(sides, lines, strict=True):
        points = list(zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True))
        assert len(points) > 6
        assert all(x <= a <= x + width and y <= b <= y + height for a, b in points)
        found.append(points)
    ends = {(a, b) for a, b in found[0] if a == 23.0 and 7 < b < 18}
    assert ends
    assert ends <= set(found[1])
