"""Two traces side by side: what happens in each at the same time, and where they part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from uccx_licensing.amounts import amount_of, pool_of
from uccx_licensing.folding import folded
from uccx_licensing.story import Moment, moments, speaker_of
from uccx_licensing.words import Calendar, in_words
from uccx_model.evaluation import Value
from uccx_model.execution import Execution
from uccx_model.parameters import Parameters, Unit
from uccx_model.pools.recognising import model_of
from uccx_model.trace import Trace, TraceStep

__all__ = ["Comparison", "Row", "compared"]

_OF_LIMIT: Final = re.compile(r" of [\d,]+$")


@dataclass(frozen=True)
class Row:
    """What happens at one time in each trace; None where nothing does."""

    when: str
    left: str | None
    right: str | None
    same: bool


@dataclass(frozen=True)
class Comparison:
    """Two traces, A and B, compared."""

    terms: tuple[str, ...]  #: what differs before anything happens, a sentence each
    rows: tuple[Row, ...]
    first: int | None  #: the row of the first difference; None where all rows are the same
    sentence: str  #: the first difference in words


def compared(a: Trace, b: Trace, *, start: datetime | None = None) -> Comparison:
    """Return two traces compared, aligned by time, or by reports where time has no common measure.

    Args:
        a: one trace; the model goes its way.
        b: the other; the model goes its way. Both have one count of licences, or both have pools.
        start: when report interval 0 began in both; days are counted unless it is given.
    """
    calendars = [Calendar.of_numbers(trace.parameters, start) for trace in (a, b)]
    timed = all(calendar.minutes for calendar in calendars)
    scales = [(calendar.minutes or 1) if timed else 1 for calendar in calendars]
    common = Calendar(1 if timed else None, start)
    ends = [{now * n for now in _ends(t)} for t, n in zip((a, b), scales, strict=True)]
    left, right = (
        _by_time(_cut(trace, {t // scale for t in others if t % scale == 0}), scale)
        for trace, scale, others in zip((a, b), scales, reversed(ends), strict=True)
    )
    rows = tuple(_rows(left, right, common))
    first = next((number for number, row in enumerate(rows) if not row.same), None)
    terms = tuple(_terms(a, b, timed=timed))
    return Comparison(terms, rows, first, _sentence(rows, first, terms))


def _ends(trace: Trace) -> Iterator[int]:
    """Yield when each stretch of the folded trace ends."""
    for step in folded(trace.start, trace.steps):
        yield int(step.after.values["now"])


def _cut(trace: Trace, times: set[int]) -> Trace:
    """Return the trace folded, and its stretches cut where the other trace has something to tell.

    The model itself tells how far a stretch has come. Where it does not go on in one way only, the
    stretch stays whole.
    """
    graph, variables = model_of(trace)
    options = (trace.parameters, trace.choices, trace.settings, trace.dropped)
    execution = Execution(graph, *options, variables=variables)
    here, steps = trace.start, list[TraceStep]()
    for step in folded(trace.start, trace.steps):
        begun, ended = (int(s.values["now"]) for s in (here, step.after))
        stops = [*sorted(t for t in times if begun < t < ended), ended]
        pieces, place = list[TraceStep](), here
        for now in stops if len(stops) > 1 else ():
            inputs = {**step.inputs, "duration": now - int(place.values["now"])}
            ways = [s for s in execution.enabled(place, inputs) if s.takes_time]
            if len(ways) != 1:
                break
            pieces.append(ways[0])
            place = ways[0].after
        whole = bool(pieces) and pieces[-1].after == step.after
        steps += pieces if whole else [step]
        here = step.after
    return replace(trace, steps=tuple(steps))


def _by_time(trace: Trace, scale: int) -> Mapping[int, list[_Told]]:
    """Return what is told at each time."""
    found: dict[int, list[_Told]] = {}
    state = ""
    for moment in moments(trace, fold=False):
        found.setdefault(moment.at * scale, []).append(_told(moment, state))
        state = moment.state
    return found


@dataclass(frozen=True)
class _Told:
    text: str
    essence: tuple[object, ...]  #: what must be equal for two moments to be the same


def _told(moment: Moment, before: str) -> _Told:
    notices = (f"⚠ {notice.value}" for notice in moment.notices)
    state = [moment.state] if moment.state != before else []
    text = ", ".join((moment.event, *state, *moment.changes, *notices))
    changes = tuple(_OF_LIMIT.sub("", change) for change in moment.changes)
    return _Told(text, (moment.event, moment.state, changes, moment.notices))


def _rows(
    left: Mapping[int, list[_Told]], right: Mapping[int, list[_Told]], calendar: Calendar
) -> Iterator[Row]:
    times = sorted({*left, *right})
    days = calendar.day_width(times[-1])
    for time in times:
        when = calendar.stamp(time, days)
        for one, other in _paired(left.get(time, []), right.get(time, [])):
            same = one is not None and other is not None and one.essence == other.essence
            yield Row(when, one.text if one else None, other.text if other else None, same)
            when = ""


def _paired(
    left: Sequence[_Told], right: Sequence[_Told]
) -> Iterable[tuple[_Told | None, _Told | None]]:
    """Yield what belongs together of what happens at one time, in order."""
    matcher = SequenceMatcher(None, [t.essence for t in left], [t.essence for t in right], False)
    for _, i, j, k, n in matcher.get_opcodes():
        yield from zip_longest(left[i:j], right[k:n])


def _sentence(rows: Sequence[Row], first: int | None, terms: Sequence[str]) -> str:
    if first is None:
        return f"The same happens in both{', whatever differs above' if terms else ''}."
    when = " ".join(next(r.when for r in reversed(rows[: first + 1]) if r.when).split())
    later = rows[first:]
    left = later[0].left or _nothing(row.left for row in later)
    right = later[0].right or _nothing(row.right for row in later)
    return f"They differ first at {when}. A: {left}; B: {right}."


def _nothing(later: Iterable[str | None]) -> str:
    return "nothing" if any(later) else "it has ended"


def _terms(a: Trace, b: Trace, *, timed: bool) -> Iterator[str]:
    """Yield what differs in numbers, choices, suppositions and at the start."""
    yield from _numbers(a, b)
    if not timed:
        yield "Not both have the numbers of a release: they are aligned by reports."
    for one, other in zip(a.choices, b.choices, strict=True):
        if one is not other:
            yield _both(type(one).__name__, f'"{one.value}"', f'"{other.value}"')
    for what, told in (
        ("supposed all the time", [_told_all(t, t.settings) for t in (a, b)]),
        ("supposed not to exist", [", ".join(map(in_words, t.dropped)) for t in (a, b)]),
        ("at the start", [t.start.node for t in (a, b)]),
    ):
        if told[0] != told[1]:
            yield _both(what, *(text or "nothing" for text in told))
    here, there = a.start.values, b.start.values
    followed = all(amount_of(v, "known") == amount_of(v, "bought") for v in (here, there))
    for name, value in here.items():
        if value != there[name] and not (pool_of(name)[0] == "known" and followed):
            told = [_told_all(a, {name: value}), _told_all(b, {name: there[name]})]
            yield _both("at the start", *told)


def _numbers(a: Trace, b: Trace) -> Iterator[str]:
    """Yield the numbers that differ, as lengths of time where they are such."""
    calendars = [Calendar.of_numbers(trace.parameters) for trace in (a, b)]
    told = [{"a report every": c.length(1)} if c.minutes else {} for c in calendars]
    for name, unit in Parameters.units().items():
        for trace, calendar, lines in zip((a, b), calendars, told, strict=True):
            number = trace.parameters[name]
            timed = unit is Unit.INTERVALS
            lines[in_words(name)] = calendar.length(number) if timed else f"{number:,}"
    for what in dict.fromkeys([*told[0], *told[1]]):
        values = [lines.get(what, "unknown") for lines in told]
        if values[0] != values[1]:
            yield _both(what, *values)


def _told_all(trace: Trace, values: Mapping[str, Value]) -> str:
    speaker = speaker_of(trace)
    return ", ".join(speaker.value(name, value) for name, value in values.items())


def _both(what: str, one: str, other: str) -> str:
    return f"{what[0].upper()}{what[1:]}: {one} (A), {other} (B)."
