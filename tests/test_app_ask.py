"""The command `ask`: answers, exit codes, what is printed and what is written to files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from uccx_licensing.__main__ import run
from uccx_licensing.asking import EXIT_CODES
from uccx_model.graph import licensing_graph
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.processes import Limits
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.checking import Written, checked
from uccx_proofs.queries.inquiring import inquire
from uccx_proofs.queries.language.understanding import understand
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.system import licensing_system

YES: Final = "reach OUT_OF_COMPLIANCE within 75 min"
NO: Final = "reach CLASSIC from EVALUATION"


class Told:
    """The exit code of a command, and what it writes."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        capsys.readouterr()
        self.code = run(["ask", *arguments])
        self.out, self.err = capsys.readouterr()
        assert "Traceback" not in self.err or self.code == 70


# How it ends.


@pytest.mark.parametrize(
    ("question", "code", "told"),
    [
        (YES, 0, "yes: it can happen, after 6 steps and 1 h 15 min."),
        (NO, 1, "no: it can never happen: CLASSIC from EVALUATION."),
        ("always strikes <= 5", 0, "yes: it always holds: strikes <= 5."),
        ("always strikes <= 4", 1, "no: it does not always hold; it fails after"),
        ("never strikes > 5", 0, "yes: it always holds"),
        ('why not deregister from OUT_OF_COMPLIANCE reading Q6 = "is refused"', 0, "cannot happen"),
        ("why not register from EVALUATION", 1, "nothing stands in the way"),
        ("which readings: reach CLASSIC from EVALUATION", 1, "under no reading of the documents"),
    ],
)
def test_the_answer_is_the_exit_code(
    question: str, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = Told(capsys, *question.split())
    assert (ended.code, ended.err) == (code, "")
    assert told in " ".join(ended.out.split())


def test_the_language_needs_no_quotation_marks(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "reach", "CLASSIC from", "EVALUATION").code == 1


def test_unknown_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    ended = Told(capsys, NO, "--time-limit", "1ms")
    assert ended.code == 3
    assert "This is not a no." in ended.out
    assert "it had no answer after" in ended.out


@pytest.mark.parametrize(
    ("mistake", "code", "told"),
    [
        (ZeroDivisionError("x"), 70, "Traceback"),
        (KeyboardInterrupt(), 130, "Stopped with Ctrl-C"),
        (OSError(11, "Resource temporarily unavailable"), 2, "Resource temporarily unavailable"),
    ],
)
def test_what_is_no_answer(
    mistake: BaseException,
    code: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def answer(*_: object) -> None:
        raise mistake

    monkeypatch.setattr(Asker, "answer", answer)
    ended = Told(capsys, YES)
    assert (ended.code, ended.out) == (code, "")
    assert told in ended.err


def test_every_exit_code_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "--help").out
    for code, meaning in EXIT_CODES.items():
        assert f"{code:5}  {meaning}" in told


def test_the_questions_of_the_help_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "--help").out.partition("Questions:")[2].partition("(docs/")[0]
    questions = [line.strip() for line in told.splitlines() if line.strip()]
    assert len(questions) == 8
    for question in questions:
        assert understand(question).text == question


# What it prints.


def test_an_answer_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    shown: dict[str, Any] = json.loads(Told(capsys, YES, "--json").out)
    assert (shown["answer"], shown["exit_code"], shown["form"]) == ("yes", 0, "reach")
    assert shown["question"] == YES
    assert shown["engine"] == "bounded search"
    assert 0 < shown["seconds"] < 600
    assert shown["trace"]["steps"]
    assert shown["proof"] is None
    proved: dict[str, Any] = json.loads(Told(capsys, NO, "--json", "--two-solvers").out)
    assert (proved["answer"], proved["exit_code"], proved["trace"]) == ("no", 1, None)
    assert set(proved["proof"]["solvers"]) == set(SOLVERS)
    assert proved["proof"]["obligations"] > 0
    assert proved["proof"]["certificate"].startswith(f"; Why this holds: {NO}.")
    assert proved.keys() == shown.keys()
    unknown: dict[str, Any] = json.loads(Told(capsys, NO, "--json", "--time-limit", "1ms").out)
    assert (unknown["answer"], unknown["exit_code"]) == ("unknown", 3)
    assert unknown["trace"] is unknown["proof"] is unknown["engine"] is None
    assert unknown["notes"]


def test_an_answer_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, YES, "--markdown", "--start", "2026-01-31T08:00")
    assert told.code == 0
    assert told.out.startswith("## reach OUT")
    assert "**yes: it can happen" in told.out
    assert "2026-01-31" in told.out
    assert "| --- |" in told.out.replace("|---|", "| --- |")


def test_dates(capsys: pytest.CaptureFixture[str]) -> None:
    dated = Told(capsys, YES, "--start", "2026-02-28T23:00").out
    assert "2026-02-28 23:00" in dated
    assert "2026-03-01 00:15" in dated
    assert "day 0" in Told(capsys, YES).out
    assert Told(capsys, YES, "--start", "yesterday").code == 2


