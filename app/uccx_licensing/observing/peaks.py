"""Rows of less than a report interval: a report tells the highest usage since the last one (R29).

CUIC's rows are of 15 minutes; a release that reports every eight hours reports the peak of 32.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any, Final

from uccx_licensing.amounts import Amount
from uccx_licensing.observing.observations import ReportSeen
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_model.pools.amounts import Pool

__all__ = ["peaks"]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FEW: Final = 3  #: so many rows must be close together to be no accident


def peaks(
    rows: Sequence[ReportSeen], interval: timedelta, repairs: Repairs
) -> Sequence[ReportSeen]:
    """Return a row for each report: the rows themselves, unless most of them are of less.

    Reports are taken to be made at whole multiples of the interval since midnight, in UTC.

    Args:
        rows: in the order of time.
        interval: from report to report.
        repairs: where rows that became one are counted.
    """
    if not _are_finer(rows, interval):
        return rows
    return list(_reports(rows, interval, repairs))


def _are_finer(rows: Sequence[ReportSeen], interval: timedelta) -> bool:
    """Return whether most rows follow the one before them within half an interval or less."""
    apart = Counter(after.at - before.at for before, after in pairwise(rows))
    apart.pop(timedelta(0), None)
    if not apart:
        return False
    usual, times = apart.most_common(1)[0]
    return times >= _FEW and 2 * times > apart.total() and 2 * usual <= interval


def _reports(
    rows: Sequence[ReportSeen], interval: timedelta, repairs: Repairs
) -> Iterator[ReportSeen]:
    for number, group in groupby(rows, lambda row: (row.at - _EPOCH) // interval):
        some = list(group)
        usage = _peak([row.usage for row in some if row.usage is not None])
        repairs.note(Flaw.FINER, some[0].place, some[0].at, len(some))
        yield ReportSeen(
            at=_EPOCH + (number + 1) * interval,
            usage=usage,
            entitlement=_last([row.entitlement for row in some]),
            reachable=_last([row.reachable for row in some]),
            synced=_last([row.synced for row in some]),
            place=max(some, key=lambda row: _size(row.usage)).place,
        )


def _last(told: Sequence[Any]) -> Any:
    """Return what is told last; None if nothing is."""
    return next((value for value in reversed(told) if value is not None), None)


def _size(usage: Amount | None) -> int:
    if usage is None:
        return -1
    return usage if isinstance(usage, int) else sum(usage.values())


def _peak(usages: Sequence[Amount]) -> Amount | None:
    """Return the highest usage, in each pool by itself; None if none is known."""
    counts: dict[Pool, int] = {}
    whole = [usage for usage in usages if isinstance(usage, int)]
    pooled = [usage for usage in usages if isinstance(usage, Mapping)]
    if not pooled:
        return max(whole, default=None)
    for usage in pooled:
        for pool, number in usage.items():
            counts[pool] = max(counts.get(pool, 0), number)
    return counts
