"""The model itself: a networkx graph of licensing states and transitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import networkx as nx

from uccx_model import administration, compliance, registration, renewal, silence, unregistered
from uccx_model.states import STATES, LicensingState
from uccx_model.transition import Transition

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[LicensingState]
else:
    Graph = nx.MultiDiGraph

__all__ = ["Graph", "build_graph", "licensing_graph", "transitions_of"]

RULE_BOOKS = (unregistered, compliance, silence, renewal, registration, administration)


def build_graph(transitions: Iterable[Transition]) -> Graph:
    """Return the graph of these transitions: the attribute `transition` of an edge has it all.

    Raises:
        ValueError: two transitions have the same name and ends.
    """
    graph = Graph()
    graph.add_nodes_from(STATES)
    for transition in transitions:
        ends = (transition.source, transition.target)
        if graph.has_edge(*ends, key=transition.name):
            raise ValueError(f"two transitions are called {transition.label}")
        graph.add_edge(*ends, key=transition.name, transition=transition)
    return graph


@cache
def licensing_graph() -> Graph:
    """Return the licensing model of UCCX 12.5, frozen.

    Example:
        >>> from uccx_model.states import CLASSIC, EVALUATION
        >>> licensing_graph().has_edge(CLASSIC, EVALUATION, key="switch_to_smart")
        True
    """
    every = (t for book in RULE_BOOKS for t in book.RULES.transitions())
    graph = build_graph(every)
    nx.freeze(graph)
    return graph


def transitions_of(graph: Graph) -> Iterator[Transition]:
    """Yield the graph's transitions in the order in which they were added to each state."""
    for _, _, data in graph.edges(data=True):
        transition: Transition = data["transition"]
        yield transition
