"""Charts as SCXML: read back, a machine takes each transition of the model, and no other."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element, fromstring

import pytest

from charts import HOSTILE, charts, feature_chart, hostile_chart, model_chart
from uccx_diagrams.chart import Arrow, Box, Chart, Line
from uccx_diagrams.writers.scxml import OURS, SCXML, write
from uccx_diagrams.writers.telling import one_line
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.states import NO_LICENSES_IN_USE, OVERAGE

STATE = f"{{{SCXML}}}state"
TRANSITION = f"{{{SCXML}}}transition"
CHARTS = {chart.name: chart for chart in charts()}
Step = tuple[str, str, str]


def steps(root: Element, outer: tuple[Element, ...] = ()) -> list[Step]:
    """What can happen in each state that has none within: inner transitions go first."""
    found: list[Step] = []
    for state in root.findall(STATE):
        around = (state, *outer)
        if state.find(STATE) is not None:
            found += steps(state, around)
            continue
        taken: dict[str, str] = {}
        for element in around:
            for transition in element.findall(TRANSITION):
                head = transition.get("target", state.attrib["id"])
                taken.setdefault(transition.attrib["event"], head)
        found += [(state.attrib["id"], event, head) for event, head in taken.items()]
    return found


def test_each_transition_of_the_model_is_taken_once() -> None:
    found = Counter(steps(fromstring(write(model_chart()))))
    expected = Counter(
        (t.source.name, t.name, t.target.name) for t in transitions_of(licensing_graph())
    )
    for name in ("CLASSIC", "EVALUATION"):
        expected["any_start", f"start.{name}", name] += 1
    assert found == expected


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_a_document_of_the_standard(name: str) -> None:
    text = write(CHARTS[name])
    root = fromstring(text)
    assert text == write(CHARTS[name])
    assert root.tag == f"{{{SCXML}}}scxml"
    assert root.get("version") == "1.0"
    assert {element.tag for element in root.iter()} <= {root.tag, STATE, TRANSITION}
    ids = [state.attrib["id"] for state in root.iter(STATE)]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[A-Za-z_][\w-]*", i)] == []
    targets = {t.attrib["target"] for t in root.iter(TRANSITION) if "target" in t.attrib}
    assert {*targets, root.attrib["initial"]} <= set(ids)
    allowed = {"id", "event", "target", "initial", "version", "name", "datamodel"}
    strange = {
        a for element in root.iter() for a in element.attrib if not a.startswith(f"{{{OURS}}}")
    }
    assert strange <= allowed


@pytest.mark.parametrize("name", CHARTS)
def test_states_stand_as_the_chart_has_them(name: str) -> None:
    chart = CHARTS[name]
    root = fromstring(write(chart))
    extra = 1 if len(chart.starts) > 1 else 0
    keys = [*chart.all_frames(), *chart.all_boxes()]
    assert len(list(root.iter(STATE))) == len(keys) + extra
    nested = [len(list(state.iter(STATE))) - 1 for state in root.findall(STATE)[extra:]]
    assert nested[: len(chart.frames)] == [
        len(list(frame.all_boxes())) + len(list(Chart("", "", "", "", frame.frames).all_frames()))
        for frame in chart.frames
    ]


def test_one_start_is_where_the_machine_begins() -> None:
    assert fromstring(write(hostile_chart())).get("initial") == "box0"


def test_words_come_through_as_they_are() -> None:
    text = write(hostile_chart())
    root = fromstring(text)
    titles = [state.get(f"{{{OURS}}}title", "") for state in root.iter(STATE)]
    assert Counter(titles) == Counter(one_line(words) for words in HOSTILE for _ in "12")
    told = {t.get(f"{{{OURS}}}words", "") for t in root.iter(TRANSITION)}
    assert told == {one_line(words) for words in HOSTILE}
    assert not any(c != "\n" and ord(c) < 32 for c in text)


def test_what_the_chart_tells_of_a_transition_is_kept() -> None:
    root = fromstring(write(feature_chart()))
    by_event = {t.attrib["event"]: t for t in root.iter(TRANSITION)}

    def said(event: str, what: str) -> str | None:
        return by_event[event].get(f"{{{OURS}}}{what}")

    assert said("expire", "readings") == "Q4 Q9"
    assert said("maybe", "standing") == "unknown"
    assert said("buy", "takes") == "no time"
    assert said("switch", "steps") == "1 3"
    assert said("cure", "tells") == "A cure."
    assert said("both", "standing") is None


def test_an_event_that_leads_to_several_states_says_to_which() -> None:
    """Several licensing states in one box may do differently at the same event."""
    both = [t for t in transitions_of(licensing_graph()) if t.name == "overage_is_counted"]
    first = next(t for t in both if t.source is NO_LICENSES_IN_USE)
    stays = next(t for t in both if t.source is OVERAGE)
    chart = Chart(
        name="quotient",
        language="en",
        title="Two states as one",
        description="",
        boxes=(
            Box("one", "One", lines=(Line("on", (stays,)),), states=(NO_LICENSES_IN_USE, OVERAGE)),
            Box("other", "Other"),
        ),
        arrows=(Arrow("a", "one", "other", (Line("on", (first,)),)),),
        starts=("one",),
    )
    found = set(steps(fromstring(write(chart))))
    name = "overage_is_counted"
    assert found == {("one", f"{name}.stays", "one"), ("one", f"{name}.other", "other")}
