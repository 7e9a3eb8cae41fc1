"""Registering, deregistering and registering anew, where nothing is enforced."""

from __future__ import annotations

import pytest

from test_model_compliance import locked, registered, silence, struck, unregistered
from test_model_deadlines import DAY, QUARTER, YEAR, in_compliance, in_enforced_silence
from uccx_model.choices import Q5, Q6
from uccx_model.execution import NotEnabledError
from uccx_model.notices import Notice
from uccx_model.script import Script
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OVERAGE,
    REGISTRATION_EXPIRED_ENFORCED,
)


def test_registering_needs_a_connection() -> None:
    story = unregistered()
    with pytest.raises(NotEnabledError, match="register is not enabled in EVALUATION"):
        story.act("register", ssm_reachable=False)
    story.act("register")
    story.expect(NO_LICENSES_IN_USE, now=0)


def test_evaluation_has_unlimited_licences() -> None:
    story = unregistered()
    story.report(5000, times=10 * DAY)
    story.expect(EVALUATION, usage=5000, reported=0, strikes=0, evaluation_used=10 * DAY)


def test_registering_cures_an_expired_evaluation() -> None:
    story = unregistered()
    story.report(10, times=QUARTER)
    story.expect(EVALUATION_EXPIRED)
    story.report(10, times=200 * DAY)
    story.expect(EVALUATION_EXPIRED, evaluation_used=QUARTER)
    story.act("register")
    story.expect(NO_LICENSES_IN_USE)


def test_deregistering_needs_no_connection_and_starts_afresh() -> None:
    story = struck(3)
    silence(story, 5)
    story.act("deregister", ssm_reachable=False)
    story.expect(EVALUATION, strikes=0, silence=0, certificate_age=0, reported=0)
    story.act("register")
    story.report(130)
    story.expect(OVERAGE, strikes=1)


def test_deregistering_returns_to_what_is_left_of_evaluation() -> None:
    story = unregistered()
    story.report(10, times=QUARTER - 1)
    story.act("register")
    story.act("deregister")
    story.expect(EVALUATION, evaluation_used=QUARTER - 1)
    story.report(10)
    story.expect(EVALUATION_EXPIRED)


def test_deregistering_with_evaluation_used_up_is_enforced() -> None:
    story = unregistered()
    story.report(10, times=QUARTER)
    story.act("register")
    with pytest.raises(NotEnabledError, match="deregister is not enabled"):
        story.act("deregister")
    story.act("deregister_without_evaluation_left")
    story.expect(EVALUATION_EXPIRED)
    assert story.steps[-1].notices == (Notice.ENFORCEMENT,)


def test_evaluation_left_decides_how_one_deregisters() -> None:
    fresh, used_up = registered(), unregistered(Q6.REFUSED)
    with pytest.raises(NotEnabledError, match="deregister_without_evaluation_left is not enabled"):
        fresh.act("deregister_without_evaluation_left")
    used_up.report(10, times=QUARTER)
    used_up.act("register")
    for _ in range(5):
        used_up.report(130)
    for name in ("deregister", "deregister_without_evaluation_left"):
        with pytest.raises(NotEnabledError, match=f"{name} is not enabled in OUT_OF_COMPLIANCE"):
            used_up.act(name)


@pytest.mark.parametrize("option", Q6)
def test_deregistering_is_always_possible_where_nothing_is_locked(option: Q6) -> None:
    for begin in (registered, in_compliance, lambda *options: struck(4, *options)):
        story: Script = begin(option)
        story.act("deregister")
        story.expect(EVALUATION, strikes=0, locked=0)


def test_evaluation_that_goes_on_stops_at_its_period() -> None:
    story = registered(Q5.GOES_ON)
    story.report(10)
    story.report(10, times=100 * DAY)
    story.expect(IN_COMPLIANCE, evaluation_used=QUARTER)


# Registering anew renews certificate and authorization and changes nothing else (R20, G01-G04).


def test_registering_anew_renews_and_keeps_strikes() -> None:
    story = struck(2)
    silence(story, 30)
    story.expect(OVERAGE, silence=30, certificate_age=32)
    with pytest.raises(NotEnabledError, match="reregister is not enabled"):
        story.act("reregister", ssm_reachable=False)
    before = story.here.values
    story.act("reregister")
    assert story.here.values == {**before, "silence": 0, "certificate_age": 0}
    story.expect(OVERAGE, strikes=2)


def test_registering_anew_keeps_a_lock_and_its_clock() -> None:
    story = locked()
    story.report(90, times=50)
    story.act("reregister")
    story.expect(OUT_OF_COMPLIANCE, locked=130, strikes=5, out_of_compliance_for=50)


def test_registering_anew_puts_off_the_end_of_authorization() -> None:
    story = in_compliance()
    silence(story, QUARTER - 1)
    story.act("reregister")
    silence(story, QUARTER - 1)
    story.expect(IN_COMPLIANCE)
    silence(story)
    story.expect(AUTHORIZATION_EXPIRED)


def test_registering_anew_after_silence_returns_to_the_strikes() -> None:
    without, with_strikes = in_compliance(), struck(3)
    for story in (without, with_strikes):
        silence(story, QUARTER)
        story.expect(AUTHORIZATION_EXPIRED)
    with pytest.raises(NotEnabledError, match="reregister_after_silence is not enabled"):
        with_strikes.act("reregister_after_silence")
    with_strikes.act("reregister_after_silence_with_strikes")
    with_strikes.expect(OVERAGE, strikes=3, silence=0)
    without.act("reregister_after_silence")
    without.expect(NO_LICENSES_IN_USE, strikes=0, silence=0, certificate_age=0)


def test_an_expired_registration_is_left_only_by_registering() -> None:
    story = in_enforced_silence()
    silence(story, YEAR - int(story.here.values["certificate_age"]))
    story.expect(REGISTRATION_EXPIRED_ENFORCED)
    story.report(10, times=500 * DAY)
    story.expect(REGISTRATION_EXPIRED_ENFORCED)
    for name in ("deregister", "reregister"):
        with pytest.raises(NotEnabledError, match=f"no transition '{name}' leaves REGISTRATION"):
            story.act(name)
    story.act("register")
    story.expect(NO_LICENSES_IN_USE, silence=0, certificate_age=0)
