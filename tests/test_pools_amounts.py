"""Counts in pools against a plain reading: seats are handed out one by one."""

from __future__ import annotations

import operator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uccx_model.evaluation import evaluate
from uccx_model.expressions import Bool, Int, Scope, variable
from uccx_model.pools.amounts import Amounts, Entitlement, Pool, Usage, deficit

Counts = dict[Pool, int]
FEW = st.integers(0, 6)
COUNTS: st.SearchStrategy[Counts] = st.fixed_dictionaries(dict.fromkeys(Pool, FEW))


def short(own: Counts, used: Counts, covering: bool) -> list[Pool]:
    """Hand out seats one by one; return the pools in which somebody goes without."""
    left, without = dict(own), []
    wanted = [pool for pool in (Pool.PREMIUM, Pool.STANDARD) for _ in range(used[pool])]
    wanted += [pool for pool in (Pool.OUTBOUND, Pool.SERVER) for _ in range(used[pool])]
    for pool in wanted:
        other = Pool.PREMIUM if covering and pool is Pool.STANDARD else pool
        place = pool if left[pool] else other
        if left[place]:
            left[place] -= 1
        else:
            without.append(pool)
    return without


def values(amounts: Amounts) -> Counts:
    return {pool: int(evaluate(count, {})) for pool, count in amounts.counts.items()}


def holds(condition: Bool) -> bool:
    return bool(evaluate(condition, {}))


@given(COUNTS, COUNTS, st.booleans())
def test_a_pool_is_short_where_somebody_goes_without(
    own: Counts, used: Counts, covering: bool
) -> None:
    bought, usage = Entitlement.of(own, covering=covering), Usage.of(used, covering=covering)
    missing = short(own, used, covering)
    assert holds(usage > bought) == bool(missing)
    assert holds(bought >= usage) == (not missing)
    assert holds(bought < usage) == bool(missing)


@given(COUNTS, COUNTS, st.booleans())
def test_license_control_lets_in_premium_first_and_then_as_many_as_fit(
    own: Counts, wanted: Counts, covering: bool
) -> None:
    let_in = values(
        Usage.of(wanted, covering=covering).at_most(Entitlement.of(own, covering=covering))
    )
    seats = [
        (premium, standard)
        for premium, standard in product(
            range(wanted[Pool.PREMIUM] + 1), range(wanted[Pool.STANDARD] + 1)
        )
        if not short(
            own, dict.fromkeys(Pool, 0) | {Pool.PREMIUM: premium, Pool.STANDARD: standard}, covering
        )
    ]
    assert (let_in[Pool.PREMIUM], let_in[Pool.STANDARD]) == max(seats)
    assert let_in[Pool.OUTBOUND] == min(wanted[Pool.OUTBOUND], own[Pool.OUTBOUND])
    assert let_in[Pool.SERVER] == wanted[Pool.SERVER]


@given(COUNTS, COUNTS, st.booleans())
def test_the_deficit_is_the_least_purchase_that_is_enough(
    own: Counts, used: Counts, covering: bool
) -> None:
    missing = values(
        deficit(Entitlement.of(own, covering=covering), Usage.of(used, covering=covering))
    )
    enough = [
        (premium + standard, premium)
        for premium, standard in product(range(7), range(13))
        if not {Pool.PREMIUM, Pool.STANDARD}.intersection(
            short(
                own
                | {
                    Pool.PREMIUM: own[Pool.PREMIUM] + premium,
                    Pool.STANDARD: own[Pool.STANDARD] + standard,
                },
                used,
                covering,
            )
        )
    ]
    bought = missing[Pool.PREMIUM] + missing[Pool.STANDARD]
    assert (bought, missing[Pool.PREMIUM]) == min(enough)
    for pool in (Pool.OUTBOUND, Pool.SERVER):
        assert missing[pool] == short(own, used, covering).count(pool)


@given(COUNTS, COUNTS, COUNTS, st.booleans())
def test_a_lock_is_covered_where_each_highest_usage_is(
    own: Counts, first: Counts, later: Counts, covering: bool
) -> None:
    lock = Usage.of(first, covering=covering).at_least(Usage.of(later, covering=covering))
    highest = {pool: max(first[pool], later[pool]) for pool in Pool}
    assert values(lock) == highest
    bought = Entitlement.of(own, covering=covering)
    assert holds(bought >= lock) == (not short(own, highest, covering))


@given(COUNTS, COUNTS, COUNTS, st.booleans())
def test_agents_who_stay_are_let_in_beside_those_who_are_covered(
    own: Counts, stays: Counts, wanted: Counts, covering: bool
) -> None:
    usage = Usage.of(wanted, covering=covering)
    allowed = Entitlement.of(own, covering=covering).at_least(Usage.of(stays, covering=covering))
    assert holds(allowed >= Usage.of(stays, covering=covering))
    if not short(own, wanted, covering):
        assert values(usage.at_most(allowed)) == wanted
    let_in = values(usage.at_most(allowed))
    both = (own, stays)
    assert let_in[Pool.PREMIUM] <= max(counts[Pool.PREMIUM] for counts in both)
    if covering:
        seats = [counts[Pool.PREMIUM] + counts[Pool.STANDARD] for counts in both]
        assert let_in[Pool.PREMIUM] + let_in[Pool.STANDARD] <= max(seats)
    else:
        assert let_in[Pool.STANDARD] <= max(counts[Pool.STANDARD] for counts in both)


@pytest.mark.parametrize(
    ("standard", "premium", "missing"),
    [(40, 10, (0, 0)), (50, 0, (0, 0)), (41, 10, (1, 0)), (30, 12, (0, 2)), (45, 12, (5, 2))],
)
def test_the_worked_example(standard: int, premium: int, missing: tuple[int, int]) -> None:
    """10 Premium and 40 Standard bought: up to 10 Premium users, up to 50 in all (G20)."""
    bought = Entitlement.of({Pool.PREMIUM: 10, Pool.STANDARD: 40}, covering=True)
    used = Usage.of({Pool.PREMIUM: premium, Pool.STANDARD: standard}, covering=True)
    lacking = values(deficit(bought, used))
    assert (lacking[Pool.STANDARD], lacking[Pool.PREMIUM]) == missing
    assert holds(used > bought) == (missing != (0, 0))


def test_counts_stand_where_rules_have_one() -> None:
    condition = variable(Bool, "covering", Scope.STATE)
    some, none = Usage.of({Pool.SERVER: 1}, covering=condition), Usage.of({}, covering=condition)
    assert holds(some > 0)
    assert not holds(none > 0)
    assert holds(none == 0)
    assert holds(some != 0)
    chosen = some.if_else(condition, 0)
    server = chosen.counts[Pool.SERVER]
    assert isinstance(server, Int)
    assert [evaluate(server, {"covering": told}) for told in (True, False)] == [1, 0]


def test_an_entitlement_is_not_limited() -> None:
    some = Entitlement.of({}, covering=True)
    with pytest.raises(TypeError, match="Entitlement cannot be limited by"):
        some.at_most(some)


def test_usage_is_not_compared_pool_by_pool_with_an_entitlement_in_silence() -> None:
    bought, used = Entitlement.of({Pool.PREMIUM: 1}, covering=True), Usage.of({}, covering=True)
    with pytest.raises(TypeError, match="compare an entitlement with usage"):
        operator.ge(used, bought)
    with pytest.raises(TypeError, match="compare an entitlement with usage"):
        operator.le(bought, used)
