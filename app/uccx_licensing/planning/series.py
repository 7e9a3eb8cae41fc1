"""What was observed as a series: one usage for each report interval, from the first to the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from uccx_licensing.observing.observations import Amount, Observed, ReportSeen
from uccx_licensing.planning.mixes import PLENTY, Mix, Mixes
from uccx_licensing.words import count

__all__ = ["Series", "SeriesError", "series_of"]

_MOST_INTERVALS: Final = 2_000_000  #: 57 years of 15 minutes: more is a wrong date


class SeriesError(ValueError):
    """Nothing can be planned with what was observed; the message says why and where."""


@dataclass(frozen=True)
class Series:
    """Usage by report interval.

    Args:
        start: when the first report was made, in UTC.
        minutes: the length of a report interval.
        mixes: how licences are counted.
        usage: what each report told; None where nothing is known of it.
        answered: the licence server answered the report.
        entitlement: what was in the virtual account at each report; None where nobody tells it.
        notes: what was supposed about the data, a sentence each.
    """

    start: datetime
    minutes: int
    mixes: Mixes
    usage: Sequence[Mix | None]
    answered: Sequence[bool]
    entitlement: Sequence[Mix] | None
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.usage)

    def at(self, place: int) -> datetime:
        """Return when a report was made."""
        return self.start + timedelta(minutes=place * self.minutes)

    @property
    def highest(self) -> Mix:
        """The highest usage in each pool."""
        known = [mix for mix in self.usage if mix is not None]
        return tuple(map(max, *known, self.mixes.nothing))


def series_of(observed: Observed, minutes: int, *, covering: bool = True) -> Series:
    """Return what was observed as a series.

    Several reports in one interval count as one with the highest usage in each pool, answered if
    any of them was. An interval without data counts as a report that does not reach the licence
    server.

    Args:
        observed: what was read, in the order of time.
        minutes: the length of a report interval.
        covering: unused Premium seats cover Standard ones.

    Raises:
        SeriesError: there is no usage, the kinds of counts differ, or it is far too long.
    """
    told = [report for report in observed.reports if report.usage is not None]
    if not told:
        raise SeriesError(
            "no report tells a usage; expected a column such as usage, or usage_standard and "
            "usage_premium"
        )
    first, last = observed.reports[0], observed.reports[-1]
    length = _place(last, first.at, minutes) + 1
    if length > _MOST_INTERVALS:
        raise SeriesError(
            f"{last.place}: {last.at:%Y-%m-%d} is {count(length, 'report interval')} after the "
            f"first report, of {first.at:%Y-%m-%d}; expected {_MOST_INTERVALS:,} at most"
        )
    mixes = Mixes(pooled=isinstance(told[0].usage, Mapping), covering=covering)
    usage: list[Mix | None] = [None] * length
    answered = [False] * length
    doubled = 0
    for report in told:
        place = _place(report, first.at, minutes)
        before, now = usage[place], _mix(mixes, report.usage, report)
        doubled += before is not None
        usage[place] = now if before is None else tuple(map(max, before, now))
        answered[place] = answered[place] or report.reachable is not False
    missing = sum(mix is None for mix in usage)
    entitlement = _entitlement(observed.reports, mixes, length, minutes)
    notes = (
        *_notes(missing, doubled, length - missing - sum(answered)),
        *_passed_by(observed),
        *_untold(observed.reports),
    )
    return Series(first.at, minutes, mixes, usage, answered, entitlement, notes)


def _place(report: ReportSeen, first: datetime, minutes: int) -> int:
    """Return the number of the interval whose report is the nearest."""
    seconds = (report.at - first).total_seconds()
    return int((seconds + minutes * 30) // (minutes * 60))


def _mix(mixes: Mixes, amount: Amount | None, report: ReportSeen) -> Mix:
    try:
        mix = mixes.nothing if amount is None else mixes.mix(amount)
    except ValueError as error:
        raise SeriesError(f"{report.place}: {error}") from error
    if min(mix) < 0:
        raise SeriesError(f"{report.place}: {min(mix)} licences; expected no number below zero")
    if max(mix) > PLENTY:
        raise SeriesError(f"{report.place}: {max(mix):,} licences; expected {PLENTY:,} at most")
    return mix


def _entitlement(
    reports: Iterable[ReportSeen], mixes: Mixes, length: int, minutes: int
) -> list[Mix] | None:
    """Return the entitlement at each report: it lasts until another is told."""
    told: dict[int, Mix] = {}
    first: datetime | None = None
    for report in reports:
        first = first or report.at
        if report.entitlement is not None:
            mix = _mix(mixes, report.entitlement, report)
            told[_place(report, first, minutes)] = mix
    if not told:
        return None
    here = told[min(told)]
    found = []
    for place in range(length):
        here = told.get(place, here)
        found.append(here)
    return found


def _passed_by(observed: Observed) -> Iterable[str]:
    """Yield what of the data a plan does not look at."""
    if observed.actions:
        name = observed.actions[0].name
        number = count(len(observed.actions), "action")
        yield f"{number} in the data (first {name!r}) not taken: a plan is about reports only."
    if observed.notices:
        number = count(len(observed.notices), "notice")
        yield f"{number} in logs not compared: that is what replay does."


def _untold(reports: Sequence[ReportSeen]) -> Iterable[str]:
    """Yield how many reports come before the first entitlement that is told."""
    before = next((n for n, r in enumerate(reports) if r.entitlement is not None), 0)
    if before:
        number = count(before, "report")
        yield f"{number} before the first entitlement in the data: taken as if it held already."


def _notes(missing: int, doubled: int, silent: int) -> Iterable[str]:
    if missing:
        yield (
            f"{count(missing, 'interval')} without data: counted as reports that did not reach "
            "the licence server."
        )
    if silent:
        yield f"{count(silent, 'report')} not answered by the licence server, as the data say."
    if doubled:
        yield (
            f"{count(doubled, 'report')} in the same interval as another: the highest usage of "
            "each pool counts."
        )
