"""A question's own system: the model, watched from where the question begins, and restricted.

Where a question has a `from`, each licensing state comes twice: as it is, and as `NODE since`,
entered by any step after which the `from` begins to hold. Only from there on `while` and `without`
are obeyed, and only there the target counts. What always holds in the model holds in both copies,
and every way in them is a way in the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from uccx_model.expressions import (
    FALSE,
    Int,
    Scope,
    Term,
    variable,
)
from uccx_proofs.property import Claim
from uccx_proofs.queries.question import Question
from uccx_proofs.system import Edge, System

__all__ = ["BEGINS", "ELAPSED", "SEEN", "SINCE", "Inquiry", "clock_of"]

SINCE: Final = " since"
BEGINS: Final = ", begins"  #: marks a step at which the question begins

ELAPSED: Final[Int] = variable(Int, "time asked about", Scope.STATE)
SEEN: Final[Int] = variable(Int, "times seen", Scope.STATE)


@dataclass(frozen=True)
class Inquiry:
    """A question as something that never happens, or does.

    Attributes:
        question: the question.
        system: its system.
        every_claim: what never happens if the question's target is out of reach.
        twins: the model's edge of each edge.
        counted: what the question counts, as it is where it begins with a start at a node.
    """

    question: Question
    base: System = field(repr=False)
    system: System = field(repr=False)
    every_claim: tuple[Claim, ...] = field(repr=False)
    twins: Mapping[Edge, Edge] = field(repr=False)
    counted: Mapping[str, Mapping[Term, Term]] = field(repr=False)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are not settled by simplifying them."""
        return tuple(claim for claim in self.every_claim if claim.bad is not FALSE)

    def base_node(self, node: str) -> str:
        """Return the licensing state that a node stands for."""
        return node.removesuffix(SINCE)

    def node(self, state: str, *, begun: bool) -> str:
        """Return the node for a licensing state, before the question begins or since then."""
        split = len(self.system.nodes) > len(self.base.nodes)
        return state + SINCE if split and begun else state

    @property
    def asked_nodes(self) -> tuple[str, ...]:
        """The nodes at which the question has begun."""
        names = self.system.nodes
        return tuple(n for n in names if n.endswith(SINCE)) or names

    def beginning(self, start: str, way: Sequence[Edge]) -> int:
        """Return after how many steps of a way the question begins."""
        if self.question.at_once:
            return len(way) - 1
        if len(self.system.nodes) == len(self.base.nodes) or start.endswith(SINCE):
            return 0
        return next(n for n, edge in enumerate(way, start=1) if edge.target.endswith(SINCE))

    @property
    def clock(self) -> Int:
        """The time since the question begins."""
        return clock_of(self.system.variables)


def clock_of(variables: Iterable[Term]) -> Int:
    """Return what tells the time since the question begins."""
    return ELAPSED if ELAPSED in set(variables) else variable(Int, "now", Scope.STATE)
