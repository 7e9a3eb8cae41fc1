"""Scenario files: TOML, read with the line of everything that can be wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.simulating.amounts import alike, by_pool
from uccx_licensing.simulating.beginnings import Head, begins
from uccx_licensing.simulating.happenings import deed_of
from uccx_licensing.simulating.scenario import Deed, Happening, Moment, Place, Scenario
from uccx_licensing.simulating.times import Times
from uccx_licensing.words import clean, one_line
from uccx_model.calendar import Calendar
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import pools
from uccx_model.vocabulary import one_count

__all__ = ["scenario_of"]

_TABLE: Final = re.compile(r"\s*\[\[\s*(?:happening|\"happening\"|'happening')\s*\]\]")
_LINE: Final = re.compile(r"(.*?)\s*\(at line (\d+), column (\d+)\)", re.DOTALL)
_TIMES: Final = ("at", "note")
_AGENTS: Final = ("log_in", "log_out", "ports")
_AMOUNTS: Final = ("entitlement", "usage", "buy", "transfer")


def scenario_of(text: str, file: str) -> Scenario:
    """Return the scenario that a text tells.

    Args:
        text: TOML.
        file: what the text's place is called in errors.

    Raises:
        InputError: it is no such text; says where, what is there and what was expected.
    """
    data = _parsed(text, file)
    lines = _Lines(text, file)
    told = data.pop("happening", [])
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise Place(file, 0).error("happening: expected tables, each headed by [[happening]]")
    head = Head(data, lambda key: lines.key(key, 0))
    _tells_one_usage(told, lines)
    nothing = _nothing([data, *told])
    beginning = begins(head, pools() if isinstance(nothing, dict) else one_count(), nothing)
    calendar = Calendar.of_numbers(beginning.numbers)
    starts = head.starts(beginning.numbers)
    times = Times(calendar.minutes, starts)
    reader = _Reader(lines, times, len(told), pooled=isinstance(nothing, dict))
    happenings = tuple(reader.happening(one, n) for n, one in enumerate(told, start=1))
    servers = int(any(_tells_server([data, *told])))
    return Scenario(head.title(), beginning, happenings, Place(file, 1), servers, starts)


def _parsed(text: str, file: str) -> dict[str, object]:
    if not text.strip():
        raise Place(file, 0).error("it is empty; expected a scenario in TOML")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.fullmatch(str(error))
        problem = clean(found[1] if found else str(error))
        line = int(found[2]) if found else text.count("\n")
        raise Place(file, line).error(f"it is no TOML: {problem}") from error
    except ValueError as error:
        raise Place(file, 0).error("it is no scenario: a number has thousands of digits") from error
    except RecursionError as error:
        raise Place(file, 0).error("it is no scenario: tables within tables without end") from error


class _Lines:
    """Where the keys of a text stand; without them in lines of their own, happenings are counted.

    Args:
        text: TOML that can be read.
        file: what it is called.
    """

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._lines = text.split("\n")
        heads = [n for n, line in enumerate(self._lines, start=1) if _TABLE.match(line)]
        self._heads = [0, *heads]
        self._ends = [*heads, len(self._lines) + 1]

    def happening(self, number: int, total: int) -> Place:
        """Return where a happening begins; the first is 1."""
        if len(self._heads) == total + 1:
            return Place(self._file, self._heads[number])
        return Place(self._file, 0, f"happening {number}")

    def key(self, key: str, number: int, total: int = -1) -> Place:
        """Return where a key of a happening stands, or (number 0) one at the top."""
        where = self.happening(number, total) if number else Place(self._file, 0)
        if number and not where.line:
            return Place(self._file, 0, f"{where.what}, {key}")
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        for line in range(where.line, self._ends[min(number, len(self._ends) - 1)]):
            if line and wanted.match(self._lines[line - 1]):
                return Place(self._file, line, key)
        return Place(self._file, where.line, key)


def _tells_one_usage(told: list[dict[str, object]], lines: _Lines) -> None:
    """Make sure that usage is either told or computed from agents.

    Raises:
        InputError: it is both.
    """
    if not any(key in table for table in told for key in _AGENTS):
        return
    for number, table in enumerate(told, start=1):
        if "usage" in table:
            place = lines.key("usage", number, len(told))
            raise place.error(f"elsewhere it comes from {', '.join(_AGENTS)}; tell one of them")


def _nothing(tables: list[dict[str, object]]) -> Amount:
    """Return no licences: in pools, if any amount is told by pool."""
    told = (table[key] for table in tables for key in _AMOUNTS if key in table)
    agents = any(key in table for table in tables for key in _AGENTS)
    return {} if agents or any(map(by_pool, told)) else 0


def _tells_server(tables: list[dict[str, object]]) -> Iterator[bool]:
    """Yield, for every amount, whether the server's licence is among what it tells of."""
    for table in tables:
        told = (table[key] for key in _AMOUNTS if key in table)
        yield from (isinstance(amount, dict) and Pool.SERVER.value in amount for amount in told)


class _Reader:
    """Reads happenings.

    Args:
        lines: where they stand.
        times: how their times are read.
        total: how many there are.
        pooled: amounts are told by pool.
    """

    def __init__(self, lines: _Lines, times: Times, total: int, *, pooled: bool) -> None:
        self._lines = lines
        self._times = times
        self._total = total
        self._pooled = pooled

    def happening(self, told: Mapping[str, object], number: int) -> Happening:
        """Return what a happening tells; the first is 1."""
        place = self._lines.happening(number, self._total)
        keys = [key for key in told if key not in _TIMES]
        if not keys and "at" not in told:
            raise place.error("nothing happens here; write, say, usage = 130")
        deeds = tuple(self._deed(key, told[key], number) for key in keys)
        return Happening(self._moment(told, number), deeds, place, self._note(told, number))

    def _note(self, told: Mapping[str, object], number: int) -> str:
        note = told.get("note", "")
        if not isinstance(note, str):
            place = self._lines.key("note", number, self._total)
            raise place.error(f"expected text, found {str(note)[:60]!a}")
        return one_line(note)

    def _moment(self, told: Mapping[str, object], number: int) -> Moment | None:
        if "at" not in told:
            return None
        try:
            return Moment(*self._times.moment(told["at"]))
        except ValueError as error:
            raise self._lines.key("at", number, self._total).error(str(error)) from error

    def _deed(self, key: str, told: object, number: int) -> tuple[Deed, Place]:
        place = self._lines.key(key, number, self._total)
        try:
            if key in _AMOUNTS:
                told = alike(told, pooled=self._pooled)
            return deed_of(key, told, self._times), place
        except ValueError as error:
            raise place.error(str(error)) from error
