"""How many steps are between nodes of a graph, at least."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["NEVER", "distances"]

NEVER: Final = 10_000  #: a distance that no way has


def distances(starts: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Return the steps from the nearest start to each node; NEVER where no way leads.

    Args:
        starts: the nodes at distance zero.
        pairs: from where to where a step leads.
    """
    following: dict[str, set[str]] = {}
    for source, target in pairs:
        following.setdefault(source, set()).add(target)
    found = dict.fromkeys(starts, 0)
    waiting = deque(found)
    while waiting:
        here = waiting.popleft()
        for there in sorted(following.get(here, ())):
            if there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return _Far(found)


class _Far(dict[str, int]):
    """Distances, where what cannot be reached is very far."""

    def __missing__(self, _: str) -> int:
        return NEVER
