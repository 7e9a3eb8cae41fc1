"""What a timeline tells of time, and of itself, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from uccx_diagrams.languages import Language
from uccx_diagrams.timeline.series import bands
from uccx_model import calendar
from uccx_model.parameters import PROFILES
from uccx_model.states import state_named
from uccx_model.trace import Trace

__all__ = ["Calendar", "TimelineError", "description", "remarks", "title"]


class TimelineError(ValueError):
    """A timeline cannot be drawn as asked; the message says why."""


@dataclass(frozen=True)
class Calendar:
    """How points in time are told.

    Attributes:
        language: in which.
        clock: how long a report takes, and when the clock of the trace showed zero.
    """

    language: Language
    clock: calendar.Calendar

    @classmethod
    def of(cls, trace: Trace, language: Language, start: date | None = None) -> Calendar:
        """Return the calendar of a trace.

        Raises:
            TimelineError: a date is given, and the trace does not tell how long a report takes.
        """
        exact: datetime | None
        match start:
            case None | datetime():
                exact = start
            case _:
                exact = datetime.combine(start, time())
        known = calendar.Calendar.of_profile(trace.profile, exact)
        if start is not None and known.minutes is None:
            names = ", ".join(profile.name for profile in PROFILES)
            raise TimelineError(
                f"the start date {start} is of no use: the trace's numbers are no release's, so "
                f"nothing tells how long a report takes; expected those of {names}"
            )
        return cls(language, known)

    def stamp(self, now: int) -> tuple[str, str]:
        """Return the day and the time of day of a point in time; without days, one of them only.

        Raises:
            TimelineError: the date would lie after the year 9999.
        """
        language = self.language
        if self.clock.minutes is None:
            return "", language.text("timeline", "report", now=language.number(now))
        try:
            when = self.clock.date(now)
        except OverflowError as far:
            raise TimelineError(
                f"report {now:,} after {self.clock.start:%Y-%m-%d} has no date: "
                "the year is over 9999"
            ) from far
        if when is not None:
            return language.date(when), f"{when:%H:%M}"
        days, hours, minutes = self.clock.split(now)
        day = language.text("timeline", "day", day=language.number(days))
        return day, f"{hours:02}:{minutes:02}"

    def moment(self, now: int) -> str:
        """Return a point in time in full."""
        return " ".join(filter(None, self.stamp(now)))

    def length(self, intervals: int) -> str:
        """Return a length of time."""
        return self.language.length(intervals, self.clock)


def title(trace: Trace, language: Language) -> str:
    """Return what the timeline is about."""
    first, last = (language.state(state_named(s.node)) for s in (trace.start, trace.last))
    return language.text("timeline", "title", first=first, last=last)


def description(trace: Trace, calendar: Calendar) -> str:
    """Return the story in a few sentences, for those who cannot see the drawing."""
    language = calendar.language
    passed = [language.state(state_named(band.state)) for band in bands(trace)]
    start, end = (int(here.values["now"]) for here in (trace.start, trace.last))
    last = state_named(trace.last.node)
    enforced = language.text("timeline", "is_enforced" if last.enforced else "not_enforced")

    def say(name: str, **values: str) -> str:
        return language.text("timeline", name, **values)

    return " ".join(
        (
            say("passes" if len(passed) > 1 else "stays", states=", ".join(passed)),
            say(
                "between",
                start=calendar.moment(start),
                end=calendar.moment(end),
                count=language.count(len(trace.steps), "step"),
            ),
            say("ends", state=language.state(last), enforced=enforced),
        )
    )


def remarks(trace: Trace, calendar: Calendar) -> str:
    """Return under which numbers and readings all this happens."""
    language = calendar.language
    told = [language.text("timeline", "no_numbers")]
    if trace.profile:
        interval = _together(calendar.length(1))
        told = [language.text("timeline", "numbers", profile=trace.profile, interval=interval)]
    if unusual := ", ".join(_together(language.choice(o)) for o in trace.unusual_choices):
        told.append(language.text("timeline", "choices", choices=unusual))
    return " ".join(told)


def _together(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")
