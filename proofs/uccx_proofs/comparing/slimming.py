"""Cut what a coupling knows of its sides down to what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from uccx_model.expressions import FALSE, Bool
from uccx_proofs.certificate import Thesis
from uccx_proofs.comparing.coupling import Coupled
from uccx_proofs.engines.slicing import Slicing
from uccx_proofs.engines.solver import Core, Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import System

__all__ = ["slimmed"]

Lemmas = Mapping[str, tuple[Bool, ...]]


def slimmed(found: Coupled) -> Coupled:
    """Return a coupling with hardly more lemmas than it needs.

    Args:
        found: the coupling; its lemmas are inductive on either side.
    """
    coupling = found.coupling
    left: list[Claim] = []
    right: list[Claim] = []
    translate = Translator()
    for node in coupling.left.nodes:
        bads = [lead.bad for lead in coupling.leads(node) if lead.bad is not FALSE]
        own = found.right.get(node, ())
        there = dict(zip(coupling.lemmas_on_the_right(node, own), own, strict=True))
        here = dict.fromkeys(found.left.get(node, ()))
        every = tuple(dict.fromkeys((*here, *there)))
        core = Core([coupling.left.assumptions], every, translate) if bads else None
        for lemma in _needed(core, bads, every):
            (left if lemma in here else right).append(Claim(node, ~there.get(lemma, lemma)))
    return Coupled(
        coupling,
        _resting(coupling.left, found.left, left),
        _resting(coupling.right, found.right, right),
    )


def _needed(core: Core | None, bads: Iterable[Bool], every: Sequence[Bool]) -> list[Bool]:
    if core is None:
        return []
    found: dict[Bool, None] = {}
    for bad in bads:
        excluding = core.excluding(bad)
        found |= dict.fromkeys(every if excluding is None else excluding)
    return list(found)


def _resting(system: System, lemmas: Lemmas, claims: Sequence[Claim]) -> Lemmas:
    """Return lemmas from which these follow, and which are inductive."""
    if not claims:
        return {}
    certificate = Slicing(system, lemmas).invariant_for(Thesis("lemmas", "", None, tuple(claims)))
    return lemmas if certificate is None else certificate.lemmas
