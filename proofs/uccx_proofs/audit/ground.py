"""What judging a changed model stands on: all that is known of the model as it is.

Nothing of it needs a search: lemmas are those of the committed certificates, and states are those
of committed examples and of walks from there, with integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from uccx_model.expressions import Bool, all_of
from uccx_model.graph import Graph, licensing_graph
from uccx_model.trace import Trace
from uccx_proofs.audit.walks import Walks, walked
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import Certificate, has_thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.concrete import Concrete
from uccx_proofs.evidence import Evidence, parse_evidence
from uccx_proofs.files import committed_certificates
from uccx_proofs.known import Known
from uccx_proofs.property import Property
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.reachability.keeping import load
from uccx_proofs.store import Store
from uccx_proofs.system import Framing, System, licensing_system

__all__ = ["Ground", "around", "prepare"]


@dataclass(frozen=True, eq=False)
class Ground:
    """The model, its properties and what is known of them."""

    graph: Graph
    system: System
    properties: tuple[Property, ...]
    certificates: Mapping[str, Certificate]
    known: Known = field(repr=False)
    concrete: Concrete = field(repr=False)
    walks: Walks = field(repr=False)
    _stories: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _told: dict[tuple[str, str], frozenset[Bool]] = field(default_factory=dict, repr=False)

    @cached_property
    def framing(self) -> Framing:
        """How transitions become edges."""
        return Framing(self.graph)

    @cached_property
    def needs(self) -> Mapping[str, Bool]:
        """The condition under which each property holds."""
        return {p.name: all_of(*(n.condition for n in p.needs)) for p in self.properties}

    def lemmas(self, names: Iterable[str]) -> dict[str, tuple[Bool, ...]]:
        """Return by node what the certificates of these properties say together."""
        found: dict[str, dict[Bool, None]] = {node: {} for node in self.system.nodes}
        for name in names:
            for node, lemmas in self.certificates[name].lemmas.items():
                found[node].update(dict.fromkeys(lemmas))
        return {node: tuple(lemmas) for node, lemmas in found.items()}

    @cached_property
    def strongest(self) -> Mapping[str, tuple[Bool, ...]]:
        """All that is known to hold at each node: by certificates, and by what questions use."""
        told = self.lemmas(self.certificates)
        return {node: (*told[node], *self.known.lemmas[node]) for node in self.system.nodes}

    def told_at(self, node: str, p: Property) -> frozenset[Bool]:
        """Return what must never happen at a node, if a property that tells claims holds."""
        known = self._told.get((node, p.name))
        if known is None:
            claims = () if p.claims is None else p.claims(around(self.system, node))
            known = self._told[node, p.name] = frozenset(claim.bad for claim in claims)
        return known

    def nodes_of_story(self, p: Property) -> frozenset[str]:
        """Return the licensing states in which a worked example is, from its start to its end."""
        known = self._stories.get(p.name)
        if known is None:
            trace = None if p.story is None else p.story(self.graph)
            places = () if trace is None else (trace.start, *(step.after for step in trace.steps))
            known = self._stories[p.name] = frozenset(place.node for place in places)
        return known


def around(system: System, node: str) -> System:
    """Return a part of a system: one node with the edges that leave it."""
    return replace(system, nodes=(node,), edges=system.outgoing[node])


def prepare(graph: Graph | None = None) -> Ground:
    """Return the ground on which changes of the documented model are judged.

    Raises:
        CertificateError: a committed certificate is spoilt.
    """
    model = licensing_graph() if graph is None else graph
    system = licensing_system(model)
    properties, store = all_properties(), Store(committed_certificates())
    files = {p.name: store.read(p.name) for p in properties}
    certificates = {
        p.name: parse_certificate(text, system).certificate
        for p in properties
        if has_thesis(p) and (text := files[p.name].certificate)
    }
    evidence = [parse_evidence(f.evidence, model) for f in files.values() if f.evidence]
    concrete = Concrete(system)
    walks = walked(concrete, chain(_examples(evidence), _kept_stories(model)))
    known = kept_lemmas(licensing_system(model, observed=False))
    return Ground(model, system, properties, certificates, known, concrete, walks)


def _examples(evidence: Iterable[Evidence]) -> Iterator[Trace]:
    for told in evidence:
        yield from (example.trace for example in (*told.examples, *told.without))


def _kept_stories(graph: Graph) -> Iterator[Trace]:
    kept = load(graph)
    for story in kept.stories:
        yield kept.trace(story)
