"""What every report does to clocks and usage, state by state, and what is no steady stretch."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from test_model_coincidences import with_numbers
from test_model_compliance import locked, registered, silence, struck, unregistered
from test_model_deadlines import QUARTER, SIX_MONTHS, YEAR, in_compliance, in_enforced_silence
from uccx_model.choices import Q4, Q5, Q10, Choice
from uccx_model.notices import Notice
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
    OVERAGE,
    REGISTERED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    LicensingState,
)


def place(node: LicensingState, *choices: Choice) -> Script:
    """An instance in this state, not next to a deadline."""
    if node in (EVALUATION, EVALUATION_EXPIRED):
        story = unregistered(*choices)
        story.report(50, times=QUARTER if node is EVALUATION_EXPIRED else 50)
    elif node is NO_LICENSES_IN_USE:
        story = registered(*choices)
    elif node is OVERAGE:
        story = struck(2, *choices)
    elif node in (OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED):
        story = locked(*choices)
        silence(story, 50 if node is OUT_OF_COMPLIANCE else QUARTER)
    elif node is AUTHORIZATION_EXPIRED_ENFORCED:
        story = in_enforced_silence(*choices)
    elif node in (REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED):
        lifts = [Q10.WHILE_EVALUATION_REMAINS] if node is REGISTRATION_EXPIRED else []
        story = in_enforced_silence(*lifts, *choices)
        silence(story, YEAR - 2 * QUARTER - 1)
    else:
        story = in_compliance(*choices)
        silence(story, QUARTER if node is AUTHORIZATION_EXPIRED else 50)
    story.expect(node)
    return story


def moved(story: Script, before: dict[str, int | bool]) -> dict[str, int]:
    """By how much each variable changed."""
    now = story.here.values
    return {name: now[name] - before[name] for name in now if now[name] != before[name]}


EXPIRED = (REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)
LOCKED = (OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)


@pytest.mark.parametrize("node", [*REGISTERED, *EXPIRED], ids=str)
def test_a_report_that_is_not_answered_moves_the_clocks(node: LicensingState) -> None:
    story = place(node)
    before = dict(story.here.values)
    silence(story)
    story.expect(node)
    clocks = ["now", "silence", "certificate_age"]
    clocks += ["out_of_compliance_for"] if node in LOCKED else []
    clocks += ["evaluation_used"] if node is REGISTRATION_EXPIRED else []
    assert moved(story, before) == dict.fromkeys(clocks, 1)
    failed = (Notice.REPORTING_FAILED,) if node in REGISTERED else ()
    assert story.steps[-1].notices == failed


@pytest.mark.parametrize("node", [n for n in REGISTERED if n is not OVERAGE], ids=str)
def test_an_answer_ends_the_silence(node: LicensingState) -> None:
    story = place(node)
    age = story.here.values["certificate_age"]
    story.report(int(story.here.values["usage"]))
    assert story.here.values["silence"] == 0
    assert story.here.values["certificate_age"] == age + 1


@pytest.mark.parametrize("node", [EVALUATION_EXPIRED, *EXPIRED], ids=str)
def test_an_answer_means_nothing_while_unregistered(node: LicensingState) -> None:
    answered, silent = place(node), place(node)
    answered.report(77)
    silence(silent, demand=77)
    assert answered.here == silent.here
    assert answered.here.values["usage"] == 77


@pytest.mark.parametrize(
    "node", [NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE, OUT_OF_COMPLIANCE], ids=str
)
@pytest.mark.parametrize("answered", [True, False])
def test_evaluation_may_go_on_in_every_report(node: LicensingState, answered: bool) -> None:
    story = place(node, Q5.GOES_ON)
    used = story.here.values["evaluation_used"]
    silence(story, ssm_reachable=answered)
    assert story.here.values["evaluation_used"] == used + 1


def test_usage_is_computed_whether_or_not_it_can_be_reported() -> None:
    story = in_compliance()
    silence(story, demand=70)
    story.expect(IN_COMPLIANCE, usage=70, reported=100)


@pytest.mark.parametrize("node", [IN_COMPLIANCE, *LOCKED, AUTHORIZATION_EXPIRED_ENFORCED], ids=str)
def test_a_certificate_that_is_due_is_renewed_in_every_registered_state(
    node: LicensingState,
) -> None:
    story = in_compliance()
    story.report(100, times=SIX_MONTHS - 10)
    for _ in range(5 if node in LOCKED else 0):
        story.report(130)
    periods = {OUT_OF_COMPLIANCE_EXPIRED: 1, AUTHORIZATION_EXPIRED_ENFORCED: 2}
    for _ in range(periods.get(node, 0)):
        silence(story, QUARTER)
    silence(story, 10)
    story.expect(node)
    assert story.here.values["certificate_age"] > SIX_MONTHS
    story.report(90)
    assert story.here.values["certificate_age"] == 0


# Stretches: what the first report changes is not said of several.


@pytest.mark.parametrize(
    ("begin", "usage", "inputs"),
    [
        (registered, 50, {}),
        (registered, 130, {}),
        (in_compliance, 0, {}),
        (in_compliance, 130, {}),
        (lambda: struck(1), 0, {}),
        (lambda: struck(1), 100, {}),
        (lambda: struck(1), 130, {}),
        (lambda: struck(4), 130, {}),
        (lambda: struck(1, Q4.RESETS_COUNT), 130, {"ssm_reachable": False}),
        (locked, 90, {"bought": 130}),
        (lambda: place(OUT_OF_COMPLIANCE_EXPIRED), 90, {"bought": 130}),
        (lambda: place(AUTHORIZATION_EXPIRED), 0, {}),
        (lambda: place(AUTHORIZATION_EXPIRED), 100, {}),
        (lambda: place(AUTHORIZATION_EXPIRED_ENFORCED), 130, {}),
    ],
)
def test_a_stretch_does_not_hide_what_its_first_report_changes(
    begin: Callable[[], Script], usage: int, inputs: dict[str, int]
) -> None:
    with pytest.raises(ScriptError, match="0 transitions fit a report"):
        begin().report(usage, times=2, **inputs)
    begin().report(usage, times=1, **inputs)


def test_a_stretch_may_end_with_a_renewal_and_no_later() -> None:
    story = in_compliance()
    with pytest.raises(ScriptError, match="0 transitions fit a report"):
        story.report(100, times=SIX_MONTHS)
    story.report(100, times=SIX_MONTHS - 1)
    story.expect(IN_COMPLIANCE, certificate_age=0)


def test_a_missed_report_keeps_strikes_only_while_the_certificate_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_numbers(monkeypatch, registration_validity=5)
    for option in Q4:
        story = struck(4, option, profile="short")
        silence(story)
        story.expect(REGISTRATION_EXPIRED, strikes=0)


def test_a_registration_expires_beneath_an_expired_authorization(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_numbers(monkeypatch, registration_validity=20, authorization_period=10)
    story = registered(profile="short")
    silence(story, 10)
    silence(story, 9)
    story.expect(AUTHORIZATION_EXPIRED, certificate_age=19)
    silence(story)
    story.expect(REGISTRATION_EXPIRED, certificate_age=20)
