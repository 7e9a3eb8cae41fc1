"""Two sides under what is assumed of both: their systems, and what is known of and seen on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from uccx_model.expressions import TRUE, Bool, Term
from uccx_model.rewriting import fixed_by
from uccx_proofs.comparing.coupling import Coupled, Coupling
from uccx_proofs.comparing.observing import Observed, seen_by_an_administrator
from uccx_proofs.comparing.outcomes import Argument, Side
from uccx_proofs.comparing.sides import SINGLE_REPORTS, choosing, lemmas_under, under
from uccx_proofs.system import System

__all__ = ["Lemmas", "Materials", "Setting"]

Lemmas = Mapping[str, tuple[Bool, ...]]


@dataclass(frozen=True)
class Materials:
    """Both sides as a coupling needs them, left and right."""

    systems: tuple[System, System]
    lemmas: tuple[Lemmas, Lemmas]  #: what always holds, by node
    shown: tuple[Observed, Observed]  #: what an administrator sees


@dataclass(frozen=True)
class Setting:
    """Two sides to be compared.

    Args:
        left: one side.
        right: the other.
        assuming: a condition on numbers and on choices, for both sides.
    """

    left: Side
    right: Side
    assuming: Bool = TRUE

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides."""
        return self.left, self.right

    def for_stories(self) -> Materials:
        """Return both sides as they are, with stretches of equal reports as one step."""
        left, right = (choosing(side.options) for side in self.sides)
        return self._materials(left, right)

    def for_proofs(self) -> Materials:
        """Return both sides with numbers put in, and time that passes report by report."""
        left, right = (
            {**fixed_by(self.assuming), **choosing(side.options), **SINGLE_REPORTS}
            for side in self.sides
        )
        return self._materials(left, right)

    def related(self, argument: Argument) -> Coupled:
        """Return the coupling of which an argument tells, to be checked."""
        both = self.for_proofs()
        one, other = both.systems
        relation = {
            node: frozenset(
                v for v in one.variables if v.name not in argument.unequal.get(node, ())
            )
            for node in one.nodes
        }
        coupling = Coupling(one, other, both.shown, relation)
        return Coupled(coupling, *(argument.lemmas or both.lemmas))

    def _materials(self, left: Mapping[Term, Term], right: Mapping[Term, Term]) -> Materials:
        seen = seen_by_an_administrator(self.left.system)
        return Materials(
            (
                under(self.left.system, left, self.assuming),
                under(self.right.system, right, self.assuming),
            ),
            (lemmas_under(self.left.lemmas, left), lemmas_under(self.right.lemmas, right)),
            (seen.under(left), seen.under(right)),
        )
