"""Readings of reports and registration: each option makes the difference that its words say."""

from __future__ import annotations

import pytest

from test_model_coincidences import with_numbers
from test_model_compliance import locked, registered, silence, struck, unregistered
from test_model_deadlines import DAY, QUARTER
from uccx_model.choices import Q1, Q2, Q3, Q4, Q5, Q6, Q8, Q12, Choice
from uccx_model.execution import NotEnabledError
from uccx_model.notices import Notice
from uccx_model.script import Script
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    LicensingState,
)
from uccx_model.variables import LicenseType


@pytest.mark.parametrize(
    ("reading", "node"),
    [
        (Q1.OVERAGE_PERIOD_FOLLOWS, AUTHORIZATION_EXPIRED),
        (Q1.NO_OVERAGE_PERIOD, AUTHORIZATION_EXPIRED_ENFORCED),
    ],
)
def test_q1_whether_an_overage_period_follows_silence(reading: Q1, node: LicensingState) -> None:
    story = registered(reading)
    silence(story, QUARTER)
    story.expect(node, silence=QUARTER)
    silence(story, QUARTER)
    story.expect(AUTHORIZATION_EXPIRED_ENFORCED)


@pytest.mark.parametrize(
    ("reading", "early", "late"), [(Q2.BY_TIME_LEFT, 2, 4), (Q2.ONE_REPORT_EARLIER, 1, 3)]
)
def test_q2_at_which_strikes_the_warnings_come(reading: Q2, early: int, late: int) -> None:
    strikes = {
        step.after.values["strikes"]: step.notices for step in locked(reading).steps if step.notices
    }
    assert strikes == {
        early: (Notice.TO_ENTER_OOC,),
        late: (Notice.TO_ENTER_OOC_SHORTLY,),
        5: (Notice.IN_OOC,),
    }


@pytest.mark.parametrize(
    ("reading", "lock"), [(Q3.RUNNING_MAXIMUM, 150), (Q3.FROZEN_AT_ENTRY, 130)]
)
def test_q3_which_usage_is_locked(reading: Q3, lock: int) -> None:
    story = locked(reading)
    story.report(150)
    story.report(120)
    story.expect(OUT_OF_COMPLIANCE, usage=120, locked=lock, reported=lock)
    story.report(120, bought=lock - 1)
    story.expect(OUT_OF_COMPLIANCE)
    story.report(120, bought=lock)
    story.expect(IN_COMPLIANCE)


@pytest.mark.parametrize(
    ("reading", "node", "strikes"),
    [(Q4.KEEPS_COUNT, OVERAGE, 2), (Q4.RESETS_COUNT, IN_COMPLIANCE, 0)],
)
def test_q4_what_a_missed_report_does_to_the_strikes(
    reading: Q4, node: LicensingState, strikes: int
) -> None:
    story = struck(2, reading)
    silence(story)
    story.expect(node, strikes=strikes)
    story.report(130)
    story.expect(OVERAGE, strikes=strikes + 1)
    silence(story)
    silence(story, QUARTER - 1)
    story.expect(AUTHORIZATION_EXPIRED)
    story.report(130)
    story.expect(OVERAGE, strikes=strikes + 2 if strikes else 1)


@pytest.mark.parametrize("period", Q1)
@pytest.mark.parametrize(("reading", "strikes"), [(Q4.KEEPS_COUNT, 3), (Q4.RESETS_COUNT, 0)])
def test_q4_what_silence_for_a_whole_period_does_to_the_strikes(
    period: Q1, reading: Q4, strikes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_numbers(monkeypatch, authorization_period=1)
    story = struck(3, reading, period, profile="short")
    silence(story)
    at_once = period is Q1.NO_OVERAGE_PERIOD
    story.expect(
        AUTHORIZATION_EXPIRED_ENFORCED if at_once else AUTHORIZATION_EXPIRED, strikes=strikes
    )


@pytest.mark.parametrize(
    ("reading", "days", "node"), [(Q5.PAUSES, 10, EVALUATION), (Q5.GOES_ON, 90, EVALUATION_EXPIRED)]
)
def test_q5_whether_evaluation_goes_on_while_registered(
    reading: Q5, days: int, node: LicensingState
) -> None:
    story = unregistered(reading)
    story.report(50, times=10 * DAY)
    story.act("register")
    story.report(50)
    story.report(50, times=100 * DAY)
    story.expect(IN_COMPLIANCE, evaluation_used=days * DAY)
    story.act("deregister" if node is EVALUATION else "deregister_without_evaluation_left")
    story.expect(node)


OUTLASTED = [OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED]


def overdrawn(node: LicensingState, *choices: Choice) -> Script:
    story = locked(*choices)
    if node is OUT_OF_COMPLIANCE_EXPIRED:
        silence(story, QUARTER)
    story.expect(node)
    return story


@pytest.mark.parametrize("node", OUTLASTED, ids=str)
def test_q6_deregistering_clears_a_lock(node: LicensingState) -> None:
    story = overdrawn(node, Q6.CLEARS_LOCK)
    story.act("deregister", ssm_reachable=False)
    story.expect(EVALUATION, strikes=0, locked=0, out_of_compliance_for=0)
    story.act("register")
    story.expect(NO_LICENSES_IN_USE, strikes=0, locked=0)


@pytest.mark.parametrize("node", OUTLASTED, ids=str)
def test_q6_deregistering_is_refused(node: LicensingState) -> None:
    for name in ("deregister", "deregister_without_evaluation_left"):
        with pytest.raises(NotEnabledError, match=f"{name} is not enabled in {node}"):
            overdrawn(node, Q6.REFUSED).act(name)
    reversible = struck(4, Q6.REFUSED)
    reversible.act("deregister")
    reversible.expect(EVALUATION, strikes=0)


@pytest.mark.parametrize(
    ("way", "node"),
    [
        ("register_with_lock", OUT_OF_COMPLIANCE),
        ("register_with_lock_too_late", OUT_OF_COMPLIANCE_EXPIRED),
    ],
)
def test_q6_deregistering_keeps_a_lock_for_later(way: str, node: LicensingState) -> None:
    story = overdrawn(node, Q6.KEEPS_LOCK)
    clock = story.here.values["out_of_compliance_for"]
    story.act("deregister")
    story.expect(EVALUATION, strikes=5, locked=130, out_of_compliance_for=clock)
    story.act(way)
    story.expect(node, strikes=5, locked=130, out_of_compliance_for=clock)


@pytest.mark.parametrize(
    ("reading", "usage", "node"), [(Q8.AGENTS_STAY, 90, OVERAGE), (Q8.USAGE_CUT, 80, IN_COMPLIANCE)]
)
def test_q8_when_the_entitlement_falls_below_the_usage(
    reading: Q8, usage: int, node: LicensingState
) -> None:
    story = registered(reading)
    story.act("change_license_control", overage_allowed=False)
    story.report(90)
    story.report(95, bought=80)
    story.expect(node, usage=usage, known=80)
    story.report(70)
    story.report(95)
    story.expect(IN_COMPLIANCE, usage=80)


def test_q12_whether_flex_is_one_type_or_two() -> None:
    six, five = unregistered(Q12.SIX_LEAVES), unregistered(Q12.FIVE_TYPES)
    six.act("choose_license_type", license_type=int(LicenseType.FLEX_PREMIUM))
    six.expect(EVALUATION, chosen_type=1, restart_pending=True)
    with pytest.raises(NotEnabledError, match=r"these inputs are not possible: .*license_type 1"):
        five.act("choose_license_type", license_type=int(LicenseType.FLEX_PREMIUM))
