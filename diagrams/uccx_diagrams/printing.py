"""From SVG to PNG and PDF: the one file that talks to what prints.

Nothing of the machine is used, neither its libraries nor its fonts, so that every machine prints
the same bytes. In a PDF, words stay words that can be searched for, and links stay links.
"""

from __future__ import annotations

import re
from typing import Final, Literal
from xml.etree import ElementTree

from uccx_diagrams.fonts import folder
from uccx_diagrams.links import Link, links

__all__ = ["SCALES", "PrintingError", "pdf", "png"]

INSTALL: Final = "python -m pip install typst"
POINTS: Final = 72  #: an inch
SCALES: Final = (0.1, 20.0)
LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(pt|px|)\s*")
SVG: Final = "http://www.w3.org/2000/svg"
MOST_PIXELS: Final = 200_000_000
LARGEST: Final = 14_000.0  #: points; PDF readers show no larger pages


class PrintingError(RuntimeError):
    """A drawing could not be printed; the message says why."""


def png(svg: str, scale: float = 2.0) -> bytes:
    """Return a drawing as PNG: the same bytes every time.

    Args:
        svg: the drawing.
        scale: pixels a point (where the drawing tells its size without unit: a unit).

    Raises:
        PrintingError: the scale is out of bounds, the text is no drawing with a size, or what
            prints is not installed.
    """
    least, most = SCALES
    if not least <= scale <= most:
        raise PrintingError(f"the scale is {scale}: expected pixels a point, {least:g} to {most:g}")
    return _printed(svg, "png", scale * POINTS)


def pdf(svg: str) -> bytes:
    """Return a drawing as a PDF of one page, as large as the drawing: the same bytes every time.

    Args:
        svg: the drawing.

    Raises:
        PrintingError: the text is no drawing with a size, or what prints is not installed.
    """
    return _printed(svg, "pdf", None)


def _printed(svg: str, kind: Literal["png", "pdf"], ppi: float | None) -> bytes:
    try:
        import typst  # noqa: PLC0415  loads the engine
    except ImportError as missing:
        raise PrintingError(f"what prints is missing; install it: {INSTALL}") from missing
    try:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder()]
        )
    except FileNotFoundError as missing:
        raise PrintingError(str(missing)) from missing
    drawing = _parsed(svg)
    page = _page(drawing, ppi or 0.0)
    told = {tag: drawing.findtext(f"{{{SVG}}}{tag}", "") for tag in ("title", "desc")}
    try:
        printed = typst.compile(
            page.encode(),
            sys_inputs={"drawing": svg} | told,
            font_paths=fonts,
            format=kind,
            ppi=ppi,
        )
    except typst.TypstError as refused:
        raise PrintingError(f"the drawing cannot be printed: {refused}") from refused
    return bytes(printed)


def _page(drawing: ElementTree.Element, ppi: float) -> str:
    """Return a page as large as the drawing, with its links, in the engine's language."""
    width, height = (_length(drawing, side) for side in ("width", "height"))
    pixels = width * height * (ppi / POINTS) ** 2
    if pixels > MOST_PIXELS:
        raise PrintingError(
            f"the picture would have {pixels / 1e6:,.0f} megapixels: "
            f"expected at most {MOST_PIXELS / 1e6:,.0f}; a smaller scale helps"
        )
    return (
        "#set document(title: sys.inputs.title, date: none)\n"
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n"
        f"{''.join(map(_placed, links(drawing)))}"
        '#image(bytes(sys.inputs.drawing), format: "svg", alt: sys.inputs.desc,'
        " width: 100%, height: 100%)\n"
    )


def _placed(link: Link) -> str:
    """Return a link as the engine's language places it over the drawing."""
    target = link.target.replace("\\", "%5C").replace('"', "%22")
    return (
        f"#place(top + left, dx: {link.x:.2f}pt, dy: {link.y:.2f}pt, "
        f'link("{target}", box(width: {link.width:.2f}pt, height: {link.height:.2f}pt)))\n'
    )


def _parsed(svg: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(svg)  # noqa: S314  a drawing of ours
    except ElementTree.ParseError as wrong:
        raise PrintingError(f"the drawing is not SVG: {wrong}") from wrong


def _length(drawing: ElementTree.Element, side: str) -> float:
    """Return the drawing's width or height in points."""
    told = drawing.get(side, "")
    found = LENGTH.fullmatch(told)
    if found is None or not 0 < float(found[1]) <= LARGEST:
        raise PrintingError(
            f"the drawing's {side} is {told!r}: expected points, at most {LARGEST:,.0f}"
        )
    return float(found[1])
