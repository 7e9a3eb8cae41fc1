"""What time logs cover: outside it, that a notice is missing tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import pairwise

from uccx_licensing.observing.log_file import Log
from uccx_licensing.observing.log_lines import NoticeLine, TimedLine
from uccx_licensing.observing.observations import Span
from uccx_licensing.observing.repairs import Repairs
from uccx_licensing.observing.years import goes_on, in_the_year, year_beside
from uccx_licensing.observing.zones import Zoning
from uccx_licensing.options import InputError

__all__ = ["covered_by"]


def covered_by(
    logs: Sequence[Log],
    notices: Sequence[Sequence[NoticeLine]],
    zone: tzinfo | None,
    reports: Span | None,
) -> tuple[Span, ...]:
    """Return what logs cover: each from its first line with a time to its last, of whatever kind.

    A rotated log goes on where the one before it ends.

    Args:
        logs: logs, rotated ones in the order in which they were written.
        notices: those of each log, with the year of every time.
        zone: that of times that tell none.
        reports: the first and the last moment that other data tell of.
    """
    spans = [_span(log, lines, zone, reports) for log, lines in zip(logs, notices, strict=True)]
    joints = (
        (before[1], after[0])
        for (one, before), (other, after) in pairwise(zip(logs, spans, strict=True))
        if before and after and before[1] <= after[0] and goes_on(one, other)
    )
    return tuple(_joined([*filter(None, spans), *joints]))


def _span(
    log: Log, notices: Sequence[NoticeLine], zone: tzinfo | None, reports: Span | None
) -> Span | None:
    """Return what one log covers; None if its lines do not tell it."""
    moments = [*_moments(notices, zone), *_moments(_edges(log, notices, reports), zone)]
    return (min(moments), max(moments)) if moments else None


def _moments(lines: Iterable[TimedLine], zone: tzinfo | None) -> Iterator[datetime]:
    """Yield when lines were written, in UTC; those that do not tell it are passed by.

    What is odd about times is counted where notices are read.
    """
    zoning = Zoning(zone, Repairs())
    for line in lines:
        try:
            yield zoning.told(line.stamp.moment, line.stamp.zone, line.place)
        except InputError:
            continue


def _edges(log: Log, notices: Sequence[NoticeLine], reports: Span | None) -> Iterator[TimedLine]:
    """Yield the first and the last line of a log, with their years as far as they are known."""
    for line, near in ((log.first, notices[:1]), (log.last, notices[-1:])):
        if line is None:
            continue
        if line.stamp.has_year:
            yield line
            continue
        beside = near[0].stamp.moment if near else None
        year = year_beside(line, beside, reports)
        found = None if year is None else in_the_year(line, year)
        if found is not None:
            yield replace(line, stamp=replace(line.stamp, moment=found, has_year=True))


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans in order, those that touch as one."""
    last: Span | None = None
    for begin, end in sorted(spans):
        if last is not None and begin <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = begin, end
    if last is not None:
        yield last
