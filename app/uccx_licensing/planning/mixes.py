"""How many licences of each kind: mixes, and the points at which they are compared.

A mix says how many of each pool; of one count it has one number. What a mix is enough for is told
by its *point*: where an unused Premium seat covers a Standard one, that is how many Premium seats
there are and how many seats in all. A mix is enough for a usage if no number of its point is below
the usage's, and a mix is as good as another if no number of its point is below the other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from uccx_licensing.amounts import Amount
from uccx_model.pools.amounts import Pool

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

__all__ = ["PLENTY", "Mix", "Mixes", "Point"]

PLENTY: Final = 10**9  #: licences; nobody has so many

Mix = tuple[int, ...]
"""A count for each pool, in the order of `Pool`; or one count."""
Point = tuple[int, ...]
"""What a mix is enough for; see above."""


@dataclass(frozen=True)
class Mixes:
    """What licences are counted as.

    Args:
        pooled: in several pools.
        covering: an unused Premium seat covers a Standard one.
    """

    pooled: bool
    covering: bool = True

    @property
    def pools(self) -> tuple[Pool, ...]:
        """The pools that there are; none for one count."""
        return tuple(Pool) if self.pooled else ()

    @property
    def nothing(self) -> Mix:
        """No licence at all."""
        return (0,) * (len(Pool) if self.pooled else 1)

    @property
    def shared(self) -> bool:
        """The seats are compared by Premium and by all of them."""
        return self.pooled and self.covering

    def mix(self, amount: Amount) -> Mix:
        """Return an amount as a mix.

        Raises:
            ValueError: one count is told where pools are, or the other way round.
        """
        if isinstance(amount, Mapping) != self.pooled:
            raise ValueError("one count and counts for several pools do not go together")
        return tuple(amount.get(p, 0) for p in Pool) if isinstance(amount, Mapping) else (amount,)

    def amount(self, mix: Mix) -> Amount:
        """Return a mix as an amount."""
        return dict(zip(Pool, mix, strict=True)) if self.pooled else mix[0]

    def point(self, mix: Sequence[int]) -> Point:
        """Return what a mix is enough for.

        >>> Mixes(pooled=True).point((40, 10, 0, 0))
        (10, 50, 0, 0)
        """
        if not self.shared:
            return tuple(mix)
        standard, premium, *others = mix
        return (premium, standard + premium, *others)

    def of_point(self, point: Sequence[int]) -> Mix:
        """Return the greatest mix that is enough for no more than this."""
        if not self.shared:
            return tuple(point)
        premium, seats, *others = point
        return (max(seats - premium, 0), min(premium, seats), *others)

    @property
    def plenty(self) -> Mix:
        """More licences than anybody has: a billion of each."""
        return (PLENTY,) * len(self.nothing)

    def points(self, mixes: Numbers) -> Numbers:
        """Return what each of many mixes, a row each, is enough for."""
        if not self.shared:
            return mixes
        points = mixes[:, [1, 0, 2, 3]]
        points[:, 1] += mixes[:, 1]
        return points

    def fewer(self, mix: Mix) -> Iterator[Mix]:
        """Yield the largest mixes that are less: one licence fewer, or a Premium seat Standard."""
        for place, count in enumerate(mix):
            if count > 0:
                yield (*mix[:place], count - 1, *mix[place + 1 :])
        if self.shared and mix[1] > 0:
            yield (mix[0] + 1, mix[1] - 1, *mix[2:])

    def raised(self, mix: Mix, need: Point, cap: Mix) -> Mix:
        """Return the least mix that is this one and enough for a need, and within a cap.

        Args:
            mix: what there is; it is within the cap.
            need: what it is to be enough for.
            cap: no count may be above this; it is enough for the need.
        """
        if not self.shared:
            return tuple(map(max, mix, need))
        standard, premium = mix[0], max(mix[1], need[0])
        standard = min(max(standard, need[1] - premium), cap[0])
        premium = max(premium, need[1] - standard)
        return (standard, premium, *map(max, mix[2:], need[2:]))

    def plus(self, one: Mix, other: Mix) -> Mix:
        """Return both together."""
        return tuple(a + b for a, b in zip(one, other, strict=True))
