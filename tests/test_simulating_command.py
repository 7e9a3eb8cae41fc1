"""The command: what is printed and written, and what of it fits together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from test_app_traces import schema
from uccx_licensing.__main__ import run
from uccx_licensing.simulating.outcome import outcome_of
from uccx_licensing.trace_file import load_trace, save_trace

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "docs" / "scenarios"
POOLS: Final = str(EXAMPLES / "pools.toml")
FIRST: Final = str(EXAMPLES / "irreversible.toml")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["simulate", *arguments]) == 0
    return capsys.readouterr().out


def test_the_story_is_told_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, FIRST)
    assert "100 licences bought and 130 used" in told
    assert "2026-01-05 09:45  +15 min" in told
    assert "locked 130" in told


def test_amounts_in_pools_are_told_in_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, POOLS)
    assert "report of 42 Standard + 8 Premium" in told
    assert "locked 43 Standard + 8 Premium" in told
    assert "bought 41 Standard + 10 Premium" in told


@pytest.mark.parametrize("printing", [(), ("--markdown",)])
def test_notes_and_what_becomes_of_links_are_told_where_they_stand(
    printing: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(capsys, str(EXAMPLES / "lost-link.toml"), *printing).splitlines()
    said = [n for n, line in enumerate(lines) if "link lost" in line or "link back" in line]
    assert len(said) == 4
    for number, silent in zip(said, (True, False, True, False), strict=True):
        assert ("not answered" in lines[number + 1]) is silent
    cured = next(number for number, line in enumerate(lines) if "One answer renews" in line)
    assert cured == said[-1] - 1
    assert "IN_COMPLIANCE" in lines[said[-1] + 1].replace("\\", "")


def test_a_note_at_the_end_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "s.toml"
    file.write_text('[[happening]]\nreports = 2\n[[happening]]\nat = "+1 day"\nnote = "Over."\n')
    lines = printed(capsys, str(file)).splitlines()
    place = next(number for number, line in enumerate(lines) if line.strip() == "Over.")
    assert lines[place - 1].lstrip().startswith("day 1 00:30")
    file.write_text("[[happening]]\nreports = 2\nnote = 3\n")
    assert run(["simulate", str(file)]) == 2
    assert f"{file!s}:3: note: expected text, found '3'" in capsys.readouterr().err


@pytest.mark.parametrize("width", [100, 120])
def test_amounts_in_pools_leave_columns_as_they_are(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    told = printed(capsys, POOLS).splitlines()
    start, registered = (next(n for n in told if word in n) for word in ("start  ", "register  "))
    assert start.index("start  ") == registered.index("register  ")
    assert start.index("EVALUATION") == registered.index("NO_LICENSES_IN_USE")
    report = next(line for line in told if "+45 min" in line)
    assert report.index("IN_COMPLIANCE") == start.index("EVALUATION")
    assert max(map(len, told)) <= width


@pytest.mark.parametrize("file", [FIRST, POOLS])
def test_json_is_a_trace_that_replays(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "trace.json"
    kept.write_text(printed(capsys, file, "--json"))
    data: dict[str, Any] = json.loads(kept.read_text())
    jsonschema.validate(data, schema())
    assert data["version"] == (2 if file == POOLS else 1)
    assert run(["replay", str(kept)]) == 0
    assert "The model goes this way" in capsys.readouterr().out
    assert load_trace(kept).trace == outcome_of(file).trace


def test_a_trace_with_pools_that_is_spoilt_does_not_replay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "trace.json"
    data = json.loads(printed(capsys, POOLS, "--json"))
    data["steps"][1]["after"]["values"]["usage_premium"] = 7
    kept.write_text(json.dumps(data))
    assert run(["replay", str(kept)]) == 1
    told = capsys.readouterr().out
    assert "usage premium: the trace says usage 7 Premium; the model says usage 8 Premium" in told


def test_a_trace_is_simulated_and_becomes_a_scenario(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trace, scenario = tmp_path / "trace.json", tmp_path / "again.toml"
    outcome = outcome_of(FIRST)
    save_trace(outcome.trace, trace, question="Which?", start_date=outcome.scenario.clock)
    told = printed(capsys, str(trace), "--write-scenario", str(scenario))
    assert "Which?" in told
    again = outcome_of(str(scenario))
    assert [s.after for s in again.trace.steps] == [s.after for s in outcome.trace.steps]
    assert again.scenario.clock == outcome.scenario.clock


def test_a_trace_that_the_model_does_not_go_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "trace.json"
    data = json.loads(printed(capsys, FIRST, "--json"))
    data["steps"][2]["after"]["values"]["usage"] = 91
    file.write_text(json.dumps(data))
    assert run(["simulate", str(file), "--write-scenario", "-"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "the model does not go this way: Step 3" in told.err


def test_what_goes_to_standard_output_stands_there_alone(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(["simulate", FIRST, "--write-log", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"1: Jan 05 09:00:00.000 UTC %MCVD")
    assert run(["simulate", FIRST, "--messages"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"1: Jan 05 09:00:00.000 UTC %MCVD")


def test_consumption_is_printed_wherever_the_option_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, behind = (
        printed(capsys, "--consumption", POOLS),
        printed(capsys, POOLS, "--consumption"),
    )
    assert before == behind
    assert "40 / 10" in before
    assert "Behind usage: Standard / Premium." in before


def test_where_there_is_no_room_consumption_is_told_in_paragraphs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    told = printed(capsys, POOLS, "--consumption")
    assert "…" not in told
    assert all(len(line) <= 60 for line in told.splitlines())


def test_everything_is_written_in_one_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {
        "--timeline": "t.svg",
        "--write-usage": "u.csv",
        "--write-log": "l.log",
        "--write-scenario": "s.toml",
    }
    options = [part for option, name in names.items() for part in (option, str(tmp_path / name))]
    reports = ("c.csv", "c.svg", "c.png")
    options += [part for name in reports for part in ("--consumption", str(tmp_path / name))]
    printed(capsys, POOLS, *options)
    assert {file.name for file in tmp_path.iterdir()} == {*names.values(), *reports}
    assert all(file.stat().st_size > 100 for file in tmp_path.iterdir())
    drawn = (tmp_path / "t.svg").read_text()
    assert "Licences: Standard" in drawn
    assert "Licences: Premium" in drawn
    assert "Licences: Outbound" not in drawn
    assert "covered by Premium: 2" in drawn  # 42 used, 40 bought, 2 Premium seats left
    assert drawn.count("deficit: 1<") == 6  # 43 used, and nothing else is short


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--json", "--markdown"], "--json and --markdown cannot both be printed"),
        (["--messages", "--consumption"], "--messages and --consumption cannot both be printed"),
        (["--timeline", "x.pdf"], "--timeline 'x.pdf': expected a name that ends with"),
        (["--consumption", "x.pdf"], "--consumption 'x.pdf': expected a name that ends with one"),
        (["--write-log", "/nowhere/x.log"], "--write-log '/nowhere/x.log': there is no folder"),
        (["--write-log", "-", "--write-usage", "-"], "cannot both go to standard output"),
    ],
)
def test_options_that_contradict_are_refused(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["simulate", FIRST, *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert told in shown.err


@pytest.mark.parametrize("option", ["--write-usage", "--write-log", "--consumption"])
def test_files_with_dates_need_a_date(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "s.toml"
    file.write_text("[[happening]]\nreports = 3\n")
    assert run(["simulate", str(file), option, str(tmp_path / "x.csv")]) == 2
    told = capsys.readouterr().err
    assert f"{option} tells dates, and {file!s} has none" in told
    assert run(["simulate", str(file), "--consumption", str(tmp_path / "x.svg")]) == 0


def test_more_reports_than_can_be_told_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "s.toml"
    file.write_text('starts = 2026-01-01\n[[happening]]\nwait = "60 years"\n')
    assert run(["simulate", str(file), "--consumption"]) == 2
    assert "expected at most 1,000,000 to tell one by one" in capsys.readouterr().err
    file.write_text("starts = 2026-01-01\n")
    assert run(["simulate", str(file), "--consumption"]) == 2
    assert "makes no report" in capsys.readouterr().err


def test_markdown_is_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, POOLS, "--markdown")
    assert told.startswith("## Flex with 40 Standard")
    assert "| 2026-03-02 08:15 | +15 min | report of 42 Standard + 8 Premium |" in told


def test_a_scenario_comes_from_standard_input() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "uccx_licensing", "simulate", "-"],
        input=Path(FIRST).read_bytes(),
        capture_output=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert b"OUT_OF_COMPLIANCE" in done.stdout


def test_starting_the_program_does_not_load_what_simulates() -> None:
    source = (
        "import sys, uccx_licensing.commands\n"
        "print([m for m in ('matplotlib', 'numpy', 'uccx_model.graph', 'tomllib', 'rich')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", source],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.strip() == "[]"
