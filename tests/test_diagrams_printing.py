"""Drawings as PNG and PDF: the right size, the same bytes, words that can be searched for."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from other_processes import check_same_in_every_process
from timelines import stories
from uccx_diagrams import PrintingError, fonts, pdf, png, sequence_svg, timeline_svg
from uccx_diagrams.themes import DARK, THEMES, Theme

ROOT = Path(__file__).resolve().parent.parent
CHART = ROOT / "diagrams" / "out" / "en" / "states.svg"
SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"></svg>'


def size_of(svg: str) -> tuple[float, float]:
    root = ElementTree.fromstring(svg)
    width, height = (float(root.get(side, "").removesuffix("pt")) for side in ("width", "height"))
    return width, height


def pixels(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def streams(document: bytes) -> bytes:
    """All that a PDF holds, decompressed."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    told = []
    for stream in found:
        try:
            told.append(zlib.decompress(stream))
        except zlib.error:
            told.append(stream)
    return b"\n".join((document, *told))


def drawings() -> dict[str, str]:
    trace = stories()["locked"]
    return {
        "chart": CHART.read_text(encoding="utf-8"),
        "timeline": timeline_svg(trace, title="A title"),
        "sequence": sequence_svg(trace, title="A title"),
    }


@pytest.mark.parametrize("name", ["chart", "timeline", "sequence"])
def test_a_png_has_the_size_of_the_drawing_times_the_scale(name: str) -> None:
    svg = drawings()[name]
    width, height = size_of(svg)
    for scale in (1.0, 2.0):
        assert pixels(png(svg, scale)) == pytest.approx((width * scale, height * scale), abs=1)


@pytest.mark.parametrize("name", ["chart", "timeline", "sequence"])
def test_a_pdf_is_one_page_of_the_size_of_the_drawing(name: str) -> None:
    svg = drawings()[name]
    document = pdf(svg)
    assert document.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox ?\[([^\]]*)\]", document)
    assert [tuple(map(float, box.split()))[2:] for box in boxes] == [pytest.approx(size_of(svg))]


@pytest.mark.parametrize("name", ["chart", "timeline", "sequence"])
def test_words_of_a_pdf_stay_words(name: str) -> None:
    svg = drawings()[name]
    told = streams(pdf(svg))
    assert b"DejaVuSans" in told
    assert b"/ToUnicode" in told  # which is what a search goes by
    assert told.count(b"BT") >= len(list(ElementTree.fromstring(svg).iter())) / 20


def test_links_of_words_stay_links() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
        ' width="200pt" height="100pt" viewBox="0 0 200 100"><g transform="translate(10 20)">'
        '<g transform="scale(1 1) rotate(0) translate(4 60)">'
        '<a x:href="https://example.org/a?b=1&amp;c=&quot;)#d"><text x="50" y="-30"'
        ' font-size="10" text-anchor="middle">words</text></a>'
        '<a x:href="elsewhere.html"><text x="1" y="1" font-size="10">no</text></a></g></g></svg>'
    )
    document = streams(pdf(svg))
    assert len(re.findall(rb"/URI ?\(", document)) == 1
    assert document.count(b"/MediaBox") == 1
    assert b"https://example.org/a?b=1&c=%22" in document
    found = re.search(rb"/Rect ?\[([^\]]*)\]", document)
    assert found is not None
    left, low, right, high = map(float, found[1].split())
    assert (left + right) / 2 == pytest.approx(64, abs=0.1)  # the middle of the words
    assert low < 100 - 50 < high  # the baseline, from below
    assert png(svg, 1.0) == png(svg.replace("https://example.org", "a"), 1.0)


def test_a_pdf_tells_its_title_and_no_date() -> None:
    told = streams(pdf(drawings()["timeline"]))
    assert b"A title" in told
    assert b"CreationDate" not in told


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_paper_has_the_colour_of_the_theme(theme: Theme) -> None:
    picture = Image.open(BytesIO(png(timeline_svg(stories()["nothing"], theme=theme), 1.0)))
    paper = tuple(int(theme.paper[i : i + 2], 16) for i in (1, 3, 5))
    assert picture.convert("RGB").getpixel((2, 2)) == paper


def test_printing_gives_the_same_bytes_in_every_process() -> None:
    source = (
        "import hashlib; from timelines import stories;"
        "from uccx_diagrams import pdf, png, sequence_svg;"
        "s = sequence_svg(stories()['locked']);"
        "print(hashlib.sha256(png(s) + pdf(s)).hexdigest())"
    )
    check_same_in_every_process(source)


@pytest.mark.parametrize("scale", [0.0, -1.0, 1e9, float("nan")])
def test_a_scale_out_of_bounds_is_refused(scale: float) -> None:
    with pytest.raises(
        PrintingError, match=r"the scale is .*: expected pixels a point, 0\.1 to 20"
    ):
        png(SMALL.format(width="10pt", height="10pt"), scale)


@pytest.mark.parametrize("told", ["", "50%", "-3pt", "0", "1e9pt", "99999pt", "10cm"])
def test_a_drawing_without_a_size_is_refused(told: str) -> None:
    with pytest.raises(PrintingError, match=f"width is '{told}': expected points"):
        pdf(SMALL.format(width=told, height="10pt"))


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(PrintingError, match=r"the drawing is not SVG: .*line 1"):
        png("<svg")


def test_pictures_that_would_fill_the_memory_are_refused() -> None:
    with pytest.raises(PrintingError, match=r"megapixels: expected at most .*; a smaller scale"):
        png(SMALL.format(width="14000pt", height="14000pt"), 20.0)


def test_nothing_is_read_from_elsewhere() -> None:
    svg = SMALL.format(width="50pt", height="50pt").replace(
        "></svg>",
        ' xmlns:x="http://www.w3.org/1999/xlink"><image x:href="/etc/hostname" width="9"'
        ' height="9"/><image href="http://127.0.0.1:9/a.png" width="9" height="9"/></svg>',
    )
    with pytest.raises(PrintingError, match="cannot be printed: failed to load linked image"):
        png(svg, 1.0)


@pytest.mark.parametrize(
    ("missing", "install"),
    [("typst", "python -m pip install typst"), ("matplotlib", "pip install matplotlib")],
)
def test_what_is_missing_is_named(
    missing: str, install: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing == "typst":
        monkeypatch.setitem(sys.modules, "typst", None)
    else:
        fonts.folder.cache_clear()
        monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    with pytest.raises(PrintingError, match=install):
        png(timeline_svg(stories()["nothing"], theme=DARK))
