"""Which properties a changed model keeps, by the certificates of the model as it is.

A certificate stays good if the edges that are new keep its lemmas. All that stay good are taken
together: their lemmas at a new edge's source may be used for all. What changed must not break what
they exclude. Nothing else is asked again: it is as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.evaluation import Valuation
from uccx_model.expressions import FALSE, TRUE, Bool, Term, all_of
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.audit.mutation.altered import Altered
from uccx_proofs.certificate import thesis_of
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.obligations import plan_obligations
from uccx_proofs.refusing import CertificateError
from uccx_proofs.system import Edge

__all__ = ["Holding", "holding"]

EFFORT: Final = 20_000_000  #: for one question (`Solver`)

Lemma = tuple[str, Bool]
"""A node, and a condition that holds there."""


@dataclass(frozen=True)
class Holding:
    """What a changed model keeps.

    Attributes:
        names: the properties that are proved of it.
        lemmas: what always holds in it, by node.
        intact: properties whose certificates stay good, whether or not they are enough.
        harm: by node, conditions of states and inputs there in which the change may do harm:
            break a lemma, or something that must never happen.
    """

    names: frozenset[str]
    lemmas: Mapping[str, Sequence[Bool]]
    intact: frozenset[str]
    harm: Mapping[str, Sequence[Bool]]

    def excludes(self, altered: Altered, edge: Edge, translate: Translator) -> bool:
        """Return whether what always holds lets an edge never be taken."""
        taken = all_of(altered.system.possible, edge.guard)
        asked = _Holding(altered, translate)
        return not asked.broken(self.lemmas[edge.source], [~taken])


def holding(altered: Altered, translate: Translator) -> Holding:
    """Return what is proved of a changed model without searching for anything."""
    return _Holding(altered, translate).found()


@dataclass
class _Holding:
    altered: Altered
    translate: Translator
    memos: dict[Edge, dict[Term, Term]] = field(default_factory=dict)
    harm: dict[str, list[Bool]] = field(default_factory=dict)

    def found(self) -> Holding:
        intact, lemmas = self._intact()
        broken = self._broken_claims(lemmas)
        plans = self.altered.ground.certificates
        names = {
            name
            for name in intact
            if name not in broken and (not plans[name].plan or self._plan_works(name, lemmas))
        }
        return Holding(frozenset(names), lemmas, frozenset(intact), self.harm)

    def _intact(self) -> tuple[set[str], Mapping[str, tuple[Bool, ...]]]:
        """Return the properties whose lemmas survive, and these lemmas."""
        ground = self.altered.ground
        alive = {name for name, known in ground.certificates.items() if known.depth == 1}
        while True:
            lemmas = ground.lemmas(name for name in ground.certificates if name in alive)
            lost = self._lost(lemmas)
            gone = {
                name
                for name in alive
                for node, condition in lost
                if condition in ground.certificates[name].lemmas.get(node, ())
            }
            if not gone:
                return alive, lemmas
            alive -= gone

    def _lost(self, lemmas: Mapping[str, Sequence[Bool]]) -> set[Lemma]:
        system = self.altered.system
        lost: set[Lemma] = set()
        for node in self.altered.starts:
            failing = self.broken([system.initial.get(node, FALSE)], lemmas[node])
            lost |= {(node, condition) for condition in failing}
            self.harm.setdefault(node, []).extend(~condition for condition in failing)
        for edge in self.altered.fresh:
            memo = self.memos.setdefault(edge, {})
            after = {lemma: substitute(lemma, edge.updates, memo) for lemma in lemmas[edge.target]}
            before = lemmas[edge.source]
            goals = [goal for goal in after.values() if goal not in before]
            broken = set(self.broken([system.possible, edge.guard, *before], goals))
            lost |= {(edge.target, lemma) for lemma, goal in after.items() if goal in broken}
            harm = [all_of(system.possible, edge.guard, ~goal) for goal in goals if goal in broken]
            self.harm.setdefault(edge.source, []).extend(harm)
        return lost

    def _broken_claims(self, lemmas: Mapping[str, Sequence[Bool]]) -> set[str]:
        """Return the properties of which the lemmas do not exclude a claim."""
        broken: set[str] = set()
        for node in self.altered.nodes:
            named = [
                (name, ~claim.bad)
                for name, claims in self.altered.claims.items()
                for claim in claims
                if claim.node == node
            ]
            lost = set(self.broken(lemmas[node], [goal for _, goal in named]))
            broken |= {name for name, goal in named if goal in lost}
            self.harm.setdefault(node, []).extend(~goal for goal in lost)
        return broken

    def _plan_works(self, name: str, lemmas: Mapping[str, Sequence[Bool]]) -> bool:
        ground, altered = self.altered.ground, self.altered
        certificate = ground.certificates[name]
        used = {m.edge for options in certificate.plan.values() for o in options for m in o}
        if not used & {edge.label for edge in (*altered.fresh, *altered.gone)}:
            return True
        (p,) = (p for p in ground.properties if p.name == name)
        try:
            found = plan_obligations(altered.system, thesis_of(altered.system, p), certificate)
        except CertificateError:
            return False
        return not any(self.broken(lemmas[o.place], o.conclusion) for o in found)

    def broken(self, given: Iterable[Bool], goals: Sequence[Bool]) -> list[Bool]:
        """Return the goals that may fail where all that is given holds."""
        left = [goal for goal in dict.fromkeys(goals) if goal is not TRUE]
        if not left:
            return []
        solver = Solver(EFFORT)
        solver.add(*map(self.translate, (self.altered.system.assumptions, *given)))
        found: list[Bool] = []
        while left:
            refuted = set(self._refuted(solver, left))
            if not refuted:
                break
            found += (goal for goal in left if goal in refuted)
            left = [goal for goal in left if goal not in refuted]
        return found

    def _refuted(self, solver: Solver, goals: Sequence[Bool]) -> Sequence[Bool]:
        """Return goals that the solver refutes; all where it gives up."""
        symbols = list(dict.fromkeys(s for goal in goals for s in symbols_of(goal)))
        with solver:
            solver.add_any([self.translate(~goal) for goal in goals])
            answer = solver.check()
            if answer == "unsat":
                return ()
            if answer == "unknown" or FALSE in goals:
                return goals if answer == "unknown" else [FALSE]
            values = solver.values(self.translate, symbols)
        valuation = Valuation(dict(zip(symbols, values, strict=True)))
        return [goal for goal in goals if not valuation(goal)] or goals
