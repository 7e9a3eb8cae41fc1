"""Pools do what the proved model does: all obligations, and that spoilt ones are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from uccx_model.expressions import Scope
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.pools.pooled import pooled_graph, pooled_state, pools
from uccx_model.variables import Inputs, State
from uccx_proofs.catalogue import all_properties, properties_named
from uccx_proofs.obligations import Obligation
from uccx_proofs.refining.amount_lemmas import LEMMAS
from uccx_proofs.refining.carrying import Way, carried
from uccx_proofs.refining.checking import Part, confirmed, parts
from uccx_proofs.refining.direct import UNTRUE, direct_obligations, directly_shown
from uccx_proofs.refining.speaking import counts_in
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scripts import question
from uccx_proofs.solvers import Z3, run_z3
from uccx_proofs.system import licensing_system

PARTS: Final = {part.name: part for part in parts()}


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


# Properties said of pools, and those that carry over.


def test_what_becomes_of_every_property_is_told() -> None:
    found = {c.name: c for c in carried(licensing_system(licensing_graph()))}
    assert list(found) == [p.name for p in all_properties()]
    shown = {p.name for p in directly_shown()}
    assert {name for name, c in found.items() if c.way is Way.ITSELF} == shown
    assert {name for name, c in found.items() if c.way is Way.OPEN} == {
        "locked_usage_is_the_highest_usage",
        "without_overage_a_covered_system_stays_compliant",
        "a_purchase_changes_nothing_until_the_manual_sync",
    }


def test_what_speaks_of_counts_is_not_carried_over() -> None:
    s, t = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
    assert counts_in([s.lock_held & (t.strikes > 0), ~t.lock_held]) == ()
    assert counts_in([s.locked > 1]) == ("locked",)
    assert counts_in([t.usage <= t.known]) == ("known", "usage")
    assert counts_in([Inputs.symbols(Scope.INPUT).synced]) == ("synced",)


def test_a_sentence_that_is_not_true_of_pools_is_refused() -> None:
    """That a lock never changes is true where it is frozen (Q3), and not elsewhere."""
    (frozen,) = properties_named(["a_frozen_lock_never_changes"])
    part = Part("spoilt", "Spoilt.", tuple(direct_obligations(replace(frozen, needs=()))))
    with pytest.raises(CertificateError, match="it has a hole"):
        confirmed(part, (Z3,), None)


def test_what_is_noted_of_one_count_only_is_not_said_of_pools() -> None:
    """Neither is the property that is not true of pools."""
    said = {p.name for p in directly_shown()}
    noted = properties_named(["locked_usage_is_the_highest_usage", UNTRUE])
    assert not {p.name for p in noted} & said
    refuted = Part("spoilt", "Spoilt.", tuple(direct_obligations(noted[1])))
    with pytest.raises(CertificateError, match="it has a hole"):
        confirmed(refuted, (Z3,), None)


def test_a_wrong_lemma_is_refused() -> None:
    part = PARTS["the_deficit_is_enough"]
    (whole,) = part.obligations
    wrong = replace(whole, conclusion=(*whole.conclusion, pooled_state().usage >= 0))
    with pytest.raises(CertificateError, match="it has a hole"):
        confirmed(replace(part, obligations=(wrong,)), (Z3,), None)
