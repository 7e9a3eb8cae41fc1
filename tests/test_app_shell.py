"""The commands of the shell: walks, traces, readings, scripts."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shell_fakes import FakeAsker, fake_services
from uccx_licensing.__main__ import run as run_command
from uccx_licensing.screen import Screen
from uccx_licensing.shell import entering  # noqa: F401  fills the table of commands
from uccx_licensing.shell.arguments import INPUT_WORDS, Arguments, LineError
from uccx_licensing.shell.commands import COMMANDS, perform, without_comment
from uccx_licensing.shell.scripts import entries, run_file, run_lines
from uccx_licensing.shell.session import Session
from uccx_model.choices import Q1, Q6, Deployment, Origin
from uccx_model.execution import replay
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES
from uccx_model.states import ENFORCED, STATES
from uccx_proofs.queries.language import understanding as language


class Shell:
    """A session whose output is kept."""

    def __init__(self) -> None:
        self.asker = FakeAsker()
        self.stream = io.StringIO()
        self.session = Session(Screen(self.stream), lambda: fake_services(self.asker))

    def __call__(self, *lines: str) -> str:
        """Carry out lines, and return what they write."""
        before = len(self.stream.getvalue())
        for line in lines:
            perform(self.session, line)
        return self.stream.getvalue()[before:]

    def wrong(self, line: str) -> str:
        """Return the error of a line."""
        with pytest.raises(LineError) as error:
            perform(self.session, line)
        return str(error.value)

    @property
    def node(self) -> str:
        return self.session.walk.here.node


@pytest.fixture
def shell() -> Shell:
    return Shell()


# Walking.


def test_a_walk_reads_like_a_story(shell: Shell) -> None:
    told = shell("start bought 100", "take register", "wait 5 reports usage 130", "until enforced")
    assert "EVALUATION" in told
    assert "strike 5 of 5, locked 130, ⚠ SYSTEM_IN_OOC_STATE" in " ".join(told.split())
    assert "+90 days 8,640 reports of 130: OUT_OF_COMPLIANCE_EXPIRED" in told
    assert "goes on with:  usage 130, the licence server answers" in shell("where")
    assert "At the end: OUT_OF_COMPLIANCE_EXPIRED" in shell("story")
    assert "OUT_OF_COMPLIANCE · day 0 01:15 · strike 5 · locked 130" in shell("back")
    assert shell("back 2").endswith("EVALUATION · day 0 00:00\n")
    assert shell.wrong("back") == "nothing to undo"


def test_moves_tell_what_can_happen_and_why_the_rest_cannot(shell: Shell) -> None:
    told = shell("start bought 100", "moves")
    assert "4  register → NO_LICENSES_IN_USE" in told
    assert "evaluation_expires → EVALUATION_EXPIRED  for 90 days" in told
    assert "restart_cluster: only if a restart is pending" in told
    shell("take 4")
    assert shell.node == "NO_LICENSES_IN_USE"


def test_what_is_offered_can_be_typed(shell: Shell) -> None:
    shell("start bought 100 reading Q6 = 'is refused'", "take register", "wait 75 min usage 130")
    lines = shell("moves").partition("Cannot")[0].splitlines()
    offers = [line.split() for line in lines if line.strip()[0].isdigit()]
    assert len(offers) == 8
    for number, name, *rest in offers:
        node = shell.node
        inputs = rest[2:] if rest[:1] == ["→"] else rest
        shell(f"take {name} {' '.join(inputs)}")
        there = shell.session.walk.here
        shell("back", f"take {number}")
        assert shell.session.walk.here == there
        shell("back")
        assert shell.node == node


def test_what_cannot_happen_is_refused_with_the_reason(shell: Shell) -> None:
    shell('start bought 100 reading Q6 "is refused"', "take register", "wait 75 min usage 130")
    assert shell.wrong("take deregister") == (
        'deregister can happen only if locked usage (130) = 0 or Q6 ≠ "is refused"'
    )
    silent = "reregister can happen only if the licence server answers"
    assert shell.wrong("take reregister silent") == silent
    assert shell.wrong("take 99") == "there is no move 99; there are 1 to 8: see moves"
    assert "did you mean reregister" in shell.wrong("take reregistr")


def test_what_a_trace_supposes_to_stay_does_not_change(shell: Shell) -> None:
    shell("start bought 100", "take register", "keep it")
    kept = shell.session.traces["it"]
    shell.session.traces["it"] = replace(kept, settings={"bought": 100}, dropped=("deregister",))
    shell("resume it")
    assert "deregister " not in shell("moves")
    told = shell.wrong("take usage_is_within_entitlement usage 1 bought 200")
    assert told.endswith("changes what is supposed to stay: bought 100")
    assert shell.wrong("wait 1 day bought 200").startswith("time cannot pass like this")


def test_a_walk_starts_as_it_is_told(shell: Shell) -> None:
    shell('start origin "upgrade from 12.0" wfo agents 7 profile 12.5-su3')
    here = shell.session.walk.here
    assert (here.node, here.values["wfo_in_use"], here.values["agents"]) == ("CLASSIC", True, 7)
    assert shell.session.walk.trace().profile == "12.5-su3"
    shell("wait 1 day")
    assert shell.session.walk.here.values["now"] == 3
    assert shell.wrong("start CLASSIC") == (
        'an instance whose Origin = "new installation" starts in EVALUATION, not in CLASSIC'
    )
    assert "supported under Classic" in shell.wrong("start wfo")
    assert "did you mean OVERAGE?" in shell.wrong("start overge")
    assert shell.node == "CLASSIC"


@pytest.mark.parametrize(
    ("line", "node", "now"),
    [
        ("until enforced", "EVALUATION_EXPIRED", 8640),
        ("until change within 91 days", "EVALUATION_EXPIRED", 8640),
        ("until EVALUATION_EXPIRED with usage 3", "EVALUATION_EXPIRED", 8640),
        ("wait 90 days", "EVALUATION_EXPIRED", 8640),
        ("wait 1 day 2 h 10 min silent", "EVALUATION", 105),
    ],
)
def test_time_passes(shell: Shell, line: str, node: str, now: int) -> None:
    shell("start", line)
    assert (shell.node, shell.session.walk.here.values["now"]) == (node, now)


def test_conditions_of_the_language_can_be_waited_for(shell: Shell) -> None:
    shell("start", "take register", "until silence >= 10 days with silent")
    assert shell.session.walk.here.values["silence"] == 960
    assert shell("until silence >= 10 days") == "This holds already.\n"
    assert (
        shell.wrong("until a step") == "'a step' is about a step; expected a condition about "
        "a state"
    )


def test_what_does_not_come_about_is_told(shell: Shell) -> None:
    shell("start")
    told = shell.wrong("until OVERAGE within 10 days")
    assert told == "this does not come about within the time: waited 10 days, and went back"
    assert shell.session.walk.here.values["now"] == 0


# Bad input.


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("moves", "no walk has begun; write: start"),
        ("start bought -1", "bought: expected a whole number up to 1,000,000,000, found '-1'"),
        ("start bought", "bought is missing; expected: start [STATE]"),
        ('start reading Q1 "x', "a quotation mark stands alone"),
        ("start reading Q99 = no", "no choice is called 'Q99'"),
        ("start reading Q1 = no", 'Q1: expected "90 + 90 days" or "90 days", found \'no\''),
        ("start profile 11", "no profile '11'; there are: 12.5, 12.5-su3"),
        ("mvoes", "no command is called 'mvoes'; did you mean moves?"),
        ("reach (", None),
        ("show nothing", "no trace is called 'nothing'; none is kept"),
        ("keep", "a name is missing; expected: keep NAME [answer]"),
        ("keep it answer", "nothing to keep: the last answer has no story"),
        ("traces now", "'now' is too much; expected: traces"),
        ("help tke", "there is no help on 'tke'; did you mean take?"),
        ("run /nowhere/at/all", "No such file or directory; expected a script"),
        ("save /nowhere/at/all", "expected a file that can be written"),
        ("chart picture.png", "expected a file that ends in .svg"),
        ("profile x", "no profile 'x'"),
        ("gibberish", "expected reach or always"),
        ("reach contradictory", "this cannot be assumed"),
    ],
)
def test_bad_lines_are_told_in_words(shell: Shell, line: str, told: str | None) -> None:
    if told is None:
        assert shell(line)
    else:
        assert told in shell.wrong(line)
        assert shell.session.done == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("wait", "a length of time is missing; expected: wait LENGTH"),
        ("wait a while", "'a while' is not a length of time; write \"3 days\""),
        ("wait 0 reports", "'0 reports' is not between one report and a hundred years"),
        ("wait 101 years", "'101 years' is not"),
        ("wait 9999999999999 reports", "'9999999999999 reports' is not"),
        ("wait 3 days usege 5", "'3 days usege 5' is not a length of time"),
        ("wait 3 days silent usege 5", "no input is called 'usege'; did you mean usage?"),
        ("wait 1 day overage maybe", "overage: expected on or off, found 'maybe'"),
        ("wait 1 day type gold", "type: expected one of Flex Standard"),
        ("take", "the number or the name of a move is missing"),
        ("until", "what is waited for is missing"),
        ("take register usage 99999999999999999999", "expected a whole number up to"),
    ],
)
def test_bad_steps_are_told_in_words(shell: Shell, line: str, told: str) -> None:
    shell("start")
    before = shell.session.walk.trace()
    assert told in shell.wrong(line)
    assert shell.session.walk.trace() == before


def test_every_input_word_is_read() -> None:
    text = 'usage 1 bought 2 silent synced agents 3 type "NPS/NFR" overage off wfo on for 2 days'
    given = Arguments(text, "").inputs(PROFILES[0])
    expected = {"demand": 1, "bought": 2, "ssm_reachable": False, "synced": True, "agents": 3}
    expected |= {"license_type": 5, "overage_allowed": False, "wfo_in_use": True, "duration": 192}
    assert given == expected
    assert Arguments("answered unsynced", "").inputs(PROFILES[0]) == {
        "ssm_reachable": True,
        "synced": False,
    }
    assert {*INPUT_WORDS} == {w for w in text.split() if w.isalpha()} - {"on", "off", "days"} | {
        "answered",
        "unsynced",
    }


# Questions, readings, traces.


def test_questions_are_asked_under_the_sessions_profile_and_readings(shell: Shell) -> None:
    assert shell("reach enforced") == "Yes: reach enforced\n"
    shell('reading Q6 = "is refused" deployment "On-Prem Connected"', "profile 12.5-su3")
    shell("always x profile 12.5")
    shell("always x")
    held = 'assuming Q6 = "is refused" and Deployment = "On-Prem Connected"'
    assert [question.text for question in shell.asker.asked] == [
        "reach enforced",
        f"always x profile 12.5 {held}",
        f"always x {held} profile 12.5-su3",
    ]


def test_what_the_session_adds_to_a_question_is_understood() -> None:
    asked = 'reach enforced assuming Q6 = "is refused" and Deployment = "On-Prem Connected"'
    question = language.understand(f"{asked} profile 12.5-su3")
    assert question.options == (Q6.REFUSED, Deployment.ON_PREM_CONNECTED)
    assert question.profile == "12.5-su3"


def test_questions_can_have_comments(shell: Shell) -> None:
    shell("reach (a  # first\n# second\n b)  # third")
    assert [question.text for question in shell.asker.asked] == ["reach (a b)"]


def test_the_questions_of_the_help_can_be_asked(shell: Shell) -> None:
    lines = shell("help questions").splitlines()
    assert len(lines) == 4
    for line in lines:
        assert language.is_complete(line.strip())
        assert language.understand(line).text == line.strip()


def test_readings_hold_until_they_are_taken_back(shell: Shell) -> None:
    told = shell('reading q1 = no_overage_period origin "upgrade from 10"')
    assert '→ Q1 = "90 days"' in told
    shell("start EVALUATION")
    held = shell.session.walk.choices
    assert {Q1.NO_OVERAGE_PERIOD, Origin.UPGRADE_FROM_10_OR_11} <= {*held}
    assert shell.session.in_short().endswith(
        'Q1 = "90 days" · Origin = "upgrade from 10.x or 11.x"'
    )
    shell('reading Q1 = "90 + 90 days"')
    assert list(shell.session.options) == [Origin]
    shell("reading reset")
    assert shell.session.options == {}


def test_traces_are_kept_by_name(shell: Shell) -> None:
    assert "No trace is kept" in shell("traces")
    shell("start bought 100", "take register", "keep mine", "reach x", "keep other answer")
    assert shell("traces").splitlines() == [
        "mine: 1 step, ends in NO_LICENSES_IN_USE",
        "other: 1 step, ends in NO_LICENSES_IN_USE",
    ]
    assert "At the end: NO_LICENSES_IN_USE, bought 100" in shell("show other")
    shell("start", "resume mine")
    assert shell.node == "NO_LICENSES_IN_USE"
    shell("drop mine")
    assert "no trace is called 'mine'; there are: other" in shell.wrong("show mine")


def test_help_has_every_command_with_examples(shell: Shell) -> None:
    overview = shell("help")
    for known in COMMANDS.values():
        assert known.meaning[:40] in overview
        told = shell(f"help {known.name}")
        assert known.examples
        for example in known.examples:
            assert f"  {example}\n" in told
    assert "why not deregister" in shell("help questions")
    assert "Ctrl-C" in shell("help keys")


def test_leaving_has_two_words(shell: Shell) -> None:
    shell("exit")
    assert shell.session.over


# Charts.


def test_the_chart_marks_the_current_state(shell: Shell) -> None:
    shell("start")
    told = shell("chart")
    assert [word for line in told.splitlines() for word in line.split("│") if "→ E" in word][:1]
    assert told.count("(enforced)") == len(ENFORCED)
    assert all(state.name in told for state in STATES)
    assert "→ NO_LICENSES_IN_USE: register" in told


def test_the_chart_can_be_drawn(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell("chart before.svg", "start", "take register", "chart after.svg")
    before, after = (
        (tmp_path / name).read_text(encoding="utf-8") for name in ("before.svg", "after.svg")
    )
    assert "[1]" not in before
    assert "[1]" in after


# Scripts.


def test_a_saved_session_does_the_same_again(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a session.uccx"
    shell("start bought 100  # one", "moves", "take 4", "wait 2 days usage 130", "reach\n  (x)")
    shell.wrong("take nothing")
    shell("keep mine", f"save {file}")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == [
        "start bought 100",
        "take 4",
        "wait 2 days usage 130",
        "reach (x)",
        "keep mine",
    ]
    again = Shell()
    again(f"run {file}")
    assert again.session.traces == shell.session.traces
    assert again.session.done == lines[1:]


def test_a_script_stops_at_the_first_wrong_line(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "s"
    file.write_text("# first\n\nstart\nreach (a\n  b)\ntake nothing\ntake register\n")
    with pytest.raises(LineError, match=r"s, line 6: no move is called 'nothing' here"):
        run_file(shell.session, file)
    assert (shell.node, len(shell.asker.asked)) == ("EVALUATION", 1)


def test_a_script_can_leave_and_cannot_run_itself(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "s"
    file.write_text("start\nquit\ntake register\n")
    run_file(shell.session, file)
    assert shell.node == "EVALUATION"
    file.write_text(f"run {file}\n")
    with pytest.raises(LineError, match=r"line 1: .* is being run already"):
        run_file(shell.session, file)
    file.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(LineError, match="no text in UTF-8"):
        run_file(shell.session, file)
    file.write_bytes(b"#" * 2_000_000)
    with pytest.raises(LineError, match="too large"):
        run_file(shell.session, file)


def test_questions_go_on_until_they_are_complete(shell: Shell) -> None:
    language = fake_services(shell.asker).language
    lines = ["reach (a", "# said", "moves", "", "reach (b", "", "start  # x", "always c", "reach ("]
    found = list(entries(lines, language.is_complete))
    assert found == [
        (1, "reach (a"),
        (3, "moves"),
        (5, "reach (b"),
        (7, "start"),
        (8, "always c"),
        (9, "reach ("),
    ]


def test_comments_end_a_line_but_not_inside_quotation_marks() -> None:
    assert without_comment(' reading Q1 = "#5" # five') == 'reading Q1 = "#5"'
    assert without_comment("# all") == without_comment("  ") == ""
    assert without_comment("a#b") == "a#b"


def test_control_characters_do_not_reach_the_terminal(shell: Shell) -> None:
    told = shell.wrong("show \x1b[31mred")
    shell.session.screen.say(told)
    assert "\x1b" not in shell.stream.getvalue()


@pytest.mark.parametrize(
    ("script", "code", "told"),
    [
        ("start\ntake register\n", 0, ""),
        ("", 0, ""),
        ("start\nfly\nstart\n", 2, "Error: standard input, line 2: "),
        ("start\ntake fly\n", 2, "Error: standard input, line 2: no move is called 'fly' here"),
    ],
)
def test_a_pipe_is_a_script(
    script: str,
    code: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("uccx_licensing.shell.services", lambda: fake_services(FakeAsker()))
    monkeypatch.setattr(sys, "stdin", io.StringIO(script))
    assert run_command(["shell"]) == code
    shown = capsys.readouterr()
    assert shown.err.startswith(told)
    assert "Traceback" not in shown.err
    assert shown.out.startswith("day 0 00:00  EVALUATION") or not script


def test_nothing_is_loaded_before_a_question_is_asked() -> None:
    def load() -> None:
        raise AssertionError("loaded")

    session = Session(Screen(io.StringIO()), load)  # type: ignore[arg-type]
    run_lines(session, ["start", "moves", "take register", "until change silent"], "here")


def test_narrow_screens_and_poor_encodings_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    session = Session(Screen(stream), lambda: fake_services(FakeAsker()))
    run_lines(session, ["start", "moves", "where", "chart", "help", "story", "reading"], "here")
    stream.flush()
    told = stream.buffer.getvalue().decode("ascii")
    assert "-> EVALUATION" in told
    assert os.linesep in told


_WORDS = st.sampled_from(
    [
        *(name for name in COMMANDS if name not in ("run", "save", "chart")),
        *INPUT_WORDS,
        *("reach", "enforced", "change", "EVALUATION", "1", "3 days", "130", '"x y"', "=", "Q1"),
        *(
            "reading",
            "within",
            "register",
            "evaluation_goes_on",
            "(",
            ")",
            '"',
            "#",
            "12.5",
            "é\x1b",
        ),
    ]
)


@given(st.lists(st.lists(_WORDS, max_size=5).map(" ".join), max_size=6))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_the_shell_goes_on(lines: list[str]) -> None:
    shell = Shell()
    shell("start bought 100", "take register")
    for line in lines:
        with contextlib.suppress(LineError):
            perform(shell.session, line)
    assert "Traceback" not in shell.stream.getvalue()
    assert "\x1b" not in shell.stream.getvalue()
    replay(licensing_graph(), shell.session.walk.trace())


def test_kept_traces_are_written_to_files_and_read_again(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "first walk.json"
    shell("start bought 100", "take register", "keep first", f"write first {file}")
    assert shell(f"load second {file}").startswith("second: 1 step, ends in NO_LICENSES_IN_USE")
    shell("resume second")
    assert shell.node == "NO_LICENSES_IN_USE"
    assert "no trace is called 'third'" in shell.wrong(f"write third {file}")
    file.write_text("{}", encoding="utf-8")
    assert "format" in shell.wrong(f"load third {file}")


def test_choosing_a_reading_tells_that_one_only(shell: Shell) -> None:
    assert shell('reading Q6 = "is refused"').count("Q") == 1
    assert len(shell("reading").splitlines()) > 12


def test_a_script_with_nothing_in_it_is_refused(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "empty.uccx"
    file.write_text("\n# only this\n", encoding="utf-8")
    assert "there is nothing in it; expected questions or commands" in shell.wrong(f"run {file}")
