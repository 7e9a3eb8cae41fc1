"""Watch a walk with integers, and note which properties it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.evaluation import compile_terms
from uccx_model.expressions import FALSE, Bool, all_of
from uccx_model.rewriting import symbols_of
from uccx_proofs.concrete import Values
from uccx_proofs.property import Property
from uccx_proofs.system import Edge, System

__all__ = ["Monitor", "Monitors", "monitor"]

Monitor = Callable[[Values, Values, Values], tuple[str, ...]]
"""Takes a state, inputs and rigid values; returns the names of the properties that are broken."""

NOTHING: Final[Monitor] = lambda _, __, ___: ()  # noqa: E731


def monitor(system: System, named: Iterable[tuple[str, Bool]]) -> Monitor:
    """Return what watches conditions that must never hold.

    Those that compare two cases are left out: a walk shows one.
    """
    spoken_of = {*system.variables, *system.inputs, *system.rigid}
    watched = [(n, bad) for n, bad in named if spoken_of.issuperset(symbols_of(bad))]
    if not watched:
        return NOTHING
    names = [name for name, _ in watched]
    run = compile_terms(
        [bad for _, bad in watched], (system.variables, system.inputs, system.rigid)
    )

    def broken(values: Values, inputs: Values, rigid: Values) -> tuple[str, ...]:
        flags = run(values, inputs, rigid)
        if True not in flags:
            return ()
        return tuple(dict.fromkeys(n for n, flag in zip(names, flags, strict=True) if flag))

    return broken


@dataclass
class Monitors:
    """Monitors of one system's nodes and edges, each made when it is first needed.

    Args:
        system: the system.
        properties: what is watched: those about states and steps.
    """

    system: System
    properties: Sequence[Property]
    _nodes: dict[str, Monitor] = field(default_factory=dict)
    _edges: dict[Edge, Monitor] = field(default_factory=dict)

    def at(self, node: str) -> Monitor:
        """Return what watches the state at a node."""
        found = self._nodes.get(node)
        if found is None:
            told = (
                (p.name, ~self.system.at(node, p.state) & _needed(p))
                for p in self.properties
                if p.state is not None
            )
            found = self._nodes[node] = monitor(self.system, _possible(told))
        return found

    def along(self, edge: Edge) -> Monitor:
        """Return what watches a step along an edge that is taken."""
        found = self._edges.get(edge)
        if found is None:
            told = (
                (p.name, ~edge.resolve(p.step) & _needed(p))
                for p in self.properties
                if p.step is not None
            )
            found = self._edges[edge] = monitor(self.system, _possible(told))
        return found


def _needed(p: Property) -> Bool:
    return all_of(*(need.condition for need in p.needs))


def _possible(told: Iterable[tuple[str, Bool]]) -> Iterable[tuple[str, Bool]]:
    return ((name, bad) for name, bad in told if bad is not FALSE)
