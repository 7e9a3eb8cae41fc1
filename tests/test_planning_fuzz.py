"""Random systems with any numbers and readings: what is told as proved is what every run says."""

from __future__ import annotations

from itertools import combinations_with_replacement
from random import Random

import pytest

from small_plans import (
    TakenForGranted,
    every_mix,
    observed,
    random_pools,
    random_usage,
    runs_of,
)
from uccx_licensing.planning.finding import Finding
from uccx_licensing.planning.plan import Given, Known
from uccx_licensing.planning.running import Aim, Runs
from uccx_licensing.planning.timing import bought_in_time
from uccx_model.choices import READINGS
from uccx_model.evaluation import Valuation
from uccx_model.parameters import PROFILES, Profile
from uccx_proofs.monotony.relation import Claim, Relation
from uccx_proofs.monotony.sides import SINGLE


class WhereItHolds(TakenForGranted):
    """Asks no solver, but relies on claims only under their conditions."""

    def missing(self, claim: Claim) -> str:  # type: ignore[override]
        condition = Relation(SINGLE, claim).condition
        return "" if Valuation(self.execution.rigid)(condition) else "not proved"


def random_runs(random: Random, *, pooled: bool) -> Runs:
    length = random.randint(1, 12)
    usage = (random_pools if pooled else random_usage)(random, length, 2)
    likely = random.random()
    answered = [random.random() < likely for _ in usage]
    numbers = {name: random.randint(1, 6) for name in PROFILES[0].values}
    numbers["strike_limit"] = random.randint(1, 3)
    choices = tuple(random.choice(list(choice)) for choice in READINGS)
    return runs_of(observed(usage, answered), Profile("any", 15, "", numbers), choices)


def finding_in(runs: Runs, there: list[tuple[int, ...]] | None, aim: Aim) -> Finding:
    given = Given((1.0,) * len(runs.series.mixes.nothing), there, aim)
    return Finding(runs, given, WhereItHolds(runs.series.mixes.pooled, runs.execution))


@pytest.mark.parametrize("pooled", [False, True])
def test_the_fewest_licences_of_random_systems(pooled: bool) -> None:
    told = dict.fromkeys(Known, 0)
    for seed in range(60 if not pooled else 20):
        runs = random_runs(Random(seed), pooled=pooled)
        mixes = runs.series.mixes
        for aim in Aim:
            answer = finding_in(runs, None, aim).fewest(aim)
            told[answer.known] += 1
            for mix in every_mix(runs, 4):
                points = [mixes.point(least) for least in answer.least]
                enough = any(
                    all(a >= b for a, b in zip(mixes.point(mix), p, strict=True)) for p in points
                )
                if answer.known is not Known.UNKNOWN:
                    happens = aim in runs.run([mix] * len(runs.series)).happened
                    assert happens != enough, (seed, aim, mix)
    assert told[Known.PROVED] > 4 * told[Known.UNKNOWN] > 0
    assert told[Known.UNAVOIDABLE] > 0


def test_the_purchases_of_random_systems() -> None:
    for seed in range(60):
        runs = random_runs(Random(1000 + seed), pooled=False)
        length = min(len(runs.series), 6)
        if length < len(runs.series):
            continue
        aim = list(Aim)[seed % 3]
        there = [(seed % 2,)] * length
        found = bought_in_time(finding_in(runs, list(there), aim), there)
        ways = [
            way
            for way in combinations_with_replacement(range(4), length)
            if aim not in runs.run([(there[0][0] + more,) for more in way]).happened
        ]
        if found.known is Known.UNAVOIDABLE:
            assert ways == []
        if found.known is Known.PROVED:
            total = max((p.total[0] for p in found.purchases), default=0)
            assert total == min(way[-1] for way in ways), seed
            first = min((p.place for p in found.purchases), default=length)
            cheapest = [way for way in ways if way[-1] == total]
            assert first == max(
                next((n for n, more in enumerate(way) if more), length) for way in cheapest
            )
