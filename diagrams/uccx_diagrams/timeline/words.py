"""The words of a timeline, and how it tells time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from uccx_diagrams.timeline.series import bands
from uccx_model.parameters import MINUTES_A_DAY, PROFILES
from uccx_model.trace import Trace

__all__ = ["ENGLISH", "Calendar", "TimelineError", "Words", "description", "plain"]


class TimelineError(ValueError):
    """A timeline cannot be drawn as asked; the message says why."""


@dataclass(frozen=True)
class Words:
    """All that a timeline says, in one language. Names of states and notices are Cisco's."""

    title: str = "Licensing from {first} to {last}"
    states: str = "Licensing state"
    actions: str = "Actions"
    licences: str = "Licences"
    strikes: str = "Strikes"
    clocks: str = "Clocks, as shares of their deadlines"
    notices: str = "Notices"
    usage: str = "usage"
    bought: str = "entitlement bought"
    known: str = "entitlement that the licence server knows"
    locked: str = "locked usage"
    deficit: str = "deficit"
    limit: str = "limit: {limit}"
    strike: str = "overage reports in a row"
    deadline: str = "deadline met"
    milestone: str = "authorization period over"
    clock: Mapping[str, str] = field(
        default_factory=lambda: {
            "evaluation_used": "evaluation used, of {period}",
            "out_of_compliance_for": "out of compliance, of {period}",
            "silence": "silence of the licence server, of {period}",
            "certificate_age": "age of the certificate, of {period}",
        }
    )
    enforced: str = "hatched: enforced"
    to_scale: str = "The axis of time is to scale."
    compressed: str = (
        "The axis of time is not to scale: between // it is compressed; labels tell the real time."
    )
    pause: str = "Where it is dotted, no time passes."
    numbers: str = "Numbers of release {profile}: a report every {interval}."
    no_numbers: str = "Numbers of no release: time is counted in reports."
    choices: str = "Chosen, other than the default: {choices}."
    more: str = "and {count:,} more"
    unnamed: str = "Marks without room for their names: {count:,}."
    repeated: str = "{name} × {count:,}"
    passes: str = "Passes through {states}."
    stays: str = "Stays in {states}."
    between: str = "From {start} to {end}, in {count}."
    ends: str = "Ends in {state}, {enforced}."
    is_enforced: str = "enforced"
    not_enforced: str = "not enforced"
    units: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: {
            "day": ("day", "days"),
            "report": ("report", "reports"),
            "step": ("step", "steps"),
            "hour": ("h", "h"),
            "minute": ("min", "min"),
        }
    )
    day: str = "day {day:,}"
    report: str = "report {now:,}"

    def count(self, number: int, unit: str) -> str:
        """Return a number of units."""
        one, many = self.units[unit]
        return f"{number:,} {one if number == 1 else many}"


ENGLISH: Final = Words()


@dataclass(frozen=True)
class Calendar:
    """How points in time are told.

    Attributes:
        words: the language.
        minutes: the length of a report interval; None where only reports can be counted.
        start: when the clock of the trace showed zero, if days are to be dates.
    """

    words: Words
    minutes: int | None
    start: datetime | None = None

    @classmethod
    def of(cls, trace: Trace, words: Words, start: date | None = None) -> Calendar:
        """Return the calendar of a trace.

        Raises:
            TimelineError: a date is given, and the trace does not tell how long a report takes.
        """
        known = {profile.name: profile.report_interval for profile in PROFILES}
        minutes = known.get(trace.profile or "")
        if start is not None and minutes is None:
            raise TimelineError(
                f"the start date {start} is of no use: the trace's numbers are no release's, so "
                f"nothing tells how long a report takes; expected those of {', '.join(known)}"
            )
        if start is not None and not isinstance(start, datetime):
            start = datetime.combine(start, time())
        return cls(words, minutes, start)

    def stamp(self, now: int) -> tuple[str, str]:
        """Return the day and the time of day of a point in time; without days, one of them only.

        Raises:
            TimelineError: the date would lie after the year 9999.
        """
        if self.minutes is None:
            return "", self.words.report.format(now=now)
        if self.start is not None:
            try:
                when = self.start + timedelta(minutes=now * self.minutes)
            except OverflowError as far:
                raise TimelineError(
                    f"report {now:,} after {self.start:%Y-%m-%d} has no date: the year is over 9999"
                ) from far
            return when.date().isoformat(), f"{when:%H:%M}"
        days, minutes = divmod(now * self.minutes, MINUTES_A_DAY)
        return self.words.day.format(day=days), f"{minutes // 60:02}:{minutes % 60:02}"

    def moment(self, now: int) -> str:
        """Return a point in time in full."""
        return " ".join(filter(None, self.stamp(now)))

    def length(self, intervals: int) -> str:
        """Return a length of time."""
        words = self.words
        if self.minutes is None:
            return words.count(intervals, "report")
        days, minutes = divmod(intervals * self.minutes, MINUTES_A_DAY)
        hours, minutes = divmod(minutes, 60)
        told = ((days, "day"), (hours, "hour"), (minutes, "minute"))
        return " ".join(words.count(n, unit) for n, unit in told if n) or words.count(0, "minute")


def plain(name: str) -> str:
    """Return a name of the model as words."""
    told = name.replace("_", " ").replace("wfo", "WFO").replace("smart", "Smart")
    return re.sub(r"\b(\d+) (\d+)\b", r"\1.\2", told)


def description(trace: Trace, calendar: Calendar, enforced: frozenset[str]) -> str:
    """Return the story in a few sentences, for those who cannot see the drawing."""
    words = calendar.words
    passed = [band.state for band in bands(trace)]
    start, end = (int(here.values["now"]) for here in (trace.start, trace.last))
    last = trace.last.node
    return " ".join(
        (
            (words.passes if len(passed) > 1 else words.stays).format(states=", ".join(passed)),
            words.between.format(
                start=calendar.moment(start),
                end=calendar.moment(end),
                count=words.count(len(trace.steps), "step"),
            ),
            words.ends.format(
                state=last, enforced=words.is_enforced if last in enforced else words.not_enforced
            ),
        )
    )
