"""Small systems to plan for: short periods, little usage, and a proof that is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

from uccx_licensing.amounts import Amount
from uccx_licensing.observing.observations import Observed, Place, ReportSeen
from uccx_licensing.planning.finding import Finding
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.ordered import Order
from uccx_licensing.planning.plan import Given
from uccx_licensing.planning.running import Aim, Runs
from uccx_licensing.planning.series import series_of
from uccx_model.choices import Choice
from uccx_model.parameters import PROFILES, Profile
from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType

START = datetime(2026, 1, 1, tzinfo=UTC)


class TakenForGranted(Order):
    """Asks no solver: what is proved is proved elsewhere."""

    def missing(self, claim: object) -> str:  # noqa: ARG002
        return ""


def small_profile(strike_limit: int = 3, period: int = 6) -> Profile:
    """Return a release whose periods are short; silence is long in coming."""
    long = dict.fromkeys(PROFILES[0].values, 1000)
    values = {**long, "strike_limit": strike_limit, "out_of_compliance_period": period}
    return Profile("small", 15, "a test", values | {"early_warning": 2, "late_warning": 1})


def observed(
    usage: Sequence[Amount | None],
    answered: Sequence[bool] = (),
    entitlement: Mapping[int, Amount] | None = None,
) -> Observed:
    """Return reports one after the other, from the first of January on."""
    told = entitlement or {}
    return Observed(
        tuple(
            ReportSeen(
                START + timedelta(minutes=15 * n),
                amount,
                told.get(n),
                answered[n] if answered else None,
                None,
                Place("usage.csv", n + 2),
            )
            for n, amount in enumerate(usage)
        )
    )


def runs_of(
    data: Observed,
    profile: Profile,
    choices: tuple[Choice, ...] = (),
    kind: LicenseType = LicenseType.FLEX_STANDARD,
) -> Runs:
    """Return the instance with this usage."""
    covering = kind is LicenseType.FLEX_STANDARD
    series = series_of(data, profile.report_interval, covering=covering)
    return Runs(series, profile, choices, kind)


def finding_of(
    runs: Runs,
    bought: Sequence[Mix] | None = None,
    avoid: Aim = Aim.LOCK,
    prices: tuple[float, ...] = (),
) -> Finding:
    """Return the search for a plan."""
    series = runs.series
    given = Given(prices or (1.0,) * len(series.mixes.nothing), bought, avoid)
    return Finding(runs, given, TakenForGranted(series.mixes.pooled, runs.execution))


def random_usage(random: Random, length: int, highest: int) -> list[Amount | None]:
    """Return a usage that stays as it is now and then."""
    usage: list[Amount | None] = []
    for _ in range(length):
        again = usage and random.random() < 0.3
        usage.append(usage[-1] if again else random.randint(0, highest))
    return usage


def random_pools(random: Random, length: int, highest: int) -> list[Amount | None]:
    """Return usage of Standard and Premium seats and of ports."""
    pools = (Pool.STANDARD, Pool.PREMIUM, Pool.OUTBOUND)
    tops = (highest, highest, 1)
    return [
        {pool: random.randint(0, top) for pool, top in zip(pools, tops, strict=True)}
        for _ in range(length)
    ]


def every_mix(runs: Runs, highest: int) -> Iterator[Mix]:
    """Yield all small mixes."""
    if not runs.series.mixes.pooled:
        yield from ((n,) for n in range(highest + 1))
        return
    for seats in product(range(highest + 1), repeat=2):
        yield from ((*seats, ports, 0) for ports in range(2))
