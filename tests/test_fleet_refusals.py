"""The command `fleet` refuses what it cannot read, with one clear message."""

from __future__ import annotations

from pathlib import Path

import pytest

from many_systems import HEAD, refused, rows, stay_here, written

GOOD = rows("a", [1, 2])


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    stay_here(monkeypatch)


@pytest.mark.parametrize(
    ("head", "lines", "said"),
    [
        (HEAD, [], "there is no row beneath the header"),
        ("system,time", GOOD, "fleet.csv:1: no column system and no column time and no column us"),
        ("a,b", GOOD, "no column system and no column time and no column usage"),
        ("system,time,entitlement", GOOD, "fleet.csv:1: no column usage"),
        ("time,usage", GOOD, "fleet.csv:1: no column system"),
        ("system,time,usage,action", GOOD, "a column tells action, which `replay` reads"),
        ("system,time,usage,usage", GOOD, "columns tell the same: 'usage', 'usage'"),
        ("system,time,usage,usage_premium", GOOD, "usage is told in one count and in pools"),
        ("system,time,usage,entitlement_premium", GOOD, "in one count and the entitlement in po"),
        ("system,time,usage", ["a,2026-01-01T08:00,1"], "no column entitlement"),
        (HEAD, ["a,tomorrow,1,1,true"], "no row with a system and a time that can be read"),
        (HEAD, [",2026-01-01T08:00,1,1,true"], "no row with a system and a time that can be read"),
        (HEAD, ["a,2026-01-01T08:00,1,999999999,true"], "bought is 999,999,999; expected a count"),
        (HEAD, ["a,2026-01-01T08:00,1,1,true,more"], "fleet.csv:2: expected 5 cells"),
        (HEAD, GOOD + rows("b", [1]) + GOOD, "the reports of 'a' do not stand one after the other"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    head: str,
    lines: list[str],
    said: str,
) -> None:
    assert said in " ".join(refused(capsys, written(tmp_path, lines, head)).split())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x1f\x8b\x08\x00", "the file is compressed"),
        (b"\0\1\2" * 99, "this is no text"),
        (b"PAR1 but no more", "this Parquet file cannot be read"),
        (
            HEAD.encode() + b"\na,2026-01-01T08:00,1,1,true\na\xff,1,1,1,1\n",
            ":3: expected text in UTF-8",
        ),
    ],
)
def test_other_files_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file = tmp_path / "fleet.csv"
    file.write_bytes(content)
    assert said in refused(capsys, str(file))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--profile", "13"], "--profile: no release is called '13'"),
        (["--state", "OVERAGES"], "--state: there is no licensing state 'OVERAGES'"),
        (["--state", "OUT_OF_COMPLIANCE, locked=premium=3"], "the file tells one count"),
        (["--license-type", "Flexible"], "--license-type: type: expected one of"),
        (["--reading", "Q4=perhaps"], "Q4=perhaps"),
        (["--bought", "many"], "--bought 'many': expected"),
        (["--bought", "premium=1"], "one is in pools, the other is not"),
        (["--bought", "999999999"], "--bought: expected at most"),
        (["--zone", "Nowhere"], "no time zone is called"),
        (["--strict"], "fleet.csv:2: a time without a zone"),
        (
            ["--strict", "--zone", "UTC", "--profile", "12.5-su3"],
            "a: two reports are of one interval",
        ),
        (["--json", "--csv", "-"], "cannot both go to standard output"),
        (["--csv", "/nowhere/file"], "there is no folder"),
    ],
)
def test_wrong_options_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    file = written(tmp_path, GOOD)
    assert said in " ".join(refused(capsys, file, *options).split())
