"""Look for what ought to be seen, along the walks that a search has taken.

The walks that a reader would like best are looked at first: with a release's numbers, the usual
readings, and few steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from uccx_model.expressions import Bool, Scope, all_of
from uccx_model.parameters import profile_named
from uccx_model.rewriting import symbols_of
from uccx_proofs.audit.clauses import parts_of
from uccx_proofs.audit.sights import Sight
from uccx_proofs.concrete import Concrete, Values
from uccx_proofs.engines.exploration import Visit, World
from uccx_proofs.engines.worlds import default_choices
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

Place = TypeVar("Place", str, Edge)

__all__ = ["Seen", "watch"]


@dataclass(frozen=True)
class Seen:
    """Where something was seen: in the state of a visit, or in the step that led to it."""

    visit: Visit
    in_step: bool


@dataclass
class _Post:
    """What to look out for at one place: conditions, each with the sight that it is of."""

    concrete: Concrete
    waiting: list[tuple[Bool, Sight]] = field(default_factory=list)
    _compiled: int = -1

    def look(
        self, state: Values, inputs: Values, rigid: Values, seen: Mapping[Sight, Seen]
    ) -> list[Sight]:
        """Return the sights that come true here and have not been seen yet."""
        if self._compiled < 0:
            self.waiting = [(bad, sight) for bad, sight in self.waiting if sight not in seen]
            self._holds = self.concrete.compile([bad for bad, _ in self.waiting])
            self._compiled = len(self.waiting)
        if not self.waiting:
            return []
        held = self._holds(state, inputs, rigid)
        pairs = zip(held, self.waiting, strict=True)
        found = [sight for holds, (_, sight) in pairs if holds and sight not in seen]
        self._compiled -= len(found)
        if 2 * self._compiled < len(self.waiting):
            self._compiled = -1
        return found


@dataclass
class _Posts:
    """All places to look out at."""

    system: System
    concrete: Concrete
    edges: dict[Edge, _Post] = field(default_factory=dict)
    steps: dict[str, _Post] = field(default_factory=dict)
    states: dict[str, _Post] = field(default_factory=dict)

    def man(self, sight: Sight, claims: Iterable[Claim]) -> None:
        """Look out for a sight."""
        known = {*self.system.variables, *self.system.inputs, *self.system.rigid}
        for claim in claims:
            symbols = symbols_of(claim.bad)
            if not known.issuperset(symbols):
                continue
            if claim.edge is not None:
                given = {*parts_of(self.system.possible), *parts_of(claim.edge.guard)}
                rest = all_of(*(part for part in parts_of(claim.bad) if part not in given))
                self._at(self.edges, claim.edge).waiting.append((rest, sight))
            elif any(symbol.scope is Scope.INPUT for symbol in symbols):
                self._at(self.steps, claim.node).waiting.append((claim.bad, sight))
            else:
                self._at(self.states, claim.node).waiting.append((claim.bad, sight))

    def _at(self, posts: dict[Place, _Post], place: Place) -> _Post:
        if place not in posts:
            posts[place] = _Post(self.concrete)
        return posts[place]


def watch(
    concrete: Concrete, visits: Sequence[Visit], sights: Mapping[Sight, Sequence[Claim]]
) -> dict[Sight, Seen]:
    """Return what was seen along the walks, and where at best.

    Args:
        concrete: the system.
        visits: every visit of every walk.
        sights: what to look for, with the claims of which one comes true there.
    """
    posts = _Posts(concrete.system, concrete)
    for sight, claims in sights.items():
        posts.man(sight, claims)
    seen: dict[Sight, Seen] = {}
    nothing: Values = (0,) * len(concrete.system.inputs)
    for visit in _nicest_first(concrete, visits):
        rigid = visit.world.rigid
        if (post := posts.states.get(visit.here.node)) is not None:
            for sight in post.look(visit.here.values, nothing, rigid, seen):
                seen[sight] = Seen(visit, in_step=False)
        if visit.move is None or visit.parent is None:
            continue
        before, move = visit.parent.here, visit.move
        for post in (posts.edges.get(move.edge), posts.steps.get(before.node)):
            if post is not None:
                for sight in post.look(before.values, move.inputs, rigid, seen):
                    seen[sight] = Seen(visit, in_step=True)
    return seen


def _nicest_first(concrete: Concrete, visits: Sequence[Visit]) -> list[Visit]:
    usual = parts_of(profile_named("12.5").numbers & default_choices())
    fits = concrete.compile(usual)
    zeros = (0,) * len(concrete.system.variables), (0,) * len(concrete.system.inputs)
    amiss: dict[World, int] = {}
    for world in {visit.world: None for visit in visits}:
        amiss[world] = fits(*zeros, world.rigid).count(False)
    return sorted(visits, key=lambda visit: (amiss[visit.world], visit.depth))
