"""What a timeline marks: notices when they fall, and actions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from uccx_diagrams.timeline.series import befores
from uccx_model.notices import Notice
from uccx_model.trace import Situation, Trace, TraceStep

__all__ = ["Action", "Mark", "actions", "marks"]


@dataclass(frozen=True)
class Mark:
    """A notice, or one that every report of a stretch emits."""

    notice: Notice
    step: int
    part: float
    now: int  #: the state's clock at the first of them
    last_step: int
    last_part: float
    last_now: int  #: and at the last


@dataclass(frozen=True)
class Action:
    """A transition that takes no time."""

    name: str
    step: int
    now: int


def actions(trace: Trace) -> tuple[Action, ...]:
    """Return the actions, in order."""
    told = ((number, step) for number, _, step in befores(trace) if not step.takes_time)
    return tuple(Action(s.transition, n, int(s.after.values["now"])) for n, s in told)


def marks(trace: Trace) -> tuple[Mark, ...]:
    """Return the notices by kind in the model's order, and then by time.

    A report that fails says so each time; failures in a row are one mark.
    """
    found: dict[Notice, list[Mark]] = {notice: [] for notice in Notice}
    for number, before, step in befores(trace):
        for notice in dict.fromkeys(step.notices):
            mark, known = _mark(number, before, step, notice, trace), found[notice]
            if known and notice is Notice.REPORTING_FAILED and known[-1].last_now == mark.now - 1:
                known[-1] = replace(
                    known[-1],
                    last_step=mark.last_step,
                    last_part=mark.last_part,
                    last_now=mark.last_now,
                )
            else:
                known.append(mark)
    return tuple(mark for every in found.values() for mark in every)


def _mark(number: int, before: Situation, step: TraceStep, notice: Notice, trace: Trace) -> Mark:
    now = int(before.values["now"])
    length = int(step.inputs["duration"]) if step.takes_time else 0
    if not length:
        return Mark(notice, number, 1, now, number, 1, now)
    first = last = min(max(_report(before, notice, trace, length), 1), length)
    if notice is Notice.REPORTING_FAILED:
        last = length
    return Mark(notice, number, first / length, now + first, number, last / length, now + last)


def _report(before: Situation, notice: Notice, trace: Trace, length: int) -> int:
    """Return at which report of the step the notice comes first."""
    match notice:
        case Notice.REPORTING_FAILED:
            return 1
        case Notice.AUTHORIZATION_RENEWAL_FAILED:
            due = trace.parameters["authorization_renewal"]
            return due - int(before.values["silence"])
        case Notice.REGISTRATION_RENEWAL_FAILED:
            due = trace.parameters["registration_renewal"]
            return due - int(before.values["certificate_age"])
        case _:
            return length
