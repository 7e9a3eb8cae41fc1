"""Find the way to something that people like best: few steps, little time, round numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from uccx_model.expressions import Int, Scope, variable
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.niceness import preferred_inputs, preferred_start, usual_choices
from uccx_proofs.engines.search import Found

__all__ = ["Hunt", "Prey", "hunt", "is_possible"]

DEEPEST: Final = 40
LONGER: Final = 3  #: steps that a way may have more, for the usual choices

NOW: Final[Int] = variable(Int, "now", Scope.STATE)


@dataclass(frozen=True)
class Prey:
    """A way, and whether every choice is the usual one on it."""

    found: Found
    steps: int
    usual: bool


@dataclass
class Hunt:
    """A search for the shortest and nicest way.

    Args:
        unrolling: the ways, not yet deepened.
        deepest: how many steps to try.
        tell: gets how many steps were searched.
    """

    unrolling: Unrolling
    deepest: int = DEEPEST
    tell: Callable[[int], None] = lambda _: None

    def __post_init__(self) -> None:
        self.usual = [self.unrolling.about_state(c, 0) for c in usual_choices()]

    def run(self) -> Prey | None:
        """Return the nicest way; None if none was found, which proves nothing."""
        u = self.unrolling
        if u.possible_depth > self.deepest:
            return None
        spare: Prey | None = None
        while u.depth <= self.deepest:
            if u.depth >= u.possible_depth:
                with u.aiming():
                    if spare is not None or u.check() == "sat":
                        if u.check(self.usual[0]) == "sat":
                            return self._nicest(self.usual[:1])
                        spare = spare or self._nicest([])
                if spare is not None and u.depth >= spare.steps + LONGER:
                    return spare
            self.tell(u.depth)
            u.deepen()
        return spare

    def _nicest(self, demanded: list[Any]) -> Prey:
        """Return the nicest of the ways of so many steps as there are."""
        u = self.unrolling
        for formula in demanded:
            u.demand(formula)
        usual = bool(demanded)
        if not usual:
            for formula in self._accepted(self.usual[1:]):
                u.demand(formula)
        self._take_least_time()
        for group in self._wishes():
            for formula in self._accepted(group):
                u.demand(formula)
        if u.check() != "sat":
            raise RuntimeError("the solver changed its mind")
        return Prey(u.found(), u.depth, usual)

    def _take_least_time(self) -> None:
        """Demand the least time that a way of so many steps can take."""
        u = self.unrolling
        if u.check() != "sat":
            raise RuntimeError("the solver changed its mind")
        least, most = 0, u.value(NOW, u.depth)
        while least < most:
            middle = min((least + most) // 2, least + 64 if least < u.depth else most)
            if u.check(u.about_state(middle >= NOW, u.depth)) == "sat":
                most = min(middle, u.value(NOW, u.depth))
            else:
                least = middle + 1
        u.demand(u.about_state(most >= NOW, u.depth))

    def _wishes(self) -> Iterator[list[Any]]:
        u = self.unrolling
        first = [u.about_state(c, 0) for c in preferred_start()]
        wishes = preferred_inputs()
        steps = [[u.about_step(wish, k) for k in range(u.depth)] for wish in wishes]
        yield [*first, *(formula for wish in steps for formula in wish)]

    def _accepted(self, wishes: list[Any]) -> list[Any]:
        """Return those that can hold together, giving up the last ones where they clash."""
        u = self.unrolling
        order = {wish.get_id(): place for place, wish in enumerate(wishes)}
        left = dict(zip(order, {w.get_id(): w for w in wishes}.values(), strict=True))
        while left and u.check(*left.values()) != "sat":
            clash = [w.get_id() for w in u.refused() if w.get_id() in left]
            if not clash:
                return []
            del left[max(clash, key=order.__getitem__)]
        return list(left.values())


def hunt(unrolling: Unrolling, deepest: int = DEEPEST) -> Prey | None:
    """Return the nicest of the shortest ways; None if none was found, which proves nothing."""
    return Hunt(unrolling, deepest).run()


def is_possible(unrolling: Unrolling, deepest: int) -> bool:
    """Return whether there is any way of at most so many steps; "no" proves nothing."""
    while unrolling.depth <= deepest:
        if unrolling.depth >= unrolling.possible_depth:
            with unrolling.aiming():
                if unrolling.check() == "sat":
                    return True
        unrolling.deepen()
    return False
