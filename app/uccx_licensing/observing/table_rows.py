"""What the rows of a table tell: reports and actions, each at its moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from uccx_licensing.observing.cells import act, truth, whole_number
from uccx_licensing.observing.columns import Column, header_of
from uccx_licensing.observing.counts import Counts
from uccx_licensing.observing.moments import Moments, order_in
from uccx_licensing.observing.observations import ActionSeen, Place, ReportSeen
from uccx_licensing.observing.reading_options import DateOrder, ReadingOptions
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.text_table import Table
from uccx_licensing.observing.zones import Zoning
from uccx_licensing.options import InputError
from uccx_model.pools.amounts import Pool

__all__ = ["read_table"]

_YEARS: Final = range(1990, 2200)


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
        self._truths: dict[str, bool | None] = {"": None}  #: what cells tell that were met
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
        used = ports is not None and any(
            whole_number(row[ports].strip()) for row in self._table.rows
        )
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
        text = cells[column] if column >= 0 else ""
        if text in self._truths:
            return self._truths[text]
        told = truth(text.strip())
        if told is None and text.strip():
            self._repairs.note(Flaw.NO_TRUTH, place, text)
        else:
            self._truths[text] = told
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
        moments = Moments(self._order(column))
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
        first: dict[str, Place] = {}  # each text once: a day has many rows
        for row, place in zip(self._table.rows, self._places, strict=True):
            if (text := row[column])[4:5] != "-":
                first.setdefault(text, place)
        dates = ((text.strip(), place) for text, place in first.items())
        return order_in(dates, self._options.dates)

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
