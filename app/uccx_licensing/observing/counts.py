"""Counts of licences in the cells of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.observing.cells import DIGITS, whole_number
from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_model.pools.amounts import Pool

__all__ = ["Counts"]

_KEPT: Final = 100_000  #: amounts that are kept: most rows tell what other rows told


class Counts:
    """Reads the cells of some columns as one amount.

    Args:
        columns: where a row has the count of each pool; None is the pool of a single count.
        repairs: where it is counted what is wrong with cells.
    """

    def __init__(self, columns: Mapping[Pool | None, int], repairs: Repairs) -> None:
        self._columns = columns
        self._repairs = repairs
        self._known: dict[object, Amount | None] = {}
        self._cells_of: Callable[[Sequence[str]], object] | None = None
        if columns:
            self._cells_of = itemgetter(*columns.values())

    def amount(self, cells: Sequence[str], place: Place) -> Amount | None:
        """Return what a row tells; None where it is not known."""
        if self._cells_of is None:
            return None
        texts = self._cells_of(cells)
        if texts in self._known:
            return self._known[texts]
        counted = self._repairs.noted
        amount = self._read(cells, place)
        if counted == self._repairs.noted and len(self._known) < _KEPT:
            self._known[texts] = amount
        return amount

    def _read(self, cells: Sequence[str], place: Place) -> Amount | None:
        numbers = {pool: self._number(cells[n], place) for pool, n in self._columns.items()}
        if None in numbers:
            return numbers[None]
        told = {pool: n for pool, n in numbers.items() if pool is not None and n is not None}
        if told and len(told) < len(numbers):
            texts = ", ".join(cells[n].strip() or "–" for n in self._columns.values())
            self._repairs.note(Flaw.SOME_POOLS, place, texts)
            return None
        return told or None

    def _number(self, text: str, place: Place) -> int | None:
        if text.isdecimal() and len(text) <= DIGITS:
            return int(text)
        text = text.strip()
        if not text:
            return None
        number = whole_number(text)
        if number is None:
            self._repairs.note(Flaw.NO_NUMBER, place, text)
        elif text != str(number):
            self._repairs.note(Flaw.NUMBER, place, text)
        return number
