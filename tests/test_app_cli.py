"""The command line: what it accepts, prints and writes, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import pytest

from test_app_runs import EVERYTHING, EXITS, FakeUnknownPropertyError, fake_modules
from uccx_licensing import listings
from uccx_licensing.__main__ import run as run_command
from uccx_licensing.options import property_names
from uccx_licensing.traceability import carriers
from uccx_licensing.verification import EXIT_CODES
from uccx_licensing.verification import verify as verify_command
from uccx_proofs.verdicts import Run

ROOT: Final = Path(__file__).parent.parent
NAMES: Final = [result.name for result in EVERYTHING.results]
Install = Callable[[Run | BaseException], list[dict[str, object]]]

CHILD: Final = """
import signal, sys
from test_app_runs import EVERYTHING, EXITS, fake_modules
from uccx_licensing.__main__ import main
outcomes = {"everything": EVERYTHING, "stopped": KeyboardInterrupt()}
outcomes |= {name: run for name, (run, _) in EXITS.items()}
sys.modules.update(fake_modules(outcomes[sys.argv.pop(1)], EVERYTHING.results, []))
main()
"""


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    def install(outcome: Run | BaseException) -> list[dict[str, object]]:
        calls: list[dict[str, object]] = []
        fakes = fake_modules(outcome, EVERYTHING.results, calls)
        known = fakes["uccx_proofs.catalogue"].all_properties
        for module in (listings, carriers):
            monkeypatch.setattr(module, "all_properties", known)
        for name, module in fakes.items():
            monkeypatch.setitem(sys.modules, name, module)
        return calls

    return install


def child(
    outcome: str,
    *arguments: str,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    **variables: str,
) -> subprocess.CompletedProcess[bytes]:
    folders = [ROOT / name for name in ("model", "proofs", "diagrams", "app", "tests")]
    surroundings = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")}
    with tempfile.TemporaryDirectory() as here:
        return subprocess.run(
            [sys.executable, "-c", CHILD, outcome, *arguments],
            stdout=stdout,
            stderr=stderr,
            cwd=here,
            env={**surroundings, "PYTHONPATH": os.pathsep.join(map(str, folders)), **variables},
            timeout=60,
            check=False,
        )


# How it ends.


@pytest.mark.parametrize(("outcome", "code"), EXITS.values(), ids=EXITS)
def test_the_exit_code_is_the_runs(install: Install, outcome: Run, code: int) -> None:
    install(outcome)
    assert run_command(["verify"]) == code


def test_every_exit_code_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["verify", "--help"]) == 0
    told = capsys.readouterr().out
    for code, meaning in EXIT_CODES.items():
        assert f"{code:5}  {meaning}" in told
    assert {code for _, code in EXITS.values()} < EXIT_CODES.keys()


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_ends_with_a_line(
    install: Install, stop: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    install(stop)
    assert run_command(["verify"]) == 130
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("Stopped with Ctrl-C: there is no result.\n")


@pytest.mark.parametrize("mistake", [ZeroDivisionError("x"), BrokenPipeError("an engine's")])
def test_a_mistake_is_never_taken_for_a_verdict(
    install: Install, mistake: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    install(mistake)
    assert run_command(["verify"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_what_the_operating_system_refuses_is_told_in_a_line(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(PermissionError(13, "Permission denied", "/proc/x"))
    assert run_command(["verify"]) == 2
    assert capsys.readouterr().err.endswith("Error: /proc/x: Permission denied\n")


@pytest.mark.parametrize("arguments", [["verify"], ["verify", "--json", "-"], ["verify", "--bad"]])
def test_nobody_reads(arguments: list[str]) -> None:
    """As in `uccx-licensing verify | head -0`: no traceback, and the exit code stays."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = child("unknown", *arguments, stdout=writing)
    os.close(writing)
    assert ended.returncode == (2 if "--bad" in arguments else 3)
    assert b"Traceback" not in ended.stderr
    assert b"Broken" not in ended.stderr


def test_nobody_reads_the_errors() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert child("unknown", "verify", stderr=writing).returncode == 3
    assert child("unknown", "verify", "--bad", stderr=writing).returncode == 2
    assert child("stopped", "verify", stderr=writing).returncode == 130
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = child("proved", "verify", stdout=full.fileno())
    assert ended.returncode == 2
    assert ended.stderr.endswith(b"Error: No space left on device\n")


# What it accepts.


