"""What judging a changed model stands on: all that is known of the model as it is.

Nothing of it needs a search: lemmas are those of the committed certificates, and states are those
of committed examples and of walks from there, with integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Final

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, all_of
from uccx_model.graph import Graph, licensing_graph
from uccx_model.trace import Trace
from uccx_proofs.catalogue import all_properties
from uccx_proofs.certificate import Certificate, has_thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.concrete import Concrete, Configuration
from uccx_proofs.engines.exploration import Exploration, Visit, World, explore
from uccx_proofs.engines.worlds import worlds
from uccx_proofs.evidence import Evidence, parse_evidence
from uccx_proofs.files import committed_certificates
from uccx_proofs.history import History
from uccx_proofs.moments import rigid_values
from uccx_proofs.property import Property
from uccx_proofs.reachability.keeping import load
from uccx_proofs.store import Store
from uccx_proofs.system import Framing, System, licensing_system

__all__ = ["Ground", "Occasion", "around", "prepare"]

MADE_UP: Final = 120  #: worlds with made-up numbers to walk in
STEPS: Final = 4_000  #: of walks in each group of worlds
FURTHER: Final = 6_000  #: of walks from where examples lead
MOST_OCCASIONS: Final = 40  #: kept for each edge

Occasion = tuple[Visit, tuple[Value, ...]]
"""A state that was reached, and inputs that were given there."""


@dataclass(frozen=True)
class Ground:
    """The model, its properties and what is known of them."""

    graph: Graph
    system: System
    properties: tuple[Property, ...]
    certificates: Mapping[str, Certificate]
    evidence: Mapping[str, Evidence]
    exploration: Exploration = field(repr=False)
    concrete: Concrete = field(repr=False)
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
            nodes = (
                () if trace is None else (trace.start.node, *(s.after.node for s in trace.steps))
            )
            known = self._stories[p.name] = frozenset(nodes)
        return known

    @cached_property
    def occasions(self) -> Mapping[str, Sequence[Occasion]]:
        """States at each node with inputs that were given there: some for each edge."""
        chosen: dict[str, list[Occasion]] = {node: [] for node in self.system.nodes}
        kept: dict[object, int] = {}
        for visit in sorted(self.exploration.visits, key=lambda v: v.depth):
            if visit.parent is None or visit.move is None:
                continue
            edge = visit.move.edge
            kept[edge] = kept.get(edge, 0) + 1
            if kept[edge] <= MOST_OCCASIONS:
                chosen[edge.source].append((visit.parent, visit.move.inputs))
        return chosen


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
    evidence = {name: parse_evidence(f.evidence, model) for name, f in files.items() if f.evidence}
    concrete = Concrete(system)
    examples = chain(
        (e.trace for told in evidence.values() for e in (*told.examples, *told.without)),
        _kept_stories(model),
    )
    exploration = _walked(concrete, examples)
    return Ground(model, system, properties, certificates, evidence, exploration, concrete)


def _kept_stories(graph: Graph) -> Iterator[Trace]:
    kept = load(graph)
    for story in kept.stories:
        yield kept.trace(story)


def _walked(concrete: Concrete, examples: Iterable[Trace]) -> Exploration:
    found = Exploration()
    for trace in examples:
        for visit in _visits(concrete, trace):
            found.add(visit)
    tips = list(found.by_edge.values())
    groups = [
        [Visit(w, s) for w in group for s in w.starts] for group in worlds(concrete.system, MADE_UP)
    ]
    for starts, steps in [*((starts, STEPS) for starts in groups), (tips, FURTHER)]:
        for visit in [*starts, *explore(concrete, starts, steps=steps).visits]:
            found.add(visit)
    return found


def _visits(concrete: Concrete, trace: Trace) -> Iterator[Visit]:
    """Yield the states of a trace, gone through in the system."""
    system = concrete.system
    rigid = rigid_values(trace)
    world_values = tuple(rigid[symbol] for symbol in system.rigid)
    told = {**History.blank(trace.start.node), **trace.start.values}
    start = Configuration(trace.start.node, tuple(told[v.name] for v in system.variables))
    visit = Visit(World(world_values, (start,)), start)
    yield visit
    for step in trace.steps:
        inputs = tuple(step.inputs[symbol.name] for symbol in system.inputs)
        options = concrete.moves(visit.here, inputs, world_values)
        taken = [
            (e, a) for e, a in options if (e.name, e.target) == (step.transition, step.after.node)
        ]
        edge, after = taken[0]
        visit = visit.then(edge, inputs, after)
        yield visit
