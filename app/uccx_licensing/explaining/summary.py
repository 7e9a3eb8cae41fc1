"""What an administrator wants to know first: the state, when it is enforced, what averts that."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_licensing.amounts import amount_of, in_pools
from uccx_licensing.explaining.explanation import Explanation, Forecast
from uccx_licensing.explaining.foretelling import headlines
from uccx_licensing.explaining.guessed import lock_told
from uccx_licensing.explaining.sections import Clock, readings_told

__all__ = ["summary"]

_FEW = 3  #: forecasts that a summary tells


def summary(found: Explanation, clock: Clock) -> Iterator[str]:
    """Yield the summary's sentences."""
    states = dict.fromkeys(_state(found, n) for n in range(len(found.end)))
    shown = [*list(states)[:_FEW], *(["something else"] if len(states) > _FEW else [])]
    sure = "" if len(states) == 1 else " (nothing tells which)"
    yield f"At the end, {clock(found.ends)}: {'; or '.join(shown)}{sure}."
    told = dict.fromkeys(
        f"{line.removesuffix('.')}{_under(forecast)}."
        for forecast in found.forecasts
        for line in headlines(found, forecast, clock)
    )
    yield from list(told)[:_FEW]
    if len(told) > _FEW:
        yield "More is possible: see below."
    if found.doubts:
        yield "Not all that is possible was followed, so this is not sure: see below."


def _under(forecast: Forecast) -> str:
    told = readings_told(forecast.readings)
    return f", if {told}" if told else ""


def _state(found: Explanation, number: int) -> str:
    possible = found.end[number]
    here = possible.here
    limit = found.supposed.profile.values["strike_limit"]
    told = [here.node]
    if possible.locked.any and found.amounts_known:
        told.append(lock_told(possible.locked))
    elif here.values["strikes"] and not possible.locked.any:
        told.append(f"strike {here.values['strikes']:,} of {limit:,}")
    if found.amounts_known:
        told.append(f"bought {in_pools(amount_of(here.values, 'bought'))}")
    return ", ".join(told)
