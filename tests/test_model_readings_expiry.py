"""Readings of enforcement and expiry: each option makes the difference that its words say."""

from __future__ import annotations

import pytest

from test_model_coincidences import with_numbers
from test_model_compliance import locked, notices, registered, silence, unregistered
from test_model_deadlines import QUARTER, YEAR, meets
from test_model_readings import overdrawn
from uccx_model.choices import Q5, Q7, Q9, Q10, Q11
from uccx_model.execution import NotEnabledError
from uccx_model.notices import Notice
from uccx_model.script import Script
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    LicensingState,
)


def test_q7_only_the_matching_cure_leads_out_of_enforcement() -> None:
    bought, renewed = overdrawn(OUT_OF_COMPLIANCE_EXPIRED), registered()
    silence(renewed, QUARTER)
    silence(renewed, QUARTER)
    for story, node in (
        (bought, OUT_OF_COMPLIANCE_EXPIRED),
        (renewed, AUTHORIZATION_EXPIRED_ENFORCED),
    ):
        with pytest.raises(NotEnabledError, match="reregister_out_of_enforcement is not enabled"):
            story.act("reregister_out_of_enforcement")
        story.act("reregister_in_enforcement")
        story.expect(node, certificate_age=0)
    bought.report(90)
    bought.expect(OUT_OF_COMPLIANCE_EXPIRED)
    bought.report(90, bought=130)
    renewed.report(90)
    bought.expect(IN_COMPLIANCE)
    renewed.expect(IN_COMPLIANCE)


def test_q7_registering_anew_also_cures() -> None:
    overdrawn_for_long = overdrawn(OUT_OF_COMPLIANCE_EXPIRED, Q7.REREGISTERING_CURES)
    silent = registered(Q7.REREGISTERING_CURES)
    silence(silent, QUARTER)
    silence(silent, QUARTER)
    for story in (overdrawn_for_long, silent):
        story.act("reregister_out_of_enforcement")
        story.expect(NO_LICENSES_IN_USE, locked=0, strikes=0, silence=0, certificate_age=0)


def test_q9_whether_evaluation_follows_an_expired_registration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_numbers(
        monkeypatch,
        registration_validity=20,
        evaluation_period=15,
        authorization_period=30,
        overage_period=10,
    )

    def expired(reading: Q9) -> Script:
        story = registered(reading, profile="short")
        silence(story, 20)
        return story

    ends = (REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)
    meets(lambda: expired(Q9.EVALUATION), 15, *ends)
    meets(lambda: expired(Q9.STAYS), 30 + 10 - 20, *ends)


@pytest.mark.parametrize(
    ("reading", "node"),
    [(Q9.EVALUATION, REGISTRATION_EXPIRED_ENFORCED), (Q9.STAYS, REGISTRATION_EXPIRED)],
)
def test_q9_whether_it_matters_that_evaluation_is_used_up(
    reading: Q9, node: LicensingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_numbers(monkeypatch, registration_validity=20, evaluation_period=15)
    story = registered(reading, Q5.GOES_ON, profile="short")
    silence(story, 20)
    story.expect(node, evaluation_used=15)


@pytest.mark.parametrize(
    ("reading", "node"),
    [(Q10.NO, REGISTRATION_EXPIRED_ENFORCED), (Q10.WHILE_EVALUATION_REMAINS, REGISTRATION_EXPIRED)],
)
def test_q10_whether_an_expired_registration_lifts_enforcement(
    reading: Q10, node: LicensingState
) -> None:
    for story, silent in ((registered(reading), 0), (locked(reading), 5)):
        silence(story, QUARTER)
        silence(story, QUARTER)
        silence(story, YEAR - 2 * QUARTER - silent)
        story.expect(node, certificate_age=YEAR)
        assert notices(story).count(Notice.ENFORCEMENT) == 1


def test_q10_nothing_is_lifted_without_evaluation_left() -> None:
    story = unregistered(Q10.WHILE_EVALUATION_REMAINS, Q5.GOES_ON)
    story.act("register")
    silence(story, QUARTER)
    silence(story, QUARTER)
    silence(story, YEAR - 2 * QUARTER)
    story.expect(REGISTRATION_EXPIRED_ENFORCED)


@pytest.mark.parametrize(
    ("reading", "node"),
    [
        (Q11.AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED),
        (Q11.OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE),
    ],
)
def test_q11_what_silence_does_out_of_compliance(
    reading: Q11, node: LicensingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_numbers(monkeypatch, authorization_period=10, out_of_compliance_period=15)
    story = locked(reading, profile="short")
    silence(story, 9)
    story.expect(OUT_OF_COMPLIANCE)
    silence(story)
    story.expect(node, locked=130)
    silence(story, 5)
    story.expect(OUT_OF_COMPLIANCE_EXPIRED, out_of_compliance_for=15)
