"""k-induction on top of an invariant: what is true for k states in a row stays true.

A claim that the invariant alone does not exclude may still be impossible after any k − 1 steps that
kept all claims of its property. k states need k − 1 steps, so a bad state without successor counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.expressions import TRUE, Bool, Int, Scope, Term, all_of, any_of, variable
from uccx_model.rewriting import substitute
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Answer, Solver, Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["KInduction"]


@dataclass
class KInduction:
    """Asks whether claims hold, given an invariant.

    Args:
        system: the system.
        invariant: an inductive invariant of it.
        assuming: a condition on rigid symbols.
        effort: how much work one question may take (`Solver`).
    """

    system: System
    invariant: Invariant
    assuming: Bool = TRUE
    effort: int = 15_000_000
    translate: Translator = field(default_factory=Translator)
    _solvers: dict[str, Solver] = field(default_factory=dict)

    def entailed(self, claims: Sequence[Claim]) -> list[Claim]:
        """Return the claims that the invariant alone does not exclude: none, if all hold."""
        left: list[Claim] = []
        places: dict[tuple[str, Edge | None], list[Claim]] = {}
        for claim in claims:
            places.setdefault((claim.node, claim.edge), []).append(claim)
        for (node, _), here in places.items():
            solver = self._solver(node)
            with solver:
                solver.add(self.translate(any_of(*(claim.bad for claim in here))))
                if solver.check() == "unsat":
                    continue
            for claim in here:
                with solver:
                    solver.add(self.translate(claim.bad))
                    if solver.check() != "unsat":
                        left.append(claim)
        return left

    def _solver(self, node: str) -> Solver:
        """Return a solver that knows what holds at a node."""
        solver = self._solvers.get(node)
        if solver is None:
            solver = self._solvers[node] = Solver(self.effort)
            for term in (self.system.assumptions, self.assuming, *self.invariant[node]):
                solver.add(self.translate(term))
        return solver

    def proves(self, claims: Sequence[Claim], left: Sequence[Claim], k: int) -> bool:
        """Return whether the claims left hold by k-induction together with all claims."""
        kept: dict[str, list[Claim]] = {}
        for claim in claims:
            kept.setdefault(claim.node, []).append(claim)
        return all(self._impossible(claim, kept, k) for claim in left)

    def _impossible(self, claim: Claim, kept: Mapping[str, Sequence[Claim]], k: int) -> bool:
        start = self.system.initial.get(claim.node)
        if start is not None and self._ask([start], claim.bad) != "unsat":
            return False
        return all(
            self._excluded((edge,), claim, kept, k - 1) for edge in self.system.incoming[claim.node]
        )

    def _excluded(
        self, path: tuple[Edge, ...], claim: Claim, kept: Mapping[str, Sequence[Claim]], steps: int
    ) -> bool:
        """Whether the path cannot lead to the claim's bad state, nor any longer way through it."""
        given, bad = self._along(path, claim, kept)
        if self._ask(given, bad) == "unsat":
            return True
        first = path[0].source
        start = self.system.initial.get(first)
        if steps <= 1 or (start is not None and self._ask([start, *given], bad) != "unsat"):
            return False
        return all(
            self._excluded((edge, *path), claim, kept, steps - 1)
            for edge in self.system.incoming[first]
        )

    def _along(
        self, path: tuple[Edge, ...], claim: Claim, kept: Mapping[str, Sequence[Claim]]
    ) -> tuple[list[Bool], Bool]:
        """Return what taking the path demands, and the bad condition in terms of its start."""
        state: dict[Term, Term] = {}
        given: list[Bool] = []
        for number, edge in enumerate(path):
            names = self._inputs(number)
            here = {**state, **names}
            memo: dict[Term, Term] = {}
            good = [~c.bad for c in kept.get(edge.source, ()) if c.edge is None or c.edge is edge]
            demands = (*self.invariant[edge.source], self.system.possible, edge.guard, *good)
            given.append(all_of(*(substitute(d, here, memo) for d in demands)))
            after = dict(state)
            for symbol, value in edge.updates.items():
                after[symbol] = substitute(value, here, memo)
            state = after
        last = {**state, **self._inputs(len(path))}
        memo = {}
        given.append(all_of(*(substitute(d, last, memo) for d in self.invariant[claim.node])))
        return given, substitute(claim.bad, last, memo)

    def _inputs(self, number: int) -> dict[Term, Term]:
        return {
            s: variable(Int if isinstance(s, Int) else Bool, f"{s.name}@{number}", Scope.INPUT)
            for s in self.system.inputs
        }

    def _ask(self, given: Sequence[Bool], bad: Bool) -> Answer:
        solver = Solver(self.effort)
        for term in (self.system.assumptions, self.assuming, *given, bad):
            solver.add(self.translate(term))
        return solver.check()
