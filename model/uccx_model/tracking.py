"""Follow everything that an instance may have done: sets of situations, each under some readings.

What is seen of a report (its inputs, its notices) decides which situations stay possible. Nothing
is dropped but what contradicts what was seen; where a set grows too large that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from uccx_model.messages import MESSAGES
from uccx_model.moves import CLOCKS, deadlines
from uccx_model.notices import Notice
from uccx_model.stepping import Values
from uccx_model.trace import Situation
from uccx_model.unsettled import UnsettledStepper

__all__ = ["ATTESTED", "Heard", "Key", "Tracker", "World", "combined"]

ATTESTED: Final = frozenset(message.notice for message in MESSAGES)
"""The notices that logs can tell: the others have no attested text (R43)."""
Key = tuple[str, Values]
"""A licensing state by name, and the values of the variables in their order."""
World = dict[Key, int]
"""What is possible: situations, each with the combinations of readings under which it is."""
Heard = frozenset[Notice] | None
"""The attested notices of a report; None: nobody listened."""
_Moved = Mapping[tuple[str, Values, int], Values]
"""How far the clocks of each situation went; a situation is told by all but its clocks."""
_SURE: Final = 2  #: how many steps in a row must change clocks alike before a stretch is taken


def combined(world: World) -> int:
    """Return the combinations under which anything is possible."""
    found = 0
    for mask in world.values():
        found |= mask
    return found


@dataclass
class Tracker:
    """Takes steps with sets of situations.

    Args:
        stepper: the instance, with its readings open.
        most: how many situations are followed at most.
    """

    stepper: UnsettledStepper
    most: int = 400
    crowded: bool = False  #: there were more: some that are possible were dropped
    _names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._names = tuple(self.stepper.variables.state)
        self._usage = [n for n, name in enumerate(self._names) if name.startswith("usage")]
        self._clocks = [self._names.index(name) for name in (*CLOCKS, "now")]
        self._locks = [n for n, name in enumerate(self._names) if name.startswith("locked")]
        shown = [n for n, name in enumerate(self._names) if name.startswith("reported")]
        self._alike = [*self._clocks, *self._locks, *shown]

    def key(self, here: Situation) -> Key:
        """Return a situation as sets hold it."""
        return here.node, tuple(here.values[name] for name in self._names)

    def situation(self, key: Key) -> Situation:
        """Return what a key stands for."""
        return Situation(key[0], dict(zip(self._names, key[1], strict=True)))

    def usage(self, values: Values) -> Values:
        """Return the usage in a situation, in the order of its variables."""
        return tuple(values[n] for n in self._usage)

    def report(
        self,
        world: World,
        inputs: Sequence[Values],
        heard: Heard,
        forgotten: Sequence[str] = (),
        used: Values | None = None,
    ) -> World:
        """Return what is possible after a report.

        Args:
            world: what is possible before.
            inputs: all that the inputs can be.
            heard: the attested notices that came.
            forgotten: variables that will not matter any more; they are set to zero.
            used: the usage of the report, in the order of its variables; None: as inputs say.
        """
        after: World = {}
        reports = self.stepper.report
        blank = [self._names.index(name) for name in forgotten]
        for (node, values), mask in world.items():
            for given in inputs:
                for part, transition, notices, found in reports(node, values, given, mask):
                    if transition is None or not agrees(notices, heard):
                        continue
                    if used is not None and self.usage(found) != used:
                        continue
                    kept = _blanked(found, blank) if blank else found
                    key = (transition.target.name, kept)
                    after[key] = after.get(key, 0) | part
        return self._bounded(after) if self.crowded or len(after) > self.most else after

    def act(self, world: World, name: str, inputs: Sequence[Values]) -> World:
        """Return what is possible after an act; nothing, where it is not possible."""
        after: World = {}
        for (node, values), mask in world.items():
            for given in inputs:
                for branch in self.stepper.act(node, name, values, given, mask):
                    if branch.transition is not None:
                        key = (branch.transition.target.name, branch.values)
                        after[key] = after.get(key, 0) | branch.mask
        return after

    def quiet(
        self,
        world: World,
        inputs: Sequence[Values],
        heard: Heard,
        times: int,
        forgotten: Sequence[str] = (),
    ) -> Iterator[tuple[int, World]]:
        """Yield what is possible after so many reports of which the same is known, step by step.

        Where only clocks go on, many reports are one step: up to before the next deadline, every
        further report does what the last did.

        Yields:
            how many reports passed, and what is possible after them.
        """
        before: _Moved | None = None
        alike, left = 0, times
        while left:
            after = self.report(world, inputs, heard, forgotten)
            left -= 1
            yield 1, after
            moved = self._moved(world, after)
            alike = alike + 1 if moved is not None and moved == before else 0
            before, world = moved, after
            if moved is None or alike < _SURE:
                continue
            far = min(left, self._room(world, moved) - 1)
            if far > 1:
                world = self._shifted(world, moved, far)
                left -= far
                yield far, world
                alike, before = 0, None

    def _moved(self, before: World, after: World) -> _Moved | None:
        """Return how far each situation's clocks went, if nothing else changed; else None."""
        if len(before) != len(after):
            return None
        old = {self._timeless(key, mask): key for key, mask in before.items()}
        if len(old) != len(before):
            return None
        moved: dict[tuple[str, Values, int], Values] = {}
        for key, mask in after.items():
            timeless = self._timeless(key, mask)
            former = old.get(timeless)
            if former is None:
                return None
            moved[timeless] = tuple(key[1][n] - former[1][n] for n in self._clocks)
        return moved if len(moved) == len(after) else None

    def _timeless(self, key: Key, mask: int) -> tuple[str, Values, int]:
        return key[0], _blanked(key[1], self._clocks), mask

    def _room(self, world: World, moved: _Moved) -> int:
        """Return how many reports there are before a clock that runs reaches a period."""
        nearest = []
        for key, mask in world.items():
            far = moved[self._timeless(key, mask)]
            if any(step not in (0, 1) for step in far):
                return 0
            here = self.situation(key)
            stands = {n: _NEVER for n, step in zip(CLOCKS, far, strict=False) if not step}
            at = Situation(here.node, {**here.values, **stands})
            nearest += deadlines(self.stepper.parameters, at)[:1]
        return min(nearest, default=_NEVER)

    def _shifted(self, world: World, moved: _Moved, times: int) -> World:
        after: World = {}
        for key, mask in world.items():
            values = list(key[1])
            for place, far in zip(self._clocks, moved[self._timeless(key, mask)], strict=True):
                values[place] += far * times
            after[key[0], tuple(values)] = mask
        return after

    def _bounded(self, world: World) -> World:
        """Return of those that differ in clocks and locks only the outermost.

        These have gone least and farthest on a clock, or have least and most locked. From now on
        that is done after every step: what was dropped once cannot be had again.
        """
        self.crowded = True
        alike: dict[tuple[str, Values, int], list[Key]] = {}
        for key, mask in world.items():
            shape = key[0], _blanked(key[1], self._alike), mask
            alike.setdefault(shape, []).append(key)
        kept: dict[Key, int] = {}
        for (_, _, mask), keys in alike.items():
            outer = keys if len(keys) == 1 else self._outermost(keys)
            kept |= dict.fromkeys(outer, mask)
        return kept if len(kept) <= self.most else dict(islice(kept.items(), self.most))

    def _outermost(self, keys: Sequence[Key]) -> Iterator[Key]:
        """Yield the situations that are first or last in one thing in which they differ."""
        for place in self._clocks:
            if any(key[1][place] != keys[0][1][place] for key in keys):
                yield min(keys, key=lambda key: key[1][place])
                yield max(keys, key=lambda key: key[1][place])

        def locked(key: Key) -> int:
            return sum(key[1][n] for n in self._locks)

        yield min(keys, key=locked)
        yield max(keys, key=locked)


_NEVER: Final = 10**12  #: beyond every period


def agrees(notices: tuple[Notice, ...], heard: Heard) -> bool:
    """Return whether what was heard is what comes, of the notices that can be heard."""
    return heard is None or (not notices and not heard) or ATTESTED.intersection(notices) == heard


def _blanked(values: Values, places: Sequence[int]) -> Values:
    changed = list(values)
    for place in places:
        changed[place] = 0
    return tuple(changed)
