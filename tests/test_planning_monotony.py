"""More licences never fare worse: proved, and seen on random runs of both instances."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from uccx_model.choices import CHOICES, Q3, READINGS
from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import Execution
from uccx_model.expressions import FALSE, TRUE, Bool, Term
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import pooled_graph
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation
from uccx_proofs.monotony.obligations import obligations
from uccx_proofs.monotony.proving import proved
from uccx_proofs.monotony.relation import Claim, Relation
from uccx_proofs.monotony.sides import POOLED, SINGLE, Sides
from uccx_proofs.refusing import CertificateError
from uccx_proofs.solvers import SOLVERS, Z3

SIDES = {"one count": SINGLE, "pools": POOLED}


PROVED = [
    pytest.param(kind, claim, marks=[pytest.mark.slow] if long else [])
    for kind in SIDES
    for claim in Claim
    for long in [kind == "pools" and claim is not Claim.LOCK]
]


@pytest.mark.parametrize(("kind", "claim"), PROVED)
def test_more_licences_never_fare_worse(kind: str, claim: Claim) -> None:
    assert proved(Relation(SIDES[kind], claim), tuple(SOLVERS), None) > 100


class Unconditional(Relation):
    """Claims the same under every reading."""

    @property
    def condition(self) -> Bool:
        return TRUE


def test_buying_later_can_be_worse_where_the_lock_is_frozen() -> None:
    with pytest.raises(CertificateError, match="does not follow"):
        proved(Unconditional(SINGLE, Claim.ENFORCEMENT), (Z3,), None)


class Unordered(Relation):
    """Claims the same of any two entitlements."""

    @property
    def offered(self) -> Bool:
        return TRUE


@pytest.mark.parametrize("kind", SIDES)
def test_the_order_of_entitlements_is_needed(kind: str) -> None:
    with pytest.raises(CertificateError, match="does not follow"):
        proved(Unordered(SIDES[kind], Claim.LOCK), (Z3,), None)


class Strict(Relation):
    """Claims that the instance with more licences has fewer strikes, always."""

    def between(self, left: str, right: str) -> Bool:
        held = super().between(left, right)
        strikes = self.sides.state.strikes
        return held if held is FALSE else held & (self.sides.right(strikes) < strikes)


def test_what_does_not_hold_at_the_start_is_refused() -> None:
    with pytest.raises(CertificateError, match="start"):
        proved(Strict(SINGLE, Claim.LOCK), (Z3,), None)


def test_every_report_of_the_left_side_is_looked_at() -> None:
    told = [o.place for o in obligations(Relation(SINGLE, Claim.LOCK)) if o.kind == "order"]
    for node in ("IN_COMPLIANCE", "AUTHORIZATION_EXPIRED_ENFORCED", "REGISTRATION_EXPIRED"):
        for transition in SINGLE.outgoing[node]:
            expected = "OUT_OF_COMPLIANCE" not in transition.target.name
            assert any(place.startswith(transition.label + ",") for place in told) == expected


def start(sides: Sides, bought: int, random: Random) -> Situation:
    values: dict[str, Value] = {
        name: False if isinstance(symbol, Bool) else 0
        for name, symbol in sides.vocabulary.state.items()
    }
    for name in values:
        if name.startswith(("bought", "known")):
            values[name] = bought
    return Situation("EVALUATION", values | {"overage_allowed": True})


@pytest.mark.parametrize("kind", SIDES)
def test_random_runs_side_by_side_are_related(kind: str) -> None:
    """The relation is no empty claim: it holds along real runs, to their very end."""
    sides = SIDES[kind]
    random = Random(7)
    longest = 0
    for _ in range(15):
        claim = random.choice(list(Claim))
        longest = max(longest, _compare(sides, claim, random))
    assert longest > 60


def _compare(sides: Sides, claim: Claim, random: Random) -> int:
    """Return how many reports two instances went side by side."""
    numbers = {name: random.randint(1, 9) for name in PROFILES[0].values}
    numbers["strike_limit"] = random.randint(1, 4)
    numbers["authorization_period"] = numbers["out_of_compliance_period"] + random.randint(0, 2)
    choices = [random.choice(list(c)) if c in READINGS else next(iter(c)) for c in CHOICES]
    if claim is Claim.ENFORCEMENT:
        choices = [c for c in choices if c is not Q3.FROZEN_AT_ENTRY]
    graph = pooled_graph() if sides.pooled else licensing_graph()
    execution = Execution(graph, numbers, choices, variables=sides.vocabulary)
    stepper, relation = Stepper(execution), Relation(sides, claim)
    bought = [random.randint(0, 6), 0]
    bought[1] = bought[0] + random.randint(0, 3)
    heres = [start(sides, n, random) for n in bought]
    given = [_inputs(sides, n, 0, answered=True) for n in bought]
    heres = [
        execution.take(here, "register", inputs).after
        for here, inputs in zip(heres, given, strict=True)
    ]
    for number in range(80):
        if claim is not Claim.STEADY_ENFORCEMENT and random.random() < 0.1:
            bought = [n + random.randint(0, 2) for n in bought]
            bought[1] = max(bought)
        demand, answered = random.randint(0, 9), random.random() < 0.8
        nodes = [here.node for here in heres]
        if not relation.goes_on(nodes[0]):
            return number
        assert _holds(relation, execution, heres)
        for side, here in enumerate(heres):
            told = _inputs(sides, bought[side], demand, answered=answered)
            values = stepper.report(here.node, stepper.values(here), stepper.inputs(told))
            assert values is not None
            heres[side] = stepper.told(values, stepper.inputs(told)).after
    return 80


def _inputs(sides: Sides, bought: int, demand: int, *, answered: bool) -> dict[str, Value]:
    fixed = {"duration": 1, "ssm_reachable": answered, "synced": True, "overage_allowed": True}
    told: dict[str, Value] = dict.fromkeys(sides.vocabulary.inputs, 0)
    told |= {name: bought for name in told if name.startswith("bought")}
    told |= {name: demand for name in told if name.startswith("demand")}
    return told | {"wfo_in_use": False} | fixed


def _holds(relation: Relation, execution: Execution, heres: list[Situation]) -> bool:
    sides = relation.sides
    left, right = (execution.values(here, {}) for here in heres)
    values: dict[Term, Value] = dict(left)
    values |= {other: right[s] for s, other in sides.twins.items() if s in right}
    same = [left[s] == right[s] for s in sides.vocabulary.state.values() if s not in sides.twins]
    held = relation.between(heres[0].node, heres[1].node)
    return all(same) and bool(Valuation(values)(held))


def test_a_premium_seat_more_and_a_standard_seat_fewer_is_more() -> None:
    """Where Premium seats cover Standard ones, the order is by Premium seats and by all."""
    state = POOLED.state
    held = POOLED.covers_no_more(state.bought)
    values: dict[Term, Value] = {}
    for name, symbol in POOLED.vocabulary.state.items():
        values[symbol] = 0
        if symbol in POOLED.twins:
            values[POOLED.twins[symbol]] = 0
        if name == "bought_standard":
            values |= {symbol: 5, POOLED.twins[symbol]: 4}
        if name == f"bought_{Pool.PREMIUM}":
            values |= {symbol: 1, POOLED.twins[symbol]: 2}
    assert Valuation(values)(held)
    kind = POOLED.vocabulary.state["license_type"]
    assert not Valuation({**values, kind: 2})(held)  # Perpetual Premium: nothing covers
    assert replace(POOLED) == POOLED
