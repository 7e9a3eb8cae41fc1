"""Decide whether two sides look alike: a proof that they always do, or a difference.

A proof is checked by solvers that did not find it, a difference is gone through with integers. What
fails its check is no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from uccx_model.expressions import TRUE, Bool
from uccx_proofs.comparing.checking import confirmed
from uccx_proofs.comparing.coupling import Coupled
from uccx_proofs.comparing.finding import NotCoupled, coupled
from uccx_proofs.comparing.hunting import hunted
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
from uccx_proofs.comparing.setting import Setting
from uccx_proofs.comparing.sharpening import lemmas_learned
from uccx_proofs.comparing.slimming import slimmed
from uccx_proofs.engines.inductive import SolverGaveUpError
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_all, run_one
from uccx_proofs.queries.deciding import ContradictionError
from uccx_proofs.solvers import MEGABYTES, Z3

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
    def setting(self) -> Setting:
        """Both sides under what is assumed."""
        return Setting(self.left, self.right, self.assuming)

    def outcome(self) -> Outcome:
        """Return what the comparison comes to.

        Raises:
            ContradictionError: what is assumed cannot be.
        """
        self._check_assumptions()
        both = self.setting.for_proofs()
        alike = coupled(*both.systems, *both.lemmas, both.shown)
        if isinstance(alike, Coupled):
            return self._confirmed(alike)
        soon = Limits(min(HEAD_START, self.time_limit), MEGABYTES)
        found = run_one(self._hunted, soon)
        if isinstance(found, Different):
            return found
        return self._race(f"no proof was found ({alike.where})")

    def _check_assumptions(self) -> None:
        setting = self.setting
        for side, system in zip(setting.sides, setting.for_stories().systems, strict=True):
            solver = Solver()
            solver.add(Translator()(system.assumptions))
            if solver.check() == "unsat":
                raise ContradictionError(f"what is assumed excludes {side.title}")

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
                        outcome = self._confirmed(self.setting.related(found), learned=True)
                    case _:
                        outcome = found
                if not isinstance(outcome, Undecided):
                    return outcome
                reasons.append(outcome.reason)
        return Undecided("; ".join(reasons))

    def _hunted(self) -> Different | Undecided:
        """Return a difference, looked for step by step deeper."""
        both = self.setting.for_stories()
        return hunted(product(*both.systems, both.lemmas, both.shown), self.setting.sides)

    def _argued(self) -> Argument | Undecided:
        """Return an argument that they look alike, with more lemmas than are known of the model."""
        both = self.setting.for_proofs()
        try:
            one, other = map(lemmas_learned, both.systems, both.lemmas)
        except SolverGaveUpError as error:
            return Undecided(f"the proof: {error}")
        found = coupled(*both.systems, one, other, both.shown)
        if isinstance(found, NotCoupled):
            return Undecided(f"nor with more lemmas ({found.where})")
        return argument_of(slimmed(found))

    def _confirmed(self, found: Coupled, *, learned: bool = False) -> Outcome:
        limits = Limits(self.time_limit, MEGABYTES)
        try:
            number = confirmed(found, self.solvers, limits)
        except CertificateError as error:
            return Undecided(f"a proof was found, and did not pass its check: {error}")
        return Alike(found, number, tuple(self.solvers), learned)
