"""What makes a way pleasant to read: usual choices, small round numbers, and nothing needless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from uccx_model.choices import CHOICES, chosen
from uccx_model.expressions import Bool, Int, Scope, all_of, any_of, equal
from uccx_model.variables import Inputs, State
from uccx_proofs.engines.worlds import default_choices

__all__ = ["preferred_inputs", "preferred_start", "usual_choices"]

ROUND: Final = (0, 50, 100, 101, 120, 130, 150, 200)
BOUGHT: Final = 100
LEAST_OVERAGE: Final = 101


def usual_choices() -> list[Bool]:
    """Return conditions on choices, the one that matters most first."""
    return [default_choices(), *(chosen(next(iter(choice))) for choice in CHOICES)]


def preferred_start() -> list[Bool]:
    """Return conditions on a start, the one that matters most first."""
    s = State.symbols(Scope.STATE)
    return [s.bought == BOUGHT, s.license_type == 0, s.agents == 0, ~s.wfo_in_use]


def preferred_inputs() -> list[Bool]:
    """Return conditions on a step's inputs, the one that matters most first."""
    return list(_preferred_inputs())


def _preferred_inputs() -> Iterator[Bool]:
    s, i = State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT)
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
