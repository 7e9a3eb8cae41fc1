"""A trace as a story: the start in full, then a line a step with only what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from uccx_licensing.amounts import amount_of, in_pools, is_any
from uccx_licensing.changes import Speaker
from uccx_licensing.folding import folded
from uccx_licensing.story_columns import in_columns, wrapped
from uccx_licensing.words import Calendar, clean, count, in_words
from uccx_model.choices import Deployment
from uccx_model.messages import messages_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, Unit, nearest_profile
from uccx_model.states import REGISTERED
from uccx_model.trace import Situation, Trace, TraceStep

__all__ = ["Asides", "Moment", "event_of", "moments", "preamble", "speaker_of", "story", "wrapped"]

_REGISTERED: Final = frozenset(state.name for state in REGISTERED)

Asides = Mapping[int, Sequence[str]]
"""What is said of a trace beside what the model tells: before the step of that place, from 0."""


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
    aside: str = ""  #: what somebody says of what comes next: then this is no moment of its own

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
    trace: Trace,
    width: int = 100,
    *,
    start: datetime | None = None,
    ends_because: str = "",
    asides: Asides = MappingProxyType({}),
) -> list[str]:
    """Return the story of a trace, in lines no longer than the width where words allow it.

    Args:
        trace: the trace.
        width: characters of a line.
        start: when report interval 0 began; days are counted unless it is given.
        ends_because: why the trace ends, if that is known.
        asides: what else is said.
    """
    speaker = speaker_of(trace)
    first = ", ".join((trace.start.node, *speaker.whole(trace.start)))
    last = ", ".join((trace.last.node, *speaker.whole(trace.last)))
    lines = [line for text in preamble(trace) for line in wrapped(text, "  ", width)]
    lines += wrapped(first, "  At the start: ", width)
    lines += ["", *in_columns(list(moments(trace, start=start, asides=asides)), width), ""]
    lines += wrapped(last, "  At the end: ", width)
    lines += wrapped(ends_because, "  Why it ends: ", width) if ends_because else []
    return [clean(line).rstrip() for line in lines]


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


def moments(
    trace: Trace,
    *,
    fold: bool = True,
    start: datetime | None = None,
    asides: Asides = MappingProxyType({}),
) -> Iterator[Moment]:
    """Yield the start and each step.

    Args:
        trace: the trace.
        fold: equal reports in a row are one, unless something is said between them.
        start: when report interval 0 began; days are counted unless it is given.
        asides: what else is said.
    """
    speaker = speaker_of(trace, start)
    calendar = speaker.calendar
    days = calendar.day_width(int(trace.last.values["now"]))
    here = trace.start
    now = int(here.values["now"])
    yield Moment(calendar.stamp(now, days), "", "start", here.node, (), (), now)
    for step in _between(trace, asides, fold=fold):
        if isinstance(step, str):
            yield Moment("", "", "", "", (), (), now, step)
            continue
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


def _between(trace: Trace, asides: Asides, *, fold: bool) -> Iterator[TraceStep | str]:
    """Yield the steps, and what is said before each."""
    breaks = sorted({0, *asides, len(trace.steps)})
    for first, last in pairwise((*breaks, len(trace.steps))):
        yield from asides.get(first, ())
        here, steps = (
            trace.steps[first - 1].after if first else trace.start,
            trace.steps[first:last],
        )
        yield from folded(here, steps) if fold else steps


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
