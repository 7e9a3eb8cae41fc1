"""Deadlines that meet, and locks beneath other states, under numbers that no release has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from test_model_compliance import locked, registered, silence, struck
from test_model_deadlines import meets
from uccx_model import parameters
from uccx_model.notices import Notice
from uccx_model.parameters import PROFILES, profile_named
from uccx_model.script import Script
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
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