def test_options_reach_the_engines(install: Install) -> None:
    calls = install(EVERYTHING)
    run_command(["verify"])
    options = ["--property", "no path leads back", "--property", NAMES[0], "--jobs", "2"]
    options += ["--profile", "12.5-su3", "--time-limit", "2 min"]
    options += ["--two-solvers", "--fresh", "--certificates", "."]
    run_command(["verify", *options])
    assert calls == [
        {
            "names": None,
            "profile": None,
            "jobs": 0,
            "time_limit": 60.0,
            "solvers": ("Z3",),
            "fresh": False,
            "certificates": None,
        },
        {
            "names": ["no_path_leads_back", NAMES[0]],
            "profile": "12.5-su3",
            "jobs": 2,
            "time_limit": 120.0,
            "solvers": ("Z3", "cvc5"),
            "fresh": True,
            "certificates": Path(),
        },
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30s", 30),
        ("2 min", 120),
        ("1:30", 90),
        ("90", 90),
        ("1.5 h", 5400),
        ("10ms", 0.01),
        ("1 day", 86_400),
        ("+5s", 5),
    ],
)
def test_durations(install: Install, text: str, seconds: float) -> None:
    calls = install(EVERYTHING)
    run_command(["verify", "--time-limit", text])
    assert calls[0]["time_limit"] == seconds


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--time-limit", "soon", "'soon' is not a length of time"),
        ("--time-limit", "", "'' is not a length of time"),
        ("--time-limit", "1 min 1.2.3 s", "is not a length of time"),
        ("--time-limit", "|5s", "is not a length of time"),
        ("--time-limit", "nan", "is not a length of time"),
        ("--time-limit", "inf", "is not a length of time"),
        ("--time-limit", "-5s", "'-5s' is not between a millisecond and a day"),
        ("--time-limit", "0", "'0' is not between a millisecond and a day"),
        ("--time-limit", "0.0001 s", "is not between a millisecond and a day"),
        ("--time-limit", "2 days", "is not between a millisecond and a day"),
        ("--jobs", "0", "0 is not in the range x>=1"),
        ("--jobs", "-3", "-3 is not in the range x>=1"),
        ("--jobs", "many", "'many' is not a valid integer range"),
        ("--profile", "12.6", "'12.6' is not one of '12.5', '12.5-su3'"),
        ("--propety", "x", "'--property'"),
    ],
)
def test_wrong_options(
    install: Install, option: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = install(EVERYTHING)
    assert run_command(["verify", option, text]) == 2
    assert told in capsys.readouterr().err
    assert not calls


def test_an_unknown_property_lists_the_known_nearest_first(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = install(EVERYTHING)
    assert run_command(["verify", "--property", "locks_never_fall"]) == 2
    told, question = capsys.readouterr().err.rsplit("\n", 2)[:2]
    first, *listed = told.split("\n  ")
    assert first == "Error: no property is called 'locks_never_fall'. There are, nearest first:"
    assert listed[0] == "the_lock_never_falls"
    assert sorted(listed) == sorted(NAMES)
    assert question.startswith("Did you mean 'the_lock_never_falls' or '")
    assert not calls


def test_a_property_that_the_engines_do_not_know(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(FakeUnknownPropertyError("a", ["c", "a_b"]))
    assert run_command(["verify"]) == 2
    assert capsys.readouterr().err.endswith(
        "nearest first:\n  a_b\n  c\nDid you mean 'a_b' or 'c'?\n"
    )


def test_names_may_be_written_in_words() -> None:
    assert property_names(["Time can-always  pass", NAMES[4]], NAMES) == ["time_can_always_pass"]


def test_properties_complete_in_the_shell(install: Install) -> None:
    install(EVERYTHING)
    option = next(o for o in verify_command.params if o.name == "names")
    found = option.shell_complete(click.Context(verify_command), "the")
    assert [item.value for item in found] == ["the_lock_never_falls"]


def test_a_wrong_command_names_the_near_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["verfiy"]) == 2
    assert "verify" in capsys.readouterr().err


# The files.


@pytest.mark.parametrize("option", ["--json", "--junit", "--sarif"])
def test_files_are_checked_before_the_long_run(
    install: Install, option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = install(EVERYTHING)
    missing = str(tmp_path / "no" / "file")
    for file, why in [
        (str(tmp_path), "this is a folder"),
        (missing, f"there is no folder '{tmp_path / 'no'}'"),
        (str(tmp_path / ("x" * 300)), "File name too long"),
        ("", "this is a folder"),
        ("a\0b", "embedded null byte"),
    ]:
        assert run_command(["verify", option, file]) == 2
        told = capsys.readouterr().err
        assert f"Error: {option} {file!r}: {why}; expected a file that can be written." in told
    assert not calls
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = install(EVERYTHING)
    tmp_path.chmod(0o500)
    assert run_command(["verify", "--json", str(tmp_path / "x")]) == 2
    assert "Permission denied" in capsys.readouterr().err
    assert not calls


def test_two_reports_do_not_share_a_place(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(EVERYTHING)
    assert run_command(["verify", "--json", "-", "--sarif", "-"]) == 2
    assert "--json and --sarif cannot both go to standard output." in capsys.readouterr().err
    same = str(tmp_path / "a" / ".." / "x")
    assert run_command(["verify", "--json", str(tmp_path / "x"), "--junit", same]) == 2
    assert "--json and --junit cannot both go to" in capsys.readouterr().err


def test_files_are_replaced_whole(install: Install, tmp_path: Path) -> None:
    install(EVERYTHING)
    old, link = tmp_path / "old.json", tmp_path / "link.json"
    old.write_text("old")
    old.chmod(0o640)
    link.symlink_to(old)
    files = {"--json": link, "--junit": tmp_path / "x.xml", "--sarif": tmp_path / "x.sarif"}
    options = [str(part) for pair in files.items() for part in pair]
    assert run_command(["verify", *options]) == 4
    assert json.loads(old.read_text())["exit_code"] == 4
    assert link.is_symlink()
    assert old.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {
        "link.json",
        "old.json",
        "x.xml",
        "x.sarif",
    }


def test_what_cannot_be_written_in_the_end_still_shows_the_table(
    install: Install,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install(EVERYTHING)
    target = tmp_path / "x.json"

    def refuse(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert run_command(["verify", "--json", str(target)]) == 2
    told = capsys.readouterr()
    assert "7 properties" in told.out
    assert f"--json: writing to '{target}' failed: No space left on device." in told.err
    assert not list(tmp_path.iterdir())


def test_devices_are_written_to_and_not_replaced(install: Install) -> None:
    install(EVERYTHING)
    assert run_command(["verify", "--json", os.devnull]) == 4
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_a_shells_pipe(install: Install) -> None:
    """As in `--json >(jq .)`, where the shell names a pipe that is no file."""
    install(EXITS["unknown"][0])
    reading, writing = os.pipe()
    assert run_command(["verify", "--json", f"/dev/fd/{writing}"]) == 3
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert json.load(pipe)["exit_code"] == 3


@pytest.mark.parametrize("option", ["--json", "--junit", "--sarif"])
def test_a_report_on_standard_output_is_alone_there(
    install: Install, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install(EVERYTHING)
    run_command(["verify", option, "-"])
    told = capsys.readouterr()
    assert told.out[0] in "{<"
    assert told.out.rstrip()[-1] in "}>"
    assert "7 properties" not in told.out
    assert "7 properties" in told.err


# Terminals.


def test_progress_is_told_in_lines_where_there_is_no_terminal(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(EVERYTHING)
    run_command(["verify"])
    assert "[0/7] strikes stay within the limit\n" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_every_encoding(encoding: str) -> None:
    ended = child("everything", "verify", PYTHONIOENCODING=encoding, COLUMNS="60")
    assert ended.returncode == 4
    told = ended.stdout.decode(encoding)
    assert ("✗ refuted" if encoding == "utf-8" else "x refuted") in told
    assert ("⚠ ENFORCEMENT" if encoding == "utf-8" else "! ENFORCEMENT") in told
    assert max(map(len, told.splitlines())) <= 60


# Start-up, and the other commands.


@pytest.mark.parametrize("arguments", [["--help"], ["verify", "--help"], ["--version"]])
def test_help_loads_nothing_that_is_slow(arguments: list[str]) -> None:
    code = (
        "import sys; from uccx_licensing.__main__ import run; run(sys.argv[1:]);"
        "slow = {'z3', 'networkx', 'rich', 'uccx_proofs', 'uccx_diagrams', 'pytimeparse2'};"
        "print(*slow & sys.modules.keys(), file=sys.stderr)"
    )
    folders = os.pathsep.join(str(ROOT / name) for name in ("model", "proofs", "diagrams", "app"))
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": folders},
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0
    assert ended.stderr == b"\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--version"]) == 0
    assert capsys.readouterr().out.startswith("uccx-licensing ")


@pytest.mark.parametrize("columns", ["40", "100"])
def test_properties(
    install: Install,
    columns: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install(EVERYTHING)
    monkeypatch.setenv("COLUMNS", columns)
    assert run_command(["properties"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "time can always pass" in told
    assert "step invariant" in told


def test_properties_for_a_readme(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(EVERYTHING)
    assert run_command(["properties", "--markdown"]) == 0
    heading, rule, *rows = capsys.readouterr().out.splitlines()
    assert heading == "| Property | Kind | What it says | Holds for | From |"
    assert rule == "| --- | --- | --- | --- | --- |"
    assert len(rows) == len(EVERYTHING.results)
    assert rows[0] == (
        "| strikes stay within the limit | invariant "
        "| It is so that strikes stay within the limit. | every reading, any periods "
        "| R17, R24, G01 |"
    )


def test_requirements(
    install: Install, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(EVERYTHING)
    assert run_command(["requirements", "--markdown"]) == 0
    rows = {row.split(" | ")[0]: row for row in capsys.readouterr().out.splitlines()}
    assert len(rows) == 44 + 2
    assert "states: REGISTRATION\\_EXPIRED<br>" not in rows["| R05"]
    assert "outside: An address to configure" in rows["| R05"]
    assert "choices: Deployment" in rows["| R02"]
    assert "states: EVALUATION, REGISTRATION\\_EXPIRED<br>" in rows["| R17"]
    assert "properties: strikes stay within the limit, both" in rows["| R17"]
    assert "variables: evaluation used<br>numbers: evaluation period" in rows["| R17"]
    monkeypatch.setenv("COLUMNS", "110")
    assert run_command(["requirements"]) == 0
    assert "Licen" in capsys.readouterr().out
