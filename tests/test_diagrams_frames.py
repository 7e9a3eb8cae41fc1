"""Frames and their arrows tell the graph exactly, whatever the graph."""

from __future__ import annotations

from collections import Counter

import pytest

from uccx_diagrams.frames import Frame, arrows, frames, loops
from uccx_diagrams.words import gist, shared_loops
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.states import STATES, LicensingState

Pair = tuple[LicensingState, LicensingState]
TRANSITIONS = tuple(transitions_of(licensing_graph()))
PAIRS = tuple(dict.fromkeys((t.source, t.target) for t in TRANSITIONS if t.source is not t.target))


def without(pair: Pair) -> Graph:
    return build_graph(t for t in TRANSITIONS if (t.source, t.target) != pair)


def told(graph: Graph) -> Counter[Pair]:
    return Counter((tail, arrow.head) for arrow in arrows(graph) for tail in arrow.tails)


def every(graph: Graph) -> list[Frame]:
    return [frame for outer in frames(graph) for frame in (outer, *outer.within)]


def test_arrows_tell_each_pair_once() -> None:
    assert told(licensing_graph()) == Counter(PAIRS)


@pytest.mark.parametrize("pair", PAIRS[::3], ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_arrows_tell_no_more_when_a_pair_is_missing(pair: Pair) -> None:
    assert told(without(pair)) == Counter(PAIRS) - Counter([pair])


def test_arrows_have_the_transitions_between_their_ends() -> None:
    found = Counter(t.label for arrow in arrows(licensing_graph()) for t in arrow.transitions)
    assert found == Counter(t.label for t in TRANSITIONS if t.source is not t.target)
    for arrow in arrows(licensing_graph()):
        assert {t.source for t in arrow.transitions} == set(arrow.tails)
        assert {t.target for t in arrow.transitions} == {arrow.head}


def test_frames_save_most_arrows() -> None:
    assert len(arrows(licensing_graph())) < len(PAIRS) / 2


def test_names_are_their_own() -> None:
    names = [frame.name for frame in every(licensing_graph())]
    names += [arrow.name for arrow in arrows(licensing_graph())]
    assert len(names) == len(set(names))


def test_frames_hold_every_state_in_order() -> None:
    outer = frames(licensing_graph())
    assert [state for frame in outer for state in frame.states] == list(STATES)
    for frame in outer:
        assert len({state.registration for state in frame.states}) == 1
        for inner in frame.within:
            assert 1 < len(inner.states) < len(frame.states)
            assert set(inner.states) < set(frame.states)


@pytest.mark.parametrize("frame", every(licensing_graph()), ids=lambda frame: frame.name)
def test_what_stays_in_each_state_of_a_frame_does_so(frame: Frame) -> None:
    graph = licensing_graph()
    each = [{gist(t) for t in loops(graph, state)} for state in frame.states]
    shared = {gist(t) for t in shared_loops(graph, frame)}
    assert shared == (set.intersection(*each) if len(each) > 1 else set())
