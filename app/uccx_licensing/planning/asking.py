"""What the command `plan` is asked for, understood: files read, amounts, prices and readings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from math import isfinite
from typing import Final

from uccx_licensing.amounts import in_pools
from uccx_licensing.explaining.command import at_interval
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import Repair
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Flaw
from uccx_licensing.options import InputError
from uccx_licensing.planning.mixes import Mixes
from uccx_licensing.planning.plan import Given, Plan
from uccx_licensing.planning.planning import planned
from uccx_licensing.planning.running import Aim, Runs
from uccx_licensing.planning.series import Series, SeriesError, series_of
from uccx_model.choices import Q12, READINGS
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import COVERING_TYPES
from uccx_model.variables import LicenseType

__all__ = ["Asked", "asked_plan"]

_LARGEST: Final = 1e12


@dataclass(frozen=True)
class Asked:
    """The arguments and options of the command, as they were written."""

    files: tuple[str, ...]
    avoid: str | None
    price: str | None
    supposed: Supposed
    reading: ReadingOptions


def asked_plan(asked: Asked) -> tuple[Plan, tzinfo]:
    """Return the plan that is asked for, and the zone in which its times are told.

    Raises:
        InputError: a file cannot be read, nothing can be planned with it, or an option is wrong.
    """
    supposed = asked.supposed
    profile, choices = supposed.profile, tuple(supposed.readings.values())
    told, kind = supposed.bought, supposed.license_type
    if others := [option for option in choices if type(option) not in READINGS]:
        names = ", ".join(choice.__name__ for choice in READINGS)
        raise InputError(f"--reading {others[0].title}: this is no reading; there are: {names}.")
    if kind is LicenseType.FLEX_PREMIUM and Q12.SIX_LEAVES not in choices:
        raise InputError(
            "--license-type Flex Premium: it is a type of its own only with --reading "
            f"{Q12.SIX_LEAVES.title}."
        )
    observed = read(asked.files, at_interval(asked.reading, supposed))
    try:
        series = series_of(
            observed,
            profile.report_interval,
            covering=kind in COVERING_TYPES,
            gaps=supposed.gaps,
            link=supposed.link,
        )
    except SeriesError as error:
        raise InputError(f"{', '.join(asked.files)}: {error}.") from error
    repaired = (repair for repair in observed.repairs if repair.kind != Flaw.GAP.words)
    series = replace(series, notes=(*series.notes, *map(_repaired, repaired)))
    prices = _prices(asked.price, series.mixes)
    bought = series.entitlement
    if told is not None:
        try:
            bought = [series.mixes.mix(told)] * len(series)
        except ValueError as error:
            wanted = "standard=40,premium=10" if series.mixes.pooled else "a number such as 100"
            why = "by pool" if series.mixes.pooled else "as one count"
            raise InputError(
                f"--bought {in_pools(told)}: the data count licences {why}; expected {wanted}."
            ) from error
        series = _without_column(series)
    if asked.avoid is not None and bought is None:
        raise InputError("--avoid: nothing tells how many licences there are; expected --bought.")
    given = Given(prices, bought, Aim(asked.avoid or Aim.LOCK))
    return planned(Runs(series, profile, choices, kind), given), asked.reading.zone or UTC


def _without_column(series: Series) -> Series:
    if series.entitlement is None:
        return series
    note = "The entitlements that the data tell are not used: --bought tells another."
    return replace(series, notes=(*series.notes, note))


def _repaired(repair: Repair) -> str:
    example = f", {repair.example}" if repair.example else ""
    what = f"{repair.kind[0].upper()}{repair.kind[1:]}"
    return f"{what}: {repair.count:,} (first {repair.first}{example})."


def _prices(text: str | None, mixes: Mixes) -> tuple[float, ...]:
    """Return the price of a licence of each pool: one each, unless something else is told.

    Raises:
        InputError: it is no price, or of a pool that does not exist.
    """
    if text is None:
        return (1.0,) * len(mixes.nothing)
    if not mixes.pooled:
        return (_price(text),)
    told: dict[Pool, float] = {}
    for part in text.split(","):
        name, equals, number = part.partition("=")
        pool = next((p for p in Pool if p.value == name.strip().casefold()), None)
        if pool is None or not equals or pool in told:
            known = ", ".join(pool.value for pool in Pool)
            twice = " once" if pool in told else ""
            raise InputError(
                f"--price {text[:60]!r}: expected prices by pool{twice}, such as "
                f"standard=60,premium=100; the pools are {known}."
            )
        told[pool] = _price(number)
    return tuple(told.get(pool, 1.0) for pool in Pool)


def _price(text: str) -> float:
    try:
        price = float(text)
    except ValueError:
        price = -1.0
    if not (isfinite(price) and 0 <= price <= _LARGEST):
        raise InputError(f"--price: expected a number that is not below zero, found {text[:60]!r}.")
    return price
