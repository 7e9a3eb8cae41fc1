"""Find an inductive invariant among guesses: keep what no start and no step can break (Houdini).

Every guess is a condition at one node. Guesses that a reached state breaks are dropped without a
solver; the rest are asked about edge by edge, all at once, and each answer of the solver drops at
least one, until none can be dropped. What is left holds in every reachable state, whatever the
numbers and the readings are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from uccx_model.evaluation import Valuation
from uccx_model.expressions import TRUE, Bool, Op, Term
from uccx_model.rewriting import substitute
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge, System

__all__ = ["Guessing", "Invariant", "SolverGaveUpError", "conjuncts", "strengthen"]

Invariant = Mapping[str, tuple[Bool, ...]]  #: what holds at each node


class Guessing(Protocol):
    """Who makes guesses."""

    def at(self, node: str, /) -> Sequence[Bool]:
        """Return what may hold at a node."""

    def instead_of(self, node: str, fact: Bool, /) -> Iterable[Bool]:
        """Return what may hold at a node where a guess does not."""


class SolverGaveUpError(RuntimeError):
    """The solver answered *unknown* where the search needs an answer."""


def conjuncts(condition: Bool) -> tuple[Bool, ...]:
    """Return the conditions of which all hold where the condition does."""
    if condition.op is Op.AND:
        return tuple(part for part in condition.args if isinstance(part, Bool))
    return () if condition is TRUE else (condition,)


@dataclass
class _Search:
    """The guesses still alive, and the edges still to be asked about."""

    system: System
    alive: dict[str, dict[Bool, None]]
    known: Invariant
    translate: Translator = field(default_factory=Translator)
    memos: dict[Edge, dict[Term, Term]] = field(default_factory=dict)
    solvers: dict[Edge, Solver] = field(default_factory=dict)

    def __post_init__(self) -> None:
        s = self.system
        self.symbols = (*s.variables, *s.inputs, *s.rigid)

    def breakable(self, given: Iterable[Bool], claims: Mapping[Bool, Bool]) -> list[Bool]:
        """Return the guesses whose claim something given can break."""
        solver = Solver()
        solver.add(*map(self.translate, given))
        return self._broken(solver, claims)

    def _broken(self, solver: Solver, claims: Mapping[Bool, Bool]) -> list[Bool]:
        broken: list[Bool] = []
        left = dict(claims)
        while left:
            with solver:
                solver.add_any([self.translate(~claim) for claim in left.values()])
                answer = solver.check()
                if answer == "unsat":
                    break
                if answer == "unknown":
                    raise SolverGaveUpError("the search for an invariant got no answer")
                values = solver.values(self.translate, self.symbols)
            valuation = Valuation(dict(zip(self.symbols, values, strict=True)))
            newly = [guess for guess, claim in left.items() if not valuation(claim)]
            if not newly:
                raise SolverGaveUpError("the solver's model breaks nothing")
            broken += newly
            for guess in newly:
                del left[guess]
        return broken

    def at_start(self, node: str) -> list[Bool]:
        """Return the guesses that a start at this node can break."""
        start = self.system.initial.get(node)
        if start is None:
            return []
        return self.breakable(
            [self.system.assumptions, start], {guess: guess for guess in self.alive[node]}
        )

    def after(self, edge: Edge) -> list[Bool]:
        """Return the guesses at an edge's target that taking it can break."""
        before = {**dict.fromkeys(self.known.get(edge.source, ())), **self.alive[edge.source]}
        memo = self.memos.setdefault(edge, {})
        claims = {}
        for guess in self.alive[edge.target]:
            claim = substitute(guess, edge.updates, memo)
            if claim is not TRUE and claim not in before:
                claims[guess] = claim
        if not claims:
            return []
        if self.known:
            with self._taking(edge) as solver:
                solver.add(*map(self.translate, self.alive[edge.source]))
                return self._broken(solver, claims)
        s = self.system
        return self.breakable([s.assumptions, s.possible, edge.guard, *before], claims)

    def _taking(self, edge: Edge) -> Solver:
        """Return a solver that knows an edge, and what is known: each is asked several times."""
        solver = self.solvers.get(edge)
        if solver is None:
            solver = self.solvers[edge] = Solver()
            s = self.system
            given = (s.assumptions, s.possible, edge.guard, *self.known.get(edge.source, ()))
            solver.add(*map(self.translate, given))
        return solver


def strengthen(
    system: System, guesses: Guessing, goals: Iterable[Bool] = (), known: Invariant | None = None
) -> Invariant:
    """Return an inductive part of the guesses, and of what they give way to.

    Args:
        system: the system.
        guesses: what to begin with at each node, and what to fall back to.
        goals: conditions about a state and its node that are guesses too.
        known: an inductive invariant already; what is returned holds beside it.

    Raises:
        SolverGaveUpError: the solver gave no answer.
    """
    wanted, settled = list(goals), known or {}
    alive: dict[str, dict[Bool, None]] = {}
    for node in system.nodes:
        claims = (part for goal in wanted for part in conjuncts(system.at(node, goal)))
        proved = set(settled.get(node, ()))
        alive[node] = dict.fromkeys(g for g in (*guesses.at(node), *claims) if g not in proved)
    search = _Search(system, alive, settled)
    gone: dict[str, set[Bool]] = {n: set() for n in system.nodes}
    waiting = dict.fromkeys(system.edges)

    def drop(node: str, broken: Sequence[Bool]) -> None:
        if not broken:
            return
        alive = search.alive[node]
        gone[node].update(broken)
        for guess in broken:
            del alive[guess]
        instead = (g for guess in broken for g in guesses.instead_of(node, guess))
        fresh = dict.fromkeys(g for g in instead if g not in gone[node] and g not in alive)
        search.alive[node] = alive | fresh
        for edge in system.outgoing[node]:
            waiting[edge] = None
        if fresh:
            for edge in system.incoming[node]:
                waiting[edge] = None
            drop(node, search.at_start(node))

    for node in system.nodes:
        drop(node, search.at_start(node))
    while waiting:
        edge = next(iter(waiting))
        del waiting[edge]
        drop(edge.target, search.after(edge))
    return {node: tuple(alive) for node, alive in search.alive.items()}
