"""The findings: nothing in them is unchecked, the page is fresh, what is no longer true fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from uccx_licensing.auditing.answer_checks import check_proofs
from uccx_licensing.auditing.figures import filled, known_figures
from uccx_licensing.auditing.finding import Finding, findings, findings_in
from uccx_licensing.auditing.findings import FINDINGS, kept_answers, wrong
from uccx_licensing.auditing.parts import Ordered
from uccx_model.graph import licensing_graph
from uccx_proofs.audit.records import kept_record
from uccx_proofs.refusing import CertificateError

ROOT = Path(__file__).resolve().parent.parent
NAMES = re.compile(
    r"\{[^{}]*\}|`[^`]*`|\b[RG]\d\d\b|\bQ\d\d?\b|\b12\.[05]\b|\bSU3\b|\b1[01]\.x\b|\|[^|\n]*\(Q\d\)"
)
NUMBERS = re.compile(
    r"\d|\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|thirty|forty|fifty|"
    r"hundred|ninety|thousand|third|fourth|fifth|half|twice|dozen)\b",
    re.IGNORECASE,
)


@cache
def record() -> Mapping[str, Any]:
    return kept_record("findings")


def changed() -> dict[str, Any]:
    return deepcopy(dict(record()))


def test_there_are_enough_and_a_few_are_the_best() -> None:
    assert len(findings()) >= 14
    assert 3 <= sum(finding.best for finding in findings()) <= 4


@pytest.mark.parametrize("finding", findings(), ids=lambda finding: finding.name)
def test_every_figure_in_the_text_is_a_checked_one(finding: Finding) -> None:
    for text in (finding.title, finding.moral, finding.text):
        loose = NUMBERS.search(NAMES.sub("", text))
        assert loose is None, f"{finding.name}: nothing checks {loose}"
        assert "{" not in filled(finding, text)


@pytest.mark.parametrize("finding", findings(), ids=lambda finding: finding.name)
def test_every_figure_that_is_checked_is_quoted(finding: Finding) -> None:
    for asking in finding.askings:
        for name in asking.figures:
            assert f"{{{asking.name}.{name}}}" in finding.moral + finding.text


@pytest.mark.parametrize("finding", findings(), ids=lambda finding: finding.name)
def test_what_it_rests_on_is_named(finding: Finding) -> None:
    assert finding.askings
    assert finding.sources
    if finding.drawing:
        assert (ROOT / "diagrams/out/en" / finding.drawing).is_file()


def test_everything_was_found_as_it_is_written() -> None:
    assert wrong(kept_answers(record()), record()["verdicts"]) == []
    assert FINDINGS.summary(record()).complete


def test_the_links_of_the_page_lead_somewhere() -> None:
    text = (ROOT / "docs/findings.md").read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-"))
        for heading in re.findall(r"^## (.+)$", text, re.MULTILINE)
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(#([^)]+)\)", text), re.findall(r"findings\.md#([^)]+)\)", readme)
    assert len(links[0]) == len(findings())
    assert 3 <= len(links[1]) <= 4
    assert headings.issuperset([*links[0], *links[1]])


def test_a_changed_answer_fails_and_names_its_finding() -> None:
    spoilt = changed()
    answers = spoilt["answers"]["control"]
    answers["which"] = {**answers["which"], "reply": "unknown", "notes": ["too hard"]}
    told = r"'control', question 'which': the answer is unknown, not yes \(too hard\)"
    assert re.search(told, "\n".join(FINDINGS.summary(spoilt).lines))
    assert not FINDINGS.summary(spoilt).complete
    with pytest.raises(CertificateError, match=told):
        FINDINGS.tables["morals"](spoilt)


def test_a_changed_verdict_fails_and_names_its_finding() -> None:
    spoilt = changed()
    spoilt["verdicts"]["the_lock_never_falls"] = "refuted"
    with pytest.raises(CertificateError, match="'moving': the property the_lock_never_falls"):
        FINDINGS.tables["best"](spoilt)


def test_a_changed_figure_fails_and_names_its_finding() -> None:
    text = findings_text().replace('figures = { time = "180 days" }', 'figures = { time = "9 h" }')
    (finding,) = (found for found in findings_in(text) if found.name == "halves")
    answers = next(answers for found, answers in kept_answers(record()) if found.name == "halves")
    told = wrong([(finding, answers)], record()["verdicts"])
    assert told == ["finding 'halves', question 'two': the figure 'time' is 180 days, not 9 h"]


def test_other_readings_than_the_text_has_fail() -> None:
    text = findings_text().replace('Q3 = "running maximum"\'', "Q3 = frozen_at_entry'")
    (finding,) = (found for found in findings_in(text) if found.name == "moving")
    answers = next(answers for found, answers in kept_answers(record()) if found.name == "moving")
    (told,) = wrong([(finding, answers)], record()["verdicts"])
    assert told.startswith("finding 'moving', question 'chase': with Q3 = ")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda story: story["steps"].pop(), "the story is no answer"),
        (lambda story: story["steps"][0].update(transition="deregister"), "deregister"),
        (lambda story: story["start"].update(bought=-1), "start"),
        (lambda story: story["choices"].append("Q99.NO"), "there is no choice"),
    ],
)
def test_a_spoilt_story_is_refused_with_its_place(spoil: Any, told: str) -> None:
    spoilt = changed()
    spoil(spoilt["answers"]["halves"]["one"]["story"])
    with pytest.raises(CertificateError, match="finding 'halves', question 'one'.*" + told):
        kept_answers(spoilt)


@pytest.mark.parametrize(
    ("finding", "question", "part", "reply"),
    [
        ("agents", "after", "proof", "no"),
        ("agents", "before", "story", "yes"),
        ("halves", "two", "proof", "yes"),  # that no story takes less time
        ("moving", "chase", "cases", "yes"),
    ],
)
def test_an_answer_without_evidence_is_refused(
    finding: str, question: str, part: str, reply: str
) -> None:
    spoilt = changed()
    del spoilt["answers"][finding][question][part]
    with pytest.raises(CertificateError, match=f"{question}': nothing shows .* is {reply}"):
        kept_answers(spoilt)


def test_the_proof_of_another_question_is_refused() -> None:
    spoilt = changed()
    answers = spoilt["answers"]
    answers["agents"]["after"]["proof"] = answers["restart"]["blocked"]["proof"]
    answer = {f.name: a for f, a in kept_answers(spoilt)}["agents"]["after"]
    with pytest.raises(CertificateError, match="its proof is not about"):
        check_proofs(licensing_graph(), answer, 60.0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('sources = ["R22", "R24", "R28"]', 'sources = ["R99"]', "finding 'agents': no source"),
        ('readings = ["Q12"]', 'readings = ["Q13"]', "finding 'types': no reading.*'Q13'"),
        ('properties = ["licence_types_fit_the_site"]', 'properties = ["x"]', "finding 'types'"),
        ("reach synchronize_agents and enforced", "reach nonsense", "question 'after'.*nonsense"),
        ("reach synchronize_agents and enforced", "why not enforced", "cannot be kept"),
        ('name = "agents"', 'name = "types"', "a finding called 'types' is there twice"),
        ('name = "before"', 'name = "after"', "a question called 'after' is there twice"),
        ("[[finding]]", "[[findings]]", "findings"),
        ('moral = """', 'morale = """', "it does not tell 'moral'"),
    ],
)
def test_a_file_that_breaks_its_rules_is_refused(old: str, new: str, told: str) -> None:
    text = findings_text()
    assert old in text
    with pytest.raises(CertificateError, match=rf"(?s)findings\.toml: .*{told}"):
        findings_in(text.replace(old, new))


def test_a_figure_that_nothing_checks_is_refused() -> None:
    finding = findings()[0]
    with pytest.raises(CertificateError, match=r"quotes 'nothing\.time'; there are: "):
        filled(finding, "after {nothing.time}")
    assert known_figures()["base.report"] == "15 min"


def findings_text() -> str:
    file = ROOT / "app/uccx_licensing/auditing/findings.toml"
    return file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_sample_is_found_anew_and_told_as_such() -> None:
    found = FINDINGS.find(Ordered(jobs=1, sample=1), lambda *_: None)
    (first,) = FINDINGS.summary(found).lines
    assert "1 question asked: all as written" in first


@pytest.mark.parametrize(
    ("finding", "question", "changed"),
    [
        ("every", "forever", {"now"}),
        ("pause", "most", {"now", "certificate_age"}),
        ("pause", "night", {"now", "certificate_age"}),
    ],
)
def test_what_lasts_for_ever_comes_back_to_where_it_was(
    finding: str, question: str, changed: set[str]
) -> None:
    answers = {f.name: told for f, told in kept_answers(record())}
    trace = answers[finding][question].trace
    assert trace is not None
    seen = [trace.start, *(step.after for step in trace.steps)]
    differing = [
        {name for name, value in one.values.items() if value != other.values[name]}
        for one, other in combinations(seen, 2)
        if one.node == other.node and one.values["now"] < other.values["now"]
    ]
    assert any(names <= changed for names in differing)
