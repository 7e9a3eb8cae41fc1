"""Tables: CUIC's report, plain ones, and those in Parquet files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from uccx_licensing.observing.cells import act, truth
from uccx_licensing.observing.columns import Column, Header, cells_of, header_in, header_of
from uccx_licensing.observing.counts import Counts
from uccx_licensing.observing.lines import TextLines
from uccx_licensing.observing.moments import Moments, order_in
from uccx_licensing.observing.observations import ActionSeen, Place, ReportSeen
from uccx_licensing.observing.reading_options import DateOrder, ReadingOptions
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import Source
from uccx_licensing.observing.zones import Zoning
from uccx_licensing.options import InputError
from uccx_model.pools.amounts import Pool

__all__ = ["MOST_ROWS", "Table", "read_table", "table_of"]

MOST_ROWS: Final = 1_000_000  #: of one system: 28 years of reports every 15 minutes
_YEARS: Final = range(1990, 2200)


@dataclass
class Table:
    """Rows under a header, each with its line."""

    source: Source
    header: Header
    rows: list[Sequence[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def table_of(source: Source, repairs: Repairs) -> Table:
    """Return the table that a text is.

    Raises:
        InputError: it has no header, or too many rows.
    """
    text = TextLines(source, repairs)
    lines = iter(text)
    table = Table(source, _header(source, lines, repairs))
    header, delimiter = table.header, table.header.delimiter
    for number, line in lines:
        if not line or line.isspace():
            continue
        table.rows.append(cells_of(line, delimiter) if '"' in line else line.split(delimiter))
        table.lines.append(number)
        if len(table.rows) > MOST_ROWS:
            raise source.error(f"over {MOST_ROWS:,} rows; expected those of one system")
    if table.rows and not text.ended:
        last = source.place(table.lines[-1])
        if len(table.rows[-1]) < header.width:
            repairs.note(Flaw.CUT_ROW, last, delimiter.join(table.rows.pop()))
            table.lines.pop()
        else:
            repairs.note(Flaw.NO_END, last, delimiter.join(table.rows[-1]))
    _align(table, repairs)
    return table


def _align(table: Table, repairs: Repairs) -> None:
    """Give every row as many cells as the header has.

    A row that was cut ends inside a cell, and a number such as 1,234 can be two cells: what a row
    of another length tells cannot be relied on.
    """
    header = table.header
    usual = Counter(map(len, table.rows)).most_common(1)[0][0] if table.rows else 0
    for n, row in enumerate(table.rows):
        if len(row) == header.width:
            continue
        place, text = table.source.place(table.lines[n]), header.delimiter.join(row)
        kept = row[: header.width]
        extra = any(map(str.strip, row[header.width :]))
        if len(row) == usual and extra:
            raise InputError(f"{place}: {len(row)} cells, where the header has {header.width}")
        if len(row) > header.width and len(row) != usual:
            repairs.note(Flaw.MORE_CELLS, place, text)
            first = max(header.place(Column.TIME), header.place(Column.DATE)) + 1
            kept = row[:first]
        elif len(row) < min(usual, header.width):
            repairs.note(Flaw.FEWER_CELLS, place, text)
            kept = row[:-1]
        table.rows[n] = [*kept, *[""] * (header.width - len(kept))]


def _header(source: Source, lines: Iterator[tuple[int, str]], repairs: Repairs) -> Header:
    for number, line in lines:
        try:
            header = header_in(line)
        except InputError as error:
            raise InputError(f"{source.place(number)}: {error.message}") from error
        if header:
            for title in header.unused:
                repairs.note(Flaw.UNUSED_COLUMN, source.place(number), title)
            return header
        if line.strip():
            repairs.note(Flaw.TITLE, source.place(number), line)
    raise source.error("no header; expected a line with the columns time and usage")


def read_table(
    table: Table, options: ReadingOptions, repairs: Repairs
) -> tuple[list[ReportSeen], list[ActionSeen]]:
    """Return the reports and actions that a table tells, in the order of its rows.

    Raises:
        InputError: its dates can be read in two ways, or it tells an action that does not exist.
    """
    return _Reading(table, options, repairs).read()


class _Reading:
    def __init__(self, table: Table, options: ReadingOptions, repairs: Repairs) -> None:
        self._table = table
        self._options = options
        self._repairs = repairs
        header = table.header
        _check_alone(table)
        self._places = [table.source.place(line) for line in table.lines]
        usage = self._filled(header.counts(Column.USAGE))
        seats = header.place(Column.SEATS)
        self._usage = Counts(usage if seats < 0 else self._seats(seats, usage), repairs)
        self._entitlement = Counts(self._filled(header.counts(Column.ENTITLEMENT)), repairs)
        names = (Column.REACHABLE, Column.SYNCED, Column.ACTION)
        self._reachable, self._synced, self._action = map(header.place, names)

    def _filled(self, counts: Mapping[Pool | None, int]) -> dict[Pool | None, int]:
        """Return the columns of counts that have any; a pool without any is not told of."""
        rows = self._table.rows
        kept = {}
        for pool, n in counts.items():
            if pool is None or any(row[n].strip() for row in rows):
                kept[pool] = n
            else:
                self._repairs.note(Flaw.EMPTY_COLUMN, self._table.source.place(), pool)
        return kept

    def _seats(self, seats: int, usage: Mapping[Pool | None, int]) -> dict[Pool | None, int]:
        """Return whose counts agent seats are: ports for outbound calls go with Premium seats."""
        ports = usage.get(Pool.OUTBOUND)
        kind = self._options.seats
        if kind is not None:
            return {kind: seats, **({} if ports is None else {Pool.OUTBOUND: ports})}
        used = ports is not None and any(row[ports].strip().strip("0") for row in self._table.rows)
        if ports is None or not used:
            return {None: seats}
        self._repairs.note(Flaw.PREMIUM_SEATS, self._table.source.place())
        return {Pool.PREMIUM: seats, Pool.OUTBOUND: ports}

    def read(self) -> tuple[list[ReportSeen], list[ActionSeen]]:
        """Return the reports and the actions."""
        reports: list[ReportSeen] = []
        actions: list[ActionSeen] = []
        for row, at in self._moments():
            cells, place = self._table.rows[row], self._places[row]
            if self._action >= 0 and (told := cells[self._action].strip()):
                actions.append(self._acted(at, told, place))
            usage = self._usage.amount(cells, place)
            entitlement = self._entitlement.amount(cells, place)
            reachable = self._truth(self._reachable, cells, place)
            synced = self._truth(self._synced, cells, place)
            known = (usage, entitlement, reachable, synced)
            if known != (None,) * 4 or self._action < 0 or not told:
                reports.append(ReportSeen(at, *known, place))
        return reports, actions

    def _acted(self, at: datetime, text: str, place: Place) -> ActionSeen:
        try:
            return ActionSeen(at, *act(text), place)
        except InputError as error:
            raise InputError(f"{place}: {error.message}") from error

    def _truth(self, column: int, cells: Sequence[str], place: Place) -> bool | None:
        text = cells[column].strip() if column >= 0 else ""
        if not text:
            return None
        told = truth(text)
        if told is None:
            self._repairs.note(Flaw.NO_TRUTH, place, text)
        return told

    def _moments(self) -> list[tuple[int, datetime]]:
        """Return each row that has a time, with it in UTC, from first to last."""
        told = [(n, at) for n, at in enumerate(self._told()) if at is not None]
        turned = _newest_first([at for _, at in told])
        if turned:
            self._repairs.note(Flaw.NEWEST_FIRST, self._places[told[0][0]])
            told.reverse()
        if self._options.zone is None and all(at.tzinfo is None for _, at in told):
            if told:
                self._repairs.note(Flaw.NO_ZONE, self._places[told[0][0]], told[0][1], len(told))
            return [(n, at.replace(tzinfo=UTC)) for n, at in told]
        zoning = Zoning(self._options.zone, self._repairs)
        return [(n, zoning.utc(at, self._places[n])) for n, at in told]

    def _told(self) -> Iterator[datetime | None]:
        """Yield the time of each row as it is written."""
        rows, header = self._table.rows, self._table.header
        hours, days = header.place(Column.TIME), header.place(Column.DATE)
        column = days if days >= 0 else hours
        moments = Moments(self._options.dates or self._order(column))
        above = ""
        for n, row in enumerate(rows):
            text = row[column].strip()
            if column == hours or hours < 0:
                at = moments.moment(text)
                if at is None and (day := moments.day(text)):
                    self._repairs.note(Flaw.DATE_ONLY, self._places[n], text)
                    at = datetime(day.year, day.month, day.day)
            else:
                hour = row[hours].strip()
                if not text and above and moments.hour(hour):
                    self._repairs.note(Flaw.DATE_ABOVE, self._places[n], hour)
                text = above = text or above
                at = moments.joined(text, hour)
            if at is None or at.year not in _YEARS:
                self._foreign(n, row)
                yield None
            else:
                yield at
        if moments.short_years:
            place = self._table.source.place()
            self._repairs.note(Flaw.SHORT_YEAR, place, above, moments.short_years)

    def _order(self, column: int) -> DateOrder | None:
        pairs = (
            (row[column].strip(), self._places[n])
            for n, row in enumerate(self._table.rows)
            if row[column][4:5] != "-"
        )
        return order_in(pairs)

    def _foreign(self, n: int, row: Sequence[str]) -> None:
        """Count a row without a time: a header that comes again, or what cannot be read."""
        text = self._table.header.delimiter.join(row)
        again = header_of(row)
        if again and again.places != self._table.header.places:
            raise InputError(f"{self._places[n]}: another header; expected one table in a file")
        self._repairs.note(Flaw.HEADER_AGAIN if again else Flaw.NO_TIME, self._places[n], text)


def _check_alone(table: Table) -> None:
    """Make sure that all rows are of one system.

    Raises:
        InputError: they are of several.
    """
    column = table.header.place(Column.SYSTEM)
    names = dict.fromkeys(row[column].strip() for row in table.rows) if column >= 0 else {}
    if len(names) > 1:
        told = ", ".join(ascii(name[:30]) for name in list(names)[:3])
        raise table.source.error(f"rows of {len(names):,} systems ({told}); expected those of one")


def _newest_first(moments: Sequence[datetime]) -> bool:
    """Return whether times, as they are written, mostly go backwards."""
    plain = [at.replace(tzinfo=None) if at.tzinfo else at for at in moments]
    back = sum(a > b for a, b in pairwise(plain))
    return 2 * back > max(len(plain) - 1, 1)
