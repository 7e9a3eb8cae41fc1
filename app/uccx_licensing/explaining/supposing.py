"""What is supposed of a system beside its data: where it starts, its numbers, what is not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from typing import Final, Literal

from uccx_licensing.amounts import Amount
from uccx_licensing.options import InputError, seconds_in
from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.parameters import PROFILES, Profile
from uccx_model.pools.amounts import Pool
from uccx_model.states import ENFORCED, LOCKED, STATES, LicensingState
from uccx_model.variables import LicenseType

__all__ = ["Gaps", "Link", "Start", "Supposed", "amount_in", "start_in"]

Gaps = Literal["unknown", "as-before", "zero"]
Link = Literal["up", "unknown"]
_LARGEST: Final = 10**9
_STATES: Final = {state.name: state for state in STATES}


@dataclass(frozen=True)
class Start:
    """Where a system is when its data begin; lengths of time count report intervals."""

    node: str = "IN_COMPLIANCE"
    values: Mapping[str, Value] = field(default_factory=dict)  #: what is not zero
    locked: Amount = 0


@dataclass(frozen=True)
class Supposed:
    """What no file tells.

    Args:
        profile: the release whose numbers hold.
        readings: the options that are given; every other reading is open, and of the circumstances
            the default holds.
        start: where the system is when the data begin; None: registered and in compliance, or in
            evaluation if the first action in the data is to register.
        bought: the entitlement when the data begin; None where data tell it.
        license_type: the licence type.
        overage_allowed: License Control lets usage exceed what was bought.
        gaps: what was used in intervals of which there is no row, or no usage in it.
        link: whether the licence server answered a report of which nothing tells it.
    """

    profile: Profile = PROFILES[0]
    readings: Mapping[type[Choice], Choice] = field(default_factory=dict)
    start: Start | None = None
    bought: Amount | None = None
    license_type: LicenseType = LicenseType.FLEX_STANDARD
    overage_allowed: bool = True
    gaps: Gaps = "unknown"
    link: Link = "up"


def amount_in(text: str, option: str) -> Amount:
    """Return an amount of licences: `130`, or by pool, as in `standard=40,premium=10`.

    Raises:
        InputError: it is neither; tells the pools there are.
    """
    if text.strip().isascii() and text.strip().isdigit():
        return _number(text, option)
    counts: dict[Pool, int] = {}
    for part in text.split(","):
        name, equals, number = part.partition("=")
        pool = next((p for p in Pool if p.value == name.strip().casefold()), None)
        if pool is None or not equals:
            known = ", ".join(pool.value for pool in Pool)
            raise InputError(
                f"{option} {text[:60]!r}: expected a number of licences, or numbers by pool such "
                f"as standard=40,premium=10; the pools are {known}."
            )
        if pool in counts:
            raise InputError(f"{option} {text[:60]!r}: {pool.value} is told twice.")
        counts[pool] = _number(number, option)
    return counts


def _number(text: str, option: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()) or int(digits[:12]) > _LARGEST:
        raise InputError(
            f"{option}: expected a whole number up to {_LARGEST:,}, found {text[:60]!r}."
        )
    return int(digits)


def start_in(text: str, profile: Profile) -> Start:
    """Return the start that an option tells: `OVERAGE, strikes=2, evaluation=30 days`.

    Raises:
        InputError: there is no such licensing state or variable, or they contradict each other.
    """
    name, *parts = (part.strip() for part in text.split(","))
    node = _STATES.get(name.upper())
    if node is None:
        raise InputError(
            f"--state: there is no licensing state {name[:60]!r}; there are: {', '.join(_STATES)}."
        )
    values: dict[str, Value] = {}
    locked: Amount = 0
    for part in parts:
        key, equals, told = (word.strip() for word in part.partition("="))
        reader = _readers(profile).get(key.casefold())
        if key.casefold() == "locked" and equals:
            locked = _locked(told, locked)
        elif reader is None or not equals:
            known = ", ".join(("locked", *_readers(profile)))
            raise InputError(
                f"--state: expected NAME=VALUE, found {part[:60]!r}; the names are {known}."
            )
        else:
            variable, value = reader(told)
            values[variable] = value
    return _checked(Start(node.name, values, locked), node, profile)


def _locked(told: str, before: Amount) -> Amount:
    amount = amount_in(told, "--state: locked")
    if isinstance(amount, int) or isinstance(before, int):
        return amount
    return {**before, **amount}


def _readers(profile: Profile) -> Mapping[str, Callable[[str], tuple[str, int]]]:
    def strikes(text: str) -> tuple[str, int]:
        return "strikes", _number(text, "--state: strikes")

    def length(variable: str, text: str) -> tuple[str, int]:
        return variable, _intervals(text, profile)

    return {
        "strikes": strikes,
        "evaluation": partial(length, "evaluation_used"),
        "silence": partial(length, "silence"),
        "certificate": partial(length, "certificate_age"),
        "out-of-compliance": partial(length, "out_of_compliance_for"),
    }


def _intervals(text: str, profile: Profile) -> int:
    seconds = seconds_in(text)
    if seconds is None or seconds > _LARGEST:
        raise InputError(
            f'--state: {text[:60]!r} is not a length of time; write "30 days" or "2 h 30 min".'
        )
    return ceil(seconds / 60 / profile.report_interval)


def _checked(start: Start, node: LicensingState, profile: Profile) -> Start:
    """Return the start with what follows from its licensing state.

    Raises:
        InputError: it cannot be.
    """
    limit = profile.values["strike_limit"]
    strikes = start.values.get("strikes", 0)
    locked = start.locked if isinstance(start.locked, int) else sum(start.locked.values())
    if node in LOCKED:
        if not locked:
            raise InputError(f"--state {node.name}: expected locked=N, the usage that is locked.")
        return Start(node.name, {"strikes": limit, **start.values}, start.locked)
    if node.name == "OVERAGE" and not 1 <= strikes < limit:
        found = f"found {strikes:,}" if strikes else "found none"
        raise InputError(f"--state OVERAGE: expected strikes=1 to {limit - 1:,}, {found}.")
    may_count = ("OVERAGE", "AUTHORIZATION_EXPIRED", "AUTHORIZATION_EXPIRED_ENFORCED")
    if strikes and not locked and node.name not in may_count:
        raise InputError(f"--state {node.name}: no strikes are counted there.")
    period = profile.values["evaluation_period"]
    if node.name == "EVALUATION" and start.values.get("evaluation_used", 0) >= period:
        raise InputError("--state EVALUATION: the evaluation period would be used up.")
    if node in ENFORCED and node.name == "EVALUATION_EXPIRED":
        return Start(node.name, {"evaluation_used": period, **start.values}, start.locked)
    return start
