"""Terms of the model in words."""

from __future__ import annotations

import re
from statistics import median
from typing import Final

import pytest

from uccx_licensing.phrases import phrase
from uccx_licensing.words import Calendar
from uccx_model.choices import Q4, Q6, Deployment, chosen
from uccx_model.evaluation import Value
from uccx_model.events import Event
from uccx_model.execution import Execution, zero_inputs
from uccx_model.expressions import Bool, Int, Op, Scope, Term, any_of, implies, ite
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, profile_named
from uccx_model.report import Report
from uccx_model.script import start
from uccx_model.states import EVALUATION, IN_COMPLIANCE, OUT_OF_COMPLIANCE, OVERAGE
from uccx_model.variables import Inputs, LicenseType, State, node_symbol

S: Final = State.symbols(Scope.STATE)
NEXT: Final = State.symbols(Scope.NEXT)
I: Final = Inputs.symbols(Scope.INPUT)  # noqa: E741
P: Final = Parameters.symbols()
R: Final = Report(S, I, P)
CALENDAR: Final = Calendar(15)


def conjuncts() -> list[Bool]:
    """Every part of every guard of the model, once."""
    found: dict[Bool, None] = {}
    for transition in transitions_of(licensing_graph()):
        guard = transition.guard
        for part in guard.args if guard.op is Op.AND else (guard,):
            assert isinstance(part, Bool)
            found[part] = None
    return list(found)


def values() -> dict[Term, Value]:
    execution = Execution(licensing_graph(), profile_named("12.5").values, (Q6.REFUSED,))
    here = start(OUT_OF_COMPLIANCE, 100, locked=130, strikes=5, certificate_age=999)
    return execution.values(here, zero_inputs())


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (P.evaluation_period <= S.evaluation_used, "evaluation used ≥ evaluation period"),
        (~(S.silence <= P.authorization_period), "silence > authorization period"),
        (R.silence_lasts(P.silence_limit), "silence afterwards < silence until enforcement"),
        (R.overage, "usage now > entitlement known now"),
        (~R.cured, "usage locked now > entitlement known now"),
        (~S.lock_held | ~chosen(Q6.REFUSED), 'nothing is locked or Q6 ≠ "is refused"'),
        (~chosen(Q6.REFUSED) & ~chosen(Q6.KEEPS_LOCK), 'Q6 = "clears lock, strikes and clock"'),
        (chosen(Q4.KEEPS_COUNT), 'Q4 = "keeps the count"'),
        (chosen(Deployment.DIRECT) | I.synced, None),
        (
            any_of(chosen(Deployment.ON_PREM_CONNECTED), chosen(Deployment.ON_PREM_DISCONNECTED)),
            'Deployment ≠ "Direct"',
        ),
        (R.single, "it is a single report"),
        (~I.ssm_reachable, "the licence server does not answer"),
        (~NEXT.overage_allowed, "overage is not allowed afterwards"),
        (NEXT.strikes > S.strikes, "strikes afterwards > strikes"),
        (S.strikes + 1 < P.strike_limit, "strikes + 1 < strike limit"),
        (S.license_type == LicenseType.NPS_NFR, "licence type = NPS/NFR"),
        (S.license_type != S.chosen_type, "licence type ≠ licence type chosen"),
        (S.silence >= 3, "silence ≥ 3 reports"),
        (S.bought - S.known > 2, "entitlement bought − entitlement known > 2"),
        (S.at(OVERAGE, IN_COMPLIANCE), "the state is OVERAGE or IN_COMPLIANCE"),
        (~S.at(OVERAGE, IN_COMPLIANCE), "the state is neither OVERAGE nor IN_COMPLIANCE"),
        (~node_symbol(EVALUATION, Scope.NEXT), "the next state is not EVALUATION"),
        (Event().report, "time passes"),
        (~Event().takes("wait_for_wfo"), "it is not “wait for WFO”"),
        (Event().emits(Notice.IN_OOC), "SYSTEM_IN_OOC_STATE comes"),
        (R.evaluation, "evaluation used afterwards"),
        (R.usage, "usage now"),
        (
            implies(S.strikes > 2, (S.usage > 5) & (S.agents > 5)),
            "strikes ≤ 2 or (usage > 5 and agents > 5)",
        ),
        (ite(S.usage <= S.agents, S.usage, S.agents), "the smaller of usage and agents"),
        (ite(S.usage <= S.agents, S.agents, S.usage) > 3, "the larger of usage and agents > 3"),
        (ite(S.strikes > 3, S.usage, 0) > 3, "(usage if strikes > 3, else 0) > 3"),
        (Int(Op.CONSTANT, (), 1) <= S.usage, "usage ≥ 1"),
        (S.usage >= S.usage, "always"),
    ],
)
def test_a_term_reads_like_a_sentence(term: Term, told: str | None) -> None:
    wanted = told or 'SSM On-Prem synchronizes or Deployment = "Direct"'
    assert sorted(phrase(term).split(" or ")) == sorted(wanted.split(" or "))


def test_values_stand_in_brackets_behind_what_they_are_of() -> None:
    known = values()
    lock = ~S.lock_held | ~chosen(Q6.REFUSED)
    assert phrase(lock, known) == 'locked usage (130) = 0 or Q6 ≠ "is refused"'
    lasts = R.certificate_lasts
    expected = "certificate age afterwards (10 days 10 h) < registration validity (365 days)"
    assert phrase(lasts, known, CALENDAR) == expected
    assert phrase(S.strikes + 1 < P.strike_limit, known) == "strikes + 1 (6) < strike limit (5)"
    assert phrase(S.silence >= 96, known, CALENDAR) == "silence (0 min) ≥ 1 day"


def test_what_has_no_value_is_told_without() -> None:
    assert phrase(S.strikes <= S.locked, {S.locked: 7}) == "strikes ≤ locked usage (7)"


@pytest.mark.parametrize("known", [None, values()], ids=["bare", "with values"])
def test_every_part_of_every_guard_can_be_read(known: dict[Term, Value] | None) -> None:
    parts = conjuncts()
    told = [phrase(part, known, CALENDAR) for part in parts]
    assert len(parts) > 60
    for text in told:
        assert not re.search(r"_|\bnot not\b|\bno no\b|\bite\b|<=|>=|~", text), text
        assert not re.match(r"\d", text), f"the variable stands on the left: {text}"
        assert text.count("(") == text.count(")"), text
    assert median(map(len, told)) < 80
    assert max(map(len, told)) < 450
