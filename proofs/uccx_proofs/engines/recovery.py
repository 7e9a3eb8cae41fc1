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
    FALSE,
    TRUE,
    Bool,
    Int,
    Scope,
    Term,
    all_of,
    any_of,
    boolean,
    integer,
)
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.concrete import Values
from uccx_proofs.engines.guesses import Sample
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["Plan", "find_plan"]

ROUNDS = 40  #: how often a state that no option serves may be added for one node


@dataclass(frozen=True)
class Plan:
    """What must never happen, if the plan works; and nodes for which no plan was found."""

    claims: tuple[Claim, ...]
    options: Mapping[str, tuple[Edge, ...]]
    stuck: tuple[str, ...]


def find_plan(
    system: System, invariant: Invariant, samples: Mapping[str, Sequence[Sample]], goal: str
) -> Plan:
    """Return a plan that leads to the goal's node."""
    search = _PlanSearch(system, invariant)
    search.won[goal] = TRUE
    waiting = [node for node in system.nodes if node != goal]
    progress = True
    while waiting and progress:
        progress = False
        for node in list(waiting):
            if search.solve(node, samples.get(node, ())):
                waiting.remove(node)
                progress = True
    return Plan(tuple(search.claims), search.options, tuple(waiting))


class _PlanSearch:
    def __init__(self, system: System, invariant: Invariant) -> None:
        self.system, self.invariant = system, invariant
        self.won: dict[str, Bool] = {}
        self.claims: list[Claim] = []
        self.options: dict[str, tuple[Edge, ...]] = {}
        self._translate = Translator()

    def solve(self, node: str, seen: Sequence[Sample]) -> bool:
        """Find options that serve every state at the node that satisfies the invariant."""
        offered = list(self._offers(node))
        detours: list[tuple[Edge, Bool]] | None = None
        serves: Bool = FALSE
        taken: list[Edge] = []
        pending = [self._valuation(sample) for sample in seen[:5]]
        for _ in range(ROUNDS):
            for state in pending:
                if state(serves):
                    continue
                option = next(((e, c) for e, c in offered if state(c)), None)
                if option is None:
                    if detours is None:
                        detours = list(self._detours(node, [works for _, works in offered]))
                    option = next(((e, c) for e, c in detours if state(c)), None)
                if option is None:
                    return False
                taken.append(option[0])
                serves = serves | option[1]
            unserved = self._unserved(node, serves)
            if unserved is None:
                self.won[node] = TRUE
                self.claims.append(Claim(node, ~serves))
                self.options[node] = tuple(dict.fromkeys(taken))
                return True
            pending = [unserved]
        return False

    def _offers(self, node: str) -> Iterator[tuple[Edge, Bool]]:
        """Yield options that lead to a node from which the goal is in reach already."""
        for edge in self.system.outgoing[node]:
            if edge.target in self.won:
                yield from ((edge, self._works(edge, given)) for given in self._givens(edge))

    def _detours(self, node: str, works: Sequence[Bool]) -> Iterator[tuple[Edge, Bool]]:
        """Yield options that stay at the node and make one of its other options work."""
        for edge in self.system.outgoing[node]:
            if edge.target == node and not edge.takes_time:
                memo: dict[Term, Term] = {}
                then = any_of(*(substitute(other, edge.updates, memo) for other in works))
                for given in self._givens(edge):
                    yield edge, all_of(self._works(edge, given), substitute(then, given, {}))

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


def _nothing(symbol: Term) -> Term:
    return integer(0) if isinstance(symbol, Int) else boolean(False)
