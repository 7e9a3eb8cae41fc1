"""The language of questions: what each form, clause and name means."""

from __future__ import annotations

from typing import Any

import pytest

from questions import holds
from uccx_model.choices import Q1, Q6, Q10, Deployment
from uccx_model.evaluation import Valuation
from uccx_model.notices import Notice
from uccx_model.parameters import profile_named
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    STATES,
)
from uccx_model.variables import LicenseType
from uccx_proofs.queries.language.understanding import is_complete, understand
from uccx_proofs.queries.question import Aim, Condition, Form

A_DAY = 96  # reports of 15 minutes
ANSWERED: dict[str, Any] = {"in_ssm_reachable": True}


def of(text: str) -> Condition:
    """The condition that a text says."""
    return understand(f"reach {text}").target


# The examples.


def test_reach_a_state_within_a_time() -> None:
    question = understand("reach OUT_OF_COMPLIANCE_EXPIRED within 120 days")
    assert question.form is Form.REACH
    assert question.aim is Aim.ANY
    assert question.profile == "12.5"
    assert not question.target.of_step
    assert [n for n in STATES if holds(question.target, n)] == [OUT_OF_COMPLIANCE_EXPIRED]
    assert question.within is not None
    assert question.within.text == "120 days"
    assert question.within.length.value == 120 * A_DAY


def test_enforced_is_every_enforced_state() -> None:
    target = understand("reach enforced within 89 days").target
    assert [n for n in STATES if holds(target, n)] == [n for n in STATES if n.enforced]


def test_while_holds_in_every_step_and_speaks_of_the_state_after_it() -> None:
    question = understand("reach enforced while ssm_reachable and usage <= bought")
    (during,) = question.during
    assert not question.target.of_step
    assert during.of_step
    here: dict[str, Any] = {"usage": 9, "bought": 5}
    assert holds(during, IN_COMPLIANCE, **here, new_usage=5, **ANSWERED)
    assert not holds(during, IN_COMPLIANCE, **here, new_usage=6, **ANSWERED)
    assert not holds(during, IN_COMPLIANCE, **here, new_usage=5)


def test_from_and_without() -> None:
    question = understand("reach IN_COMPLIANCE from OUT_OF_COMPLIANCE without purchase")
    assert question.start is not None
    assert not question.start.of_step
    assert [n for n in STATES if holds(question.start, n)] == [OUT_OF_COMPLIANCE]
    (without,) = question.without
    assert holds(without, OUT_OF_COMPLIANCE, bought=5, new_bought=6)
    assert not holds(without, OUT_OF_COMPLIANCE, bought=5)


def test_a_target_beside_a_start() -> None:
    question = understand("reach CLASSIC from IN_COMPLIANCE")
    assert holds(question.target, CLASSIC)
    assert question.start is not None
    assert holds(question.start, IN_COMPLIANCE)


def test_always_with_a_dimension_and_a_duration() -> None:
    question = understand("always (registration = registered => evaluation_used <= 90 days)")
    assert question.form is Form.ALWAYS
    limit = 90 * A_DAY
    assert holds(question.target, IN_COMPLIANCE, evaluation_used=limit)
    assert not holds(question.target, IN_COMPLIANCE, evaluation_used=limit + 1)
    assert holds(question.target, EVALUATION, evaluation_used=limit + 1)


def test_assuming_a_state_variable_is_a_setting() -> None:
    question = understand("always (strikes <= 4) assuming overage_allowed = false")
    assert question.settings == {"overage_allowed": False}
    assert question.assumed == ()
    assert holds(question.target, OVERAGE, strikes=4)
    assert not holds(question.target, OVERAGE, strikes=5)


def test_reading_fixes_an_option() -> None:
    question = understand(
        'reach AUTHORIZATION_EXPIRED_ENFORCED within 100 days reading Q1 = "90 days"'
    )
    assert question.options == (Q1.NO_OVERAGE_PERIOD,)
    (assumed,) = question.assumed
    assert holds(assumed, CLASSIC, options=(Q1.NO_OVERAGE_PERIOD,))
    assert not holds(assumed, CLASSIC)
    assert question.assumption is assumed.term
    assert holds(question.target, AUTHORIZATION_EXPIRED_ENFORCED)


