"""Check the calculation: solvers get all that is to be shown of pools, and must agree to all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from uccx_proofs.agreeing import agree
from uccx_proofs.certificate import Thesis
from uccx_proofs.obligations import Obligation
from uccx_proofs.processes import Limits
from uccx_proofs.refining.amount_lemmas import LEMMAS, amount_obligations
from uccx_proofs.refining.direct import (
    LASTING,
    direct_obligations,
    directly_shown,
    lasting_obligations,
)
from uccx_proofs.refining.one_count import CONDITIONS, to_one_count
from uccx_proofs.refining.one_pool import to_one_pool
from uccx_proofs.refining.pooled import pooled_system

__all__ = ["Part", "confirmed", "parts"]

REFINES: Final = (
    "Whatever happens with pools happens with one count: the same transitions between the same "
    "licensing states, with the same strikes, clocks and notices, and overage exactly where a "
    "pool is short."
)
EXACT: Final = "Whatever happens with one count happens with pools: all that is used is in one."


@dataclass(frozen=True)
class Part:
    """One thing that is shown of pools."""

    name: str
    sentence: str
    obligations: tuple[Obligation, ...]
    conditions: tuple[str, ...] = ()  #: where any of these fails, nothing is shown


def parts() -> list[Part]:
    """Return everything that is shown of pools, in a fixed order.

    Raises:
        CertificateError: there is something that cannot be shown; says what.
    """
    found = [
        Part(LASTING.name, LASTING.sentence, tuple(lasting_obligations())),
        Part("pools_refine_one_count", REFINES, tuple(to_one_count().obligations()), CONDITIONS),
        Part("one_count_is_one_pool", EXACT, tuple(to_one_pool().obligations())),
    ]
    found += [Part(p.name, p.sentence, tuple(direct_obligations(p))) for p in directly_shown()]
    found += [
        Part(lemma.name, lemma.sentence, tuple(amount_obligations([lemma]))) for lemma in LEMMAS
    ]
    return found


def confirmed(part: Part, solvers: Sequence[str], limits: Limits | None) -> int:
    """Return the number of obligations, after all solvers agreed to all of them.

    Args:
        part: what is shown.
        solvers: who must agree.
        limits: for each of several solvers; None if none is to have a process of its own.

    Raises:
        CertificateError: a solver does not agree; says to what.
    """
    aim = Thesis(part.name, part.sentence, None, ())
    agree(pooled_system(), aim, part.obligations, solvers, limits)
    return len(part.obligations)
