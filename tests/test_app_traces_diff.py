"""Two traces side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from random_traces import random_trace
from test_app_runs import of_no_profile, scenario, silence
from test_app_traces import seeds
from uccx_licensing import save_trace
from uccx_licensing.__main__ import run
from uccx_licensing.comparison import Comparison, compared
from uccx_licensing.side_by_side import side_by_side
from uccx_model.choices import Q4
from uccx_model.graph import licensing_graph
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION
from uccx_model.trace import Trace


def earlier() -> Trace:
    """Like the tech note's scenario, but the overage comes half an hour earlier, and is less."""
    script = Script(licensing_graph(), start(EVALUATION, 100, agents=40))
    script.act("register")
    script.report(80)
    script.report(80, times=18)
    for _ in range(5):
        script.report(120)
    script.act("deregister")
    return script.trace()


def lines(comparison: Comparison, width: int) -> list[str]:
    return [line for line, _ in side_by_side(comparison, width)]


SIDE_BY_SIDE = """\
  Time          A                                          B
  day 0  00:00  start, EVALUATION                          the same
                register, NO_LICENSES_IN_USE               the same
  day 0  00:15  report of 80, IN_COMPLIANCE                the same
  day 0  04:45  18 reports of 80                           the same
> day 0  05:00  report of 80                               report of 120, OVERAGE, strike 1 of 5
  day 0  05:15  report of 80                               report of 120, strike 2 of 5,
                                                           ⚠ SYSTEM_TO_ENTER_OOC_STATE
"""

ONE_ABOVE_THE_OTHER = """\
  day 0  04:45
    A B  18 reports of 80
> day 0  05:00
    A    report of 80
    B    report of 120, OVERAGE, strike 1 of 5
  day 0  05:15
    A    report of 80
    B    report of 120, strike 2 of 5,
         ⚠ SYSTEM_TO_ENTER_OOC_STATE
"""


def test_stretches_are_cut_where_the_other_trace_tells_something() -> None:
    told = compared(scenario(), earlier())
    assert "\n".join(lines(told, 100)).startswith(SIDE_BY_SIDE)
    assert ONE_ABOVE_THE_OTHER in "\n".join(lines(told, 60))
    assert told.terms == ()
    assert told.first == 4
    assert told.sentence == (
        "They differ first at day 0 05:00. "
        "A: report of 80; B: report of 120, OVERAGE, strike 1 of 5."
    )
    assert [first for _, first in side_by_side(told, 100)].count(True) == 2


@pytest.mark.parametrize("width", [50, 60, 80, 100, 120, 200])
def test_every_width_has_room(width: int) -> None:
    for other in (earlier(), silence(), of_no_profile()):
        shown = lines(compared(scenario(), other), width)
        assert max(map(len, shown)) <= width
        assert not any(line.endswith(" ") for line in shown)


def test_nothing_differs() -> None:
    told = compared(scenario(), scenario())
    assert (told.terms, told.first) == ((), None)
    assert told.sentence == "The same happens in both."
    again = compared(scenario(), scenario(Q4.RESETS_COUNT))
    assert again.terms == ('Q4: "keeps the count" (A), "resets it" (B).',)
    assert again.first is None
    assert again.sentence == "The same happens in both, whatever differs above."


def test_a_trace_that_ends_before_the_other() -> None:
    short = replace(scenario(), steps=scenario().steps[:-2])
    told = compared(scenario(), short)
    assert told.sentence.startswith("They differ first at day 90 06:30. A: 8,640 reports of 130")
    assert told.sentence.endswith("; B: it has ended.")


def test_other_numbers_and_another_start() -> None:
    numbers = {**scenario().parameters, "strike_limit": 6, "overage_period": 96}
    told = compared(scenario(), Trace(numbers, scenario().choices, silence().start, ()))
    assert told.terms == (
        "Strike limit: 5 (A), 6 (B).",
        "Overage period: 90 days (A), 1 day (B).",
        "At the start: bought 100 (A), bought 10 (B).",
        "At the start: 40 agents (A), 0 agents (B).",
    )


