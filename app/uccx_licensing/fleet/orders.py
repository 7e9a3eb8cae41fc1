"""What is asked of a fleet, and how each of its systems begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_licensing.explaining.systems import System
from uccx_licensing.fleet.columns import REACHABLE, SYNCED
from uccx_licensing.options import InputError
from uccx_model.execution import Execution
from uccx_model.fleet.batch import LARGEST
from uccx_model.pools.amounts import Pool
from uccx_model.trace import Situation

__all__ = ["Order"]


@dataclass(frozen=True)
class Order:
    """What holds for every system of a run.

    Args:
        supposed: what no file tells.
        zone: that of times that tell none; None takes them as UTC, which is told.
        strict: refuse data that would have to be repaired.
    """

    supposed: Supposed
    zone: tzinfo | None = None
    strict: bool = False

    @property
    def begins(self) -> Start:
        """Where each system is when the data begin."""
        return self.supposed.start or Start()

    def execution(self, *, pooled: bool) -> Execution:
        """Return the instance: with one count of licences, or a count for each pool."""
        return self._system(0, pooled).execution(self.supposed.readings.values())

    def start(self, bought: Mapping[Pool | None, int], *, pooled: bool) -> Situation:
        """Return where a system begins.

        Args:
            bought: what is bought then, by pool; or in one count, whose pool is None.
            pooled: licences are counted by pool.

        Raises:
            InputError: what is locked is told by pools, and licences are one count.
        """
        if not pooled and not isinstance(self.begins.locked, int):
            raise InputError("--state: locked is told by pools; the file tells one count.")
        by_pool: Amount = {pool: number for pool, number in bought.items() if pool is not None}
        return self._system(by_pool if pooled else bought.get(None, 0), pooled).start

    @property
    def bought(self) -> dict[Pool | None, int] | None:
        """What is supposed to be bought when the data begin; None where data tell it.

        Raises:
            InputError: it is too much.
        """
        told = self.supposed.bought
        if told is None:
            return None
        counts: dict[Pool | None, int] = (
            {None: told} if isinstance(told, int) else {pool: told[pool] for pool in told}
        )
        if max(counts.values(), default=0) > LARGEST:
            raise InputError(f"--bought: expected at most {LARGEST:,} licences.")
        return counts

    @property
    def flags(self) -> dict[str, bool]:
        """What holds by column of a flag, where nothing tells it."""
        return {REACHABLE: True, SYNCED: self._system(0, False).synchronizes}

    @property
    def suppositions(self) -> tuple[str, ...]:
        """What is supposed where nothing tells it, a sentence each."""
        told = ["Where nothing tells it, the licence server answered."]
        if not self.flags[SYNCED]:
            told.append("Where nothing tells it, SSM On-Prem and Cisco SSM were not synchronized.")
        if not self.supposed.overage_allowed:
            told.append("License Control does not allow overage.")
        return tuple(told)

    def _system(self, bought: Amount, pooled: bool) -> System:
        return System(self.supposed, bought, pooled)
