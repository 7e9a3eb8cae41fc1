"""The fewest licences, held against every entitlement there is, run one by one."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_plans import (
    every_mix,
    finding_of,
    observed,
    random_pools,
    random_usage,
    runs_of,
    small_profile,
)
from uccx_licensing.amounts import Amount
from uccx_licensing.planning.buying import cost
from uccx_licensing.planning.frontier import TooManyError, corners, frontier, least
from uccx_licensing.planning.mixes import Mix, Mixes
from uccx_licensing.planning.plan import Known
from uccx_licensing.planning.running import Aim, Runs
from uccx_model.choices import Q3, Q4
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType

IN_TURN: list[Amount | None] = [{Pool.STANDARD: 3}, {Pool.PREMIUM: 2}]
"""Of two reports in a row, one is within three Standard or two Premium seats."""
READINGS = ((), (Q4.RESETS_COUNT,), (Q3.FROZEN_AT_ENTRY,))


def enough(runs: Runs, mix: Mix, aim: Aim) -> bool:
    return aim not in runs.run([mix] * len(runs.series)).happened


def as_good(mixes: Mixes, one: Mix, other: Mix) -> bool:
    pairs = zip(mixes.point(one), mixes.point(other), strict=True)
    return all(a >= b for a, b in pairs)


@pytest.mark.parametrize("seed", range(25))
def test_one_count_against_every_entitlement(seed: int) -> None:
    random = Random(seed)
    usage = random_usage(random, random.randint(1, 30), 5)
    answered = [random.random() < 0.85 for _ in usage]
    if random.random() < 0.3:
        usage[random.randrange(len(usage))] = None
    if not any(usage):
        usage[0] = 1
    profile = small_profile(random.randint(1, 4), random.randint(1, 8))
    runs = runs_of(observed(usage, answered), profile, random.choice(READINGS))
    for aim in Aim:
        answer = finding_of(runs).fewest(aim)
        assert answer.known is Known.PROVED, answer.why
        told = [mix for mix in every_mix(runs, 6) if enough(runs, mix, aim)]
        assert answer.least == (min(told),) == (answer.cheapest,)


@pytest.mark.parametrize("kind", [LicenseType.FLEX_STANDARD, LicenseType.PERPETUAL_PREMIUM])
@pytest.mark.parametrize("seed", range(8))
def test_pools_against_every_entitlement(seed: int, kind: LicenseType) -> None:
    random = Random(seed)
    usage = random_pools(random, random.randint(2, 25), 3)
    answered = [random.random() < 0.85 for _ in usage]
    profile = small_profile(random.randint(1, 3), random.randint(1, 8))
    runs = runs_of(observed(usage, answered), profile, random.choice(READINGS), kind)
    mixes = runs.series.mixes
    assert mixes.covering == (kind is LicenseType.FLEX_STANDARD)
    prices = (random.randint(1, 3) * 1.0, random.randint(1, 3) * 1.0, 1.0, 1.0)
    for aim in Aim:
        answer = finding_of(runs, prices=prices).fewest(aim)
        assert answer.known is Known.PROVED, answer.why
        every = list(every_mix(runs, 6))
        told = {mix for mix in every if enough(runs, mix, aim)}
        assert told == {m for m in every if any(as_good(mixes, m, n) for n in answer.least)}
        assert answer.cost == min(cost(mix, prices) for mix in told)
        assert answer.cheapest in told
        assert all(not enough(runs, mix, aim) for mix in answer.fewer)


def test_enforcement_needs_a_period_after_the_lock() -> None:
    """What is locked in the last days of data is not enforced in them: it is due then."""
    profile = small_profile(strike_limit=2, period=5)
    runs = runs_of(observed([3, 3, 1, 7, 7, 1, 1]), profile)
    lock, enforcement = (finding_of(runs).fewest(aim) for aim in (Aim.LOCK, Aim.ENFORCEMENT))
    assert (lock.cheapest, enforcement.cheapest) == ((7,), (3,))
    assert enforcement.fate is not None
    deficit = enforcement.fate.deficit
    assert deficit is not None
    assert deficit.known
    # Locked by the report 4 (from 0), enforced 5 reports later, in which 7 licences are locked.
    assert (deficit.place, deficit.missing, deficit.locked) == (9, (4,), (7,))


def test_what_silence_does_no_licence_avoids() -> None:
    numbers = {**PROFILES[0].values, "authorization_period": 3, "overage_period": 2}
    profile = small_profile()
    object.__setattr__(profile, "values", numbers)
    runs = runs_of(observed([1] * 8, [True] + [False] * 7), profile)
    answer = finding_of(runs).fewest(Aim.ENFORCEMENT)
    assert answer.known is Known.UNAVOIDABLE
    assert answer.unavoidable == 5
    assert finding_of(runs).fewest(Aim.STRIKE).cheapest == (1,)


def test_a_wrong_answer_is_not_told_as_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = runs_of(observed([1, 5, 5, 5, 2]), small_profile())
    for wrong in ([(4,)], [(6,)]):
        monkeypatch.setattr("uccx_licensing.planning.finding.frontier", lambda _, w=wrong: w)
        answer = finding_of(runs).fewest(Aim.LOCK)
        assert answer.known is Known.UNKNOWN
        assert "it happens at report 4" in answer.why or "does not happen either" in answer.why


def test_a_missing_mix_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = runs_of(observed(IN_TURN * 3), small_profile(2))
    full = finding_of(runs).fewest(Aim.LOCK)
    assert set(full.least) == {(3, 0, 0, 0), (0, 2, 0, 0)}
    some = [runs.series.mixes.point(full.least[0])]
    monkeypatch.setattr("uccx_licensing.planning.finding.frontier", lambda _: some)
    assert finding_of(runs).fewest(Aim.LOCK).known is Known.UNKNOWN


POINTS = st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(POINTS)
def test_what_is_not_enough_is_at_or_below_a_corner(points: list[tuple[int, int, int]]) -> None:
    lowest = least(points)
    found = corners(lowest, (6, 6, 6))

    def below(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        return all(a <= b for a, b in zip(one, other, strict=True))

    for point in np.ndindex(7, 7, 7):
        not_enough = not any(below(p, point) for p in lowest)
        assert not_enough == any(below(point, corner) for corner in found)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 4)] * 2), min_size=2, max_size=12), st.integers(1, 3))
def test_every_least_point_is_found(reports: list[tuple[int, int]], length: int) -> None:
    demands = np.array(reports, dtype=np.int64)
    rows = [demands[n : n + length] for n in range(len(demands) - length + 1)]
    windows = np.array(rows, dtype=np.int64).reshape(len(rows), length, 2)
    told = [
        point
        for point in np.ndindex(5, 5)
        if all(any((report <= point).all() for report in row) for row in rows)
    ]
    assert frontier(windows) == least(told)


def test_too_many_combinations_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uccx_licensing.planning.frontier.MOST_TRIALS", 1)
    runs = runs_of(observed(IN_TURN * 3), small_profile(2))
    answer = finding_of(runs).fewest(Aim.LOCK)
    assert answer.known is Known.UNKNOWN
    assert "combinations" in answer.why
    with pytest.raises(TooManyError):
        frontier(finding_of(runs).demands().windows(Aim.LOCK))
