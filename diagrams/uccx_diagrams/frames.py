"""Which states share a frame, and how few arrows then tell the whole graph.

Most transitions do the same from several states; drawn one by one, their arrows hide the model.
States that leave to the same states share a frame, and an arrow that starts at a frame starts from
every state in it, as in Harel's statecharts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uccx_model.graph import Graph, transitions_of
from uccx_model.states import LicensingState, Registration
from uccx_model.transition import Transition

__all__ = ["Arrow", "Frame", "arrows", "frames", "home", "loops", "shared_loops"]


@dataclass(frozen=True)
class Frame:
    """States inside one border."""

    name: str  #: of its own: that of a registration state, or of its states
    states: tuple[LicensingState, ...]
    within: tuple[Frame, ...] = ()  #: frames of states that leave to the same states


@dataclass(frozen=True)
class Arrow:
    """All that leads to its head from each of its tails."""

    frame: Frame | None  #: at which it starts; None: at its only tail
    tails: tuple[LicensingState, ...]
    head: LicensingState
    transitions: tuple[Transition, ...]

    @property
    def name(self) -> str:
        """A name of its own: where it starts, and its head."""
        return f"{self.frame.name if self.frame else self.tails[0]}--{self.head}"


def frames(graph: Graph) -> tuple[Frame, ...]:
    """Return a frame for each registration state, with the frames within it."""
    return tuple(
        _frame(graph, registration)
        for registration in dict.fromkeys(state.registration for state in graph)
    )


def arrows(graph: Graph, *, shared: bool = True) -> tuple[Arrow, ...]:
    """Return the arrows between different states: one for each pair that a transition joins.

    A frame takes an arrow if every state in it leads to the head; outer frames come first.

    Args:
        graph: what is drawn.
        shared: arrows may start at frames.
    """
    drawn: set[tuple[LicensingState, LicensingState]] = set()
    found: list[Arrow] = []
    for frame, tails in _starts(graph, shared=shared):
        for head in graph:
            pairs = {(tail, head) for tail in tails}
            if head in tails or pairs & drawn or not all(graph.has_edge(*pair) for pair in pairs):
                continue
            drawn |= pairs
            told = (t for t in transitions_of(graph) if (t.source, t.target) in pairs)
            found.append(Arrow(frame, tails, head, tuple(told)))
    return tuple(found)


def home(graph: Graph, arrow: Arrow) -> Frame | None:
    """Return the innermost frame around an arrow."""
    if arrow.frame:
        return arrow.frame
    ends = {*arrow.tails, arrow.head}
    every = (frame for outer in frames(graph) for frame in (*outer.within, outer))
    return next((frame for frame in every if ends <= set(frame.states)), None)


def shared_loops(graph: Graph, frame: Frame) -> tuple[Transition, ...]:
    """Return the transitions that stay in each of the frame's states; none if it has but one.

    Those of one name do the same; they are returned for the first state.
    """
    first, *others = frame.states
    known = [{transition.name for transition in loops(graph, state)} for state in others]
    every = (t for t in loops(graph, first) if all(t.name in names for names in known))
    return tuple(every) if others else ()


def loops(graph: Graph, state: LicensingState) -> tuple[Transition, ...]:
    """Return the transitions that stay in the state."""
    return tuple(t for t in transitions_of(graph) if t.source is t.target is state)


def _frame(graph: Graph, registration: Registration) -> Frame:
    states = tuple(state for state in graph if state.registration is registration)
    groups: list[tuple[LicensingState, ...]] = []
    for state in states:
        for number, group in enumerate(groups):
            if all(_leave_to_the_same(graph, state, member) for member in group):
                groups[number] = (*group, state)
                break
        else:
            groups.append((state,))
    within = (
        Frame(".".join(state.name for state in group), group)
        for group in groups
        if 1 < len(group) < len(states)
    )
    return Frame(registration.name, states, tuple(within))


def _leave_to_the_same(graph: Graph, one: LicensingState, other: LicensingState) -> bool:
    both = {one, other}
    return set(graph.successors(one)) - both == set(graph.successors(other)) - both


def _starts(
    graph: Graph, *, shared: bool
) -> Iterator[tuple[Frame | None, tuple[LicensingState, ...]]]:
    """Yield where arrows can start: at frames, outer ones first, then at single states."""
    outer = frames(graph) if shared else ()
    inner = (part for frame in outer for part in frame.within)
    for frame in (*outer, *inner):
        if len(frame.states) > 1:
            yield frame, frame.states
    for state in graph:
        yield None, (state,)
