"""A trace as a story: the start in full, then a line a step with only what it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from uccx_licensing.amounts import POOLS, amount_of, in_pools, is_any
from uccx_licensing.changes import Speaker
from uccx_licensing.folding import folded
from uccx_licensing.words import Calendar, clean, count, in_words
from uccx_model.choices import Deployment
from uccx_model.messages import messages_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, Unit, nearest_profile
from uccx_model.states import REGISTERED
from uccx_model.trace import Situation, Trace, TraceStep

__all__ = ["Moment", "event_of", "moments", "preamble", "speaker_of", "story", "wrapped"]

_REGISTERED: Final = frozenset(state.name for state in REGISTERED)
_EVENT: Final = 26  #: characters of an event that stands in a column, before it is broken
_TOGETHER: Final = re.compile(rf"(?<=⚠) |(?<=\d) (?=(?:{'|'.join(POOLS.values())})\b)")
"""Blanks at which no line is broken: behind the sign of a notice, before the name of a pool."""
_ROOM: Final = 34  #: characters that what changed needs, to stand beside or under the event


@dataclass(frozen=True)
class Moment:
    """A line of the story, in its columns."""

    when: str
    elapsed: str
    event: str
    state: str
    changes: tuple[str, ...]
    notices: tuple[Notice, ...] = ()
    at: int = 0  #: report intervals since the start of 12.5

    @property
    def news(self) -> tuple[str, ...]:
        """What changed, and the notices of which no text is attested."""
        told = (f"⚠ {n.value}" for n in self.notices if not messages_of(n))
        return (*self.changes, *told)

    @property
    def messages(self) -> tuple[str, ...]:
        """A line for each notice whose text is attested: the first of its messages, in brief."""
        attested = (messages_of(notice)[:1] for notice in self.notices)
        return tuple(f"⚠ {message.brief}" for found in attested for message in found)

    def __str__(self) -> str:
        told = " ".join(part for part in (self.when, self.elapsed, self.event) if part)
        notices = (f"⚠ {notice.value}" for notice in self.notices)
        return ": ".join((told, ", ".join((self.state, *self.changes, *notices))))


def story(
    trace: Trace, width: int = 100, *, start: datetime | None = None, ends_because: str = ""
) -> list[str]:
    """Return the story of a trace, in lines no longer than the width where words allow it.

    Args:
        trace: the trace.
        width: characters of a line.
        start: when report interval 0 began; days are counted unless it is given.
        ends_because: why the trace ends, if that is known.
    """
    speaker = speaker_of(trace)
    first = ", ".join((trace.start.node, *speaker.whole(trace.start)))
    last = ", ".join((trace.last.node, *speaker.whole(trace.last)))
    lines = [line for text in preamble(trace) for line in wrapped(text, "  ", width)]
    lines += wrapped(first, "  At the start: ", width)
    lines += ["", *_table(list(moments(trace, start=start)), width), ""]
    lines += wrapped(last, "  At the end: ", width)
    lines += wrapped(ends_because, "  Why it ends: ", width) if ends_because else []
    return [clean(line).rstrip() for line in lines]


def _table(told: Sequence[Moment], width: int) -> Iterator[str]:
    """Yield the moments in columns, as many of them side by side as there is room for."""
    when, elapsed, event, state = (
        max(len(getattr(moment, column)) for moment in told)
        for column in ("when", "elapsed", "event", "state")
    )
    longest = max((len(message) for moment in told for message in moment.messages), default=0)
    narrow_event = min(event, _EVENT)
    for moment in told:
        time = f"  {moment.when:<{when}}  {moment.elapsed:<{elapsed}}  "
        news = ", ".join(moment.news)
        line = f"{time}{moment.event:<{event}}  {moment.state:<{state}}"
        if width - len(time) - narrow_event - state - 4 >= _ROOM:
            first, *rest = wrapped(moment.event, "", narrow_event)
            left = f"{time}{first:<{narrow_event}}  {moment.state:<{state}}  "
            yield from _side_by_side(wrapped(news, left, width), rest, len(time))
        elif len(line) <= width and width - len(time) >= _ROOM:
            yield line
            yield from wrapped(news, " " * len(time), width) if news else ()
        else:
            head = "  ".join(filter(None, (moment.when, moment.elapsed, moment.event)))
            yield from wrapped(head, "  ", width)
            yield from wrapped("  ".join((moment.state, news)), " " * 6, width)
        for message in moment.messages:
            yield from wrapped(message, " " * max(2, min(len(time), width - longest)), width)


def _side_by_side(lines: list[str], rest: list[str], start: int) -> Iterator[str]:
    """Yield the lines, with the rest of a column that starts there, from the second line on."""
    yield lines[0]
    for line, cell in zip_longest(lines[1:], rest, fillvalue=""):
        yield f"{'':<{start}}{cell}{line[start + len(cell) :]}"


def wrapped(text: str, left: str, width: int) -> list[str]:
    """Return the text behind what is left of it, wrapped and aligned."""
    room = max(width - len(left), 16)
    together = _TOGETHER.sub("\N{NO-BREAK SPACE}", text)
    first, *rest = wrap(together, room, break_long_words=False, break_on_hyphens=False) or [""]
    lines = [left + first, *(" " * len(left) + line for line in rest)]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def preamble(trace: Trace) -> list[str]:
    """Return under which numbers and choices the story happens, and what is supposed otherwise."""
    lines = [_numbers(trace)]
    lines += [f"{option.title}: {type(option).question()}" for option in trace.unusual_choices]
    lines.append(f"{'Every other choice' if len(lines) > 1 else 'Every choice'} is at its default.")
    if trace.settings:
        told = (speaker_of(trace).value(name, value) for name, value in trace.settings.items())
        lines.append(f"Supposed, whatever the model says: {', '.join(told)} all the time.")
    if trace.dropped:
        lines.append(f"Supposed not to exist: {', '.join(map(in_words, trace.dropped))}.")
    return lines


def _numbers(trace: Trace) -> str:
    calendar = Calendar.of_numbers(trace.parameters)
    profile = nearest_profile(trace.parameters)
    usual = profile.values if profile else {}
    units = Parameters.units()
    told = ", ".join(
        f"{in_words(name)} {_number(units.get(name), number, calendar)}"
        for name, number in trace.parameters.items()
        if usual.get(name) != number
    )
    if profile is None:
        return f"Numbers: of no release, so time is counted in reports; {told}."
    but = f", but {told}" if told else ""
    interval = calendar.length(1)
    return (
        f"Numbers: release {profile.name}, from {profile.source}{but}; a report every {interval}."
    )


def _number(unit: Unit | None, number: int, calendar: Calendar) -> str:
    if unit is Unit.INTERVALS:
        return calendar.length(number)
    return count(number, "report") if unit is Unit.REPORTS else f"{number:,}"


def speaker_of(trace: Trace, start: datetime | None = None) -> Speaker:
    """Return what says the trace's variables in words."""
    return Speaker(Calendar.of_numbers(trace.parameters, start), trace.parameters, trace.choices)


