"""Mutants of the model: each differs from it in one edge, or in one start.

A property that holds the model tightly is broken by each mutant that behaves differently. What a
mutant is, is fixed: no chance is involved, and nothing depends on solvers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from uccx_model.expressions import FALSE, TRUE, Bool, Scope, Term, all_of
from uccx_model.graph import Graph, build_graph, transitions_of
from uccx_model.states import LicensingState
from uccx_model.transition import Kind, Transition
from uccx_model.variables import State, initial, state_symbols
from uccx_proofs.audit.mutation.slips import (
    Operator,
    Slip,
    parts_of,
    slips_in_outline,
    slips_in_place,
)
from uccx_proofs.audit.mutation.slips_in_terms import slips_in_terms
from uccx_proofs.audit.mutation.wording import worded

__all__ = ["EDGES_A_SLIP", "Mutant", "Operator", "mutants", "sample"]

EDGES_A_SLIP: Final = 3
"""Edges on which one slip is tried. Rules share text (`Report`), and have several starts: the same
slip in the same text, on so many edges, evenly spread over all that have the text."""
ON_ALL_EDGES: Final = (Operator.GUARD_PART_DROPPED,)  #: what is forgotten may matter on any


@dataclass(frozen=True, eq=False)
class Mutant:
    """The model with one slip.

    Attributes:
        name: tells it from all others; the same as long as the model is.
        operator: what kind of slip it is.
        place: the label of the transition, or the licensing state of the start.
        before: the text in which the slip is.
        after: the same text with it.
        base: the model.
        original: the transition that is changed; None for a start.
        now: the transitions in its place: none, one or two.
        start: the start that is changed, and what holds there; None for a transition.
    """

    name: str
    operator: Operator
    place: str
    before: str
    after: str
    base: Graph = field(repr=False)
    original: Transition | None = field(default=None, repr=False)
    now: tuple[Transition, ...] = field(default=(), repr=False)
    start: tuple[LicensingState, Bool] | None = field(default=None, repr=False)

    @property
    def graph(self) -> Graph:
        """The mutated model's graph, made anew: there are thousands, and few are needed at once."""
        if self.original is None:
            return self.base
        return build_graph(self._transitions())

    def _transitions(self) -> Iterator[Transition]:
        for transition in transitions_of(self.base):
            if transition is self.original:
                yield from self.now
            else:
                yield transition

    @property
    def starts(self) -> Mapping[LicensingState, Bool] | None:
        """What holds at each start of the mutated model; None where that is as in the model."""
        if self.start is None:
            return None
        return {**initial(State.symbols(Scope.STATE)), self.start[0]: self.start[1]}


def mutants(graph: Graph) -> tuple[Mutant, ...]:
    """Return the mutants of a model, in the order of its transitions, the starts' last.

    None is the model itself, and no two are the same, as far as that is seen without a solver.

    Args:
        graph: the model.
    """
    found = [m for t in transitions_of(graph) for m in _mutants_of(graph, t)]
    return (*_spread(found), *_mutants_of_starts(graph))


def _mutants_of(graph: Graph, t: Transition) -> Iterator[Mutant]:
    seen = {_meaning([t])}
    slips: Iterable[Slip] = (
        *slips_in_outline(t),
        *slips_in_place(t, _elsewhere(graph, t)),
        *slips_in_terms(t),
    )
    for slip in slips:
        meaning = _meaning(slip.now)
        if meaning not in seen:
            seen.add(meaning)
            yield Mutant(
                f"{t.label} / {slip.what}",
                slip.operator,
                t.label,
                slip.before,
                slip.after,
                graph,
                original=t,
                now=slip.now,
            )


def _elsewhere(graph: Graph, t: Transition) -> list[LicensingState]:
    """Return the states in which nothing of an action's name can be taken: once for each name."""
    alike = [other for other in transitions_of(graph) if other.name == t.name]
    if t.kind is Kind.REPORT or alike[0] is not t:
        return []
    sources = {other.source for other in alike}
    return [state for state in graph.nodes if state not in sources]


def _meaning(now: Sequence[Transition]) -> object:
    """Return what tells transitions apart that do not do the same."""
    return tuple(
        (
            t.name,
            t.source,
            t.target,
            t.guard,
            frozenset((n, value) for n, value in t.changes.items() if value is not _states()[n]),
            frozenset((n, when) for n, when in t.emits.items() if when is not FALSE),
        )
        for t in now
        if t.guard is not FALSE
    )


@cache
def _states() -> Mapping[str, Term]:
    return state_symbols()


def _spread(found: Sequence[Mutant]) -> Iterator[Mutant]:
    """Yield the mutants; of those with the same slip in the same text no more than are tried."""
    alike: dict[object, list[Mutant]] = defaultdict(list)
    for mutant in found:
        if mutant.operator not in ON_ALL_EDGES:
            alike[mutant.operator, mutant.before, mutant.after].append(mutant)
    chosen = {id(m) for m in found if m.operator in ON_ALL_EDGES}
    chosen |= {id(m) for group in alike.values() for m in _evenly(group, EDGES_A_SLIP, 0.5)}
    yield from (mutant for mutant in found if id(mutant) in chosen)


def _evenly(group: Sequence[Mutant], number: int, phase: float) -> list[Mutant]:
    """Return so many of a group, evenly spread; the phase (0 to 1) shifts where they lie."""
    if number >= len(group):
        return list(group)
    return [group[int((n + phase) * len(group) / number)] for n in range(number)]


def _mutants_of_starts(graph: Graph) -> Iterator[Mutant]:
    for node, condition in initial(State.symbols(Scope.STATE)).items():
        parts = parts_of(condition)
        for number, part in enumerate(parts, start=1):
            yield Mutant(
                f"start in {node} / part {number} dropped",
                Operator.START_LOOSENED,
                node.name,
                worded(part),
                worded(TRUE),
                graph,
                start=(node, all_of(*(other for other in parts if other is not part))),
            )


def sample(found: Sequence[Mutant], number: int) -> tuple[Mutant, ...]:
    """Return so many mutants, evenly spread over operators and transitions, in their order.

    Each operator has as many as another, as far as there are; those are spread over all places.

    Args:
        found: the mutants.
        number: how many; all, if there are no more.
    """
    groups: dict[Operator, list[Mutant]] = defaultdict(list)
    for mutant in found:
        groups[mutant.operator].append(mutant)
    shares = _shares([len(group) for group in groups.values()], number)
    chosen = {
        id(mutant)
        for place, (group, share) in enumerate(zip(groups.values(), shares, strict=True))
        for mutant in _evenly(group, share, (place + 0.5) / len(groups))
    }
    return tuple(mutant for mutant in found if id(mutant) in chosen)


def _shares(sizes: Sequence[int], number: int) -> list[int]:
    """Return how many of each group are taken: one after the other, until there are enough."""
    shares = [0] * len(sizes)
    left = min(number, sum(sizes))
    while left:
        for place, size in enumerate(sizes):
            if left and shares[place] < size:
                shares[place] += 1
                left -= 1
    return shares
