"""What is known of a system before any property is asked for: walks, and an invariant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.expressions import TRUE, Bool
from uccx_proofs.concrete import Concrete
from uccx_proofs.engines.exploration import Exploration, Visit, World, explore
from uccx_proofs.engines.guesses import Guesses, Sample
from uccx_proofs.engines.inductive import Invariant, strengthen
from uccx_proofs.engines.search import Search, Wanted
from uccx_proofs.engines.templates import Goal, conditions, facts, siblings
from uccx_proofs.system import Edge, System

__all__ = ["Knowledge", "learn"]

STEPS_A_WORLD = 30  #: of walks, at first
FEWEST_STEPS = 3_000  #: in a group of worlds
FURTHER_STEPS = 3_000  #: of walks from where the solver led

Progress = Callable[[str], None]


@dataclass
class Knowledge:
    """Walks through a system, the edges that they took, and what always holds."""

    system: System
    concrete: Concrete
    search: Search
    invariant: Invariant = field(default_factory=dict)

    def samples(self) -> Mapping[str, Sequence[Sample]]:
        """What was seen at each node."""
        seen: dict[str, dict[Sample, None]] = {node: {} for node in self.system.nodes}
        for visit in self.search.exploration.visits:
            seen[visit.here.node][visit.here.values, visit.world.rigid] = None
        return {node: list(samples) for node, samples in seen.items()}

    def edges_not_taken(self) -> list[Edge]:
        """Edges that no walk has taken yet."""
        return [e for e in self.system.edges if e not in self.search.exploration.by_edge]


def look_around(
    system: System, groups: Sequence[Sequence[World]], preferences: Sequence[Bool], seed: int = 0
) -> Knowledge:
    """Walk, and let the solver find ways to the edges that walks did not take."""
    concrete = Concrete(system)
    walked = Exploration()
    for worlds in groups:
        starts = [Visit(world, start) for world in worlds for start in world.starts]
        steps = max(FEWEST_STEPS, STEPS_A_WORLD * len(worlds))
        for visit in [*starts, *explore(concrete, starts, steps=steps, seed=seed).visits]:
            walked.add(visit)
    search = Search(concrete, walked, preferences)
    knowledge = Knowledge(system, concrete, search)
    reached: list[Visit] = []
    for _ in range(3):
        for edge in knowledge.edges_not_taken():
            way = search.solve(Wanted(edge.source, edge.guard, edge), TRUE, 12, preferred=False)
            if way is not None:
                visits = search.run(way)
                after = dict(concrete.moves(visits[-1].here, way.last_inputs, way.rigid))
                visits.append(visits[-1].then(edge, way.last_inputs, after[edge]))
                search.learn(visits)
                reached += visits[-2:]
    if reached:
        search.learn(explore(concrete, reached, steps=FURTHER_STEPS, seed=seed).visits)
    return knowledge


def learn(
    system: System,
    groups: Sequence[Sequence[World]],
    goals: Sequence[Goal],
    preferences: Sequence[Bool] = (),
    tell: Progress = lambda _: None,
) -> Knowledge:
    """Return everything that can be found out about a system before a property is asked for.

    Args:
        system: the system.
        groups: worlds to walk in, each group by itself.
        goals: what is to be proved; those about states are guesses too.
        preferences: conditions on rigid symbols, for nicer ways.
        tell: gets a line about what is being done.
    """
    tell("walking through the model")
    knowledge = look_around(system, groups, preferences)
    tell("looking for an invariant")
    guesses = Guesses(
        knowledge.concrete,
        facts(system, goals),
        conditions(system, goals),
        knowledge.samples(),
    )
    knowledge.invariant = strengthen(system, guesses, siblings(system, goals))
    return knowledge
