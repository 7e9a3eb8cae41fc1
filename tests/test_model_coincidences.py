"""Deadlines that meet, and locks beneath other states, under numbers that no release has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from test_model_compliance import locked, registered, silence, struck
from test_model_deadlines import meets
from uccx_model import parameters
from uccx_model.choices import Q6, Q9
from uccx_model.execution import NotEnabledError
from uccx_model.notices import Notice
from uccx_model.parameters import PROFILES, profile_named
from uccx_model.script import Script
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    LicensingState,
)


def with_numbers(monkeypatch: pytest.MonkeyPatch, **values: int) -> None:
    """Let "short" be a profile that is 12.5 with these numbers instead."""
    release = profile_named("12.5")
    short = replace(release, name="short", values={**release.values, **values})
    monkeypatch.setattr(parameters, "PROFILES", (*PROFILES, short))


@pytest.mark.parametrize(
    ("limit", "node"), [(10, OUT_OF_COMPLIANCE_EXPIRED), (11, AUTHORIZATION_EXPIRED)]
)
def test_enforcement_comes_before_the_end_of_authorization(
    limit: int, node: LicensingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_numbers(monkeypatch, out_of_compliance_period=limit, authorization_period=10)
    story = locked(profile="short")
    silence(story, 10)
    story.expect(node, silence=10, locked=130)


@pytest.mark.parametrize(
    ("validity", "node"), [(10, REGISTRATION_EXPIRED), (11, AUTHORIZATION_EXPIRED)]
)
def test_the_end_of_registration_comes_before_that_of_authorization(
    validity: int, node: LicensingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_numbers(monkeypatch, registration_validity=validity, authorization_period=10)
    story = registered(profile="short")
    silence(story, 10)
    story.expect(node)


def test_enforcement_comes_before_the_end_of_registration(monkeypatch: pytest.MonkeyPatch) -> None:
    with_numbers(monkeypatch, registration_validity=20, authorization_period=10, overage_period=10)
    story = registered(profile="short")
    silence(story, 10)
    silence(story, 10)
    story.expect(AUTHORIZATION_EXPIRED_ENFORCED)
    silence(story)
    story.expect(REGISTRATION_EXPIRED_ENFORCED)


@pytest.mark.parametrize("authorization", [10, 99])
def test_enforcement_of_a_lock_comes_before_the_end_of_registration(
    authorization: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = {"registration_validity": 20, "authorization_period": authorization}
    with_numbers(monkeypatch, out_of_compliance_period=15, **numbers)
    story = locked(profile="short")
    silence(story, 10)
    silence(story, 5)
    story.expect(OUT_OF_COMPLIANCE_EXPIRED, certificate_age=20)


def test_an_expired_registration_uses_up_evaluation(monkeypatch: pytest.MonkeyPatch) -> None:
    with_numbers(monkeypatch, registration_validity=20, evaluation_period=15)

    def expired() -> Script:
        story = registered(profile="short")
        silence(story, 20)
        story.expect(REGISTRATION_EXPIRED, evaluation_used=0)
        return story

    meets(expired, 15, REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)
    story = expired()
    story.act("register")
    story.expect(NO_LICENSES_IN_USE, silence=0, certificate_age=0)


def test_a_registration_that_expires_forgets_strikes_but_no_lock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_numbers(monkeypatch, registration_validity=20)
    reversible, irreversible = struck(3, profile="short"), locked(profile="short")
    silence(reversible, 17)
    reversible.expect(REGISTRATION_EXPIRED, strikes=0, locked=0)
    silence(irreversible, 15)
    irreversible.expect(REGISTRATION_EXPIRED, strikes=5, locked=130, out_of_compliance_for=15)


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


def test_an_authorization_that_stays_keeps_its_period(monkeypatch: pytest.MonkeyPatch) -> None:
    with_numbers(monkeypatch, registration_validity=20, out_of_compliance_period=25)

    def expired() -> Script:
        story = locked(Q9.STAYS, profile="short")
        silence(story, 15)
        return story

    meets(expired, 10, REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)


# What an answer after enforced silence leads to: silence was its only reason.


@pytest.mark.parametrize(
    ("usage", "node", "strikes"),
    [(0, NO_LICENSES_IN_USE, 0), (100, IN_COMPLIANCE, 0), (101, OVERAGE, 1)],
)
def test_an_answer_judges_the_usage_at_once(usage: int, node: LicensingState, strikes: int) -> None:
    for periods in (1, 2):
        story = registered()
        for _ in range(periods):
            silence(story, 90 * 96)
        story.report(usage)
        story.expect(node, strikes=strikes, usage=usage, silence=0)


def test_the_last_strike_may_come_after_silence() -> None:
    story = struck(4)
    silence(story, 90 * 96)
    story.expect(AUTHORIZATION_EXPIRED, strikes=4)
    story.report(130)
    story.expect(OUT_OF_COMPLIANCE, strikes=5, locked=130)
    assert story.steps[-1].notices == (Notice.IN_OOC,)
