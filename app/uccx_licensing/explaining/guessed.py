"""What of a situation rests on usage that nobody told, so that no figure of it is known.

Where usage is not known, amounts are tried that stand for all others (see `inputs`). They decide
rightly what follows, but are no figures: neither as usage, nor as what is locked after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from uccx_licensing.amounts import Amount, amount_of, in_pools, is_any
from uccx_licensing.explaining.placing import Slot
from uccx_licensing.explaining.systems import System
from uccx_model.choices import Q3
from uccx_model.states import SMART
from uccx_model.stepping import Values
from uccx_model.trace import Situation
from uccx_model.tracking import Key, World, combined

__all__ = ["Guessed", "Guesses", "Lock", "least_of", "lock_told"]

_SHOWN: Final = frozenset(state.name for state in SMART)


@dataclass(frozen=True)
class Lock:
    """How much is locked."""

    amount: Amount  #: licences; where that is not sure, at least so many
    sure: bool = True

    @property
    def any(self) -> bool:
        """Whether anything is locked, however much."""
        return not self.sure or is_any(self.amount)


def least_of(lock: Lock) -> int:
    """Return the number by which locks of one count are ordered; those of pools are not."""
    return lock.amount if isinstance(lock.amount, int) else 0


def lock_told(lock: Lock) -> str:
    """Return in words how much is locked.

    >>> lock_told(Lock(130)), lock_told(Lock(101, sure=False)), lock_told(Lock(0, sure=False))
    ('locked 130', 'locked: at least 101, not known', 'locked: not known')
    """
    if lock.sure:
        return f"locked {in_pools(lock.amount)}"
    least = f"at least {in_pools(lock.amount)}, " if is_any(lock.amount) else ""
    return f"locked: {least}not known"


@dataclass(frozen=True)
class Guessed:
    """What is not known at a moment.

    Args:
        locks: the combinations of readings under which a lock rests on usage that nobody told.
        names: variables whose values are not known, without the pools' names.
    """

    locks: int = 0
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Guesses:
    """Tells, from report to report, what is not known."""

    system: System

    @cached_property
    def _demands(self) -> list[int]:
        names = self.system.variables.inputs
        return [n for n, name in enumerate(names) if name.startswith("demand")]

    @cached_property
    def _locks(self) -> list[int]:
        names = self.system.variables.state
        return [n for n, name in enumerate(names) if name.startswith("locked")]

    @cached_property
    def _running(self) -> int:
        return self.system.combinations.having(Q3.RUNNING_MAXIMUM)

    def of_usage(self, slot: Slot) -> bool:
        """Return whether the usage of a report is not known."""
        if len(slot.inputs) < 2:  # noqa: PLR2004 - all is known
            return False
        return len({tuple(given[n] for n in self._demands) for given in slot.inputs}) > 1

    def locked(self, values: Values) -> Values:
        """Return what is locked in a situation, in the order of its variables; empty: nothing."""
        first = self._locks[0]
        found = values[first : first + len(self._locks)]
        return found if any(found) else ()

    def after(
        self, guessed: Guessed, slot: Slot, before: World, world: World, forgotten: Sequence[str]
    ) -> Guessed:
        """Return what is not known after a report of which that much is known."""
        locks = guessed.locks
        unknown = self.of_usage(slot)
        if unknown:
            locks |= self._entered(before, world)
        if locks and not all(self.locked(values) for _, values in world):
            locks &= combined({key: mask for key, mask in world.items() if self.locked(key[1])})
        if len(slot.inputs) == 1:
            names = self._still(guessed.names, slot, world)
        else:
            names = frozenset(name.partition("_")[0] for name in forgotten)
            names |= {"usage"} if unknown else set()
        return (
            guessed if (locks, names) == (guessed.locks, guessed.names) else Guessed(locks, names)
        )

    def _entered(self, before: World, world: World) -> int:
        """Return under which combinations a lock may be of a report's usage."""
        held: dict[Values, int] = {}
        for (_, values), mask in before.items():
            locked = self.locked(values)
            held[locked] = held.get(locked, 0) | mask
        free, found = held.pop((), 0), 0
        for (_, values), mask in world.items():
            locked = self.locked(values)
            if locked:
                found |= mask & (self._running | free | ~held.get(locked, 0))
        return found

    def _still(self, names: frozenset[str], slot: Slot, world: World) -> frozenset[str]:
        """Return what is still not known after a report of which everything is."""
        if not names:
            return names
        (given,) = slot.inputs
        answered = given[tuple(self.system.variables.inputs).index("ssm_reachable")]
        if not answered:
            return names - {"usage"}
        reported = all(node in _SHOWN for node, _ in world)
        return names - ({"usage", "silence", "reported"} if reported else {"usage", "silence"})

    def parted(self, guessed: Guessed, key: Key, mask: int) -> Iterator[tuple[bool, int]]:
        """Yield the combinations under which a lock is known, and those under which it is not."""
        loose = mask & guessed.locks if self.locked(key[1]) else 0
        for sure, part in ((True, mask & ~loose), (False, loose)):
            if part:
                yield sure, part

    def lock(self, here: Situation, *, sure: bool) -> Lock:
        """Return how much is locked in a situation.

        The amounts that are tried of one count are the least that do the same; of several pools
        there is no least one, nor where License Control cuts usage.
        """
        amount = amount_of(here.values, "locked")
        if sure or not is_any(amount):
            return Lock(amount)
        return Lock(0 if self.system.pooled or self.system.limited else amount, sure=False)
