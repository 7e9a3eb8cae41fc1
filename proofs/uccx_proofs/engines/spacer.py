"""Ask Spacer, Z3's engine for Horn clauses, in a process of its own with limits.

Spacer can hang, crash or eat memory: then nothing is known. Nobody takes its word: what it calls
unreachable comes with an invariant, which others check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import z3

from uccx_model.expressions import Bool, Term, implies
from uccx_model.rewriting import symbols_of
from uccx_proofs.engines.inductive import Invariant, conjuncts
from uccx_proofs.engines.solver import Translator
from uccx_proofs.engines.z3_terms import UntoldError, term_from
from uccx_proofs.processes import Failed, Limits, run_one
from uccx_proofs.property import Claim
from uccx_proofs.system import System

__all__ = ["Reached", "SpacerAnswer", "ask_spacer"]


class Reached(Enum):
    """What Spacer says of a set of bad states."""

    UNREACHABLE = "unreachable"
    REACHABLE = "reachable"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SpacerAnswer:
    """What Spacer says, a word on it, and if nothing is reached, the lemmas that exclude it."""

    reached: Reached
    detail: str
    lemmas: Invariant = field(default_factory=dict)


def ask_spacer(
    system: System,
    invariant: Invariant,
    claims: Sequence[Claim],
    assuming: Bool,
    time_limit: float,
    megabytes: int = 4096,
) -> SpacerAnswer:
    """Return whether any claim's bad state can be reached, and a word on how that went.

    Args:
        system: the system.
        invariant: an invariant that Spacer may use.
        claims: what must not happen.
        assuming: a condition on rigid symbols.
        time_limit: seconds.
        megabytes: memory that Spacer may use.
    """

    def ask() -> SpacerAnswer:
        return _Horn(system, invariant, assuming).solve(claims)

    outcome = run_one(ask, Limits(time_limit, megabytes))
    if isinstance(outcome, Failed):
        return SpacerAnswer(Reached.UNKNOWN, f"Spacer: {outcome.reason}")
    return outcome


class _Horn:
    """The system as Horn clauses: one relation a node, one clause an edge."""

    def __init__(self, system: System, invariant: Invariant, assuming: Bool) -> None:
        self.system, self.invariant, self.assuming = system, invariant, assuming
        self.translate = Translator()
        self.context = z3.main_ctx()
        self.symbols = (*system.variables, *system.rigid)
        sorts = [z3.BoolSort() if isinstance(s, Bool) else z3.IntSort() for s in self.symbols]
        self.relations = {n: z3.Function(f"at {n}", *sorts, z3.BoolSort()) for n in system.nodes}
        self.bad = z3.Function("bad", z3.BoolSort())
        self.fixedpoint = z3.Fixedpoint()
        self.fixedpoint.set(engine="spacer")
        for simplification in ("inline_eager", "inline_linear", "slice", "coi"):
            self.fixedpoint.set(f"xform.{simplification}", False)  # each would hide an invariant
        for relation in (*self.relations.values(), self.bad):
            self.fixedpoint.register_relation(relation)

    def solve(self, claims: Sequence[Claim]) -> SpacerAnswer:
        """Return Spacer's answer."""
        system = self.system
        for node, start in system.initial.items():
            self._rule([system.assumptions, self.assuming, start], self._at(node, {}))
        for edge in system.edges:
            before = [*self.invariant[edge.source], system.possible, edge.guard]
            self._rule(before, self._at(edge.target, edge.updates), self._at(edge.source, {}))
        for claim in claims:
            before = [*self.invariant[claim.node], claim.bad]
            self._rule(before, self.bad(), self._at(claim.node, {}))
        answer = self.fixedpoint.query(self.bad())
        if answer == z3.sat:
            return SpacerAnswer(Reached.REACHABLE, "Spacer found a way")
        if answer == z3.unsat:
            return self._unreachable()
        return SpacerAnswer(Reached.UNKNOWN, f"Spacer: {self.fixedpoint.reason_unknown()}")

    def _unreachable(self) -> SpacerAnswer:
        """Return the answer with Spacer's lemmas, where they can be told in the model's terms."""
        lemmas: dict[str, tuple[Bool, ...]] = {}
        entered = self._entered()
        for node, relation in self.relations.items():
            if node not in entered:
                lemmas[node] = (~self.assuming,)
                continue
            cover = self.fixedpoint.get_cover_delta(-1, relation)
            try:
                found = conjuncts(term_from(cover, self.symbols))
            except UntoldError as error:
                told = f"Spacer's invariant has {error}, which no certificate can say"
                return SpacerAnswer(Reached.UNKNOWN, told)
            lemmas[node] = tuple(implies(self.assuming, lemma) for lemma in found)
        return SpacerAnswer(Reached.UNREACHABLE, "Spacer found an invariant", lemmas)

    def _entered(self) -> set[str]:
        """Return the nodes that edges can lead to; of others, which it drops, Spacer is silent."""
        waiting = [n for n, start in self.system.initial.items() if self._possible(start)]
        found = set(waiting)
        while waiting:
            for edge in self.system.outgoing[waiting.pop()]:
                before = (*self.invariant[edge.source], self.system.possible, edge.guard)
                if edge.target not in found and self._possible(*before):
                    found.add(edge.target)
                    waiting.append(edge.target)
        return found

    def _possible(self, *conditions: Bool) -> bool:
        solver = z3.Solver()
        solver.add(*map(self._z3, (self.system.assumptions, self.assuming, *conditions)))
        return bool(solver.check() != z3.unsat)

    def _z3(self, term: Term) -> Any:
        handle = self.translate(term)
        wrap = z3.BoolRef if isinstance(term, Bool) else z3.ArithRef
        return wrap(handle, self.context)

    def _at(self, node: str, updates: Mapping[Term, Term]) -> Any:
        return self.relations[node](*(self._z3(updates.get(s, s)) for s in self.symbols))

    def _rule(self, conditions: Sequence[Bool], head: Any, *body: Any) -> None:
        terms = [self._z3(condition) for condition in conditions]
        used = {s for condition in conditions for s in symbols_of(condition)}
        names = sorted({*self.symbols, *self.system.inputs, *used}, key=lambda s: s.value)
        variables = [self._z3(symbol) for symbol in names]
        self.fixedpoint.add_rule(z3.ForAll(variables, z3.Implies(z3.And(*terms, *body), head)))
