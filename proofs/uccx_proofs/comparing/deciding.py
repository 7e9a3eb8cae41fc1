"""Decide whether two sides look alike: a proof that they always do, or a difference.

A proof is checked by solvers that did not find it, a difference is gone through with integers. What
fails its check is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from uccx_model.expressions import TRUE, Bool, Term
from uccx_model.rewriting import fixed_by
from uccx_proofs.comparing.checking import confirmed
from uccx_proofs.comparing.coupling import Coupled, Coupling
from uccx_proofs.comparing.finding import NotCoupled, coupled
from uccx_proofs.comparing.hunting import hunted
from uccx_proofs.comparing.observing import Observed, seen_by_an_administrator
from uccx_proofs.comparing.outcomes import (
    Alike,
    Argument,
    Different,
    Outcome,
    Side,
    Undecided,
    argument_of,
)
from uccx_proofs.comparing.product import product
from uccx_proofs.comparing.sharpening import lemmas_learned
from uccx_proofs.comparing.sides import SINGLE_REPORTS, choosing, lemmas_under, under
from uccx_proofs.comparing.slimming import slimmed
from uccx_proofs.engines.inductive import SolverGaveUpError
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_all, run_one
from uccx_proofs.queries.deciding import ContradictionError
from uccx_proofs.solvers import MEGABYTES, Z3
from uccx_proofs.system import System

__all__ = ["Comparing"]


HEAD_START: Final = 3.0  #: seconds to look for a difference, before a harder proof is looked for


@dataclass(frozen=True)
class Comparing:
    """Compares two sides.

    Args:
        left: one side.
        right: the other.
        assuming: a condition on numbers and on choices, for both sides.
        solvers: who must agree to a proof.
        time_limit: seconds for each search.
    """

    left: Side
    right: Side
    assuming: Bool = TRUE
    solvers: Sequence[str] = (Z3,)
    time_limit: float = 60.0

    @property
    def _sides(self) -> tuple[Side, Side]:
        return self.left, self.right

    def outcome(self) -> Outcome:
        """Return what the comparison comes to.

        Raises:
            ContradictionError: what is assumed cannot be.
        """
        self._check_assumptions()
        alike = self.coupled()
        if isinstance(alike, Coupled):
            return self._confirmed(alike)
        soon = Limits(min(HEAD_START, self.time_limit), MEGABYTES)
        found = run_one(self._hunted, soon)
        if isinstance(found, Different):
            return found
        return self._race(f"no proof was found ({alike.where})")

    def _race(self, reason: str) -> Outcome:
        """Look for a difference, and for a proof with more lemmas, at the same time."""
        contestants: list[Callable[[], Different | Argument | Undecided]] = [
            self._hunted,
            self._argued,
        ]
        reasons = [reason]
        tasks = range(len(contestants))
        limits = Limits(self.time_limit, MEGABYTES)
        with closing(
            run_all(lambda n: contestants[n](), tasks, workers=2, limits=limits)
        ) as outcomes:
            for place, found in outcomes:
                outcome: Outcome
                match found:
                    case Failed(reason=why):
                        outcome = Undecided(f"{('the search', 'the proof')[place]}: {why}")
                    case Argument():
                        outcome = self._confirmed(self.related(found), learned=True)
                    case _:
                        outcome = found
                if not isinstance(outcome, Undecided):
                    return outcome
                reasons.append(outcome.reason)
        return Undecided("; ".join(reasons))

    def _argued(self) -> Argument | Undecided:
        """Return an argument that they look alike, with more lemmas than are known of the model."""
        left, right = self._settled()
        systems, known = self._systems(left, right), self._lemmas(left, right)
        try:
            one, other = map(lemmas_learned, systems, known)
        except SolverGaveUpError as error:
            return Undecided(f"the proof: {error}")
        found = coupled(*systems, one, other, self._shown(left, right))
        if isinstance(found, NotCoupled):
            return Undecided(f"nor with more lemmas ({found.where})")
        return argument_of(slimmed(found))

    def _check_assumptions(self) -> None:
        values = (choosing(side.options) for side in self._sides)
        for side, system in zip(self._sides, self._systems(*values), strict=True):
            solver = Solver()
            solver.add(Translator()(system.assumptions))
            if solver.check() == "unsat":
                raise ContradictionError(f"what is assumed excludes {side.title}")

    # A proof.

    def coupled(self) -> Coupled | NotCoupled:
        """Return why they look alike, not yet checked, if that is found."""
        left, right = self._settled()
        one, other = self._lemmas(left, right)
        return coupled(*self._systems(left, right), one, other, self._shown(left, right))

    def related(self, argument: Argument) -> Coupled:
        """Return the coupling of which an argument tells, to be checked."""
        left, right = self._settled()
        one, other = self._systems(left, right)
        relation = {
            node: frozenset(
                v for v in one.variables if v.name not in argument.unequal.get(node, ())
            )
            for node in one.nodes
        }
        coupling = Coupling(one, other, self._shown(left, right), relation)
        return Coupled(coupling, *(argument.lemmas or self._lemmas(left, right)))

    def _settled(self) -> tuple[dict[Term, Term], dict[Term, Term]]:
        """Return what is settled on each side, for a proof."""
        return (
            {**self._values(self.left), **SINGLE_REPORTS},
            {**self._values(self.right), **SINGLE_REPORTS},
        )

    def _confirmed(self, found: Coupled, *, learned: bool = False) -> Outcome:
        limits = Limits(self.time_limit, MEGABYTES)
        try:
            number = confirmed(found, self.solvers, limits)
        except CertificateError as error:
            return Undecided(f"a proof was found, and did not pass its check: {error}")
        return Alike(found, number, tuple(self.solvers), learned)

    def _values(self, side: Side) -> dict[Term, Term]:
        return {**fixed_by(self.assuming), **choosing(side.options)}

    def _systems(
        self, left: Mapping[Term, Term], right: Mapping[Term, Term]
    ) -> tuple[System, System]:
        one = under(self.left.system, left, self.assuming)
        other = under(self.right.system, right, self.assuming)
        return one, other

    def _lemmas(
        self, left: Mapping[Term, Term], right: Mapping[Term, Term]
    ) -> tuple[dict[str, tuple[Bool, ...]], dict[str, tuple[Bool, ...]]]:
        return lemmas_under(self.left.lemmas, left), lemmas_under(self.right.lemmas, right)

    def _shown(
        self, left: Mapping[Term, Term], right: Mapping[Term, Term]
    ) -> tuple[Observed, Observed]:
        seen = seen_by_an_administrator(self.left.system)
        return seen.under(left), seen.under(right)

    def _hunted(self) -> Different | Undecided:
        """Return a difference, looked for step by step deeper."""
        left, right = (choosing(side.options) for side in self._sides)
        both = product(
            *self._systems(left, right), self._lemmas(left, right), self._shown(left, right)
        )
        return hunted(both, self._sides)
