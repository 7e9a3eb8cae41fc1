"""When something was: dates and times of day as programs of many countries write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.reading_options import DateOrder
from uccx_licensing.options import InputError

__all__ = ["MONTHS", "Moments", "month_named", "offset_of", "order_in"]

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([./-]?)(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_DAY_NAMED: Final = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ ,-]+(\d{4})", re.ASCII | re.I)
_MONTH_NAMED: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII | re.I)
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.ASCII | re.I)
_TIME: Final = re.compile(
    r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r" ?([ap]\.?m\.?)? ?(z|utc|gmt|[+-]\d\d:?\d\d)?",
    re.ASCII | re.I,
)
_HALF_DAY: Final = 12


def month_named(name: str) -> int | None:
    """Return the number of a month by its English name or the first letters of it."""
    short = name[:3].casefold()
    return MONTHS.index(short) + 1 if short in MONTHS else None


def offset_of(text: str) -> timezone:
    """Return the zone that "Z", "UTC" or an offset such as "+02:00" tells.

    Raises:
        ValueError: there is no such offset.
    """
    if text[0] not in "+-":
        return timezone.utc  # noqa: UP017 - a timezone, as the others
    length = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-length if text[0] == "-" else length)


def order_in(dates: Iterable[tuple[str, Place]], told: DateOrder | None = None) -> DateOrder | None:
    """Return which order dates are in; None where all mean the same in both.

    Args:
        dates: dates, each with its place.
        told: the order that somebody told.

    Raises:
        InputError: they can be read in both, or in neither, or not in the one that was told.
    """
    proofs: dict[DateOrder, tuple[str, Place]] = {}
    doubtful: tuple[str, Place] | None = None
    for text, place in dates:
        if numbers := _NUMBERS.match(_WEEKDAY.sub("", text, count=1)):
            first, second = int(numbers[1]), int(numbers[3])
            if first > len(MONTHS) >= second:
                proofs.setdefault(DateOrder.DAY_FIRST, (text, place))
            elif second > len(MONTHS) >= first:
                proofs.setdefault(DateOrder.MONTH_FIRST, (text, place))
            elif first != second and doubtful is None:
                doubtful = (text, place)
    if len(proofs) > 1:
        (one, there), (other, elsewhere) = proofs.values()
        raise InputError(
            f"{elsewhere}: {other[:30]!a} and {one[:30]!a} ({there}) have day and month in "
            "different orders; expected dates of one kind"
        )
    for order, (text, place) in proofs.items():
        if told not in (None, order):
            raise InputError(f"{place}: {text[:30]!a} is a date {order}; --dates says {told}")
        return order
    if doubtful and told is None:
        text, place = doubtful
        raise InputError(
            f"{place}: {text[:30]!a} can be read with the day or the month first, and no other "
            "date in the file tells which; choose --dates day-first or --dates month-first"
        )
    return told


@dataclass
class Moments:
    """Reads dates and times; each text once.

    Args:
        order: that of dates in numbers.
    """

    order: DateOrder | None = None
    short_years: int = 0  #: how many years of two digits were met
    _dates: dict[str, date | None] = field(default_factory=dict)
    _times: dict[str, tuple[time, int] | None] = field(default_factory=dict)

    def moment(self, text: str) -> datetime | None:
        """Return the moment that one text tells, with its offset if it tells one.

        What has a date only is none.
        """
        if text[4:5] == "-" and text[13:14] == ":":
            try:
                return datetime.fromisoformat(text)
            except ValueError:
                pass
        before, blank, after = text.partition(" ")
        if not blank:
            before, _, after = text.partition("T")
        if self.day(before) is None:  # dates with blanks in them
            hour = re.search(r"\d{1,2}:\d\d", text)
            before, after = (text[: hour.start()], text[hour.start() :]) if hour else (text, "")
        return self.joined(before, after)

    def joined(self, day: str, hour: str) -> datetime | None:
        """Return the moment that a date and a time of day tell."""
        date_told, time_told = self.day(day), self.hour(hour)
        if date_told is None or time_told is None:
            return None
        moment = datetime.combine(date_told, time_told[0])
        try:
            return moment + timedelta(days=1) if time_told[1] else moment
        except OverflowError:
            return None

    def day(self, text: str) -> date | None:
        """Return the date that a text tells."""
        if text not in self._dates:
            try:
                self._dates[text] = self._day(" ".join(text.split()).rstrip(","))
            except ValueError:
                self._dates[text] = None
        return self._dates[text]

    def _day(self, text: str) -> date | None:
        text = _WEEKDAY.sub("", text, count=1)
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _NUMBERS.fullmatch(text):
            first, second, year = int(found[1]), int(found[3]), int(found[4])
            if len(found[4]) == 2:  # noqa: PLR2004 - digits
                year += 2000
                self.short_years += 1
            day_first = self.order is not DateOrder.MONTH_FIRST
            return date(year, second, first) if day_first else date(year, first, second)
        if found := _DAY_NAMED.fullmatch(text):
            month = month_named(found[2])
            return date(int(found[3]), month, int(found[1])) if month else None
        if found := _MONTH_NAMED.fullmatch(text):
            month = month_named(found[1])
            return date(int(found[3]), month, int(found[2])) if month else None
        return None

    def hour(self, text: str) -> tuple[time, int] | None:
        """Return the time of day that a text tells, and 1 for midnight at the day's end."""
        if text not in self._times:
            try:
                self._times[text] = _hour(" ".join(text.split()))
            except ValueError:
                self._times[text] = None
        return self._times[text]


def _hour(text: str) -> tuple[time, int] | None:
    found = _TIME.fullmatch(text)
    if not found:
        return None
    hour, half = int(found[1]), found[5]
    if half:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if half[0] in "pP" else 0)
    ends = hour == 2 * _HALF_DAY and int(found[2]) == 0
    zone = offset_of(found[6]) if found[6] else None
    second, fraction = int(found[3] or 0), int((found[4] or "0").ljust(6, "0")[:6])
    return time(0 if ends else hour, int(found[2]), second, fraction, zone), int(ends)
