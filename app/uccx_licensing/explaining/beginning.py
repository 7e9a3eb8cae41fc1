"""Which system data are of: its start, its pools, and what is taken for granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from uccx_licensing.amounts import Amount, in_pools
from uccx_licensing.explaining.slots import Laid
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_licensing.explaining.systems import LOCKED_NODES, System
from uccx_licensing.observing.observations import Observed, ReportSeen
from uccx_licensing.options import InputError
from uccx_licensing.words import count

__all__ = ["assumptions", "system_of"]

_MOST: Final = 3  #: times covered by logs that are told


def system_of(observed: Observed, supposed: Supposed) -> System:
    """Return the system that the data are of.

    Raises:
        InputError: some amounts are told by pool and some are not; or what was bought is unknown.
    """
    supposed = _beginning(observed, supposed)
    amounts = [(a, r) for r in observed.reports for a in (r.usage, r.entitlement) if a is not None]
    bought, start = supposed.bought, supposed.start or Start()
    if bought is None and observed.reports:
        bought = _bought_first(observed.reports)
    bought = 1 if bought is None else bought
    told = [amount for amount, _ in amounts]
    pooled = any(not isinstance(amount, int) for amount in (*told, bought, start.locked))
    if pooled:
        for amount, row in amounts:
            if isinstance(amount, int) and amount:
                raise InputError(
                    f"{row.place}: {amount:,} licences without a pool, where other amounts are "
                    "told by pool; expected all of one kind."
                )
        if isinstance(bought, int) and bought:
            raise InputError(
                f"--bought {bought}: the data count licences by pool; "
                "expected it so too, as in standard=40,premium=10."
            )
    _check_lock(start, bought)
    changed = any(action.name == "change_license_control" for action in observed.actions)
    return System(supposed, bought, pooled, changed or not supposed.overage_allowed)


def _beginning(observed: Observed, supposed: Supposed) -> Supposed:
    """Return what is supposed with a start: an instance that registers was not registered."""
    if supposed.start is not None:
        return supposed
    first = observed.actions[0] if observed.actions else None
    registers = first is not None and first.name == "register"
    return replace(supposed, start=Start("EVALUATION" if registers else "IN_COMPLIANCE"))


def _bought_first(reports: Sequence[ReportSeen]) -> Amount:
    first = reports[0]
    if first.entitlement is None:
        raise InputError(
            f"{first.place}: nothing tells how many licences were bought when the data begin; "
            "expected --bought N."
        )
    return first.entitlement


def _check_lock(start: Start, bought: Amount) -> None:
    locked = start.locked
    if start.node not in LOCKED_NODES:
        return
    if isinstance(locked, int) and isinstance(bought, int) and locked <= bought:
        raise InputError(
            f"--state {start.node}: {locked:,} are locked and {bought:,} bought; "
            "expected more to be locked than bought."
        )


_GAPS: Final = {
    "unknown": "anything may have been used, and the licence server may not have answered a report "
    "without a row; --gaps zero or as-before supposes that nothing was used, or as much as before",
    "as-before": "as much as before, and the licence server answered",
    "zero": "nothing, and the licence server answered",
}


def assumptions(system: System, laid: Laid, observed: Observed) -> Iterator[str]:
    """Yield what is supposed, in sentences."""
    supposed, start = system.supposed, system.begins
    profile = supposed.profile
    yield f"The numbers of release {profile.name}: a report every {profile.report_interval} min."
    bought = f", {in_pools(system.bought)} bought" if observed.reports else ""
    told = [f"{name.replace('_', ' ')} {value:,}" for name, value in start.values.items()]
    rest = "nothing counted and all clocks at zero" if not told else ", ".join(told)
    yield f"Before the first line: {start.node}{bought}; {rest}."
    if supposed.readings:
        yield f"Given: {'; '.join(option.title for option in supposed.readings.values())}."
    if not supposed.overage_allowed:
        yield "License Control does not allow overage."
    if laid.led:
        yield (
            f"Logs begin first, so {count(laid.led, 'report')} of which nothing is known were put "
            "before their first line."
        )
    if any(r.reachable is None for r in observed.reports) or not observed.reports:
        if supposed.link == "up":
            yield "Where nothing tells it, the licence server answered."
        else:
            yield "Where nothing tells it, the licence server answered or did not."
    if not system.synchronizes and any(r.synced is None for r in observed.reports):
        yield "Where nothing tells it, SSM On-Prem and Cisco SSM were synchronized or were not."
    if not observed.reports and supposed.bought is None:
        yield "Usage and purchases are unknown, so anything is possible that gives these notices."
    empty = sum(1 for report in observed.reports if report.usage is None)
    if (laid.missing or empty) and observed.reports:
        rows = [count(laid.missing, "report")] if laid.missing else []
        rows += [f"{count(empty, 'row')} without usage"] if empty else []
        yield f"Where nothing tells the usage ({', '.join(rows)}): {_GAPS[supposed.gaps]}."
    unheard = sum(s.times for s in laid.slots if s.heard is None and not s.led and s.inputs)
    if observed.reports and unheard:
        yield _unheard(observed, unheard)


def _unheard(observed: Observed, reports: int) -> str:
    """Return what is told of reports of which no log tells whether a notice was given."""
    if not observed.logged:
        return "No log is among the data, so notices are not compared."
    spans = [f"{a:%Y-%m-%d %H:%M} to {b:%Y-%m-%d %H:%M}" for a, b in observed.covered or ()]
    what = f"Logs cover {' and '.join(spans[:_MOST])} UTC" if spans else "Logs tell no time"
    more = f", and {len(spans) - _MOST:,} times more" if len(spans) > _MOST else ""
    return (
        f"{what}{more}; of {count(reports, 'other report')} it is not known whether notices came."
    )
