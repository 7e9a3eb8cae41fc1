"""The fonts of drawings: how wide words are in them, and where their files lie.

The files come with matplotlib, so that nothing depends on the fonts of the machine. No other part
of matplotlib is used, and it is not loaded: that would take longer than a drawing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

__all__ = ["FAMILIES", "folder", "measured"]

FAMILIES: Final = ("DejaVu Sans", "Verdana", "sans-serif")
"""Widths are those of the first; the second is just as wide."""
UNITS: Final = 2048  #: an em; at this size nothing is rounded
WIDE: Final = ("W", "F")
FILES: Final = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


@cache
def folder() -> Path:
    """Return where the files of the fonts lie.

    Raises:
        FileNotFoundError: they are not installed; the message says how to install them.
    """
    found = find_spec("matplotlib")
    path = Path(found.origin if found and found.origin else "").parent / "mpl-data/fonts/ttf"
    if not (path / FILES[False]).is_file():
        raise FileNotFoundError(
            "the fonts are missing; install them: python -m pip install matplotlib"
        )
    return path


@cache
def _font(*, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415  only who draws needs it

    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(str(folder() / FILES[bold]), UNITS, layout_engine=layout)


@lru_cache(maxsize=4096)
def measured(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words of this size are, in the unit of the size.

    The fonts lack characters as wide as high, as Chinese has; other fonts, which browsers take for
    them, give each an em.
    """
    narrow = "".join(c for c in text if east_asian_width(c) not in WIDE)
    wide = len(text) - len(narrow)
    return (float(_font(bold=bold).getlength(narrow)) / UNITS + wide) * size
