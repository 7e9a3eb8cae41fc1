"""What time logs cover: outside it, that a notice is missing tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import pairwise

from uccx_licensing.observing.log_file import Log
from uccx_licensing.observing.log_lines import NoticeLine, TimedLine
from uccx_licensing.observing.observations import Span
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Repairs
from uccx_licensing.observing.years import DISORDER, goes_on, in_the_year, year_beside
from uccx_licensing.observing.zones import Zoning
from uccx_licensing.options import InputError

__all__ = ["covered_by"]


def covered_by(
    logs: Sequence[Log],
    notices: Sequence[Sequence[NoticeLine]],
    options: ReadingOptions,
    reports: Span | None,
) -> tuple[Span, ...]:
    """Return what logs cover: each from its first line with a time to its last, of whatever kind.

    A rotated log goes on where the one before it ends.

    Args:
        logs: logs, rotated ones in the order in which they were written.
        notices: those of each log, with the year of every time.
        options: the zone of times that tell none, and the year of the first time without one.
        reports: the first and the last moment that other data tell of.
    """
    spans = [
        _span(log, lines, options, reports, first=log is logs[0])
        for log, lines in zip(logs, notices, strict=True)
    ]
    joints = (
        (before[1], after[0])
        for (one, before), (other, after) in pairwise(zip(logs, spans, strict=True))
        if before and after and before[1] <= after[0] and goes_on(one, other)
    )
    return tuple(_joined([*filter(None, spans), *joints]))


def _span(
    log: Log,
    notices: Sequence[NoticeLine],
    options: ReadingOptions,
    reports: Span | None,
    *,
    first: bool,
) -> Span | None:
    """Return what one log covers; None if its lines do not tell it."""
    year = options.year if first else None
    edges = _edges(log, notices, year, reports)
    moments = [*_moments(notices, options.zone), *_moments(edges, options.zone)]
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


def _edges(
    log: Log, notices: Sequence[NoticeLine], year: int | None, reports: Span | None
) -> Iterator[TimedLine]:
    """Yield the first and the last line of a log, with their years as far as they are known.

    The first is not after any notice of the log, nor the last before any, nor before the first.
    """
    before = notices[0].stamp.moment if notices else None
    first = _dated(log.first, before, reports, year if before is None else None, forward=False)
    if first is not None:
        yield first
    moments = [line.stamp.moment for line in (*notices[-1:], *filter(None, [first]))]
    beside = max(moments, key=lambda moment: moment.replace(tzinfo=None), default=None)
    last = _dated(log.last, beside, reports, None, forward=True)
    if last is not None:
        yield last


def _dated(
    line: TimedLine | None,
    beside: datetime | None,
    reports: Span | None,
    year: int | None,
    *,
    forward: bool,
) -> TimedLine | None:
    """Return a line with its year; None if nothing tells it.

    Args:
        line: the line, if there is one.
        beside: a moment that it is not before (if forward), or not after.
        reports: the first and the last moment that other data tell of.
        year: its year, if it is known.
        forward: it comes after the moment beside it.
    """
    if line is None or line.stamp.has_year:
        return line
    found = year if year is not None else year_beside(line, beside, reports)
    at = None if found is None else in_the_year(line, found)
    if at is not None and beside is not None:
        far = at.replace(tzinfo=None) - beside.replace(tzinfo=None)
        if (-far if forward else far) > DISORDER:
            at = in_the_year(line, at.year + (1 if forward else -1))
    return (
        None if at is None else replace(line, stamp=replace(line.stamp, moment=at, has_year=True))
    )


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
