"""Check that two systems look alike: solvers that did not find it get all that it must show."""

from __future__ import annotations

from collections.abc import Sequence

from uccx_proofs.agreeing import agree
from uccx_proofs.certificate import Thesis
from uccx_proofs.comparing.coupling import Coupled
from uccx_proofs.processes import Limits

__all__ = ["confirmed"]

_SENTENCE = "Side by side, with the same inputs and the same acts, nobody can tell them apart."


def confirmed(
    found: Coupled,
    solvers: Sequence[str],
    limits: Limits,
    *,
    name: str = "both sides look alike",
    lemmas_known: bool = False,
) -> int:
    """Return the number of obligations, after all solvers agreed to all of them.

    Args:
        found: why the two sides look alike.
        solvers: who must agree.
        limits: for each of several solvers.
        name: what is compared, in ASCII.
        lemmas_known: the lemmas were shown to hold before; they are not shown again.

    Raises:
        CertificateError: a solver does not agree; says to what.
    """
    derived = [*([] if lemmas_known else found.lemma_obligations()), *found.obligations()]
    agree(found.coupling.left, Thesis(name, _SENTENCE, None, ()), derived, solvers, limits)
    return len(derived)
