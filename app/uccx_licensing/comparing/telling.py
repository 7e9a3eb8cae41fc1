"""A difference in words: what somebody does, and what he sees on each side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from uccx_licensing.changes import LICENSE_TYPES
from uccx_licensing.comparison import Comparison, Row
from uccx_licensing.words import Calendar, in_words
from uccx_model.choices import CHOICES, Choice, Deployment
from uccx_model.evaluation import Value
from uccx_model.graph import Graph
from uccx_model.states import CLASSIC, REGISTERED, state_named
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_proofs.comparing.judging import Difference, execution_of, look, step_act

__all__ = [
    "Seen",
    "View",
    "act_words",
    "as_comparison",
    "begins",
    "in_columns",
    "seen",
    "supposed",
    "value_words",
    "view_words",
]

NOTHING: Final = "nothing new"
REFUSED: Final = "refused"
_REGISTERED: Final = frozenset(state.name for state in REGISTERED)
_ACTS: Final[Mapping[str, str]] = {
    "register": "register with a token",
    "reregister": "renew the registration by hand, or register anew",
    "deregister": "deregister",
    "switch_to_smart": "switch to Smart Licensing",
    "restart_cluster": "restart the cluster",
}


@dataclass(frozen=True)
class Seen:
    """One step: what happens on both sides, and what is seen on each."""

    at: int  #: report intervals since the start of 12.5, after the step
    happens: str
    left: str
    right: str

    @property
    def same(self) -> bool:
        """Both sides show the same."""
        return self.left == self.right


def seen(graphs: tuple[Graph, Graph], difference: Difference) -> list[Seen]:
    """Return the steps of a difference, as somebody sees them who looks at both sides."""
    traces = difference.left, difference.right
    eyes = [_Eyes(graph, trace) for graph, trace in zip(graphs, traces, strict=True)]
    found = []
    for number in range(max(len(trace.steps) for trace in traces)):
        steps = [t.steps[number] if number < len(t.steps) else None for t in traces]
        step = next(s for s in steps if s is not None)
        before = traces[0].steps[number - 1].after if number else traces[0].start
        views = [eye.view(number) for eye in eyes]
        parted = number + 1 == max(len(t.steps) for t in traces)
        words = [view_words(view, other, parted) for view, other in (views, reversed(views))]
        now = int(step.after.values["now"])
        direct = all(Deployment.DIRECT in trace.choices for trace in traces)
        happens = happening(traces[0].parameters, before, step, by_sync=not direct)
        found.append(Seen(now, happens, words[0], words[1]))
    return found


@dataclass(frozen=True)
class View:
    """What is seen after a step."""

    state: str
    moved: bool  #: the state was another before
    shown: Mapping[str, str]
    news: frozenset[str]  #: names of what is shown otherwise than before
    notices: tuple[str, ...]


@dataclass(frozen=True)
class _Eyes:
    """Somebody who looks at one side."""

    graph: Graph
    trace: Trace

    def view(self, number: int) -> View | None:
        """Return what is seen after a step; None where there is none."""
        if number >= len(self.trace.steps):
            return None
        step = self.trace.steps[number]
        before = self.trace.steps[number - 1].after if number else self.trace.start
        old, new = self._shown(before), self._shown(step.after)
        return View(
            step.after.node,
            step.after.node != before.node,
            new,
            frozenset(name for name, text in new.items() if old.get(name, text) != text),
            tuple(notice.value for notice in step.notices),
        )

    def _shown(self, here: Situation) -> dict[str, str]:
        execution = execution_of(self.graph, self.trace)
        return {name: value_words(name, v) for name, v in look(execution, here).items()}


def value_words(name: str, value: Value) -> str:
    """Return something that can be looked up, with its value."""
    if isinstance(value, bool):
        return f"{name}: {'yes' if value else 'no'}"
    told = LICENSE_TYPES.get(value, str(value)) if "type" in name else f"{value:,}"
    return f"{name} {told}"


def view_words(view: View | None, other: View | None, parted: bool) -> str:
    """Return what is seen in words: what is new, and at the end also what the other side lacks."""
    if view is None:
        return REFUSED
    told = [_state(view.state)] if view.moved or parted else []
    for name, text in view.shown.items():
        differs = parted and other is not None and other.shown.get(name) not in (None, text)
        if name in view.news or differs:
            told.append(text)
    told += [f"⚠ {notice}" for notice in view.notices]
    if parted and not view.notices and other is not None and other.notices:
        told.append("no notice")
    return ", ".join(told) or NOTHING


def _state(name: str) -> str:
    return f"{name} (restricted)" if state_named(name).enforced else name


def happening(
    parameters: Mapping[str, int], before: Situation, step: TraceStep, *, by_sync: bool
) -> str:
    """Return what happens in a step, whatever is answered to it.

    Args:
        parameters: every number by name.
        before: where the left side is before it.
        step: the step, on one side.
        by_sync: whether a licence server learns of purchases only by synchronizing.
    """
    if not step.takes_time:
        return act_words(step)
    inputs, calendar = step.inputs, Calendar.of_numbers(parameters)
    number = int(inputs["duration"])
    told = [f"{calendar.length(number)} {'passes' if number == 1 else 'pass'}"]
    if before.node in _REGISTERED and not inputs["ssm_reachable"]:
        told.append("the licence server does not answer")
    demand = int(inputs["demand"])
    told.append(f"{demand:,} licences are wanted" if demand else "no licence is used")
    if inputs["bought"] != before.values["bought"]:
        told.append(f"the entitlement is {int(inputs['bought']):,} from now on")
    if by_sync and before.node != CLASSIC.name:
        told.append("synchronized" if inputs["synced"] else "not synchronized")
    return ", ".join(told)


def act_words(step: TraceStep) -> str:
    """Return what somebody does for a step to be taken."""
    doing = step_act(step)
    match doing:
        case "choose_license_type":
            return f"choose the licence type {LICENSE_TYPES[int(step.inputs['license_type'])]}"
        case "change_license_control":
            return "allow overage" if step.inputs["overage_allowed"] else "switch overage off"
        case "change_use_of_wfo":
            return f"{'start' if step.inputs['wfo_in_use'] else 'stop'} using WFO"
        case "synchronize_agents":
            return f"synchronize from Unified CM: {int(step.inputs['agents']):,} agents"
        case _:
            return _ACTS.get(doing, in_words(doing))


def begins(trace: Trace) -> str:
    """Return where a trace starts, in words."""
    return f"{trace.start.node}, {int(trace.start.values['bought']):,} licences bought"


def supposed(difference: Difference) -> Iterator[Choice]:
    """Yield the options that both sides have in common and that are not the usual ones."""
    left, right = difference.left, difference.right
    for choice, one, other in zip(CHOICES, left.choices, right.choices, strict=True):
        if one is other and one is not next(iter(choice)):
            yield one


def as_comparison(difference: Difference, steps: Sequence[Seen]) -> Comparison:
    """Return a difference as two columns."""
    calendar = Calendar.of_numbers(difference.left.parameters)
    terms = tuple(f"Both: {option.title}." for option in supposed(difference))
    return in_columns(begins(difference.left), steps, calendar, terms)


def in_columns(
    beginning: str, steps: Sequence[Seen], calendar: Calendar, terms: tuple[str, ...] = ()
) -> Comparison:
    """Return what both sides show as two columns: a row for what happens, one for what is seen."""
    days = calendar.day_width(steps[-1].at)
    rows = [Row(calendar.stamp(0, days), beginning, beginning, True)]
    for step in steps:
        when = calendar.stamp(step.at, days)
        rows.append(Row(when, f"{step.happens}:", f"{step.happens}:", True))
        rows.append(Row("", f"→ {step.left}", f"→ {step.right}", step.same))
    first = next((n for n, row in enumerate(rows) if not row.same), None)
    end = steps[-1]
    when = " ".join(calendar.stamp(end.at, days).split())
    sentence = f"They look different first at {when}. A: {end.left}. B: {end.right}."
    return Comparison(terms, tuple(rows), first, sentence)
