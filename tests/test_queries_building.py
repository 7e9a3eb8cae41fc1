"""Questions from Python say the same as the language."""

from __future__ import annotations

import doctest
from dataclasses import replace
from types import ModuleType

import pytest

from questions import holds
from uccx_model.choices import Q1, Q6
from uccx_model.events import Event
from uccx_model.expressions import Bool
from uccx_model.parameters import Parameters
from uccx_model.states import IN_COMPLIANCE
from uccx_model.variables import Inputs, State
from uccx_proofs.queries.language import building, completing, enumerations
from uccx_proofs.queries.language import understanding as language
from uccx_proofs.queries.language.building import always, reach, which_readings, why_not
from uccx_proofs.queries.language.errors import QuestionError
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.question import Aim, Form, Question


def strikes_reach_the_limit(s: State, p: Parameters) -> Bool:
    return s.strikes >= p.strike_limit


def answered(i: Inputs, e: Event) -> Bool:
    """The licence server answers a report."""
    return e.report & i.ssm_reachable


def no_strike_is_added(s: State, t: State) -> Bool:
    return t.strikes <= s.strikes


SAME = {
    "reach enforced within 89 days": reach("enforced", within="89 days"),
    "latest: reach enforced": reach("enforced", aim=Aim.LATEST),
    "reach enforced minimising usage": reach("enforced", aim=Aim.USAGE),
    "always strikes <= 4 assuming overage_allowed = false": always(
        "strikes <= 4", settings={"overage_allowed": False}
    ),
    "reach IN_COMPLIANCE from OUT_OF_COMPLIANCE while ssm_reachable without purchase "
    'reading Q6 = "is refused" after 10 reports times 2': reach(
        "IN_COMPLIANCE",
        start="OUT_OF_COMPLIANCE",
        during=["ssm_reachable"],
        without=["purchase"],
        readings=[Q6.REFUSED],
        no_sooner=10,
        times=2,
    ),
    'why not deregister reading Q6 = "is refused"': why_not("deregister", readings=[Q6.REFUSED]),
    "which readings: reach enforced supposing evaluation_period = 30 days": which_readings(
        "enforced", supposing={"evaluation_period": "30 days"}
    ),
    "reach enforced supposing no deregister profile 12.5-su3": reach(
        "enforced", dropped=["deregister"], profile="12.5-su3"
    ),
    "reach enforced assuming strike_limit <= 3 any profile": reach(
        "enforced", assuming=["strike_limit <= 3"], profile=None
    ),
}


@pytest.mark.parametrize("text", SAME)
def test_it_is_the_same_question(text: str) -> None:
    built, understood = SAME[text], understand(text)
    assert replace(built, text="") == replace(understood, text="")
    assert built.text == understood.text


def test_a_function_of_the_state() -> None:
    question = reach(strikes_reach_the_limit, within=100)
    assert question.text == "reach strikes reach the limit within 100 reports"
    assert not question.target.of_step
    assert holds(question.target, IN_COMPLIANCE, strikes=5)
    assert not holds(question.target, IN_COMPLIANCE, strikes=4)


def test_a_function_of_the_step_is_told_by_its_sentence() -> None:
    question = always(no_strike_is_added, during=[answered])
    assert question.form is Form.ALWAYS
    assert question.target.of_step
    assert question.text == "always no strike is added while The licence server answers a report"
    assert not holds(question.target, IN_COMPLIANCE, new_strikes=1)
    assert holds(question.during[0], IN_COMPLIANCE, takes="report", in_ssm_reachable=True)


def test_a_function_without_a_name() -> None:
    question = reach("enforced", start=lambda s: s.usage > 3)
    assert question.start is not None
    assert question.start.text == "a condition given"


def _wrong() -> list[tuple[str, object]]:
    return [
        ("no name 'enforcd' is known", lambda: reach("enforcd")),
        ("of what? say 3 days", lambda: reach("enforced", within="3")),
        ("no profile '12.6' is known", lambda: reach("enforced", profile="12.6")),
        ("no state variable 'usag' is known", lambda: reach("enforced", settings={"usag": 1})),
        ("'usage' is never True", lambda: reach("enforced", settings={"usage": True})),
        ("no transition 'sleep' is known", lambda: reach("enforced", dropped=["sleep"])),
        ("asks for q; a condition can speak of", lambda: reach(lambda q: q)),
        ("expected the function to return", lambda: reach(lambda s: s.usage)),
        ("speak of a step", lambda: reach("enforced", start=no_strike_is_added)),
        (
            "only one option can hold",
            lambda: reach("enforced", readings=[Q1.NO_OVERAGE_PERIOD, Q1.OVERAGE_PERIOD_FOLLOWS]),
        ),
    ]


@pytest.mark.parametrize(("message", "ask"), _wrong())
def test_what_is_wrong_is_told(message: str, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(QuestionError) as caught:
        ask()
    assert message.replace("speak of a step", "is of a step") in caught.value.message


def test_a_question_has_no_other_type() -> None:
    assert isinstance(reach("enforced"), Question)


@pytest.mark.parametrize("module", [building, completing, enumerations, language])
def test_the_examples_in_docstrings(module: ModuleType) -> None:
    tried = doctest.testmod(module)
    assert tried.attempted
    assert tried.failed == 0
