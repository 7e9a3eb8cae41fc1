"""What will happen when, and what would help until when, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from uccx_licensing.amounts import in_pools
from uccx_licensing.explaining.explanation import Explanation, Forecast
from uccx_licensing.explaining.forecasting import ENFORCED_NODES, Coming
from uccx_licensing.explaining.helping import Help
from uccx_licensing.explaining.sections import Clock, Section, readings_told
from uccx_licensing.observing.observations import Amount
from uccx_licensing.words import Calendar, count, in_words
from uccx_model.pools.amounts import Pool

__all__ = ["deficit", "forecasts", "headlines", "helps_told"]

_MOST: Final = 8  #: forecasts that are told; --json has all
_AVERTS: Final = {
    "irreversible": "irreversible Out of Compliance",
    "enforcement": "enforcement",
    "lifts": "",
}


def forecasts(found: Explanation, clock: Clock) -> Iterator[Section]:
    """Yield what comes if nothing changes, and what would help, by readings."""
    if found.given is None and not found.forecasts:
        yield Section("If nothing changes", ["No usage is known, so nothing can be foretold."])
    for forecast in found.forecasts[:_MOST]:
        under = readings_told(forecast.readings)
        several = f" (now {forecast.state})" if len(found.forecasts) > 1 else ""
        heading = f"If nothing changes{several}{f', if {under}' if under else ''}"
        rows = [_coming(found, coming, clock) for coming in forecast.comings]
        told = list(headlines(found, forecast, clock))
        yield Section(
            heading, told, ("Time", "What comes", "State", "Notices") if rows else (), rows
        )
        if forecast.helps:
            rows = [helps_told(found, one, clock) for one in forecast.helps]
            columns = ("What", "Averts", "Latest before the report of", "Else")
            yield Section("What would help", (), columns, rows)
    if len(found.forecasts) > _MOST:
        more = count(len(found.forecasts) - _MOST, "more forecast")
        yield Section("", [f"… and {more}: --json has all."])


def headlines(found: Explanation, forecast: Forecast, clock: Clock) -> Iterator[str]:
    """Yield the headline: when it is enforced, unless what."""
    if forecast.state in ENFORCED_NODES:
        ways = " or ".join(_act(found, one) for one in forecast.helps if one.averts == "lifts")
        yield f"It is enforced now{f'; what lifts it: {ways}' if ways else ''}."
        return
    coming = next((c for c in forecast.comings if c.node in ENFORCED_NODES), None)
    if coming is None:
        yield "No enforcement comes within 400 days."
        return
    acts = [one for one in forecast.helps if one.averts == "enforcement" and one.postponed is None]
    unless = f" unless you {_act(found, acts[0])} before" if acts else ""
    yield f"Enforced on {clock(_at(found, coming.after))}{unless}."
    last = next((c for c in forecast.latest if c.node in ENFORCED_NODES), None)
    if last is not None and last.after != coming.after:
        yield (
            f"At the latest on {clock(_at(found, last.after))}: it is not known since when the "
            "clock runs."
        )


def _at(found: Explanation, reports: int) -> datetime:
    return found.ends + reports * found.interval


def _coming(found: Explanation, coming: Coming, clock: Clock) -> tuple[str, ...]:
    limit = found.supposed.profile.values["strike_limit"]
    strike = f", strike {coming.strikes:,} of {limit:,}" if coming.node == "OVERAGE" else ""
    notices = [notice.value for notice in coming.notices]
    notices += [f"{notice.value} (not under every reading)" for notice in coming.perhaps]
    told = "\n".join(notices)
    return clock(_at(found, coming.after)), in_words(coming.transition), coming.node + strike, told


def helps_told(found: Explanation, one: Help, clock: Clock) -> tuple[str, ...]:
    """Return an act that helps, what it averts, until when, and what comes all the same."""
    latest = "" if one.latest is None else clock(_at(found, one.latest + 1))
    calendar = Calendar(found.supposed.profile.report_interval)
    later = ""
    if one.postponed is not None:
        later = f"only later: it comes in {calendar.length(one.postponed)}"
    return _act(found, one), _AVERTS[one.averts] or "lifts the enforcement", latest, later


def _act(found: Explanation, one: Help) -> str:
    match one.act:
        case "buy" if one.amount is not None and found.given is not None:
            missing = in_pools(deficit(one.amount, found.given.entitlement))
            return f"buy {missing} ({in_pools(one.amount)} in all)"
        case "buy":
            return "buy what is missing"
        case "reduce usage" if one.amount is not None:
            return f"use at most {in_pools(one.amount)}"
        case "restore the link":
            return "let the licence server answer again"
        case "reregister":
            return "renew the registration"
        case _:
            return one.act


def deficit(needed: Amount, entitlement: Amount) -> Amount:
    """Return how many licences are missing."""
    if isinstance(needed, int):
        return needed - (entitlement if isinstance(entitlement, int) else 0)
    own = {} if isinstance(entitlement, int) else entitlement
    return {pool: needed.get(pool, 0) - own.get(pool, 0) for pool in Pool}
