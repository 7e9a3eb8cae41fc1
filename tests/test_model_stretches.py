"""Random stories under random numbers and readings: what holds of every step of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from uccx_model.choices import CHOICES
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, replay, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.script import start
from uccx_model.states import CLASSIC, ENFORCED, EVALUATION
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


MOST = {"strike_limit": 3, "evaluation_period": 20, "registration_validity": 30}
NUMBERS = st.fixed_dictionaries(
    {name: st.integers(1, MOST.get(name, 9)) for name in Parameters.units()}
)
OPTIONS = st.tuples(*(st.sampled_from(list(choice)) for choice in CHOICES))
ALWAYS, RARELY = [True] * 6 + [False], [True] + [False] * 6
INPUTS: st.SearchStrategy[Inputs] = st.fixed_dictionaries(
    {
        "duration": st.just(1),
        "demand": st.sampled_from([0, 3, 5, 5, 6]),
        "ssm_reachable": st.booleans(),
        "synced": st.sampled_from(ALWAYS),
        "bought": st.sampled_from([3, 3, 3, 3, 4, 6]),
        "agents": st.integers(0, 2),
        "license_type": st.sampled_from([0, 0, 0, 0, 2]),
        "overage_allowed": st.sampled_from(ALWAYS),
        "wfo_in_use": st.sampled_from(RARELY),
    }
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Stories that register early and keep their inputs for a while, so that clocks run out."""
    execution = Execution(licensing_graph(), draw(NUMBERS), draw(OPTIONS))
    starts = [start(node, 3) for node in (CLASSIC, EVALUATION)]
    here = first = draw(st.sampled_from([s for s in starts if execution.is_start(s)]))
    steps: list[TraceStep] = []

    def take(possible: list[TraceStep]) -> None:
        nonlocal here
        if possible:
            steps.append(draw(st.sampled_from(possible)))
            here = steps[-1].after

    for name in draw(st.sampled_from([["switch_to_smart", "register"]] * 3 + [[]])):
        told = zero_inputs() | {"ssm_reachable": True}
        take([step for step in execution.enabled(here, told) if step.transition == name])
    for inputs in draw(st.lists(INPUTS, min_size=2, max_size=8)):
        for duration in draw(st.lists(st.sampled_from([1, 1, 1, 2, 3, 5]), max_size=6)):
            stretch = reports(execution, here, {**inputs, "duration": duration})
            take(stretch or reports(execution, here, inputs))
        told = {**inputs, "ssm_reachable": True}
        actions = [step for step in execution.enabled(here, told) if not step.takes_time]
        take(actions if draw(st.booleans()) else [])
    return Story(execution, first, tuple(steps))


def reports(execution: Execution, here: Situation, inputs: Inputs) -> list[TraceStep]:
    return [step for step in execution.enabled(here, inputs) if step.takes_time]


STORIES = settings(max_examples=60, deadline=None)


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


# What every step must satisfy, said of numbers and without a term of the model.


def broken(before: Situation, after: Situation, limit: int) -> list[str]:
    """The names of what does not hold."""
    old, new, node = before.values, after.values, after.node
    locked, out_of_compliance = new["locked"] > 0, node.startswith("OUT_OF_COMPLIANCE")
    rules = {
        "strikes stay within the limit": 0 <= new["strikes"] <= limit,
        "strikes come one at a time": new["strikes"] <= old["strikes"] + 1,
        "an overage is reversible": node != "OVERAGE" or 0 < new["strikes"] < limit,
        "compliance has no strikes": node != "IN_COMPLIANCE" or new["strikes"] == 0,
        "a lock takes all strikes": not locked or new["strikes"] == limit,
        "out of compliance there is a lock": not out_of_compliance or locked,
        "the lock is reported": not out_of_compliance or new["reported"] == new["locked"],
        "the clock stands without a lock": locked or new["out_of_compliance_for"] == 0,
        "time never runs back": new["now"] >= old["now"],
        "evaluation is not given back": new["evaluation_used"] >= old["evaluation_used"],
        "enforcement takes time": node not in {s.name for s in ENFORCED} or new["now"] > 0,
        "workforce optimization is Classic": not new["wfo_in_use"] or node == "CLASSIC",
        "nothing returns to Classic": node != "CLASSIC" or before.node == "CLASSIC",
        "nothing is below zero": all(int(value) >= 0 for value in new.values()),
    }
    return [name for name, holds in rules.items() if not holds]


@STORIES
@given(stories())
def test_every_story_is_sound_and_replays(story: Story) -> None:
    e = story.execution
    for before, step in story.moments():
        assert not broken(before, step.after, e.parameters["strike_limit"])
    replay(licensing_graph(), Trace(e.parameters, e.all_choices, story.start, story.steps))
