"""The table that a person reads, and what is told beneath it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from test_app_reports import HOSTILE_RUN
from test_app_runs import EVERYTHING, EXITS, conditional, proved, result, run, witnessed
from uccx_licensing.findings import show_examples, show_findings
from uccx_licensing.progress import progress
from uccx_licensing.screen import Screen
from uccx_licensing.table import kind_in_words, show_legend, show_summary, show_table
from uccx_proofs.verdicts import Engine, Proved, Run, Unknown


class Paper(io.TextIOWrapper):
    """A stream in memory, of this encoding, that may be a terminal."""

    def __init__(self, encoding: str = "utf-8", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def shown(show: Callable[[Run, Screen], None], outcome: Run, paper: Paper | None = None) -> str:
    paper = paper or Paper()
    show(outcome, Screen(paper))
    return "\n".join(line.rstrip() for line in paper.text().splitlines())


def test_a_row_a_property_by_kind() -> None:
    rows = shown(show_table, run(proved("b_c"), witnessed(), proved("a"))).splitlines()
    assert [" ".join(row.split()) for row in rows] == [
        "Always true of a product instance",
        "✓ proved b c inductive invariant 0.2 s",
        "✓ proved a inductive invariant 0.2 s",
        "",
        "Possible, shown by example",
        "✓ witnessed both scenarios are possible replay 0.2 s",
        "2 examples",
    ]


def test_what_holds_only_for_some_says_so() -> None:
    some = result("x", Proved(Engine.GRAPH, "a cut"), readings="Q4 = x", periods="a ≤ b")
    told = shown(show_table, run(some, proved(), conditional()))
    assert "for Q4 = x\n" in told
    assert "for a ≤ b\n" in told
    assert "a cut\n" in told
    assert 'needs Q7 = "only by the matching cure"; without it: refuted' in told
    assert 'for Q7 = "only' not in told, "the condition tells it already"


def test_what_all_share_is_told_once() -> None:
    outcome = run(proved(periods="the numbers of 12.5"), proved("x", periods="the numbers of 12.5"))
    assert "12.5" not in shown(show_table, outcome)
    assert "every reading, the numbers of 12.5 unless" in shown(show_summary, outcome)


def test_the_summary() -> None:
    told = " ".join(shown(show_summary, EVERYTHING).split())
    assert told == (
        "7 properties: 2 proved, 1 witnessed, 2 refuted, 1 unknown, 1 disagreement · "
        "every reading, any periods unless a row says otherwise · 8.1 s "
        "0 checked by certificate, 0 reused from an earlier run, 7 found anew"
    )
    one = run(proved(), profile="12.5-su3", notes=["Spacer was skipped."])
    assert shown(show_summary, one).splitlines() == [
        "1 property: 1 proved · every reading, the numbers of 12.5-su3 · 8.1 s",
        "0 checked by certificate, 0 reused from an earlier run, 1 found anew",
        "Spacer was skipped.",
    ]
    assert shown(show_summary, run()).startswith("0 properties: none")


def test_a_condition_that_may_be_needless_is_not_overlooked() -> None:
    outcome = run(conditional(Unknown("no time")))
    assert "? 1 condition not known to be needed" in shown(show_summary, outcome)
    assert "unknown, so it may not be needed" in " ".join(shown(show_table, outcome).split())


def test_the_legend_explains_what_occurs() -> None:
    told = shown(show_legend, EXITS["proved"][0])
    assert [line.split()[1] for line in told.splitlines()[:3]] == ["proved", "witnessed", "refuted"]
    assert "Q7  What leads out of Enforcement?" in told
    assert "unknown" not in told
    assert not shown(show_legend, run())


def test_findings_tell_the_sentence_the_reason_and_the_story() -> None:
    told = shown(show_findings, EVERYTHING)
    for line in (
        "✗ refuted: evaluation lasts ninety days",
        "  It is so that evaluation lasts ninety days.",
        "  From R17, R24, G01; written in proofs/uccx_proofs/properties/states.py, line 12",
        "  Why: the period is over too early",
        "  It fails at: evaluation_expires: EVALUATION → EVALUATION_EXPIRED",
        "✗ refuted: no path leads back",
        "‼ disagreement: the lock never falls",
    ):
        assert line in told.splitlines()
    assert "evaluation used 3 reports" in told
    assert "scenario" not in told


def test_examples_tell_each_witness() -> None:
    told = shown(show_examples, EVERYTHING)
    assert "  the tech note's first scenario:" in told.splitlines()
    assert "  a silent server:" in told.splitlines()


@pytest.mark.parametrize("columns", ["40", "60", "83", "84", "200"])
@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_any_width_and_encoding(
    columns: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    paper = Paper(encoding)
    for show in (show_table, show_summary, show_legend):
        show(EVERYTHING, Screen(paper))
    told = paper.text()
    assert max(map(len, told.splitlines())) <= min(int(columns), 120)
    words = " ".join(told.split())
    for word in ("witnessed", "refuted", "unknown", "disagreement"):
        assert word in words
    if int(columns) >= 60:
        assert "enforcement has one cure" in words


@pytest.mark.parametrize("terminal", [False, True])
def test_hostile_text_steers_nothing(terminal: bool) -> None:
    paper = Paper(terminal=terminal)
    for show in (show_table, show_findings, show_examples, show_summary, show_legend):
        show(HOSTILE_RUN, Screen(paper))
    told = paper.text()
    assert "\x1b[31m" not in told
    assert "\x00" not in told
    assert "\u202e" not in told
    assert "[bold]x[/]" in told


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[" not in shown(show_table, EVERYTHING)
    assert "\x1b[" in shown(show_table, EVERYTHING, Paper(terminal=True))
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in shown(show_table, EVERYTHING, Paper(terminal=True))


def test_kinds_are_headings() -> None:
    assert kind_in_words("witness") == "Possible, shown by example"
    assert kind_in_words("new kind") == "New kind"


def test_progress_is_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    paper = Paper(terminal=True)
    with progress(Screen(paper)) as report:
        report("the_[bold]lock", 1, 3)
        report("the_[bold]lock", 3, 3)
    assert "3/3" in paper.text()
    assert "the [bold]lock" in paper.text()


@pytest.mark.parametrize("term", ["dumb", None])
def test_progress_is_told_in_lines_elsewhere(
    term: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term or "xterm")
    paper = Paper(terminal=term is not None)
    with progress(Screen(paper)) as report:
        report("the_lock", 1, 10)
        report("the_lock", 1, 10)
        report("last", 10, 10)
    assert paper.text() == "[ 1/10] the lock\n[10/10] last\n"
