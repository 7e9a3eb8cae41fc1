"""`replay` with data: what is printed, what is refused, and how it ends."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from random import Random

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import uccx_licensing
from uccx_licensing.__main__ import run
from uccx_licensing.explaining.command import supposed_of
from uccx_licensing.explaining.supposing import amount_in, start_in
from uccx_licensing.options import InputError
from uccx_model.messages import MESSAGES
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
USAGE, LOG = str(EXAMPLES / "overage.csv"), str(EXAMPLES / "overage.log")
LOCKED = "time,usage,entitlement\n" + "".join(
    f"2026-01-05T{8 + n // 4:02}:{n % 4 * 15:02}Z,{130 if n > 1 else 90},100\n" for n in range(12)
)
POOLS = "time,usage_standard,usage_premium,entitlement_standard,entitlement_premium\n" + "".join(
    f"2026-01-05T{8 + n // 4:02}:{n % 4 * 15:02}Z,{40},{8 + n % 4},40,10\n" for n in range(8)
)


def written(folder: Path, text: str, name: str = "data.csv") -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def validated(text: str) -> dict[str, object]:
    schema = files("uccx_licensing").joinpath("explanation.schema.json").read_text("utf-8")
    data = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(json.loads(schema))
    jsonschema.validate(data, json.loads(schema))
    found: dict[str, object] = data
    return found


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["replay", *arguments]) == code
    shown = capsys.readouterr()
    if code == 2:
        assert shown.out == ""
        assert "Traceback" not in shown.err
        return shown.err
    assert shown.err == ""
    return shown.out


def test_json_is_as_the_schema_says(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    data = validated(told(capsys, USAGE, LOG, "--json", "--zone", "Europe/Berlin"))
    assert data["verdict"] == "explained"
    assert data["begins"] == "2026-01-05T08:00:00+01:00"
    data = validated(told(capsys, written(tmp_path, LOCKED), "--json", "--at", "2026-01-05T09:00"))
    at = data["at"]
    assert isinstance(at, list)
    assert [one["values"]["strikes"] for one in at] == [3]
    data = validated(told(capsys, written(tmp_path, POOLS), "--json"))
    assert data["amounts_known"] is True
    log = "".join(f"1: Jan 05 2026 08:00:00 UTC {m.line}\n" for m in MESSAGES[-1:])
    data = validated(told(capsys, written(tmp_path, log, "x.log"), "--json", code=0))
    assert data["amounts_known"] is False


def test_what_nothing_explains_ends_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    others = (f"Jan 05 2026 {hour:02}:00:00 UTC %UC_LIB_LICENSE-6-X: y\n" for hour in (7, 17))
    empty = written(tmp_path, "".join(others), "x.log")
    usage = written(tmp_path, LOCKED)
    shown = told(capsys, usage, empty, code=1)
    assert "The data do not agree with the model" in shown
    assert "data.csv:5: usage 130, entitlement 100, no notice" in shown.replace("\n  ", " ")
    assert "overage is counted" in shown
    data = validated(told(capsys, usage, empty, "--json", code=1))
    assert data["changes"] == []
    assert data["unexplained"] is not None
    page = told(capsys, usage, empty, "--markdown", code=1)
    assert "| OVERAGE | 1 |" in page


def test_a_page_in_markdown_and_a_timeline(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    picture = tmp_path / "story.svg"
    page = told(
        capsys, USAGE, LOG, "--zone", "Europe/Berlin", "--markdown", "--timeline", str(picture)
    )
    assert page.startswith("# ")
    assert "## What happened" in page
    assert picture.read_text(encoding="utf-8").startswith("<")


def test_options_that_contradict_or_cannot_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    trace = written(tmp_path, "{}", "trace.json")
    usage = written(tmp_path, LOCKED)
    bare = written(tmp_path, "time,usage\n2026-01-05T08:00Z,1\n", "bare.csv")
    for arguments, expected in (
        ((usage, "--start", "2026-01-01T08:00"), "--start is for traces"),
        ((usage, "--write-test", "-"), "--write-test is for traces"),
        ((trace, "--bought", "3"), "--bought is for data"),
        ((trace, usage), "expected only traces, or none"),
        ((usage, "--json", "--markdown"), "cannot both"),
        ((usage, "--at", "noon"), "--at: 'noon' is no date"),
        ((usage, "--reading", "Q3"), "expected a choice and an option"),
        ((usage, "--reading", "Q3=nothing"), "Q3"),
        ((usage, "--profile", "13"), "no release"),
        ((usage, "--license-type", "x"), "--license-type"),
        ((usage, "--state", "SOMEWHERE"), "there are: CLASSIC, EVALUATION"),
        ((usage, "--state", "OVERAGE"), "expected strikes=1 to 4"),
        ((usage, "--state", "OUT_OF_COMPLIANCE"), "expected locked=N"),
        ((usage, "--state", "OUT_OF_COMPLIANCE, locked=90"), "more to be locked than bought"),
        ((usage, "--state", "IN_COMPLIANCE, strikes=2"), "no strikes are counted"),
        ((usage, "--state", "IN_COMPLIANCE, silence=long"), "not a length of time"),
        ((usage, "--state", "IN_COMPLIANCE, height=3"), "the names are locked, strikes"),
        ((usage, "--bought", "many"), "expected a number of licences"),
        ((usage, "--bought", "standard=1,standard=2"), "told twice"),
        ((written(tmp_path, POOLS, "p.csv"), "--bought", "100"), "by pool"),
        ((bare,), "expected --bought N"),
        ((usage, "--timeline", "story.gif"), "--timeline"),
    ):
        shown = " ".join(told(capsys, *arguments, code=2).split())
        assert expected in shown, shown


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_garbled_options_are_told_in_a_sentence(text: str) -> None:
    for read in (lambda t: start_in(t, PROFILES[0]), lambda t: amount_in(t, "--bought")):
        try:
            read(text)
        except InputError as error:
            assert "\n" not in error.message  # noqa: PT017 - most texts are refused


def test_starts_and_amounts_as_people_write_them() -> None:
    start = start_in("overage, Strikes=2, evaluation=30 days, certificate = 1h", PROFILES[0])
    assert start.node == "OVERAGE"
    assert start.values == {"strikes": 2, "evaluation_used": 2880, "certificate_age": 4}
    locked = start_in("OUT_OF_COMPLIANCE, locked=130", PROFILES[0])
    assert (locked.locked, locked.values) == (130, {"strikes": 5})
    assert amount_in("standard=40, Premium=10", "--bought") == {Pool.STANDARD: 40, Pool.PREMIUM: 10}
    assert supposed_of(license_type="Perpetual Premium").license_type == 2


def test_a_strict_reader_refuses_what_would_be_repaired(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    doubled = written(tmp_path, LOCKED + LOCKED.splitlines()[-1].replace("130", "131") + "\n")
    told(capsys, doubled, "--strict", code=2)


def test_from_python(tmp_path: Path) -> None:
    found = uccx_licensing.explain(written(tmp_path, LOCKED), readings=["Q3=frozen at entry"])
    assert found.verdict == "explained"
    assert [change.state for change in found.changes][-1] == "OUT_OF_COMPLIANCE"


@pytest.mark.parametrize("seed", range(6))
def test_any_bytes_are_refused_or_explained(
    seed: int, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    random = Random(seed)
    content = bytearray(Path(USAGE).read_bytes() + Path(LOG).read_bytes() * (seed % 2))
    for _ in range(random.randint(1, 12)):
        content[random.randrange(len(content))] = random.randrange(256)
    file = tmp_path / "garbled.csv"
    file.write_bytes(bytes(content))
    code = run(["replay", str(file)])
    assert code in (0, 1, 2, 3)
    assert "Traceback" not in capsys.readouterr().err


def test_a_year_of_days_is_told_by_what_matters(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    days = [f"2026-01-{day:02}T{hour:02}:00Z,{use}" for day in range(1, 9) for hour, use in DAY]
    rows = "\n".join(days).replace("2026-01-06T08:00Z,40", "2026-01-06T08:00Z,130")
    file = written(tmp_path, f"time,usage\n{rows}\n")
    shown = told(capsys, file, "--bought", "100", "--gaps", "zero")
    assert "usage begins or ends " in shown
    assert "strike 1 of 5, usage 130" in shown
    assert "without usage" not in shown
    unknown = told(capsys, file, "--bought", "100")
    assert "anything may have been used" in unknown.replace("\n", " ")


DAY = ((8, 40), (20, 0))


def test_empty_cells_are_what_gaps_says(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = "2026-01-05T08:00Z,,100\n" * 1 + "2026-01-05T08:15Z,,\n2026-01-05T08:30Z,40,\n"
    file = written(tmp_path, f"time,usage,entitlement\n{rows}")
    for gaps in ("zero", "as-before"):
        data = validated(told(capsys, file, "--gaps", gaps, "--json"))
        end = data["end"]
        assert isinstance(end, list)
        assert [one["state"] for one in end] == ["IN_COMPLIANCE"]


def test_a_moment_outside_the_data_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shown = told(capsys, written(tmp_path, LOCKED), "--at", "2030-01-01T00:00", code=2)
    assert "--at: the data tell of 2026-01-05" in shown


def test_an_option_is_not_guessed_from_a_letter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shown = told(capsys, written(tmp_path, LOCKED), "--reading", "Q3=x", code=2)
    assert 'the options of Q3 are "running maximum"; "frozen at entry"' in shown.replace("\n", " ")
    assert "frozen" in told(capsys, written(tmp_path, LOCKED), "--reading", "Q3=frozen")
