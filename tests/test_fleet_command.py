"""The command `fleet`: files of many systems, what is refused, what is unknown, what is told."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from many_systems import HEAD, JANUARY, rows, stay_here, told, written
from other_processes import PATHS, ROOT
from uccx_licensing.__main__ import run
from uccx_licensing.fleet.following import NOT_LET_IN
from uccx_licensing.fleet.ledgers import (
    DISORDER,
    GAP,
    LONG_GAP,
    NO_USAGE,
    NOTHING_BOUGHT,
    TWICE,
)
from uccx_model.graph import licensing_graph
from uccx_model.script import Script, start
from uccx_model.states import EVALUATION


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    stay_here(monkeypatch)


def test_a_fleet_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = rows("good", [90] * 8) + rows("bad", [130] * 8) + rows("idle", [0] * 3)
    table = tmp_path / "out.csv"
    found = told(capsys, written(tmp_path, lines), "--csv", str(table))
    assert found["systems"] == found["checked"] == 3
    assert found["reports"] == 19
    assert found["different"] == []
    assert found["states"]["OUT_OF_COMPLIANCE"] == {"last": 1, "ever": 1}
    assert found["states"]["IN_COMPLIANCE"] == {"last": 1, "ever": 3}
    assert found["totals"]["strikes"] == 5
    assert found["totals"]["out_of_compliance_entries"] == 1
    by_system = {row["system"]: row for row in csv.DictReader(io.StringIO(table.read_text()))}
    assert by_system["bad"]["state"] == "OUT_OF_COMPLIANCE"
    assert by_system["bad"]["visited"].split()[-2:] == ["OVERAGE", "OUT_OF_COMPLIANCE"]
    assert [by_system[name]["strikes"] for name in ("good", "bad", "idle")] == ["0", "5", "0"]


def test_enforcement_comes_when_it_comes_to_one_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = Script(licensing_graph(), start(EVALUATION, 100))
    story.act("register", bought=100)
    story.report(1)
    file = written(tmp_path, rows("bad", [130] * 8_700))
    found = told(capsys, file)
    story.report(130)
    while story.here.node != "OUT_OF_COMPLIANCE_EXPIRED":
        story.report(130)
    at = JANUARY + timedelta(minutes=15 * (len(story.steps) - 3))
    assert found["first_enforced"] == {"system": "bad", "at": f"{at:%Y-%m-%dT%H:%M}+00:00"}


POOLS = "system;time;usage_standard;usage_premium;entitlement_standard;entitlement_premium"


@pytest.mark.parametrize(("kind", "strikes"), [("Flex Standard", 0), ("Perpetual Premium", 3)])
def test_premium_seats_cover_standard_ones_under_flex(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, strikes: int
) -> None:
    lines = [f"a;2026-01-01T00:{15 * n:02}:00.5+01:00;45;5;40;10" for n in range(3)]
    file = written(tmp_path, lines, POOLS)
    assert told(capsys, file, "--license-type", kind)["totals"]["strikes"] == strikes


def test_several_files_and_jobs_and_what_is_bought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for name in "abc":
        file = tmp_path / f"{name}.csv"
        lines = [row.rsplit(",", 2)[0] for row in rows(name, [130] * 2)]
        file.write_text("\ufeff" + "\n".join(["SYSTEM,Time,usage", *lines]), encoding="utf-8")
        files.append(str(file))
    assert told(capsys, *files, "--bought", "130")["totals"]["strikes"] == 0
    assert run(["fleet", *files, "--bought", "129", "--jobs", "2", "--checked", "2"]) == 0
    out, _ = capsys.readouterr()
    assert "6 strikes of 3 systems" in out
    assert "2 systems chosen at random and followed one by one" in out


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (rows("a", [1]) + rows("a", [1], begin=3), GAP),
        (rows("a", [1]) + rows("a", [1], begin=99_999), LONG_GAP),
        (rows("a", [1]) + rows("a", [2]), TWICE),
        (rows("a", [1], begin=1) + rows("a", [2]), DISORDER),
        (rows("a", [1], begin=5) + rows("a", [2]), DISORDER),
        (["a,2026-01-01T08:00,,100,true"], NO_USAGE),
        (["a,2026-01-01T08:00,-1,100,true"], NO_USAGE),
        (["a,2026-01-01T08:00,x,100,true"], NO_USAGE),
        ([*rows("a", [1]), "a,?,1,1,true", *rows("a", [1], begin=2)], GAP),
        (
            ["a,2026-01-01T08:00,1,9999999999,true"],
            NOTHING_BOUGHT,
        ),
    ],
)
def test_what_data_do_not_tell_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[str], why: str
) -> None:
    found = told(capsys, written(tmp_path, lines + rows("b", [1])), code=1)
    assert found["unknown"] == {why: 1}
    assert found["reports"] == 1
    assert found["states"]["IN_COMPLIANCE"] == {"last": 1, "ever": 1}


def test_gaps_are_filled_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = rows("a", [130]) + rows("a", [1], begin=3) + rows("b", [1])
    found = told(capsys, written(tmp_path, lines), "--gaps", "as-before")
    assert found["filled"] == {"systems": 1, "reports": 2}
    assert found["totals"]["strikes"] == 3


def test_an_entitlement_that_is_not_told_again_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [*rows("a", [130], 129), *(r.replace("100", "") for r in rows("a", [129], begin=1))]
    assert told(capsys, written(tmp_path, lines))["totals"]["strikes"] == 1


def test_purchases_of_the_disconnected_are_known_once_they_synchronize(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = rows("a", [130] * 2) + rows("a", [130] * 2, 130, begin=2)
    direct, apart = written(tmp_path, lines), 'deployment="On-Prem Disconnected"'
    assert told(capsys, direct)["totals"]["strikes"] == 2
    assert told(capsys, direct, "--reading", apart)["totals"]["strikes"] == 4
    synced = [f"{line},{'yes' if n == 3 else ''}" for n, line in enumerate(lines)]
    file = written(tmp_path, synced, f"{HEAD},synced")
    assert told(capsys, file, "--reading", apart)["totals"]["strikes"] == 3


def test_usage_that_license_control_would_not_let_in_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, rows("a", [130] * 4) + rows("b", [100] * 4))
    found = told(capsys, file, "--no-overage", code=1)
    assert found["unknown"] == {NOT_LET_IN: 1}
    assert found["states"]["IN_COMPLIANCE"]["last"] == 1
    assert found["suppositions"][-1] == "License Control does not allow overage."


def test_what_is_neither_yes_nor_no_is_supposed_aloud(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [f"{line.rpartition(',')[0]},maybe" for line in rows("a", [130] * 2)]
    found = told(capsys, written(tmp_path, lines))
    assert found["repairs"][0]["kind"] == "neither yes nor no: taken as not known"
    assert found["suppositions"] == ["Where nothing tells it, the licence server answered."]


def test_lines_may_end_as_they_do_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(written(tmp_path, rows("a", [130] * 3)))
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    found = told(capsys, str(file))
    assert found["totals"]["strikes"] == 3
    assert [repair["count"] for repair in found["repairs"]] == [3]  # no zone, nothing else


def test_nothing_is_known_of_any(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, written(tmp_path, rows("a", [1]) * 2), code=1)
    assert found["unknown"] == {TWICE: 1}
    assert found["states"] == {}
    years = rows("a", [1]) + [r for n in range(1, 4) for r in rows("a", [1], begin=n * 20_000)]
    found = told(capsys, written(tmp_path, years), "--gaps", "as-before", code=1)
    assert found["unknown"] == {LONG_GAP: 1}


def test_a_disagreement_is_loud(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uccx_licensing.fleet.following.plain_outcome", lambda *_: None)
    assert run(["fleet", written(tmp_path, rows("a", [1, 2]))]) == 3
    out, _ = capsys.readouterr()
    assert "DISAGREEMENT" in out


def imported_by(source: str) -> set[str]:
    """The modules that are there after a program."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {source}; print('\\n' + ' '.join(sys.modules))"],
        env={"PYTHONPATH": ":".join(str(ROOT / path) for path in PATHS)},
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.split("\n")[-2].split())


def test_help_is_told_without_what_is_slow() -> None:
    source = "from uccx_licensing.__main__ import run; run(['fleet', '--help'])"
    assert not imported_by(source) & {"numpy", "polars", "networkx"}


def test_who_begins_processes_does_not_have_polars() -> None:
    assert "polars" not in imported_by("import uccx_licensing.fleet.spreading")


def test_all_systems_are_counted_and_files_are_called_what_they_were_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        "b,2026-01-01T08:00,90,100",
        "b,2026-01-01T08:15,90,100",
        "c,2026-01-01T08:00+00:00,-3,100",
    ]
    Path(written(tmp_path, lines, "system,time,usage,entitlement")).rename(tmp_path / "two.csv")
    monkeypatch.chdir(tmp_path)
    assert run(["fleet", "two.csv"]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "2 systems · 1 followed · 2 reports" in out
    assert "a time without a zone: taken as UTC (2 times, first at two.csv:2: 2026" in out
    assert " (once, first at two.csv:4: -3)" in out
    assert str(tmp_path) not in out
