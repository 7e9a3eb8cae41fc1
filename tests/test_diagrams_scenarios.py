"""The tech note's scenarios and each deadline's story: what they tell, and who can read them."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from drawn_words import check_legible, words_of
from test_diagrams_timeline_looks import SMALLEST, contrast
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.drawings import Format, Manner, draw
from uccx_diagrams.languages import LANGUAGES, language_named
from uccx_diagrams.scenarios import SCENARIOS, scenario_named, scenario_title
from uccx_diagrams.themes import PRINT
from uccx_diagrams.timeline.clocks import clocks, reached
from uccx_diagrams.timeline.series import bands
from uccx_model.execution import replay
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.parameters import profile_named
from uccx_model.states import STATES
from uccx_model.trace import Trace

NUMBERS = profile_named("12.5").values
APART = 5.5  #: lightness of greys in CIELAB


def passed(trace: Trace) -> list[str]:
    return [band.state for band in bands(trace)]


def notices(trace: Trace) -> list[Notice]:
    return [notice for step in trace.steps for notice in step.notices]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_is_a_trace_of_the_model(name: str) -> None:
    trace = scenario_named(name)
    replay(licensing_graph(), trace)
    assert trace.profile == "12.5"
    assert trace.unusual_choices == ()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_can_be_read(name: str, code: str) -> None:
    language = language_named(code)
    svg = draw(name, Format.SVG, Manner(Teller(language=language))).decode()
    check_legible(svg, SMALLEST)
    title = ElementTree.fromstring(svg)[0].text or ""
    assert title == scenario_title(name, language)
    assert title.replace("\N{NO-BREAK SPACE}", " ") in [
        words.text.replace("\N{NO-BREAK SPACE}", " ") for words in words_of(svg)
    ]  # it fits on one line


def test_scenario_1_locks_usage_until_the_deficit_is_bought() -> None:
    trace = scenario_named("scenario-1")
    assert passed(trace)[2:] == ["IN_COMPLIANCE", "OVERAGE", "OUT_OF_COMPLIANCE", "IN_COMPLIANCE"]
    overages = [s for s in trace.steps if s.after.values["usage"] == 130]
    assert [s.after.values["strikes"] for s in overages] == [1, 2, 3, 4, 5]
    locked = [s.after.values for s in trace.steps if s.after.values["locked"]]
    assert {values["reported"] for values in locked} == {130}
    assert {values["usage"] for values in locked} == {130, 90}
    assert (trace.start.values["bought"], trace.last.values["bought"]) == (100, 130)
    warnings = [Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY, Notice.IN_OOC]
    assert notices(trace) == warnings


def test_scenario_2_starts_counting_anew() -> None:
    trace = scenario_named("scenario-2")
    assert passed(trace)[2:] == [
        *("IN_COMPLIANCE", "OVERAGE", "IN_COMPLIANCE", "OVERAGE", "IN_COMPLIANCE")
    ]
    counts = [int(step.after.values["strikes"]) for step in trace.steps]
    assert [b for a, b in pairwise(counts) if a != b] == [1, 2, 0, 1, 0]


@pytest.mark.parametrize(
    ("name", "clock", "period", "enforced"),
    [
        ("deadline-evaluation", "evaluation_used", "evaluation_period", "EVALUATION_EXPIRED"),
        (
            "deadline-out-of-compliance",
            "out_of_compliance_for",
            "out_of_compliance_period",
            "OUT_OF_COMPLIANCE_EXPIRED",
        ),
        ("deadline-silence", "silence", "", "AUTHORIZATION_EXPIRED_ENFORCED"),
    ],
)
def test_a_deadline_is_enforced_at_exactly_its_period_and_cured(
    name: str, clock: str, period: str, enforced: str
) -> None:
    trace = scenario_named(name)
    length = NUMBERS[period] if period else 2 * NUMBERS["authorization_period"]
    (met,) = (c for c in clocks(trace) if c.name == clock)
    assert met.deadline == length
    (point,) = reached(met, met.deadline)
    at = trace.steps[point.step - 1]
    assert (at.after.node, at.after.values[clock], point.part) == (enforced, length, 1)
    assert Notice.ENFORCEMENT in at.notices
    assert passed(trace)[-1] == "IN_COMPLIANCE"


def test_silence_is_warned_of() -> None:
    told = notices(scenario_named("deadline-silence"))
    assert {Notice.AUTHORIZATION_RENEWAL_FAILED, Notice.REGISTRATION_RENEWAL_FAILED} <= set(told)
    assert "AUTHORIZATION_EXPIRED" in passed(scenario_named("deadline-silence"))


def test_an_unknown_scenario_is_refused() -> None:
    with pytest.raises(KeyError, match="no scenario 'x'; there are: loophole, scenario-1"):
        scenario_named("x")


def test_neighbours_differ_in_black_and_white() -> None:
    graph = licensing_graph()

    def lightness(name: str) -> float:
        ratio = contrast(PRINT.states[name], "#000000") * 0.05 - 0.05
        return 116 * float(ratio ** (1 / 3)) - 16

    for one in STATES:
        for other in graph.successors(one):
            if one is not other and one.enforced == other.enforced and not one.enforced:
                apart = abs(lightness(one.name) - lightness(other.name))
                assert apart >= APART or "CLASSIC" in (one.name, other.name), (one, other)
