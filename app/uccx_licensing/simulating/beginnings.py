"""The top of a scenario: release and readings, circumstances, and the instance as it starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from math import ceil
from typing import Any

from uccx_licensing.amounts import Amount
from uccx_licensing.shell.arguments import did_you_mean, license_type_told, option_told
from uccx_licensing.simulating.amounts import LARGEST, alike, amount, number
from uccx_licensing.simulating.happenings import flag
from uccx_licensing.simulating.scenario import Beginning, Place, counted
from uccx_licensing.simulating.times import Times, begun
from uccx_licensing.simulating.top import HEAD
from uccx_model.calendar import Calendar
from uccx_model.choices import READINGS, Choice, Deployment, Origin, Site
from uccx_model.evaluation import Value
from uccx_model.expressions import Int
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import PROFILES, Parameters, Unit, profile_named
from uccx_model.states import CLASSIC, EVALUATION, LicensingState
from uccx_model.trace import Situation
from uccx_model.vocabulary import Vocabulary

__all__ = ["Head", "begins"]


class Head:
    """What is written at the top, read key by key.

    Args:
        told: the keys and what stands behind them.
        place: returns where a key stands.
    """

    def __init__(self, told: Mapping[str, object], place: Callable[[str], Place]) -> None:
        self._told = told
        self.place = place
        known = [line.key for line in HEAD]
        for key in told:
            if key not in known:
                hint = did_you_mean(key, known) or f"; there are: {', '.join(known)}"
                raise place(key).error(f"nothing is called so at the top{hint}")

    def read(self, key: str, default: Any, reading: Callable[[Any], Any]) -> Any:
        """Return what a key tells.

        Raises:
            InputError: something else belongs behind it; tells what and where.
        """
        if key not in self._told:
            return default
        try:
            return reading(self._told[key])
        except (ValueError, KeyError) as error:
            raise self.place(key).error(str(error.args[0])) from error

    def title(self) -> str:
        """Return the title; empty if there is none."""
        return str(self.read("title", "", _text))

    def starts(self, numbers: Mapping[str, int]) -> datetime | None:
        """Return when report interval 0 began, if a date is told."""
        found: datetime | None = self.read("starts", None, begun)
        if found is not None and Calendar.of_numbers(numbers).minutes is None:
            why = "the numbers are no release's, so nobody knows how long a report interval is"
            raise self.place("starts").error(why)
        return found

    def numbers(self) -> dict[str, int]:
        """Return every number by name."""
        profile = self.read("release", PROFILES[0], lambda told: profile_named(_text(told)))
        return {**profile.values, **self.read("numbers", {}, lambda told: _numbers(told, profile))}

    def choices(self) -> tuple[Choice, ...]:
        """Return the options that are told."""
        kinds = {"origin": Origin, "deployment": Deployment, "site": Site}
        readings: list[Choice] = self.read("readings", [], _readings)
        told = (self.read(key, None, partial(_option, kind)) for key, kind in kinds.items())
        return (*readings, *filter(None, told))

    def amount(self, default: Amount) -> Amount:
        """Return the entitlement at the start."""
        pooled = isinstance(default, dict)
        found: Amount = self.read(
            "entitlement", default, lambda told: amount(alike(told, pooled=pooled))
        )
        return found


def begins(head: Head, known: Vocabulary, nothing: Amount) -> Beginning:
    """Return the instance as it starts.

    Args:
        head: what is told of it.
        known: the model's variables.
        nothing: no licences, as one count or in pools.
    """
    choices = head.choices()
    fixed: dict[str, Value] = head.read("supposed", {}, lambda told: _values(told, known))
    kind = head.read("license_type", 0, lambda told: license_type_told(_text(told)))
    agents = head.read("agents_configured", 0, number)
    values: dict[str, Value] = {
        **known.nothing_in_state(),
        **counted("bought", head.amount(nothing)),
        **counted("known", head.amount(nothing)),
        "agents": agents,
        "license_type": kind,
        "chosen_type": kind,
        "wfo_in_use": head.read("wfo", False, flag),
        "overage_allowed": True,
        **fixed,
        **head.read("values", {}, lambda told: _values(told, known)),
    }
    dropped: tuple[str, ...] = head.read("without", (), _dropped)
    start = Situation(head.read("mode", _usual_mode(choices), _mode).name, values)
    return Beginning(head.numbers(), choices, start, fixed, dropped)


def _usual_mode(choices: tuple[Choice, ...]) -> LicensingState:
    """Return how an instance starts if nothing is said: 12.0 leads to Classic (R07)."""
    return CLASSIC if Origin.UPGRADE_FROM_12_0 in choices else EVALUATION


def _mode(told: object) -> LicensingState:
    known = {"smart": EVALUATION, "classic": CLASSIC}
    if not isinstance(told, str) or told.casefold() not in known:
        raise ValueError(f'expected "Smart" or "Classic", found {str(told)[:60]!a}')
    return known[told.casefold()]


def _option(kind: type[Choice], told: object) -> Choice:
    return option_told(kind, _text(told))


def _text(told: object) -> str:
    if isinstance(told, str):
        return told.strip()
    raise ValueError(f"expected a text in quotation marks, found {str(told)[:60]!a}")


def _table(told: object) -> dict[str, Any]:
    if isinstance(told, dict):
        return told
    raise ValueError(f"expected a table such as {{ … = … }}, found {str(told)[:60]!a}")


def _numbers(told: object, profile: Any) -> dict[str, int]:
    times, units = Times(profile.report_interval, None), Parameters.units()
    found = {}
    for name, value in _table(told).items():
        if name not in units:
            raise ValueError(f"no number is called {name[:60]!a}{did_you_mean(name, units)}")
        timed = units[name] is Unit.INTERVALS and isinstance(value, str)
        found[name] = ceil(times.length(value)) if timed else number(value)
        if found[name] < (least := Parameters.__dataclass_fields__[name].metadata["least"]):
            raise ValueError(f"{name}: expected at least {least}, found {found[name]}")
    return found


def _readings(told: object) -> list[Choice]:
    known = {reading.__name__: reading for reading in READINGS}
    found = []
    for name, value in _table(told).items():
        if name.upper() not in known:
            raise ValueError(f"no reading is called {name[:60]!a}{did_you_mean(name, known)}")
        found.append(option_told(known[name.upper()], _text(value)))
    return found


def _values(told: object, known: Vocabulary) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, value in _table(told).items():
        if name not in known.state:
            hint = did_you_mean(name, known.state)
            raise ValueError(f"no variable is called {name[:60]!a}{hint}")
        is_number = isinstance(known.state[name], Int)
        if isinstance(value, bool) is is_number or not isinstance(value, int):
            wanted = f"a whole number from 0 to {LARGEST:,}" if is_number else "true or false"
            raise ValueError(f"{name}: expected {wanted}, found {str(value)[:60]!a}")
        found[name] = value
    return found


def _dropped(told: object) -> tuple[str, ...]:
    names = dict.fromkeys(t.name for t in transitions_of(licensing_graph()))
    if not isinstance(told, list):
        raise ValueError(f"expected a list of transitions, found {str(told)[:60]!a}")
    for name in told:
        if name not in names:
            hint = did_you_mean(str(name), names)
            raise ValueError(f"no transition is called {str(name)[:60]!a}{hint}")
    return tuple(told)
