"""What is shown of the model with pools itself, because a simulation says nothing of it.

That time can always pass, that a report has one outcome, that a stretch of equal reports does what
as many single ones do, that nothing is refused: these are about which steps there are, not about
what a run passes. What is known of one count is told of pools, and shown to hold there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from uccx_model.expressions import Bool, Scope, Term
from uccx_model.graph import licensing_graph
from uccx_model.pools.pooled import pooled_state
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.variables import State
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import Certificate, Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import CertificateError, Obligation, obligations
from uccx_proofs.property import Claim, Property
from uccx_proofs.refining.pooled import pooled_lemmas, pooled_system
from uccx_proofs.store import Store
from uccx_proofs.system import licensing_system

__all__ = ["LASTING", "direct_obligations", "directly_shown", "lasting_obligations"]

ABOUT_ONE_COUNT: Final = ("a_purchase_changes_nothing_until_the_manual_sync",)
"""Properties that name the one count: of pools they would say nothing."""
LASTING: Final = Thesis(
    "what_always_holds_of_pools",
    "No count is negative, only states that can hold a lock hold one, and clocks are as they are "
    "with one count.",
    None,
    (),
)
"""What all proofs about pools rest on."""


def directly_shown() -> tuple[Property, ...]:
    """Return the properties that are shown of pools themselves."""
    return tuple(
        p for p in all_properties() if p.claims is not None and p.name not in ABOUT_ONE_COUNT
    )


def lasting_obligations() -> list[Obligation]:
    """Return what is to be shown for the lemmas about pools to hold always."""
    return obligations(pooled_system(), LASTING, _lasting())


def direct_obligations(known: Property) -> list[Obligation]:
    """Return what is to be shown for a property to hold of pools, if the lemmas do.

    Raises:
        CertificateError: it speaks of what pools do not have.
    """
    if known.claims is None:
        raise TypeError(f"{known.name} does not say what must never happen")
    system = pooled_system()
    claims = tuple(map(_claim_of_pools, known.claims(system)))
    thesis = replace(LASTING, claims=claims)
    return [o for o in obligations(system, thesis, _lasting()) if o.kind == "entailment"]


def _claim_of_pools(claim: Claim) -> Claim:
    told = _of_pools(claim.bad)
    if not _known_to_pools(told):
        raise CertificateError(f"{claim.label} speaks of one count")
    return replace(claim, bad=told)


@cache
def _lasting() -> Certificate:
    """Return the lemmas about pools, with those about one count that can be told of pools."""
    told = _of_one_count()
    lemmas = {
        node: tuple(dict.fromkeys((*known, *_told_of_pools(told.get(node, ())))))
        for node, known in pooled_lemmas().items()
    }
    return Certificate(LASTING.name, None, lemmas)


def _of_one_count() -> Mapping[str, list[Bool]]:
    """Return the lemmas of the certificates of the properties that are shown of pools."""
    store, system = Store(committed_certificates()), licensing_system(licensing_graph())
    found: dict[str, list[Bool]] = {}
    for known in directly_shown():
        text = store.read(known.name).certificate
        if text is None:
            raise CertificateError(f"there is no certificate of {known.name}")
        for node, lemmas in parse_certificate(text, system).certificate.lemmas.items():
            found.setdefault(node, []).extend(lemmas)
    return found


def _told_of_pools(lemmas: Iterable[Bool]) -> Iterator[Bool]:
    return (told for told in map(_of_pools, lemmas) if _known_to_pools(told))


def _of_pools(condition: Bool) -> Bool:
    """Return the same condition of pools, as far as it speaks of locks only."""
    held, held_here = State.symbols(Scope.STATE).lock_held, pooled_state().lock_held
    memo: dict[Term, Term] = {held: held_here, ~held: ~held_here}
    return substitute(condition, {}, memo)


def _known_to_pools(term: Bool) -> bool:
    system = pooled_system()
    known = {*system.variables, *system.rigid, *system.inputs}
    return known.issuperset(symbols_of(term))
