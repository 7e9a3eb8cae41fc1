"""Which column of a table tells what: the words of its header."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from uccx_licensing.markdown import table
from uccx_licensing.options import InputError
from uccx_model.pools.amounts import Pool

__all__ = ["Column", "Header", "Meaning", "cells_of", "columns", "header_in", "header_of"]


class Column(Enum):
    """What a column tells."""

    TIME = "when the report was made; with a date column, the time of day"
    DATE = "the day of the report"
    USAGE = "licences used"
    ENTITLEMENT = "licences in the virtual account from this row on"
    REACHABLE = "whether the licence server answered"
    SYNCED = "whether SSM On-Prem and Cisco SSM were synchronized"
    ACTION = "what an administrator did, with its inputs: name key=value"
    SEATS = "agent seats used, which are Premium or Standard seats by the licence type"
    SYSTEM = "the name of the system, in files of many systems"


@dataclass(frozen=True)
class Meaning:
    """What a column tells, and of which pool."""

    column: Column
    pool: Pool | None = None


@dataclass(frozen=True)
class Header:
    """Where in a row what stands."""

    places: Mapping[Meaning, int]
    unused: tuple[str, ...]  #: titles of the columns that tell nothing of use
    width: int
    delimiter: str

    def place(self, column: Column) -> int:
        """Return where a column is that belongs to no pool; -1 where the table has none."""
        return self.places.get(Meaning(column), -1)

    def counts(self, column: Column) -> dict[Pool | None, int]:
        """Return where the counts of a column are, by pool."""
        return {meaning.pool: n for meaning, n in self.places.items() if meaning.column is column}

    @property
    def told(self) -> frozenset[Column]:
        """What the table has columns for."""
        return frozenset(meaning.column for meaning in self.places)


_DELIMITERS: Final = ",;\t|"
_PLAIN: Final[Mapping[str, Meaning]] = {
    **{c.name.lower(): Meaning(c) for c in Column if c is not Column.SEATS},
    **{
        f"{c.name.lower()} {pool.value}": Meaning(c, pool)
        for c in (Column.USAGE, Column.ENTITLEMENT)
        for pool in Pool
    },
    "timestamp": Meaning(Column.TIME),
    "datetime": Meaning(Column.TIME),
    "date time": Meaning(Column.TIME),
    "date and time": Meaning(Column.TIME),
}
"""Titles that stand for themselves."""
_REPORT: Final[Mapping[str, Meaning]] = {
    "standard seats": Meaning(Column.USAGE, Pool.STANDARD),
    "premium seats": Meaning(Column.USAGE, Pool.PREMIUM),
    "outbound ports": Meaning(Column.USAGE, Pool.OUTBOUND),
    "agent seats": Meaning(Column.SEATS),
}
"""What the Unified License Consumption report's titles say, whatever else stands in them."""
_NOT_USAGE: Final = {"entitlement", "entitled", "bought", "purchased", "balance", "available"}
_WHEN: Final = {Column.TIME, Column.DATE}


def _meaning(title: str) -> Meaning | None:
    words = " ".join(re.findall(r"[^\W_]+", title.casefold()))
    if words in _PLAIN:
        return _PLAIN[words]
    told = {word.removesuffix("s") for word in words.split()}
    if told & _NOT_USAGE:
        return None
    for name, meaning in _REPORT.items():
        if {word.removesuffix("s") for word in name.split()} <= told:
            return meaning
    return None


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; a quote that is not closed ends with the line."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return line.split(delimiter)


def header_of(titles: Sequence[str], delimiter: str = ",") -> Header | None:
    """Return the header that titles are; None if they are none: no time, or nothing beside it.

    Raises:
        InputError: two columns tell the same, or usage is told in one count and in pools.
    """
    meanings = [_meaning(title) for title in titles]
    known = [meaning for meaning in meanings if meaning]
    told = {meaning.column for meaning in known}
    if not told & _WHEN or not told - _WHEN - {Column.SYSTEM}:
        return None
    for meaning, times in Counter(known).items():
        if times > 1:
            named = [t for t, m in zip(titles, meanings, strict=True) if m == meaning]
            raise InputError(f"{times:,} columns tell the same: {', '.join(map(ascii, named[:3]))}")
    for column in (Column.USAGE, Column.ENTITLEMENT):
        pools = {meaning.pool for meaning in known if meaning.column is column}
        if None in pools and len(pools) > 1:
            name = column.name.lower()
            raise InputError(f"{name} is told in one count and in pools; expected one of them")
    places = {meaning: n for n, meaning in enumerate(meanings) if meaning}
    unused = [t for t, m in zip(titles, meanings, strict=True) if m is None and t.strip()]
    return Header(places, tuple(unused), len(titles), delimiter)


def header_in(line: str) -> Header | None:
    """Return the header that a line is, whatever stands between its titles.

    Raises:
        InputError: it is a header that contradicts itself.
    """
    found = [
        header
        for delimiter in _DELIMITERS
        if delimiter in line and (header := header_of(cells_of(line, delimiter), delimiter))
    ]
    return max(found, key=lambda header: len(header.places), default=None)


def columns() -> str:
    """Return a table of the titles that are known and what their columns tell, as Markdown."""
    titles: dict[Meaning, list[str]] = {}
    for title, meaning in _PLAIN.items():
        titles.setdefault(meaning, []).append(title.replace(" ", "_"))
    for title, meaning in _REPORT.items():
        titles.setdefault(meaning, []).append(f"… {title} …")
    rows = [(", ".join(names), _told(meaning)) for meaning, names in titles.items()]
    return table(("column", "tells"), rows)


def _told(meaning: Meaning) -> str:
    pool = f", in the pool {meaning.pool.value}" if meaning.pool else ""
    return meaning.column.value + pool
