"""A trace as a scenario that simulates to the same trace, step by step."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from uccx_licensing.amounts import Amount, amount_of
from uccx_licensing.changes import LICENSE_TYPES
from uccx_licensing.simulating.reads import Reads
from uccx_licensing.simulating.scenario import counted
from uccx_licensing.trace_data import Kept
from uccx_licensing.words import Calendar, in_words, one_line
from uccx_model.acts import act_of
from uccx_model.choices import Deployment, Origin
from uccx_model.evaluation import Value
from uccx_model.parameters import Profile, nearest_profile, profile_named
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Trace, TraceStep

__all__ = ["scenario_text"]

_ACTS: Final = {
    "choose_license_type": "license_type",
    "change_license_control": "license_control",
    "synchronize_agents": "agents_configured",
    "change_use_of_wfo": "wfo",
}
"""The keys of acts that need to be told more than their name."""
_LINKS: Final = {"ssm_reachable": "link", "synced": "on_prem_link"}
_CIRCUMSTANCES: Final = ("Origin", "Deployment", "Site")


def scenario_text(kept: Kept) -> str:
    """Return a trace as the text of a scenario file."""
    trace = kept.trace
    reads = Reads(trace)
    head = "\n".join(f"{key} = {value}" for key, value in _head(kept))
    calendar = Calendar.of_numbers(trace.parameters, kept.start_date)
    return f"{head}\n{''.join(_happenings(trace, reads, calendar))}"


def _head(kept: Kept) -> Iterator[tuple[str, str]]:
    trace, values = kept.trace, kept.trace.start.values
    if kept.question:
        yield "title", _told(kept.question)
    profile = nearest_profile(trace.parameters) or profile_named("12.5")
    yield "release", _told(profile.name)
    if others := _other_numbers(trace, profile):
        yield "numbers", _told(others)
    if kept.start_date is not None:
        yield "starts", kept.start_date.isoformat()
    chosen = {type(option).__name__: option for option in trace.unusual_choices}
    for name in _CIRCUMSTANCES:
        if name in chosen:
            yield name.lower(), _told(chosen[name].value)
    readings = {n: o.value for n, o in chosen.items() if n not in _CIRCUMSTANCES}
    if readings:
        yield "readings", _told(readings)
    yield from _instance(trace, values)


def _other_numbers(trace: Trace, profile: Profile) -> dict[str, int]:
    return {n: v for n, v in trace.parameters.items() if profile.values[n] != v}


def _instance(trace: Trace, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield how the instance starts, as far as it does not start so by itself."""
    usual = CLASSIC if Origin.UPGRADE_FROM_12_0 in trace.choices else EVALUATION
    if trace.start.node != usual.name:
        yield "mode", _told("Classic" if trace.start.node == CLASSIC.name else "Smart")
    kind, bought = int(values["license_type"]), amount_of(values, "bought")
    if kind:
        yield "license_type", _told(LICENSE_TYPES[kind])
    yield "entitlement", _amount(bought)
    told: dict[str, Value] = {
        **counted("bought", bought),
        **counted("known", bought),
        "license_type": kind,
        "chosen_type": kind,
        "overage_allowed": True,
    }
    for key, name in (("agents_configured", "agents"), ("wfo", "wfo_in_use")):
        told[name] = values[name]
        if values[name]:
            yield key, _told(values[name])
    told |= trace.settings
    if trace.settings:
        yield "supposed", _told(trace.settings)
    if trace.dropped:
        yield "without", _told(list(trace.dropped))
    if others := {n: v for n, v in values.items() if v != told.get(n, 0)}:
        yield "values", _told(others)


class _Lasting:
    """What goes on as it was last told, while a trace is written down step by step.

    Args:
        trace: the trace.
        reads: knows what its steps depend on.
    """

    def __init__(self, trace: Trace, reads: Reads) -> None:
        self._reads = reads
        nothing = amount_of(trace.start.values, "usage")
        self._usage: Amount = 0 if isinstance(nothing, int) else dict.fromkeys(nothing, 0)
        self._bought = amount_of(trace.start.values, "bought")
        by_itself = Deployment.ON_PREM_DISCONNECTED not in trace.choices
        self._links: dict[str, Value] = {"ssm_reachable": True, "synced": by_itself}

    def keys(self, step: TraceStep) -> Iterator[tuple[str, str]]:
        """Yield the keys of the happening that a step is."""
        read = self._reads.inputs(step)
        for name, key in _LINKS.items():
            if name in read and read[name] != self._links[name]:
                self._links[name] = read[name]
                yield key, _told("back" if read[name] else "lost")
        if not step.takes_time:
            yield _act(step)
            return
        usage, bought = amount_of(step.inputs, "demand"), amount_of(step.inputs, "bought")
        if usage != self._usage:
            self._usage = usage
            yield "usage", _amount(usage)
        if bought != self._bought:
            self._bought = bought
            yield "entitlement", _amount(bought)
        yield "reports", _told(step.inputs["duration"])


def _act(step: TraceStep) -> tuple[str, str]:
    act, given = act_of(step.transition), step.inputs
    match _ACTS.get(act):
        case "license_type":
            return "license_type", _told(LICENSE_TYPES[given["license_type"]])
        case "license_control":
            allowed = "overage allowed" if given["overage_allowed"] else "overage not allowed"
            return "license_control", _told(allowed)
        case "agents_configured":
            return "agents_configured", _told(given["agents"])
        case "wfo":
            return "wfo", _told(given["wfo_in_use"])
        case _:
            return "do", _told(in_words(act))


def _happenings(trace: Trace, reads: Reads, calendar: Calendar) -> Iterator[str]:
    """Yield a table for each step, beneath a comment with the time and the state that follow."""
    lasting = _Lasting(trace, reads)
    for step in trace.steps:
        when = calendar.stamp(int(step.after.values["now"]))
        keys = "".join(f"{key} = {value}\n" for key, value in lasting.keys(step))
        yield f"\n# {when}: {step.after.node}\n[[happening]]\n{keys}"


def _amount(amount: Amount) -> str:
    if isinstance(amount, int):
        return _told(amount)
    used = {pool.value: number for pool, number in amount.items() if number}
    return _told(used or {next(iter(amount)).value: 0})


def _told(value: object) -> str:
    """Return a value as TOML; tables and lists stand on one line."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_told(inner)}' for key, inner in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_told, value))}]"
    return json.dumps(one_line(value) if isinstance(value, str) else value, ensure_ascii=False)
