"""Data laid on a system's reports: what is known of each, also of those without a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.inputs import possible_inputs
from uccx_licensing.explaining.placing import Slot, act, cut_at, hear
from uccx_licensing.explaining.systems import Given, System
from uccx_licensing.observing.merging import as_one
from uccx_licensing.observing.observations import (
    NoticeSeen,
    Observed,
    Place,
    Repair,
    ReportSeen,
    Span,
)
from uccx_licensing.observing.repairs import Repairs
from uccx_licensing.options import InputError
from uccx_model.tracking import ATTESTED

__all__ = ["Laid", "lay"]

_LONGEST: Final = 4_000_000  #: reports between the first line and the last: over a hundred years


@dataclass(frozen=True)
class Laid:
    """Data by report.

    Args:
        slots: the reports in order.
        interval: from report to report.
        missing: how many reports have no row.
        led: how many reports were put before the first line of a log.
        repairs: what was wrong with the data's times, counted.
        last: what was last known of the inputs; None where no usage is known.
        rows: the rows in order, one a report.
    """

    slots: Sequence[Slot]
    interval: timedelta
    missing: int
    led: int
    repairs: Sequence[Repair]
    last: Given | None
    rows: Sequence[ReportSeen] = ()

    def row(self, slot: Slot, at: datetime) -> ReportSeen | None:
        """Return the row of one of a slot's reports; a slot of several tells the first's place."""
        if slot.place is None:
            return None
        found = bisect_left(self.rows, at - self.interval / 2, key=lambda row: row.at)
        return self.rows[found] if found < len(self.rows) else None

    def ends(self, slot: Slot) -> datetime:
        """Return when the last report of a slot was made."""
        return slot.at + (slot.times - 1) * self.interval


def lay(observed: Observed, system: System, moment: datetime | None = None) -> Laid:
    """Return what is known of each report.

    Args:
        observed: the data.
        system: whose they are.
        moment: one at which a gap is cut, so that what was possible then can be told.

    Raises:
        InputError: there is nothing, or times contradict each other.
    """
    interval = timedelta(minutes=system.supposed.profile.report_interval)
    rows, repairs = _distinct(observed.reports, interval)
    heard = [notice for notice in observed.notices if notice.notice in ATTESTED]
    if not rows and not heard:
        raise InputError("the data tell no report and none of the three notices with known texts.")
    _in_order(observed)
    led = 0
    if not rows or (heard and heard[0].at < rows[0].at - interval / 2):
        led = system.supposed.profile.values["strike_limit"]
    moments = list(_moments(rows, heard, interval, led))
    slots = list(
        _joined(_slots(moments, system, _synced(observed, system), free=not rows), interval)
    )
    hear(slots, heard, interval, _covered(observed, heard))
    act(slots, observed.actions, interval)
    if moment is not None and slots[0].at <= moment:
        cut_at(slots, moment, interval, timedelta())
    missing = sum(slot.times for slot in slots if slot.place is None and slot.inputs)
    last = _last(rows, system)
    return Laid(slots, interval, missing, led, repairs, last, rows)


def _distinct(
    reports: Sequence[ReportSeen], interval: timedelta
) -> tuple[list[ReportSeen], list[Repair]]:
    """Return one row for each report: two within half an interval tell of one."""
    rows: list[ReportSeen] = []
    twice: list[ReportSeen] = []
    near = interval / 2
    for row in reports:
        if not rows or row.at - rows[-1].at >= near:
            rows.append(row)
            continue
        if row.at < rows[-1].at:
            raise InputError(
                f"{row.place}: this row is of {row.at:%Y-%m-%d %H:%M}, before the row above it "
                f"({rows[-1].place}); expected rows in the order of time."
            )
        twice.append(rows[-1])
        rows[-1] = replace(as_one((rows[-1], row), Repairs()), at=row.at, place=row.place)
    if not twice:
        return rows, []
    kind = "two rows for one report interval: what is told last counts"
    example = f"{twice[0].at:%Y-%m-%d %H:%M:%S}"
    return rows, [Repair(kind, len(twice), twice[0].place, example)]


def _covered(observed: Observed, heard: Sequence[NoticeSeen]) -> Sequence[Span] | None:
    """Return what logs cover; None: everything."""
    if not observed.logged and not heard:
        return ()
    return observed.covered


def _in_order(observed: Observed) -> None:
    for seen in (observed.notices, observed.actions):
        told = [(line.at, line.place) for line in seen]
        for (before, above), (after, place) in pairwise(told):
            if after < before:
                raise InputError(
                    f"{place}: this is earlier than {above}; expected lines in the order of time."
                )


@dataclass(frozen=True, slots=True)
class _Moment:
    """A row, or reports without one."""

    at: datetime
    row: ReportSeen | None
    times: int = 1
    next: ReportSeen | None = None  #: the row behind a gap
    led: bool = False  #: it is before all data


def _moments(
    rows: Sequence[ReportSeen], heard: Sequence[NoticeSeen], interval: timedelta, led: int
) -> Iterator[_Moment]:
    """Yield rows and gaps in order."""
    first = rows[0].at if rows else heard[0].at
    if led:
        unseen = max((first - heard[0].at + interval / 2) // interval, 0)
        ahead = rows[0] if rows else None
        yield _Moment(first - (led + unseen) * interval, None, led, ahead, led=True)
        if unseen:
            yield _Moment(first - unseen * interval, None, _few(unseen, heard[0].place), ahead)
    last: datetime | None = None if rows else first - interval
    for row in rows:
        if last is not None:
            missing = max(round((row.at - last) / interval), 1) - 1
            if missing:
                yield _Moment(last + interval, None, _few(missing, row.place), row)
        yield _Moment(row.at, row)
        last = row.at
    assert last is not None  # noqa: S101 - of rows or of the first notice
    if heard and (behind := -((last - heard[-1].at + interval / 2) // interval)) > 0:
        yield _Moment(last + interval, None, _few(behind, heard[-1].place))


def _few(reports: int, place: Place) -> int:
    if reports > _LONGEST:
        raise InputError(
            f"{place}: {reports:,} reports would lie before this; expected times of one century."
        )
    return reports


def _synced(observed: Observed, system: System) -> Sequence[bool]:
    """Return whether SSM On-Prem may have been synchronized where nothing tells it.

    Disconnected it is when somebody does it, which makes a difference where licences are bought.
    """
    if system.synchronizes:
        return (True,)
    amounts = [
        system.bought,
        *(r.entitlement for r in observed.reports if r.entitlement is not None),
    ]
    changes = any(amount != system.bought for amount in amounts) or observed.actions
    return (False, True) if changes or not observed.reports else (False,)


def _slots(
    moments: Sequence[_Moment], system: System, synced: Sequence[bool], *, free: bool
) -> Iterator[Slot]:
    """Yield what is known of each report's inputs; without any row, purchases are free too."""
    supposed = system.supposed
    entitlement: Amount = system.bought
    sizes = _entitlements(moments, system)
    told = (moment.row.usage for moment in moments if moment.row is not None)
    usage = next((amount for amount in told if amount is not None), None)
    for moment in moments:
        row = moment.row
        if row is None:
            then = moment.next.entitlement if moment.next is not None else None
            known = _in_gaps(system, usage)
            inputs = possible_inputs(
                system,
                usage=known,
                entitlements=(entitlement,) if then is None else (entitlement, then),
                sizes=sizes,
                reachable=True if free or known is not None else None,
                synced=synced,
                bought_freely=free and supposed.bought is None,
            )
            yield Slot(moment.at, None, inputs, times=moment.times, led=moment.led)
            continue
        if row.entitlement is not None:
            entitlement = row.entitlement
        usage = row.usage if row.usage is not None else usage
        reachable = row.reachable
        if reachable is None and supposed.link == "up":
            reachable = True
        known = _in_gaps(system, usage) if row.usage is None else row.usage
        inputs = possible_inputs(
            system,
            usage=known,
            entitlements=(entitlement,),
            sizes=sizes,
            reachable=reachable,
            synced=synced if row.synced is None else (row.synced,),
        )
        used = None
        if system.limited and row.usage is not None:
            used = tuple(system.spread("usage", row.usage).values())
        yield Slot(row.at, row.place, inputs, row=row, used=used)


