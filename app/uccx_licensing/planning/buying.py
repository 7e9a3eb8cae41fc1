"""The latest moments and the smallest amounts to buy so that something never happens.

The total is settled first: nothing cheaper is enough. Then each purchase is put off as long as it
can be, and is as small as it can be then. Who waits for a lock can cure it within its period, if
the usage locked by then is not above the total.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from uccx_licensing.planning.demands import Demands
from uccx_licensing.planning.mixes import Mix, Point
from uccx_licensing.planning.running import Aim
from uccx_model.choices import Q3

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

__all__ = ["Purchase", "cheapest", "cost", "purchases"]


@dataclass(frozen=True)
class Purchase:
    """Licences to buy.

    Args:
        place: the number of the first report at which the licence server must know of them.
        added: how many more are there from then on.
        total: how many have been bought by then, beside what was there.
    """

    place: int
    added: Mix
    total: Mix


def cost(mix: Mix, prices: Mix | tuple[float, ...]) -> float:
    """Return what a mix costs, in the unit of the prices."""
    return sum(number * price for number, price in zip(mix, prices, strict=True))


def cheapest(demands: Demands, points: list[Point], prices: tuple[float, ...]) -> Mix:
    """Return the cheapest mix that is at or above one of the least points.

    Where Premium seats that cover Standard ones are the cheaper ones, all seats are Premium.
    """
    mixes = demands.runs.series.mixes
    found = []
    for point in points:
        mix = mixes.of_point(point)
        if mixes.shared and prices[1] < prices[0]:
            mix = (0, mix[0] + mix[1], *mix[2:])
        found.append(mix)
    return min(found, key=lambda mix: (cost(mix, prices), mix))


def purchases(demands: Demands, aim: Aim, cap: Mix) -> list[Purchase]:
    """Return what to buy when, at the latest.

    Args:
        demands: the judged reports, with what is there already.
        aim: what is to be avoided.
        cap: how many are bought in all at most; they would be enough from the start.
    """
    return list(_Buying(demands, aim, cap).found())


@dataclass
class _Buying:
    demands: Demands
    aim: Aim
    cap: Mix

    def __post_init__(self) -> None:
        self.mixes = self.demands.runs.series.mixes
        self.needs: list[Point] = [tuple(row) for row in self.demands.needs.tolist()]
        self.total = self.mixes.nothing

    def found(self) -> Iterator[Purchase]:
        limit = 1 if self.aim is Aim.STRIKE else self.demands.limit
        begins = {piece.start for piece in self.demands.pieces}
        row, strikes = 0, 0
        while row < len(self.needs):
            if row in begins:
                strikes = 0
            strikes = 0 if self._enough(self.needs[row]) else strikes + 1
            if strikes < limit:
                row += 1
                continue
            strikes = 0
            bought, row = self._avoided(row, limit)
            if bought is not None:
                yield bought
            row += 1

    def _avoided(self, row: int, limit: int) -> tuple[Purchase | None, int]:
        """Return what to buy where the last report of a window would be one too many.

        Returns:
            What to buy, if anything, and the report from which on it is counted anew.
        """
        if self.aim is Aim.ENFORCEMENT:
            if (
                int(self.demands.places[row]) + self.demands.period
                > len(self.demands.runs.series) - 1
            ):
                return None, len(self.needs)
            cured = self._cured(row)
            if cured is not None:
                return cured
        cap = self.mixes.point(self.cap)
        window = range(row, row - limit, -1)
        latest = next(n for n in window if _within(self.needs[n], cap))
        return self._bought(latest, self.needs[latest]), latest

    def _cured(self, entry: int) -> tuple[Purchase | None, int] | None:
        """Return the latest cure of a lock within the total; None if there is none."""
        places, usage = self.demands.places, self.demands.usage
        ends = int(places[entry]) + self.demands.period
        locked = usage[entry]
        found: tuple[int, Point] | None = None
        for row in range(entry + 1, len(places)):
            if int(places[row]) > ends:
                break
            if Q3.FROZEN_AT_ENTRY not in self.demands.runs.choices:
                locked = locked.clip(min=usage[row])
            points = self.mixes.points(locked.reshape(1, -1).copy())
            need = tuple(
                self.demands.beyond(points, self.demands.bought[row : row + 1]).tolist()[0]
            )
            if self._enough(need):
                return None, row
            if _within(need, self.mixes.point(self.cap)):
                found = row, need
        return None if found is None else (self._bought(*found), found[0])

    def _enough(self, need: Point) -> bool:
        return _within(need, self.mixes.point(self.total))

    def _bought(self, row: int, need: Point) -> Purchase:
        before = self.total
        self.total = self.mixes.raised(before, need, self.cap)
        added = tuple(now - then for now, then in zip(self.total, before, strict=True))
        return Purchase(int(self.demands.places[row]), added, self.total)


def _within(need: Point, there: Point) -> bool:
    return all(a <= b for a, b in zip(need, there, strict=True))
