"""What will happen when, and what would help until when, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from uccx_licensing.amounts import in_pools
from uccx_licensing.explaining.explanation import Explanation, Forecast
from uccx_licensing.explaining.forecasting import ENFORCED_NODES, Coming
from uccx_licensing.explaining.helping import Help
from uccx_licensing.explaining.sections import Clock, Section, readings_told
from uccx_licensing.words import Calendar, count, in_words

__all__ = ["forecasts", "headlines", "helps_told"]

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
            yield Section("What would help", _tried(found), columns, rows)
    if len(found.forecasts) > _MOST:
        more = count(len(found.forecasts) - _MOST, "more forecast")
        yield Section("", [f"… and {more}: --json has all."])


def _tried(found: Explanation) -> Sequence[str]:
    """Return under which readings acts are tried, if there are several."""
    if not any(len(options) > 1 for options in found.open.values()):
        return ()
    return ["Tried under the first of the readings under which this comes, and all of Q6 and Q7."]


def headlines(found: Explanation, forecast: Forecast, clock: Clock) -> Iterator[str]:
    """Yield the headline: when it is enforced, unless what."""
    if forecast.state in ENFORCED_NODES:
        lifting = [one for one in forecast.helps if one.averts == "lifts" and not one.readings]
        ways = " or ".join(_headed(found, one) for one in lifting)
        yield f"It is enforced now{f'; what lifts it: {ways}' if ways else ''}."
        return
    coming = next((c for c in forecast.comings if c.node in ENFORCED_NODES), None)
    if coming is None:
        yield "No enforcement comes within 400 days."
        return
    acts = [one for one in forecast.helps if one.averts == "enforcement" and one.postponed is None]
    sure = [one for one in acts if not one.readings]
    unless = f" unless you {_headed(found, sure[0])} before" if sure else ""
    yield f"Enforced on {clock(_at(found, coming.after))}{unless}."
    last = next((c for c in forecast.latest if c.node in ENFORCED_NODES), None)
    if last is not None and last.after != coming.after:
        yield (
            f"At the latest on {clock(_at(found, last.after))}: it is not known since when the "
            "clock runs."
        )


def _headed(found: Explanation, one: Help) -> str:
    """Return an act in words, with no amount where that is not known."""
    return _act(found, replace(one, amount=None) if one.at_least else one)


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
    under = readings_told(one.readings)
    act = f"{_act(found, one)}{f', if {under}' if under else ''}"
    return act, _AVERTS[one.averts] or "lifts the enforcement", latest, later


def _act(found: Explanation, one: Help) -> str:
    match one.act:
        case "buy" | "buy and synchronize":
            return f"buy {_bought(found, one)}{one.act.removeprefix('buy')}"
        case "reduce usage" if one.amount is not None:
            return f"use at most {in_pools(one.amount)}"
        case "restore the link":
            return "let the licence server answer again"
        case "reregister":
            return "renew the registration"
        case "deregister and register":
            return "deregister and register anew"
        case _:
            return one.act


def _bought(found: Explanation, one: Help) -> str:
    if found.given is None:
        return "what is missing"
    if one.amount is None or one.missing is None:
        return "what is locked (how much is not known)"
    least = "at least " if one.at_least else ""
    return f"{least}{in_pools(one.missing)} ({least}{in_pools(one.amount)} in all)"