def _in_gaps(system: System, before: Amount | None) -> Amount | None:
    """Return what was used where nothing tells it; None: it is not known.

    Args:
        system: the system.
        before: the last usage that is told; before any, the first one.
    """
    match system.supposed.gaps:
        case "as-before":
            return before
        case "zero":
            return {} if system.pooled else 0
        case _:
            return None


def _joined(slots: Iterable[Slot], interval: timedelta) -> Iterator[Slot]:
    """Yield slots; rows that follow each other and of which the same is not known are one."""
    last: Slot | None = None
    for slot in slots:
        if (
            last is not None
            and len(slot.inputs) > 1
            and (slot.inputs, slot.used, slot.led) == (last.inputs, last.used, last.led)
            and abs(last.at + last.times * interval - slot.at) < interval / 2
        ):
            last.times += slot.times
            last.row = None
            continue
        if last is not None:
            yield last
        last = slot
    if last is not None:
        yield last


def _entitlements(moments: Sequence[_Moment], system: System) -> tuple[Amount, ...]:
    """Return every entitlement that is told anywhere."""
    found: list[Amount] = [system.bought]
    for moment in moments:
        told = moment.row.entitlement if moment.row is not None else None
        if told is not None and told not in found:
            found.append(told)
    return tuple(found)


def _last(rows: Sequence[ReportSeen], system: System) -> Given | None:
    """Return what was last known of the inputs."""
    usage = next((r.usage for r in reversed(rows) if r.usage is not None), None)
    if usage is None:
        return None
    told = (r.entitlement for r in reversed(rows) if r.entitlement is not None)
    reachable = rows[-1].reachable is not False
    return Given(usage, next(told, system.bought), reachable, system.synchronizes)
