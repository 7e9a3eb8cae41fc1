"""A product instance's state variables in words: all of them, or what a step changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from uccx_licensing.amounts import POOLS, Amount, amount_of, in_pools, is_any, pool_of
from uccx_licensing.words import Calendar, count, in_words
from uccx_model.choices import Q12, Choice
from uccx_model.evaluation import Value
from uccx_model.parameters import Unit
from uccx_model.states import ENFORCED
from uccx_model.trace import Situation, TraceStep
from uccx_model.variables import LicenseType, unit_of

__all__ = ["LICENSE_TYPES", "Speaker"]

_ENFORCED: Final = frozenset(state.name for state in ENFORCED)
LICENSE_TYPES: Final[Mapping[int, str]] = {
    LicenseType.FLEX_STANDARD: "Flex Standard",
    LicenseType.FLEX_PREMIUM: "Flex Premium",
    LicenseType.PERPETUAL_PREMIUM: "Perpetual Premium",
    LicenseType.PERPETUAL_ENHANCED: "Perpetual Enhanced",
    LicenseType.FLEX_HCS: "Flex HCS",
    LicenseType.NPS_NFR: "NPS/NFR",
}
_FLAGS: Final = {
    "restart_pending": ("a restart is pending", "no restart is pending"),
    "wfo_in_use": ("Workforce Optimization in use", "Workforce Optimization not in use"),
    "overage_allowed": ("overage allowed", "overage not allowed"),
}
_NUMBERS: Final = {
    "usage": "usage",
    "reported": "shown as reported",
    "locked": "locked",
    "bought": "bought",
    "known": "known to the licence server",
}
_CLOCKS: Final = {
    "evaluation_used": "evaluation used",
    "out_of_compliance_for": "out of compliance for",
    "silence": "licence server silent for",
    "certificate_age": "certificate age",
}
_RESTARTS: Final = {
    "evaluation_used": "evaluation starts over",
    "out_of_compliance_for": "out-of-compliance clock at zero",
    "silence": "silence over",
    "certificate_age": "certificate age at zero",
}
_NOUNS: Final = _NUMBERS | _CLOCKS
_PERIODS: Final = {
    "evaluation_used": ("evaluation_period",),
    "out_of_compliance_for": ("out_of_compliance_period",),
    "silence": ("authorization_period", "overage_period"),
    "certificate_age": ("registration_validity",),
}
"""The periods that a clock can use up, one after the other."""
_TOLD_WITH_THE_EVENT: Final = frozenset({"now", "usage", "reported", "bought"})
"""What the time stamp or the report tells already, in a step that takes time."""


@dataclass(frozen=True)
class Speaker:
    """Says the state of a product instance in words.

    Args:
        calendar: how lengths of time are told.
        parameters: every parameter by name, for the limits.
        choices: the options that hold.
    """

    calendar: Calendar
    parameters: Mapping[str, int]
    choices: tuple[Choice, ...]

    def value(self, name: str, value: Amount) -> str:
        """Return a state variable and its value; of one with pools, an amount or one count."""
        name, pool = pool_of(name)
        if pool is not None and isinstance(value, int):
            return f"{_NOUNS[name]} {value:,} {POOLS[pool]}"
        if not isinstance(value, int):
            return f"{_NOUNS[name]} {in_pools(value)}"
        if name in _FLAGS:
            return _FLAGS[name][0 if value else 1]
        match name:
            case "strikes":
                return f"strike {value:,} of {self.parameters['strike_limit']:,}"
            case "agents":
                return count(value, "agent")
            case "agent_changes":
                return count(value, "agent change")
            case "license_type":
                return f"licence type {self._type(value)}"
            case "chosen_type":
                return f"licence type {self._type(value)} chosen"
            case _:
                return f"{_NOUNS.get(name, in_words(name))} {self._amount(name, value)}"

    def unknown(self, name: str) -> str:
        """Return that the value of a state variable, in all its pools, is not known."""
        return f"{_NOUNS.get(name, in_words(name))}: not known"

    def _type(self, value: int) -> str:
        if value == LicenseType.FLEX_STANDARD and Q12.SIX_LEAVES not in self.choices:
            return "Flex"  # one of five types, not two of six
        return LICENSE_TYPES.get(value, str(value))

    def _amount(self, name: str, value: Value) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        try:
            timed = unit_of(name) is Unit.INTERVALS
        except KeyError:
            timed = False
        return self.calendar.length(value) if timed else f"{value:,}"

    def whole(self, here: Situation) -> list[str]:
        """Return the state in full, beside its time; what is zero or "no" comes as one phrase."""
        told = ["enforced"] if here.node in _ENFORCED else []
        for name, value in _gathered(here.values).items():
            if name == "now" or (name == "chosen_type" and value == here.values["license_type"]):
                continue
            if is_any(value) or name in ("license_type", "overage_allowed"):
                told.append(self.value(name, value))
        return [*told, "everything else zero or off"]

    def news(self, before: Situation, step: TraceStep) -> Iterator[str]:
        """Yield what a step changes, then whether enforcement begins or ends."""
        former = _gathered(before.values)
        for name, value in _gathered(step.after.values).items():
            old = former.get(name, value)
            if value == old or (step.takes_time and name in _TOLD_WITH_THE_EVENT):
                continue
            if isinstance(old, int) and isinstance(value, int) and name in _CLOCKS:
                yield from self._clock(name, old, value, step)
            elif name != "known" or not _follows(before, step.after):
                yield self._changed(name, value)
        if (before.node in _ENFORCED) != (step.after.node in _ENFORCED):
            yield "enforced" if step.after.node in _ENFORCED else "no longer enforced"

    def _changed(self, name: str, value: Amount) -> str:
        if is_any(value) or name in _FLAGS or name.endswith("_type"):
            return self.value(name, value)
        gone = {"strikes": "no strikes", "locked": "nothing locked"}
        return gone.get(name) or self.value(name, value)

    def _clock(self, name: str, old: int, new: int, step: TraceStep) -> Iterator[str]:
        """Tell a clock that does more than go on: back to zero, a jump, or a period used up."""
        limit, reached = 0, False
        for period in _PERIODS[name]:
            limit += self.parameters[period]
            reached = reached or old < limit <= new
        if new == 0:
            yield _RESTARTS[name]
        elif reached or new - old != step.inputs.get("duration", 1):
            yield self.value(name, new)


def _follows(before: Situation, after: Situation) -> bool:
    """Return whether the licence server knows what is bought, as it did before."""
    told = (_gathered(here.values) for here in (before, after))
    return all(values.get("known") == values.get("bought") for values in told)


def _gathered(values: Mapping[str, Value]) -> dict[str, Amount]:
    """Return values by the names of what they are of: the counts in pools as one amount."""
    named = dict.fromkeys(pool_of(name)[0] for name in values)
    return {name: values[name] if name in values else amount_of(values, name) for name in named}
