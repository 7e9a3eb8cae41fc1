"""Find a relation that couples two systems. Nothing of it is believed before `checking` has.

It begins with "all variables are equal, everywhere" and drops the equalities that a step can break,
until none is broken (the Houdini method). Where what can be noticed may differ, or one side can do
what the other cannot, there is no such coupling: perhaps there is a difference, perhaps not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import FALSE, Bool, Term, all_of
from uccx_model.rewriting import symbols_of
from uccx_proofs.comparing.coupling import Coupled, Coupling, Lead
from uccx_proofs.comparing.observing import Observed, seen_by_an_administrator
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import System

__all__ = ["Lemmas", "NotCoupled", "coupled"]

EFFORT: Final = 20_000_000  #: for one question (`Solver`)

Lemmas = Mapping[str, Sequence[Bool]]


@dataclass(frozen=True)
class NotCoupled:
    """No coupling was found; that is no proof of a difference."""

    where: str  #: the start, or the transition, at which none was found
    node: str  #: its licensing state


def coupled(
    left: System,
    right: System,
    lemmas_left: Lemmas,
    lemmas_right: Lemmas,
    observed: Observed | tuple[Observed, Observed] | None = None,
    translate: Translator | None = None,
) -> Coupled | NotCoupled:
    """Return a coupling of two systems, if there is one that equalities can tell.

    Args:
        left: one system.
        right: the other, over the same nodes, variables and inputs.
        lemmas_left: what always holds on the left, by node.
        lemmas_right: what always holds on the right; what holds on the left of variables that are
            equal need not be said again.
        observed: what can be noticed, perhaps on each side; what an administrator sees by default.
        translate: shares translated terms with other searches.
    """
    seen = observed if observed is not None else seen_by_an_administrator(left)
    shown = seen if isinstance(seen, tuple) else (seen, seen)
    search = _Search(left, right, shown, lemmas_left, lemmas_right, translate or Translator())
    return search.result()


@dataclass
class _Search:
    left: System
    right: System
    shown: tuple[Observed, Observed]
    lemmas_left: Lemmas
    lemmas_right: Lemmas
    translate: Translator
    relation: dict[str, frozenset[Term]] = field(default_factory=dict)

    def result(self) -> Coupled | NotCoupled:
        """Return the strongest relation that every step keeps."""
        everything = frozenset(self.left.variables)
        self.relation = dict.fromkeys(self.left.nodes, everything)
        if (start := self._start()) is not None:
            return start
        waiting = dict.fromkeys(self.left.nodes)
        while waiting:
            node, _ = waiting.popitem()
            weaker = self._weakened(node)
            if isinstance(weaker, NotCoupled):
                return weaker
            waiting |= dict.fromkeys(weaker)
        left, right = (
            {n: tuple(side.get(n, ())) for n in self.left.nodes}
            for side in (self.lemmas_left, self.lemmas_right)
        )
        return Coupled(self._coupling(), left, right)

    def _coupling(self) -> Coupling:
        return Coupling(self.left, self.right, self.shown, dict(self.relation))

    def _start(self) -> NotCoupled | None:
        for obligation in self._coupling().starts():
            wrong = ~all_of(*obligation.conclusion)
            if wrong is FALSE:
                continue
            solver = Solver()
            given = (condition for _, conditions in obligation.given for condition in conditions)
            solver.add(*map(self.translate, (*given, wrong)))
            if solver.check() != "unsat":
                return NotCoupled(f"{obligation.kind}: {obligation.place}", obligation.place)
        return None

    def _weakened(self, node: str) -> set[str] | NotCoupled:
        """Drop what the steps from a node break; return the nodes where something was dropped."""
        weaker: set[str] = set()
        coupling = self._coupling()
        waiting = [x for x in coupling.leads(node) if x.bad is not FALSE]
        solver = self._given(coupling, node) if waiting else Solver()
        while waiting:
            lead = waiting.pop()
            with solver:
                solver.add(self.translate(lead.bad))
                answer = solver.check()
                values = self._values(coupling, lead, solver) if answer == "sat" else {}
            if answer == "unsat":
                continue
            broken = self._broken(coupling, lead, values) if answer == "sat" else None
            if broken is None:
                return NotCoupled(lead.place, node)
            target, variables = broken
            self.relation[target] -= variables
            weaker.add(target)
            if target == node:  # all that starts here has to be looked at again
                return weaker
            coupling = self._coupling()
            waiting = [x for x in coupling.leads(node) if x.bad is not FALSE]
        return weaker

    def _given(self, coupling: Coupling, node: str) -> Solver:
        """Return a solver that knows what holds in related states at a node."""
        known = (
            self.left.assumptions,
            *self.lemmas_left.get(node, ()),
            *coupling.lemmas_on_the_right(node, self.lemmas_right.get(node, ())),
        )
        solver = Solver(EFFORT)
        solver.add(*map(self.translate, known))
        return solver

    def _values(self, coupling: Coupling, lead: Lead, solver: Solver) -> Mapping[Term, Value]:
        """Return the values for which the solver says that one side is left alone."""
        terms = (term for pair in _pairs(coupling, lead) for term in pair.terms)
        symbols = tuple(dict.fromkeys(symbol for term in terms for symbol in symbols_of(term)))
        return dict(zip(symbols, solver.values(self.translate, symbols), strict=True))

    def _broken(
        self, coupling: Coupling, lead: Lead, values: Mapping[Term, Value]
    ) -> tuple[str, frozenset[Term]] | None:
        """Return the fewest equalities that are too many; None if it does not look alike anyway."""
        value = Valuation(values)
        found: list[tuple[str, frozenset[Term]]] = []
        for pair in _pairs(coupling, lead):
            if not value(pair.taken) or any(value(a) != value(b) for a, b in pair.seen):
                continue
            broken = frozenset(v for v, (a, b) in pair.related.items() if value(a) != value(b))
            found.append((pair.target, broken))
        return min(found, key=lambda one: len(one[1]), default=None)


@dataclass(frozen=True)
class _Pair:
    """An edge on each side, both taken, and what has to be equal."""

    target: str
    taken: Bool
    seen: tuple[tuple[Term, Term], ...]
    related: Mapping[Term, tuple[Term, Term]]

    @property
    def terms(self) -> Iterator[Term]:
        """All terms."""
        yield self.taken
        for a, b in (*self.seen, *self.related.values()):
            yield a
            yield b


def _pairs(coupling: Coupling, lead: Lead) -> list[_Pair]:
    return [
        _Pair(
            edge.target,
            coupling.taken(edge, other),
            tuple(coupling.seen(edge, other)),
            coupling.related(edge, other),
        )
        for edge, other in lead.pairs
    ]
