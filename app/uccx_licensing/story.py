"""A trace as a story: the start in full, then a line a step with only what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from textwrap import wrap
from typing import Final

from uccx_licensing.changes import Speaker
from uccx_licensing.words import Calendar, clean, count, in_words
from uccx_model.choices import Deployment
from uccx_model.evaluation import Value
from uccx_model.notices import Notice
from uccx_model.parameters import PROFILES, Parameters, Unit
from uccx_model.states import REGISTERED
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import unit_of

__all__ = ["Moment", "folded", "moments", "preamble", "story"]

_REGISTERED: Final = frozenset(state.name for state in REGISTERED)
_REPORTS: Final = (Unit.INTERVALS, Unit.REPORTS)
_EVENT: Final = 26  #: characters of an event that stands in a column, before it is broken
_ROOM: Final = 36  #: characters that what changed needs, to stand beside or under the event


@dataclass(frozen=True)
class Moment:
    """A line of the story, in its columns."""

    when: str
    elapsed: str
    event: str
    state: str
    news: tuple[str, ...]

    def __str__(self) -> str:
        told = " ".join(part for part in (self.when, self.elapsed, self.event) if part)
        return ": ".join((told, ", ".join((self.state, *self.news))))


def story(trace: Trace, width: int = 100) -> list[str]:
    """Return the story of a trace, in lines no longer than the width where words allow it."""
    told = list(moments(trace))
    start = ", ".join((trace.start.node, *_speaker(trace).whole(trace.start)))
    end = ", ".join((trace.last.node, *_speaker(trace).whole(trace.last)))
    lines = [line for text in preamble(trace) for line in _wrapped(text, "  ", width)]
    lines += _wrapped(start, "  At the start: ", width)
    lines += ["", *_table(told, width), ""]
    lines += _wrapped(end, "  At the end: ", width)
    return [clean(line).rstrip() for line in lines]


def _table(told: Sequence[Moment], width: int) -> Iterator[str]:
    """Yield the moments in columns, as many of them side by side as there is room for."""
    when, elapsed, event, state = (
        max(len(getattr(moment, column)) for moment in told)
        for column in ("when", "elapsed", "event", "state")
    )
    narrow_event = min(event, _EVENT)
    for moment in told:
        time = f"  {moment.when:<{when}}  {moment.elapsed:<{elapsed}}  "
        news = ", ".join(moment.news)
        line = f"{time}{moment.event:<{event}}  {moment.state:<{state}}"
        if width - len(time) - narrow_event - state - 4 >= _ROOM:
            first, *rest = _wrapped(moment.event, "", narrow_event)
            left = f"{time}{first:<{narrow_event}}  {moment.state:<{state}}  "
            yield from _side_by_side(_wrapped(news, left, width), rest, len(time))
        elif len(line) <= width and width - len(time) >= _ROOM:
            yield line
            yield from _wrapped(news, " " * len(time), width) if news else ()
        else:
            head = "  ".join(filter(None, (moment.when, moment.elapsed, moment.event)))
            yield from _wrapped(head, "  ", width)
            yield from _wrapped("  ".join((moment.state, news)), " " * 6, width)


def _side_by_side(lines: list[str], rest: list[str], start: int) -> Iterator[str]:
    """Yield the lines, with the rest of a column that starts there, from the second line on."""
    yield lines[0]
    for line, cell in zip_longest(lines[1:], rest, fillvalue=""):
        yield f"{'':<{start}}{cell}{line[start + len(cell) :]}"


def _wrapped(text: str, left: str, width: int) -> list[str]:
    """Return the text behind what is left of it, wrapped and aligned."""
    room = max(width - len(left), 16)
    together = text.replace("⚠ ", "⚠\N{NO-BREAK SPACE}")
    first, *rest = wrap(together, room, break_long_words=False, break_on_hyphens=False) or [""]
    lines = [left + first, *(" " * len(left) + line for line in rest)]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def preamble(trace: Trace) -> list[str]:
    """Return under which numbers and choices the story happens."""
    calendar = Calendar.of_profile(trace.profile)
    if trace.profile is not None:
        source = next(p.source for p in PROFILES if p.name == trace.profile)
        interval = calendar.length(1)
        lines = [f"Numbers: release {trace.profile}, from {source}; a report every {interval}."]
    else:
        units = Parameters.units()
        told = (
            f"{in_words(name)} {count(n, 'report') if units.get(name) in _REPORTS else n}"
            for name, n in trace.parameters.items()
        )
        lines = [f"Numbers: of no release, so time is counted in reports; {', '.join(told)}."]
    for option in trace.unusual_choices:
        lines.append(f"{option.title}: {type(option).question()}")
    lines.append(f"{'Every other choice' if len(lines) > 1 else 'Every choice'} is at its default.")
    return lines


def _speaker(trace: Trace) -> Speaker:
    return Speaker(Calendar.of_profile(trace.profile), trace.parameters, trace.choices)


def moments(trace: Trace, *, fold: bool = True) -> Iterator[Moment]:
    """Yield the start and each step; folded, equal reports in a row are one."""
    speaker = _speaker(trace)
    calendar = speaker.calendar
    days = calendar.day_width(int(trace.last.values["now"]))
    here = trace.start
    began = calendar.stamp(int(here.values["now"]), days)
    yield Moment(began, "", "start", here.node, ())
    for step in folded(trace.start, trace.steps) if fold else trace.steps:
        passed = int(step.after.values["now"]) - int(here.values["now"])
        yield Moment(
            calendar.stamp(int(step.after.values["now"]), days) if passed else "",
            f"+{calendar.length(passed)}" if passed else "",
            _event(here, step, by_sync=Deployment.DIRECT not in trace.choices),
            step.after.node,
            tuple(speaker.news(here, step)),
        )
        here = step.after


def _event(before: Situation, step: TraceStep, *, by_sync: bool) -> str:
    """Return what happened: the action, or the reports and what matters of their inputs."""
    if not step.takes_time:
        return in_words(step.transition)
    old, new = before.values, step.after.values
    usage, wanted = new["usage"], step.inputs["demand"]
    number, silent = step.inputs["duration"], not step.inputs["ssm_reachable"]
    if before.node in _REGISTERED:
        sent = (new["locked"] or usage) if silent else new["reported"]
        told = [f"report of {sent:,}" if number == 1 else f"{number:,} reports of {sent:,}"]
        told += ["not answered"] if silent else []
        told += [f"usage {usage:,}"] if usage != sent else []
    else:
        told = [f"usage {usage:,}" if usage else "no usage"]
    told += [f"{wanted:,} wanted"] if wanted != usage else []
    told += [f"bought {new['bought']:,}"] if new["bought"] != old["bought"] else []
    told += ["synchronized"] if new["known"] != old["known"] and by_sync else []
    return ", ".join(told)


def folded(start: Situation, steps: Sequence[TraceStep]) -> Iterator[TraceStep]:
    """Yield the steps, those that only let the same time go on joined into one longer step."""
    before, waiting = start, list(steps[:1])
    for step in steps[1:]:
        joined = _joined(before, waiting[0], step)
        if joined is None:
            yield waiting[0]
            before = waiting[0].after
        waiting = [joined or step]
    yield from waiting


def _joined(before: Situation, first: TraceStep, second: TraceStep) -> TraceStep | None:
    """Return both steps as one, if nothing is lost: equal inputs, and only clocks that go on."""
    inputs: dict[str, Value] = {**second.inputs, "duration": first.inputs["duration"]}
    same = first.takes_time and first.transition == second.transition and first.inputs == inputs
    quiet = first.notices == second.notices and set(first.notices) <= {Notice.REPORTING_FAILED}
    stays = before.node == first.after.node == second.after.node
    if not (same and quiet and stays):
        return None
    lengths = (first.inputs["duration"], second.inputs["duration"])
    for name in before.values:
        values = [here.values[name] for here in (before, first.after, second.after)]
        pace = {(new - old) / n for (old, new), n in zip(pairwise(values), lengths, strict=True)}
        if len(pace) > 1 or (pace != {0} and unit_of(name) is not Unit.INTERVALS):
            return None
    return replace(second, inputs={**second.inputs, "duration": sum(lengths)})
