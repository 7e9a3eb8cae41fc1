"""What each report that the licence server judged needs, as numbers to calculate with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from uccx_licensing.planning.frontier import windows
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.running import Aim, Runs
from uccx_model.choices import Q4

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

__all__ = ["Demands", "demands_of"]


@dataclass(frozen=True)
class Demands:
    """The judged reports, in the order of time.

    Args:
        runs: whose they are.
        places: the number of each one's interval.
        usage: the usage that each tells, a row each.
        bought: what is there without buying, at each, as points.
        pieces: the parts in which strikes are counted on.
    """

    runs: Runs
    places: Numbers
    usage: Numbers
    bought: Numbers
    pieces: tuple[slice, ...]

    @property
    def needs(self) -> Numbers:
        """What each report needs beyond what is there, as points."""
        return self.beyond(self.runs.series.mixes.points(self.usage), self.bought)

    def beyond(self, points: Numbers, there: Numbers) -> Numbers:
        """Return what points need beyond what is there; seats are at least the Premium seats."""
        import numpy as np  # noqa: PLC0415 - slow

        needs: Numbers = np.maximum(points - there, 0)
        if self.runs.series.mixes.shared:
            needs[:, 1] = np.maximum(needs[:, 0], needs[:, 1])
        return needs

    @property
    def limit(self) -> int:
        """How many judged overages in a row lock usage."""
        return self.runs.profile.values["strike_limit"]

    @property
    def period(self) -> int:
        """How many reports after the lock enforcement comes."""
        return self.runs.profile.values["out_of_compliance_period"]

    def until(self, last: int) -> Demands:
        """Return the same as far as this interval."""
        import numpy as np  # noqa: PLC0415 - slow

        kept = int(np.searchsorted(self.places, last, side="right"))
        pieces = [slice(p.start, min(p.stop, kept)) for p in self.pieces if p.start < kept]
        rows = (self.places[:kept], self.usage[:kept], self.bought[:kept])
        return Demands(self.runs, *rows, tuple(pieces))

    def windows(self, aim: Aim) -> Numbers:
        """Return what the reports need that, all in a row above what is there, lead there.

        Enforcement comes so long after a lock that only locks before count.
        """
        if aim is Aim.STRIKE:
            return windows(self.needs, self.pieces, 1)
        if aim is Aim.LOCK:
            return windows(self.needs, self.pieces, self.limit)
        decided = len(self.runs.series) - 1 - self.period
        return self.until(decided).windows(Aim.LOCK)


def demands_of(runs: Runs, heard: Sequence[int], bought: Sequence[Mix] | None = None) -> Demands:
    """Return what is judged of a series.

    Args:
        runs: the instance with its usage.
        heard: the reports that the licence server judged, as a run found.
        bought: the entitlement at each report; nothing, if not given.
    """
    import numpy as np  # noqa: PLC0415 - slow

    series = runs.series
    width = len(series.mixes.nothing)
    known = [series.usage[place] or series.mixes.nothing for place in heard]
    usage = np.array(known, dtype=np.int64).reshape(len(known), width)
    there = [bought[place] if bought else series.mixes.nothing for place in heard]
    points = series.mixes.points(np.array(there, dtype=np.int64).reshape(len(there), width))
    places = np.array(heard, dtype=np.int64)
    ends = [0, len(heard)]
    if Q4.RESETS_COUNT in runs.choices:
        ends += [n for n in range(1, len(heard)) if heard[n] != heard[n - 1] + 1]
    ends.sort()
    pieces = tuple(slice(a, b) for a, b in pairwise(ends) if a < b)
    return Demands(runs, places, usage, points, pieces)
