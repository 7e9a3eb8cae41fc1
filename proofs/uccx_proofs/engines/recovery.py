"""Find a plan that leads from every reachable state to a goal, and what its proof demands.

A plan has, for each node, options: an edge, and the inputs to take it with, each a number or a
value of the state. Options are guessed from samples; that some option works in *every* state is
then one claim a node. Nodes are done in an order, so that a plan never runs in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import (
    Bool,
    Int,
    Scope,
    Term,
    any_of,
    boolean,
    integer,
)
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.certificate import Move, Option
from uccx_proofs.concrete import Values
from uccx_proofs.engines.guesses import Sample
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge, System

__all__ = ["Plan", "find_plan"]

ROUNDS = 40  #: how often a state that no option serves may be added for one node


@dataclass(frozen=True)
class Plan:
    """The options at each node, in the order in which they were found; and nodes without any."""

    options: Mapping[str, tuple[Option, ...]]
    stuck: tuple[str, ...]


def find_plan(
    system: System, invariant: Invariant, samples: Mapping[str, Sequence[Sample]], goal: str
) -> Plan:
    """Return a plan that leads to the goal's node."""
    search = _PlanSearch(system, invariant)
    search.won.add(goal)
    waiting = [node for node in system.nodes if node != goal]
    progress = True
    while waiting and progress:
        progress = False
        for node in list(waiting):
            if search.solve(node, samples.get(node, ())):
                waiting.remove(node)
                progress = True
    return Plan(search.options, tuple(waiting))


@dataclass(frozen=True)
class _Offer:
    """Moves that might be made at a node, and the condition that they can be."""

    moves: Option
    works: Bool


class _PlanSearch:
    def __init__(self, system: System, invariant: Invariant) -> None:
        self.system, self.invariant = system, invariant
        self.won: set[str] = set()
        self.options: dict[str, tuple[Option, ...]] = {}
        self._translate = Translator()

    def solve(self, node: str, seen: Sequence[Sample]) -> bool:
        """Find options that serve every state at the node that satisfies the invariant."""
        offers = list(self._offers(node))
        taken: list[_Offer] = []
        pending = [self._valuation(sample) for sample in seen[:5]]
        for _ in range(ROUNDS):
            for state in pending:
                if not any(state(offer.works) for offer in taken):
                    found = next((offer for offer in offers if state(offer.works)), None)
                    found = found or self._detour(node, offers, state)
                    if found is None:
                        return False
                    taken.append(found)
            unserved = self._unserved(node, any_of(*(offer.works for offer in taken)))
            if unserved is None:
                self.won.add(node)
                self.options[node] = tuple(offer.moves for offer in taken)
                return True
            pending = [unserved]
        return False

    def _offers(self, node: str) -> Iterator[_Offer]:
        """Yield options that lead to a node from which the goal is in reach already."""
        for edge in self.system.outgoing[node]:
            if edge.target in self.won:
                for given in self._givens(edge):
                    yield _Offer((_move(edge, given),), self._works(edge, given))

    def _detour(self, node: str, offers: Sequence[_Offer], state: Valuation) -> _Offer | None:
        """Return an option that stays at the node first, so that one of the others works then."""
        for edge in self.system.outgoing[node]:
            if edge.target != node or edge.takes_time:
                continue
            memo: dict[Term, Term] = {}
            for given in self._givens(edge):
                if not state(self._works(edge, given)):
                    continue
                for offer in offers:
                    after = substitute(offer.works, edge.updates, memo)
                    then = substitute(after, given, {})
                    if state(then):
                        moves = (_move(edge, given), *offer.moves)
                        return _Offer(moves, self._works(edge, given) & then)
        return None

    def _works(self, edge: Edge, given: Mapping[Term, Term]) -> Bool:
        return substitute(self.system.possible & edge.guard, given, {})

    def _givens(self, edge: Edge) -> Iterator[Mapping[Term, Term]]:
        """Yield inputs to try: each a constant or a value of the state, one report at a time."""
        matters = set(symbols_of(edge.guard))
        ranges: list[list[Term]] = []
        for symbol in self.system.inputs:
            if symbol.name == "duration":
                ranges.append([integer(1)])
            elif symbol not in matters:
                ranges.append([_nothing(symbol)])
            else:
                ranges.append(list(self._values(symbol)))
        for values in product(*ranges):
            yield dict(zip(self.system.inputs, values, strict=True))

    def _values(self, symbol: Term) -> Iterator[Term]:
        if isinstance(symbol, Bool):
            yield boolean(True)
            yield boolean(False)
            return
        unit = self.system.units.get(symbol)
        yield integer(0)
        yield integer(1)
        for variable in self.system.variables:
            if variable.scope is Scope.STATE and self.system.units.get(variable) == unit:
                yield variable

    def _valuation(self, sample: Sample) -> Valuation:
        values, rigid = sample
        return self._of(dict(zip(self.system.variables, values, strict=True)), rigid)

    def _of(self, state: dict[Term, Value], rigid: Values) -> Valuation:
        return Valuation({**state, **dict(zip(self.system.rigid, rigid, strict=True))})

    def _unserved(self, node: str, serves: Bool) -> Valuation | None:
        """Return a state that satisfies the invariant and that no option serves, if any."""
        solver = Solver()
        for term in (self.system.assumptions, *self.invariant[node], ~serves):
            solver.add(self._translate(term))
        answer = solver.check()
        if answer == "unsat":
            return None
        values = solver.values(self._translate, self.system.variables)
        rigid = solver.values(self._translate, self.system.rigid)
        return self._valuation((values, rigid))


def _move(edge: Edge, given: Mapping[Term, Term]) -> Move:
    return Move(edge.label, {symbol.name: value for symbol, value in given.items()})


def _nothing(symbol: Term) -> Term:
    return integer(0) if isinstance(symbol, Int) else boolean(False)
