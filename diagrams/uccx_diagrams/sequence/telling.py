"""From a trace to what a sequence diagram says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from uccx_diagrams.languages import Language
from uccx_diagrams.sequence.messages import Telling
from uccx_diagrams.sequence.story import Message, Moment, Note, Participant, Story
from uccx_diagrams.timeline.marks import Mark, marks
from uccx_diagrams.timeline.series import bands, befores
from uccx_model.calendar import Calendar
from uccx_model.parameters import PROFILES
from uccx_model.states import STATES, state_named
from uccx_model.trace import Trace, TraceStep

__all__ = ["SequenceError", "story_of"]


class SequenceError(ValueError):
    """A sequence diagram cannot be drawn as asked; the message says why."""


def story_of(trace: Trace, language: Language, title: str, start_date: date | None) -> Story:
    """Return what a sequence diagram of a trace says.

    Args:
        trace: the trace.
        language: its words.
        title: what stands above it; if empty, the states at its ends do.
        start_date: the day, or the moment, at which the trace's clock shows zero.

    Raises:
        SequenceError: there is a start date, and the trace's reports have no date.
    """
    calendar = _calendar(trace, start_date)
    telling = Telling(language, calendar, dict(trace.parameters), trace.choices)
    moments = tuple(_moments(trace, telling))
    said = [message for moment in moments for message in moment.messages]
    there = {who for message in said for who in (message.sender, message.receiver)}
    there |= {Participant.ADMINISTRATOR} if any(moment.notes for moment in moments) else set()
    there |= {Participant.UCCX}
    first, last = state_named(trace.start.node), state_named(trace.last.node)
    ends = {"first": language.state(first), "last": language.state(last)}
    return Story(
        title or language.text("sequence", "title", **ends),
        _description(trace, language),
        {p: language.text("deployments", p.value) for p in Participant if p in there},
        first,
        moments,
        {state.name: language.state(state) for state in STATES},
        language.text("enforcement", "word"),
        _remarks(trace, language, calendar),
        language.code,
    )


def _calendar(trace: Trace, start: date | None) -> Calendar:
    if start is None:
        return Calendar.of_profile(trace.profile)
    if not isinstance(start, datetime):
        start = datetime.combine(start, time())
    calendar = Calendar.of_profile(trace.profile, start)
    if calendar.minutes is None:
        known = ", ".join(profile.name for profile in PROFILES)
        raise SequenceError(
            f"the start date {start:%Y-%m-%d} is of no use: the trace's numbers are no release's, "
            f"so nothing tells how long a report takes; expected those of {known}"
        )
    try:
        calendar.date(int(trace.last.values["now"]))
    except OverflowError as far:
        raise SequenceError(
            f"the trace ends {int(trace.last.values['now']):,} reports after {start:%Y-%m-%d}: "
            "that has no date, the year is over 9999"
        ) from far
    return calendar


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
        length = language.length(ends - run.begins, telling.calendar)
        words = ("repeated", "times")[not timed or telling.calendar.minutes is None]
        repeated = language.text("sequence", words, count=count, length=length)
    first = run.begins + timed
    when = [first] if first == ends else [first, ends]
    shown = timed or previous is None
    changed = run.step.after.node != run.node
    return Moment(
        run.first,
        run.last,
        run.count,
        tuple(_range([_stamp(now, telling) for now in when])) if shown else (),
        repeated,
        run.messages,
        tuple(_note(mark, telling, ends) for mark in sorted(run.marks, key=lambda m: m.now)),
        state_named(run.step.after.node) if changed else None,
        language.sentence(run.step.transition),
    )


def _range(stamps: Sequence[str]) -> Iterator[str]:
    for number, stamp in enumerate(stamps):
        yield f"– {stamp}" if number else stamp


def _stamp(now: int, telling: Telling) -> str:
    """Return a point in time in words."""
    language, calendar = telling.language, telling.calendar
    if calendar.minutes is None:
        return language.text("timeline", "report", now=language.number(now))
    when = calendar.date(now)
    if when is not None:
        return f"{language.date(when.date())} {when:%H:%M}"
    days, hours, minutes = calendar.split(now)
    day = language.text("timeline", "day", day=language.number(days))
    return f"{day} {hours:02}:{minutes:02}"


def _note(mark: Mark, telling: Telling, ends: int) -> Note:
    language = telling.language
    when = ""
    if mark.last_now > mark.now:
        when = language.text("sequence", "until", when=_stamp(mark.last_now, telling))
    elif mark.now != ends:
        when = _stamp(mark.now, telling)
    return Note(mark.notice, language.text("notices", mark.notice.name), when)


def _description(trace: Trace, language: Language) -> str:
    passed = [language.state(state_named(band.state)) for band in bands(trace)]
    name = "passes" if len(passed) > 1 else "stays"
    last = state_named(trace.last.node)
    enforced = language.text("timeline", "is_enforced" if last.enforced else "not_enforced")
    return " ".join(
        (
            language.text("sequence", "about", count=language.count(len(trace.steps), "step")),
            language.text("timeline", name, states=", ".join(passed)),
            language.text("timeline", "ends", state=language.state(last), enforced=enforced),
        )
    )


def _remarks(trace: Trace, language: Language, calendar: Calendar) -> str:
    told = [language.text("timeline", "no_numbers")]
    if trace.profile:
        interval = language.length(1, calendar)
        told = [language.text("timeline", "numbers", profile=trace.profile, interval=interval)]
    if unusual := trace.unusual_choices:
        choices = ", ".join(map(language.choice, unusual))
        told.append(language.text("timeline", "choices", choices=choices))
    return " ".join(told)
