"""The state chart shows the model: all of it, once, and nothing else. Read from the SVG alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

import pytest

from uccx_diagrams import render, state_chart
from uccx_diagrams.words import ACTION
from uccx_model.expressions import Scope
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.states import ENFORCED, STATES
from uccx_model.transition import Kind, Transition
from uccx_model.variables import State, initial

SVG = "{http://www.w3.org/2000/svg}"
TRANSITIONS = tuple(transitions_of(licensing_graph()))
PAIRS = dict.fromkeys((t.source, t.target) for t in TRANSITIONS if t.source is not t.target)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
A4_LANDSCAPE = (802, 555)  # points, within margins
LETTER = 0.55  # of the font's size: wider than letters of Verdana are on average


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def overlaps(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def touches(self, point: tuple[float, float]) -> bool:
        x, y = point
        return self.left - 6 < x < self.right + 6 and self.top - 6 < y < self.bottom + 6


class Chart:
    """What one sees in the drawing, by the part that it belongs to."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)
        parts = [(g.get("id", ""), g) for g in self.root.iter(f"{SVG}g")]
        self.parts = dict(parts)
        self.names = [name for name, _ in parts]

    def named(self, kind: str) -> list[str]:
        return [name.partition("-")[2] for name in self.names if name.partition("-")[0] == kind]

    def lines(self, name: str) -> list[str]:
        return [text.text or "" for text in self.parts[name].iter(f"{SVG}text")]

    def words(self, name: str) -> str:
        return " ".join(" ".join(self.lines(name)).split())

    def tooltip(self, name: str) -> str:
        return self.parts[name].findtext(f"{SVG}title", "")

    def shape(self, name: str) -> ElementTree.Element:
        return next(e for e in self.parts[name] if e.tag in {f"{SVG}path", f"{SVG}polygon"})

    def points(self, name: str) -> list[tuple[float, float]]:
        shape = self.shape(name)
        drawn = shape.get("d", "") + shape.get("points", "")
        numbers = [float(n) for n in NUMBER.findall(drawn)]
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def box(self, name: str) -> Box:
        if all(e.tag in {f"{SVG}text", f"{SVG}title"} for e in self.parts[name]):
            return self._box_of_words(name)
        xs, ys = zip(*self.points(name), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _box_of_words(self, name: str) -> Box:
        texts = list(self.parts[name].iter(f"{SVG}text"))
        left = min(float(text.get("x", "")) for text in texts)
        lines = [float(text.get("y", "")) for text in texts]
        size = float(texts[0].get("font-size", ""))
        width = max(len(line) for line in self.lines(name)) * size * LETTER
        return Box(left, min(lines) - size, left + width, max(lines))

    def tails(self, arrow: str) -> list[str]:
        """The states that an arrow starts from: all that one sees inside its frame."""
        start = arrow.partition("--")[0]
        if f"frame-{start}" not in self.parts or start in self.named("state"):
            return [start]
        frame = self.box(f"frame-{start}")
        return [s for s in self.named("state") if frame.holds(self.box(f"state-{s}"))]

    def pairs(self) -> list[tuple[str, str]]:
        arrows = self.named("head")
        return [(tail, a.partition("--")[2]) for a in arrows for tail in self.tails(a)]

    def arrow_of(self, transition: Transition) -> str:
        ends = (transition.source.name, transition.target.name)
        told = [a for a in self.named("head") if a.partition("--")[2] == ends[1]]
        (arrow,) = (a for a in told if ends[0] in self.tails(a))
        return arrow

    def around(self, state: str) -> list[str]:
        box = self.box(f"state-{state}")
        return [f for f in self.named("frame") if self.box(f"frame-{f}").holds(box)]


@pytest.fixture(scope="module")
def chart() -> Chart:
    return Chart(render(state_chart()))


def in_words(transition: Transition) -> str:
    return transition.name.replace("_", " ")


def test_every_state_is_drawn_once_with_its_name_and_meaning(chart: Chart) -> None:
    assert Counter(chart.named("state")) == Counter(s.name for s in STATES)
    for state in STATES:
        assert chart.lines(f"state-{state}")[0] == state.name
        assert chart.tooltip(f"state-{state}") == state.meaning
    shown = Counter(text.text for text in chart.root.iter(f"{SVG}text"))
    assert [shown[state.name] for state in STATES] == [1] * len(STATES)


def test_frames_hold_the_states_of_a_registration(chart: Chart) -> None:
    for state in STATES:
        title = state.registration.value.replace("–", "Classic")
        assert chart.around(state.name)[0] == chart.lines(f"frame-{title}")[0] == title
        assert len([f for f in chart.around(state.name) if "." not in f]) == 1


def test_every_joined_pair_has_exactly_one_arrow_and_no_other_has_one(chart: Chart) -> None:
    assert Counter(chart.pairs()) == Counter((a.name, b.name) for a, b in PAIRS)


def test_nothing_else_is_drawn_as_an_arrow(chart: Chart) -> None:
    edges = [name for name, part in chart.parts.items() if part.get("class") == "edge"]
    own = {"head", "tail", "starts"}
    assert {edge.partition("-")[0] for edge in edges} == own
    assert len(edges) == len(set(edges)) == sum(len(chart.named(kind)) for kind in own)


def test_arrows_begin_and_end_where_they_say(chart: Chart) -> None:
    for arrow in chart.named("head"):
        start, _, head = arrow.partition("--")
        words = chart.box(f"words-{arrow}")
        points = chart.points(f"head-{arrow}")
        assert words.touches(points[0])
        assert any(chart.box(f"state-{head}").touches(p) for p in _tips(chart, f"head-{arrow}"))
        if f"tail-{arrow}" in chart.parts:
            line = chart.points(f"tail-{arrow}")
            assert chart.box(f"state-{start}").touches(line[0])
            assert words.touches(line[-1])
        else:
            assert chart.box(f"frame-{start}").holds(words)


def _tips(chart: Chart, edge: str) -> list[tuple[float, float]]:
    (tip,) = (e for e in chart.parts[edge] if e.tag == f"{SVG}polygon")
    return [(float(x), float(y)) for x, y in (p.split(",") for p in tip.get("points", "").split())]


def test_every_transition_is_named_where_it_belongs(chart: Chart) -> None:
    for transition in TRANSITIONS:
        if transition.source is not transition.target:
            arrow = chart.arrow_of(transition)
            assert in_words(transition) in chart.words(f"words-{arrow}")
            assert transition.sentence in chart.tooltip(f"head-{arrow}")
        else:
            places = [f"state-{transition.source}"]
            places += [f"frame-{frame}" for frame in chart.around(transition.source.name)]
            named = [place for place in places if in_words(transition) in chart.words(place)]
            assert len(named) == 1


def test_what_a_frame_says_of_some_states_only_says_of_which(chart: Chart) -> None:
    for transition in TRANSITIONS:
        if transition.source is not transition.target:
            arrow = chart.arrow_of(transition)
            same = [t for t in TRANSITIONS if t.name == transition.name]
            starts = {t.source.name for t in same if t.target is transition.target}
            if not starts.issuperset(chart.tails(arrow)):
                words = chart.words(f"words-{arrow}")
                said = words.partition(in_words(transition) + " (")[2].partition(")")[0]
                assert ("unless" not in said) is transition.source.enforced
                assert "if enforced" in said or "unless enforced" in said


def test_enforcement_is_unmistakable(chart: Chart) -> None:
    for state in STATES:
        border = chart.shape(f"state-{state}")
        looks = (border.get("fill") != "white", float(border.get("stroke-width", "1")) >= 3)
        said = "ENFORCED" in chart.lines(f"state-{state}")
        assert {*looks, said} == {state in ENFORCED}


def test_starts_are_marked(chart: Chart) -> None:
    assert chart.named("start") == [s.name for s in initial(State.symbols(Scope.STATE))]


def test_what_takes_time_is_solid_and_what_does_not_is_marked(chart: Chart) -> None:
    for transition in TRANSITIONS:
        marked = f"{ACTION} {in_words(transition)}"
        if transition.source is transition.target:
            text = " ".join(chart.words(name) for name in chart.parts if "state-" in name)
            assert transition.kind is Kind.REPORT or marked in text or marked in _frames(chart)
            continue
        arrow = chart.arrow_of(transition)
        assert (marked in chart.words(f"words-{arrow}")) is (transition.kind is Kind.ACTION)
        dashed = "stroke-dasharray" in chart.shape(f"head-{arrow}").attrib
        assert not (dashed and transition.kind is Kind.REPORT)


def _frames(chart: Chart) -> str:
    return " ".join(chart.words(f"frame-{frame}") for frame in chart.named("frame"))


def test_what_needs_an_unusual_reading_says_which(chart: Chart) -> None:
    for transition in TRANSITIONS:
        unusual = [o for o in transition.readings if o is not next(iter(type(o)))]
        for option in unusual:
            assert option.title in chart.words("legend")
            if transition.source is not transition.target:
                words = chart.words(f"words-{chart.arrow_of(transition)}")
                said = words.partition(in_words(transition) + " (")[2].partition(")")[0]
                assert type(option).__name__ in re.split(r"\W+", said)


def test_no_words_and_no_states_lie_on_each_other(chart: Chart) -> None:
    names = [n for n in chart.names if n.startswith(("state-", "words-")) or n == "legend"]
    boxes = {name: chart.box(name) for name in names}
    assert [p for p in combinations(names, 2) if boxes[p[0]].overlaps(boxes[p[1]])] == []


def test_it_is_legible_on_a_page(chart: Chart) -> None:
    size = [float(n) for n in chart.root.get("viewBox", "").split()][2:]
    scale = min(room / needed for room, needed in zip(A4_LANDSCAPE, size, strict=True))
    smallest = min(float(text.get("font-size", "")) for text in chart.root.iter(f"{SVG}text"))
    assert smallest * scale > 4.5  # Verdana's small letters are then as tall as Times at 5.5


def test_it_says_what_it_is(chart: Chart) -> None:
    assert [child.tag for child in chart.root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert chart.root.findtext(f"{SVG}title", "").startswith("UCCX 12.5")
    assert chart.root.findtext(f"{SVG}desc", "").startswith("State chart.")
    assert chart.root.get("role") == "img"
