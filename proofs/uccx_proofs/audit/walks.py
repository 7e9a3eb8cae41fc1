"""Walks through the model as it is, remembered by where they came along."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final

from uccx_model.evaluation import Value
from uccx_model.trace import Trace
from uccx_proofs.concrete import Concrete, Configuration
from uccx_proofs.engines.exploration import Visit, World, explore
from uccx_proofs.engines.worlds import worlds
from uccx_proofs.history import History
from uccx_proofs.moments import rigid_values
from uccx_proofs.system import Edge, System

__all__ = ["Occasion", "Walks", "walked"]

MADE_UP: Final = 120  #: worlds with made-up numbers to walk in
STEPS: Final = 4_000  #: of walks in each group of worlds
FURTHER: Final = 6_000  #: of walks from where examples lead
MOST: Final = 40  #: occasions for each edge

Occasion = tuple[Visit, tuple[Value, ...]]
"""A state that was reached, and inputs that were given there."""


@dataclass(frozen=True, eq=False)
class Walks:
    """States that were reached, and how."""

    system: System
    visits: Sequence[Visit] = field(repr=False)

    @cached_property
    def _marks(self) -> Mapping[Edge, int]:
        return {edge: 1 << number for number, edge in enumerate(self.system.edges)}

    @cached_property
    def _passed(self) -> Mapping[Visit, int]:
        """The edges that lead to each visit, as a set of bits; the shortest walks come first."""
        passed: dict[Visit, int] = {}
        for visit in sorted(self.visits, key=lambda v: v.depth):
            before = 0 if visit.parent is None else passed[visit.parent]
            passed[visit] = before | (0 if visit.move is None else self._marks[visit.move.edge])
        return passed

    @cached_property
    def _steps(self) -> Mapping[str, Sequence[tuple[int, Edge, Occasion]]]:
        found: dict[str, list[tuple[int, Edge, Occasion]]] = {n: [] for n in self.system.nodes}
        for visit in self._passed:
            if visit.parent is not None and visit.move is not None:
                edge, occasion = visit.move.edge, (visit.parent, visit.move.inputs)
                found[edge.source].append((self._passed[visit.parent], edge, occasion))
        return found

    def _any_of(self, edges: Collection[Edge]) -> int:
        return sum(self._marks[edge] for edge in edges)

    def occasions(
        self, node: str, without: Collection[Edge] = (), *, passing: Collection[Edge] = ()
    ) -> list[Occasion]:
        """Return states at a node with inputs that were given there: some for each edge.

        Args:
            node: the node.
            without: edges that the walks to these states have not taken.
            passing: edges one of which they have; if there are any.
        """
        avoided, wanted = self._any_of(without), self._any_of(passing)
        chosen: list[Occasion] = []
        kept: dict[Edge, int] = {}
        for passed, edge, occasion in self._steps[node]:
            number = kept.get(edge, 0)
            fits = not passed & avoided and (not wanted or passed & wanted)
            if fits and number < MOST:
                kept[edge] = number + 1
                chosen.append(occasion)
        return chosen

    def passing(self, edges: Collection[Edge]) -> list[Visit]:
        """Return walks that take one of these edges: for each last edge, the shortest."""
        wanted = self._any_of(edges)
        ends: dict[Edge, Visit] = {}
        for visit, passed in self._passed.items():
            if passed & wanted and visit.move is not None:
                ends.setdefault(visit.move.edge, visit)
        return list(ends.values())


def walked(concrete: Concrete, examples: Iterable[Trace]) -> Walks:
    """Return walks along examples, from where these lead, and from starts of many worlds."""
    system = concrete.system
    told = list(chain.from_iterable(_along(concrete, trace) for trace in examples))
    tips = list({v.move.edge: v for v in reversed(told) if v.move is not None}.values())
    visits = dict.fromkeys(told)
    for group in worlds(system, MADE_UP):
        starts = [Visit(world, start) for world in group for start in world.starts]
        visits |= dict.fromkeys([*starts, *explore(concrete, starts, steps=STEPS).visits])
    visits |= dict.fromkeys(explore(concrete, tips, steps=FURTHER).visits)
    return Walks(system, tuple(visits))


def _along(concrete: Concrete, trace: Trace) -> Iterator[Visit]:
    """Yield the states of a trace, gone through in the system."""
    system = concrete.system
    values = rigid_values(trace)
    rigid = tuple(values[symbol] for symbol in system.rigid)
    told = {**History.blank(trace.start.node), **trace.start.values}
    start = Configuration(trace.start.node, tuple(told[v.name] for v in system.variables))
    visit = Visit(World(rigid, (start,)), start)
    yield visit
    for step in trace.steps:
        inputs = tuple(step.inputs[symbol.name] for symbol in system.inputs)
        wanted = step.transition, step.after.node
        edge, after = next(
            (edge, after)
            for edge, after in concrete.moves(visit.here, inputs, rigid)
            if (edge.name, edge.target) == wanted
        )
        visit = visit.then(edge, inputs, after)
        yield visit
