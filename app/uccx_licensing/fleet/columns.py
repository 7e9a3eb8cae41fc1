"""Which columns a file of many systems has, and of which inputs they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from uccx_licensing.observing.columns import Column, Header, header_in, header_of
from uccx_licensing.options import InputError
from uccx_model.pools.pooled import count_name

__all__ = [
    "ENTITLEMENT",
    "REACHABLE",
    "SYNCED",
    "SYSTEM",
    "TIME",
    "USAGE",
    "Columns",
    "columns_in",
    "columns_of",
]

SYSTEM: Final = "system"
TIME: Final = "time"
USAGE: Final = "usage"
ENTITLEMENT: Final = "entitlement"
REACHABLE: Final = "reachable"
SYNCED: Final = "synced"
_NEEDED: Final = (Column.SYSTEM, Column.TIME, Column.USAGE)
_OTHERS: Final = (Column.DATE, Column.SEATS, Column.ACTION)
_EXPECTED: Final = "expected system, time, usage (or usage_standard, usage_premium, …)"


@dataclass(frozen=True)
class Columns:
    """The columns that are used.

    Args:
        places: the place of each in a row, by name: `usage`, or `usage_premium`.
        width: how many columns there are.
        delimiter: what stands between two cells of a CSV file.
        unused: titles of the columns that tell nothing of use.
    """

    places: tuple[tuple[str, int], ...]
    width: int
    delimiter: str
    unused: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are used, by name."""
        return tuple(name for name, _ in self.places)

    @property
    def pooled(self) -> bool:
        """Usage is told by pools."""
        return USAGE not in self.names

    @property
    def flags(self) -> tuple[str, ...]:
        """The columns of yes or no."""
        return tuple(name for name in self.names if name in (REACHABLE, SYNCED))

    @property
    def usage(self) -> tuple[str, ...]:
        """The columns of usage."""
        return tuple(name for name in self.names if name.startswith(USAGE))

    @property
    def entitlement(self) -> tuple[str, ...]:
        """The columns of the entitlement."""
        return tuple(name for name in self.names if name.startswith(ENTITLEMENT))


def columns_in(line: str, where: str) -> Columns:
    """Return the columns that the first line of a CSV file tells.

    Raises:
        InputError: one is missing, they contradict each other, or one tells what fleets do not do.
    """
    try:
        return _columns(header_in(line), line)
    except InputError as error:
        raise InputError(f"{where}:1: {error.message}") from error


def columns_of(titles: Sequence[str], where: str) -> Columns:
    """Return the columns that a Parquet file has.

    Raises:
        InputError: as for `columns_in`.
    """
    try:
        return _columns(header_of(titles), ", ".join(titles))
    except InputError as error:
        raise InputError(f"{where}: {error.message}") from error


def _columns(header: Header | None, text: str) -> Columns:
    told = header.told if header else frozenset()
    missing = [column.name.lower() for column in _NEEDED if column not in told]
    if header is None or (missing and not told & {*_OTHERS}):
        what = " and ".join(f"no column {name}" for name in missing)
        raise InputError(f"{what}; {_EXPECTED}; found {text.strip()[:99]!a}")
    if others := [column for column in _OTHERS if column in told]:
        names = ", ".join(column.name.lower() for column in others)
        raise InputError(f"a column tells {names}, which `replay` reads; {_EXPECTED}")
    places = {
        meaning.column.name.lower()
        if meaning.pool is None
        else count_name(meaning.column.name.lower(), meaning.pool): place
        for meaning, place in header.places.items()
    }
    columns = Columns(tuple(places.items()), header.width, header.delimiter, header.unused)
    if columns.entitlement and columns.pooled == (ENTITLEMENT in columns.names):
        raise InputError("usage is told in one count and the entitlement in pools, or vice versa")
    return columns
