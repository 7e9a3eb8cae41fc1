"""When to buy, held against every way to buy, run one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement
from random import Random

import pytest

from small_plans import (
    finding_of,
    observed,
    random_pools,
    random_usage,
    runs_of,
    small_profile,
)
from uccx_licensing.planning.buying import Purchase, cost
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.plan import Buying, Known
from uccx_licensing.planning.running import Aim, Runs
from uccx_licensing.planning.timing import bought_in_time
from uccx_model.choices import Q3, Q4, Choice

Way = tuple[int, ...]
"""How many licences have been bought by each report."""


def every_way(length: int, most: int) -> Iterator[Way]:
    yield from combinations_with_replacement(range(most + 1), length)


def enough(runs: Runs, there: list[Mix], way: Way, aim: Aim) -> bool:
    bought = [(mix[0] + more,) for mix, more in zip(there, way, strict=True)]
    return aim not in runs.run(bought).happened


def latest_first(way: Way) -> tuple[int, ...]:
    """Return what orders ways: less in all first, then each purchase late and small."""
    rises = [(n, now - before) for n, (before, now) in enumerate(zip((0, *way), way, strict=False))]
    told = [number for place, more in rises if more for number in (-place, more)]
    return (way[-1], *told)


def way_of(purchases: tuple[Purchase, ...], length: int) -> Way:
    return tuple(
        max((p.total[0] for p in purchases if p.place <= place), default=0)
        for place in range(length)
    )


def bought(runs: Runs, there: list[Mix], aim: Aim) -> Buying:
    return bought_in_time(finding_of(runs, there, aim), there)


@pytest.mark.parametrize("seed", range(24))
def test_one_count_against_every_way_to_buy(seed: int) -> None:
    random = Random(seed)
    length, aim = random.randint(3, 8), random.choice(list(Aim))
    usage = random_usage(random, length, 3)
    usage[0] = usage[0] or 1
    answered = [random.random() < 0.85 for _ in usage]
    profile = small_profile(random.randint(1, 3), random.randint(1, 4))
    readings: tuple[Choice, ...] = random.choice(((), (Q4.RESETS_COUNT,)))
    changes = {0: 1, random.randrange(length): random.randint(0, 2)}
    runs = runs_of(observed(usage, answered, changes), profile, readings)
    there = list(runs.series.entitlement or ())
    found = bought(runs, there, aim)
    assert found.known is Known.PROVED, found.why
    ways = [way for way in every_way(length, 4) if enough(runs, there, way, aim)]
    assert way_of(found.purchases, length) == min(ways, key=latest_first)
    assert found.cost == min(way[-1] for way in ways)


@pytest.mark.parametrize("seed", range(12))
def test_pools_are_bought_as_late_as_can_be(seed: int) -> None:
    random = Random(100 + seed)
    usage = random_pools(random, random.randint(5, 20), 4)
    runs = runs_of(observed(usage), small_profile(random.randint(1, 3), random.randint(2, 6)))
    there = [(1, 1, 0, 0)] * len(usage)
    aim = random.choice(list(Aim))
    prices = (random.randint(1, 3) * 1.0, random.randint(1, 3) * 1.0, 1.0, 1.0)
    finding = finding_of(runs, there, aim, prices)
    found = bought_in_time(finding, there)
    assert found.known is Known.PROVED, found.why
    before: Mix = (0, 0, 0, 0)
    for purchase in found.purchases:
        assert any(purchase.added)
        assert runs.series.mixes.plus(before, purchase.added) == purchase.total
        before = purchase.total
    if found.purchases:
        assert found.cost == cost(before, prices)


def test_a_lock_may_be_cured_where_that_comes_later() -> None:
    """Bought a period after the lock is later than before it, and not more."""
    runs = runs_of(observed([1, 4, 4, 4, 4, 1, 1, 1, 1, 1, 1]), small_profile(2, 5))
    there: list[Mix] = [(2,)] * 11
    found = bought(runs, there, Aim.ENFORCEMENT)
    assert found.purchases == (Purchase(7, (2,), (2,)),)
    assert found.after is not None
    assert found.after.happened == {Aim.STRIKE: 1, Aim.LOCK: 2}
    assert found.after.deficit is None
    assert bought(runs, there, Aim.LOCK).purchases == (Purchase(2, (2,), (2,)),)


def test_where_usage_grows_in_a_lock_it_is_cured_before() -> None:
    runs = runs_of(observed([1, 4, 4, 4, 9, 1, 1, 1, 1, 1, 1]), small_profile(2, 5))
    found = bought(runs, [(2,)] * 11, Aim.ENFORCEMENT)
    assert found.purchases == (Purchase(3, (2,), (2,)),)


def test_nothing_is_bought_where_there_is_enough() -> None:
    runs = runs_of(observed([1, 4, 1, 4, 1]), small_profile(2))
    found = bought(runs, [(2,)] * 5, Aim.LOCK)
    assert (found.known, found.purchases) == (Known.PROVED, ())


def test_the_end_of_data_in_a_lock_has_a_deadline() -> None:
    runs = runs_of(observed([1, 4, 5, 5]), small_profile(2, 6))
    found = bought(runs, [(2,)] * 4, Aim.ENFORCEMENT)
    assert found.purchases == ()
    assert found.after is not None
    deficit = found.after.deficit
    assert deficit is not None
    assert (deficit.place, deficit.missing, deficit.known) == (8, (3,), True)


def test_what_is_enforced_already_is_due_at_once() -> None:
    runs = runs_of(observed([4, 4, 4, 4, 4]), small_profile(2, 2))
    found = bought(runs, [(2,)] * 5, Aim.STRIKE)
    assert found.before is not None
    assert found.before.happened == {Aim.STRIKE: 0, Aim.LOCK: 1, Aim.ENFORCEMENT: 3}
    deficit = found.before.deficit
    assert deficit is not None
    assert (deficit.place, deficit.missing, deficit.known) == (5, (2,), True)


def test_what_is_not_proved_is_unknown() -> None:
    """Where the lock is frozen at its entry, buying early is no better than buying late."""
    from uccx_licensing.planning.finding import Finding  # noqa: PLC0415
    from uccx_licensing.planning.ordered import Order  # noqa: PLC0415

    runs = runs_of(observed([4] * 8), small_profile(2, 3), (Q3.FROZEN_AT_ENTRY,))
    there: list[Mix] = [(2,)] * 8
    given = finding_of(runs, there, Aim.ENFORCEMENT).given
    found = bought_in_time(Finding(runs, given, Order(False, runs.execution)), there)
    assert found.known is Known.UNKNOWN
    assert "not proved" in found.why


@pytest.mark.parametrize("change", ["earlier", "more"])
def test_worse_purchases_are_noticed(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    worse = {"earlier": Purchase(0, (2,), (2,)), "more": Purchase(2, (3,), (3,))}[change]
    monkeypatch.setattr("uccx_licensing.planning.timing.purchases", lambda *_: [worse])
    runs = runs_of(observed([1, 4, 4, 4, 1]), small_profile(2))
    found = bought(runs, [(2,)] * 5, Aim.LOCK)
    assert found.known is Known.UNKNOWN
    assert "could be smaller, or later" in found.why
