"""Times of logs that say no year: which year it was, by order and by what else is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from uccx_licensing.observing.log_file import Log
from uccx_licensing.observing.log_lines import NoticeLine, TimedLine
from uccx_licensing.observing.observations import Span
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.options import InputError

__all__ = ["DISORDER", "dated", "goes_on", "in_reading_order", "in_the_year", "year_beside"]

_ROTATED: Final = re.compile(r"(.*?)(?:[.-](\d{1,4}))?(?:\.(?:gz|bz2|xz))?", re.ASCII | re.I)
DISORDER: Final = timedelta(days=30)  #: what is so little earlier is the same year, out of order
_YEAR: Final = timedelta(days=366)
_DAY: Final = timedelta(days=1)  #: by so much clocks and zones may differ
_TRIES: Final = 8  #: so many years apart can two leap years be
_ZERO: Final = 2000  #: the year that times without one are read in


@dataclass(frozen=True)
class _Placed:
    """A line, and how many years after the first one it stands."""

    line: NoticeLine
    years: int


def in_reading_order(logs: Sequence[Log]) -> list[Log]:
    """Return logs with rotated ones in the order in which they were written.

    Of name.log, name.log.1 and name.log.2.gz the last was written first.
    """
    names = [_ROTATED.fullmatch(log.name) for log in logs]
    stems = [found[1] if found else log.name for found, log in zip(names, logs, strict=True)]
    numbers = [int(found[2] or 0) if found else 0 for found in names]
    order = sorted(range(len(logs)), key=lambda n: (stems.index(stems[n]), -numbers[n]))
    return [logs[n] for n in order]


def dated(
    logs: Sequence[Log], year: int | None, reports: Span | None, repairs: Repairs
) -> list[list[NoticeLine]]:
    """Return the notices of each log with the year of every time.

    Args:
        logs: logs, rotated ones in the order in which they were written.
        year: that of the first time without a year, if it is known.
        reports: the first and the last moment that other data tell of.
        repairs: where a year that was found is counted.

    Raises:
        InputError: a time is in no such year (29 February), or in any of several.
    """
    placed = _placed(logs)
    every = [one for log in placed for one in log]
    lacking = [one for one in every if not one.line.stamp.has_year]
    if not lacking:
        return [log.notices for log in logs]
    first = lacking[0]
    if year is not None:
        zero = year - first.years
        _check_year(every, lacking, zero, year)
    else:
        zero, reason = _found(every, lacking, logs, reports)
        example = f"{first.line.stamp.moment:%b %d}: {zero + first.years}, {reason}"
        repairs.note(Flaw.YEAR, first.line.place, example, len(lacking))
    if len({one.years for one in lacking}) > 1:
        turn = next(one for one in lacking if one.years != first.years)
        repairs.note(Flaw.NEW_YEAR, turn.line.place, zero + turn.years)
    return [[_with_year(one, zero) for one in log] for log in placed]


def _check_year(every: Sequence[_Placed], lacking: Sequence[_Placed], zero: int, told: int) -> None:
    """Make sure that the lines of a log that have a year agree with the year that was told.

    Raises:
        InputError: one does not.
    """
    files = {one.line.place.file for one in lacking}
    for one in every:
        stamp, place = one.line.stamp, one.line.place
        if stamp.has_year and place.file in files and stamp.moment.year != zero + one.years:
            raise InputError(
                f"{place}: this line is of {stamp.moment.year}; with --year {told} it would be of "
                f"{zero + one.years}"
            )


def _placed(logs: Sequence[Log]) -> list[list[_Placed]]:
    """Return the lines of each log with the years that passed since the first one."""
    last: datetime | None = None
    years = 0
    placed: list[list[_Placed]] = []
    for log in logs:
        lines: list[_Placed] = []
        for line in log.notices:
            here = line.stamp.moment.replace(year=_ZERO, tzinfo=None)
            if last is not None:
                years += _passed(last, here, forward=bool(lines) or _follows(log, logs))
            last = here
            lines.append(_Placed(line, years))
        placed.append(lines)
    return placed


def _follows(log: Log, logs: Sequence[Log]) -> bool:
    """Return whether the log goes on after the one before it, by their names."""
    before = logs[max(logs.index(log) - 1, 0)]
    one, other = (_ROTATED.fullmatch(each.name) for each in (before, log))
    return bool(one and other and one[1] == other[1] and before is not log)


def goes_on(before: Log, after: Log) -> bool:
    """Return whether a log goes on where another ends: name.log.1 and name.log, by their names."""
    one, other = (_ROTATED.fullmatch(each.name) for each in (before, after))
    if not one or not other or one[1] != other[1]:
        return False
    return int(one[2] or 0) - int(other[2] or 0) == 1


def _passed(last: datetime, here: datetime, *, forward: bool) -> int:
    """Return how many New Years lie between two times, both told in one year.

    Inside a log time goes forward; where logs are told in any order, the nearest year is meant.
    """
    if forward:
        return 1 if last - here > DISORDER else -1 if here - last > _YEAR - DISORDER else 0
    return 1 if last - here > _YEAR / 2 else -1 if here - last > _YEAR / 2 else 0


def _found(
    every: Sequence[_Placed],
    lacking: Sequence[_Placed],
    logs: Sequence[Log],
    reports: Span | None,
) -> tuple[int, str]:
    """Return the year in which the first line was written, and how it is known.

    Raises:
        InputError: no year has such times, or the reports beside them are of several such years.
    """
    known = next((one for one in every if one.line.stamp.has_year), None)
    if known is not None:
        return known.line.stamp.moment.year - known.years, "by lines that tell it"
    last = max(lacking, key=lambda one: one.years)
    if reports is not None:
        first, end = (moment.replace(tzinfo=None) for moment in reports)
        reason, reach = "by the reports beside it", _YEAR / 2
    else:
        written = [log.modified for log in logs if log.modified is not None and log.notices]
        newest = datetime.fromtimestamp(max(written), UTC) if written else datetime.now(UTC)
        first = end = newest.replace(tzinfo=None)
        reason = "by when the file was written" if written else "the last that can be"
        reach = timedelta(days=1)
    tried = range(end.year + 1 - last.years, end.year - _TRIES - last.years, -1)
    possible = [(zero, told) for zero in tried if (told := _moments(lacking, zero))]
    beside = [
        zero for zero, told in possible if first - _DAY <= min(told) and max(told) <= end + _DAY
    ]
    if len(beside) > 1:
        years = " or ".join(str(zero + lacking[0].years) for zero in reversed(beside))
        raise InputError(
            f"{lacking[0].line.place}: this time has no year, and the reports are of several: it "
            f"may be {years}; tell it with --year"
        )
    late_enough = [zero for zero, told in possible if max(told) <= end + reach]
    for zero in beside or late_enough:
        return zero, reason
    raise InputError(f"{last.line.place}: no year has such times; tell it with --year")


def year_beside(line: TimedLine, moment: datetime | None, reports: Span | None) -> int | None:
    """Return the year of a line without one; None if it may be of several.

    Args:
        line: the line.
        moment: a notice of the same log that stands beside it, if there is one.
        reports: the first and the last moment that other data tell of.
    """
    if moment is not None:
        here = line.stamp.moment.replace(year=_ZERO, tzinfo=None)
        beside = moment.replace(year=_ZERO, tzinfo=None)
        return moment.year + _passed(beside, here, forward=False)
    if reports is None:
        return None
    first, last = (moment.replace(tzinfo=None) for moment in reports)
    years = [
        year
        for year in range(first.year - 1, last.year + 2)
        if (at := in_the_year(line, year)) is not None
        and first - _YEAR / 2 < at.replace(tzinfo=None) < last + _YEAR / 2
    ]
    return years[0] if len(years) == 1 else None


def in_the_year(line: TimedLine, year: int) -> datetime | None:
    """Return when a line was written, if it was in this year; None: the year has no such day."""
    try:
        return line.stamp.moment.replace(year=year)
    except ValueError:
        return None


def _moments(lacking: Sequence[_Placed], zero: int) -> list[datetime]:
    """Return the times of lines if the first is of this year; none if the year lacks one."""
    try:
        return [_in_year(one, zero) for one in lacking]
    except ValueError:
        return []


def _in_year(one: _Placed, zero: int) -> datetime:
    return one.line.stamp.moment.replace(year=zero + one.years, tzinfo=None)


def _with_year(one: _Placed, zero: int) -> NoticeLine:
    line, stamp = one.line, one.line.stamp
    if stamp.has_year:
        return line
    try:
        moment = stamp.moment.replace(year=zero + one.years)
    except ValueError as error:
        told = f"{stamp.moment:%d %b} does not exist in {zero + one.years}"
        raise InputError(f"{line.place}: {told}; tell the first year with --year") from error
    return replace(line, stamp=replace(stamp, moment=moment, has_year=True))
