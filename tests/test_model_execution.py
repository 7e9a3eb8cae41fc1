"""Taking transitions on numbers, and telling stories with them."""

from __future__ import annotations

import re

import pytest

from uccx_model.choices import Q6, Origin
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.parameters import profile_named
from uccx_model.script import Script, ScriptError, start
from uccx_model.states import CLASSIC, EVALUATION, IN_COMPLIANCE, OVERAGE
from uccx_model.trace import Trace

GRAPH = licensing_graph()
NUMBERS = profile_named("12.5").values


def execution() -> Execution:
    return Execution(GRAPH, NUMBERS, ())


def scenario_one() -> Script:
    """100 bought, 130 used: steps 1 to 7 end irreversibly Out of Compliance, step 8 buys."""
    story = Script(GRAPH, start(EVALUATION, bought=100, agents=40))
    story.act("register")
    story.report(90)
    for _ in range(5):
        story.report(130)
    story.report(90, bought=130)
    return story


# Taking transitions.


def test_what_a_transition_does_not_mention_stays() -> None:
    here = start(EVALUATION, 100, agents=40, evaluation_used=3, usage=9, now=5)
    step = execution().take(here, "synchronize_agents", zero_inputs() | {"agents": 41})
    assert step.after.node == here.node
    assert step.after.values == {**here.values, "agents": 41, "agent_changes": 1}
    assert here.values["agents"] == 40
    assert (step.takes_time, step.notices) == (False, ())


def test_what_is_not_enabled_is_refused_with_its_name_and_place() -> None:
    here = start(EVALUATION, 100)
    with pytest.raises(NotEnabledError, match="no transition 'fly' leaves EVALUATION"):
        execution().take(here, "fly", zero_inputs())
    with pytest.raises(NotEnabledError, match="no transition 'deregister' leaves EVALUATION"):
        execution().take(here, "deregister", zero_inputs())
    with pytest.raises(
        NotEnabledError, match=r"register is not enabled in EVALUATION with .*ssm_reachable False"
    ):
        execution().take(here, "register", zero_inputs())
    with pytest.raises(NotEnabledError, match="these inputs are not possible: duration 0, demand"):
        execution().take(here, "register", zero_inputs() | {"duration": 0})


def test_what_can_happen_is_listed() -> None:
    def names(**inputs: Value) -> set[str]:
        here = start(EVALUATION, 100)
        return {s.transition for s in execution().enabled(here, zero_inputs() | inputs)}

    assert names() == {"evaluation_goes_on", "synchronize_agents"}
    assert names(ssm_reachable=True) == {"evaluation_goes_on", "register", "synchronize_agents"}
    assert "choose_license_type" in names(license_type=3)
    assert names(demand=-1) == set()


def test_inputs_may_say_nothing() -> None:
    said = {name: value for name, value in zero_inputs().items() if value}
    assert said == {"duration": 1, "overage_allowed": True}


def test_choices_not_named_are_at_their_default() -> None:
    options = Execution(GRAPH, NUMBERS, (Q6.REFUSED,)).all_choices
    assert Q6.REFUSED in options
    assert [*Trace.default_choices()] == [Q6.CLEARS_LOCK if o is Q6.REFUSED else o for o in options]


# Scripts.


def test_a_script_must_start_where_an_instance_can() -> None:
    with pytest.raises(ScriptError, match="no instance starts in CLASSIC like this"):
        Script(GRAPH, start(CLASSIC, 100))
    Script(GRAPH, start(CLASSIC, 100), [Origin.UPGRADE_FROM_12_0])


def test_a_script_checks_what_it_expects() -> None:
    story = scenario_one()
    story.expect(IN_COMPLIANCE, known=130, locked=0)
    expected = "after step 8: expected OVERAGE with {'known': 100}, "
    found = "found IN_COMPLIANCE with {'known': 130}"
    with pytest.raises(ScriptError, match=re.escape(expected + found)):
        story.expect(OVERAGE, known=100)
    with pytest.raises(ScriptError, match="found IN_COMPLIANCE"):
        story.expect(IN_COMPLIANCE, known=100)


def test_a_script_refuses_a_stretch_that_is_no_steady_one() -> None:
    story = scenario_one()
    with pytest.raises(ScriptError, match="in IN_COMPLIANCE, 0 transitions fit a report"):
        story.report(150, times=2)
    assert len(story.steps) == 8
