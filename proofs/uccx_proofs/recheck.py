"""Check an invariant that somebody else found: no start breaks it, and no edge.

The search for it takes short cuts (it asks only about what an edge may change, and many guesses at
once). Here each obligation is asked in full, one start or edge at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

from uccx_model.expressions import Bool, all_of
from uccx_model.rewriting import substitute
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge, System

__all__ = ["broken_by_edges", "broken_by_starts"]


def broken_by_starts(system: System, invariant: Invariant) -> list[str]:
    """Return the nodes at which a start may break the invariant; the invariant needs none."""
    return [
        f"a start in {node}"
        for node, start in system.initial.items()
        if not _follows([system.assumptions, start], all_of(*invariant[node]))
    ]


def broken_by_edges(system: System, invariant: Invariant, edges: Sequence[Edge]) -> list[str]:
    """Return those of the edges that may break the invariant; there must be none."""
    broken = []
    for edge in edges:
        before = [system.assumptions, system.possible, edge.guard, *invariant[edge.source]]
        after = substitute(all_of(*invariant[edge.target]), edge.updates, {})
        if not _follows(before, after):
            broken.append(edge.label)
    return broken


def _follows(before: Sequence[Bool], after: Bool) -> bool:
    solver, translate = Solver(), Translator()
    solver.add(*map(translate, before), translate(~after))
    return solver.check() == "unsat"
