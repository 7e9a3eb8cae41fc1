"""The licensing graph with several states as one: it is drawn like the graph itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from uccx_model.graph import Graph, transitions_of
from uccx_model.states import LicensingState, Registration
from uccx_model.transition import Transition

__all__ = ["Group", "Quotient", "quotient_of"]


@dataclass(frozen=True)
class Group:
    """States that stand as one.

    Attributes:
        name: of its own, in capitals.
        title: what it is called.
        states: one or more.
        frame: groups with the same one share a frame.
        fill: the state that gives its colour; by default the first.
    """

    name: str
    title: str
    states: tuple[LicensingState, ...]
    frame: Registration
    fill: LicensingState | None = None

    @property
    def enforced(self) -> bool:
        """Whether every state of it is enforced."""
        return all(state.enforced for state in self.states)


@dataclass(frozen=True)
class Quotient:
    """A graph of groups, and what each node and transition of it stands for.

    Attributes:
        graph: a node for each group; a transition for each name between two groups.
        groups: by name.
        originals: the model's transitions, by the label of the transition that stands for them.
    """

    graph: Graph
    groups: Mapping[str, Group] = field(default_factory=dict)
    originals: Mapping[str, tuple[Transition, ...]] = field(default_factory=dict)

    def states(self, node: LicensingState) -> tuple[LicensingState, ...]:
        """Return the states that a node stands for."""
        group = self.groups.get(node.name)
        return group.states if group else (node,)

    def transitions(self, transition: Transition) -> tuple[Transition, ...]:
        """Return the model's transitions that a transition stands for."""
        return self.originals.get(transition.label, (transition,))


def quotient_of(graph: Graph, groups: Sequence[Group]) -> Quotient:
    """Return the graph in which groups stand for their states.

    Raises:
        ValueError: a state of the graph is in no group, or in two.
    """
    nodes: dict[LicensingState, LicensingState] = {}
    for group in groups:
        node = _node(group)  # the same one for all its states: transitions are compared by it
        for state in group.states:
            if state in nodes:
                raise ValueError(f"{state} is in two groups: {nodes[state]} and {group.name}")
            nodes[state] = node
    if missing := [state.name for state in graph if state not in nodes]:
        raise ValueError(f"in no group: {', '.join(missing)}")
    found, originals = Graph(), dict[str, tuple[Transition, ...]]()
    found.add_nodes_from(dict.fromkeys(nodes[s] for g in groups for s in g.states if s in graph))
    for transition in transitions_of(graph):
        source, target = nodes[transition.source], nodes[transition.target]
        image = replace(transition, source=source, target=target)
        originals[image.label] = (*originals.get(image.label, ()), transition)
        if not found.has_edge(source, target, key=transition.name):
            found.add_edge(source, target, key=transition.name, transition=image)
    return Quotient(found, {group.name: group for group in groups}, originals)


def _node(group: Group) -> LicensingState:
    first = group.states[0]
    sources = dict.fromkeys(source for state in group.states for source in state.source)
    return LicensingState(
        name=group.name,
        registration=group.frame,
        authorization=first.authorization,
        enforced=group.enforced,
        meaning=", ".join(state.name for state in group.states),
        source=tuple(sources),
    )
