"""What is written down for each property, and how much of it a check goes through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from uccx_licensing.words import count
from uccx_model.graph import licensing_graph
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import has_thesis
from uccx_proofs.checker import Checker
from uccx_proofs.evidence import parse_evidence
from uccx_proofs.files import committed_certificates
from uccx_proofs.property import Property
from uccx_proofs.refusing import CertificateError
from uccx_proofs.store import Store
from uccx_proofs.system import licensing_system

__all__ = ["Shown", "shown", "together"]


@dataclass(frozen=True)
class Shown:
    """How a property is shown, by what is committed: checking it is what `make verify` does.

    Attributes:
        how: in a word or two; what is wrong where nothing shows it.
        obligations: how many proof obligations its certificate has.
        stories: how many stories are gone through.
        holds: there is something up to date that shows it.
    """

    how: str
    obligations: int = 0
    stories: int = 0
    holds: bool = True

    def __str__(self) -> str:
        told = [count(self.obligations, "obligation")] if self.obligations else []
        told += [_stories(self.stories)] if self.stories else []
        return f"{self.how} ({', '.join(told)})" if told else self.how


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def shown(folder: Path | None = None) -> dict[str, Shown]:
    """Return how each property is shown, by its name; no solver is asked.

    Args:
        folder: of certificates; None for those that belong to the model.
    """
    graph = licensing_graph()
    store = Store(folder or committed_certificates())
    properties = list(all_properties())
    files = {p.name: store.read(p.name) for p in properties}
    checker = Checker(graph, licensing_system(graph), files, ())
    return {p.name: _shown(checker, p) for p in properties}


def _shown(checker: Checker, p: Property) -> Shown:
    try:
        if p.story is not None:
            return Shown("witnessed", stories=1)
        if has_thesis(p):
            _, obligations, stale = checker.obligations(p)
            return Shown(stale or "proved", len(obligations), holds=not stale)
        text = checker.files[p.name].evidence
        if text is None:
            raise CertificateError(checker.files[p.name].fault or "there is no evidence")
        evidence = parse_evidence(text, checker.graph)
    except CertificateError as error:
        return Shown(f"not shown: {error}", holds=False)
    if p.graph is not None:
        return Shown("proved on the graph")
    return Shown("witnessed", stories=len(evidence.examples))


def together(several: Iterable[Shown]) -> str:
    """Return what several properties come to, in a line."""
    every = list(several)
    if not every:
        return ""
    if failing := [one for one in every if not one.holds]:
        return f"{len(failing)} of {count(len(every), 'property')} not shown"
    proved = [one for one in every if not one.stories]
    told = []
    if proved:
        obligations = count(sum(one.obligations for one in proved), "obligation")
        told.append(f"{len(proved):,} proved ({obligations})")
    if stories := sum(one.stories for one in every):
        told.append(f"{len(every) - len(proved):,} witnessed ({_stories(stories)})")
    return f"{count(len(every), 'property')}: {', '.join(told)}"
