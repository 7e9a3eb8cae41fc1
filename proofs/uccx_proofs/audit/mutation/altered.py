"""A changed model beside the model as it is: which edges are new, and which are no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from uccx_model.expressions import FALSE, Bool
from uccx_model.graph import Graph, transitions_of
from uccx_model.states import LicensingState
from uccx_proofs.audit.mutation.ground import Ground, around
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import Edge, System

__all__ = ["Altered", "alter"]


@dataclass(frozen=True)
class Altered:
    """A changed model.

    Attributes:
        ground: the model as it is.
        graph: the changed one.
        system: its system; edges that did not change are the same objects.
        fresh: edges that the model does not have.
        gone: edges that it has and the changed one has not.
        starts: nodes at which other starts are possible.
    """

    ground: Ground = field(repr=False)
    graph: Graph = field(repr=False)
    system: System = field(repr=False)
    fresh: tuple[Edge, ...]
    gone: tuple[Edge, ...]
    starts: tuple[str, ...]
    begins: Mapping[LicensingState, Bool] | None = None  #: what holds at starts, if that changed

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes that something leaves which changed."""
        return tuple(dict.fromkeys(edge.source for edge in (*self.fresh, *self.gone)))

    @cached_property
    def claims(self) -> Mapping[str, tuple[Claim, ...]]:
        """What must never happen, by property: only what is not told of the model as it is."""
        found: dict[str, tuple[Claim, ...]] = {}
        for p in self.ground.properties:
            told = tuple(self._fresh_claims(p))
            if told:
                found[p.name] = told
        return found

    def _fresh_claims(self, p: Property) -> Iterator[Claim]:
        needed = self.ground.needs[p.name]
        if p.step is not None:
            for edge in self.fresh:
                bad = self.system.possible & edge.guard & ~edge.resolve(p.step) & needed
                if bad is not FALSE:
                    yield Claim(edge.source, bad, edge)
        elif p.claims is not None:
            for node in self.nodes:
                before = self.ground.told_at(node, p)
                for claim in p.claims(around(self.system, node)):
                    if claim.bad is not FALSE and claim.bad not in before:
                        yield replace(claim, bad=claim.bad & needed)


def alter(
    ground: Ground, graph: Graph, starts: Mapping[LicensingState, Bool] | None = None
) -> Altered:
    """Return a changed model.

    Args:
        ground: the model as it is.
        graph: the changed one; transitions that did not change are the same objects.
        starts: what holds at its starts; None if that did not change.
    """
    known = dict(zip(map(id, transitions_of(ground.graph)), ground.system.edges, strict=True))
    edges = tuple(known.get(id(t)) or ground.framing.edge(t) for t in transitions_of(graph))
    kept, before = set(edges), set(ground.system.edges)
    usual = ground.system.initial
    initial = ground.system.initial if starts is None else ground.framing.starts(starts)
    return Altered(
        ground,
        graph,
        replace(ground.system, edges=edges, initial=initial, _node_memo={}),
        tuple(edge for edge in edges if edge not in before),
        tuple(edge for edge in ground.system.edges if edge not in kept),
        tuple(n for n in {**initial, **usual} if initial.get(n, FALSE) is not usual.get(n, FALSE)),
        starts,
    )
