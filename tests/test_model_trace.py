"""Traces: a real one replays, a forged one is refused at the step that is forged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_model_execution import scenario_one
from uccx_model.choices import Q2, Q6
from uccx_model.evaluation import Value
from uccx_model.execution import ReplayError, replay
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.parameters import profile_named
from uccx_model.states import IN_COMPLIANCE, NO_LICENSES_IN_USE, OUT_OF_COMPLIANCE, OVERAGE
from uccx_model.trace import Situation, Trace

GRAPH = licensing_graph()
NUMBERS = profile_named("12.5").values
TRACE = scenario_one().trace()
EARLIER_WARNINGS = tuple(Q2.ONE_REPORT_EARLIER if type(o) is Q2 else o for o in TRACE.choices)


def test_a_trace_knows_its_end_its_profile_and_its_unusual_choices() -> None:
    assert TRACE.last == TRACE.steps[-1].after
    assert replace(TRACE, steps=()).last == TRACE.start
    assert TRACE.profile == "12.5"
    assert replace(TRACE, parameters={**NUMBERS, "strike_limit": 6}).profile is None
    assert TRACE.unusual_choices == ()
    assert replace(TRACE, choices=EARLIER_WARNINGS).unusual_choices == (Q2.ONE_REPORT_EARLIER,)


def test_a_real_trace_replays() -> None:
    replay(GRAPH, TRACE)
    assert [step.after.node for step in TRACE.steps] == [
        NO_LICENSES_IN_USE.name,
        IN_COMPLIANCE.name,
        *[OVERAGE.name] * 4,
        OUT_OF_COMPLIANCE.name,
        IN_COMPLIANCE.name,
    ]


def forged(number: int, **fields: Any) -> Trace:
    steps = list(TRACE.steps)
    steps[number - 1] = replace(steps[number - 1], **fields)
    return replace(TRACE, steps=tuple(steps))


def with_inputs(number: int, **inputs: Value) -> Trace:
    return forged(number, inputs={**TRACE.steps[number - 1].inputs, **inputs})


def elsewhere(here: Situation, **values: Value) -> Situation:
    return replace(here, values={**here.values, **values})


def reordered(*numbers: int) -> Trace:
    return replace(TRACE, steps=tuple(TRACE.steps[n - 1] for n in numbers))


LAST_STRIKE = TRACE.steps[6]
FORGERIES: dict[str, tuple[Trace, str]] = {
    "unknown transition": (forged(3, transition="fly"), "step 3: no transition 'fly' leaves IN_C"),
    "transition of another place": (
        forged(3, transition="lock_is_reported"),
        "step 3: no transition 'lock_is_reported' leaves IN_COMPLIANCE",
    ),
    "transition not enabled": (
        forged(3, transition="usage_ends"),
        "step 3: usage_ends is not enabled in IN_COMPLIANCE with duration 1, demand 130",
    ),
    "input that enables another": (
        with_inputs(7, demand=80),
        "step 7: overage_reaches_the_limit is not enabled in OVERAGE with duration 1, demand 80",
    ),
    "input that leads to another value": (
        with_inputs(7, demand=131),
        "step 7, overage_reaches_the_limit: the trace says OUT_OF_COMPLIANCE with .*usage 130.*"
        "the model OUT_OF_COMPLIANCE with .*usage 131",
    ),
    "impossible input": (with_inputs(7, demand=-1), "step 7: these inputs are not possible"),
    "impossible duration": (with_inputs(2, duration=0), "step 2: these inputs are not possible"),
    "value": (
        forged(7, after=elsewhere(LAST_STRIKE.after, locked=131)),
        "step 7, overage_reaches_the_limit: the trace says .*locked 131.*the model .*locked 130",
    ),
    "value missing": (
        forged(7, after=Situation(LAST_STRIKE.after.node, {})),
        "step 7, overage_reaches_the_limit: the trace says",
    ),
    "licensing state": (
        forged(7, after=replace(LAST_STRIKE.after, node="OVERAGE")),
        "step 7, overage_reaches_the_limit: the trace says OVERAGE.*the model OUT_OF_COMPLIANCE",
    ),
    "notice left out": (forged(7, notices=()), "step 7, overage_reaches_the_limit"),
    "notice invented": (forged(2, notices=(Notice.ENFORCEMENT,)), "step 2, usage_is_within"),
    "time left out": (forged(2, takes_time=False), "step 2, usage_is_within_entitlement"),
    "step left out": (reordered(1, 2, 3, 4, 5, 7, 8), "step 6: overage_reaches_the_limit is not"),
    "step repeated": (reordered(1, 1, 2), "step 2: no transition 'register' leaves NO_LICENSES"),
    "steps swapped": (reordered(1, 2, 4, 3), "step 3, overage_is_counted: the trace says"),
    "start at another place": (
        replace(TRACE, start=replace(TRACE.start, node="IN_COMPLIANCE")),
        "no instance starts like this: IN_COMPLIANCE with now 0",
    ),
    "start with another value": (
        replace(TRACE, start=elsewhere(TRACE.start, strikes=4)),
        "no instance starts like this: EVALUATION with now 0, strikes 4",
    ),
    "impossible number": (
        replace(TRACE, parameters={**NUMBERS, "strike_limit": 0}),
        "the numbers are not possible: {'strike_limit': 0",
    ),
    "other numbers": (
        replace(
            TRACE, parameters={**NUMBERS, "strike_limit": 6, "early_warning": 4, "late_warning": 2}
        ),
        "step 7: overage_reaches_the_limit is not enabled in OVERAGE",
    ),
    "other reading": (
        replace(TRACE, choices=EARLIER_WARNINGS),
        "step 3, overage_is_counted: the trace says",
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_trace_is_refused_at_the_step(forgery: str) -> None:
    trace, message = FORGERIES[forgery]
    with pytest.raises(ReplayError, match=f"^{message}"):
        replay(GRAPH, trace)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_single_value_can_be_forged(data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(TRACE.steps)))
    after = TRACE.steps[number - 1].after
    name = data.draw(st.sampled_from(sorted(after.values)))
    wrong = data.draw(st.integers(-5, 200).filter(lambda value: value != after.values[name]))
    with pytest.raises(ReplayError, match=f"^step {number}, "):
        replay(GRAPH, forged(number, after=elsewhere(after, **{name: wrong})))


def without(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


INCOMPLETE: dict[str, tuple[Trace, str]] = {
    "input missing": (
        forged(7, inputs=without(LAST_STRIKE.inputs, "demand")),
        "step 7, the inputs: demand is missing",
    ),
    "input invented": (with_inputs(7, mood=1), "step 7, the inputs: mood is unknown"),
    "variable missing": (
        replace(TRACE, start=replace(TRACE.start, values=without(TRACE.start.values, "locked"))),
        "the start: locked is missing",
    ),
    "variable invented": (
        replace(TRACE, start=elsewhere(TRACE.start, mood=1)),
        "the start: mood is unknown",
    ),
    "number missing": (
        replace(TRACE, parameters=without(NUMBERS, "strike_limit")),
        "the numbers: strike_limit is missing",
    ),
    "number invented": (
        replace(TRACE, parameters={**NUMBERS, "mood": 1}),
        "the numbers: mood is unknown",
    ),
    "two options of one choice": (
        replace(TRACE, choices=(Q6.REFUSED, *TRACE.choices)),
        "expected one option of each choice",
    ),
    "no option of a choice": (
        replace(TRACE, choices=TRACE.choices[1:]),
        "expected one option of each choice",
    ),
}


@pytest.mark.parametrize("flaw", INCOMPLETE)
def test_a_trace_with_too_little_or_too_much_in_it_is_refused(flaw: str) -> None:
    trace, message = INCOMPLETE[flaw]
    with pytest.raises(ReplayError, match=f"^{message}"):
        replay(GRAPH, trace)


def test_a_refusal_tells_a_difference_in_notices() -> None:
    with pytest.raises(ReplayError, match=Notice.IN_OOC):
        replay(GRAPH, forged(7, notices=()))