def test_after_an_event_is_a_step_property() -> None:
    question = understand("after report, strikes <= old(strikes) + 1")
    assert question.form is Form.ALWAYS
    assert question.target.of_step
    assert question.target.text == "after report, strikes <= old(strikes) + 1"
    assert holds(question.target, OVERAGE, takes="report", strikes=2, new_strikes=3)
    assert not holds(question.target, OVERAGE, takes="report", strikes=2, new_strikes=4)
    assert holds(question.target, OVERAGE, takes="reregister", strikes=2, new_strikes=4)


def test_after_any_step() -> None:
    target = understand("after any step, usage >= old(usage)").target
    assert not holds(target, OVERAGE, takes="reregister", usage=2, new_usage=1)


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("shortest: reach enforced", Aim.TIME),
        ("shortest reach enforced", Aim.TIME),
        ("fewest steps: reach enforced", Aim.STEPS),
        ("latest: reach enforced", Aim.LATEST),
        ("least usage: reach enforced", Aim.USAGE),
        ("reach enforced minimising time", Aim.TIME),
        ("reach enforced minimising steps", Aim.STEPS),
        ("reach enforced minimizing usage", Aim.USAGE),
    ],
)
def test_which_story_is_wanted(text: str, aim: Aim) -> None:
    assert understand(text).aim is aim


def test_why_not_a_happening() -> None:
    question = understand('why not deregister from OUT_OF_COMPLIANCE reading Q6 = "is refused"')
    assert question.form is Form.WHY_NOT
    assert question.target.of_step
    assert question.options == (Q6.REFUSED,)
    assert holds(question.target, IN_COMPLIANCE, takes="deregister")
    assert holds(question.target, IN_COMPLIANCE, takes="deregister_without_evaluation_left")
    assert not holds(question.target, IN_COMPLIANCE, takes="reregister")


def test_why_not_reach_a_state() -> None:
    question = understand("why not reach CLASSIC from EVALUATION")
    assert question.form is Form.WHY_NOT
    assert not question.target.of_step


@pytest.mark.parametrize("opening", ["which readings: reach", "which readings reach"])
def test_which_readings(opening: str) -> None:
    question = understand(f"{opening} AUTHORIZATION_EXPIRED_ENFORCED within 100 days")
    assert question.form is Form.WHICH_READINGS
    assert holds(question.target, AUTHORIZATION_EXPIRED_ENFORCED)


def test_which_readings_of_a_happening() -> None:
    question = understand("which readings: deregister from OUT_OF_COMPLIANCE")
    assert question.form is Form.WHICH_READINGS
    assert question.target.of_step


def test_never_is_always_not() -> None:
    question = understand("never enforced")
    assert question.form is Form.ALWAYS
    assert question.target.text == "not (enforced)"
    assert holds(question.target, IN_COMPLIANCE)
    assert not holds(question.target, EVALUATION_EXPIRED)


# Clauses.


def test_supposing_changes_numbers_and_drops_transitions() -> None:
    question = understand(
        "reach enforced supposing strike_limit = 3 and evaluation_period = 30 days, no deregister"
    )
    assert question.numbers == {"strike_limit": 3, "evaluation_period": 30 * A_DAY}
    assert question.dropped == ("deregister", "deregister_without_evaluation_left")


def test_supposing_may_be_said_again() -> None:
    question = understand("reach enforced supposing no restart supposing no overage_is_counted")
    assert question.dropped == ("restart_cluster", "overage_is_counted")


def test_circumstances_are_assumed() -> None:
    text = 'reach enforced assuming deployment = "On-Prem Connected" and site = lab'
    question = understand(text)
    assert [option.value for option in question.options] == ["On-Prem Connected", "lab"]


@pytest.mark.parametrize(
    "said", ["refused", "REFUSED", '"is refused"', '"Is Refused"', "'refused'"]
)
def test_an_option_is_said_by_its_name_or_in_words(said: str) -> None:
    assert understand(f"reach enforced reading Q6 = {said}").options == (Q6.REFUSED,)


def test_an_option_may_be_called_like_a_word_of_the_language() -> None:
    assert understand("reach enforced reading Q10 = no").options == (Q10.NO,)


def test_readings_may_be_several_or_left_out() -> None:
    question = understand(
        "reach enforced reading Q6 != refused and Q1 in (no_overage_period), Q10 = no"
    )
    assert question.options == (Q10.NO,)
    assert len(question.assumed) == 3
    assert not holds(question.assumed[0], CLASSIC, options=(Q6.REFUSED,))
    assert holds(question.assumed[1], CLASSIC, options=(Q1.NO_OVERAGE_PERIOD,))


