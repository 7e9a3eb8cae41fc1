"""Charts show the model: all of it, once, and nothing else. Read from the SVG alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from drawn_charts import (
    CHARTS,
    TRANSITIONS,
    WHOLE,
    Picture,
    drawn_with,
    frame_of,
    picture_of,
    plain,
    topic_of,
)
from drawn_words import SVG
from uccx_diagrams.languages import ENGLISH, LANGUAGES
from uccx_diagrams.scenarios import scenario_named
from uccx_diagrams.themes import LIGHT
from uccx_model.expressions import Scope
from uccx_model.states import ENFORCED, STATES, LicensingState
from uccx_model.trace import Trace
from uccx_model.transition import Kind
from uccx_model.variables import State, initial

NAMES = {state.name for state in STATES}
PATHS = ("scenario-1", "deadline-silence", "loophole")
ACTION = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
CONDITIONS = ("if enforced", "unless enforced")
NUMBERED = re.compile(r"\[([\d,]+)\]")
GROUPED = {
    "registration": {state.registration.name for state in STATES},
    "authorization": {state.authorization.name for state in STATES},
    "enforcement": {"NOT_ENFORCED", "NOT_ENFORCED.again", *(state.name for state in ENFORCED)},
}
"""The boxes of the quotients."""


def told(picture: Picture) -> Counter[str]:
    return Counter(label for line in picture.lines for label in line.transitions)


def texts(picture: Picture, name: str) -> list[str]:
    return [row.text.strip() for row in picture.rows(name)]


def group_of(name: str, state: LicensingState) -> set[str]:
    """The boxes of a chart that stand for a state."""
    match name:
        case "registration":
            return {state.registration.name}
        case "authorization":
            return {state.authorization.name}
        case "enforcement":
            free = {"NOT_ENFORCED", "NOT_ENFORCED.again"}
            return {state.name} if state.enforced else free
        case _:
            return {state.name}


@pytest.mark.parametrize("name", WHOLE)
def test_every_transition_is_told_exactly_once_and_no_other(name: str) -> None:
    assert told(picture_of(name)) == Counter(TRANSITIONS.keys())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_tells_the_same(code: str) -> None:
    for name in CHARTS:
        assert told(picture_of(name, code)) == told(picture_of(name))
        assert picture_of(name, code).names == picture_of(name).names


@pytest.mark.parametrize("name", ["states", "path"])
def test_every_state_is_drawn_once_with_its_title_and_meaning(name: str) -> None:
    picture = picture_of(name)
    assert Counter(picture.named("box")) == Counter(NAMES)
    for state in STATES:
        names = [words.partition(" ")[0] for words in texts(picture, f"box-{state}")]
        assert state.name in names
        assert plain(picture.words(f"box-{state}")).startswith(ENGLISH.title(state))
        tooltip = picture.parts[f"box-{state}"].findtext(f"{SVG}title", "")
        assert f"{state}: {ENGLISH.meaning(state)}" in tooltip
    every = picture.root.iter(f"{SVG}text")
    shown = Counter((text.text or "").strip().partition(" (")[0] for text in every)
    assert [shown[name] for name in NAMES] == [1] * len(NAMES)


@pytest.mark.parametrize("name", GROUPED)
def test_quotients_have_a_box_for_each_group(name: str) -> None:
    assert Counter(picture_of(name).named("box")) == Counter(GROUPED[name])


def test_the_overview_fits_a_slide() -> None:
    picture = picture_of("overview")
    assert 7 <= len(picture.named("box")) <= 8
    assert told(picture) <= Counter(TRANSITIONS.keys())


@pytest.mark.parametrize("name", [*WHOLE, "around"])
def test_transitions_lead_where_their_arrow_does(name: str) -> None:
    picture = picture_of(name)
    for line in picture.lines:
        kind, _, key = line.part.partition("-")
        for transition in (TRANSITIONS[label] for label in line.transitions):
            source, target = (group_of(name, s) for s in (transition.source, transition.target))
            if kind == "words":
                assert source & set(picture.tails(key)), (key, transition)
                assert key.partition("--")[2] in target, (key, transition)
            else:
                assert source == target, (key, transition)
                boxes = {key} if kind == "box" else set(picture.boxes_in(key))
                assert source & boxes, (key, transition)


@pytest.mark.parametrize("name", ["states", "path", "around"])
def test_what_is_told_of_some_tails_only_says_of_which(name: str) -> None:
    picture = picture_of(name)
    for line in picture.lines:
        kind, _, key = line.part.partition("-")
        if kind == "words" and len(tails := picture.tails(key)) > 1:
            sources = [TRANSITIONS[label].source for label in line.transitions]
            if not set(tails) <= {box for s in sources for box in group_of(name, s)}:
                assert any(word in line.words for word in (*CONDITIONS, "from ")), line


@pytest.mark.parametrize("name", ["states", "around"])
def test_conditions_are_true(name: str) -> None:
    picture = picture_of(name)
    for line in picture.lines:
        for word, enforced in zip(CONDITIONS, (True, False), strict=True):
            if word in line.words:
                sources = {TRANSITIONS[label].source for label in line.transitions}
                assert {source.enforced for source in sources} == {enforced}, line
                tails = picture.tails(line.part.partition("-")[2])
                same = [s.name for s in STATES if s.enforced is enforced and s.name in tails]
                assert {source.name for source in sources} == set(same), line


def test_each_pair_of_states_has_one_arrow_at_most() -> None:
    for name in (*WHOLE, "around"):
        picture = picture_of(name)
        pairs = [(t, a.partition("--")[2]) for a in picture.named("head") for t in picture.tails(a)]
        assert len(pairs) == len(set(pairs)), name


def test_frames_hold_the_states_of_a_registration() -> None:
    picture = picture_of("states")
    for state in STATES:
        assert state.name in picture.boxes_in(frame_of(state.registration.name))
    for registration in {state.registration for state in STATES}:
        held = {s.name for s in STATES if s.registration is registration}
        assert set(picture.boxes_in(frame_of(registration.name))) == held
        words = picture.words(f"frame-{frame_of(registration.name)}")
        assert words.startswith(ENGLISH.registration(registration))


@pytest.mark.parametrize("name", CHARTS)
def test_ids_are_their_own_and_nothing_unnamed_is_drawn(name: str) -> None:
    picture = picture_of(name)
    ids = Counter(e.get("id") for e in picture.root.iter() if e.get("id"))
    assert max(ids.values()) == 1
    kinds = {"box", "frame", "words", "head", "tail", "start", "starts"}
    assert {part.partition("-")[0] for part in picture.names} <= kinds
    assert set(picture.named("words")) == set(picture.named("head")) >= set(picture.named("tail"))


@pytest.mark.parametrize("name", [*WHOLE, "around"])
def test_actions_are_marked_and_their_arrows_have_empty_heads(name: str) -> None:
    picture = picture_of(name)
    arrows: dict[str, set[bool]] = {}
    for line in picture.lines:
        kind, _, key = line.part.partition("-")
        acted = {TRANSITIONS[label].kind is Kind.ACTION for label in line.transitions}
        if len(line.transitions) > 1 and "inside" in line.words:
            continue
        assert {ACTION in line.words.split()} == acted, line
        if kind == "words":
            arrows.setdefault(key, set()).update(acted)
    for arrow, acted in arrows.items():
        tip = next(picture.parts[f"head-{arrow}"].iter(f"{SVG}polygon"))
        assert (tip.get("fill") == "none") is (acted == {True}), arrow


def test_starts_are_marked() -> None:
    begin = {state.name for state in initial(State.symbols(Scope.STATE))}
    assert set(picture_of("states").named("start")) == begin


@pytest.mark.parametrize("name", ["states", "enforcement", "path", "overview", "around"])
def test_enforcement_is_unmistakable(name: str) -> None:
    picture = picture_of(name)
    enforced = {state.name for state in ENFORCED} | {"IN_ENFORCEMENT"}
    for box in picture.named("box"):
        assert ("ENFORCED" in texts(picture, f"box-{box}")) is (box in enforced), box
        border = picture.shape(f"box-{box}")
        if name in {"states", "enforcement", "overview"}:
            assert (float(border.get("stroke-width", "1")) >= 3) is (box in enforced), box
            assert (border.get("stroke") == LIGHT.enforced) is (box in enforced), box


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_around_a_state_is_all_that_touches_it(state: LicensingState) -> None:
    picture = drawn_with("around", state)
    near = {label for label, t in TRANSITIONS.items() if state in (t.source, t.target)}
    assert told(picture) == Counter(near)
    ends = {
        s.name for label in near for s in (TRANSITIONS[label].source, TRANSITIONS[label].target)
    }
    assert Counter(picture.named("box")) == Counter(ends)


@pytest.mark.parametrize("name", PATHS)
def test_a_path_has_the_numbers_of_its_steps(name: str) -> None:
    trace = scenario_named(name)
    numbers: dict[int, set[str]] = {}
    for line in drawn_with("path", trace).lines:
        for number in NUMBERED.findall(line.words):
            numbers.setdefault(int(number.replace(",", "")), set()).update(line.transitions)
    assert sorted(numbers) == list(range(1, len(trace.steps) + 1))
    here = trace.start.node
    for number, step in enumerate(trace.steps, 1):
        assert f"{step.transition}: {here} → {step.after.node}" in numbers[number]
        here = step.after.node


def test_a_path_leads_through_the_states_that_stand_out() -> None:
    picture, trace = picture_of("path"), topic_of("path")
    assert isinstance(trace, Trace)
    visited = {trace.start.node, *(step.after.node for step in trace.steps)}
    for box in picture.named("box"):
        strong = picture.shape(f"box-{box}").get("stroke") == LIGHT.accent
        assert strong is (box in visited), box
    for arrow in picture.named("head"):
        steps = any(NUMBERED.match(t.words) for t in picture.lines if t.part == f"words-{arrow}")
        assert (picture.shape(f"head-{arrow}").get("stroke") == LIGHT.accent) is steps, arrow
