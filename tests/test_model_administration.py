"""What administrators do: License Control, entitlements, agents, licence types, Classic."""

from __future__ import annotations

import pytest

from test_model_compliance import locked, registered, silence, unregistered
from test_model_deadlines import DAY
from uccx_model.choices import Q8, Deployment, Origin, Site
from uccx_model.evaluation import Value
from uccx_model.execution import NotEnabledError
from uccx_model.graph import licensing_graph
from uccx_model.script import Script, start
from uccx_model.states import (
    CLASSIC,
    ENFORCED,
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OVERAGE,
)
from uccx_model.variables import LicenseType

# License Control (R39, R40).


def test_overage_is_allowed_by_default_and_may_be_switched_off() -> None:
    story = registered()
    story.expect(NO_LICENSES_IN_USE, overage_allowed=True)
    story.act("change_license_control", overage_allowed=False)
    story.report(130)
    story.report(130, times=300)
    story.expect(IN_COMPLIANCE, usage=100, reported=100, overage_allowed=False)
    story.act("change_license_control", overage_allowed=True)
    story.report(130)
    story.expect(OVERAGE, usage=130)


def test_license_control_changes_only_while_registered_and_only_to_something_else() -> None:
    with pytest.raises(NotEnabledError, match="no transition 'change_license_control' leaves EVAL"):
        unregistered().act("change_license_control", overage_allowed=False)
    with pytest.raises(NotEnabledError, match="change_license_control is not enabled"):
        registered().act("change_license_control", overage_allowed=True)


def test_there_is_no_license_control_with_lab_licences() -> None:
    lab = registered(Site.LAB, license_type=LicenseType.NPS_NFR, chosen_type=LicenseType.NPS_NFR)
    with pytest.raises(NotEnabledError, match="change_license_control is not enabled"):
        lab.act("change_license_control", overage_allowed=False)


def test_without_overage_usage_follows_what_is_bought() -> None:
    story = registered(Q8.USAGE_CUT)
    story.act("change_license_control", overage_allowed=False)
    story.report(130, bought=120)
    story.expect(IN_COMPLIANCE, usage=120)


# What the licence server knows (R03, R04).


def test_a_disconnected_server_knows_of_a_purchase_only_after_a_manual_sync() -> None:
    story = locked(Deployment.ON_PREM_DISCONNECTED)
    story.report(90, times=100, bought=130, synced=False)
    story.expect(OUT_OF_COMPLIANCE, bought=130, known=100, reported=130)
    story.report(90, synced=True)
    story.expect(IN_COMPLIANCE, bought=130, known=130)


def test_a_connected_server_knows_as_soon_as_it_has_synchronized() -> None:
    story = registered(Deployment.ON_PREM_CONNECTED)
    story.report(110, bought=120, synced=False)
    story.expect(OVERAGE, known=100)
    story.report(110, synced=True)
    story.expect(IN_COMPLIANCE, known=120)


def test_in_direct_deployment_there_is_nothing_to_synchronize() -> None:
    story = registered(Deployment.DIRECT)
    story.report(110, bought=120, synced=False)
    story.expect(IN_COMPLIANCE, known=120)


# Agents (R28).


def test_unified_cm_changes_agents_unless_enforced() -> None:
    story = registered(agents=40)
    story.act("synchronize_agents", agents=45)
    story.act("synchronize_agents", agents=39)
    story.expect(NO_LICENSES_IN_USE, agents=39, agent_changes=2)


def enforced() -> list[Script]:
    """Stories that end in each of the four enforcements."""
    evaluation, silent, lapsed, overdrawn = unregistered(), registered(), registered(), locked()
    silence(evaluation, 90 * DAY)
    silence(overdrawn, 90 * DAY)
    for story in (silent, lapsed):
        silence(story, 90 * DAY)
        silence(story, 90 * DAY)
    silence(lapsed, 185 * DAY)
    return [evaluation, silent, lapsed, overdrawn]


