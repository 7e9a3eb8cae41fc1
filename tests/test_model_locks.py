"""A lock that outlasts other states: deregistered, authorization expired, registration expired."""

from __future__ import annotations

import pytest

from test_model_coincidences import with_numbers
from test_model_compliance import locked, silence
from test_model_deadlines import in_compliance, meets
from uccx_model.choices import Q6, Q9, Q11
from uccx_model.execution import NotEnabledError
from uccx_model.notices import Notice
from uccx_model.script import Script, ScriptError
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    LicensingState,
)


@pytest.mark.parametrize(
    ("days_away", "way", "node"),
    [
        (89, "register_with_lock", OUT_OF_COMPLIANCE),
        (90, "register_with_lock_too_late", OUT_OF_COMPLIANCE_EXPIRED),
    ],
)
def test_a_lock_kept_while_deregistered_awaits_the_instance(
    days_away: int, way: str, node: LicensingState
) -> None:
    story = locked(Q6.KEEPS_LOCK)
    story.act("deregister")
    story.expect(EVALUATION, strikes=5, locked=130, reported=0)
    story.report(20, times=days_away * 96 - 1)
    story.expect(EVALUATION, locked=130)
    story.report(20)
    with pytest.raises(NotEnabledError, match="register is not enabled"):
        story.act("register")
    story.act(way)
    story.expect(node, strikes=5, locked=130, reported=130, silence=0, certificate_age=0)


def test_buying_while_deregistered_lifts_a_lock_that_was_kept() -> None:
    story = locked(Q6.KEEPS_LOCK)
    story.act("deregister")
    story.report(20, bought=130)
    story.act("register")
    story.expect(NO_LICENSES_IN_USE, strikes=0, locked=0, out_of_compliance_for=0)


# A lock beneath an expired authorization needs an authorization period that is the shorter one.


def expired_with_lock(monkeypatch: pytest.MonkeyPatch, **values: int) -> Script:
    numbers = {"out_of_compliance_period": 15, "authorization_period": 10, "overage_period": 99}
    with_numbers(monkeypatch, **numbers | values)
    story = locked(profile="short")
    silence(story, 10)
    story.expect(AUTHORIZATION_EXPIRED, locked=130, out_of_compliance_for=10)
    return story


def test_a_lock_is_enforced_beneath_an_expired_authorization(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meets(
        lambda: expired_with_lock(monkeypatch),
        5,
        AUTHORIZATION_EXPIRED,
        OUT_OF_COMPLIANCE_EXPIRED,
    )


def test_a_lock_that_ends_with_the_silence_is_what_is_enforced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = expired_with_lock(monkeypatch, overage_period=5)
    silence(story, 5)
    story.expect(OUT_OF_COMPLIANCE_EXPIRED, silence=15)


@pytest.mark.parametrize(
    ("silent", "node"), [(3, OUT_OF_COMPLIANCE), (4, OUT_OF_COMPLIANCE_EXPIRED)]
)
def test_an_answer_returns_to_the_lock(
    silent: int, node: LicensingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = expired_with_lock(monkeypatch)
    silence(story, silent)
    story.report(90)
    story.expect(node, locked=130, reported=130, strikes=5, silence=0)


def test_an_answer_to_a_purchase_lifts_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    story = expired_with_lock(monkeypatch)
    silence(story)
    story.expect(AUTHORIZATION_EXPIRED, out_of_compliance_for=11)
    story.report(90, bought=130)
    story.expect(IN_COMPLIANCE, locked=0, strikes=0, out_of_compliance_for=0, silence=0)


def test_silence_that_is_enforced_first_keeps_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    story = expired_with_lock(monkeypatch, overage_period=3)
    silence(story, 3)
    story.expect(AUTHORIZATION_EXPIRED_ENFORCED, locked=130, out_of_compliance_for=13)
    story.report(90)
    story.expect(OUT_OF_COMPLIANCE, locked=130, out_of_compliance_for=14)
    assert Notice.ENFORCEMENT not in story.steps[-1].notices


def test_registering_anew_returns_to_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    story = expired_with_lock(monkeypatch)
    story.act("reregister_after_silence_with_lock")
    story.expect(OUT_OF_COMPLIANCE, locked=130, out_of_compliance_for=10, silence=0)


def test_registering_anew_finds_a_deficit_that_was_bought(monkeypatch: pytest.MonkeyPatch) -> None:
    story = expired_with_lock(monkeypatch)
    silence(story, bought=130)
    with pytest.raises(NotEnabledError, match="reregister_after_silence_with_lock is not enabled"):
        story.act("reregister_after_silence_with_lock")
    story.act("reregister_after_silence")
    story.expect(NO_LICENSES_IN_USE, locked=0, strikes=0, out_of_compliance_for=0, silence=0)


def test_an_authorization_that_stays_keeps_its_period(monkeypatch: pytest.MonkeyPatch) -> None:
    with_numbers(monkeypatch, registration_validity=20, out_of_compliance_period=25)

    def expired() -> Script:
        story = locked(Q9.STAYS, profile="short")
        silence(story, 15)
        return story

    meets(expired, 10, REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)


@pytest.mark.parametrize("node", [OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED], ids=str)
def test_an_answer_after_silence_is_told_alone(
    node: LicensingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = expired_with_lock(monkeypatch)
    with pytest.raises(ScriptError, match="0 transitions fit a report"):
        story.report(90, times=2 if node is OUT_OF_COMPLIANCE else 5)
    with pytest.raises(ScriptError, match="0 transitions fit a report"):
        story.report(90, times=2, bought=130)


@pytest.mark.parametrize(
    ("option", "holds", "limit"),
    [
        (Q11.AUTHORIZATION_EXPIRED, False, 40),
        (Q11.OUT_OF_COMPLIANCE, False, 40),
        (Q11.AUTHORIZATION_EXPIRED, True, 40),
        (Q11.OUT_OF_COMPLIANCE, True, 60),
    ],
)
def test_which_period_runs_in_an_authorization_that_stays(
    option: Q11, holds: bool, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Silence is enforced after 30 + 10 reports, a lock after 60: the lock may outrank silence."""
    with_numbers(
        monkeypatch,
        registration_validity=20,
        authorization_period=30,
        overage_period=10,
        out_of_compliance_period=60,
    )

    def expired() -> Script:
        story = (locked if holds else in_compliance)(Q9.STAYS, option, profile="short")
        silence(story, 20 - int(story.here.values["certificate_age"]))
        return story

    left = limit - int(expired().here.values["silence"])
    meets(expired, left, REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)


@pytest.mark.parametrize("option", Q11)
def test_a_stretch_does_not_hide_that_authorization_expires(
    option: Q11, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_numbers(monkeypatch, authorization_period=10, out_of_compliance_period=15)
    story = locked(option, profile="short")
    if option is Q11.AUTHORIZATION_EXPIRED:
        with pytest.raises(ScriptError, match="0 transitions fit a report"):
            silence(story, 15)
    else:
        silence(story, 15)
        story.expect(OUT_OF_COMPLIANCE_EXPIRED)
