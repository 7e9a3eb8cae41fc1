"""What is shown of the model with pools itself, because a simulation says nothing of it.

That time can always pass, that a report has one outcome, and that a stretch of equal reports does
what as many single ones do: these are about which steps there are, not about what a run passes.
The lemmas of the proofs with one count are told of pools, and shown to hold there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from uccx_model.expressions import Bool, Scope, Term
from uccx_model.graph import licensing_graph
from uccx_model.pools.pooled import pooled_state
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.variables import State
from uccx_proofs.catalogue import properties_named
from uccx_proofs.certificate import Certificate, Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import CertificateError, Obligation, obligations
from uccx_proofs.property import Property
from uccx_proofs.refining.pooled import pooled_lemmas
from uccx_proofs.store import Store
from uccx_proofs.system import System, licensing_system

__all__ = ["DIRECT", "direct_obligations", "directly_shown"]

DIRECT: Final = (
    "time_can_always_pass",
    "a_report_has_one_outcome",
    "a_stretch_equals_its_single_reports",
)
"""The properties that speak of steps only, whatever is counted in them."""


def directly_shown() -> tuple[Property, ...]:
    """Return the properties that are shown of pools themselves."""
    return properties_named(DIRECT)


def direct_obligations(known: Property, system: System) -> list[Obligation]:
    """Return what is to be shown for a property to hold of the model with pools.

    Raises:
        CertificateError: the property's certificate is missing or none.
    """
    if known.claims is None:
        raise TypeError(f"{known.name} does not say what must never happen")
    thesis = Thesis(known.name, known.sentence, None, tuple(known.claims(system)))
    return obligations(system, thesis, Certificate(known.name, None, _lemmas(known, system)))


def _lemmas(known: Property, system: System) -> Mapping[str, tuple[Bool, ...]]:
    """Return the lemmas of a property's certificate, as far as pools have what they speak of."""
    text = Store(committed_certificates()).read(known.name).certificate
    if text is None:
        raise CertificateError(f"there is no certificate of {known.name}")
    told = parse_certificate(text, licensing_system(licensing_graph())).certificate.lemmas
    return {
        node: (*lemmas, *_told_of_pools(told.get(node, ()), system))
        for node, lemmas in pooled_lemmas().items()
    }


def _told_of_pools(lemmas: tuple[Bool, ...], system: System) -> Iterator[Bool]:
    held, held_here = State.symbols(Scope.STATE).lock_held, pooled_state().lock_held
    memo: dict[Term, Term] = {held: held_here, ~held: ~held_here}
    known = {*system.variables, *system.rigid}
    for lemma in lemmas:
        told = substitute(lemma, {}, memo)
        if known.issuperset(symbols_of(told)):
            yield told
