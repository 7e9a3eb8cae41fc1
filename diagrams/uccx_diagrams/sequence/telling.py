"""From a trace to what a sequence diagram says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from uccx_diagrams.languages import Language
from uccx_diagrams.sequence.messages import Telling
from uccx_diagrams.sequence.story import Message, Moment, Note, Participant, Story
from uccx_diagrams.timeline import words
from uccx_diagrams.timeline.marks import Mark, marks
from uccx_diagrams.timeline.series import befores
from uccx_diagrams.timeline.words import Calendar
from uccx_model.states import STATES, state_named
from uccx_model.trace import Trace, TraceStep

__all__ = ["story_of"]

BEGINNING: Final = 70  #: moments of a long story that are told
END: Final = 30


def story_of(trace: Trace, language: Language, title: str, start_date: date | None) -> Story:
    """Return what a sequence diagram of a trace says.

    Args:
        trace: the trace.
        language: its words.
        title: what stands above it; if empty, the states at its ends do.
        start_date: the day, or the moment, at which the trace's clock shows zero.

    Raises:
        TimelineError: there is a start date, and the trace's reports have no date.
    """
    calendar = Calendar.of(trace, language, start_date)
    telling = Telling(calendar, trace.parameters, trace.choices)
    moments = _shortened(tuple(_moments(trace, telling)), telling)
    said = [message for moment in moments for message in moment.messages]
    there = {who for message in said for who in (message.sender, message.receiver)}
    there |= {Participant.ADMINISTRATOR} if any(moment.notes for moment in moments) else set()
    there |= {Participant.UCCX}
    first, last = state_named(trace.start.node), state_named(trace.last.node)
    ends = {"first": language.state(first), "last": language.state(last)}
    return Story(
        title or language.text("sequence", "title", **ends),
        f"{language.text('sequence', 'about')} {words.description(trace, calendar)}",
        {p: language.text("deployments", p.value) for p in Participant if p in there},
        first,
        moments,
        {state.name: language.state(state) for state in STATES},
        language.text("enforcement", "word"),
        words.remarks(trace, calendar),
        language.code,
    )


def _shortened(moments: tuple[Moment, ...], telling: Telling) -> tuple[Moment, ...]:
    """Return the moments, of a long story without those in the middle, which are only counted."""
    if len(moments) <= BEGINNING + END + 1:
        return moments
    left_out = moments[BEGINNING:-END]
    first, last = left_out[0].first, left_out[-1].last
    before = [m.state for m in moments[:BEGINNING] if m.state]
    after = [m.state for m in left_out if m.state]
    count = telling.language.count(last - first + 1, "step")
    gap = Moment(
        first,
        last,
        sum(moment.count for moment in left_out),
        (),
        telling.language.text("sequence", "left_out", count=count),
        (),
        (),
        after[-1] if after and after[-1:] != before[-1:] else None,
        "",
    )
    return (*moments[:BEGINNING], gap, *moments[-END:])


@dataclass
class _Run:
    """Equal steps in a row."""

    first: int
    step: TraceStep  #: the last one
    messages: tuple[Message, ...]
    node: str
    begins: int  #: the time before it
    count: int
    marks: list[Mark] = field(default_factory=list)
    last: int = 0

    def goes_on_with(self, step: TraceStep, messages: tuple[Message, ...]) -> bool:
        """Return whether the step only does the same again."""
        same = self.step.transition == step.transition
        stays = self.node == self.step.after.node == step.after.node
        return same and stays and (not step.takes_time or messages == self.messages)


def _moments(trace: Trace, telling: Telling) -> Iterator[Moment]:
    told = {n: [m for m in marks(trace) if m.step == n] for n, _, _ in befores(trace)}
    here, previous = None, None
    for number, before, step in befores(trace):
        said = tuple(telling.messages(before, step))
        count = int(step.inputs["duration"]) if step.takes_time else 1
        if here and here.goes_on_with(step, said):
            here.step, here.messages, here.last = step, said, number
            here.count += count
        else:
            if here:
                yield _moment(here, telling, previous)
                previous = here
            begins = int(before.values["now"])
            here = _Run(number, step, said, before.node, begins, count, last=number)
        here.marks += told[number]
    if here:
        yield _moment(here, telling, previous)


def _moment(run: _Run, telling: Telling, previous: _Run | None) -> Moment:
    language, ends = telling.language, int(run.step.after.values["now"])
    timed = run.step.takes_time
    repeated = ""
    if run.count > 1:
        count = language.number(run.count)
        length = telling.calendar.length(ends - run.begins)
        lasts = timed and telling.calendar.clock.minutes is not None
        name = "repeated" if lasts else "times"
        repeated = language.text("sequence", name, count=count, length=length)
    first = run.begins + timed
    when = [first] if first == ends else [first, ends]
    shown = timed or previous is None
    changed = run.step.after.node != run.node
    return Moment(
        run.first,
        run.last,
        run.count,
        tuple(_range([telling.calendar.moment(now) for now in when])) if shown else (),
        repeated,
        run.messages,
        tuple(_note(mark, telling, ends) for mark in sorted(run.marks, key=lambda m: m.now)),
        state_named(run.step.after.node) if changed else None,
        language.sentence(run.step.transition),
    )


def _range(stamps: Sequence[str]) -> Iterator[str]:
    for number, stamp in enumerate(stamps):
        yield f"– {stamp}" if number else stamp


def _note(mark: Mark, telling: Telling, ends: int) -> Note:
    language = telling.language
    when = ""
    if mark.last_now > mark.now:
        when = language.text("sequence", "until", when=telling.calendar.moment(mark.last_now))
    elif mark.now != ends:
        when = telling.calendar.moment(mark.now)
    return Note(mark.notice, language.text("notices", mark.notice.name), when)
