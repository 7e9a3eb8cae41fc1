"""A coupling of two systems, held against a brute-force comparison of small ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from random_machines import Machine, machines
from small_systems import GIVEN, X, Y, broken_graph, edge, small_system
from uccx_model.choices import Q2, Q11
from uccx_model.expressions import FALSE, TRUE, Bool, Term, all_of, integer
from uccx_model.graph import licensing_graph
from uccx_model.parameters import Parameters, profile_named
from uccx_model.transition import Transition
from uccx_proofs.comparing.checking import confirmed
from uccx_proofs.comparing.coupling import Coupled, Coupling
from uccx_proofs.comparing.finding import NotCoupled, coupled
from uccx_proofs.comparing.observing import (
    Observed,
    act,
    every_variable,
    seen_by_an_administrator,
)
from uccx_proofs.comparing.sides import SINGLE_REPORTS, choosing, lemmas_under, under
from uccx_proofs.concrete import Concrete, Configuration, Values
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Limits
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.system import System, licensing_system

LIMITS = Limits(60, None)
BASE = licensing_system(licensing_graph(), observed=False)
KNOWN = kept_lemmas(BASE).lemmas
SOLVERS = ("Z3", "cvc5")


def side(
    option: Q2 | Q11, numbers: Mapping[Term, Term]
) -> tuple[System, Mapping[str, tuple[Bool, ...]], Observed]:
    values = {**choosing([option]), **SINGLE_REPORTS, **numbers}
    shown = seen_by_an_administrator(BASE).under(values)
    return under(BASE, values), lemmas_under(KNOWN, values), shown


def numbers_of(profile: str) -> dict[Term, Term]:
    symbols = Parameters.symbols()
    values = profile_named(profile).values.items()
    return {getattr(symbols, name): integer(value) for name, value in values}


def between(one: Q2 | Q11, other: Q2 | Q11, numbers: Mapping[Term, Term]) -> Coupled | NotCoupled:
    (left, lemmas, seen), (right, others, shown) = side(one, numbers), side(other, numbers)
    return coupled(left, right, lemmas, others, (seen, shown))


# The licensing model.


def test_the_model_is_like_itself() -> None:
    found = coupled(BASE, BASE, KNOWN, {})
    assert isinstance(found, Coupled)
    assert confirmed(found, ("Z3",), LIMITS) > 100


def test_silence_out_of_compliance_makes_no_difference_with_the_numbers_of_12_5() -> None:
    found = between(Q11.AUTHORIZATION_EXPIRED, Q11.OUT_OF_COMPLIANCE, numbers_of("12.5"))
    assert isinstance(found, Coupled)
    assert confirmed(found, SOLVERS, LIMITS) > 100


def test_with_other_numbers_it_may() -> None:
    assert isinstance(between(Q11.AUTHORIZATION_EXPIRED, Q11.OUT_OF_COMPLIANCE, {}), NotCoupled)


def test_when_warnings_come_can_be_noticed() -> None:
    found = between(Q2.BY_TIME_LEFT, Q2.ONE_REPORT_EARLIER, numbers_of("12.5"))
    assert isinstance(found, NotCoupled)


def mutant(name: str, **changes: object) -> System:
    def change(transition: Transition) -> Transition:
        return replace(transition, **changes)  # type: ignore[arg-type]

    return licensing_system(broken_graph({name: change}), observed=False)


def test_a_guard_that_repeats_what_is_known_changes_nothing() -> None:
    other = mutant("evaluation_stays_expired", guard=TRUE)
    found = coupled(BASE, other, KNOWN, {}, every_variable(BASE))
    assert isinstance(found, Coupled)
    assert confirmed(found, SOLVERS, LIMITS, lemmas_known=True) < 10


def test_an_act_that_is_refused_is_noticed() -> None:
    other = mutant("restart_cluster", guard=FALSE)
    found = coupled(BASE, other, KNOWN, {})
    assert isinstance(found, NotCoupled)
    assert found.where.startswith("restart_cluster: ")


def test_a_start_that_is_not_the_others_is_noticed() -> None:
    starts = {**BASE.initial, "CLASSIC": FALSE}
    found = coupled(BASE, replace(BASE, initial=starts), KNOWN, {})
    assert found == NotCoupled("start: CLASSIC", "CLASSIC")


def test_systems_of_other_variables_are_not_compared() -> None:
    with pytest.raises(ValueError, match="do not have the same variables"):
        coupled(BASE, replace(BASE, variables=BASE.variables[1:]), KNOWN, {})


# Lies.


def test_a_relation_that_a_step_breaks_is_refused() -> None:
    left = counting(X + 1)
    right = counting(X + 1, y=Y + 1)
    everything = dict.fromkeys(left.nodes, frozenset(left.variables))
    lie = Coupling(left, right, (Observed({"A": (X,)}),) * 2, everything)
    with pytest.raises(CertificateError, match="a hole: this does not follow: likeness: up"):
        confirmed(Coupled(lie, {}, {}), SOLVERS, LIMITS)


def test_a_difference_that_can_be_noticed_is_never_settled_by_a_weak_relation() -> None:
    nothing = dict.fromkeys("A", frozenset[Term]())
    lie = Coupling(counting(X + 1), counting(X + 2), (Observed({"A": (X,)}),) * 2, nothing)
    with pytest.raises(CertificateError, match="a hole"):
        confirmed(Coupled(lie, {}, {}), ("Z3",), LIMITS)


def test_lemmas_that_do_not_hold_are_refused() -> None:
    left, right = counting(X + 1), counting(X + 2)
    shown = (Observed({"A": (X,)}),) * 2
    relation = dict.fromkeys("A", frozenset(left.variables))
    lie = Coupled(Coupling(left, right, shown, relation), {"A": (FALSE,)}, {})
    with pytest.raises(CertificateError, match=r"initiation: A \(left\)"):
        confirmed(lie, SOLVERS, LIMITS)


# Small systems.


def counting(after: object, **more: object) -> System:
    return small_system(
        [edge("up", "A", "A", X <= 3, x=after, **more)],  # type: ignore[arg-type]
        {"A": (X == 0) & (Y == 0)},
        inputs=[GIVEN],
        possible=(GIVEN >= 0) & (GIVEN <= 1),
    )


def test_what_nobody_sees_may_differ() -> None:
    shown = Observed({"A": (X,)})
    found = coupled(counting(X + 1), counting(X + 1, y=Y + 1), {}, {}, shown)
    assert isinstance(found, Coupled)
    assert found.coupling.relation == {"A": frozenset({X})}
    assert confirmed(found, SOLVERS, LIMITS) > 0


def test_what_is_seen_later_is_seen() -> None:
    def later(y: int) -> System:
        first = edge("hide", "A", "B", y=y)
        second = edge("show", "B", "C", x=Y)
        return small_system([first, second], {"A": (X == 0) & (Y == 0)}, nodes="ABC")

    shown = Observed(dict.fromkeys("ABC", (X,)))
    assert isinstance(coupled(later(1), later(2), {}, {}, shown), NotCoupled)
    assert isinstance(coupled(later(1), later(1), {}, {}, shown), Coupled)


# Brute force: the largest bisimulation of all reachable pairs.

Pair = tuple[Configuration, Configuration]
SMALL = 400  #: pairs


def bisimilar(machine: Machine, other: System, shown: Sequence[Term]) -> bool | None:
    """Whether no pair of like starts can be told apart; None if there are too many to try."""
    answers = [_Product(machine, other, shown, rigid).alike() for rigid in machine.numbers()]
    if False in answers:
        return False
    return None if None in answers else True


class _Product:
    def __init__(
        self, machine: Machine, other: System, shown: Sequence[Term], rigid: Values
    ) -> None:
        self.machine, self.rigid = machine, rigid
        self.sides = (Concrete(machine.system), Concrete(other))
        domains = machine.domains()
        self.inputs = list(product(*(domains[i] for i in machine.system.inputs)))
        self.look = self.sides[0].compile(shown)

    def alike(self) -> bool | None:
        starts = self.starts()
        if starts is None:
            return False
        demands: dict[Pair, list[list[Pair]]] = {}
        waiting: list[Pair] = [(s, s) for s in starts]
        while waiting:
            pair = waiting.pop()
            if pair in demands:
                continue
            if len(demands) > SMALL:
                return None
            demands[pair] = list(self.steps(pair))
            waiting += [after for group in demands[pair] for after in group]
        good = set(demands)
        while bad := {p for p in good if any(good.isdisjoint(group) for group in demands[p])}:
            good -= bad
        return all((s, s) in good for s in starts)

    def starts(self) -> list[Configuration] | None:
        """The starts, which are to be the same on both sides."""
        machine = self.machine
        domains, found = machine.domains(), list[Configuration]()
        nothing = tuple(0 for _ in machine.system.inputs)
        for node in machine.system.nodes:
            holds = [s.compile([s.system.initial.get(node, FALSE)]) for s in self.sides]
            for values in product(*(domains[v] for v in machine.system.variables)):
                here, there = (bool(h(values, nothing, self.rigid)[0]) for h in holds)
                if here is not there:
                    return None
                found += [Configuration(node, values)] if here else []
        return found

    def steps(self, pair: Pair) -> Iterator[list[Pair]]:
        """For each step of either side, the pairs to which the other side can go along."""
        for inputs in self.inputs:
            if not self.sides[0].possible(inputs, self.rigid):
                continue
            left, right = (
                s.moves(c, inputs, self.rigid) for s, c in zip(self.sides, pair, strict=True)
            )
            fitting = [
                (place, number, (a, b))
                for place, (e, a) in enumerate(left)
                for number, (f, b) in enumerate(right)
                if act(e) == act(f) and a.node == b.node and self.seen(a) == self.seen(b)
            ]
            for place in range(len(left)):
                yield [after for mine, _, after in fitting if mine == place]
            for number in range(len(right)):
                yield [after for _, mine, after in fitting if mine == number]

    def seen(self, here: Configuration) -> Values:
        return self.look(here.values, self.inputs[0] if self.inputs else (), self.rigid)


@st.composite
def variants(draw: st.DrawFn) -> tuple[Machine, System]:
    """A machine, and its system with one edge changed, gone, or doubled."""
    machine, donor = draw(machines()), draw(machines())
    edges = list(machine.system.edges)
    place = draw(st.integers(0, len(edges) - 1))
    own = {*machine.system.variables, *machine.system.inputs, *machine.system.rigid}
    other = draw(st.sampled_from(donor.system.edges))
    known = all(
        symbol in own
        for term in (other.guard, *other.updates.values(), *other.updates)
        for symbol in term.walk()
        if not symbol.args and symbol.op.value == "symbol"
    )
    e = edges[place]
    match draw(st.sampled_from(("same", "gone", "guard", "update", "aim", "twice"))):
        case "gone":
            del edges[place]
        case "guard" if known:
            edges[place] = replace(e, guard=all_of(e.guard, other.guard), _memo={})
        case "update" if known:
            edges[place] = replace(e, updates={**e.updates, **other.updates}, _memo={})
        case "aim":
            edges[place] = replace(e, target=draw(st.sampled_from(machine.system.nodes)))
        case "twice":
            edges.append(replace(e, target=draw(st.sampled_from(machine.system.nodes))))
        case _:
            pass
    return machine, replace(machine.system, edges=tuple(edges), _node_memo={})


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(variants(), st.data())
def test_whatever_is_coupled_cannot_be_told_apart(
    both: tuple[Machine, System], data: st.DataObject
) -> None:
    machine, other = both
    shown = data.draw(st.lists(st.sampled_from(machine.system.variables), unique=True))
    seen = Observed(dict.fromkeys(machine.system.nodes, tuple(shown)))
    found = coupled(machine.system, other, {}, {}, seen)
    if [*map(id, other.edges)] == [*map(id, machine.system.edges)]:
        assert isinstance(found, Coupled)
    truth = bisimilar(machine, other, shown)
    if isinstance(found, Coupled):
        assert truth is not False
        assert confirmed(found, SOLVERS[:1], LIMITS) > 0
