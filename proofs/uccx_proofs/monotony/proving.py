"""Let solvers show that more licences never fare worse."""

from __future__ import annotations

from collections.abc import Sequence

from uccx_proofs.agreeing import agree
from uccx_proofs.certificate import Thesis
from uccx_proofs.monotony.obligations import assumptions, obligations
from uccx_proofs.monotony.relation import Relation
from uccx_proofs.processes import Limits
from uccx_proofs.system import System

__all__ = ["proved"]

_SENTENCE = "With the same usage, more licences never lead there where fewer do not."


def proved(relation: Relation, solvers: Sequence[str], limits: Limits | None) -> int:
    """Return the number of obligations, after all solvers agreed to all of them.

    Raises:
        CertificateError: a solver does not agree; says to what.
    """
    derived = list(obligations(relation))
    nothing = System((), (), (), (), assumptions(relation), assumptions(relation), {}, (), {})
    licences = "pools" if relation.sides.pooled else "one count"
    aim = Thesis(
        f"more licences never fare worse: {relation.claim}, {licences}", _SENTENCE, None, ()
    )
    agree(nothing, aim, derived, solvers, limits)
    return len(derived)
