"""What the shape of the graph alone can show, each with an argument that is easily checked.

Finding an argument takes a search through the graph. Checking it takes one look at each transition:
a set of states that no transition leaves is a cut, whoever found it and however.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import networkx as nx

from uccx_model.graph import Graph, build_graph, transitions_of
from uccx_model.states import LicensingState
from uccx_model.transition import Transition

__all__ = ["Argument", "Combinations", "ExitsEverywhere", "GraphClaim", "NoArgumentError", "NoPath"]

Argument = Mapping[str, Sequence[str]]
"""Names of states and transitions, under headings that tell what they are for."""


class NoArgumentError(LookupError):
    """The claim does not hold; the message says where it fails."""


class GraphClaim(Protocol):
    """Something about the graph."""

    def find(self, graph: Graph) -> Argument:
        """Return an argument.

        Raises:
            NoArgumentError: there is none.
        """
        ...

    def faults(self, graph: Graph, argument: Argument) -> list[str]:
        """Return what is wrong with an argument; nothing, if it shows the claim."""
        ...

    def told(self, argument: Argument) -> str:
        """Return an argument in words."""
        ...


def _all_count(_: Transition) -> bool:
    return True


@dataclass(frozen=True)
class NoPath:
    """No path leads from the sources to the target, along transitions that count.

    Args:
        sources: where paths begin.
        target: where none leads.
        around: a state that paths may not enter: then all paths lead through it.
        counts: whether a transition counts.
    """

    sources: Sequence[LicensingState]
    target: LicensingState
    around: LicensingState | None = None
    counts: Callable[[Transition], bool] = _all_count

    def _transitions(self, graph: Graph) -> list[Transition]:
        return [t for t in transitions_of(graph) if t.target is not self.around and self.counts(t)]

    def find(self, graph: Graph) -> Argument:
        """Return the states that can be reached: no transition leaves them."""
        left = build_graph(self._transitions(graph))
        reached = dict.fromkeys(self.sources)
        for source in self.sources:
            if nx.has_path(left, source, self.target):
                way = nx.shortest_path(left, source, self.target)
                if not all(left.has_edge(*step) for step in pairwise(way)):
                    raise RuntimeError(f"this is no way: {' → '.join(map(str, way))}")
                raise NoArgumentError(f"there is a way: {' → '.join(map(str, way))}")
            reached |= dict.fromkeys(s for s in left.nodes if s in nx.descendants(left, source))
        return {"closed": [state.name for state in left.nodes if state in reached]}

    def faults(self, graph: Graph, argument: Argument) -> list[str]:
        """Return the sources that are missing, and the transitions that leave the states."""
        closed = set(argument.get("closed", ()))
        found = _strange(argument, "closed", [state.name for state in graph.nodes])
        found += [f"{s} is missing" for s in self.sources if s.name not in closed]
        if self.target.name in closed:
            found.append(f"{self.target} is among them")
        found += [
            f"{transition.label} leads out of them"
            for transition in self._transitions(graph)
            if transition.source.name in closed and transition.target.name not in closed
        ]
        return found

    def told(self, argument: Argument) -> str:
        """Return which states no transition leaves."""
        states = ", ".join(argument.get("closed", ()))
        gate = f" except to {self.around}" if self.around is not None else ""
        return f"no transition leads out of {states}{gate}"


@dataclass(frozen=True)
class ExitsEverywhere:
    """From each state, some transition leads to another one."""

    def find(self, graph: Graph) -> Argument:
        """Return an exit of each state."""
        exits: dict[str, str] = {}
        for t in transitions_of(graph):
            if t.source is not t.target:
                exits.setdefault(t.source.name, t.label)
        if stuck := [str(state) for state in graph.nodes if state.name not in exits]:
            raise NoArgumentError(f"no exit from {', '.join(stuck)}")
        return {"exits": [exits[state.name] for state in graph.nodes]}

    def faults(self, graph: Graph, argument: Argument) -> list[str]:
        """Return the states of which no exit is named."""
        transitions = list(transitions_of(graph))
        named = set(argument.get("exits", ()))
        free = {t.source for t in transitions if t.label in named and t.target != t.source}
        found = _strange(argument, "exits", [transition.label for transition in transitions])
        return found + [
            f"no exit of {state} is named" for state in graph.nodes if state not in free
        ]

    def told(self, argument: Argument) -> str:
        """Return how many exits are named."""
        return f"{len(argument.get('exits', ()))} exits, one for each state"


@dataclass(frozen=True)
class Combinations:
    """The states have exactly these combinations of dimensions, one state each."""

    documented: frozenset[tuple[str, str, bool]]

    def find(self, graph: Graph) -> Argument:
        """Return each state with its combination."""
        told = [f"{s.name}: {' / '.join(_dimensions(s))}" for s in graph.nodes]
        if faults := self.faults(graph, {"combinations": told}):
            raise NoArgumentError("; ".join(faults))
        return {"combinations": told}

    def faults(self, graph: Graph, argument: Argument) -> list[str]:
        """Return the states that are undocumented or not told, and combinations without one."""
        found = [(s.registration, s.authorization, s.enforced) for s in graph.nodes]
        told = set(argument.get("combinations", ()))
        known = [f"{state.name}: {' / '.join(_dimensions(state))}" for state in graph.nodes]
        faults = _strange(argument, "combinations", known)
        faults += [
            f"{state}: {' / '.join(_dimensions(state))}"
            for state, combination in zip(graph.nodes, found, strict=True)
            if combination not in self.documented
            or found.count(combination) > 1
            or f"{state.name}: {' / '.join(_dimensions(state))}" not in told
        ]
        missing = sorted(self.documented - set(found))
        return [*faults, *(f"no state for {combination}" for combination in missing)]

    def told(self, argument: Argument) -> str:
        """Return how many combinations there are."""
        return f"{len(argument.get('combinations', ()))} combinations, one for each state"


def _strange(argument: Argument, heading: str, known: Sequence[str]) -> list[str]:
    """Return what an argument tells that is not in the graph, or tells twice."""
    names = argument.get(heading, ())
    found = [f"nothing is told under {other!r}" for other in argument if other != heading]
    found += [f"there is no {name!r}" for name in names if name not in known]
    return [*found, *(f"{name!r} is told twice" for name in set(known) if names.count(name) > 1)]


def _dimensions(state: LicensingState) -> tuple[str, str, str]:
    enforced = "enforced" if state.enforced else "not enforced"
    return state.registration.value, state.authorization.value, enforced
