"""The fewest licences that are enough: every least point, and what is just too little.

What is to be avoided comes of *windows*: so many judged reports in a row that, if each is above
the entitlement, it happens. A point is enough if in each window some report is within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from uccx_licensing.planning.mixes import Point

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

__all__ = ["TooManyError", "corners", "frontier", "least", "windows"]

MOST_TRIALS: Final = 20_000
"""Points tried before the search for all least mixes is given up."""
_NEVER: Final = 1 << 60


class TooManyError(RuntimeError):
    """There are too many least mixes to find all of them."""


def windows(demands: Numbers, pieces: Sequence[slice], length: int) -> Numbers:
    """Return every so many reports in a row.

    Args:
        demands: what each judged report needs, a row each.
        pieces: parts of the reports in which strikes are counted on; none goes over an end.
        length: how many reports in a row.

    Returns:
        An array with three axes: window, report, number.
    """
    import numpy as np  # noqa: PLC0415 - slow

    width = demands.shape[1]
    found = [np.empty((0, length, width), dtype=np.int64)]
    for piece in pieces:
        part = demands[piece]
        if len(part) >= length:
            views = np.lib.stride_tricks.sliding_window_view(part, length, axis=0)
            found.append(views.transpose(0, 2, 1))
    return np.concatenate(found)


def frontier(every: Numbers) -> list[Point]:
    """Return all least points: in each window some report is within each of them.

    Args:
        every: what the reports of each window need.

    Raises:
        TooManyError: there are too many combinations to try.
    """
    import numpy as np  # noqa: PLC0415 - slow

    width = every.shape[2]
    if not len(every):
        return [(0,) * width]
    floor = every.min(axis=1).max(axis=0)
    raised = np.maximum(every, floor)
    open_ones = ~(raised == floor).all(axis=2).any(axis=1)
    if not open_ones.any():
        return [tuple(map(int, floor))]
    left = np.unique(raised[open_ones], axis=0)
    budget = [MOST_TRIALS]
    allowed = np.ones(left.shape[:2], dtype=bool)
    return least(_sweep(left, floor, 0, allowed, budget))


def _sweep(
    left: Numbers, floor: Numbers, axis: int, allowed: Any, budget: list[int]
) -> Iterator[Point]:
    """Yield points that are enough, the least among them, from this number of the point on."""
    import numpy as np  # noqa: PLC0415 - slow

    values = left[:, :, axis]
    if axis == left.shape[2] - 1:
        budget[0] -= 1
        if budget[0] < 0:
            raise TooManyError(f"more than {MOST_TRIALS:,} combinations would have to be tried")
        found = int(np.where(allowed, values, _NEVER).min(axis=1).max())
        if found < _NEVER:
            yield (found,)
        return
    best = tuple(map(int, floor[axis + 1 :]))
    for value in np.unique(values[allowed]):
        within = allowed & (values <= value)
        if not within.any(axis=1).all():
            continue
        rest = list(_sweep(left, floor, axis + 1, within, budget))
        yield from ((int(value), *point) for point in rest)
        if best in rest:
            return


def _no_more(one: Point, other: Point) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))


def least(points: Iterator[Point] | Sequence[Point]) -> list[Point]:
    """Return the points of which no other one is less, in order."""
    every = sorted(set(points))
    return [p for p in every if not any(q != p and _no_more(q, p) for q in every)]


def corners(points: Sequence[Point], highest: Point) -> list[Point]:
    """Return the greatest points that are not at or above any of these.

    Whatever is not enough, if these points are all least ones, is at or below a corner.

    Args:
        points: the least points.
        highest: a point above which nothing changes.
    """
    found: set[Point] = {highest}
    for point in points:
        cut: set[Point] = set()
        for corner in found:
            if not _no_more(point, corner):
                cut.add(corner)
                continue
            for axis, number in enumerate(point):
                if number > 0:
                    cut.add((*corner[:axis], number - 1, *corner[axis + 1 :]))
        found = {c for c in cut if not any(d != c and _no_more(c, d) for d in cut)}
    return sorted(found)
