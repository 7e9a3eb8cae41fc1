"""Under which readings: the cases are all there are, and each reading by itself agrees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from uccx_model.choices import Choice
from uccx_proofs.queries.answer import Answer, ReadingCase, Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.deciding import ContradictionError, Excluded, Shown
from uccx_proofs.queries.judging import judge
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.readings import which_readings

slow = pytest.mark.slow


def matches(case: ReadingCase, options: Sequence[Choice]) -> bool:
    """Whether a case speaks of these options: of each choice that it names, one that fits."""
    return all(any(option in group for option in options) for group in case.options)


def readings_in(answer: Answer) -> list[type[Choice]]:
    """The readings that matter."""
    named = [type(group[0]) for case in answer.cases for group in case.options]
    return list(dict.fromkeys(named))


@pytest.mark.parametrize(
    "asked",
    [
        "AUTHORIZATION_EXPIRED_ENFORCED within 100 days",
        "enforced within 100 days assuming license_type = flex_premium",
        pytest.param("emits SYSTEM_TO_ENTER_OOC_STATE within 15 min", marks=slow),
        pytest.param("deregister and old(locked) > 0 supposing strike_limit = 1", marks=slow),
        pytest.param(
            "AUTHORIZATION_EXPIRED_ENFORCED within 4 reports any profile supposing "
            "authorization_period = 3 reports and overage_period = 3 reports "
            'assuming Q1 = "90 days" => Q5 = goes_on',
            marks=slow,
        ),
        pytest.param('enforced within 100 days reading Q1 = "90 days"', marks=slow),
    ],
)
def test_each_reading_by_itself_agrees(asked: str) -> None:
    decider = Asker().decider
    answer = which_readings(decider, understand(f"which readings: reach {asked}"))
    assert answer.reply is not Reply.UNKNOWN, answer.notes
    assert answer.cases
    plain = understand(f"reach {asked}")
    for options in product(*readings_in(answer)):
        told = {case.possible for case in answer.cases if matches(case, options)}
        try:
            decision = decider.decide(plain.reading(options))
        except ContradictionError:
            assert not told, options
            continue
        assert isinstance(decision, Shown | Excluded)
        assert told == {isinstance(decision, Shown)}, options
    for case in answer.cases:
        assert (case.trace is not None) is case.possible
        assert (case.proof is not None) is not case.possible
        if case.trace is not None:
            assert matches(case, case.trace.choices)
            judge(decider.graph, plain, case.trace, 0)


def test_what_cannot_be_assumed_is_an_error() -> None:
    question = understand("which readings: reach enforced reading Q1 = no_overage_period")
    contradiction = question.reading([next(iter(type(question.options[0])))])
    with pytest.raises(ContradictionError):
        which_readings(Asker().decider, contradiction)
