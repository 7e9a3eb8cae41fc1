"""The attested messages, and why a transition is not enabled."""

from __future__ import annotations

import pytest

from uccx_model.choices import Q6, chosen
from uccx_model.evaluation import Valuation
from uccx_model.execution import Execution, ReplayError, replay, zero_inputs
from uccx_model.expressions import FALSE, TRUE, Scope, all_of
from uccx_model.graph import licensing_graph
from uccx_model.messages import MESSAGES, messages_of
from uccx_model.notices import Notice
from uccx_model.obstacles import obstacles_at_start, obstacles_of, unmet_parts
from uccx_model.parameters import Parameters, nearest_profile, profile_named
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION, IN_COMPLIANCE
from uccx_model.trace import Trace
from uccx_model.variables import Inputs, State

S, P = State.symbols(Scope.STATE), Parameters.symbols()
I = Inputs.symbols(Scope.INPUT)  # noqa: E741


def test_the_lines_are_the_documents() -> None:
    end = "Else, you will have to procure more licenses."
    assert [message.line for message in MESSAGES] == [
        "%MCVD-LIB_LICENSE-1-SYSTEM_TO_ENTER_OOC_STATE: [REPORT_ENTITLE] "
        "com.cisco.smartlicense.util.SmartLicenseUtil This Product Instance will enter Out of "
        "Compliance state because of insufficient licenses.: This Product Instance will enter Out "
        "of Compliance state in =45 minutes",
        "%MCVD-LIB_LICENSE-0-SYSTEM_TO_ENTER_OOC_STATE_SHORTLY: [REPORT_ENTITLE] "
        "com.cisco.smartlicense.util.SmartLicenseUtil The time required for the Product to be in "
        f"compliance is about to expire. {end}: This Product Instance will enter Out of "
        "Compliance state in =15 minutes",
        "%UC_LIB_LICENSE-0-SYSTEM_TO_ENTER_OOC_STATE_SHORTLY: %[The time remaining to enter OOC "
        "state=15 minutes][AppID=Cisco Unified CCX Cluster View Daemon][ClusterID=]"
        "[NodeID=uccxpubsu1]: The time required for the Product to be in compliance is about to "
        f"expire. {end}",
        "%UC_LIB_LICENSE-1-SYSTEM_IN_OOC_STATE: %[AppID=Cisco Unified CCX Cluster View Daemon]"
        "[ClusterID=][NodeID=uccxpubsu1]: This Product Instance is currently in Out of Compliance "
        "state because of insufficient licenses.",
    ]


def test_what_is_told_in_brief_is_in_the_line() -> None:
    for message in MESSAGES:
        head, told, *rest = message.brief.split(" …")
        assert message.line.startswith(head)
        assert told.strip() in message.text
        assert rest == ([] if message.text.endswith(told.strip()) else [""])


def test_only_three_notices_have_a_text() -> None:
    attested = [notice for notice in Notice if messages_of(notice)]
    assert attested == [Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY, Notice.IN_OOC]


def execution(**given: object) -> Execution:
    return Execution(licensing_graph(), profile_named("12.5").values, (), **given)  # type: ignore[arg-type]


def test_the_parts_of_a_guard_that_do_not_hold() -> None:
    here = start(EVALUATION, 10, evaluation_used=5)
    possible, (unmet,) = obstacles_of(execution(), here, "evaluation_expires", zero_inputs())
    assert possible == ()
    assert unmet.transition.name == "evaluation_expires"
    wanted = P.evaluation_period <= S.evaluation_used + I.duration
    assert any(part is wanted for part in unmet.parts)
    inputs = zero_inputs() | {"duration": 0, "demand": -1}
    possible, _ = obstacles_of(execution(), here, "evaluation_expires", inputs)
    assert possible == (I.duration >= 1, I.demand >= 0)
    assert obstacles_of(execution(), here, "deregister", zero_inputs()) == ((), ())
    dropped = execution(dropped=("evaluation_expires",))
    assert obstacles_of(dropped, here, "evaluation_expires", zero_inputs()) == ((), ())


def test_a_negated_junction_is_taken_apart() -> None:
    value = Valuation(execution().values(start(EVALUATION, 10), zero_inputs()))
    wanted = ~((S.bought >= 1) | (S.known >= 1) | chosen(Q6.REFUSED))
    assert list(unmet_parts(wanted, value)) == [~(S.bought >= 1), ~(S.known >= 1)]
    assert list(unmet_parts(all_of(TRUE, S.bought >= 1), value)) == []
    assert list(unmet_parts(FALSE, value)) == [FALSE]


def test_what_stands_in_the_way_of_a_start() -> None:
    assert obstacles_at_start(execution(), start(EVALUATION, 10)) == ()
    assert obstacles_at_start(execution(), start(EVALUATION, 10, now=4)) == (S.now == 0,)
    with pytest.raises(KeyError):
        obstacles_at_start(execution(), start(IN_COMPLIANCE, 10))


def test_a_failed_replay_tells_its_step() -> None:
    script = Script(licensing_graph(), start(EVALUATION, 100))
    script.act("register")
    script.report(5)
    trace = script.trace()
    swapped = Trace(trace.parameters, trace.choices, trace.start, trace.steps[1:])
    with pytest.raises(ReplayError, match="step 1: ") as caught:
        replay(licensing_graph(), swapped)
    assert caught.value.step == 1
    elsewhere = Trace(trace.parameters, trace.choices, trace.last, ())
    with pytest.raises(ReplayError, match="no instance starts like this") as caught:
        replay(licensing_graph(), elsewhere)
    assert caught.value.step == 0


def test_the_release_that_most_numbers_are_of() -> None:
    numbers = dict(profile_named("12.5").values)
    assert nearest_profile(numbers | {"strike_limit": 3}) is profile_named("12.5")
    assert nearest_profile(dict.fromkeys(numbers, 3)) is None
    assert nearest_profile({}) is None
