"""Cut an invariant down to what a thesis needs: a certificate that a person can read.

An invariant that was found has thousands of lemmas. Why one of them survives a step rests on a few
others; those few are asked of the solver, and so on backwards from what the thesis needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from uccx_model.expressions import FALSE, TRUE, Bool, Term, all_of
from uccx_model.rewriting import substitute
from uccx_proofs.certificate import Certificate, Option, Thesis
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Core, Translator
from uccx_proofs.obligations import obligations
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["NotInductiveError", "Slicing"]

Lemma = tuple[str, Bool]
"""A node, and a condition that holds there."""


class NotInductiveError(ValueError):
    """What was taken for an inductive invariant is none; the message says where."""


@dataclass
class Slicing:
    """Finds the part of an invariant that a thesis rests on.

    Args:
        system: the system.
        invariant: an inductive invariant of it.
        inherited: returns the lemmas that a lemma at an edge's target is known to rest on.
    """

    system: System
    invariant: Invariant
    inherited: Callable[[Edge, Bool], Sequence[Bool] | None] = lambda _, __: None
    _edges: dict[Edge, Core] = field(default_factory=dict)
    _nodes: dict[str, Core] = field(default_factory=dict)
    _support: dict[tuple[Edge, Bool], tuple[Bool, ...]] = field(default_factory=dict)
    _concise: dict[tuple[Bool, ...], tuple[Bool, ...]] = field(default_factory=dict)
    _memos: dict[Edge, dict[Term, Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._translate = Translator()
        self._known = {node: dict.fromkeys(lemmas) for node, lemmas in self.invariant.items()}

    def invariant_for(self, thesis: Thesis) -> Certificate | None:
        """Return a certificate of the lemmas that exclude all claims; None if they do not."""
        lemmas = self._lemmas(thesis.claims)
        return None if lemmas is None else Certificate(thesis.name, thesis.profile, lemmas)

    def induction_for(self, thesis: Thesis, k: int) -> Certificate:
        """Return a certificate by k-induction; it has all lemmas."""
        return Certificate(thesis.name, thesis.profile, self.invariant, k)

    def plan_for(
        self, thesis: Thesis, plan: Mapping[str, tuple[Option, ...]]
    ) -> Certificate | None:
        """Return a certificate of a plan with the lemmas that it rests on; None if it fails."""
        whole = Certificate(thesis.name, thesis.profile, self.invariant, plan=plan)
        failing = [
            Claim(o.place, ~all_of(*o.conclusion))
            for o in obligations(self.system, thesis, whole)
            if o.kind == "plan"
        ]
        lemmas = self._lemmas(failing)
        return None if lemmas is None else replace(whole, lemmas=lemmas)

    def _lemmas(self, claims: Iterable[Claim]) -> Mapping[str, tuple[Bool, ...]] | None:
        needed: list[Lemma] = []
        for claim in claims:
            if claim.bad is FALSE:
                continue
            lemmas = self._excluding(claim)
            if lemmas is None:
                return None
            needed += [(claim.node, lemma) for lemma in lemmas]
        return self._closed(needed)

    def _excluding(self, claim: Claim) -> Sequence[Bool] | None:
        node = claim.node
        if node not in self._nodes:
            self._nodes[node] = Core(
                [self.system.assumptions], self.invariant[node], self._translate
            )
        return self._nodes[node].excluding(claim.bad)

    def _closed(self, needed: Iterable[Lemma]) -> Mapping[str, tuple[Bool, ...]]:
        """Return the lemmas with all that they rest on, in the invariant's order."""
        found: dict[Lemma, None] = {}
        waiting = list(needed)
        while waiting:
            lemma = waiting.pop()
            if lemma not in found:
                found[lemma] = None
                for edge in self.system.incoming[lemma[0]]:
                    waiting += [(edge.source, other) for other in self.resting_on(edge, lemma[1])]
        kept = {
            node: [lemma for lemma in lemmas if (node, lemma) in found]
            for node, lemmas in self.invariant.items()
        }
        return {node: self.without_repetition(lemmas) for node, lemmas in kept.items() if lemmas}

    def without_repetition(self, lemmas: Sequence[Bool]) -> tuple[Bool, ...]:
        """Return the lemmas without those that follow from the others."""
        key = tuple(lemmas)
        if key not in self._concise:
            core = Core([self.system.assumptions], lemmas, self._translate)
            left = list(lemmas)
            for lemma in reversed(lemmas):
                others = [other for other in left if other is not lemma]
                if core.excluding(~lemma, others) is not None:
                    left = others
            self._concise[key] = tuple(left)
        return self._concise[key]

    def resting_on(self, edge: Edge, lemma: Bool) -> Sequence[Bool]:
        """Return the lemmas at an edge's source that a lemma at its target rests on."""
        key = edge, lemma
        if key not in self._support:
            self._support[key] = tuple(self._ask(edge, lemma))
        return self._support[key]

    def _ask(self, edge: Edge, lemma: Bool) -> Sequence[Bool]:
        if (known := self.inherited(edge, lemma)) is not None:
            return known
        after = substitute(lemma, edge.updates, self._memos.setdefault(edge, {}))
        if after is TRUE:
            return ()
        if after in self._known[edge.source]:
            return (after,)
        if edge not in self._edges:
            always = [self.system.assumptions, self.system.possible, edge.guard]
            self._edges[edge] = Core(always, self.invariant[edge.source], self._translate)
        lemmas = self._edges[edge].excluding(~after)
        if lemmas is None:
            raise NotInductiveError(f"it does not survive {edge.label}")
        return lemmas
