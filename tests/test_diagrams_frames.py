"""Frames and their arrows tell the graph exactly, whatever the graph."""

from __future__ import annotations

from collections import Counter

import pytest

from uccx_diagrams.charts.quotient import Group, quotient_of
from uccx_diagrams.frames import Frame, arrows, frames, home, loops, shared_loops
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
    each = [{t.name for t in loops(graph, state)} for state in frame.states]
    shared = {t.name for t in shared_loops(graph, frame)}
    assert shared == (set.intersection(*each) if len(each) > 1 else set())


def test_arrows_can_start_at_single_states_only() -> None:
    found = arrows(licensing_graph(), shared=False)
    assert Counter((arrow.tails, arrow.head) for arrow in found) == Counter(
        ((tail,), head) for tail, head in PAIRS
    )
    assert {arrow.frame for arrow in found} == {None}


def test_the_home_of_an_arrow_is_the_innermost_frame_around_it() -> None:
    graph = licensing_graph()
    for arrow in arrows(graph):
        frame = home(graph, arrow)
        ends = {arrow.head, *arrow.tails} if arrow.frame is None else set(arrow.tails)
        around = [found for found in every(graph) if ends <= set(found.states)]
        smallest = min(around, key=lambda found: len(found.states), default=None)
        assert frame == (arrow.frame or smallest)


# Several states as one.


def groups() -> list[Group]:
    """Two groups: what is enforced, and what is not."""
    parts = [tuple(s for s in STATES if s.enforced is enforced) for enforced in (False, True)]
    names = ("FREE", "ENFORCED")
    return [
        Group(name, name, part, part[0].registration)
        for name, part in zip(names, parts, strict=True)
    ]


def test_a_quotient_loses_no_transition_and_invents_none() -> None:
    quotient = quotient_of(licensing_graph(), groups())
    images = list(transitions_of(quotient.graph))
    told = Counter(t.label for image in images for t in quotient.transitions(image))
    assert told == Counter(t.label for t in TRANSITIONS)
    nodes = {id(node) for node in quotient.graph}
    for image in images:
        assert {id(image.source), id(image.target)} <= nodes
        for original in quotient.transitions(image):
            assert original.source in quotient.states(image.source)
            assert original.target in quotient.states(image.target)


def test_a_state_is_in_one_group() -> None:
    free, enforced = groups()
    with pytest.raises(ValueError, match="is in two groups: FREE and FREE"):
        quotient_of(licensing_graph(), [free, free, enforced])
    with pytest.raises(ValueError, match="in no group: EVALUATION_EXPIRED"):
        quotient_of(licensing_graph(), [free])
