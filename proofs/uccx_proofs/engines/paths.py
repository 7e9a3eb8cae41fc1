"""Sequences of edges worth trying with other numbers: made from ones that were seen, or simple."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from uccx_model.expressions import Op, Scope
from uccx_proofs.system import Edge, System

__all__ = ["Path", "paths_to", "pumped", "without_idle_loops", "without_loops"]

Path = tuple[Edge, ...]

PUMPED = 4  #: how much more often a loop may be taken than was seen
SIMPLE = 16  #: how many of the simplest paths to a node are looked at


def counts(edge: Edge) -> bool:
    """Return whether a step along the edge cannot be stretched, as where strikes are counted."""
    parts = edge.guard.args if edge.guard.op is Op.AND else (edge.guard,)
    fixed = (arg for part in parts if part.op is Op.EQ for arg in part.args)
    return edge.takes_time and any(a.op is Op.SYMBOL and a.scope is Scope.INPUT for a in fixed)


def _is_loop(edge: Edge) -> bool:
    return edge.source == edge.target


def without_idle_loops(path: Path) -> Path:
    """Return the path without loops that take no time, nor the same stretch twice in a row."""
    kept: list[Edge] = []
    for edge in path:
        again = bool(kept) and kept[-1] is edge and not counts(edge)
        if not (_is_loop(edge) and (again or not edge.takes_time)):
            kept.append(edge)
    return tuple(kept)


def without_loops(path: Path) -> Path:
    """Return the path without loops, but for those that count something."""
    return tuple(edge for edge in path if not _is_loop(edge) or counts(edge))


def pumped(path: Path) -> Iterator[Path]:
    """Yield the path with a loop that counts taken more often."""
    for place, edge in enumerate(path):
        if _is_loop(edge) and counts(edge) and path[place + 1 : place + 2] != (edge,):
            for more in range(1, PUMPED + 1):
                yield (*path[:place], *(edge,) * more, *path[place:])


Possible = Callable[[str, Path], bool]


def paths_to(system: System, node: str, possible: Possible) -> list[tuple[str, Path]]:
    """Return the simplest paths from a start to a node, also with loops at the places they pass.

    Of each there are variants in which one loop that counts is taken, once or more often; and of
    all of these, variants with a stretch at one place.

    Args:
        system: the system.
        node: where the paths end.
        possible: tells whether a path from a start can be taken at all.
    """
    found: dict[tuple[str, Path], None] = {}
    for start, path in _simple_paths(system, node, possible):
        for counted in (path, *_with_loop(system, path, counting=True)):
            for way in (counted, *_with_loop(system, counted, counting=False)):
                found[start, way] = None
    return sorted(found, key=lambda way: len(way[1]))


def _with_loop(system: System, path: Path, *, counting: bool) -> Iterator[Path]:
    """Yield the path with one loop that takes time inserted; if it counts, up to so many times."""
    for place, edge in enumerate(path, start=1):
        if path[place : place + 1] and _is_loop(path[place]):
            continue
        for loop in system.outgoing[edge.target]:
            if _is_loop(loop) and loop.takes_time and counts(loop) is counting:
                for often in range(1, PUMPED + 1) if counting else (1,):
                    yield (*path[:place], *(loop,) * often, *path[place:])


def _simple_paths(system: System, node: str, possible: Possible) -> list[tuple[str, Path]]:
    """Return the shortest paths from a start to a node that visit no node twice."""
    found: list[tuple[str, Path]] = []
    waiting: deque[tuple[str, str, Path]] = deque((start, start, ()) for start in system.initial)
    while waiting and len(found) < SIMPLE:
        start, here, path = waiting.popleft()
        if here == node:
            found.append((start, path))
            continue
        visited = {start, *(edge.target for edge in path)}
        waiting.extend(
            (start, edge.target, (*path, edge))
            for edge in system.outgoing[here]
            if edge.target not in visited and possible(start, (*path, edge))
        )
    return found
