"""Two systems as one, for as long as they look alike, and the steps at which they part.

It is what a shortest difference is looked for in. Nothing is believed of it: a difference that is
found is gone through on both sides with integers (`judging`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from uccx_model.evaluation import Valuation
from uccx_model.expressions import (
    FALSE,
    TRUE,
    Bool,
    Scope,
    Term,
    all_of,
    any_of,
    equal,
)
from uccx_model.rewriting import symbols_of
from uccx_model.variables import Inputs
from uccx_proofs.comparing.coupling import Coupling, twin
from uccx_proofs.comparing.finding import Lemmas
from uccx_proofs.comparing.observing import Observed, act
from uccx_proofs.engines.hunting import NOW
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["PARTED", "Product", "product"]

PARTED: Final = "they look different"  #: the node to which all steps lead at which they part
EFFORT: Final = 20_000_000  #: for one question (`Solver`)


@dataclass(frozen=True)
class Product:
    """Both systems as one.

    Attributes:
        system: the left side's variables under their own names, and a twin of each that can differ.
        known: what always holds in it.
        claims: that they never part.
        pairs: what each edge is on the left and on the right; of the last step, one side only.
    """

    system: System
    known: Mapping[str, tuple[Bool, ...]]
    claims: tuple[Claim, ...]
    pairs: Mapping[Edge, tuple[Edge | None, Edge | None]]


def product(
    left: System,
    right: System,
    lemmas: tuple[Lemmas, Lemmas],
    shown: tuple[Observed, Observed],
) -> Product:
    """Return two systems as one, for as long as they look alike."""
    return _Building(left, right, lemmas, shown).product()


@dataclass
class _Building:
    left: System
    right: System
    lemmas: tuple[Lemmas, Lemmas]
    shown: tuple[Observed, Observed]
    translate: Translator = field(default_factory=Translator)
    relation: dict[str, frozenset[Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.relation = dict.fromkeys(self.left.nodes, frozenset(self.left.variables))
        self._weaken()
        self.coupling = self._coupling()

    def _coupling(self) -> Coupling:
        return Coupling(self.left, self.right, self.shown, dict(self.relation))

    def known(self, node: str) -> tuple[Bool, ...]:
        """Return what always holds of both sides at a node."""
        left, right = (side.get(node, ()) for side in self.lemmas)
        equals = self.relation[node]
        same = tuple(equal(v, twin(v)) for v in self._doubled() if v in equals)
        return (*left, *self._coupling().lemmas_on_the_right(node, right), *same)

    def _doubled(self) -> list[Term]:
        """Return the variables that can differ somewhere."""
        everywhere = frozenset.intersection(*self.relation.values())
        return [v for v in self.left.variables if v not in everywhere]

    # What stays equal as long as they look alike.

    def _weaken(self) -> None:
        waiting = dict.fromkeys(self.left.nodes)
        while waiting:
            node, _ = waiting.popitem()
            waiting |= dict.fromkeys(self._weakened(node))

    def _weakened(self, node: str) -> set[str]:
        """Drop the equalities that steps from a node break while both look alike."""
        weaker: set[str] = set()
        coupling, solver = self._coupling(), self._solver(node)
        for edge, other in self._pairs(node):
            related = coupling.related(edge, other)
            kept = all_of(*(equal(a, b) for a, b in related.values() if a is not b))
            if kept is TRUE:
                continue
            alike = _together(coupling, edge, other)
            with solver:
                solver.add(*map(self.translate, (alike, ~kept)))
                if solver.check() == "unsat":
                    continue
                terms = [term for pair in related.values() for term in pair]
                symbols = tuple(dict.fromkeys(s for t in terms for s in symbols_of(t)))
                values = solver.values(self.translate, symbols)
            value = Valuation(dict(zip(symbols, values, strict=True)))
            broken = {v for v, (a, b) in related.items() if value(a) != value(b)}
            self.relation[edge.target] -= broken or set(related)
            return weaker | {edge.target, node}
        return weaker

    def _solver(self, node: str) -> Solver:
        solver = Solver(EFFORT)
        solver.add(*map(self.translate, (self.left.assumptions, *self.known(node))))
        return solver

    def _pairs(self, node: str) -> Iterator[tuple[Edge, Edge]]:
        """Yield what may be taken on both sides at once, and lead to the same node."""
        whole = len(self.relation[node]) == len(self.left.variables)
        unchanged = self._unchanged
        for edge in self.left.outgoing[node]:
            for other in self.right.outgoing[node]:
                if act(edge) != act(other) or edge.target != other.target:
                    continue
                # Equal states do equal things, where neither edge has changed.
                if whole and edge.label != other.label and {edge.label, other.label} <= unchanged:
                    continue
                yield edge, other

    @property
    def _unchanged(self) -> set[str]:
        guards = {e.label: e.guard for e in self.right.edges}
        return {e.label for e in self.left.edges if guards.get(e.label) is e.guard}

    # The system.

    def product(self) -> Product:
        """Return it."""
        pairs: dict[Edge, tuple[Edge | None, Edge | None]] = {}
        for node in self.left.nodes:
            solver = self._solver(node)
            for edge, other in self._pairs(node):
                joint = self._joint(edge, other)
                if self._possible(solver, joint.guard, edge is other):
                    pairs[joint] = (edge, other)
            for joint, pair in self._partings(node):
                if self._possible(solver, joint.guard, False):
                    pairs[joint] = pair
        doubled = self._doubled()
        equals = all_of(*(equal(v, twin(v)) for v in doubled))
        system = replace(
            self.left,
            nodes=(*self.left.nodes, PARTED),
            variables=(*self.left.variables, *map(twin, doubled)),
            assumptions=all_of(self.left.assumptions, self.right.assumptions),
            possible=TRUE,  # each edge has it in its guard
            initial={
                node: all_of(here, self.right.initial.get(node, FALSE), equals)
                for node, here in self.left.initial.items()
            },
            edges=tuple(pairs),
            _node_memo={},
        )
        known = {node: self.known(node) for node in self.left.nodes}
        return Product(system, known, (Claim(PARTED, TRUE),), pairs)

    def _possible(self, solver: Solver, guard: Bool, sure: bool) -> bool:
        if sure or guard is FALSE:
            return sure
        with solver:
            solver.add(self.translate(guard))
            return solver.check() != "unsat"

    def _joint(self, edge: Edge, other: Edge) -> Edge:
        """Return two edges as one that both sides take, looking alike."""
        updates = dict(edge.updates)
        for v in self._doubled():
            after = self.coupling.on_the_right(edge.source, other.updates.get(v, v))
            updates[twin(v)] = after
        label = edge.label if edge.label == other.label else f"{edge.label} | {other.label}"
        guard = _together(self.coupling, edge, other)
        return replace(edge, label=label, guard=guard, updates=updates, _memo={}, _unfolded={})

    def _partings(self, node: str) -> Iterator[tuple[Edge, tuple[Edge | None, Edge | None]]]:
        """Yield the steps at a node after which both sides do not look alike any more."""
        lefts, rights = self.left.outgoing[node], self.right.outgoing[node]
        for edge in lefts:
            others = [(edge, f) for f in rights if act(f) == act(edge)]
            yield self._parting(edge, others, by_left=True), (edge, None)
        for edge in rights:
            others = [(e, edge) for e in lefts if act(e) == act(edge)]
            yield self._parting(edge, others, by_left=False), (None, edge)

    def _parting(self, edge: Edge, pairs: Sequence[tuple[Edge, Edge]], *, by_left: bool) -> Edge:
        both = [self.coupling.taken(*pair) for pair in pairs]
        alike = [
            _together(self.coupling, *pair) for pair in pairs if pair[0].target == pair[1].target
        ]
        done = self.coupling.done(edge, by_left=by_left)
        # That a stretch cannot be taken in one is nothing that anybody notices.
        told = any_of(*both, _SINGLE) if edge.takes_time else TRUE
        guard = FALSE if done in alike else all_of(done, ~any_of(*alike), told)
        side = "left" if by_left else "right"
        label = f"{edge.label}, {side}"
        passes: dict[Term, Term] = {}
        if NOW in edge.updates:
            passes[NOW] = self.coupling.on_the_right(edge.source, edge.updates[NOW])
        return replace(
            edge, label=label, target=PARTED, guard=guard, updates=passes, _memo={}, _unfolded={}
        )


_SINGLE: Final = Inputs.symbols(Scope.INPUT).duration == 1


def _together(coupling: Coupling, edge: Edge, other: Edge) -> Bool:
    """Return that both edges are taken, and look alike."""
    seen = (equal(a, b) for a, b in coupling.seen(edge, other) if a is not b)
    return all_of(coupling.taken(edge, other), *seen)
