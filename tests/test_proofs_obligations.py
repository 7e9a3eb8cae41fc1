"""Obligations of small systems: they hold exactly where the argument is right, tried on numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_systems import GIVEN, LIMIT, X, Y, counter, edge, follows, small_system, there_and_back
from uccx_model.evaluation import Valuation
from uccx_model.expressions import FALSE, TRUE, Bool, Int, Scope, Term, all_of, integer, variable
from uccx_proofs.certificate import Certificate, Move, Thesis
from uccx_proofs.obligations import REST, CertificateError, Obligation, obligations
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

NUMBERS: Final = range(-2, 6)  #: that X is tried with; terms below compare it with 0, 1, 2, 3 only


def thesis(*claims: Claim, goal: str | None = None) -> Thesis:
    return Thesis("p", "It holds.", None, claims, goal)


def certificate(depth: int = 1, **lemmas: tuple[Bool, ...]) -> Certificate:
    return Certificate("p", None, lemmas, depth)


def told(found: list[Obligation]) -> list[tuple[str, str]]:
    return [(o.kind, o.place) for o in found]


def holds(o: Obligation) -> bool:
    return follows(all_of(*o.conclusion), *(c for _, given in o.given for c in given))


def shown(system: System, what: Thesis, how: Certificate) -> bool:
    return all(map(holds, obligations(system, what, how)))


# Random systems of two nodes over X, and what is true of them, tried on every number.

CONDITIONS: Final[tuple[Bool, ...]] = (
    TRUE,
    X <= 0,
    X <= 2,
    X >= 1,
    X == 1,
    X == 2,
    ~(X == 2),
    X >= 3,
)
CHANGES: Final[tuple[Int | int | None, ...]] = (None, 0, 1, 2, X + 1, X - 1)
STARTS: Final = (X == 0, X == 1)
conditions = st.sampled_from(CONDITIONS)


@st.composite
def systems(draw: st.DrawFn) -> System:
    edges = []
    for number in range(draw(st.integers(1, 3))):
        source, target = draw(st.sampled_from(list(product("AB", repeat=2))))
        change = draw(st.sampled_from(CHANGES))
        after: dict[str, Int | int] = {} if change is None else {"x": change}
        edges.append(edge(f"e{number}", source, target, draw(conditions), **after))
    starts = draw(st.sampled_from(["A", "B", "AB"]))
    return small_system(edges, {node: draw(st.sampled_from(STARTS)) for node in starts}, nodes="AB")


def true(condition: Bool, x: int) -> bool:
    return bool(Valuation({X: x, Y: 0})(condition))


def after(e: Edge, x: int) -> int:
    return int(Valuation({X: x, Y: 0})(e.updates.get(X, X)))


Place = tuple[str, int]


def moves(system: System, here: Place) -> Iterator[Place]:
    node, x = here
    return ((e.target, after(e, x)) for e in system.outgoing[node] if true(e.guard, x))


def everywhere(system: System) -> Iterator[Place]:
    return product(system.nodes, NUMBERS)


def begins(system: System, here: Place) -> bool:
    return true(system.initial.get(here[0], FALSE), here[1])


def is_inductive(system: System, lemmas: Mapping[str, Bool]) -> bool:
    return all(
        true(lemmas[node], x) for node, x in everywhere(system) if begins(system, (node, x))
    ) and all(
        true(lemmas[there], y)
        for node, x in everywhere(system)
        if true(lemmas[node], x)
        for there, y in moves(system, (node, x))
    )


def is_bad(claims: tuple[Claim, ...], here: Place) -> bool:
    return any(claim.node == here[0] and true(claim.bad, here[1]) for claim in claims)


def paths(system: System, first: Place, steps: int) -> Iterator[list[Place]]:
    if steps == 0:
        yield [first]
        return
    for there in moves(system, first):
        yield from ([first, *rest] for rest in paths(system, there, steps - 1))


def is_k_inductive(
    system: System, claims: tuple[Claim, ...], lemmas: Mapping[str, Bool], k: int
) -> bool:
    for first in everywhere(system):
        for steps in range(k):
            for path in paths(system, first, steps):
                bad = is_bad(claims, path[-1]) and not any(is_bad(claims, p) for p in path[:-1])
                known = all(true(lemmas[node], x) for node, x in path)
                if bad and known and (begins(system, first) or steps == k - 1):
                    return False
    return True


def reached(system: System, steps: int) -> set[Place]:
    seen = {place for place in everywhere(system) if begins(system, place)}
    for _ in range(steps):
        seen |= {there for here in seen for there in moves(system, here)}
    return seen


@settings(max_examples=100, deadline=None)
@given(systems(), conditions, conditions, conditions, st.sampled_from("AB"), st.integers(1, 3))
def test_obligations_hold_exactly_where_the_argument_is_right(
    system: System, at_a: Bool, at_b: Bool, bad: Bool, node: str, depth: int
) -> None:
    claims = (Claim(node, bad), Claim("B", X == 2))
    lemmas = {"A": at_a, "B": at_b}
    right = is_inductive(system, lemmas) and is_k_inductive(system, claims, lemmas, depth)
    how = Certificate("p", None, {n: (lemma,) for n, lemma in lemmas.items()}, depth)
    assert shown(system, thesis(*claims), how) == right
    if right:
        assert not any(is_bad(claims, place) for place in reached(system, 6))


@settings(max_examples=60, deadline=None)
@given(systems(), conditions, conditions)
def test_each_obligation_is_true_or_false_as_on_numbers(
    system: System, at_a: Bool, at_b: Bool
) -> None:
    how = Certificate("p", None, {"A": (at_a,), "B": (at_b,)})
    for o in obligations(system, thesis(Claim("A", X >= 3)), how):
        given_ = [c for _, conditions_ in o.given for c in conditions_]
        expected = all(
            all(true(c, x) for c in o.conclusion)
            for x in NUMBERS
            if all(true(c, x) for c in given_)
        )
        assert holds(o) == expected


# What there is to show.


def test_the_table_of_obligations() -> None:
    system = there_and_back()
    lemma = X == Y
    found = obligations(
        system, thesis(Claim("B", ~lemma)), certificate(A=(lemma, X <= LIMIT), B=(lemma,))
    )
    assert told(found) == [
        ("initiation", "A"),
        ("consecution", "climb: A → A"),
        ("consecution", "fall: B → B"),
        ("consecution", REST),
        ("entailment", "B"),
    ]
    assert all(map(holds, found))


def test_a_lemma_that_stays_as_it_was_needs_no_obligation_of_its_own() -> None:
    system = small_system([edge("move", "A", "B", y=1)], {"A": X == 0}, nodes="AB")
    found = obligations(system, thesis(), certificate(A=(X == 0,), B=(X == 0, Y == 1)))
    assert told(found) == [("initiation", "A"), ("consecution", REST)]
    assert all(map(holds, found))
    found = obligations(system, thesis(), certificate(A=(X <= 0,), B=(X == 0, Y == 2)))
    assert told(found) == [("initiation", "A"), ("consecution", "move: A → B")]
    assert not holds(found[1])


def test_claims_that_simplifying_settles_are_asked_about_too() -> None:
    """Whoever breaks the simplifying of terms does not make anything true."""
    system = small_system([edge("move", "A", "A", x=X + 1)], {"A": X == 0})
    wrong = Claim("A", FALSE, unfolded=X == 1)  # as if `X == 1` had been simplified to `false`
    assert told(obligations(system, thesis(wrong), certificate())) == [("entailment", REST)]
    assert not shown(system, thesis(wrong), certificate())


def test_lemmas_that_simplifying_settles_are_asked_about_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    system = small_system([edge("move", "A", "A", x=X + 1)], {"A": X == 0})
    monkeypatch.setattr("uccx_proofs.obligations.substitute", lambda *_: TRUE)
    found = obligations(system, thesis(), certificate(A=(X == 0,)))
    assert [o.place for o in found if not holds(o)] == [REST]


def test_a_hole_names_the_transition() -> None:
    found = obligations(counter(), thesis(), certificate(A=(X <= 3,)))
    assert [o.place for o in found if not holds(o)] == ["up: A → A"]


def test_lemmas_at_one_node_say_nothing_of_another() -> None:
    system = small_system([edge("move", "A", "B", x=2)], {"A": X == 0}, nodes="AB")
    assert not shown(system, thesis(Claim("B", X == 2)), certificate(A=(X == 0,)))
    assert not shown(system, thesis(Claim("B", X == 2)), certificate(A=(X == 0,), B=(FALSE,)))
    assert shown(system, thesis(Claim("B", X == 1)), certificate(A=(X == 0,), B=(X == 2,)))


def test_false_is_a_lemma_only_where_nothing_comes() -> None:
    system = small_system([edge("move", "A", "B", FALSE)], {"A": X == 0}, nodes="AB")
    assert shown(system, thesis(Claim("B", TRUE)), certificate(B=(FALSE,)))
    reachable = small_system([edge("move", "A", "B")], {"A": X == 0}, nodes="AB")
    assert not shown(reachable, thesis(Claim("B", TRUE)), certificate(B=(FALSE,)))


# k-induction.


@pytest.mark.parametrize("depth", range(1, 5))
@pytest.mark.parametrize("length", range(4))
def test_a_bad_state_without_successor_is_never_missed(depth: int, length: int) -> None:
    nodes = "ABCD"[: length + 1]
    edges = [edge(f"to_{there}", here, there) for here, there in pairwise(nodes)]
    system = small_system(edges, {"A": X == 0}, nodes=nodes)
    assert not shown(system, thesis(Claim(nodes[-1], X == 0)), certificate(depth))
    assert not shown(system, thesis(Claim(nodes[-1], TRUE)), certificate(depth))


def test_a_greater_depth_shows_more() -> None:
    system = small_system(
        [
            edge("a", "A", "A", X == 0, x=0),
            edge("b", "A", "A", X == 1, x=2),
            edge("c", "A", "A", X == 2, x=3),
        ],
        {"A": X == 0},
    )
    what = thesis(Claim("A", X == 3))
    assert [shown(system, what, certificate(depth)) for depth in (1, 2, 3, 4)] == [
        False,
        False,
        False,
        True,
    ]


def test_k_induction_over_steps_uses_only_claims_about_the_step_taken() -> None:
    safe = edge("safe", "A", "A", X == 0, x=0)
    risky = edge("risky", "A", "A", X == 1, x=2)
    system = small_system([safe, risky], {"A": X == 0})
    claims = (Claim("A", X == 2), Claim("A", risky.guard, risky))
    assert told(obligations(system, thesis(*claims), certificate(2))) == [
        ("base", "A"),
        ("step", "safe: A → A | A"),
        ("step", "risky: A → A | A"),
        ("base", "risky: A → A"),
        ("step", "safe: A → A | risky: A → A"),
        ("step", "risky: A → A | risky: A → A"),
    ]
    assert shown(system, thesis(*claims), certificate(2))
    about_another = (Claim("A", X == 2), Claim("A", risky.guard, safe))
    assert not shown(system, thesis(*about_another), certificate(2))


def test_inputs_of_different_steps_are_different() -> None:
    take = edge("take", "A", "A", x=X + GIVEN)
    system = small_system(
        [take], {"A": X == 0}, inputs=[GIVEN], possible=(GIVEN >= 0) & (GIVEN <= 1)
    )
    (step,) = (
        o
        for o in obligations(system, thesis(Claim("A", X == 2)), certificate(3))
        if o.kind == "step"
    )
    assert not holds(step)
    names = {s.name for _, cs in step.given for c in cs for s in c.walk() if s.op == "symbol"}
    assert {"given@0", "given@1"} <= names
    assert "given" not in names


# Plans.

OTHER: Final = variable(Bool, "other", Scope.INPUT)


def rooms() -> System:
    """From A to B with what is given, from B to the goal G where X is 1, or else from C."""
    return small_system(
        [
            edge("enter", "A", "B", GIVEN <= 3, x=GIVEN),
            edge("finish", "B", "G", X == 1),
            edge("turn", "B", "C", ~(X == 1)),
            edge("end", "C", "G", x=0),
            edge("back", "C", "B"),
        ],
        {"A": X == 0},
        nodes="ABCG",
        inputs=[GIVEN],
        possible=GIVEN >= 1,
    )


def move(system: System, name: str, given_: Term | int = 1) -> Move:
    (found,) = (e for e in system.edges if e.name == name)
    value = integer(given_) if isinstance(given_, int) else given_
    return Move(found.label, {"given": value})


def planned(**plan: Any) -> Certificate:
    """A plan; each option is what happens, one after the other."""
    system = rooms()
    options = {
        node: tuple(
            tuple(move(system, *(m if isinstance(m, tuple) else (m,))) for m in option)
            for option in ways
        )
        for node, ways in plan.items()
    }
    return Certificate("p", None, {}, 1, options)


GOAL: Final = thesis(goal="G")


def test_a_plan_that_works() -> None:
    how = planned(C=[["end"]], B=[["finish"], ["turn"]], A=[["enter"]])
    found = obligations(rooms(), GOAL, how)
    assert told(found) == [("plan", "C"), ("plan", "B"), ("plan", "A")]
    assert all(map(holds, found))


def test_a_plan_of_several_moves_is_followed_through() -> None:
    ways = {"C": [["end"]], "B": [["finish"], ["turn"]]}
    assert shown(rooms(), GOAL, planned(**ways, A=[["enter", "finish"]]))
    assert not shown(rooms(), GOAL, planned(**ways, A=[[("enter", 2), "finish"]]))
    assert shown(rooms(), GOAL, planned(**ways, A=[[("enter", 2), "turn", "end"]]))
    assert not shown(rooms(), GOAL, planned(**ways, A=[[("enter", 4), "turn", "end"]]))
    assert not shown(rooms(), GOAL, planned(**ways, A=[[("enter", 0)]]))


def test_an_input_is_a_value_of_the_state_before_its_move() -> None:
    ways = {"C": [["end"]], "B": [["finish"], ["turn"]]}
    how = planned(**ways, A=[["enter", ("finish", X)]])
    assert shown(rooms(), GOAL, how)  # X is 1 by then: possible
    assert not shown(rooms(), GOAL, planned(**ways, A=[[("enter", X)]]))  # X may be 0


def test_an_option_that_works_only_sometimes_is_not_enough() -> None:
    found = obligations(rooms(), GOAL, planned(C=[["end"]], B=[["finish"]], A=[["enter"]]))
    assert [o.place for o in found if not holds(o)] == ["B"]


@pytest.mark.parametrize(
    ("plan", "phrase"),
    [
        ({"B": [["finish"], ["turn"]], "C": [["end"]], "A": [["enter"]]}, "leads to C, which has"),
        ({"C": [["back"]], "B": [["turn"]], "A": [["enter"]]}, "the plan at C leads to B, which"),
        ({"C": [["end"]], "A": [["enter"]]}, "the plan at A leads to B, which has no plan yet"),
        ({"C": [["end"]], "B": [["finish"], ["turn"]]}, "does not say what to do in A"),
        ({"C": [["end"]], "B": [["end"]]}, "the plan at B: no 'end: C → G' leaves B"),
        ({"C": [["end", "back"]]}, "the plan at C: no 'back: C → B' leaves G"),
        ({"C": [[]]}, "the plan at C leads to C, which has no plan yet"),
        ({"C": [[("end", TRUE)]]}, "an input of 'end: C → G' is no such value"),
        ({"G": [["end"]]}, "the plan comes to G twice, or goes on at the goal"),
        ({}, "a plan is expected"),
    ],
)
def test_a_plan_that_leads_nowhere(plan: dict[str, Any], phrase: str) -> None:
    with pytest.raises(CertificateError) as caught:
        obligations(rooms(), GOAL, planned(**plan))
    assert phrase in str(caught.value)


def test_a_move_needs_every_input() -> None:
    system = rooms()
    label = move(system, "end").edge
    for inputs in ({}, {"given": integer(1), "other": TRUE}, {"other": integer(1)}):
        how = Certificate("p", None, {}, 1, {"C": ((Move(label, inputs),),)})
        with pytest.raises(CertificateError, match="needs given"):
            obligations(system, GOAL, how)
    unknown = Certificate("p", None, {}, 1, {"C": ((Move("fly: C → G", {}),),)})
    with pytest.raises(CertificateError, match="no 'fly: C → G' leaves C"):
        obligations(system, GOAL, unknown)


@settings(max_examples=100, deadline=None)
@given(systems(), st.sampled_from("AB"), st.lists(st.integers(0, 2), min_size=1, max_size=2))
def test_where_a_plan_is_shown_the_goal_can_be_reached(
    system: System, start: str, taken: list[int]
) -> None:
    goal = "B" if start == "A" else "A"
    labels = [e.label for e in system.edges]
    option = tuple(Move(labels[number % len(labels)], {}) for number in taken)
    try:
        found = obligations(
            system, thesis(goal=goal), Certificate("p", None, {}, 1, {start: (option,)})
        )
    except CertificateError:
        return
    if all(map(holds, found)):
        for x in NUMBERS:
            ends = {path[-1][0] for n in (1, 2) for path in paths(system, (start, x), n)}
            assert goal in ends


def test_lemmas_help_a_plan_and_must_be_inductive() -> None:
    system = small_system([edge("go", "A", "G", X == 0)], {"A": X == 0}, nodes="AG")
    plan = {"A": ((Move("go: A → G", {}),),)}
    goal = thesis(goal="G")
    assert not shown(system, goal, Certificate("p", None, {}, 1, plan))
    assert shown(system, goal, Certificate("p", None, {"A": (X == 0,)}, 1, plan))
    assert not shown(system, goal, Certificate("p", None, {"A": (X == 0, X == 1)}, 1, plan))
