"""What was wrong with the rows of a piece, and where: the place is found out only if it is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from uccx_licensing.fleet.pieces import Piece
from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.repairs import Flaw

__all__ = ["Noted", "line_of", "place_of"]

_BYTES: Final = 1 << 25  #: that are looked through at once


@dataclass
class Noted:
    """Something wrong with data.

    Args:
        flaw: what it is.
        example: a cell.
        first: the byte or row at which the rows begin among which it was met first.
        row: which of them it was in; the first is 0.
        count: how often it was met.
    """

    flaw: Flaw
    example: str
    first: int
    row: int
    count: int = 0


def place_of(piece: Piece, noted: Noted) -> Place:
    """Return where something wrong was met first."""
    begin = noted.first + 1 if piece.parquet else line_of(piece.file, noted.first)
    return Place(piece.file, begin + noted.row)


def line_of(file: str, place: int) -> int:
    """Return the number of the line that begins at a byte; the first is 1."""
    lines = 1
    with Path(file).open("rb") as opened:
        while place > 0 and (data := opened.read(min(place, _BYTES))):
            lines += data.count(b"\n")
            place -= len(data)
    return lines
