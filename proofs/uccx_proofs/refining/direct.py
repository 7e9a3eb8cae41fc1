"""What is shown of the model with pools itself, because a simulation says nothing of it.

That time can always pass, that a report has one outcome, that a stretch of equal reports does what
as many single ones do, that nothing is refused: these are about which steps there are, not about
what a run passes. Others speak of counts, and are said again of pools. What is known of one count
is told of pools too, and shown to hold there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from uccx_model.expressions import Bool
from uccx_model.graph import licensing_graph
from uccx_model.rewriting import symbols_of
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import Certificate, Thesis, thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import (
    CertificateError,
    Obligation,
    entailment_obligations,
    obligations,
    plan_obligations,
)
from uccx_proofs.property import Claim, Property
from uccx_proofs.refining.notebook import told_of_pools
from uccx_proofs.refining.plan_of_pools import plan_of_pools
from uccx_proofs.refining.pooled import pooled_lemmas, pooled_system
from uccx_proofs.refining.saying import of_pools, speaks_of_what_is_not_noted
from uccx_proofs.refining.speaking import counts_in
from uccx_proofs.store import Store
from uccx_proofs.system import System, licensing_system

__all__ = ["LASTING", "UNTRUE", "direct_obligations", "directly_shown", "lasting_obligations"]

ABOUT_ONE_COUNT: Final = ("a_purchase_changes_nothing_until_the_manual_sync",)
"""Properties that name the one count: of pools they would say nothing."""
UNTRUE: Final = "without_overage_a_covered_system_stays_compliant"
"""A property that is not true of pools: License Control does not limit the server."""
LASTING: Final = Thesis(
    "what_always_holds_of_pools",
    "No count is negative, only states that can hold a lock hold one, and clocks are as they are "
    "with one count.",
    None,
    (),
)
"""What all proofs about pools rest on."""


@cache
def directly_shown() -> tuple[Property, ...]:
    """Return the properties that are shown of pools themselves."""
    return tuple(
        p for p in all_properties() if _is_about_steps(p) or _is_said_again(p) or p.goal is not None
    )


def _is_about_steps(known: Property) -> bool:
    return known.claims is not None and known.name not in ABOUT_ONE_COUNT


def _is_said_again(known: Property) -> bool:
    told = known.state if known.state is not None else known.step
    if told is None or known.name == UNTRUE or not counts_in([told]):
        return False
    return not speaks_of_what_is_not_noted(told)


def lasting_obligations() -> list[Obligation]:
    """Return what is to be shown for the lemmas about pools to hold always."""
    return obligations(pooled_system(), LASTING, _lasting())


def direct_obligations(known: Property) -> list[Obligation]:
    """Return what is to be shown for a property to hold of pools, if the lemmas do.

    Raises:
        CertificateError: it speaks of what pools do not have.
    """
    system = pooled_system()
    if known.goal is not None:
        plan = plan_of_pools(_certificate(known).plan)
        thesis = replace(LASTING, goal=known.goal.name)
        return plan_obligations(system, thesis, replace(_lasting(), plan=plan))
    if known.claims is not None:
        claims = tuple(map(_claim_of_pools, known.claims(system)))
    else:
        claims = thesis_of(system, of_pools(known)).claims
    thesis = replace(LASTING, claims=claims)
    return entailment_obligations(system, thesis, _lasting())


def _claim_of_pools(claim: Claim) -> Claim:
    told = told_of_pools(claim.bad)
    if not _known_to_pools(told):
        raise CertificateError(f"{claim.label} speaks of one count")
    return replace(claim, bad=told)


@cache
def _lasting() -> Certificate:
    """Return the lemmas about pools, with those about one count that can be told of pools."""
    told, system = _of_one_count(), pooled_system()
    states = [of_pools(p).state for p in directly_shown() if p.state is not None and not p.needs]
    lemmas = {
        node: tuple(
            dict.fromkeys(
                (
                    *known,
                    *_told_of_pools(told.get(node, ())),
                    *(system.at(node, state) for state in states if state is not None),
                )
            )
        )
        for node, known in pooled_lemmas().items()
    }
    return Certificate(LASTING.name, None, lemmas)


def _of_one_count() -> Mapping[str, list[Bool]]:
    """Return the lemmas of the certificates of the properties that are shown of pools."""
    found: dict[str, list[Bool]] = {}
    for known in directly_shown():
        for node, lemmas in _certificate(known).lemmas.items():
            found.setdefault(node, []).extend(lemmas)
    return found


def _certificate(known: Property) -> Certificate:
    """Return the certificate of a property of one count, of which nothing is believed."""
    text = Store(committed_certificates()).read(known.name).certificate
    if text is None:
        raise CertificateError(f"there is no certificate of {known.name}")
    return parse_certificate(text, _one_count()).certificate


@cache
def _one_count() -> System:
    return licensing_system(licensing_graph())


def _told_of_pools(lemmas: Iterable[Bool]) -> Iterator[Bool]:
    return (told for told in map(told_of_pools, lemmas) if _known_to_pools(told))


def _known_to_pools(term: Bool) -> bool:
    system = pooled_system()
    known = {*system.variables, *system.rigid, *system.inputs}
    return known.issuperset(symbols_of(term))
