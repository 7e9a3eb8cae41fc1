"""The model's mutants: what they are, that each is another model, and that chance plays no part."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final

import pytest

from other_processes import check_same_in_every_process
from uccx_model.expressions import Scope, all_of
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.rewriting import symbols_of
from uccx_model.states import CLASSIC, EVALUATION, LicensingState
from uccx_model.transition import Transition
from uccx_model.variables import State, initial
from uccx_proofs.audit.mutation.mutants import EDGES_A_SLIP, Mutant, Operator, mutants, sample
from uccx_proofs.audit.mutation.slips import parts_of
from uccx_proofs.audit.mutation.slips_in_terms import slips_in_terms, terms_of

GRAPH: Final = licensing_graph()
TRANSITIONS: Final = tuple(transitions_of(GRAPH))


@cache
def every() -> tuple[Mutant, ...]:
    return mutants(GRAPH)


def of(operator: Operator) -> list[Mutant]:
    return [mutant for mutant in every() if mutant.operator is operator]


def named(name: str) -> Mutant:
    (found,) = (mutant for mutant in every() if mutant.name == name)
    return found


def content(t: Transition) -> tuple[object, ...]:
    """All that decides what a transition does, terms by identity."""
    changes = frozenset((name, id(value)) for name, value in t.changes.items())
    emits = frozenset((notice, id(when)) for notice, when in t.emits.items())
    return t.name, t.source, t.target, t.kind, id(t.guard), changes, emits


def test_every_operator_occurs_and_their_numbers_are_sensible() -> None:
    numbers = Counter(mutant.operator for mutant in every())
    assert set(numbers) == set(Operator)
    assert min(numbers.values()) >= 40
    assert 1_500 < len(every()) < 3_500
    assert numbers[Operator.REMOVED] == numbers[Operator.DUPLICATED] == len(TRANSITIONS)


def test_each_guard_part_is_dropped() -> None:
    parts = sum(len(parts_of(t.guard)) for t in TRANSITIONS)
    assert len(of(Operator.GUARD_PART_DROPPED)) == parts


def test_a_mutant_differs_from_the_model_in_one_transition_or_one_start() -> None:
    before = {content(t) for t in TRANSITIONS}
    added = {Operator.DUPLICATED: (0, 1), Operator.MISPLACED: (0, 1)}
    changed_ends = (Operator.REMOVED, Operator.REDIRECTED, *added)
    for mutant in sample(every(), 400):
        now = list(transitions_of(mutant.graph))
        gone = before - {content(t) for t in now}
        new = {content(t) for t in now} - before
        expected = {
            Operator.REMOVED: (1, 0),
            Operator.START_LOOSENED: (0, 0),
            **added,
        }.get(mutant.operator, (1, 1))
        assert (len(gone), len(new)) == expected, mutant.name
        kept = {id(t) for t in TRANSITIONS} & {id(t) for t in now}
        assert len(kept) >= len(TRANSITIONS) - 1, "others are the very same objects"
        if mutant.original is not None and mutant.operator not in changed_ends:
            (only,) = mutant.now
            assert (only.name, only.target) == (mutant.original.name, mutant.original.target)
        assert (mutant.starts is None) == (mutant.operator is not Operator.START_LOOSENED)


def test_no_two_mutants_are_the_same() -> None:
    models = [
        (m.place, *(content(t) for t in m.now), None if m.start is None else id(m.start[1]))
        for m in every()
    ]
    assert len(set(models)) == len(models)
    assert len({mutant.name for mutant in every()}) == len(every())


def test_each_says_what_was_before_and_what_is_now() -> None:
    for mutant in every():
        assert mutant.before != mutant.after, mutant.name
        assert mutant.before
        assert mutant.after
        assert len(mutant.before) + len(mutant.after) < 800, mutant.name


def test_one_part_of_one_start_is_dropped() -> None:
    usual = initial(State.symbols(Scope.STATE))
    for mutant in of(Operator.START_LOOSENED):
        starts = mutant.starts
        assert starts is not None
        assert mutant.graph is GRAPH
        (node,) = (n for n in usual if starts[n] is not usual[n])
        assert mutant.place == node.name
        parts, left = parts_of(usual[node]), parts_of(starts[node])
        assert len(left) == len(parts) - 1
        assert set(left) < set(parts)
    dropped = Counter(mutant.place for mutant in of(Operator.START_LOOSENED))
    assert dropped == {node.name: len(parts_of(usual[node])) for node in (CLASSIC, EVALUATION)}


def test_what_a_mutant_is() -> None:
    place = "evaluation_expires: EVALUATION → EVALUATION_EXPIRED"
    dropped = named(f"{place} / guard part 2 dropped")
    (t,) = (t for t in TRANSITIONS if t.label == place)
    first, second = parts_of(t.guard)
    assert dropped.place == place
    assert dropped.now[0].guard is first
    clock = "(+ evaluation_used input.duration)"
    assert dropped.before == f"(or (= input.duration 1) (<= {clock} evaluation_period))"
    assert dropped.after == "true"
    negated = named(f"{place} / guard part 1 negated")
    assert negated.now[0].guard is all_of(~first, second)
    shifted = named(f"{place} / comparison 1 stricter")
    assert shifted.after == f"(< evaluation_period {clock})"
    read = named("missed_report_keeps_strikes: OVERAGE → OVERAGE / guard part 1 negated")
    assert (read.before, read.after) == ("Q4.KEEPS_COUNT", "Q4.RESETS_COUNT")


def test_a_redirected_transition_announces_the_enforcement_to_which_it_leads() -> None:
    for mutant in of(Operator.REDIRECTED):
        (t,) = mutant.now
        assert (Notice.ENFORCEMENT in t.emits) == (t.target.enforced and not t.source.enforced)


def test_a_transition_is_redirected_to_what_is_most_and_least_like_its_target() -> None:
    def targets(label: str) -> set[LicensingState]:
        return {m.now[0].target for m in of(Operator.REDIRECTED) if m.place == label}

    found = targets("out_of_compliance_expires: OUT_OF_COMPLIANCE → OUT_OF_COMPLIANCE_EXPIRED")
    assert {state.name for state in found} == {"OUT_OF_COMPLIANCE", "CLASSIC"}
    found = targets("overage_is_counted: IN_COMPLIANCE → OVERAGE")
    assert {state.name for state in found} >= {"IN_COMPLIANCE"}
    assert all(targets(t.label) - {t.target} for t in TRANSITIONS)


@pytest.mark.parametrize("scope", [Scope.PARAMETER, Scope.CHOICE])
def test_every_number_and_choice_in_a_transition_is_replaced(scope: Scope) -> None:
    wanted = {
        Scope.PARAMETER: Operator.NUMBER_REPLACED,
        Scope.CHOICE: Operator.CHOICE_REPLACED,
    }[scope]
    for t in TRANSITIONS:
        there = {s.name for part in terms_of(t) for s in symbols_of(part) if s.scope is scope}
        touched: set[str] = set()
        for slip in slips_in_terms(t):
            if slip.operator is wanted:
                if scope is Scope.CHOICE:
                    touched.add(slip.what.rpartition(" of ")[2].partition(" ")[0])
                else:
                    touched.add(slip.what.rpartition(" for ")[2])
        assert touched >= {name.partition(".")[0] for name in there}, t.label


def test_the_same_slip_is_tried_on_some_edges_that_lie_apart() -> None:
    what = [m for m in of(Operator.UPDATE_DROPPED) if m.before == "silence := 0"]
    assert len(what) == EDGES_A_SLIP
    assert len({m.place for m in what}) == EDGES_A_SLIP
    assert len({m.original.source for m in what if m.original is not None}) > 1


def test_a_sample_is_spread_over_operators_and_places() -> None:
    for number in (1, len(Operator), 100, 500):
        chosen = sample(every(), number)
        numbers = Counter(mutant.operator for mutant in chosen)
        assert len(chosen) == len({m.name for m in chosen}) == number
        assert max(numbers.values()) - min(numbers.values()) <= 1 or number > 40 * len(Operator)
    assert {mutant.operator for mutant in sample(every(), len(Operator))} == set(Operator)
    assert len({mutant.place for mutant in sample(every(), 100)}) > 50
    assert sample(every(), 10**6) == every()
    assert sample((), 3) == ()


def test_names_and_order_are_the_same_in_every_process() -> None:
    check_same_in_every_process(
        "from uccx_model.graph import licensing_graph as graph\n"
        "from uccx_proofs.audit.mutation.mutants import mutants, sample\n"
        "every = mutants(graph())\n"
        "for m in (*every, *sample(every, 50)): print(m.name, m.before, m.after)"
    )
