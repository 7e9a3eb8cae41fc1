"""That more licences never fare worse: proved anew for each plan, by solvers."""

from __future__ import annotations

from dataclasses import dataclass, field

from uccx_licensing.planning.running import Aim
from uccx_model.evaluation import Valuation
from uccx_model.execution import Execution
from uccx_proofs.monotony.proving import proved
from uccx_proofs.monotony.relation import Claim, Relation
from uccx_proofs.monotony.sides import POOLED, SINGLE
from uccx_proofs.processes import Limits
from uccx_proofs.refusing import CertificateError
from uccx_proofs.solvers import MEGABYTES, SOLVERS

__all__ = ["Order"]

_SECONDS = 120.0


@dataclass
class Order:
    """What is proved of instances with ordered entitlements, each claim once."""

    pooled: bool
    execution: Execution
    obligations: dict[Claim, int] = field(default_factory=dict)
    failures: dict[Claim, str] = field(default_factory=dict)

    @staticmethod
    def claim(aim: Aim, *, steady: bool) -> Claim:
        """Return the claim that an answer rests on.

        Args:
            aim: what is to be avoided.
            steady: the entitlement never changes.
        """
        if aim is not Aim.ENFORCEMENT:
            return Claim.LOCK
        return Claim.STEADY_ENFORCEMENT if steady else Claim.ENFORCEMENT

    def missing(self, claim: Claim) -> str:
        """Return why a claim cannot be relied on; nothing if it is proved."""
        if claim not in self.obligations and claim not in self.failures:
            self._prove(claim)
        return self.failures.get(claim, "")

    def _prove(self, claim: Claim) -> None:
        relation = Relation(POOLED if self.pooled else SINGLE, claim)
        if not Valuation(self.execution.rigid)(relation.condition):
            told = "that more licences never fare worse is not proved for this reading"
            self.failures[claim] = told
            return
        try:
            number = proved(relation, tuple(SOLVERS), Limits(_SECONDS, MEGABYTES))
        except CertificateError as error:
            self.failures[claim] = f"that more licences never fare worse is not proved: {error}"
        else:
            self.obligations[claim] = number

    @property
    def solvers(self) -> str:
        """Who agreed."""
        return " and ".join(SOLVERS)
