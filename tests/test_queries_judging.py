"""A story that answers a question, and everything that can be wrong with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, Final

import pytest

from uccx_model.execution import ReplayError
from uccx_model.expressions import integer
from uccx_model.graph import licensing_graph
from uccx_model.trace import Trace
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.deciding import Shown
from uccx_proofs.queries.judging import MisjudgedError, judge
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.queries.question import Aim, Question, Span

ASKED: Final = understand(
    "reach OUT_OF_COMPLIANCE from OVERAGE and strikes = 1 while ssm_reachable "
    "without deregister within 2 h after 1 h "
    "assuming overage_allowed = true supposing no switch_to_smart"
)
"""Its story registers, reports overage (there it begins) and then four times again."""

REPORTS: Final = integer(3)


@cache
def told(question: Question = ASKED) -> Shown:
    """A story that answers a question."""
    decision = Asker().decider.decide(question)
    assert isinstance(decision, Shown)
    return decision


def check(question: Question, trace: Trace, begins: int) -> None:
    judge(licensing_graph(), question, trace, begins)


def test_a_good_story_is_accepted() -> None:
    assert told().begins == 2
    check(ASKED, told().trace, told().begins)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("reach AUTHORIZATION_EXPIRED", "it does not end with"),
        ("reach OUT_OF_COMPLIANCE from IN_COMPLIANCE", "it does not begin with"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE or NO_LICENSES_IN_USE", "held before"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE while strikes < 3", "not strikes < 3"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE while action", "not action"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE without report", "step 3: report"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE within 45 min", "it takes longer than 45 min"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE after 75 min", "it takes less than 75 min"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE times 2", "it happens fewer than 2 times"),
        ("reach report from OVERAGE times 5", "it happens fewer than 5 times"),
        ('reach OUT_OF_COMPLIANCE from OVERAGE reading Q1 = "90 days"', 'not Q1 = "90 days"'),
        ("reach OUT_OF_COMPLIANCE from OVERAGE supposing strike_limit = 4", "numbers are others"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE profile 12.5-su3", "its numbers are others"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE assuming overage_allowed = true", "something else"),
        ("reach OUT_OF_COMPLIANCE from OVERAGE supposing no switch_to_smart", "something else"),
        ("always not OVERAGE from OVERAGE", "it does not end with not OVERAGE"),
        ("always usage <= bought while strikes = 0", "not strikes = 0"),
        ("why not deregister from OVERAGE", "it cannot begin after 0 steps"),
    ],
)
def test_a_story_of_something_else_is_refused(other: str, reason: str) -> None:
    begins = 0 if "from" not in other or other.startswith("why") else told().begins
    trace = replace(told().trace, settings={}, dropped=())
    with pytest.raises(MisjudgedError) as error:
        check(understand(other), trace, begins)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"target": understand("reach enforced").target},
        {"start": understand("reach enforced from CLASSIC").start},
        {"during": understand("reach enforced while not ssm_reachable").during},
        {"without": understand("reach enforced without report").without},
        {"within": Span("3 reports", REPORTS)},
        {"no_sooner": Span("6 reports", integer(6))},
        {"times": 2},
        {"numbers": {"evaluation_period": 1}},
        {"assumed": understand("reach enforced reading Q5 = goes_on").assumed},
        {"settings": {}},
        {"settings": {"overage_allowed": True, "strikes": 0}},
        {"dropped": ()},
        {"dropped": ("switch_to_smart", "deregister")},
    ],
    ids=lambda spoilt: str(next(iter(spoilt))),
)
def test_each_clause_alone_is_looked_at(spoilt: dict[str, Any]) -> None:
    with pytest.raises(MisjudgedError):
        check(replace(ASKED, **spoilt), told().trace, told().begins)


@pytest.mark.parametrize("begins", [-7, -1, 0, 1, 3, 6, 7, 100])
def test_it_begins_where_it_does_and_nowhere_else(begins: int) -> None:
    with pytest.raises(MisjudgedError):
        check(ASKED, told().trace, begins)


@pytest.mark.parametrize("begins", [-1, 1, 3])
def test_without_from_it_begins_at_the_start(begins: int) -> None:
    question = replace(ASKED, start=None, no_sooner=None)
    check(question, told().trace, 0)
    with pytest.raises(MisjudgedError, match="it cannot begin"):
        check(question, told().trace, begins)


def test_what_is_not_the_model_is_refused() -> None:
    trace = told().trace
    *steps, last = trace.steps
    after = replace(last.after, values={**last.after.values, "locked": 1})
    with pytest.raises(ReplayError):
        check(ASKED, replace(trace, steps=(*steps, replace(last, after=after))), told().begins)
    with pytest.raises(ReplayError):
        check(ASKED, replace(trace, steps=tuple(trace.steps[1:])), told().begins)
    with pytest.raises(ReplayError):
        check(ASKED, replace(trace, dropped=("register",)), told().begins)
    with pytest.raises(MisjudgedError):
        check(ASKED, replace(trace, steps=trace.steps[:-1]), told().begins)


def test_the_latest_story_is_of_the_first_time() -> None:
    states = replace(understand("reach OVERAGE"), aim=Aim.LATEST)
    trace = told().trace
    first = replace(trace, settings={}, dropped=(), steps=trace.steps[:2])
    check(states, first, 0)
    later = replace(trace, settings={}, dropped=(), steps=trace.steps[:3])
    check(replace(states, aim=Aim.STEPS), later, 0)
    with pytest.raises(MisjudgedError, match="before the end"):
        check(states, later, 0)
    steps = replace(understand("reach report times 2"), aim=Aim.LATEST)
    check(steps, later, 0)
    with pytest.raises(MisjudgedError, match="before the end"):
        check(steps, replace(later, steps=trace.steps[:4]), 0)


def test_no_steps_are_a_story_where_it_holds_at_once() -> None:
    at_once = understand("reach EVALUATION")
    trace = replace(told().trace, settings={}, dropped=(), steps=())
    check(at_once, trace, 0)
    with pytest.raises(MisjudgedError):
        check(understand("reach report"), trace, 0)