def moments(trace: Trace, *, fold: bool = True, start: datetime | None = None) -> Iterator[Moment]:
    """Yield the start and each step.

    Args:
        trace: the trace.
        fold: equal reports in a row are one.
        start: when report interval 0 began; days are counted unless it is given.
    """
    speaker = speaker_of(trace, start)
    calendar = speaker.calendar
    days = calendar.day_width(int(trace.last.values["now"]))
    here = trace.start
    now = int(here.values["now"])
    yield Moment(calendar.stamp(now, days), "", "start", here.node, (), (), now)
    for step in folded(trace.start, trace.steps) if fold else trace.steps:
        now = int(step.after.values["now"])
        passed = now - int(here.values["now"])
        yield Moment(
            calendar.stamp(now, days) if passed else "",
            f"+{calendar.length(passed)}" if passed else "",
            event_of(here, step, by_sync=Deployment.DIRECT not in trace.choices),
            step.after.node,
            tuple(speaker.news(here, step)),
            step.notices,
            now,
        )
        here = step.after


def event_of(before: Situation, step: TraceStep, *, by_sync: bool) -> str:
    """Return what happened: the action, or the reports and what matters of their inputs."""
    if not step.takes_time:
        return in_words(step.transition)
    old, new = before.values, step.after.values
    usage, wanted = amount_of(new, "usage"), amount_of(step.inputs, "demand")
    bought, known = amount_of(new, "bought"), amount_of(new, "known")
    number, silent = step.inputs["duration"], not step.inputs["ssm_reachable"]
    if before.node in _REGISTERED:
        locked = amount_of(new, "locked")
        silently = locked if is_any(locked) else usage
        sent = silently if silent else amount_of(new, "reported")
        reports = "report" if number == 1 else f"{number:,} reports"
        told = [f"{reports} of {in_pools(sent)}"]
        told += ["not answered"] if silent else []
        told += [f"usage {in_pools(usage)}"] if usage != sent else []
    else:
        told = [f"usage {in_pools(usage)}" if is_any(usage) else "no usage"]
    told += [f"{in_pools(wanted)} wanted"] if wanted != usage else []
    told += [f"bought {in_pools(bought)}"] if bought != amount_of(old, "bought") else []
    told += ["synchronized"] if known != amount_of(old, "known") and by_sync else []
    return ", ".join(told)
