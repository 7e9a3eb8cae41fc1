"""The page of requirements: every rule with its verdict, and from everything a way back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from uccx_diagrams.charts.deployments import deployments_chart
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.drawings import ALL
from uccx_licensing.traceability import pages
from uccx_licensing.traceability.carriers import carriers, mentioned, sourced
from uccx_licensing.traceability.drawn import drawn
from uccx_licensing.traceability.verdicts import Shown, shown, together
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.requirements import guide_facts, requirements
from uccx_model.states import EVALUATION, EVALUATION_EXPIRED
from uccx_proofs.catalogue import all_properties

ROOT: Final = Path(__file__).resolve().parent.parent
KNOWN: Final = {*requirements(), *guide_facts()}
DRAWN: Final = {drawing.name: set(drawing.sources) for drawing in drawn(ALL)}
PAGE: Final = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
DISAGREEING: Final = {"R04", "R05", "R15", "R23", "R35", "R37"}


def section(identifier: str) -> str:
    """What the page says of a requirement."""
    return PAGE.partition(f"\n### {identifier}\n")[2].partition("\n### ")[0].partition("\n## ")[0]


@pytest.mark.parametrize("identifier", requirements())
def test_a_requirement_has_a_verdict_or_a_reason_to_be_outside(identifier: str) -> None:
    told = section(identifier)
    assert "**Verdict:** " in told or "*Outside the model:* " in told
    assert "not shown" not in told


def test_every_fact_of_a_guide_has_a_section() -> None:
    for identifier, fact in guide_facts().items():
        assert fact.guide in section(identifier)
        assert "<details>" in section(identifier) or pages.NOTHING in section(identifier)


def test_from_everything_a_way_leads_back() -> None:
    found = {(c.kind, c.name): c.sources for c in (*sourced(), *drawn(ALL))}
    for name in ALL:
        assert found["drawings", name], name
    for p in all_properties():
        assert set(p.sources) <= set(found["properties", p.name])
    for t in transitions_of(licensing_graph()):
        assert set(t.sources) <= set(found["transitions", t.name])
    assert {source for sources in found.values() for source in sources} <= KNOWN


def test_both_ways_say_the_same() -> None:
    every = sourced()
    forth = {
        (i, k, n) for i, kinds in carriers(every).items() for k, ns in kinds.items() for n in ns
    }
    back = {(i, carrier.kind, carrier.name) for carrier in every for i in carrier.sources}
    assert forth == back


def test_every_link_of_the_page_arrives() -> None:
    anchors = set(re.findall(r'<a id="([^"]+)">', PAGE))
    anchors |= {h.lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)}
    links = set(re.findall(r"\]\(([^)]+)\)", PAGE))
    assert len(links) > len(KNOWN)
    for link in links:
        place, _, anchor = link.partition("#")
        assert (ROOT / "docs" / place).exists() if place else anchor in anchors, link


def test_a_drawing_shows_what_stands_on_it() -> None:
    evaluation = {*EVALUATION.source, *EVALUATION_EXPIRED.source}
    assert evaluation <= DRAWN["deadline-evaluation"]
    assert "R22" not in DRAWN["deadline-evaluation"]
    assert {"R22", "R33"} <= DRAWN["scenario-1"]
    assert "R22" not in DRAWN["scenario-2"]
    every = {s for t in transitions_of(licensing_graph()) for s in t.sources}
    assert every <= DRAWN["states"]


def test_what_a_chart_tells_of_no_transition_counts_too() -> None:
    arrows = deployments_chart(Teller()).arrows
    told = {i for arrow in arrows for line in arrow.lines for i in mentioned(line.tooltip)}
    assert told == DRAWN["deployments"] == {"R01", "R02", "R03", "R04", "R05", "R44"}


def test_where_the_translations_disagree_the_page_tells_what_was_followed_and_why() -> None:
    found = {rule.id for rule in requirements().values() if rule.translations}
    assert found >= DISAGREEING
    for identifier in found:
        told = requirements()[identifier].translations
        assert all(word in told for word in ("French: ", "German: ", "Followed: "))
        assert told.partition("Followed: ")[2].count(", ") >= 1, "it gives no reason"
        assert told in section(identifier)
        assert f"[{identifier}](#{identifier.lower()})" in pages.disagreements()


def test_verdicts_come_from_what_is_committed() -> None:
    verdicts = shown()
    assert set(verdicts) == {p.name for p in all_properties()}
    assert all(verdict.holds for verdict in verdicts.values())
    assert verdicts["strikes_stay_within_the_limit"].how == "proved"
    assert verdicts["strikes_stay_within_the_limit"].obligations > 0
    assert verdicts["scenario_one_locks_the_usage"] == Shown("witnessed", stories=1)
    assert verdicts["no_state_is_a_dead_end"].how == "proved on the graph"


def test_without_certificates_nothing_is_called_proved(tmp_path: Path) -> None:
    verdicts = shown(tmp_path)
    holding = {name for name, verdict in verdicts.items() if verdict.holds}
    assert holding == {p.name for p in all_properties() if p.story is not None}
    assert "not shown" in str(verdicts["strikes_stay_within_the_limit"])


@pytest.mark.parametrize(
    ("several", "told"),
    [
        ([], ""),
        ([Shown("proved", 3), Shown("proved", 4)], "2 properties: 2 proved (7 obligations)"),
        (
            [Shown("proved", 1), Shown("witnessed", stories=2)],
            "2 properties: 1 proved (1 obligation), 1 witnessed (2 stories)",
        ),
        ([Shown("proved", 1), Shown("not shown", holds=False)], "1 of 2 properties not shown"),
    ],
)
def test_verdicts_are_added_up(several: list[Shown], told: str) -> None:
    assert together(several) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("R01 to R04.", ("R01", "R02", "R03", "R04")),
        ("R02, G07 and R02", ("R02", "G07")),
        ("XR02 R021", ()),
    ],
)
def test_ids_are_found_in_words(text: str, found: tuple[str, ...]) -> None:
    assert mentioned(text) == found
