"""An explanation as data for programs: `explanation.schema.json` says what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from uccx_licensing.amounts import Amount, pool_of
from uccx_licensing.explaining.explanation import (
    Change,
    Explanation,
    Forecast,
    Possible,
    Unexplained,
)
from uccx_licensing.explaining.forecasting import Coming
from uccx_licensing.explaining.guessed import Lock
from uccx_licensing.explaining.sections import Clock
from uccx_licensing.observing.observations import Place, Repair
from uccx_licensing.version import NAME, version
from uccx_model.choices import Choice

__all__ = ["SCHEMA_VERSION", "explanation_as_data", "explanation_as_json"]

SCHEMA_VERSION: Final = "1.0"
"""Grows in front when a reader of the former version may fail, behind when something is added."""


def explanation_as_json(found: Explanation, clock: Clock) -> str:
    """Return an explanation as JSON."""
    data = explanation_as_data(found, clock)
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def explanation_as_data(found: Explanation, clock: Clock) -> dict[str, Any]:
    """Return an explanation as data; moments are in the clock's zone."""

    def at(moment: datetime) -> str:
        return moment.astimezone(clock.zone).isoformat()

    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": NAME, "version": version()},
        "verdict": found.verdict.value,
        "doubts": list(found.doubts),
        "profile": found.supposed.profile.name,
        "supposed": list(found.assumptions),
        "repairs": [_repair(repair) for repair in found.repairs],
        "reports": found.reports,
        "missing": found.missing,
        "begins": at(found.begins),
        "ends": at(found.ends),
        "amounts_known": found.amounts_known,
        "choices": {type(option).__name__: option.value for option in found.choices},
        "changes": [{"time": at(change.at), **_change(change)} for change in found.changes],
        "at": None if found.at is None else [_possible(one) for one in found.at],
        "end": [_possible(one) for one in found.end],
        "readings": [_reading(found, choice) for choice in found.open],
        "together": [[_named(options) for options in pair] for pair in found.together],
        "unexplained": found.unexplained
        and {
            "time": at(found.unexplained.at),
            **_unexplained(found.unexplained),
        },
        "forecasts": [_forecast(found, forecast, at) for forecast in found.forecasts],
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    return None if place is None else {"file": place.file, "line": place.line}


def _amount(amount: Amount) -> Any:
    return amount if isinstance(amount, int) else {p.value: n for p, n in amount.items()}


def _lock(lock: Lock) -> dict[str, Any]:
    least = _amount(lock.amount)
    return {"locked": least if lock.sure else None, "locked_at_least": least}


def _named(options: Iterable[Choice]) -> dict[str, str]:
    return {type(option).__name__: option.value for option in options}


def _under(readings: Sequence[Sequence[Choice]]) -> dict[str, list[str]]:
    return {type(options[0]).__name__: [o.value for o in options] for options in readings}


def _repair(repair: Repair) -> dict[str, Any]:
    told = {"kind": repair.kind, "count": repair.count, "example": repair.example}
    return {**told, "first": _place(repair.first)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "line": _place(change.place),
        "reports": change.reports,
        "event": change.event,
        "state": change.state,
        "strikes": change.strikes,
        **_lock(change.locked),
        "usage": None if change.usage is None else _amount(change.usage),
        "entitlement": _amount(change.entitlement),
        "notices": [notice.value for notice in change.notices],
    }


def _possible(one: Possible) -> dict[str, Any]:
    values = one.here.values
    return {
        "state": one.here.node,
        "values": {name: v for name, v in values.items() if pool_of(name)[0] not in one.unknown},
        "unknown": sorted(one.unknown),
        "locked_at_least": _amount(one.locked.amount),
        "readings": _under(one.readings),
        "clocks": {name: list(ends) for name, ends in one.clocks.items()},
    }


def _reading(found: Explanation, choice: type[Choice]) -> dict[str, Any]:
    return {
        "reading": choice.__name__,
        "question": choice.question(),
        "agrees": [option.value for option in found.open[choice]],
        "ruled_out": [
            {"option": e.option.value, "line": _place(e.place), "why": e.why}
            for e in found.excluded
            if type(e.option) is choice
        ],
    }


def _unexplained(line: Unexplained) -> dict[str, Any]:
    return {
        "line": _place(line.place),
        "told": line.told,
        "before": [
            {
                "state": suspect.state,
                "strikes": suspect.strikes,
                **_lock(suspect.locked),
                "reasons": list(suspect.reasons),
            }
            for suspect in line.suspects
        ],
    }


def _forecast(found: Explanation, forecast: Forecast, at: Any) -> dict[str, Any]:
    def after(reports: int) -> str:
        told: str = at(found.ends + reports * found.interval)
        return told

    def comings(all_of_them: Sequence[Coming]) -> list[dict[str, Any]]:
        return [
            {
                "time": after(coming.after),
                "reports": coming.after,
                "state": coming.node,
                "strikes": coming.strikes,
                "event": coming.transition,
                "notices": [notice.value for notice in coming.notices],
                "perhaps": [notice.value for notice in coming.perhaps],
            }
            for coming in all_of_them
        ]

    return {
        "readings": _under(forecast.readings),
        "state": forecast.state,
        "comings": comings(forecast.comings),
        "latest": comings(forecast.latest),
        "helps": [
            {
                "act": one.act,
                "amount": None if one.amount is None else _amount(one.amount),
                "at_least": one.at_least,
                "readings": _under(one.readings),
                "averts": one.averts,
                "before": None if one.latest is None else after(one.latest + 1),
                "postponed": None if one.postponed is None else after(one.postponed),
            }
            for one in forecast.helps
        ],
    }
