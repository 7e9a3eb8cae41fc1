"""Find the fewest licences and the latest purchases, and let the model judge both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from uccx_licensing.planning.buying import cheapest, cost
from uccx_licensing.planning.demands import Demands, demands_of
from uccx_licensing.planning.frontier import TooManyError, corners, frontier
from uccx_licensing.planning.mixes import Mix, Point
from uccx_licensing.planning.ordered import Order
from uccx_licensing.planning.outliving import fate_of
from uccx_licensing.planning.plan import Answer, Given, Known
from uccx_licensing.planning.running import Aim, Outcome, Runs
from uccx_licensing.words import count

__all__ = ["Finding"]

MOST_RUNS: Final = 200
"""How many mixes are run at most to show that there are no other least ones."""


@dataclass(frozen=True)
class Finding:
    """The search for one usage.

    Args:
        runs: the instance with its usage.
        given: what is asked for.
        order: what is proved of instances with more licences.
    """

    runs: Runs
    given: Given
    order: Order
    _confirmed: set[Mix] = field(default_factory=set, repr=False)
    _seen: dict[tuple[Mix, Aim], int | None] = field(default_factory=dict, repr=False)

    @cached_property
    def ample(self) -> Outcome:
        """What comes of more licences than anybody needs."""
        mixes = self.runs.series.mixes
        return self.runs.run(self.always(mixes.plenty), listening=True)

    def always(self, mix: Mix) -> Sequence[Mix]:
        """Return an entitlement that never changes."""
        return [mix] * len(self.runs.series)

    def demands(self, bought: Sequence[Mix] | None = None) -> Demands:
        """Return what the judged reports need beyond what is there."""
        return demands_of(self.runs, self.ample.heard, bought)

    def fewest(self, aim: Aim) -> Answer:
        """Return the fewest licences with which something never happens."""
        if aim in self.ample.happened:
            why = "it happens with a billion licences as well: licences are not what is missing"
            return Answer(aim, Known.UNAVOIDABLE, why, unavoidable=self.ample.happened[aim])
        demands = self.demands()
        try:
            points = frontier(demands.windows(aim))
        except TooManyError as error:
            return Answer(aim, Known.UNKNOWN, f"{error}; tell prices of fewer pools")
        mixes = self.runs.series.mixes
        least = tuple(mixes.of_point(point) for point in points)
        best = cheapest(demands, points, self.given.prices)
        outcome = self.runs.run(self.always(best))
        self._seen[best, aim] = outcome.happened.get(aim)
        fewer = {mix: self._happens(mix, aim) for mix in mixes.fewer(best)}
        known, why = self._judged(aim, points, [*least, best], outcome)
        failing = {mix: place for mix, place in fewer.items() if place is not None}
        return Answer(
            aim,
            known,
            why,
            least,
            best,
            cost(best, self.given.prices),
            failing,
            fate_of(self.runs, outcome, best),
        )

    def _happens(self, mix: Mix, aim: Aim, there: Sequence[Mix] | None = None) -> int | None:
        """Return the report at which it happens with this mix, by the model.

        With what is there beside it, if anything is; alone, each mix is run once.
        """
        if there is not None:
            plus = self.runs.series.mixes.plus
            bought = [plus(mix, more) for more in there]
            return self.runs.run(bought, aim).happened.get(aim)
        if (mix, aim) not in self._seen:
            happened = self.runs.run(self.always(mix), aim).happened
            self._seen[mix, aim] = happened.get(aim)
        return self._seen[mix, aim]

    def _judged(
        self, aim: Aim, points: Sequence[Point], mixes: Sequence[Mix], outcome: Outcome
    ) -> tuple[Known, str]:
        """Return what the model and the solvers say to the least mixes.

        Args:
            aim: what is to be avoided.
            points: the least points.
            mixes: every mix that is said to be enough; the last one is the cheapest.
            outcome: what came of the cheapest.
        """
        missing = self.order.missing(self.order.claim(aim, steady=True))
        if missing:
            return Known.UNKNOWN, missing
        told = self.refuted(aim, points, mixes)
        if told:
            return Known.UNKNOWN, told
        if mixes[-1] not in self._confirmed:
            self.runs.confirm(self.always(mixes[-1]), outcome)
            self._confirmed.add(mixes[-1])
        number = len(self.too_little(points))
        enough = f"run: with {count(len(set(mixes)), 'entitlement')} it never happens"
        if not number:
            return Known.PROVED, f"{enough}, and less than nothing cannot be bought"
        return Known.PROVED, f"{enough}; with {count(number, 'entitlement')} just too small it does"

    def too_little(self, points: Sequence[Point]) -> list[Mix]:
        """Return the greatest mixes that are not enough, if these are all least points."""
        mixes = self.runs.series.mixes
        highest = mixes.point(mixes.plenty)
        found = {mixes.of_point(corner) for corner in corners(points, highest)}
        return sorted(found) if any(map(any, points)) else []

    def refuted(
        self,
        aim: Aim,
        points: Sequence[Point],
        mixes: Sequence[Mix],
        there: Sequence[Mix] | None = None,
    ) -> str:
        """Return what the model says against the least mixes; nothing if it agrees.

        Args:
            aim: what is to be avoided.
            points: the least points.
            mixes: every mix that is said to be enough.
            there: what is there at each report beside a mix.
        """
        little = self.too_little(points)
        if len(little) + len(mixes) > MOST_RUNS:
            return f"{len(little) + len(mixes):,} entitlements would have to be run"
        for mix in dict.fromkeys(mixes):
            if (place := self._happens(mix, aim, there)) is not None:
                return f"with {mix} it happens at report {place + 1:,} all the same"
        for mix in little:
            if self._happens(mix, aim, there) is None:
                return f"with {mix}, which should be too little, it does not happen either"
        return ""
