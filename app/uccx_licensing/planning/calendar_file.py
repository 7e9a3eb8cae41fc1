"""The deadlines of a plan as an iCalendar file (RFC 5545).

The same data give the same bytes: no event tells when it was written, and its identity is made of
what it says, so that a calendar that imports the file again does not show it twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from uccx_licensing.planning.plan import Plan
from uccx_licensing.planning.telling import AIMS, Teller
from uccx_licensing.version import NAME

__all__ = ["calendar_of"]

_ALARMS: Final = (timedelta(days=-14), timedelta(days=-3), timedelta(days=-1))
"""How long before a deadline a calendar reminds of it."""


@dataclass(frozen=True)
class _Deadline:
    place: int
    summary: str
    description: str


def calendar_of(teller: Teller) -> tuple[bytes, int]:
    """Return the deadlines of a plan as an iCalendar file, and how many there are."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{NAME}//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    deadlines = list(_deadlines(teller))
    for deadline in deadlines:
        calendar.add_component(_event(teller, deadline))
    return calendar.to_ical(), len(deadlines)


def _deadlines(teller: Teller) -> Iterator[_Deadline]:
    plan: Plan = teller.plan
    buying = plan.buying
    if buying is None:
        return
    for purchase in buying.purchases:
        what = teller.mix(purchase.added)
        yield _Deadline(
            purchase.place,
            f"{teller.name}: buy {what} UCCX licences",
            f"The licence server must know of {what} more licences by this report, "
            f"{teller.mix(purchase.total)} more in all. That avoids {AIMS[buying.aim]}"
            f"{teller.condition}.",
        )
    fate = buying.after or buying.before
    if fate is not None and fate.deficit is not None and fate.deficit.known:
        deficit = fate.deficit
        yield _Deadline(
            deficit.place,
            f"{teller.name}: buy {teller.mix(deficit.missing)} UCCX licences, or be enforced",
            f"Usage is locked at {teller.mix(deficit.locked)}. Unless the deficit is bought and "
            f"known to the licence server by this report, it is enforced{teller.condition}.",
        )


def _event(teller: Teller, deadline: _Deadline) -> Event:
    moment = teller.plan.series.at(deadline.place).astimezone(UTC)
    event = Event()
    told = f"{moment:%Y%m%dT%H%M%SZ} {deadline.summary} {deadline.description}"
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{NAME}:{told}')}@{NAME}")
    event.add("dtstamp", moment)
    event.add("dtstart", moment)
    event.add("summary", deadline.summary)
    event.add("description", deadline.description)
    event.add("transp", "TRANSPARENT")
    for before in _ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", before)
        alarm.add("description", deadline.summary)
        event.add_component(alarm)
    return event
