"""Worlds to walk in: numbers, readings and circumstances, and the starts that they allow."""

from __future__ import annotations

import random
from collections.abc import Iterator

from uccx_model.choices import CHOICES, Choice, chosen
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Bool, Int, Scope, Term, all_of
from uccx_model.parameters import PROFILES
from uccx_model.variables import LicenseType
from uccx_proofs.concrete import Configuration
from uccx_proofs.engines.exploration import World
from uccx_proofs.system import System

__all__ = ["default_choices", "worlds"]

NUMBERS = (1, 2, 3, 5, 12, 40, 200)
"""What a period or a limit may be in a made-up world."""
UNUSUAL = 0.4  #: how often a choice is not its default
A_RELEASE = 40  #: worlds for each release profile


def default_choices() -> Bool:
    """Return the condition that every choice has its default option."""
    return all_of(*(chosen(next(iter(choice))) for choice in CHOICES))


def worlds(system: System, made_up: int, seed: int = 0) -> tuple[tuple[World, ...], ...]:
    """Return groups of worlds, each to be walked in by itself.

    The first has made-up numbers; then each release profile has one with its own.

    Args:
        system: whose rigid symbols get values, and whose assumptions must hold.
        made_up: how many worlds to make up.
        seed: the same seed gives the same worlds.
    """
    chance = random.Random(seed)  # noqa: S311
    invented: list[World] = []
    for _ in range(made_up):
        numbers = {r.name: chance.choice(NUMBERS) for r in system.rigid if isinstance(r, Int)}
        invented += _world(system, numbers, _choices(chance, UNUSUAL))
    groups = [tuple(invented)]
    for profile in PROFILES:
        released: list[World] = []
        for number in range(A_RELEASE):
            choices = _choices(chance, UNUSUAL if number else 0.0)
            released += _world(system, dict(profile.values), choices)
        groups.append(tuple(released))
    return tuple(groups)


def _choices(chance: random.Random, unusual: float) -> set[Choice]:
    options = set()
    for choice in CHOICES:
        first, *others = choice
        options.add(chance.choice(others) if chance.random() < unusual else first)
    return options


def _world(system: System, numbers: dict[str, int], options: set[Choice]) -> list[World]:
    values: dict[Term, Value] = {}
    names = {f"{type(o).__name__}.{o.name}" for o in options}
    for symbol in system.rigid:
        values[symbol] = (
            numbers[symbol.name] if symbol.scope is Scope.PARAMETER else symbol.name in names
        )
    if not Valuation(values)(system.assumptions):
        return []
    starts = tuple(_starts(system, values))
    return [World(tuple(values.values()), starts)] if starts else []


def _starts(system: System, rigid: dict[Term, Value]) -> Iterator[Configuration]:
    for node, condition in system.initial.items():
        for wfo in (False, True):
            for license_type in LicenseType:
                told: dict[str, Value] = {
                    "bought": 100,
                    "known": 100,
                    "agents": 150,
                    "overage_allowed": True,
                    "wfo_in_use": wfo,
                    "was_smart": node != "CLASSIC",
                    "license_type": int(license_type),
                    "chosen_type": int(license_type),
                }
                state: dict[Term, Value] = {
                    v: told.get(v.name, 0 if isinstance(v, Int) else False)
                    for v in system.variables
                }
                if Valuation({**rigid, **state})(condition):
                    yield Configuration(node, tuple(state.values()))