def test_relations_between_numbers_are_assumed() -> None:
    question = understand("reach OVERAGE assuming 2 <= strike_limit <= 5 any profile")
    assert question.profile is None
    (assumed,) = question.assumed
    assert holds(assumed, CLASSIC)
    assert not holds(assumed, CLASSIC, profile="12.5-su3")


@pytest.mark.parametrize(
    "clause",
    [
        "profile 12.5-su3",
        'profile "12.5-SU3"',
        "assuming profile = 12.5-su3",
        'assuming overage_allowed and profile = "12.5-su3"',
    ],
)
def test_a_profile_counts_in_its_own_reports(clause: str) -> None:
    question = understand(f"reach enforced within 30 days {clause}")
    assert question.profile == "12.5-su3"
    assert question.within is not None
    assert question.within.length.value == 90


@pytest.mark.parametrize(
    ("setting", "settings"),
    [
        ("not overage_allowed", {"overage_allowed": False}),
        ("overage_allowed", {"overage_allowed": True}),
        ("usage = 0 and 5 = bought", {"usage": 0, "bought": 5}),
        ("license_type = flex_hcs", {"license_type": LicenseType.FLEX_HCS}),
        ("(silence = 0 and strikes = 0)", {"silence": 0, "strikes": 0}),
    ],
)
def test_settings(setting: str, settings: dict[str, int]) -> None:
    assert understand(f"reach enforced assuming {setting}").settings == settings


def test_times_and_not_sooner() -> None:
    question = understand("reach purchase times 3 after 2 weeks within evaluation_period + 1 day")
    assert question.times == 3
    assert question.no_sooner is not None
    assert question.no_sooner.length.value == 14 * A_DAY
    assert question.within is not None
    known = {s: 7 for s in question.within.length.walk() if s.args == () and s.op == "symbol"}
    assert Valuation(known)(question.within.length) == 7 + A_DAY


def test_several_things_do_not_happen() -> None:
    question = understand("reach enforced without purchase, transfer or sync without unanswered")
    purchase, transfer_or_sync, unanswered = question.without
    assert purchase.text == "purchase"
    assert holds(transfer_or_sync, OVERAGE, bought=3, new_bought=2)
    disconnected = (Deployment.ON_PREM_DISCONNECTED,)
    assert holds(transfer_or_sync, OVERAGE, options=disconnected, takes="report", in_synced=True)
    assert not holds(transfer_or_sync, OVERAGE, takes="report", in_synced=True)
    assert holds(unanswered, OVERAGE, takes="report")
    assert not holds(unanswered, EVALUATION, takes="report")


def test_the_text_has_single_blanks() -> None:
    question = understand("  reach\n  enforced\twithin   90 days ")
    assert question.text == "reach enforced within 90 days"
    assert question.target.text == "enforced"


def test_keywords_and_names_of_states_in_any_case() -> None:
    question = understand("REACH in_compliance From Out_Of_Compliance")
    assert holds(question.target, IN_COMPLIANCE)


