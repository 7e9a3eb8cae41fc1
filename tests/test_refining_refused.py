"""A simulation that is spoilt is refused: its relation, its inputs, its conditions, a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from uccx_model.expressions import Bool, Scope, Term, all_of, equal
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.pools.pooled import pooled_graph, pooled_state
from uccx_model.states import REGISTERED
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, State
from uccx_proofs.certificate import Thesis
from uccx_proofs.refining import one_count as relation
from uccx_proofs.refining.checking import Part, confirmed
from uccx_proofs.refining.one_count import to_one_count
from uccx_proofs.refining.pooled import pooled_system
from uccx_proofs.refining.simulation import Side, Simulation
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scripts import script_of
from uccx_proofs.solvers import Z3, run_z3


def refused(spoilt: Simulation, about: str = "") -> str:
    """Return why it is refused, of all obligations or of those about one transition."""
    asked = [o for o in spoilt.obligations() if about in o.place]
    part = Part("spoilt", "Spoilt.", tuple(asked))
    with pytest.raises(CertificateError) as refusal:
        confirmed(part, (Z3,), None)
    return str(refusal.value)


@pytest.mark.parametrize("left_out", range(len(relation.related())))
def test_a_relation_that_lacks_a_part_is_refused(left_out: int) -> None:
    whole = relation.related()
    spoilt = replace(to_one_count(), related=whole[:left_out] + whole[left_out + 1 :])
    assert "it has a hole" in refused(spoilt)


def test_a_relation_that_says_too_much_is_refused() -> None:
    one, several = State.symbols(Scope.STATE), pooled_state()
    more = (*relation.related(), equal(one.usage > 0, several.usage > 0))
    assert "it has a hole" in refused(replace(to_one_count(), related=more))


@pytest.mark.parametrize("name", ["demand", "bought", "synced"])
def test_a_choice_that_is_left_to_the_pools_is_refused(name: str) -> None:
    symbol = Inputs.symbols(Scope.INPUT).as_mapping()[name]

    def given(transition: Transition) -> Mapping[Term, Term]:
        return {s: term for s, term in relation.given(transition).items() if s is not symbol}

    assert "it has a hole" in refused(replace(to_one_count(), given=given))


def test_without_its_conditions_the_claim_is_refused() -> None:
    """Only where what the conditions are about is read: nothing else rests on them."""
    found = list(replace(to_one_count(), conditions=lambda _: ()).obligations())
    asked = script_of(pooled_system(), Thesis("bare", "Bare.", None, ()), found)
    control, *answers = run_z3(asked)
    assert control == "sat"
    holes = {o.place for o, said in zip(found, answers, strict=True) if said != "unsat"}
    about_restarts = {hole for hole in holes if hole.startswith("restart_cluster: ")}
    assert len(about_restarts) == 2
    leaving = {t.label: t for t in transitions_of(pooled_graph())}
    for hole in holes - about_restarts:
        assert leaving[hole].kind is Kind.REPORT, hole
        assert leaving[hole].source in REGISTERED, hole
        assert "OUT_OF_COMPLIANCE" not in leaving[hole].source.name, hole


def _without_a_part(graph: Graph, label: str, dropped: Callable[[Bool], bool]) -> Graph:
    """Return the graph with parts of one transition's guard left out."""

    def spoilt(t: Transition) -> Transition:
        if t.label != label:
            return t
        kept = [p for p in t.guard.args if isinstance(p, Bool) and not dropped(p)]
        assert len(kept) < len(t.guard.args)
        return replace(t, guard=all_of(*kept))

    return build_graph(map(spoilt, transitions_of(graph)))


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("overage_is_counted: IN_COMPLIANCE → OVERAGE", "strike_limit"),
        ("usage_stays_within_entitlement: IN_COMPLIANCE → IN_COMPLIANCE", "ssm_reachable"),
        ("deficit_is_bought: OUT_OF_COMPLIANCE → IN_COMPLIANCE", "locked_premium"),
        ("register: EVALUATION → NO_LICENSES_IN_USE", "restart_pending"),
    ],
)
def test_a_rule_that_lacks_a_part_of_its_guard_is_refused(name: str, symbol: str) -> None:
    simulation = to_one_count()
    graph = _without_a_part(simulation.leader.graph, name, lambda part: symbol in str(part))
    spoilt = replace(simulation, leader=replace(simulation.leader, graph=graph))
    assert name.partition(":")[0] in refused(spoilt, name)


def test_a_transition_that_the_proved_model_lacks_is_refused() -> None:
    simulation = to_one_count()
    rest = build_graph(t for t in transitions_of(licensing_graph()) if t.name != "register")
    lacking = Side(rest, simulation.follower.variables)
    with pytest.raises(CertificateError, match="the other model has no register: EVALUATION"):
        list(replace(simulation, follower=lacking).obligations())
