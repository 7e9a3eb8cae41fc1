"""Find a way to something bad or something wanted: along paths seen before, with other numbers.

Walks have seen many sequences of edges. Whether such a sequence, or one a little longer, can lead
to what is looked for with *some* numbers, readings and inputs is one question to the solver. Not
finding anything proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

from uccx_model.execution import ReplayError
from uccx_model.expressions import TRUE, Bool, Op, Scope, Term, all_of, variable
from uccx_model.expressions import Int as IntTerm
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.concrete import Concrete, Configuration, Values
from uccx_proofs.engines.exploration import Exploration, Visit, World
from uccx_proofs.engines.paths import Path, paths_to, pumped, without_idle_loops, without_loops
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge, System

__all__ = ["Found", "Search", "Wanted"]

LONGEST = 14  #: edges in a path
DEEPEST = 60  #: edges in a walk whose path is looked at
AT_MOST = 24  #: paths tried for one question
WORLDS = 4  #: in how many worlds a path was seen is remembered up to this
SIMPLE = 8  #: how many times as many simple paths are tried
EFFORT = 6_000_000  #: for one path (`Solver`)


@dataclass(frozen=True, eq=False)
class Wanted:
    """What to find: a node where `condition` holds of the state and, if a step, of its inputs."""

    node: str
    condition: Bool
    edge: Edge | None = None  #: then the path goes on along this edge


@dataclass(frozen=True)
class Found:
    """A way there."""

    rigid: Values
    start: Configuration
    moves: tuple[tuple[Edge, Values], ...]
    last_inputs: Values  #: inputs with which the condition holds, where it is about inputs


@dataclass
class _Symbolic:
    """What a path demands, and what it leads to, as terms over its start and its inputs."""

    demands: tuple[Bool, ...]
    state: Mapping[Term, Term]
    inputs: tuple[Mapping[Term, Term], ...]


@dataclass
class Search:
    """Finds ways in a system, guided by an exploration of it."""

    concrete: Concrete
    exploration: Exploration
    preferences: Sequence[Bool] = ()  #: conditions on rigid symbols to try first, the best first
    _prefixes: dict[tuple[str, Path], _Symbolic] = field(default_factory=dict)
    _simplest: dict[str, list[tuple[str, Path]]] = field(default_factory=dict)
    _takeable: dict[tuple[str, Path], bool] = field(default_factory=dict)
    _translate: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        self._paths: dict[str, dict[tuple[str, Path], list[World]]] = {}
        for visit in sorted(self.exploration.visits, key=lambda v: v.depth):
            self._note(visit)

    @property
    def system(self) -> System:
        """The system searched in."""
        return self.concrete.system

    def _note(self, visit: Visit) -> None:
        if visit.depth > DEEPEST:
            return
        steps = visit.path()
        path = tuple(v.move.edge for v in steps if v.move is not None)
        known = self._paths.setdefault(visit.here.node, {})
        for way in {path: None, without_idle_loops(path): None, without_loops(path): None}:
            if len(way) <= LONGEST:
                worlds = known.setdefault((steps[0].here.node, way), [])
                if len(worlds) < WORLDS and visit.world not in worlds:
                    worlds.append(visit.world)

    def seen(self, wanted: Wanted) -> Found | None:
        """Return a way that a walk has taken, if one did."""
        system = self.system
        if not {*system.variables, *system.inputs, *system.rigid}.issuperset(
            symbols_of(wanted.condition)
        ):
            return None  # it compares two cases, and a walk shows one
        check = self.concrete.compile([wanted.condition])
        best: Visit | None = None
        inputs: Values = ()
        for visit in self.exploration.visits:
            at = visit.parent if wanted.edge is not None else visit
            if at is None or at.here.node != wanted.node:
                continue
            if wanted.edge is not None and (visit.move is None or visit.move.edge != wanted.edge):
                continue
            if best is not None and at.depth >= best.depth:
                continue
            given = visit.move.inputs if wanted.edge and visit.move else self._nothing
            if check(at.here.values, given, visit.world.rigid)[0]:
                best, inputs = at, given
        return None if best is None else self._told(best, inputs)

    @property
    def _nothing(self) -> Values:
        return tuple(0 if isinstance(s, IntTerm) else False for s in self.system.inputs)

    def _told(self, visit: Visit, inputs: Values) -> Found:
        steps = visit.path()
        moves = tuple((v.move.edge, v.move.inputs) for v in steps if v.move is not None)
        return Found(visit.world.rigid, steps[0].here, moves, inputs)

    def solve(
        self, wanted: Wanted, assuming: Bool, at_most: int = AT_MOST, preferred: bool = True
    ) -> Found | None:
        """Return a way that the solver finds along paths seen before, or None."""
        tries = (*self.preferences, None) if preferred else (None,)
        for preference in tries:
            given = assuming if preference is None else assuming & preference
            simple = self._simple(wanted.node, at_most)
            for start, path in chain(self._candidates(wanted.node, given, at_most), simple):
                found = self._along(start, path, wanted, given)
                if found is not None:
                    return found
        return None

    def nicer(self, wanted: Wanted, assuming: Bool, found: Found) -> Found:
        """Return a way that reads better, else the one that was found.

        Args:
            wanted: what to find.
            assuming: a condition on rigid symbols.
            found: a way there.
        """
        for preference in self.preferences:
            given = assuming & preference
            simple = self._simple(wanted.node, AT_MOST)
            for start, path in chain(simple, self._candidates(wanted.node, given, AT_MOST)):
                better = self._along(start, path, wanted, given)
                if better is not None:
                    return better
        shorter = (
            (start, path)
            for start, path in self._candidates(wanted.node, assuming, AT_MOST)
            if len(path) < len(found.moves)
        )
        for start, path in islice(shorter, AT_MOST):
            better = self._along(start, path, wanted, assuming)
            if better is not None:
                return better
        return found

    def _fitting(self, node: str, given: Bool) -> list[tuple[str, Path]]:
        """Return the paths seen to a node: first those seen in worlds most like what is given."""
        parts = given.args if given.op is Op.AND else (given,)
        fits = self.concrete.compile(parts)
        zeros = (0,) * len(self.system.variables), self._nothing

        @cache
        def amiss(world: World) -> int:
            return fits(*zeros, world.rigid).count(False)

        paths = self._paths.get(node, {})
        order = {path: (min(map(amiss, seen)), len(path[1])) for path, seen in paths.items()}
        return sorted(order, key=lambda path: order[path])

    def _candidates(self, node: str, given: Bool, at_most: int) -> Iterator[tuple[str, Path]]:
        """Yield paths to the node: those seen, then longer ones."""
        direct = self._fitting(node, given)[:at_most]
        yield from direct
        extended: list[tuple[str, Path]] = []
        for edge in self.system.incoming[node]:
            for start, path in self._fitting(edge.source, given)[: max(2, at_most // 3)]:
                if (start, (*path, edge)) not in direct:
                    extended.append((start, (*path, edge)))
        for start, path in direct[: at_most // 2]:
            extended += [(start, longer) for longer in pumped(path)]
        yield from sorted(extended, key=lambda p: len(p[1]))[: 4 * at_most]

    def _simple(self, node: str, at_most: int) -> Iterator[tuple[str, Path]]:
        """Yield the simplest paths to the node, seen or not."""
        known = self._simplest.get(node)
        if known is None:
            known = self._simplest[node] = paths_to(self.system, node, self._possible)
        yield from known[: SIMPLE * at_most]

    def _possible(self, start: str, path: Path) -> bool:
        """Return whether a path can be taken with some numbers."""
        known = self._takeable.get((start, path))
        if known is None:
            anything = Wanted(path[-1].target, TRUE)
            known = self._along(start, path, anything, TRUE) is not None
            self._takeable[start, path] = known
        return known

    def _along(self, start: str, path: Path, wanted: Wanted, assuming: Bool) -> Found | None:
        way = self._symbolic(start, path)
        number = len(path)
        last = self._inputs(number)
        here: dict[Term, Term] = {**way.state, **last}
        memo: dict[Term, Term] = {}
        goal = substitute(wanted.condition, here, memo)
        possible = substitute(self.system.possible, here, memo)
        solver = Solver(EFFORT)
        for term in (self.system.assumptions, assuming, *way.demands, possible, goal):
            solver.add(self._translate(term))
        if solver.check() != "sat":
            return None
        rigid = solver.values(self._translate, self.system.rigid)
        first = Configuration(start, solver.values(self._translate, self.system.variables))
        given = [
            solver.values(self._translate, [names[s] for s in self.system.inputs])
            for names in (*way.inputs, last)
        ]
        moves = tuple(zip(path, given[:-1], strict=True))
        return Found(rigid, first, moves, given[-1])

    def _inputs(self, number: int) -> dict[Term, Term]:
        return {
            s: variable(
                IntTerm if isinstance(s, IntTerm) else Bool, f"{s.name}@{number}", Scope.INPUT
            )
            for s in self.system.inputs
        }

    def _symbolic(self, start: str, path: Path) -> _Symbolic:
        known = self._prefixes.get((start, path))
        if known is None:
            known = self._prefixes[start, path] = self._extend(start, path)
        return known

    def _extend(self, start: str, path: Path) -> _Symbolic:
        if not path:
            return _Symbolic((self.system.initial[start],), {}, ())
        before = self._symbolic(start, path[:-1])
        names = self._inputs(len(path) - 1)
        here: dict[Term, Term] = {**before.state, **names}
        memo: dict[Term, Term] = {}
        edge = path[-1]
        demand = all_of(
            substitute(self.system.possible, here, memo), substitute(edge.guard, here, memo)
        )
        after = dict(before.state)
        for symbol, value in edge.updates.items():
            after[symbol] = substitute(value, here, memo)
        return _Symbolic((*before.demands, demand), after, (*before.inputs, names))

    def run(self, found: Found) -> list[Visit]:
        """Take a way's steps with integers and return the visits.

        Raises:
            ReplayError: the concrete system does not go that way.
        """
        world = World(found.rigid, (found.start,))
        visits = [Visit(world, found.start)]
        for edge, inputs in found.moves:
            options = dict(self.concrete.moves(visits[-1].here, inputs, found.rigid))
            if edge not in options:
                raise ReplayError(f"{edge.label} is not enabled where the solver says it is")
            visits.append(visits[-1].then(edge, inputs, options[edge]))
        return visits

    def learn(self, visits: Iterable[Visit]) -> None:
        """Add visits to what was seen."""
        for visit in visits:
            self.exploration.add(visit)
            self._note(visit)
