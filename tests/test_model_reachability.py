"""Where states and transitions are seen, and where they cannot be, told by a small example."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uccx_model.cases import EVERYWHERE, Case, beyond
from uccx_model.choices import CHOICES, Q1, Q3, Q6, Q11, Choice, Deployment, Site
from uccx_model.fingerprint import fingerprint
from uccx_model.graph import build_graph, licensing_graph, transitions_of
from uccx_model.reachability import ANY_NUMBERS, Reachability, Sighting, Standing, Verdicts

USUAL = tuple(next(iter(choice)) for choice in CHOICES)
WITNESSED, IMPOSSIBLE, UNKNOWN = Standing


def sighting(story: str, case: Case, steps: int, world: str = "12.5") -> Sighting:
    return Sighting(story, world, case, USUAL, steps)


LATE = Case.of([Q1.OVERAGE_PERIOD_FOLLOWS])
SOON = Case.of([Q1.NO_OVERAGE_PERIOD])
BOTH = Case.of([Q6.KEEPS_LOCK, Q11.OUT_OF_COMPLIANCE])
EXAMPLE = Reachability(
    "a model",
    {
        ("12.5", "EVALUATION"): Verdicts((sighting("short", EVERYWHERE, 0),)),
        ("12.5", "late"): Verdicts((sighting("long", LATE, 7), sighting("brief", LATE, 4))),
        (ANY_NUMBERS, "late"): Verdicts((), (SOON,)),
        ("12.5", "together"): Verdicts(
            (
                sighting("one", Case.of([Q6.CLEARS_LOCK, Q6.REFUSED]), 3),
                sighting("other", Case.of([Q11.AUTHORIZATION_EXPIRED]), 2),
            ),
            (BOTH,),
        ),
        ("12.5", "never"): Verdicts((), (EVERYWHERE,)),
        ("12.5-su3", "never"): Verdicts((sighting("su3", LATE, 1, "12.5-su3"),)),
        ("12.5", "half"): Verdicts((sighting("h", SOON, 1),)),
    },
)


def test_what_is_seen_somewhere_is_witnessed() -> None:
    assert EXAMPLE.standing("EVALUATION") is WITNESSED
    assert EXAMPLE.standing("late", "12.5", {Q1: Q1.OVERAGE_PERIOD_FOLLOWS}) is WITNESSED
    assert EXAMPLE.standing("late", "12.5", {Q3: Q3.FROZEN_AT_ENTRY}) is WITNESSED


def test_what_no_numbers_allow_a_release_does_not() -> None:
    assert EXAMPLE.standing("late", "12.5", {Q1: Q1.NO_OVERAGE_PERIOD}) is IMPOSSIBLE
    assert EXAMPLE.standing("late", "12.5-su3", {Q1: Q1.NO_OVERAGE_PERIOD}) is IMPOSSIBLE
    assert EXAMPLE.standing("late", "12.5-su3") is UNKNOWN


def test_what_one_release_excludes_another_may_show() -> None:
    assert EXAMPLE.standing("never", "12.5") is IMPOSSIBLE
    assert EXAMPLE.standing("never", "12.5-su3") is WITNESSED
    assert EXAMPLE.standing("never", ANY_NUMBERS) is WITNESSED


def test_what_nobody_told_is_unknown() -> None:
    assert EXAMPLE.standing("no such thing") is UNKNOWN
    assert EXAMPLE.standing("half", "12.5", {Q1: Q1.OVERAGE_PERIOD_FOLLOWS}) is UNKNOWN
    assert EXAMPLE.known("half").unsettled() == (LATE,)
    assert EXAMPLE.known("together").unsettled() == ()


def test_unknown_numbers_are_refused_with_the_names_there_are() -> None:
    with pytest.raises(KeyError, match=r"there are: 12\.5, 12\.5-su3, any"):
        EXAMPLE.standing("late", "13.0")


def test_needs_are_the_choices_of_which_an_option_rules_it_out() -> None:
    assert EXAMPLE.needs("late") == (Q1,)
    assert EXAMPLE.options("late") == {Q1: (Q1.OVERAGE_PERIOD_FOLLOWS,)}
    assert EXAMPLE.needs("late", "12.5", {Q1: Q1.OVERAGE_PERIOD_FOLLOWS}) == ()
    assert EXAMPLE.needs("late", "12.5", {Q1: Q1.NO_OVERAGE_PERIOD}) == ()
    assert EXAMPLE.needs("EVALUATION") == EXAMPLE.needs("never") == ()


def test_needs_are_the_choices_that_make_the_difference_only_together() -> None:
    assert EXAMPLE.needs("together") == (Q6, Q11)
    assert EXAMPLE.options("together") == {Q6: tuple(Q6), Q11: tuple(Q11)}
    assert EXAMPLE.needs("together", "12.5", {Q6: Q6.KEEPS_LOCK}) == (Q11,)
    assert EXAMPLE.needs("together", "12.5", {Q6: Q6.REFUSED}) == ()


def test_the_story_to_show_is_the_usual_one_with_the_fewest_steps() -> None:
    def named(target: str, **fixed: Choice) -> str | None:
        found = EXAMPLE.shortest(target, "12.5", {type(o): o for o in fixed.values()})
        return found.story if found else None

    assert named("late") == "brief"
    assert named("together") == "other"
    assert named("together", q=Q11.OUT_OF_COMPLIANCE) == "one"
    assert named("late", q=Q1.NO_OVERAGE_PERIOD) is None
    assert named("never") is None


def test_of_another_model_nothing_is_known() -> None:
    assert EXAMPLE.about("a model") is EXAMPLE
    other = EXAMPLE.about("another")
    assert (other.outdated, EXAMPLE.outdated) == (True, False)
    assert other.standing("EVALUATION") is UNKNOWN
    assert other.targets == ()


def test_a_changed_guard_makes_another_model_and_a_changed_word_does_not() -> None:
    graph = licensing_graph()
    first, *others = transitions_of(graph)
    same = build_graph([replace(first, sentence="Told otherwise."), *others])
    changed = build_graph([replace(first, guard=first.guard & others[-1].guard), *others])
    assert fingerprint(same) == fingerprint(graph)
    assert fingerprint(changed) != fingerprint(graph)
    assert fingerprint(build_graph(others)) != fingerprint(graph)


# Cases.

CASES = st.lists(st.sampled_from([o for c in (Q1, Q6, Q11, Site) for o in c])).map(Case.of)


def points(cases: Iterable[Case]) -> list[tuple[Choice, ...]]:
    asked = (Q1, Q6, Q11, Site)
    return [point for case in cases for point in product(*asked) if case.has(point)]


@given(CASES, st.lists(CASES, max_size=4))
def test_what_is_beyond_some_cases_is_the_rest_once(case: Case, others: list[Case]) -> None:
    rest = points(beyond(case, others))
    assert sorted(map(str, rest)) == sorted(
        str(p) for p in points([case]) if not any(other.has(p) for other in others)
    )


@given(CASES, CASES)
def test_cases_meet_where_they_share_a_combination(one: Case, other: Case) -> None:
    assert one.meets(other) == bool(set(points([one])) & set(points([other])))


def test_a_case_is_told_in_the_order_of_its_choices() -> None:
    case = Case.of([Deployment.DIRECT, Q6.KEEPS_LOCK, Q6.CLEARS_LOCK, *Q1])
    assert str(case) == "Q6.CLEARS_LOCK or KEEPS_LOCK, Deployment.DIRECT"
    assert str(EVERYWHERE) == "always"
    assert case.named == (Q6.CLEARS_LOCK, Q6.KEEPS_LOCK, Deployment.DIRECT)
