"""Two sides compared: a proof, or a difference that integers show; nothing without its check."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from small_systems import broken_graph
from uccx_licensing.comparing.sides import model_side, reading_side
from uccx_model.choices import Q1, Q4, Q5, Q6, Q8, Q10, Q11, Q12, Choice, Deployment, chosen
from uccx_model.expressions import TRUE, Bool
from uccx_model.graph import Graph, licensing_graph
from uccx_model.parameters import profile_named
from uccx_model.transition import Transition
from uccx_model.variables import LicenseType
from uccx_proofs.comparing.deciding import Comparing
from uccx_proofs.comparing.experiments import Subject, carried_out, experiment_of, simplified
from uccx_proofs.comparing.judging import Difference, MisjudgedError, Refused, judge
from uccx_proofs.comparing.mattering import Case, Pair, cases, fits, pairs, repeated
from uccx_proofs.comparing.outcomes import Alike, Different, Side, Undecided
from uccx_proofs.engines.sharpening import still_holding
from uccx_proofs.queries.deciding import ContradictionError
from uccx_proofs.system import licensing_system

IN_12_5 = profile_named("12.5").numbers
GRAPHS = (licensing_graph(), licensing_graph())


def compared(one: Choice, other: Choice, assuming: Bool = IN_12_5) -> Any:
    return Comparing(reading_side(one), reading_side(other), assuming).outcome()


def difference(one: Choice, other: Choice, assuming: Bool = IN_12_5) -> Difference:
    found = compared(one, other, assuming)
    assert isinstance(found, Different)
    return found.difference


def last_states(found: Difference) -> tuple[str, str]:
    return found.left.last.node, found.right.last.node


# Readings.


def test_silence_is_enforced_after_one_period_or_after_two() -> None:
    found = difference(*Q1)
    assert last_states(found) == ("AUTHORIZATION_EXPIRED", "AUTHORIZATION_EXPIRED_ENFORCED")
    assert found.left.last.values["now"] == 8_640
    assert len(found.left.steps) == 2


def test_deregistering_is_refused_on_one_side() -> None:
    found = difference(Q6.CLEARS_LOCK, Q6.REFUSED)
    assert found.refused is not None
    assert found.refused.act == "deregister"
    assert len(found.left.steps) == len(found.right.steps) + 1


def test_a_licence_type_is_refused_and_nothing_else_that_names_it() -> None:
    found = difference(*Q12)
    assert found.refused is not None
    assert found.refused.act == "choose_license_type"
    assert found.refused.inputs["license_type"] == LicenseType.FLEX_PREMIUM


def test_what_is_assumed_holds_on_both_sides() -> None:
    assumed = IN_12_5 & chosen(Deployment.ON_PREM_DISCONNECTED)
    found = difference(Q1.OVERAGE_PERIOD_FOLLOWS, Q1.NO_OVERAGE_PERIOD, assumed)
    for trace in (found.left, found.right):
        assert Deployment.ON_PREM_DISCONNECTED in trace.choices


def test_no_difference_is_proved_by_both_solvers() -> None:
    left, right = map(reading_side, Q11)
    found = Comparing(left, right, IN_12_5, ("Z3", "cvc5")).outcome()
    assert isinstance(found, Alike)
    assert found.solvers == ("Z3", "cvc5")
    assert isinstance(compared(Q11.AUTHORIZATION_EXPIRED, Q11.OUT_OF_COMPLIANCE, TRUE), Different)


def test_where_one_report_is_enough_nothing_is_counted() -> None:
    assert isinstance(
        compared(Q4.KEEPS_COUNT, Q4.RESETS_COUNT, profile_named("12.5-su3").numbers), Alike
    )


def test_what_excludes_a_side_is_told() -> None:
    with pytest.raises(ContradictionError, match=r"excludes Q1 = .90 \+ 90 days."):
        compared(Q1.OVERAGE_PERIOD_FOLLOWS, Q1.NO_OVERAGE_PERIOD, chosen(Q1.NO_OVERAGE_PERIOD))


@pytest.mark.slow
def test_facts_that_need_a_licence_type_or_a_reading_are_learned() -> None:
    for pair, case in (
        (Pair(*Q8), Case("12.5", license_type=LicenseType.NPS_NFR)),
        (Pair(*Q10), Case("12.5", Q5.GOES_ON)),
    ):
        setting = pair.setting(model_side(), case)
        found = Comparing(*setting.sides, setting.assuming).outcome()
        assert isinstance(found, Alike), found
        assert found.learned


def test_with_no_time_nothing_is_claimed() -> None:
    found = Comparing(reading_side(Q1.OVERAGE_PERIOD_FOLLOWS), reading_side(Q1.NO_OVERAGE_PERIOD))
    assert isinstance(replace(found, time_limit=0.01).outcome(), Undecided)


# Models with a mistake.


def side_of(graph: Graph) -> Side:
    system = licensing_system(graph, observed=False)
    known = {node: tuple(lemmas) for node, lemmas in model_side().lemmas.items()}
    return Side("mistaken", graph, system, still_holding(system, known))


def test_a_mistake_is_shown_where_it_is_made() -> None:
    def deaf(transition: Transition) -> Transition:
        return replace(transition, emits={})

    other = side_of(broken_graph({"overage_reaches_the_limit": deaf}))
    found = Comparing(model_side(), other, IN_12_5).outcome()
    assert isinstance(found, Different)
    assert found.shortest
    last = [trace.steps[-1] for trace in (found.difference.left, found.difference.right)]
    assert {step.transition for step in last} == {"overage_reaches_the_limit"}
    assert [len(step.notices) for step in last] == [1, 0]


def test_a_change_that_nobody_sees_is_proved_to_be_none() -> None:
    def other_count(transition: Transition) -> Transition:
        changes = {n: c for n, c in transition.changes.items() if n != "agent_changes"}
        return replace(transition, changes=changes)

    other = side_of(broken_graph({"synchronize_agents": other_count}))
    found = Comparing(model_side(), other).outcome()
    assert isinstance(found, Alike)
    unequal = found.found.coupling.relation["CLASSIC"]
    assert "agent_changes" not in {variable.name for variable in unequal}


# Judging.


def test_what_shows_no_difference_is_none() -> None:
    found = difference(*Q1)
    same = replace(found, right=found.left)
    with pytest.raises(MisjudgedError, match="alike at the end"):
        judge(GRAPHS, same)
    short = replace(found, left=replace(found.left, steps=found.left.steps[:1]))
    with pytest.raises(MisjudgedError, match="more steps"):
        judge(GRAPHS, short)
    nothing = replace(
        found,
        left=replace(found.left, steps=()),
        right=replace(found.right, steps=()),
    )
    with pytest.raises(MisjudgedError, match="nothing happens"):
        judge(GRAPHS, nothing)


def test_what_is_not_refused_is_no_refusal() -> None:
    found = difference(*Q1)
    last = found.right.steps[-1]
    lie = replace(
        found,
        left=replace(found.left, steps=found.left.steps[:1]),
        refused=Refused("report", last.inputs),
    )
    with pytest.raises(MisjudgedError, match="stretch"):
        judge(GRAPHS, lie)
    other = difference(Q6.CLEARS_LOCK, Q6.REFUSED)
    assert other.refused is not None
    wrong = replace(other, refused=replace(other.refused, act="register"))
    with pytest.raises(MisjudgedError, match="not what the other does"):
        judge(GRAPHS, wrong)


def test_a_difference_is_repeated_from_what_was_done() -> None:
    found = difference(*Q1)
    subjects = [Subject(licensing_graph(), (option,)) for option in Q1]
    assert carried_out(subjects, experiment_of(found)) == found
    with pytest.raises(MisjudgedError):
        carried_out([subjects[0], subjects[0]], experiment_of(found))


def test_plainer_numbers_show_the_same() -> None:
    found = experiment_of(difference(*Q1))
    subjects = [Subject(licensing_graph(), (option,)) for option in Q1]
    odd = [replace(h, inputs={**h.inputs, "demand": 77, "synced": False}) for h in found.happenings]
    plain = simplified(subjects, replace(found, happenings=tuple(odd)))
    assert [h.inputs["demand"] for h in plain.happenings] == [0, 0]
    assert carried_out(subjects, plain).left.last.node == "AUTHORIZATION_EXPIRED"


# Cases.


def test_every_option_but_the_readings_own_is_a_case() -> None:
    assert len(pairs()) == 14
    found = list(cases(Pair(*Q1)))
    assert len({case.option for case in found if case.option is not None}) == 34 - 2
    assert len([case for case in found if case.license_type is not None]) == 6


def test_an_experiment_is_repeated_in_other_cases() -> None:
    pair, experiment = Pair(*Q1), experiment_of(difference(*Q1))
    case = Case("12.5", license_type=LicenseType.NPS_NFR)
    shown = repeated(model_side(), pair, experiment, case)
    assert shown is not None
    assert fits(case, shown.left)
    assert not fits(Case("12.5-su3"), shown.left)
