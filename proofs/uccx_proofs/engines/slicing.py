"""Cut an invariant down to what a thesis needs: a certificate that a person can read.

An invariant that was found has thousands of lemmas. Why one of them survives a step rests on a few
others; those few are asked of the solver, and so on backwards from what the thesis needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.expressions import TRUE, Bool, Term
from uccx_model.rewriting import substitute
from uccx_proofs.certificate import Certificate, Option, Thesis
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Core
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["Slicing"]

Lemma = tuple[str, Bool]
"""A node, and a condition that holds there."""


@dataclass
class Slicing:
    """Finds the part of an invariant that a thesis rests on.

    Args:
        system: the system.
        invariant: an inductive invariant of it.
    """

    system: System
    invariant: Invariant
    _edges: dict[Edge, Core] = field(default_factory=dict)
    _nodes: dict[str, Core] = field(default_factory=dict)
    _support: dict[tuple[Edge, Bool], tuple[Bool, ...]] = field(default_factory=dict)
    _memos: dict[Edge, dict[Term, Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = {node: dict.fromkeys(lemmas) for node, lemmas in self.invariant.items()}

    def invariant_for(self, thesis: Thesis) -> Certificate | None:
        """Return a certificate of the lemmas that exclude all claims; None if they do not."""
        needed: list[Lemma] = []
        for claim in thesis.claims:
            lemmas = self._excluding(claim)
            if lemmas is None:
                return None
            needed += [(claim.node, lemma) for lemma in lemmas]
        return Certificate(thesis.name, thesis.profile, self._closed(needed))

    def everything_for(
        self, thesis: Thesis, depth: int = 1, plan: Mapping[str, tuple[Option, ...]] | None = None
    ) -> Certificate:
        """Return a certificate with all lemmas, for an argument of another kind."""
        return Certificate(thesis.name, thesis.profile, self.invariant, depth, plan or {})

    def _excluding(self, claim: Claim) -> Sequence[Bool] | None:
        node = claim.node
        if node not in self._nodes:
            self._nodes[node] = Core([self.system.assumptions], self.invariant[node])
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
                    waiting += [(edge.source, other) for other in self._resting_on(edge, lemma[1])]
        return {
            node: kept
            for node, lemmas in self.invariant.items()
            if (kept := tuple(lemma for lemma in lemmas if (node, lemma) in found))
        }

    def _resting_on(self, edge: Edge, lemma: Bool) -> Sequence[Bool]:
        """Return the lemmas at an edge's source that a lemma at its target rests on."""
        key = edge, lemma
        if key not in self._support:
            self._support[key] = tuple(self._ask(edge, lemma))
        return self._support[key]

    def _ask(self, edge: Edge, lemma: Bool) -> Sequence[Bool]:
        after = substitute(lemma, edge.updates, self._memos.setdefault(edge, {}))
        if after is TRUE:
            return ()
        if after in self._known[edge.source]:
            return (after,)
        if edge not in self._edges:
            always = [self.system.assumptions, self.system.possible, edge.guard]
            self._edges[edge] = Core(always, self.invariant[edge.source])
        lemmas = self._edges[edge].excluding(~after)
        if lemmas is None:
            raise ValueError(f"the invariant is not inductive at {edge.label}: {lemma}")
        return lemmas
