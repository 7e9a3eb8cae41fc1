"""Walk through a system with integers: what is seen guides the proofs and tells stories.

Nothing is proved here. A state that was reached refutes a false guess without a solver, and shows
that something is possible.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Int, Scope, Term, minimum
from uccx_model.rewriting import symbols_of
from uccx_proofs.concrete import Concrete, Configuration, Move, Values
from uccx_proofs.engines.templates import conditions
from uccx_proofs.system import Edge, System

__all__ = ["Chooser", "Exploration", "Visit", "World", "explore"]


YES = 0.7  #: how often a yes-or-no input is yes
SAME = 0.4  #: how often a number is the same as in the step before
NEAR = 0.75  #: how often a new number stands next to one of the state
JUMP = 0.5  #: how often a duration goes up to a deadline
TRIES = 5  #: inputs tried for a step
COUNTED = 6  #: up to this, each value of a counter is something new
FRESH = 0.5  #: how often to walk from a start


@dataclass(frozen=True)
class World:
    """Values for a system's rigid symbols, and the configurations in which to start."""

    rigid: Values
    starts: tuple[Configuration, ...]


@dataclass(frozen=True, eq=False)
class Visit:
    """A configuration that was reached, and how."""

    world: World
    here: Configuration
    parent: Visit | None = None
    move: Move | None = None
    depth: int = 0

    def then(self, edge: Edge, inputs: Values, after: Configuration) -> Visit:
        """Return the visit one step later."""
        return Visit(self.world, after, self, Move(edge, inputs, after), self.depth + 1)

    def path(self) -> list[Visit]:
        """Return the visits from the start to this one."""
        steps, visit = [], self
        while visit.parent is not None:
            steps.append(visit)
            visit = visit.parent
        return [visit, *reversed(steps)]


@dataclass
class Exploration:
    """Everything that was visited."""

    visits: list[Visit] = field(default_factory=list)
    by_edge: dict[Edge, Visit] = field(default_factory=dict)  #: the shortest that ends with it

    def add(self, visit: Visit) -> None:
        """Note a visit."""
        self.visits.append(visit)
        if visit.move is not None:
            best = self.by_edge.get(visit.move.edge)
            if best is None or visit.depth < best.depth:
                self.by_edge[visit.move.edge] = visit


class Chooser:
    """Proposes inputs: values that stand next to something in the present state."""

    def __init__(self, system: System, chance: random.Random) -> None:
        self._system, self._chance = system, chance
        variables = dict(zip(system.variables, range(len(system.variables)), strict=True))
        rigid = dict(zip(system.rigid, range(len(system.rigid)), strict=True))
        unit = system.units

        def of_unit(symbols: Mapping[Term, int], u: str) -> list[int]:
            return [place for symbol, place in symbols.items() if unit.get(symbol) == u]

        self._alike = [
            (of_unit(variables, unit.get(s, "")), of_unit(rigid, unit.get(s, "")))
            for s in system.inputs
        ]

    def propose(self, here: Configuration, rigid: Values, last: Sequence[Value]) -> Values:
        """Return inputs for a step from here."""
        chance = self._chance
        chosen: list[Value] = []
        for symbol, alike, before in zip(self._system.inputs, self._alike, last, strict=True):
            if isinstance(symbol, Bool):
                chosen.append(chance.random() < YES)
                continue
            variables, parameters = alike
            if parameters and variables:  # a duration: up to, or just before, a deadline
                gap = rigid[chance.choice(parameters)] - here.values[chance.choice(variables)]
                jump = max(1, gap - chance.choice((0, 0, 0, 1)))
                chosen.append(jump if chance.random() < JUMP else 1)
            elif chance.random() < SAME:
                chosen.append(before)
            elif variables and chance.random() < NEAR:
                value = here.values[chance.choice(variables)]
                chosen.append(max(0, value + chance.choice((0, 0, 0, 1, -1, 30))))
            else:
                chosen.append(chance.choice((0, 1, 2, 3, 4, 5, 100, 130)))
        return tuple(chosen)


def _features(system: System) -> list[Term]:
    """What tells two visits with the same edge apart: tests of the state, and small counts."""
    features: list[Term] = []
    for condition in conditions(system):
        if any(s.scope is Scope.STATE for s in symbols_of(condition)):
            features.append(condition)
    guarded = {s for edge in system.edges for s in symbols_of(edge.guard)}
    for x in system.variables:
        counted = any(e.updates.get(x) is x + 1 for e in system.edges if isinstance(x, Int))
        if counted and x in guarded and isinstance(x, Int):
            features.append(minimum(x, COUNTED))
    return features


class _Walker:
    """Extends what was seen, from where something rare was seen."""

    def __init__(self, concrete: Concrete, starts: Sequence[Visit], seed: int) -> None:
        self._concrete = concrete
        self._chance = random.Random(seed)  # noqa: S311
        self._chooser = Chooser(concrete.system, self._chance)
        self._look = concrete.compile(_features(concrete.system))
        self._kinds: dict[object, list[Visit]] = {}
        self._starts = starts
        self.found = Exploration()

    def walk(self, length: int) -> int:
        """Take a walk from a step of any kind, however rare, and return how many steps it had."""
        if not self._kinds or self._chance.random() < FRESH:
            visit = self._chance.choice(self._starts)
        else:
            visit = self._chance.choice(self._kinds[self._chance.choice(list(self._kinds))])
        inputs = visit.move.inputs if visit.move else self._no_inputs()
        for step in range(length):
            reached = self._step(visit, inputs)
            if reached is None or reached.move is None:
                return step
            visit, inputs = reached, reached.move.inputs
        return length

    def _no_inputs(self) -> Values:
        return tuple(False if isinstance(s, Bool) else 0 for s in self._concrete.system.inputs)

    def _step(self, visit: Visit, inputs: Values) -> Visit | None:
        """Try a few inputs, and take the step that was seen least so far."""
        rigid, concrete = visit.world.rigid, self._concrete
        options = []
        for _ in range(TRIES):
            tried = self._chooser.propose(visit.here, rigid, inputs)
            if concrete.possible(tried, rigid):
                for edge, after in concrete.moves(visit.here, tried, rigid):
                    kind = (edge, self._look(after.values, tried, rigid))
                    seen = len(self._kinds.get(kind, ()))
                    options.append((seen, kind, edge, after, tried))
        if not options:
            return None
        _, kind, edge, after, used = min(options, key=lambda option: option[0])
        reached = visit.then(edge, used, after)
        self.found.add(reached)
        self._kinds.setdefault(kind, []).append(reached)
        return reached


def explore(
    concrete: Concrete, starts: Sequence[Visit], *, steps: int, length: int = 12, seed: int = 0
) -> Exploration:
    """Take guided random walks and return what was seen.

    Args:
        concrete: the system to walk in.
        starts: where walks may begin.
        steps: about how many steps to take in all.
        length: how many steps to take before starting again from somewhere rare.
        seed: the same seed gives the same walks.
    """
    walker = _Walker(concrete, starts, seed)
    taken = 0
    while taken < steps:
        taken += walker.walk(length) + 1
    return walker.found
