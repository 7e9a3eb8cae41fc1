"""Which states share a frame, and how few arrows then tell the whole graph.

Most transitions start from several states and do the same from each: drawn one by one, the arrows
hide the model. States that leave to the same places share a frame, and an arrow that starts at a
frame starts from every state in it, as in Harel's statecharts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uccx_model.graph import Graph, transitions_of
from uccx_model.states import LicensingState, Registration
from uccx_model.transition import Transition

__all__ = ["Arrow", "Frame", "arrows", "frames", "loops"]


@dataclass(frozen=True)
class Frame:
    """States drawn inside one border; the frames within hold some of the same states."""

    registration: Registration
    states: tuple[LicensingState, ...]
    within: tuple[Frame, ...] = ()

    @property
    def key(self) -> str:
        """A name that no other frame of the drawing has."""
        return f"{self.registration.name}_{self.states[0]}_{len(self.states)}"


@dataclass(frozen=True)
class Arrow:
    """All that leads from each of its tails to its head."""

    tails: tuple[LicensingState, ...]
    head: LicensingState
    frame: Frame | None  #: at whose border it starts; None: at its only tail
    transitions: tuple[Transition, ...]

    @property
    def key(self) -> str:
        """A name that no other arrow of the drawing has."""
        return f"{self.frame.key if self.frame else self.tails[0]}--{self.head}"


def frames(graph: Graph) -> tuple[Frame, ...]:
    """Return a frame for each registration state, with frames of look-alikes within."""
    return tuple(
        _registration_frame(graph, registration)
        for registration in dict.fromkeys(state.registration for state in graph)
    )


def arrows(graph: Graph) -> tuple[Arrow, ...]:
    """Return the arrows between different states: each joined pair is told by exactly one.

    A frame takes an arrow if each of its states leads to the head; outer frames come first.
    """
    told: set[tuple[LicensingState, LicensingState]] = set()
    result: list[Arrow] = []
    for tails, frame in _places(graph):
        for head in graph:
            pairs = {(tail, head) for tail in tails}
            if head not in tails and not pairs & told and all(graph.has_edge(*p) for p in pairs):
                told |= pairs
                every = (t for t in transitions_of(graph) if (t.source, t.target) in pairs)
                result.append(Arrow(tails, head, frame, tuple(every)))
    return tuple(result)


def loops(graph: Graph, state: LicensingState) -> tuple[Transition, ...]:
    """Return the transitions that lead from a state to itself."""
    return tuple(t for t in transitions_of(graph) if t.source is t.target is state)


def _registration_frame(graph: Graph, registration: Registration) -> Frame:
    states = tuple(state for state in graph if state.registration is registration)
    groups = _look_alikes(graph, states)
    within = (Frame(registration, g) for g in groups if 1 < len(g) < len(states))
    return Frame(registration, states, tuple(within))


def _look_alikes(
    graph: Graph, states: tuple[LicensingState, ...]
) -> list[tuple[LicensingState, ...]]:
    groups: list[tuple[LicensingState, ...]] = []
    for state in states:
        for number, group in enumerate(groups):
            if all(_leave_to_the_same(graph, state, member) for member in group):
                groups[number] = (*group, state)
                break
        else:
            groups.append((state,))
    return groups


def _leave_to_the_same(graph: Graph, one: LicensingState, other: LicensingState) -> bool:
    both = {one, other}
    return set(graph.successors(one)) - both == set(graph.successors(other)) - both


def _places(graph: Graph) -> Iterator[tuple[tuple[LicensingState, ...], Frame | None]]:
    """Yield where arrows can start: frames, outer ones first, then single states."""
    outer = frames(graph)
    for frame in outer:
        if len(frame.states) > 1:
            yield frame.states, frame
    for inner in (inner for frame in outer for inner in frame.within):
        yield inner.states, inner
    for state in graph:
        yield (state,), None
