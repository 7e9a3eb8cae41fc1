"""Points and lengths of time as people write them in scenarios."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Final

from uccx_licensing.options import seconds_in
from uccx_model.parameters import MINUTES_A_DAY

__all__ = ["Times", "begun"]

_DAY: Final = re.compile(r"day (\d{1,6})(?: (\d{1,2}):(\d\d))?", re.ASCII)
_REPORT: Final = re.compile(r"report (\d{1,9})", re.ASCII)
_REPORTS: Final = re.compile(r"(\d{1,9}) (?:report|interval)s?", re.ASCII)
_LONGEST: Final = 100 * 365 * MINUTES_A_DAY
_EARLIEST, _LATEST = 1970, 9000
_MOMENTS: Final = '2026-01-05T09:00:00, "day 3 10:00", "+15 min" or "report 12"'
_LENGTHS: Final = '"3 days", "2 h 30 min" or "5 reports"'


def begun(told: object) -> datetime:
    """Return when a scenario starts; a time without an offset is in UTC.

    Raises:
        ValueError: no date and time is told, or one with seconds.
    """
    found = _date(told)
    if found is None:
        raise ValueError(f"expected a date and a time such as 2026-01-05T08:00:00, found {told!a}")
    if found.second or found.microsecond:
        raise ValueError(f"expected whole minutes, found {found}")
    if not _EARLIEST <= found.year <= _LATEST:
        raise ValueError(f"expected a year from {_EARLIEST} to {_LATEST}, found {found}")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _date(told: object) -> datetime | None:
    if isinstance(told, str):
        try:
            return datetime.fromisoformat(told.strip())
        except ValueError:
            return None
    if isinstance(told, datetime):
        return told
    return datetime(told.year, told.month, told.day) if isinstance(told, date) else None


class Times:
    """Reads times of one scenario.

    Args:
        minutes: the length of a report interval; None where only reports can be counted.
        start: when report interval 0 began, if days are dates.
    """

    def __init__(self, minutes: int | None, start: datetime | None) -> None:
        self._minutes = minutes
        self._start = start

    def moment(self, told: object) -> tuple[Fraction, bool]:
        """Return a point in time in report intervals, and whether it counts from the one before.

        Raises:
            ValueError: it is written otherwise, or cannot be told from this start.
        """
        if isinstance(told, str) and (found := self._in_words(told.strip())):
            return found
        when = _date(told)
        if when is None:
            raise ValueError(f"expected {_MOMENTS}; found {_shown(told)}")
        if self._start is None:
            raise ValueError("a date needs the date of the start: write starts = … at the top")
        if when.tzinfo is None:
            when = when.replace(tzinfo=self._start.tzinfo)
        return self._intervals(when - self._start), False

    def length(self, told: object) -> Fraction:
        """Return a length of time in report intervals.

        Raises:
            ValueError: it is none, or not between one report and a hundred years.
        """
        if not isinstance(told, str):
            raise ValueError(f"expected {_LENGTHS}; found {_shown(told)}")
        if found := _REPORTS.fullmatch(told.strip()):
            length = Fraction(int(found[1]))
        else:
            seconds = seconds_in(told)
            if seconds is None:
                raise ValueError(f"expected {_LENGTHS}; found {_shown(told)}")
            length = self._intervals(timedelta(seconds=min(seconds, _LONGEST * 61)))
        if not 0 < length * (self._minutes or 1) <= _LONGEST:
            raise ValueError(f"{told!a} is not between nothing and a hundred years")
        return length

    def _in_words(self, told: str) -> tuple[Fraction, bool] | None:
        if told.startswith("+"):
            return self.length(told.removeprefix("+")), True
        if found := _REPORT.fullmatch(told):
            return Fraction(int(found[1])), False
        if found := _DAY.fullmatch(told):
            days, hours, minutes = (int(part or 0) for part in found.groups())
            if hours >= 24 or minutes >= 60:  # noqa: PLR2004 - clocks
                raise ValueError(f"{told!a}: there is no such time of the day")
            return self._intervals(timedelta(days, hours=hours, minutes=minutes)), False
        return None

    def _intervals(self, length: timedelta) -> Fraction:
        if self._minutes is None:
            raise ValueError(
                "nothing tells how long a report interval is, for the numbers are no release's: "
                'count reports, as in "report 12", "+3 reports" or "5 reports"'
            )
        return Fraction(length // timedelta(microseconds=1), self._minutes * 60 * 10**6)


def _shown(told: object) -> str:
    return f"{str(told)[:60]!a}"