def test_what_the_licence_server_knows_is_told_where_it_is_something_else() -> None:
    here, there = start(EVALUATION, 5), start(EVALUATION, 5, known=4)
    told = compared(
        *(Trace(scenario().parameters, scenario().choices, s, ()) for s in (here, there))
    )
    assert told.terms == (
        "At the start: known to the licence server 5 (A), known to the licence server 4 (B).",
    )


def test_a_limit_alone_is_no_difference() -> None:
    def struck(limit: int) -> Trace:
        trace = scenario()
        numbers = {**trace.parameters, "strike_limit": limit}
        return replace(trace, parameters=numbers, steps=trace.steps[:24])

    assert compared(struck(5), struck(7)).first is None


def test_suppositions_are_compared() -> None:
    other = replace(silence(), settings={"overage_allowed": True}, dropped=("register",))
    told = compared(replace(silence(), steps=()), replace(other, steps=()))
    assert told.terms == (
        "Supposed all the time: nothing (A), overage allowed (B).",
        "Supposed not to exist: nothing (A), register (B).",
    )


def test_releases_are_aligned_by_time() -> None:
    script = Script(licensing_graph(), start(EVALUATION, 100, agents=40), (), "12.5-su3")
    script.act("register")
    script.report(80)
    told = compared(scenario(), script.trace())
    assert told.terms[0] == "A report every: 15 min (A), 8 h (B)."
    assert [row.when for row in told.rows if row.right][-1] == "day 0  08:00"


def test_numbers_of_no_release_are_aligned_by_reports() -> None:
    told = compared(scenario(), of_no_profile())
    assert "Not both have the numbers of a release: they are aligned by reports." in told.terms
    assert "A report every: 15 min (A), unknown (B)." in told.terms
    assert [row.when for row in told.rows[:3]] == ["report 0", "", "report 1"]


def test_dates() -> None:
    told = compared(scenario(), earlier(), start=datetime(2026, 1, 1, 8))
    assert told.sentence.startswith("They differ first at 2026-01-01 13:00.")


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_any_two_traces_can_be_compared(seed: int) -> None:
    a, b = random_trace(seed), random_trace(seed + 1)
    assert compared(a, a).first is None
    there, back = compared(a, b), compared(b, a)
    assert (there.first is None) == (back.first is None)
    assert max(map(len, lines(there, 80))) <= 80


# The command.


def test_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    save_trace(scenario(), one, question="Is it so?", start_date=datetime(2026, 1, 1, 8))
    save_trace(earlier(), other)
    assert run(["diff", str(one), str(other)]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"  A: {one}: Is it so?\n  B: {other}\n\n  Time ")
    assert "> 2026-01-01 13:00  report of 80" in told
    assert "They differ first at 2026-01-01 13:00. A: report of 80; B:" in told


def test_diff_of_what_does_not_replay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, third = (str(tmp_path / f"{name}.json") for name in "abc")
    save_trace(scenario(), one)
    save_trace(replace(scenario(), steps=scenario().steps[1:]), other)
    save_trace(replace(scenario(), start=scenario().last), third)
    assert run(["diff", one, other]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Step 1, usage is within entitlement: the model does not do this in EVALUATION" in told
    assert "So B is compared up to there only." in told
    assert run(["diff", third, one]) == 0
    assert "No instance starts like this. So A has no steps." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.json"], "Missing argument 'B'"),
        (["a.json", "none"], "'none' does not exist"),
        (["-", "-"], "A and B cannot both be standard input"),
        (["a.json", "bad"], "'bad': expected a trace in JSON"),
        (["a.json", "a.json", "--start", "now"], "'now' is no date and time"),
    ],
)
def test_wrong_use(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    save_trace(scenario(), "a.json")
    Path("bad").write_text("?")
    assert run(["diff", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert message in " ".join(told.err.split())
