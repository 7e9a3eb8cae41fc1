"""A trace taken again in the concrete model: whether it goes that way, and if not, why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from uccx_licensing.phrases import phrase
from uccx_licensing.story import speaker_of
from uccx_licensing.words import Calendar, count, in_words
from uccx_model.choices import CHOICES
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError, ReplayError, replay
from uccx_model.graph import transitions_of
from uccx_model.obstacles import Unmet, obstacles_at_start, obstacles_of
from uccx_model.parameters import Parameters
from uccx_model.pools.recognising import model_of
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.vocabulary import Vocabulary

__all__ = ["Failure", "failure_of", "obstacles_told", "part_that_replays"]


@dataclass(frozen=True)
class Failure:
    """Where and why the model does not go the way of a trace."""

    step: int  #: the number of the first step that it does not take; 0 for what is before it
    reason: str
    details: tuple[str, ...] = ()  #: what does not hold, or what differs, a line each


def failure_of(trace: Trace) -> Failure | None:
    """Return why the model does not go that way; None where it does."""
    try:
        graph, variables = model_of(trace)
        replay(graph, trace, variables=variables)
    except ReplayError as error:
        return _explained(trace, error)
    return None


def part_that_replays(trace: Trace, failure: Failure | None) -> Trace:
    """Return the trace as far as the model goes that way."""
    return (
        trace if failure is None else replace(trace, steps=trace.steps[: max(failure.step - 1, 0)])
    )


def _explained(trace: Trace, error: ReplayError) -> Failure:
    graph, variables = model_of(trace)
    options = (trace.parameters, trace.choices, trace.settings, trace.dropped)
    execution = Execution(graph, *options, variables=variables)
    if error.step == 0:
        if not (_is_complete(trace, variables) and execution.well_formed()):
            return Failure(0, f"{error}.")
        return Failure(0, "No instance starts like this.", tuple(_start(execution, trace)))
    step = trace.steps[error.step - 1]
    here = trace.steps[error.step - 2].after if error.step > 1 else trace.start
    told = f"Step {error.step:,}, {in_words(step.transition)}"
    try:
        taken = execution.take(here, step.transition, step.inputs)
    except NotEnabledError as reason:
        details = tuple(obstacles_told(execution, here, step.transition, step.inputs))
        if not details:
            return Failure(error.step, f"{told}: {reason}.")
        return Failure(
            error.step,
            f"{told}: the model does not do this in {here.node}, as it is then.",
            details,
        )
    except KeyError:  # inputs are missing, which only a trace made by hand has
        return Failure(error.step, f"{error}.")
    differences = tuple(_differences(trace, step, taken))
    return Failure(error.step, f"{told}: the model does this, but otherwise.", differences)


def _is_complete(trace: Trace, variables: Vocabulary) -> bool:
    """Return whether all numbers, choices and variables are there, as in a trace from a file."""
    return (
        trace.parameters.keys() == Parameters.units().keys()
        and {type(option) for option in trace.choices} == set(CHOICES)
        and trace.start.values.keys() == variables.state.keys() >= trace.settings.keys()
    )


def _start(execution: Execution, trace: Trace) -> Iterator[str]:
    calendar = Calendar.of_numbers(trace.parameters)
    try:
        parts = obstacles_at_start(execution, trace.start)
    except KeyError:
        yield f"the trace starts in {trace.start.node}; an instance starts in CLASSIC or EVALUATION"
        return
    for part in parts:
        yield f"it would need: {phrase(part, execution.values(trace.start, {}), calendar)}"


def obstacles_told(
    execution: Execution, here: Situation, name: str, inputs: Mapping[str, Value]
) -> Iterator[str]:
    """Yield what stands in the way of a transition, a line each."""
    values = execution.values(here, inputs)
    calendar = Calendar.of_numbers(execution.parameters)
    impossible, unmet = obstacles_of(execution, here, name, inputs)
    for part in impossible:
        yield f"inputs are never so; they would need: {phrase(part, values, calendar)}"
    for way in unmet:
        if way.parts:
            parts = "; ".join(phrase(part, values, calendar) for part in way.parts)
            yield f"it would need{_whereto(way, unmet)}: {parts}"
    if not unmet:
        yield from _elsewhere(execution, name)


def _whereto(way: Unmet, ways: tuple[Unmet, ...]) -> str:
    return f", to lead to {way.transition.target.name}" if len(ways) > 1 else ""


def _elsewhere(execution: Execution, name: str) -> Iterator[str]:
    if name in execution.dropped:
        yield "the trace itself supposes that this transition does not exist"
        return
    sources = (t.source.name for t in transitions_of(execution.graph) if t.name == name)
    known = ", ".join(dict.fromkeys(sources))
    yield f"it leaves only {known}" if known else "the model has no transition of this name"


def _differences(trace: Trace, told: TraceStep, taken: TraceStep) -> Iterator[str]:
    """Yield what a trace says of a step, and what the model does."""
    speaker = speaker_of(trace)
    if told.after.node != taken.after.node:
        yield _both("state", told.after.node, taken.after.node)
    for name, value in taken.after.values.items():
        claimed = told.after.values.get(name)
        if claimed is None:
            yield f"{in_words(name)}: missing in the trace"
        elif claimed != value:
            yield _both(in_words(name), *(speaker.value(name, v) for v in (claimed, value)))
    if told.notices != taken.notices:
        yield _both("notices", *(", ".join(s.notices) or "none" for s in (told, taken)))
    if told.takes_time != taken.takes_time:
        yield _both("time", *("passes" if s.takes_time else "stands" for s in (told, taken)))
    if unknown := len(told.after.values.keys() - taken.after.values.keys()):
        yield f"the trace has {count(unknown, 'variable')} that the model does not know"


def _both(what: str, claimed: str, done: str) -> str:
    return f"{what}: the trace says {claimed}; the model says {done}"
