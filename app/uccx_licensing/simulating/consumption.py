"""The consumption report: what CUIC's Unified License Consumption report shows, and the balance."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from uccx_licensing.amounts import POOLS, Amount, amount_of
from uccx_licensing.simulating.singles import singles
from uccx_licensing.words import Calendar
from uccx_model.evaluation import Value
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import COVERING_TYPES
from uccx_model.trace import Trace
from uccx_model.variables import LicenseType

__all__ = ["Consumption", "Interval", "as_csv", "consumption", "joined"]

_FLEX: Final = ("Max Standard Seats", "Max Premium Seats")
_PERPETUAL: Final = ("Max Inbound Ports", "Max Agent Seats", "Max Outbound Ports")
_PORTS: Final = ("Max Inbound Ports", "Max Outbound Ports")
_OWN: Final = ("Used", "Bought", "Balance", "Reported", "Locked")


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of a report interval, or of several equal ones in a row."""

    first: int  #: when its first report was made, in report intervals since the start
    last: int  #: and its last one
    view: tuple[int | None, ...]  #: the cells of CUIC's report; None: no data
    amounts: tuple[tuple[int, ...], ...]  #: used, bought, balance, reported, locked; by pool
    state: str  #: the licensing state after the last report
    enough: tuple[int, ...]  #: how much may be used or locked; by pool, with what covers it


@dataclass(frozen=True)
class Consumption:
    """The report of a whole trace.

    Args:
        titles: of CUIC's columns.
        pools: those that amounts are told of; none where licences are one count.
        intervals: in order.
    """

    titles: tuple[str, ...]
    pools: tuple[Pool, ...]
    intervals: Sequence[Interval]

    @property
    def own_titles(self) -> tuple[str, ...]:
        """The titles of what CUIC does not show."""
        if not self.pools:
            return _OWN
        return tuple(f"{title} ({POOLS[pool]})" for title in _OWN for pool in self.pools)


def consumption(trace: Trace) -> Consumption:
    """Return the report of a trace, an interval a report.

    Its view is that of the licence type in effect at the end. Of inbound ports nothing is known.
    """
    flex = int(trace.last.values["license_type"]) in COVERING_TYPES
    titles = (*_FLEX, *_PORTS) if flex else _PERPETUAL
    found = list(_intervals(trace, flex))
    pools: tuple[Pool, ...] = ()
    if found and not isinstance(amount_of(trace.start.values, "usage"), int):
        used = {n for one in found for told in one.amounts for n, value in enumerate(told) if value}
        pools = tuple(pool for n, pool in enumerate(Pool) if n in used) or (Pool.STANDARD,)
        places = [n for n, pool in enumerate(Pool) if pool in pools]
        found = [_only(one, places) for one in found]
    return Consumption(titles, pools, found)


def _only(one: Interval, places: Sequence[int]) -> Interval:
    amounts = tuple(tuple(told[n] for n in places) for told in one.amounts)
    enough = tuple(one.enough[n] for n in places)
    return replace(one, amounts=amounts, enough=enough)


def _intervals(trace: Trace, flex: bool) -> Iterator[Interval]:
    for step in singles(trace):
        if not step.takes_time:
            continue
        values = step.after.values
        names = ("usage", "bought", "reported", "locked")
        used, bought, reported, locked = (_numbers(amount_of(values, name)) for name in names)
        balance = tuple(b - u for b, u in zip(bought, used, strict=True))
        amounts = (used, bought, balance, reported, locked)
        now = int(values["now"])
        enough = _enough(values, bought, locked if any(locked) else used)
        yield Interval(now, now, _view(values, flex), amounts, step.after.node, enough)


def _enough(
    values: Mapping[str, Value], bought: tuple[int, ...], needed: tuple[int, ...]
) -> tuple[int, ...]:
    """Return what was bought, with the Premium seats that are left among the Standard ones."""
    if len(bought) == 1 or int(values["license_type"]) not in COVERING_TYPES:
        return bought
    by_pool = dict(zip(Pool, zip(bought, needed, strict=True), strict=True))
    has, takes = by_pool[Pool.PREMIUM]
    spare = {Pool.STANDARD: max(has - takes, 0)}
    return tuple(number + spare.get(pool, 0) for pool, (number, _) in by_pool.items())


def _numbers(amount: Amount) -> tuple[int, ...]:
    return (amount,) if isinstance(amount, int) else tuple(amount.values())


def _view(values: Mapping[str, Value], flex: bool) -> tuple[int | None, ...]:
    """Return the cells of CUIC's report; empty while a type of the other view is in effect."""
    kind, used = int(values["license_type"]), amount_of(values, "usage")
    if (kind in COVERING_TYPES) is not flex:
        return (None,) * (4 if flex else 3)
    if isinstance(used, int):
        if not flex:
            return (None, used, None)
        premium = kind == LicenseType.FLEX_PREMIUM
        return (None, used, None, None) if premium else (used, None, None, None)
    standard, premium_seats, ports = used[Pool.STANDARD], used[Pool.PREMIUM], used[Pool.OUTBOUND]
    if flex:
        return (standard, premium_seats, None, ports)
    return (None, standard + premium_seats, ports)


def joined(intervals: Sequence[Interval]) -> list[Interval]:
    """Return the intervals, equal ones in a row as one."""
    found: list[Interval] = []
    for one in intervals:
        before = found[-1] if found else None
        if before and before == replace(one, first=before.first, last=before.last):
            found[-1] = replace(before, last=one.last)
        else:
            found.append(one)
    return found


def as_csv(report: Consumption, calendar: Calendar) -> str:
    """Return the report as CUIC exports it, with what it does not show behind.

    Args:
        report: the report.
        calendar: one with dates; they are told as clocks at the site show them.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["Date", "Time", *report.titles, *report.own_titles, "State"])
    for one in report.intervals:
        date = calendar.date(one.last) or datetime.min
        cells = ("" if cell is None else cell for cell in one.view)
        own = (number for amount in one.amounts for number in amount)
        writer.writerow([f"{date:%Y-%m-%d}", f"{date:%H:%M:%S}", *cells, *own, one.state])
    return file.getvalue()
