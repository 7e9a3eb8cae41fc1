"""Find the way to something that people like best: few steps, little time, round numbers.

Ways on which every choice is the usual one are looked for first, and liked better than others even
if they are a little longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import monotonic
from typing import Any, Final

from uccx_model.choices import CHOICES, chosen
from uccx_model.expressions import TRUE, Bool, Int, Scope, all_of, variable
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.niceness import preferred_inputs, preferred_start, preferred_throughout
from uccx_proofs.engines.search import Found
from uccx_proofs.engines.solver import Solver, Translator

__all__ = ["LONGER", "Hunt", "Prey", "is_possible", "nicest_where"]

DEEPEST: Final = 40
LONGER: Final = 3  #: steps that a way may have more, for the usual choices
SHALLOW: Final = (
    2  #: steps more than the graph's shortest way: there any choice is looked at at once
)

NOW: Final[Int] = variable(Int, "now", Scope.STATE)

Unroll = Callable[[Bool], Unrolling]
"""Returns the ways on which a condition on choices holds, not yet deepened."""


@dataclass(frozen=True)
class Prey:
    """A way, and whether every choice that is open is the usual one on it."""

    found: Found
    steps: int
    usual: bool
    shortest: bool = False  #: no way at all has fewer steps, as far as every search had an answer


class Hunt:
    """A search that can be interrupted, and goes on where it was.

    A way on usual choices is preferred, unless another is shorter by more than `longer` steps.

    Args:
        unroll: returns the ways.
        assumed: what is assumed of choices and numbers.
        longer: steps that a way on usual choices may have more than any other.
    """

    def __init__(self, unroll: Unroll, assumed: Bool, longer: int = LONGER) -> None:
        self._unroll, self._longer = unroll, longer
        self._usual = unroll(_usual(assumed))
        self._shortest: int | None = None  #: steps of the shortest way, once that is known

    @cached_property
    def _free(self) -> Unrolling:
        return self._unroll(TRUE)

    def quickly(self, seconds: float) -> Prey | None:
        """Return the nicest way, if it is found soon."""
        return self._hunt(self._usual.possible_depth + SHALLOW, monotonic() + seconds)

    def thoroughly(self) -> Prey | None:
        """Return the nicest way; None if none was found, which proves nothing."""
        return self._hunt(DEEPEST, None)

    def _hunt(self, deepest_free: int, until: float | None) -> Prey | None:
        """Go on with both searches; with the one on any choices only so deep."""
        usual = self._usual
        if usual.possible_depth > DEEPEST:
            return None
        while until is None or monotonic() < until:
            prey = _caught(usual)
            if prey is not None:
                return self._unless_much_shorter(prey)
            self._deepen_free(min(usual.depth, deepest_free))
            if usual.depth > DEEPEST or self._is_much_shorter(usual.depth + 1):
                if self._shortest is None:
                    return None
                return replace(_any_choices(self._free), shortest=not self._free.gave_up)
            usual.deepen()
        return None

    def _deepen_free(self, depth: int) -> None:
        """Look for ways on any choices, up to this depth."""
        while self._shortest is None and self._free.depth <= depth:
            if _is_reached(self._free):
                self._shortest = self._free.depth
            else:
                self._free.deepen()

    def _is_much_shorter(self, steps: int) -> bool:
        return self._shortest is not None and self._shortest + self._longer < steps

    def _unless_much_shorter(self, prey: Prey) -> Prey:
        """Return a way on usual choices, unless there is another that is much shorter."""
        self._deepen_free(prey.steps - self._longer - 1)
        found = _any_choices(self._free) if self._is_much_shorter(prey.steps) else prey
        sure = self._longer == 0 and not (self._usual.gave_up or self._free.gave_up)
        return replace(found, shortest=sure)


def nicest_where(free: Unrolling, condition: Bool, wishes: Sequence[Bool]) -> Found | None:
    """Return the nicest way of so many steps as there are, where a condition on choices holds.

    As many choices as can be are the usual ones, and then as many wishes come true.

    Args:
        free: the ways.
        condition: on choices.
        wishes: conditions on numbers, the one that matters most first.
    """
    if free.depth < free.possible_depth:
        return None
    with free.aiming():
        free.demand(free.about_state(condition, 0))
        if free.check() != "sat":
            return None
        usual = [chosen(next(iter(choice))) for choice in CHOICES]
        _accept(free, [free.about_state(wish, 0) for wish in (*usual, *wishes)])
        if free.check() != "sat":
            raise RuntimeError("the solver changed its mind")
        return _nicest(free)


def _any_choices(free: Unrolling) -> Prey:
    """Return the nicest way of so many steps as there are."""
    with free.aiming():
        for choice in CHOICES:
            _accept(free, [free.about_state(chosen(next(iter(choice))), 0)])
        if free.check() != "sat":
            raise RuntimeError("the solver changed its mind")
        return Prey(_nicest(free), free.depth, usual=False)


def _caught(usual: Unrolling) -> Prey | None:
    """Return the nicest way of so many steps as there are, if there is any."""
    if usual.depth < usual.possible_depth:
        return None
    with usual.aiming():
        if usual.check() == "sat":
            return Prey(_nicest(usual), usual.depth, usual=True)
    return None


def _is_reached(unrolling: Unrolling) -> bool:
    if unrolling.depth < unrolling.possible_depth:
        return False
    with unrolling.aiming():
        return unrolling.check() == "sat"


def is_possible(unrolling: Unrolling, deepest: int) -> bool:
    """Return whether there is any way of at most so many steps; "no" proves nothing."""
    while unrolling.depth <= deepest:
        if _is_reached(unrolling):
            return True
        unrolling.deepen()
    return False


def _usual(assumed: Bool) -> Bool:
    """Return that every choice that is left open is the usual one."""
    solver, translate = Solver(), Translator()
    solver.add(translate(assumed))
    options = []
    every = [chosen(next(iter(choice))) for choice in CHOICES]
    for group in ([all_of(*every)], every):
        for option in group:
            with solver:
                solver.add(translate(option))
                fits = solver.check() == "sat"
            if fits:
                options.append(option)
                solver.add(translate(option))
        if options:
            break
    return all_of(*options)


# The nicest of many ways of the same length.


def _nicest(u: Unrolling) -> Found:
    """Return the nicest of the ways of so many steps as there are; one was just found."""
    _take_least_time(u)
    for wish in preferred_throughout():
        _accept(u, [u.about_every_step(wish)])
    if u.check() != "sat":
        raise RuntimeError("the solver changed its mind")
    for edge in u.way():
        u.demand(edge)
    _accept(u, list(_wishes(u)))
    if u.check() != "sat":
        raise RuntimeError("the solver changed its mind")
    return u.found()


def _take_least_time(u: Unrolling) -> None:
    """Demand the least time that a way of so many steps can take.

    Along the edges of one way it is found quickly; that no other way is quicker is asked once.
    """
    most = _least_along(u)
    while most and u.check(u.about_state(most > NOW, u.depth)) == "sat":
        most = _least_along(u)
    u.demand(u.about_state(most >= NOW, u.depth))


def _least_along(u: Unrolling) -> int:
    """Return the least time that the edges of the way found last can take."""
    way, least, most = u.way(), 0, u.value(NOW, u.depth)
    while least < most:
        middle = min((least + most) // 2, u.depth) if least == 0 else (least + most) // 2
        if u.check(*way, u.about_state(middle >= NOW, u.depth)) == "sat":
            most = min(middle, u.value(NOW, u.depth))
        else:
            least = middle + 1
    return most


def _wishes(u: Unrolling) -> Iterator[Any]:
    yield from (u.about_state(wish, 0) for wish in preferred_start())
    for wish in preferred_inputs():
        yield from (u.about_step(wish, k) for k in range(u.depth))


def _accept(u: Unrolling, wishes: list[Any]) -> None:
    """Demand as many as can hold together, giving up the last ones where they clash."""
    left = {wish.get_id(): wish for wish in wishes}
    order = {name: place for place, name in enumerate(left)}
    while left and u.check(*left.values()) != "sat":
        clash = [wish.get_id() for wish in u.refused() if wish.get_id() in left]
        if not clash:
            return
        del left[max(clash, key=order.__getitem__)]
    for wish in left.values():
        u.demand(wish)
