"""Counts of licences in several pools, which rules take in place of one count.

Usage is *within* an entitlement where no pool is short. Where Premium seats cover Standard ones
(Flex), unused Premium seats count as Standard seats: 10 Premium and 40 Standard seats are enough
for up to 10 Premium users, and for up to 50 users in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Self

from uccx_model.expressions import (
    Bool,
    Int,
    Quantity,
    all_of,
    any_of,
    boolean,
    equal,
    integer,
    ite,
    maximum,
    minimum,
)

__all__ = ["LIMITED", "SOURCES", "Amounts", "Entitlement", "Pool", "Usage", "deficit"]


class Pool(StrEnum):
    """A kind of licence that is counted by itself."""

    STANDARD = "standard"  #: Standard seats; Perpetual Enhanced has these only
    PREMIUM = "premium"  #: Premium seats
    OUTBOUND = "outbound"  #: outbound ports
    SERVER = "server"  #: the server


LIMITED: Final = (Pool.STANDARD, Pool.PREMIUM, Pool.OUTBOUND)
"""What License Control limits: agents' seats and outbound ports (R39, G21)."""

SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    "unused Premium seats cover Standard ones": ("G20",),
    "License Control limits agents' seats and outbound ports": ("R39", "G21"),
}
"""Where it comes from how counts are compared."""


@dataclass(frozen=True, eq=False)
class Amounts(Quantity):
    """A count for each pool.

    Args:
        counts: the count in each pool, in the order of the pools.
        covering: unused Premium seats cover Standard ones.
    """

    counts: Mapping[Pool, Int]
    covering: Bool

    @classmethod
    def of(cls, counts: Mapping[Pool, Int | int], *, covering: Bool | bool) -> Self:
        """Return these counts; a pool that is not named has none."""
        return cls({pool: integer(counts.get(pool, 0)) for pool in Pool}, boolean(covering))

    def _of(self, counts: Mapping[Pool, Int]) -> Self:
        return type(self)(counts, self.covering)

    def _like(self, other: Any) -> Mapping[Pool, Int]:
        """Return another's counts; a number stands for itself in each pool."""
        if isinstance(other, Amounts):
            return other.counts
        return dict.fromkeys(Pool, integer(other))

    def if_else(self, condition: Bool, otherwise: Any) -> Self:
        """Return these where the condition holds and `otherwise` elsewhere."""
        other = self._like(otherwise)
        return self._of({pool: ite(condition, n, other[pool]) for pool, n in self.counts.items()})

    def at_most(self, other: Any) -> Any:
        """Return what of these is let in; see `Usage`."""
        raise TypeError(f"{type(self).__name__} cannot be limited by {other!r}")

    def __eq__(self, other: object) -> Bool:  # type: ignore[override]
        counts = self._like(other)
        return all_of(*(equal(n, counts[pool]) for pool, n in self.counts.items()))

    def __ne__(self, other: object) -> Bool:  # type: ignore[override]
        return ~(self == other)

    __hash__ = None  # type: ignore[assignment]


class Usage(Amounts):
    """How many licences of each kind are used, wanted, reported or locked."""

    def at_least(self, other: Any) -> Usage:
        """Return the larger count in each pool: what was used at most."""
        counts = self._like(other)
        return self._of({pool: maximum(n, counts[pool]) for pool, n in self.counts.items()})

    def at_most(self, other: Any) -> Usage:
        """Return as much of this as License Control lets in within an entitlement."""
        limit: Mapping[Pool, Int] = other.counts
        premium = minimum(self.counts[Pool.PREMIUM], limit[Pool.PREMIUM])
        spare = ite(self.covering, limit[Pool.PREMIUM] - premium, 0)
        standard = minimum(self.counts[Pool.STANDARD], limit[Pool.STANDARD] + spare)
        ports = minimum(self.counts[Pool.OUTBOUND], limit[Pool.OUTBOUND])
        let_in = {Pool.STANDARD: standard, Pool.PREMIUM: premium, Pool.OUTBOUND: ports}
        return self._of({**self.counts, **let_in})

    def __gt__(self, other: Any) -> Bool:
        """Return "some pool is short"; above nothing: some licence is used."""
        if isinstance(other, Entitlement):
            return any_of(*(~covers for covers in other.covering_each(self).values()))
        counts = self._like(other)
        return any_of(*(n > counts[pool] for pool, n in self.counts.items()))

    def __ge__(self, other: Usage | int) -> Bool:
        """Return "no count is below this number, or the other's of the same pool".

        Raises:
            TypeError: the other is an entitlement, of which unused Premium seats may cover some.
        """
        if isinstance(other, Entitlement):
            raise TypeError("compare an entitlement with usage: it knows what covers what")
        counts = self._like(other)
        return all_of(*(n >= counts[pool] for pool, n in self.counts.items()))


