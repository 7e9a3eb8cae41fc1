"""Pools do what the proved model does: all obligations, and that spoilt ones are refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import pytest

from pooled_runs import counts, pooled_start, random_run
from uccx_model.choices import Q4, Q6
from uccx_model.execution import Execution, replay
from uccx_model.expressions import Bool, Scope, Term, all_of, equal
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.parameters import profile_named
from uccx_model.pools.pooled import pooled_graph, pooled_state, pools
from uccx_model.states import EVALUATION, REGISTERED
from uccx_model.trace import Situation, TraceStep
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, State
from uccx_proofs.certificate import Thesis
from uccx_proofs.obligations import Obligation
from uccx_proofs.processes import Limits
from uccx_proofs.refining import one_count as relation
from uccx_proofs.refining.amount_lemmas import LEMMAS
from uccx_proofs.refining.checking import Part, confirmed, parts
from uccx_proofs.refining.mirroring import MirrorError, mirrored
from uccx_proofs.refining.one_count import to_one_count
from uccx_proofs.refining.pooled import pooled_system
from uccx_proofs.refining.simulation import Side, Simulation
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scripts import question, script_of
from uccx_proofs.solvers import MEGABYTES, Z3, run_z3

PARTS: Final = {part.name: part for part in parts()}
LIMITS: Final = Limits(60, MEGABYTES)


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_z3_agrees_to_every_obligation(part: Part) -> None:
    assert confirmed(part, (Z3,), None) == len(part.obligations) >= 1


@pytest.mark.parametrize(
    "name", ["pools_refine_one_count", LEMMAS[0].name, "the_deficit_is_enough"]
)
def test_cvc5_agrees_to_a_sample(name: str) -> None:
    part = PARTS[name]
    sample = replace(part, obligations=part.obligations[::7])
    assert confirmed(sample, ("cvc5",), None) == len(sample.obligations)


def test_every_transition_and_start_has_its_obligation() -> None:
    labels = [t.label for t in transitions_of(pooled_graph())]
    assert labels == [t.label for t in transitions_of(licensing_graph())]
    for name in ("pools_refine_one_count", "one_count_is_one_pool"):
        found = [o.place for o in PARTS[name].obligations]
        assert found == [n.name for n in pools().starts({})] + labels


def test_what_is_given_is_possible_for_every_transition() -> None:
    """No step is shown only because it could not be taken."""
    steps = [o for o in PARTS["pools_refine_one_count"].obligations if o.kind == "step"]
    idle = [o.place for o in steps if not _possible(o)]
    assert idle == []


def _possible(obligation: Obligation) -> bool:
    given = [condition for _, conditions in obligation.given for condition in conditions]
    return run_z3(question(given)) == ["sat"]


# What is spoilt is refused.


def refused(spoilt: Simulation) -> str:
    part = Part("spoilt", "Spoilt.", tuple(spoilt.obligations()))
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
    assert name.partition(":")[0] in refused(spoilt)


def test_a_transition_that_the_proved_model_lacks_is_refused() -> None:
    simulation = to_one_count()
    rest = build_graph(t for t in transitions_of(licensing_graph()) if t.name != "register")
    lacking = Side(rest, simulation.follower.variables)
    with pytest.raises(CertificateError, match="the other model has no register: EVALUATION"):
        list(replace(simulation, follower=lacking).obligations())


def test_a_wrong_lemma_is_refused() -> None:
    part = PARTS["the_deficit_is_enough"]
    (whole,) = part.obligations
    wrong = replace(whole, conclusion=(*whole.conclusion, pooled_state().usage >= 0))
    with pytest.raises(CertificateError, match="it has a hole"):
        confirmed(replace(part, obligations=(wrong,)), (Z3,), None)


# The same by integers.


@pytest.mark.parametrize("seed", range(60))
def test_one_count_mirrors_a_random_run(seed: int) -> None:
    execution, first, steps = random_run(seed)
    try:
        trace = mirrored(execution, first, steps)
    except MirrorError as error:
        steps = steps[: error.step - 1]
        trace = mirrored(execution, first, steps)
    replay(licensing_graph(), trace)
    assert [s.transition for s in trace.steps] == [s.transition for s in steps]


def _run(
    first: Situation, *told: tuple[str, Mapping[str, object]], **choices: object
) -> tuple[Execution, list[TraceStep]]:
    numbers = profile_named("12.5").values
    walk = Execution(pooled_graph(), numbers, tuple(choices.values()), variables=pools())  # type: ignore[arg-type]
    nothing = dict.fromkeys(pools().inputs, 0) | {"duration": 1, "ssm_reachable": True}
    nothing |= {"synced": True, "overage_allowed": False, "wfo_in_use": False}
    here, steps = first, list[TraceStep]()
    for name, inputs in told:
        steps.append(walk.take(here, name, {**nothing, **inputs}))  # type: ignore[dict-item]
        here = steps[-1].after
    return walk, steps


def test_a_server_without_licence_is_beyond_one_count() -> None:
    """Overage is switched off, and the server alone is above what was bought."""
    first = pooled_start(EVALUATION.name, license_type=2, chosen_type=2)
    server = counts("demand", 0, 0, 0, 1)
    walk, steps = _run(
        first,
        ("register", {}),
        ("change_license_control", {"overage_allowed": False}),
        ("overage_is_counted", server),
    )
    assert steps[-1].after.node == "OVERAGE"
    with pytest.raises(MirrorError, match="step 3, overage_is_counted"):
        mirrored(walk, first, steps)


def test_a_restart_that_covers_a_kept_lock_is_beyond_one_count() -> None:
    """Ten Premium seats do not cover a Standard user under Perpetual; under Flex they do."""
    bought = counts("bought", 0, 10, 0, 0)
    known = counts("known", 0, 10, 0, 0)
    first = pooled_start(EVALUATION.name, license_type=2, chosen_type=2, **bought, **known)
    over = ("overage_is_counted", {**counts("demand", 1, 0, 0, 0), **bought})
    walk, steps = _run(
        first,
        ("register", {}),
        *(over for _ in range(4)),
        ("overage_reaches_the_limit", over[1]),
        ("deregister", {}),
        ("choose_license_type", {"license_type": 0}),
        ("restart_cluster", {}),
        ("register", {}),
        q4=Q4.KEEPS_COUNT,
        q6=Q6.KEEPS_LOCK,
    )
    assert steps[-1].after.node == "NO_LICENSES_IN_USE"
    with pytest.raises(MirrorError, match="step 9, restart_cluster"):
        mirrored(walk, first, steps)
