"""Every deadline in the concrete model: the report before it, the report on it, the one after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from test_model_compliance import locked, notices, registered, silence, unregistered
from uccx_model.choices import Q1, Q10, Choice
from uccx_model.notices import Notice
from uccx_model.parameters import profile_named
from uccx_model.script import Script, ScriptError
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    LicensingState,
)

DAY = 24 * 4
QUARTER = 90 * DAY
YEAR = 365 * DAY
SIX_MONTHS = YEAR // 2


def meets(
    begin: Callable[[], Script],
    left: int,
    before: LicensingState,
    after: LicensingState,
    *,
    answered: bool = False,
) -> None:
    """Check that the state changes with exactly this many more reports, one by one or in a row."""
    story, in_a_row, too_long = begin(), begin(), begin()
    for times, node in ((left - 1, before), (1, after), (1, after)):
        silence(story, times, ssm_reachable=answered)
        story.expect(node)
    silence(in_a_row, left, ssm_reachable=answered)
    in_a_row.expect(after)
    with pytest.raises(ScriptError, match=f"in {before}, 0 transitions fit"):
        silence(too_long, left + 1, ssm_reachable=answered)
    enforced = [Notice.ENFORCEMENT] if after.enforced and not before.enforced else []
    assert [n for n in story.steps[-2].notices if n is Notice.ENFORCEMENT] == enforced
    assert Notice.ENFORCEMENT not in story.steps[-1].notices


def test_evaluation_lasts_90_days() -> None:
    assert profile_named("12.5").values["evaluation_period"] == QUARTER
    for answered in (True, False):
        meets(unregistered, QUARTER, EVALUATION, EVALUATION_EXPIRED, answered=answered)


def test_evaluation_lasts_90_days_in_su3() -> None:
    meets(lambda: unregistered(profile="12.5-su3"), 90 * 3, EVALUATION, EVALUATION_EXPIRED)


def test_evaluation_is_90_days_in_total_however_often_one_registers() -> None:
    def returned() -> Script:
        story = unregistered()
        for _ in range(3):
            story.report(50, times=10 * DAY)
            story.act("register")
            story.report(50)
            story.report(50, times=100 * DAY)
            story.act("deregister")
        return story

    meets(returned, QUARTER - 30 * DAY, EVALUATION, EVALUATION_EXPIRED)


def test_out_of_compliance_lasts_90_days() -> None:
    for answered in (True, False):
        meets(locked, QUARTER, OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED, answered=answered)


def test_silence_does_not_prolong_out_of_compliance() -> None:
    def half_silent() -> Script:
        story = locked()
        silence(story, QUARTER // 2)
        story.report(90, times=DAY)
        return story

    left = QUARTER - QUARTER // 2 - DAY
    meets(half_silent, left, OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)


def in_compliance(*choices: Choice, **values: Any) -> Script:
    story = registered(*choices, **values)
    story.report(100)
    return story


def test_authorization_lasts_90_days_of_silence_and_overage_90_more() -> None:
    def expired() -> Script:
        story = in_compliance()
        silence(story, QUARTER)
        return story

    meets(in_compliance, QUARTER, IN_COMPLIANCE, AUTHORIZATION_EXPIRED)
    meets(registered, QUARTER, NO_LICENSES_IN_USE, AUTHORIZATION_EXPIRED)
    meets(expired, QUARTER, AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)


def test_silence_is_enforced_after_90_days_if_no_overage_period_follows() -> None:
    meets(
        lambda: in_compliance(Q1.NO_OVERAGE_PERIOD),
        QUARTER,
        IN_COMPLIANCE,
        AUTHORIZATION_EXPIRED_ENFORCED,
    )


def test_one_answer_starts_the_silence_anew() -> None:
    story = in_compliance()
    silence(story, QUARTER - 1)
    story.report(100)
    story.expect(IN_COMPLIANCE, silence=0)
    silence(story, QUARTER - 1)
    story.expect(IN_COMPLIANCE, silence=QUARTER - 1)


def in_enforced_silence(*choices: Choice) -> Script:
    story = in_compliance(*choices)
    silence(story, QUARTER)
    silence(story, QUARTER)
    return story


def test_a_certificate_lasts_12_months_without_renewal() -> None:
    meets(
        in_enforced_silence,
        YEAR - 2 * QUARTER - 1,
        AUTHORIZATION_EXPIRED_ENFORCED,
        REGISTRATION_EXPIRED_ENFORCED,
    )


def test_evaluation_days_that_an_expired_registration_leads_to_run_out() -> None:
    def lifted() -> Script:
        story = in_enforced_silence(Q10.WHILE_EVALUATION_REMAINS)
        silence(story, YEAR - 2 * QUARTER - 1)
        return story

    meets(lifted, QUARTER, REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)


def test_a_certificate_is_renewed_every_six_months_while_connected() -> None:
    story = registered()
    story.report(100)
    story.report(100, times=SIX_MONTHS - 2)
    story.expect(IN_COMPLIANCE, certificate_age=SIX_MONTHS - 1)
    story.report(100)
    story.expect(IN_COMPLIANCE, certificate_age=0)


def test_a_renewal_that_was_missed_follows_with_the_first_answer() -> None:
    story = registered()
    story.report(100, times=1)
    story.report(100, times=SIX_MONTHS - 2)
    silence(story, 50)
    story.expect(IN_COMPLIANCE, certificate_age=SIX_MONTHS + 49)
    story.report(100)
    story.expect(IN_COMPLIANCE, certificate_age=0)


def test_failed_renewals_are_announced_once_when_they_fall_due() -> None:
    story = in_compliance()
    silence(story, 30 * DAY - 1)
    assert Notice.AUTHORIZATION_RENEWAL_FAILED not in notices(story)
    silence(story)
    assert Notice.AUTHORIZATION_RENEWAL_FAILED in story.steps[-1].notices
    silence(story, QUARTER - 30 * DAY)
    silence(story, QUARTER)
    silence(story, SIX_MONTHS - 2 * QUARTER - 2)
    assert Notice.REGISTRATION_RENEWAL_FAILED not in notices(story)
    silence(story)
    assert Notice.REGISTRATION_RENEWAL_FAILED in story.steps[-1].notices
    assert notices(story).count(Notice.AUTHORIZATION_RENEWAL_FAILED) == 1