class Entitlement(Amounts):
    """How many licences of each kind were bought, or are known to the licence server."""

    def covering_each(self, usage: Usage) -> dict[Pool, Bool]:
        """Return for each pool "it is enough for this usage"."""
        own, used = self.counts, usage.counts
        seats = (Pool.PREMIUM, Pool.STANDARD)
        both = used[Pool.STANDARD] + used[Pool.PREMIUM] <= own[Pool.STANDARD] + own[Pool.PREMIUM]
        alone = used[Pool.STANDARD] <= own[Pool.STANDARD]
        return {
            pool: ite(self.covering, both, alone)
            if pool is Pool.STANDARD
            else used[pool] <= own[pool]
            for pool in (*seats, Pool.OUTBOUND, Pool.SERVER)
        }

    def at_least(self, other: Any) -> Entitlement:
        """Return the least entitlement that covers a usage, and all that this one covers.

        Where Premium seats cover Standard ones, seats that Premium users hold already are Premium
        seats in it: there are more of these, and no more seats in all than somebody may use.
        """
        own, used = self.counts, self._like(other)
        larger = {pool: maximum(n, used[pool]) for pool, n in own.items()}
        together = maximum(
            own[Pool.STANDARD] + own[Pool.PREMIUM], used[Pool.STANDARD] + used[Pool.PREMIUM]
        )
        shared = together - larger[Pool.PREMIUM]
        larger[Pool.STANDARD] = ite(self.covering, shared, larger[Pool.STANDARD])
        return self._of(larger)

    def __ge__(self, other: Usage | int) -> Bool:
        """Return "no pool is short of this usage"; of a number: no count is below it."""
        if isinstance(other, Usage):
            return all_of(*self.covering_each(other).values())
        return all_of(*(n >= other for n in self.counts.values()))

    def __lt__(self, other: Usage) -> Bool:
        """Return "some pool is short of this usage"."""
        return ~(self >= other)


def deficit(entitlement: Entitlement, usage: Usage) -> Entitlement:
    """Return the least that is to be bought for an entitlement to cover a usage.

    Where Premium seats cover Standard ones, Premium seats are bought only as far as Premium users
    lack them, and Standard ones for the rest of what all seats together lack.

    >>> bought = Entitlement.of({Pool.PREMIUM: 10, Pool.STANDARD: 40}, covering=True)
    >>> used = Usage.of({Pool.PREMIUM: 12, Pool.STANDARD: 41}, covering=True)
    >>> {pool.value: str(n) for pool, n in deficit(bought, used).counts.items()}
    {'standard': '1', 'premium': '2', 'outbound': '0', 'server': '0'}
    """
    own, used = entitlement.counts, usage.counts
    lacking = {pool: maximum(used[pool] - n, 0) for pool, n in own.items()}
    seats = own[Pool.STANDARD] + own[Pool.PREMIUM] + lacking[Pool.PREMIUM]
    shared = maximum(used[Pool.STANDARD] + used[Pool.PREMIUM] - seats, 0)
    alone = lacking[Pool.STANDARD]
    return Entitlement(
        {**lacking, Pool.STANDARD: ite(entitlement.covering, shared, alone)}, entitlement.covering
    )
