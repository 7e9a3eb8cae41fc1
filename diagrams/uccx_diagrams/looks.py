"""How shapes and words look, wherever they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["BOLD", "SIZE", "TURNED", "UPRIGHT", "Letters", "Look"]

SIZE: Final = 7.5  #: of words, in points


@dataclass(frozen=True)
class Look:
    """How a shape looks.

    Attributes:
        fill: its colour; `none` for nothing.
        edge: the colour of its border.
        width: of its border.
        style: of its border: solid, dashed, dotted or chained.
        hatch: the colour of hatches over it.
        falling: hatches fall from left to right instead of rising.
        round: the radius of its corners.
    """

    fill: str = "none"
    edge: str = "none"
    width: float = 0.0
    style: str = "solid"
    hatch: str = ""
    falling: bool = False
    round: float = 0.0


@dataclass(frozen=True)
class Letters:
    """How words look.

    Attributes:
        size: in points.
        bold: heavier.
        turned: to the left, to be read from below.
        color: that of the theme's ink, if none is given.
    """

    size: float = SIZE
    bold: bool = False
    turned: bool = False
    color: str = ""


UPRIGHT: Final = Letters()
BOLD: Final = Letters(bold=True)
TURNED: Final = Letters(turned=True)
