"""Charts can be read in each language: no words on words, none outside, no line through any."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from drawn_charts import CHARTS, Area, Picture, Point, frame_of, picture_of, svg_of
from drawn_words import SVG, check_legible
from uccx_diagrams.languages import LANGUAGES

PAGES = [(name, code) for name in CHARTS for code in LANGUAGES]
SMALLEST = 9.0  #: points
PRINTED = 4.5  #: points; Verdana's small letters are then as tall as those of Times at 5.5
A4, A3 = (802, 555), (1134, 802)  #: points, within margins
LARGE = {"states", "authorization", "path"}  #: of these A3 is needed to read all
PIECES = 64  #: of a curve
EDGE = 0.75  #: points; a line may touch the edge of words

WIDER = 12.0  #: points; so much more room the engine may give to words


def curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    """Points of a cubic curve, by de Casteljau's construction."""
    for piece in range(PIECES + 1):
        points = [a, b, c, d]
        while len(points) > 1:
            points = [
                tuple(p + (q - p) * piece / PIECES for p, q in zip(one, other, strict=True))  # type: ignore[misc]
                for one, other in pairwise(points)
            ]
        yield points[0]


def line_of(picture: Picture, edge: str) -> list[Point]:
    """Points of an arrow, less than a letter apart, and the corners of its head."""
    found: list[Point] = []
    for shape in picture.parts[edge]:
        ends = picture.points(shape) if shape.tag != f"{SVG}title" else []
        if shape.tag == f"{SVG}path":
            for first in range(0, len(ends) - 3, 3):
                a, b, c, d = ends[first : first + 4]
                found += curve(a, b, c, d)
        else:
            found += ends
    return found


@pytest.mark.parametrize(("name", "code"), PAGES)
def test_words_neither_overlap_nor_leave_the_page(name: str, code: str) -> None:
    check_legible(svg_of(name, code), SMALLEST)


@pytest.mark.parametrize(("name", "code"), PAGES)
def test_it_is_legible_on_paper(name: str, code: str) -> None:
    width, height = map(float, picture_of(name, code).root.get("viewBox", "").split()[2:])
    long, short = A3 if name in LARGE else A4
    turns = ((long, short), (short, long))
    scale = max(min(across / width, down / height) for across, down in turns)
    assert SMALLEST * min(scale, 1) >= PRINTED


@pytest.mark.parametrize(("name", "code"), PAGES)
def test_no_line_runs_through_words(name: str, code: str) -> None:
    picture = picture_of(name, code)
    told = [n for n in picture.names if n.partition("-")[0] in {"box", "frame", "words"}]
    rows = [row for part in told for row in picture.rows(part)]
    for kind in ("head", "tail", "starts"):
        for edge in picture.named(kind):
            points = line_of(picture, f"{kind}-{edge}")
            assert points, edge
            for row in rows:
                ink = Area(row.left, row.top, row.right, row.bottom)
                assert not any(ink.touches(point, -EDGE) for point in points), (edge, row)


@pytest.mark.parametrize(("name", "code"), PAGES)
def test_words_stay_in_their_boxes_and_frames(name: str, code: str) -> None:
    picture = picture_of(name, code)
    for kind in ("box", "frame"):
        for key in picture.named(kind):
            area = picture.area(f"{kind}-{key}")
            for row in picture.rows(f"{kind}-{key}"):
                assert area.holds(row), (key, row)


@pytest.mark.parametrize("name", CHARTS)
def test_arrows_begin_and_end_where_they_say(name: str) -> None:
    picture = picture_of(name)
    for arrow in picture.named("head"):
        start, _, head = arrow.partition("--")
        line = picture.points(picture.shape(f"head-{arrow}"))
        tips = picture.points(next(picture.parts[f"head-{arrow}"].iter(f"{SVG}polygon")))
        assert picture.area(f"words-{arrow}").touches(line[0], WIDER), arrow
        heads = [box for box in picture.named("box") if box == head or head in box.split(".")]
        areas = [picture.area(f"box-{box}") for box in heads]
        assert any(area.touches(tip, 6) for area in areas for tip in tips), arrow
        if f"tail-{arrow}" in picture.parts:
            tail = picture.points(picture.shape(f"tail-{arrow}"))
            tails = [box for box in picture.named("box") if box == start]
            assert any(picture.area(f"box-{box}").touches(tail[0], 6) for box in tails), arrow
        else:
            assert picture.area(f"frame-{frame_of(start)}").holds(picture.area(f"words-{arrow}")), (
                arrow
            )
