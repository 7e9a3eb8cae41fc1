"""Random stories under random numbers and readings: what holds of every step of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from uccx_model.choices import CHOICES
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, replay, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.script import start
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep

Inputs = dict[str, Value]


@dataclass(frozen=True)
class Story:
    """An instance somewhere, and what led there."""

    execution: Execution
    start: Situation
    steps: tuple[TraceStep, ...]

    def __repr__(self) -> str:
        taken = [(s.transition, s.inputs["duration"], s.after.node) for s in self.steps]
        return f"{self.execution.parameters} {self.execution.all_choices} {self.start} {taken}"

    def moments(self) -> Iterator[tuple[Situation, TraceStep]]:
        """Each step, with the situation before it."""
        here = self.start
        for step in self.steps:
            yield here, step
            here = step.after


def usually(value: bool) -> st.SearchStrategy[bool]:
    return st.sampled_from([value, value, value, not value])


NUMBERS = st.fixed_dictionaries({name: st.integers(1, 8) for name in Parameters.units()})
OPTIONS = st.tuples(*(st.sampled_from(list(choice)) for choice in CHOICES))
INPUTS: st.SearchStrategy[Inputs] = st.fixed_dictionaries(
    {
        "duration": st.sampled_from([1, 1, 2, 3, 6]),
        "demand": st.integers(0, 6),
        "ssm_reachable": st.booleans(),
        "synced": st.booleans(),
        "bought": st.integers(0, 5),
        "agents": st.integers(0, 2),
        "license_type": st.sampled_from([0, 0, 0, 2]),
        "overage_allowed": usually(True),
        "wfo_in_use": usually(False),
    }
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Stories in which the inputs often stay as they were, so that clocks run to their ends."""
    numbers, options = draw(NUMBERS), draw(OPTIONS)
    execution = Execution(licensing_graph(), numbers, options)
    starts = [start(node, draw(st.integers(0, 5))) for node in (CLASSIC, EVALUATION)]
    here = first = draw(st.sampled_from([s for s in starts if execution.is_start(s)]))
    inputs: Inputs = zero_inputs()
    steps: list[TraceStep] = []
    for _ in range(draw(st.integers(1, 14))):
        inputs = inputs if draw(st.booleans()) else draw(INPUTS)
        possible = execution.enabled(here, inputs)
        actions = [step for step in possible if not step.takes_time]
        time = [step for step in possible if step.takes_time]
        acts = bool(actions) and draw(st.booleans())
        if either := actions if acts else time:
            steps.append(draw(st.sampled_from(either)))
            here = steps[-1].after
    return Story(execution, first, tuple(steps))


def reports(execution: Execution, here: Situation, inputs: Inputs) -> list[TraceStep]:
    return [step for step in execution.enabled(here, inputs) if step.takes_time]


STORIES = settings(max_examples=80, deadline=None)


@STORIES
@given(stories())
def test_a_stretch_equals_its_single_reports(story: Story) -> None:
    for before, stretch in story.moments():
        duration = stretch.inputs["duration"]
        if not stretch.takes_time or duration == 1:
            continue
        here, notices = before, set[Notice]()
        for _ in range(duration):
            (single,) = reports(story.execution, here, {**stretch.inputs, "duration": 1})
            here, notices = single.after, notices | set(single.notices)
        assert here == stretch.after
        assert notices == set(stretch.notices)


@STORIES
@given(stories(), INPUTS)
def test_a_report_always_has_exactly_one_outcome(story: Story, inputs: Inputs) -> None:
    here = story.steps[-1].after if story.steps else story.start
    assert len(reports(story.execution, here, {**inputs, "duration": 1})) == 1
    assert len(reports(story.execution, here, {**inputs, "duration": 5})) <= 1


@STORIES
@given(stories())
def test_every_story_replays(story: Story) -> None:
    e = story.execution
    replay(licensing_graph(), Trace(e.parameters, e.all_choices, story.start, story.steps))


# What each situation must satisfy, said of numbers and without a term of the model.


def sound(before: dict[str, Any], node: str, now: dict[str, Any], limit: int) -> list[str]:
    """The names of what does not hold."""
    held = now["locked"] > 0
    rules = {
        "strikes within the limit": 0 <= now["strikes"] <= limit,
        "one strike at a time": now["strikes"] <= before["strikes"] + 1,
        "overage is reversible": node != "OVERAGE" or 0 < now["strikes"] < limit,
        "compliance has no strikes": node != "IN_COMPLIANCE" or now["strikes"] == 0,
        "a lock out of compliance": not node.startswith("OUT_OF_COMPLIANCE") or held,
        "the lock is reported": not node.startswith("OUT") or now["reported"] == now["locked"],
        "no lock without clock": held or now["out_of_compliance_for"] == 0,
        "no time runs back": now["now"] >= before["now"],
        "evaluation is not given back": now["evaluation_used"] >= before["evaluation_used"],
        "WFO only in Classic": not now["wfo_in_use"] or node == "CLASSIC",
        "nothing below zero": all(int(value) >= 0 for value in now.values()),
    }
    return [name for name, holds in rules.items() if not holds]


@STORIES
@given(stories())
def test_every_situation_is_sound(story: Story) -> None:
    limit = story.execution.parameters["strike_limit"]
    for before, step in story.moments():
        assert not sound(dict(before.values), step.after.node, dict(step.after.values), limit)
        assert ("ENFORCED" in step.after.node) <= (step.after.values["now"] > 0)
        assert step.after.node != "CLASSIC" or before.node == "CLASSIC"
