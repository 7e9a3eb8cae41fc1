"""What makes a way pleasant to read: small round numbers, and nothing needless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from uccx_model.expressions import Bool, Int, Scope, all_of, any_of, equal
from uccx_model.variables import Inputs, State

__all__ = ["preferred_inputs", "preferred_start", "preferred_throughout"]

ROUND: Final = (0, 50, 100, 101, 120, 130, 150, 200)
BOUGHT: Final = 100
LEAST_OVERAGE: Final = 101

_S: Final = State.symbols(Scope.STATE)
_I: Final = Inputs.symbols(Scope.INPUT)


def preferred_start() -> list[Bool]:
    """Return conditions on a start, the one that matters most first."""
    return [
        _round(_S.bought),
        _S.bought == BOUGHT,
        _S.license_type == 0,
        _S.agents == 0,
        ~_S.wfo_in_use,
    ]


def preferred_throughout() -> list[Bool]:
    """Return conditions that all steps of a way should meet, the one that matters most first."""
    return [_I.bought == _S.bought, _I.ssm_reachable]


def preferred_inputs() -> list[Bool]:
    """Return conditions on each single step, the one that matters most first."""
    return list(_preferred_inputs())


def _preferred_inputs() -> Iterator[Bool]:
    i, s = _I, _S
    yield any_of(i.bought == s.bought, _round(i.bought))
    yield _round(i.demand)
    yield i.bought == s.bought
    yield i.demand <= LEAST_OVERAGE
    yield i.ssm_reachable
    yield i.synced
    yield any_of(i.demand == s.usage, i.demand == 0)
    yield i.demand == s.usage
    yield all_of(
        i.agents == s.agents,
        i.license_type == s.license_type,
        equal(i.overage_allowed, s.overage_allowed),
        equal(i.wfo_in_use, s.wfo_in_use),
    )


def _round(number: Int) -> Bool:
    return any_of(*(number == value for value in ROUND))
