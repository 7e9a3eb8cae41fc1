"""A comparison of two traces in lines: columns, or one above the other where there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from uccx_licensing.comparison import Comparison, Row
from uccx_licensing.story import wrapped
from uccx_licensing.words import clean

__all__ = ["side_by_side"]

_ROOM: Final = 36  #: characters that a column needs
_SAME: Final = "the same"
_MARK: Final = ">"


def side_by_side(comparison: Comparison, width: int = 100) -> list[tuple[str, bool]]:
    """Return a comparison in lines, and whether each belongs to the first difference."""
    lines = [(line, False) for text in comparison.terms for line in wrapped(text, "  ", width)]
    lines += [("", False)] if lines else []
    time = max(len("Time"), *(len(row.when) for row in comparison.rows))
    room = (width - 2 - time - 4) // 2
    if room >= _ROOM:
        lines += [(f"  {'Time':<{time}}  {'A':<{room}}  B", False)]
    for number, row in enumerate(comparison.rows):
        first = number == comparison.first
        mark = _MARK if first else ""
        told = _columns(row, mark, time, room) if room >= _ROOM else _stacked(row, mark, width)
        lines += [(line, first) for line in told]
    lines += [("", False), *((line, True) for line in wrapped(comparison.sentence, "  ", width))]
    return [(clean(line).rstrip(), first) for line, first in lines]


def _columns(row: Row, mark: str, time: int, room: int) -> Iterator[str]:
    left = wrapped(row.left or "", "", room)
    right = wrapped(_SAME if row.same else row.right or "", "", room)
    when = f"{mark:<2}{row.when:<{time}}"
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{when:<{time + 2}}  {one:<{room}}  {other}"
        when = ""


def _stacked(row: Row, mark: str, width: int) -> Iterator[str]:
    if row.when:
        yield f"{mark:<2}{row.when}"
        mark = ""
    if row.same:
        yield from wrapped(row.left or "", f"{mark:<4}A B  ", width)
        return
    for name, text in (("A", row.left), ("B", row.right)):
        if text is not None:
            yield from wrapped(text, f"{mark:<4}{name:<3}  ", width)
            mark = ""