def test_what_a_proof_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    heading = "What the proof rests on"
    assert heading in Told(capsys, "reach strikes > 5", "--proof").out
    assert heading not in Told(capsys, "reach strikes > 5").out


# The files.


def test_a_story_is_kept_and_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "story.json"
    ended = Told(capsys, YES, "--save-trace", str(kept), "--start", "2026-01-01T08:00")
    assert ended.code == 0
    assert json.loads(kept.read_text())["question"] == YES
    assert run(["replay", str(kept)]) == 0
    told = capsys.readouterr().out
    assert "OUT_OF_COMPLIANCE" in told
    assert "2026-01-01" in told


def test_a_proof_is_kept_and_can_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "proof.smt2"
    assert Told(capsys, NO, "--save-proof", str(kept)).code == 1
    inquiry = inquire(licensing_system(licensing_graph(), observed=False), understand(NO))
    text = kept.read_text()
    assert parse_certificate(text, inquiry.system).certificate.name == NO
    proof = checked(inquiry, Written(text, ""), tuple(SOLVERS), Limits(60.0, None))
    assert set(proof.solvers) == set(SOLVERS)


def test_a_story_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    svg, png = tmp_path / "story.svg", tmp_path / "story.PNG"
    assert Told(capsys, YES, "--timeline", str(svg)).code == 0
    assert Told(capsys, YES, "--timeline", str(png), "--start", "2026-01-01T08:00").code == 0
    assert etree.parse(svg).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert YES in svg.read_text()
    assert png.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("question", "option", "told"),
    [
        (NO, "--save-trace", "--save-trace: nothing is written, for the answer has no story."),
        (NO, "--timeline", "--timeline: nothing is written, for the answer has no story."),
        (
            YES,
            "--save-proof",
            "--save-proof: nothing is written, for the answer has no proof of its own.",
        ),
    ],
)
def test_what_there_is_not_is_not_written(
    question: str, option: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = Told(capsys, question, option, str(tmp_path / "kept.svg"))
    assert ended.code == (0 if question is YES else 1)
    assert ended.err == f"{told}\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", ["--save-trace", "--save-proof", "--timeline"])
def test_files_are_checked_before_the_question_is_asked(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Asker, "answer")
    missing = tmp_path / "no" / "kept.svg"
    for file, why in [(str(tmp_path), "this is a folder"), (str(missing), "there is no folder")]:
        ended = Told(capsys, YES, option, file)
        assert ended.code == 2
        assert f"Error: {option} {file!r}: {why}" in ended.err
    assert not list(tmp_path.iterdir())


# Wrong use.


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Expected a question; or --file, or --check, with a file."),
        ([YES, "--file", "x"], "Expected a question; or --file, or --check, with a file."),
        ([YES, "--json", "--markdown"], "--json and --markdown cannot both be printed."),
        (
            ["--file", "x", "--json"],
            "--file and --check cannot be combined with what is for one answer.",
        ),
        (["--file", "x", "--save-proof", "y"], "--file and --check cannot be combined"),
        (
            ["--file", "no such file"],
            "No such file or directory; expected a script",
        ),
        (
            [YES, "--timeline", "x.pdf"],
            "--timeline 'x.pdf': expected a name that ends with .svg or .png.",
        ),
        ([YES, "--save-trace", "x", "--save-proof", "x"], "cannot both go to"),
        ([YES, "--time-limit", "soon"], "'soon' is not a length of time"),
        ([YES, "--jsn"], "--json"),
        (['reach enforced assuming Q1 = "90 days" and not Q1 = "90 days"'], "contradicts itself"),
        (["reach enforced assuming site = lab, license_type = flex_hcs"], "no instance starts"),
    ],
)
def test_wrong_use(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    ended = Told(capsys, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


# Scripts.


def script(folder: Path, *lines: str) -> str:
    file = folder / "questions.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_a_script_of_questions_and_walks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["# a comment", "", YES, "start bought 100", "take register", "reach (CLASSIC"]
    lines += ["  or CLASSIC) from EVALUATION  # goes on"]
    ended = Told(capsys, "--file", script(tmp_path, *lines))
    assert ended.code == 1  # the worst of a yes and a no
    assert "yes: it can happen" in ended.out
    assert "NO_LICENSES_IN_USE" in ended.out
    assert "no: it can never happen" in ended.out
    assert Told(capsys, "--file", script(tmp_path, YES)).code == 0
    assert Told(capsys, "--file", script(tmp_path, NO, YES, "--time-limit")).code == 2


def test_the_wrong_line_of_a_script_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = script(tmp_path, "# one", YES, "reach enforcd", NO)
    ended = Told(capsys, "--file", file)
    assert ended.code == 2
    assert "yes: it can happen" in ended.out
    assert f"{file}, line 3: " in ended.err
    assert "did you mean enforced" in ended.err
    assert "no: " not in ended.out
