"""What was observed as a series: one usage for each report interval, from the first to the last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.supposing import Gaps, Link
from uccx_licensing.observing.merging import as_one
from uccx_licensing.observing.observations import Observed, ReportSeen
from uccx_licensing.observing.repairs import Repairs
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
        condition: what has to be so for any answer to hold, because the data do not tell it, in
            words that begin with "if"; empty where they tell all.
    """

    start: datetime
    minutes: int
    mixes: Mixes
    usage: Sequence[Mix | None]
    answered: Sequence[bool]
    entitlement: Sequence[Mix] | None
    notes: tuple[str, ...] = ()
    condition: str = ""

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


def series_of(
    observed: Observed,
    minutes: int,
    *,
    covering: bool = True,
    gaps: Gaps = "unknown",
    link: Link = "up",
) -> Series:
    """Return what was observed as a series.

    Several reports in one interval count as one: what is told last counts. A plan needs one usage
    for each interval, so what is unknown is supposed, and the series has the condition: of an
    interval without data, that its report did not reach the licence server.

    Args:
        observed: what was read, in the order of time.
        minutes: the length of a report interval.
        covering: unused Premium seats cover Standard ones.
        gaps: what holds in intervals without data: not known; usage as before, or none, and
            answered.
        link: whether the licence server answered a report of which nothing tells it; if that is
            not known, it is supposed that it did not.

    Raises:
        SeriesError: there is no usage, the kinds of counts differ, or it is far too long.
    """
    told = [report for report in observed.reports if report.usage is not None]
    if not told:
        raise SeriesError(
            "no report tells a usage; expected a column such as usage, or usage_standard and "
            "usage_premium"
        )
    first, length = observed.reports[0], _length(observed.reports, minutes)
    mixes = Mixes(pooled=isinstance(told[0].usage, Mapping), covering=covering)
    rows = _rows(told, first.at, minutes, mixes)
    usage: list[Mix | None] = [None] * length
    answered = [False] * length
    for place, report in rows.items():
        usage[place] = _mix(mixes, report.usage, report)
        answered[place] = link == "up" if report.reachable is None else report.reachable
    missing = length - len(rows)
    untold = sum(report.reachable is None for report in rows.values())
    silent = sum(report.reachable is False for report in rows.values())
    if gaps != "unknown":
        silences = (r for r in observed.reports if r.reachable is False)
        still = {_place(report, first.at, minutes) for report in silences}
        _fill(usage, answered, still, mixes.nothing if gaps == "zero" else None)
    entitlement = _entitlement(observed.reports, mixes, length, minutes)
    notes = (
        *_notes(len(told) - len(rows), silent, untold if link == "up" else 0),
        *_passed_by(observed),
        *_untold(observed.reports),
    )
    condition = _condition(missing, gaps, untold if link == "unknown" else 0)
    return Series(first.at, minutes, mixes, usage, answered, entitlement, notes, condition)


def _length(reports: Sequence[ReportSeen], minutes: int) -> int:
    """Return how many intervals reports span."""
    first, last = reports[0], reports[-1]
    length = _place(last, first.at, minutes) + 1
    if length > _MOST_INTERVALS:
        raise SeriesError(
            f"{last.place}: {last.at:%Y-%m-%d} is {count(length, 'report interval')} after the "
            f"first report, of {first.at:%Y-%m-%d}; expected {_MOST_INTERVALS:,} at most"
        )
    return length


def _rows(
    told: Iterable[ReportSeen], first: datetime, minutes: int, mixes: Mixes
) -> dict[int, ReportSeen]:
    """Return what is told of each interval that has a row, by its number."""
    rows: dict[int, ReportSeen] = {}
    for report in told:
        _mix(mixes, report.usage, report)
        place = _place(report, first, minutes)
        before = rows.get(place)
        rows[place] = report if before is None else as_one((before, report), Repairs())
    return rows


def _fill(
    usage: list[Mix | None], answered: list[bool], silent: Collection[int], always: Mix | None
) -> None:
    """Suppose usage where none is told, answered unless the data say otherwise.

    Args:
        usage: what each report told.
        answered: the licence server answered it.
        silent: the reports of which the data say that they were not answered.
        always: what was used; None: as much as before, and before any report, as in the first.
    """
    last = next(mix for mix in usage if mix is not None)
    for place, mix in enumerate(usage):
        if mix is None:
            usage[place] = last if always is None else always
            answered[place] = place not in silent
        else:
            last = mix


def _condition(missing: int, gaps: Gaps, untold: int) -> str:
    """Return what is supposed of reports of which the data tell nothing."""
    parts = []
    if missing and gaps == "as-before":
        parts.append(f"usage stayed as before in {_the(missing, 'missing report')}")
    elif missing and gaps == "zero":
        parts.append(f"nothing was used in {_the(missing, 'missing report')}")
    elif missing:
        parts.append(f"{_the(missing, 'missing report')} did not reach the licence server")
    if untold:
        parts.append(
            f"{_the(untold, 'report')} of which nothing tells it did not reach the licence server"
        )
    return f"if {' and '.join(parts)}" if parts else ""


def _the(number: int, what: str) -> str:
    return f"the {what}" if number == 1 else f"the {count(number, what)}"


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


def _notes(doubled: int, silent: int, untold: int) -> Iterable[str]:
    if untold:
        yield "Where nothing tells it, the licence server answered."
    if silent:
        yield f"{count(silent, 'report')} not answered by the licence server, as the data say."
    if doubled:
        number = count(doubled, "report")
        yield f"{number} in the same interval as another: what is told last counts."