# Conditions.


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("mode = classic", [CLASSIC]),
        ('authorization = "Authorization Expired"', ["AUTHORIZATION_EXPIRED"]),
        ("authorization = in_compliance", [IN_COMPLIANCE]),
        ("registration = none", [CLASSIC]),
        ("registration != registered and enforced", ["EVALUATION_EXPIRED"]),
        ("EVALUATION or IN_COMPLIANCE and enforced", [EVALUATION]),
        ("not not CLASSIC", [CLASSIC]),
        ("registered <=> CLASSIC", ["EVALUATION"]),
    ],
)
def test_conditions_on_licensing_states(text: str, nodes: list[object]) -> None:
    found = [n for n in STATES if holds(of(text), n)]
    assert {str(node) for node in nodes} <= {n.name for n in found}
    if len(nodes) == 1 and not isinstance(nodes[0], str):
        assert found == nodes


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1 <= strikes < 5", {"strikes": 1}),
        ("usage + 2 > 2 * bought - 1", {"usage": 8, "bought": 5}),
        ("usage in (1, 3, 5)", {"usage": 3}),
        ("usage not in (1, 3, 5)", {"usage": 4}),
        ("-usage ≤ −3", {"usage": 3}),
        ("usage ≠ bought", {"usage": 3}),
        ("silence >= 1.5 days", {"silence": 144}),
        ("silence = 144 reports", {"silence": 144}),
        ("strikes = 4 reports", {"strikes": 4}),
        ("strikes = 4 strikes", {"strikes": 4}),
        ("usage >= 3 licences and agents = 2 agents", {"usage": 3, "agents": 2}),
        ("silence >= silence_limit", {"silence": 180 * A_DAY}),
        ("license_type = flex_hcs", {"license_type": LicenseType.FLEX_HCS}),
        ("license_type != chosen_type", {"license_type": 1, "chosen_type": 2}),
        ("wfo_in_use = true", {"wfo_in_use": True}),
        ("usage = 0 and silence > 0", {"silence": 1}),
        ("strikes > 3 => enforced", {"strikes": 3}),
        ("(enforced => strikes > 1 => usage > 1)", {}),
    ],
)
def test_conditions_on_numbers(text: str, values: dict[str, Any]) -> None:
    condition = of(text)
    assert not condition.of_step
    assert holds(condition, IN_COMPLIANCE, **values)
    assert not holds(of(f"not ({text})"), IN_COMPLIANCE, **values)


def test_a_comparison_binds_more_than_not() -> None:
    assert holds(of("not usage = 3"), IN_COMPLIANCE, usage=2)


def test_months_and_years_are_what_the_profiles_say() -> None:
    for name in ("12.5", "12.5-su3"):
        values = profile_named(name).values
        for text, known in (
            ("12 months", "registration_validity"),
            ("6 months", "registration_renewal"),
        ):
            span = understand(f"reach enforced within {text} profile {name}").within
            assert span is not None
            assert span.length.value == values[known]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("demand > 3", {"in_demand": 4}),
        ("old(usage) < usage", {"new_usage": 1}),
        ("old(IN_COMPLIANCE) and OVERAGE", {"then": OVERAGE}),
        ("old(registration) = registered and registration = unregistered", {"then": EVALUATION}),
        ("old(license_type) = flex_standard", {"new_license_type": 2}),
        ("old(license_type) != license_type", {"new_license_type": 2}),
        ("purchase", {"new_bought": 1}),
        ("answer", {"takes": "report", **ANSWERED}),
        ("action and not report", {"takes": "reregister"}),
        ("register", {"takes": "register_with_lock"}),
        ("reregistering", {"takes": "reregister_out_of_enforcement"}),
        ("restart", {"takes": "restart_cluster"}),
        ("strike", {"new_strikes": 1}),
        ("enforcement", {"then": OUT_OF_COMPLIANCE_EXPIRED}),
        ("warning", {"emits": Notice.TO_ENTER_OOC_SHORTLY}),
        ("SYSTEM_IN_OOC_STATE", {"emits": Notice.IN_OOC}),
        ("emits system_in_ooc_state", {"emits": Notice.IN_OOC}),
        ("overage_is_counted", {"takes": "overage_is_counted"}),
    ],
)
def test_conditions_on_steps(text: str, step: dict[str, Any]) -> None:
    condition = of(text)
    assert condition.of_step
    assert holds(condition, IN_COMPLIANCE, **step)
    assert not holds(of(f"not ({text})"), IN_COMPLIANCE, **step)


@pytest.mark.parametrize("text", ["purchase", "SYSTEM_IN_OOC_STATE", "strike", "register"])
def test_what_happens_does_not_always_happen(text: str) -> None:
    assert not holds(of(text), AUTHORIZATION_EXPIRED, takes="report")


def test_choices_stand_in_conditions() -> None:
    condition = of("Q6 = refused or OVERAGE")
    assert holds(condition, CLASSIC, options=(Q6.REFUSED,))
    assert holds(condition, OVERAGE)
    assert not holds(condition, CLASSIC)


# Text that goes on.


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("", False),
        ("reach", False),
        ("reach enforced", True),
        ("reach (enforced", False),
        ("reach enforced and", False),
        ("reach enforced within", False),
        ("reach enforced\n", True),
        ("reach )", True),
        ("nonsense", True),
    ],
)
def test_whether_a_question_is_whole(text: str, complete: bool) -> None:
    assert is_complete(text) is complete
