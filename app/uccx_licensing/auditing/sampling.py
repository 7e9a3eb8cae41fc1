"""Some of many, chosen evenly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

__all__ = ["sampled"]

T = TypeVar("T")


def sampled(items: Sequence[T], number: int | None) -> Sequence[T]:
    """Return so many of the items, from all over; all of them where no number is given.

    >>> sampled("abcdefghij", 3), sampled("ab", 5), sampled("ab", None)
    (['a', 'd', 'g'], 'ab', 'ab')
    """
    if number is None or number >= len(items):
        return items
    return [items[place * len(items) // number] for place in range(number)]
