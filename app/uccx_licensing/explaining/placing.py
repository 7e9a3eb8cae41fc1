"""Notices and actions given to the reports that they belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from uccx_licensing.observing.observations import (
    ActionSeen,
    NoticeSeen,
    Place,
    ReportSeen,
    Span,
)
from uccx_model.stepping import Values
from uccx_model.tracking import Heard

__all__ = ["Slot", "act", "cut_at", "hear"]


@dataclass(slots=True)
class Slot:
    """One report, or several in a row of which the same is known, and what came before it."""

    at: datetime  #: of the first of them, in UTC
    place: Place | None  #: of its row, if it has one
    inputs: tuple[Values, ...]  #: all that the inputs can be; none: data end before this report
    heard: Heard = None
    times: int = 1
    row: ReportSeen | None = None
    used: Values | None = None  #: what the usage has to be, where License Control may limit it
    led: bool = False  #: before the first line of a log, where nobody knows what was logged
    notices: list[NoticeSeen] = field(default_factory=list)
    actions: list[ActionSeen] = field(default_factory=list)


def hear(
    slots: list[Slot],
    heard: Sequence[NoticeSeen],
    interval: timedelta,
    covered: Sequence[Span] | None,
) -> None:
    """Give each notice to the report that is nearest to it, cutting gaps there.

    Of a report that logs do not cover, half an interval before it and after it, it is not known
    whether a notice was given, unless a log has one.

    Raises:
        RuntimeError: a notice came before all reports: they were laid out wrongly.
    """
    for notice in heard:
        slot = slots[_nearest(slots, notice.at, interval)]
        if slot.led:
            raise RuntimeError(f"{notice.place}: no report was laid out for this notice")
        slot.notices.append(notice)
    half = interval / 2
    for begin, end in covered or ():
        if begin + half <= slots[-1].at + (slots[-1].times - 1) * interval:
            cut_at(slots, begin, interval, -half)
        if end - half <= slots[-1].at + (slots[-1].times - 1) * interval:
            cut_at(slots, end, interval, half)
    spans = iter(covered or ())
    span = next(spans, None)
    for slot in slots:
        last = slot.at + (slot.times - 1) * interval
        while span is not None and span[1] < last + half:
            span = next(spans, None)
        silent = covered is None or (span is not None and span[0] <= slot.at - half)
        if slot.notices or (silent and not slot.led):
            slot.heard = frozenset(notice.notice for notice in slot.notices)


def act(slots: list[Slot], actions: Sequence[ActionSeen], interval: timedelta) -> None:
    """Give each action to the first report that is not before it, cutting gaps there."""
    for action in actions:
        ends = slots[-1].at + (slots[-1].times - 1) * interval
        if action.at > ends:
            if slots[-1].inputs:
                slots.append(Slot(action.at, None, ()))
            slots[-1].actions.append(action)
            continue
        slots[cut_at(slots, action.at, interval, timedelta())].actions.append(action)


def _nearest(slots: list[Slot], at: datetime, interval: timedelta) -> int:
    """Return the place of the slot of one report that is nearest to a moment."""
    return cut_at(slots, at, interval, interval / 2)


def cut_at(slots: list[Slot], at: datetime, interval: timedelta, early: timedelta) -> int:
    """Return the place of the first report that is not earlier than a moment less some time.

    A slot of several reports is cut so that this report is one of its own.
    """
    wanted = at - early
    place = bisect_left(slots, wanted, key=lambda s: s.at + (s.times - 1) * interval)
    place = min(place, len(slots) - 1)
    slot = slots[place]
    if slot.times == 1:
        return place
    before = min(max(-((slot.at - wanted) // interval), 0), slot.times - 1)
    parts = [
        replace(slot, times=before, notices=[], actions=slot.actions),
        replace(slot, at=slot.at + before * interval, times=1, notices=[], actions=[]),
        replace(
            slot,
            at=slot.at + (before + 1) * interval,
            times=slot.times - before - 1,
            notices=[],
            actions=[],
        ),
    ]
    if not before:
        parts[1].actions = slot.actions
    slots[place : place + 1] = [part for part in parts if part.times]
    return place + bool(before)