def test_enforcement_blocks_changes_of_agents() -> None:
    stories = enforced()
    assert {story.here.node for story in stories} == {state.name for state in ENFORCED}
    for story in stories:
        with pytest.raises(NotEnabledError, match="no transition 'synchronize_agents' leaves"):
            story.act("synchronize_agents", agents=41)


def test_agents_change_again_after_the_cure() -> None:
    evaluation, silent, lapsed, overdrawn = enforced()
    evaluation.act("register")
    lapsed.act("register")
    silent.report(80)
    overdrawn.report(80, bought=130)
    for story in (evaluation, silent, lapsed, overdrawn):
        story.act("synchronize_agents", agents=41)
        assert story.here.values["agents"] == 41


# Licence types (R10, R12).


def test_changing_the_licence_type_takes_three_steps() -> None:
    story = registered()
    with pytest.raises(NotEnabledError, match="no transition 'choose_license_type' leaves NO_LIC"):
        story.act("choose_license_type", license_type=2)
    story.act("deregister")
    story.act("choose_license_type", license_type=2)
    story.expect(EVALUATION, license_type=0, chosen_type=2, restart_pending=True)
    with pytest.raises(NotEnabledError, match="register is not enabled in EVALUATION"):
        story.act("register")
    story.act("restart_cluster")
    story.expect(EVALUATION, license_type=2, chosen_type=2, restart_pending=False)
    story.act("register")
    story.expect(NO_LICENSES_IN_USE, license_type=2)


def test_a_restart_needs_a_type_chosen_and_a_choice_another_type() -> None:
    with pytest.raises(NotEnabledError, match="restart_cluster is not enabled"):
        unregistered().act("restart_cluster")
    with pytest.raises(NotEnabledError, match="choose_license_type is not enabled"):
        unregistered().act("choose_license_type", license_type=0)


def test_the_last_choice_before_the_restart_counts() -> None:
    story = unregistered()
    story.act("choose_license_type", license_type=2)
    story.act("choose_license_type", license_type=3)
    story.act("restart_cluster")
    story.expect(EVALUATION, license_type=3)


# Classic and Workforce Optimization (R06-R09).


def classic(origin: Origin, **values: Value) -> Script:
    return Script(licensing_graph(), start(CLASSIC, 100, **values), [origin])


@pytest.mark.parametrize("origin", [Origin.UPGRADE_FROM_12_0, Origin.UPGRADE_FROM_10_OR_11])
def test_classic_may_switch_to_smart_once_and_never_back(origin: Origin) -> None:
    story = classic(origin)
    story.report(500, times=400 * DAY)
    story.expect(CLASSIC, evaluation_used=0, usage=500)
    story.act("switch_to_smart")
    story.expect(EVALUATION, evaluation_used=0)
    with pytest.raises(NotEnabledError, match="no transition 'switch_to_smart' leaves EVALUATION"):
        story.act("switch_to_smart")
    assert list(licensing_graph().predecessors(CLASSIC)) == [CLASSIC]


def test_workforce_optimization_keeps_an_instance_under_classic() -> None:
    story = classic(Origin.UPGRADE_FROM_12_0, wfo_in_use=True)
    with pytest.raises(NotEnabledError, match="switch_to_smart is not enabled in CLASSIC"):
        story.act("switch_to_smart")
    story.act("change_use_of_wfo", wfo_in_use=False)
    story.act("switch_to_smart")
    story.expect(EVALUATION, wfo_in_use=False)
    with pytest.raises(NotEnabledError, match="no transition 'change_use_of_wfo' leaves"):
        story.act("change_use_of_wfo", wfo_in_use=True)


def test_workforce_optimization_may_be_taken_up_under_classic() -> None:
    story = classic(Origin.UPGRADE_FROM_10_OR_11)
    story.act("change_use_of_wfo", wfo_in_use=True)
    story.expect(CLASSIC, wfo_in_use=True)
    with pytest.raises(NotEnabledError, match="change_use_of_wfo is not enabled"):
        story.act("change_use_of_wfo", wfo_in_use=True)
