"""Evidence on charts: what is seen, what depends on a reading, what is impossible or unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

from drawn_charts import (
    CHARTS,
    PAGE,
    TRANSITIONS,
    WHOLE,
    XLINK,
    Picture,
    Told,
    drawn_with,
    known,
    picture_of,
    svg_of,
)
from drawn_words import SVG
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.themes import LIGHT
from uccx_licensing.pictures.evidence import evidence_page
from uccx_model.choices import Q1, Q4, Q6, Q7, READINGS, Choice, Deployment
from uccx_model.parameters import PROFILES, Profile
from uccx_model.reachability import ANY_NUMBERS, Reachability, Standing
from uccx_model.states import STATES

OTHER = "†"
LINK = re.compile(r'href="([^"]*)"')
MARK = re.compile(r"Q\d+")
OPTIONS = [o for choice in (Q1, Q4, Q6, Q7, Deployment) for o in choice]
TRIED = [*WHOLE[:-1], "around", "overview"]
WITNESSED, IMPOSSIBLE, UNKNOWN = Standing


def standing(label: str, world: str = "12.5", *fixed: Choice) -> Standing:
    return known().standing(label, world, {type(option): option for option in fixed})


def elsewhere(label: str) -> bool:
    return standing(label) is IMPOSSIBLE and standing(label, ANY_NUMBERS) is WITNESSED


def readings(target: str) -> set[str]:
    """The readings on which a state or a transition depends."""
    return {c.__name__ for c in known().needs(target, "12.5") if c in READINGS}


def needs(labels: Iterable[str]) -> set[str]:
    """The readings on which each of some transitions depends that can happen at all."""
    asked = [readings(label) for label in labels if standing(label) is WITNESSED]
    return set.intersection(*asked) if asked else set()


def remarks(line: Told) -> str:
    """What stands in brackets at the end."""
    return line.words.rpartition("(")[2] if line.words.endswith(")") else ""


def arrows(picture: Picture) -> dict[str, list[Told]]:
    """The lines of each arrow."""
    found: dict[str, list[Told]] = {}
    for line in picture.lines:
        if line.part.startswith("words-"):
            found.setdefault(line.part.removeprefix("words-"), []).append(line)
    return found


def lines_of(picture: Picture) -> list[Told]:
    """All lines but those that count what stays inside several states."""
    return [line for line in picture.lines if "inside" not in line.words and line.transitions]


# What is seen, and with which numbers.


@pytest.mark.parametrize("name", TRIED)
def test_what_needs_other_numbers_is_marked_and_nothing_else(name: str) -> None:
    for line in lines_of(picture_of(name)):
        marked = OTHER in remarks(line)
        assert marked is all(map(elsewhere, line.transitions)), line
        if name in {"states", "around"}:
            assert marked is any(map(elsewhere, line.transitions)), line


@pytest.mark.parametrize("name", TRIED)
def test_an_arrow_is_faint_if_all_of_it_needs_other_numbers(name: str) -> None:
    picture = picture_of(name)
    for arrow, told in arrows(picture).items():
        labels = [label for line in told for label in line.transitions]
        ends = [
            f"{kind}-{arrow}" for kind in ("head", "tail") if f"{kind}-{arrow}" in picture.parts
        ]
        for end in ends:
            faint = picture.shape(end).get("stroke") == LIGHT.border
            assert faint is all(map(elsewhere, labels)), end


@pytest.mark.parametrize("name", TRIED)
def test_readings_stand_where_all_that_is_told_depends_on_them(name: str) -> None:
    for line in lines_of(picture_of(name)):
        always, _, _ = remarks(line).partition("partly")
        assert set(MARK.findall(always)) == needs(line.transitions), line


@pytest.mark.parametrize("name", [*TRIED, "license-types"])
def test_no_reading_on_which_a_transition_depends_is_left_out(name: str) -> None:
    picture = picture_of(name)
    for line in [line for line in picture.lines if line.transitions]:
        for label in line.transitions:
            source = label.partition(": ")[2].partition(" → ")[0]
            told = readings(source) if source in picture.named("box") else set()
            own = readings(label) - told
            assert own <= set(MARK.findall(remarks(line))), (line, label)


@pytest.mark.parametrize("name", TRIED)
def test_an_arrow_is_dashed_if_all_of_it_depends_on_readings(name: str) -> None:
    picture = picture_of(name)
    for arrow, told in arrows(picture).items():
        depends = all(needs(line.transitions) for line in told)
        dashed = "stroke-dasharray" in picture.shape(f"head-{arrow}").attrib
        assert dashed is depends, arrow


def test_the_readings_that_are_named_are_explained() -> None:
    for name in TRIED:
        words = " ".join(text.text or "" for text in picture_of(name).parts["legend"])
        named = {q for line in lines_of(picture_of(name)) for q in MARK.findall(remarks(line))}
        assert named <= set(MARK.findall(words)), name


@pytest.mark.parametrize("option", OPTIONS, ids=str)
def test_under_a_reading_is_drawn_what_it_does_not_rule_out(option: Choice) -> None:
    picture = drawn_with("states", fixed={type(option): option})
    possible = {
        label
        for label in TRANSITIONS
        if standing(label, "12.5", option) is not IMPOSSIBLE
        or standing(label, ANY_NUMBERS, option) is WITNESSED
    }
    told = Counter(label for line in picture.lines for label in line.transitions)
    assert told == Counter(possible)
    assert {type(option).__name__}.isdisjoint(
        mark for line in picture.lines for mark in MARK.findall(remarks(line))
    )


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_each_release_has_its_own_evidence(profile: Profile) -> None:
    picture = drawn_with("states", profile=profile)
    for line in picture.lines:
        reached = [
            label
            for label in line.transitions
            if standing(TRANSITIONS[label].source.name, profile.name) is not IMPOSSIBLE
        ]
        possible = {standing(label, profile.name) is not IMPOSSIBLE for label in reached}
        assert possible <= {OTHER not in remarks(line)}, line


# What is not known.


def without(*targets: str) -> Reachability:
    """All that is known, but nothing of some states and transitions."""
    verdicts = {key: found for key, found in known().verdicts.items() if key[1] not in targets}
    return Reachability(known().model, verdicts)


@pytest.mark.parametrize("name", ["states", "registration", "authorization", "around"])
def test_what_is_unknown_is_never_drawn_as_seen(name: str) -> None:
    forgotten = {label for number, label in enumerate(TRANSITIONS) if number % 5 == 0}
    picture = drawn_with(name, reachability=without(*forgotten))
    told = lines_of(picture)
    assert any(set(line.transitions) & forgotten for line in told)
    for line in told:
        marked = line.words.startswith("? ")
        labels = set(line.transitions)
        seen = any(standing(label) is WITNESSED for label in labels - forgotten)
        assert marked is (not seen and bool(labels & forgotten)), line
        if name in {"states", "around"}:
            assert labels <= forgotten or not labels & forgotten, line
        assert not (marked and f"{PAGE}#12.5" in line.link), line
    for arrow, lines in arrows(picture).items():
        dots = picture.shape(f"head-{arrow}").get("stroke-dasharray") == "1,5"
        assert dots is all(line.words.startswith("? ") for line in lines), arrow


def test_an_unknown_state_has_a_broken_border_and_no_link() -> None:
    picture = drawn_with("states", reachability=without("OVERAGE"))
    for state in STATES:
        dotted = "stroke-dasharray" in picture.shape(f"box-{state}").attrib
        assert dotted is (state.name == "OVERAGE" or bool(readings(state.name)))
        links = picture.parts[f"box-{state}"].findall(f"{SVG}a")
        assert any(link.get("class") is None for link in links) is (state.name != "OVERAGE")


def test_without_any_evidence_nothing_looks_proved() -> None:
    picture = drawn_with("states", reachability=Reachability("", {}, outdated=True))
    assert all(line.words.startswith("? ") for line in picture.lines)
    assert not [line for line in picture.lines if line.link]


def test_the_legend_explains_the_marks_that_there_are() -> None:
    def legend(picture: Picture) -> str:
        return " ".join(text.text or "" for text in picture.parts["legend"])

    seen = legend(picture_of("states"))
    assert OTHER in seen
    assert "unknown" not in seen.lower()
    unknown = drawn_with("states", reachability=without("OVERAGE", *list(TRANSITIONS)[:9]))
    assert "unknown" in legend(unknown).lower() or "?" in legend(unknown)


# Links, and what a pointer finds.


@cache
def anchors() -> frozenset[str]:
    page = evidence_page(Teller(reachability=known()))
    found = re.findall(r'<section id="([^"]+)">', page)
    assert len(found) == len(set(found))
    return frozenset(found)


@pytest.mark.parametrize("name", CHARTS)
def test_links_lead_to_traces_that_are_told(name: str) -> None:
    picture = picture_of(name)
    for link in LINK.findall(svg_of(name)):
        page, _, place = link.partition("#")
        assert page == PAGE
        assert place in anchors(), link
    for line in lines_of(picture):
        seen = any(standing(label, ANY_NUMBERS) is WITNESSED for label in line.transitions)
        assert bool(line.link) is seen, line


@pytest.mark.parametrize("name", TRIED)
def test_the_pointer_finds_sentence_source_and_proof(name: str) -> None:
    for line in lines_of(picture_of(name)):
        for label in line.transitions:
            transition = TRANSITIONS[label]
            assert f"{transition.name}: " in line.tooltip
        assert "Source: " in line.tooltip
        found = "Witnessed" in line.tooltip, "Its shortest trace" in line.tooltip
        assert found == (OTHER not in remarks(line), True), line


def test_no_chart_needs_anything_from_elsewhere() -> None:
    for name in CHARTS:
        text = svg_of(name).replace("http://www.w3.org/", "")
        for needle in ("://", "url(", "<script", "<style", "@import", "<!DOCTYPE", "<image"):
            assert needle not in text, name
    bare = drawn_with("states", evidence="")
    assert not [e for e in bare.root.iter() if f"{XLINK}href" in e.attrib]


@pytest.mark.parametrize("name", ["registration", "authorization", "enforcement"])
def test_what_stays_inside_is_counted_by_what_is_known_of_it(name: str) -> None:
    counted = [line for line in picture_of(name).lines if "inside" in line.words]
    assert counted
    for line in counted:
        assert len({(standing(label), elsewhere(label)) for label in line.transitions}) == 1, line
        assert (OTHER in remarks(line)) is elsewhere(line.transitions[0]), line
        assert line.words.startswith(f"{len(line.transitions)} "), line
