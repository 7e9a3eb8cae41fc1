"""What several rows and files tell, as one: sorted, on the report interval, each moment once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final, Protocol, TypeVar

from uccx_licensing.amounts import Amount
from uccx_licensing.observing.observations import ActionSeen, NoticeSeen, Place, ReportSeen
from uccx_licensing.observing.peaks import peaks
from uccx_licensing.observing.repairs import Flaw, Repairs

__all__ = ["as_one", "merged_actions", "merged_notices", "merged_reports"]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)
_TOLERATED: Final = 5  #: a fifth of the report interval is "a little beside it"
_FIELDS: Final = ("usage", "entitlement", "reachable", "synced")
_at: Final = attrgetter("at")


class _Seen(Protocol):
    @property
    def at(self) -> datetime: ...
    @property
    def place(self) -> Place: ...


S = TypeVar("S", bound=_Seen)


def merged_reports(
    reports: Sequence[ReportSeen], interval: timedelta | None, repairs: Repairs
) -> list[ReportSeen]:
    """Return reports sorted, moved to the report interval, and one for each moment."""
    reports = _sorted(reports, repairs)
    if interval:
        reports = peaks(reports, interval, repairs)
        reports = sorted(_moved(reports, interval, repairs), key=_at)
    if any(a.at == b.at for a, b in pairwise(reports)):
        groups = (list(group) for _, group in groupby(reports, _at))
        reports = [group[0] if len(group) == 1 else as_one(group, repairs) for group in groups]
    if interval and any(report.usage is not None for report in reports):
        _count_gaps(reports, interval, repairs)
    return reports


def merged_actions(actions: Sequence[ActionSeen], repairs: Repairs) -> list[ActionSeen]:
    """Return actions sorted; those at one moment stay in the order in which they are told."""
    return _sorted(actions, repairs)


def merged_notices(notices: Sequence[NoticeSeen], repairs: Repairs) -> list[NoticeSeen]:
    """Return notices sorted, each once, though several files may have it."""
    kept: dict[NoticeSeen, NoticeSeen] = {}
    nowhere = Place("", 0)
    for notice in _sorted(notices, repairs):
        first = kept.setdefault(replace(notice, place=nowhere), notice)
        if first is not notice:
            repairs.note(Flaw.TWICE, notice.place, notice.notice)
    return list(kept.values())


def _sorted(seen: Sequence[S], repairs: Repairs) -> list[S]:
    """Return what was seen in the order of time; what is out of order inside a file is counted."""
    for before, after in pairwise(seen):
        if after.at < before.at and after.place.file == before.place.file:
            repairs.note(Flaw.DISORDER, after.place, after.at)
    return sorted(seen, key=_at)


def _phase(reports: Iterable[ReportSeen], interval: timedelta) -> timedelta:
    """Return how long after the interval's multiples most reports are made, in whole minutes."""
    beside: Counter[int] = Counter()
    length = max(interval // _MINUTE, 1)
    for report in reports:
        minutes = round((report.at - _EPOCH) % interval / _MINUTE) % length
        beside[minutes] += report.usage is not None
    most = max(beside.values(), default=0)
    return min((n for n, times in beside.items() if times == most), default=0) * _MINUTE


def _moved(
    reports: Sequence[ReportSeen], interval: timedelta, repairs: Repairs
) -> Iterator[ReportSeen]:
    origin = _EPOCH + _phase(reports, interval)
    nothing, tolerated = timedelta(0), interval / _TOLERATED
    for report in reports:
        after = (report.at - origin) % interval
        if after == nothing:
            yield report
        elif after <= tolerated or interval - after <= tolerated:
            repairs.note(Flaw.SNAPPED, report.place, report.at)
            yield replace(report, at=report.at + _to_grid(after, interval))
        elif report.usage is None:
            repairs.note(Flaw.BETWEEN, report.place, report.at)
            yield replace(report, at=report.at + interval - after)
        else:
            repairs.note(Flaw.OFF_GRID, report.place, report.at)
            yield report


def _to_grid(after: timedelta, interval: timedelta) -> timedelta:
    return -after if 2 * after < interval else interval - after


def as_one(group: Sequence[ReportSeen], repairs: Repairs) -> ReportSeen:
    """Return what rows of one report tell together, field by field; what is told last counts."""
    result = group[0]
    for other in group[1:]:
        news = {}
        twice = False
        for name in _FIELDS:
            told, value = getattr(result, name), getattr(other, name)
            if value is None:
                continue
            if told is not None:
                twice = True
                if told != value:
                    both = f"{name} {_words(told)}, then {_words(value)}"
                    repairs.note(Flaw.CONTRADICTED, other.place, both)
            news[name] = value
        if not news or (twice and all(getattr(result, n) == v for n, v in news.items())):
            repairs.note(Flaw.TWICE, other.place, other.at)
        result = replace(result, **news)
    return result


def _words(value: Amount | bool) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{pool} {n}" for pool, n in value.items())
    return str(value)


def _count_gaps(reports: Sequence[ReportSeen], interval: timedelta, repairs: Repairs) -> None:
    for before, after in pairwise(reports):
        passed = after.at - before.at
        if passed > interval and (missing := -(-passed // interval) - 1) > 0:
            repairs.note(Flaw.GAP, after.place, f"{before.at} to {after.at}", missing)
