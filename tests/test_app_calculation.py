"""The command `calculation`: the table, the proof, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from uccx_licensing.__main__ import run
from uccx_licensing.calculating import command
from uccx_licensing.calculating.tables import TABLES
from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType
from uccx_proofs.refining import checking
from uccx_proofs.refining.checking import Part
from uccx_proofs.refining.one_count import CONDITIONS
from uccx_proofs.refusing import CertificateError

SAMPLE = ("the_deficit_is_enough", "a_covered_lock_covers_the_usage_since")


@pytest.fixture
def two_parts(monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    """Two things to be shown instead of all."""
    few = [part for part in checking.parts() if part.name in SAMPLE]
    monkeypatch.setattr(checking, "parts", lambda: few)
    return few


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_it_tells_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calculation"]) == 0
    text = told(capsys)
    for words in ("Perpetual Enhanced", "NPS/NFR", "outbound ports in use", "assumed"):
        assert words in text


def test_the_table_for_a_readme_is_the_page_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calculation", "--markdown"]) == 0
    assert capsys.readouterr().out.rstrip("\n") == TABLES["calculation"]()


@pytest.mark.usefixtures("two_parts")
def test_what_is_proved_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "calculation.json"
    assert run(["calculation", "--prove", "--json", str(file)]) == 0
    text = told(capsys)
    assert "✓ the deficit is enough: 1 proof obligation" in text
    assert "2 of 2 shown · 2 proof obligations, each confirmed by Z3 and cvc5" in text
    data = json.loads(file.read_text(encoding="utf-8"))
    assert len(data["rules"]) == len(LicenseType) * len(Pool)
    assert sorted(shown["name"] for shown in data["shown"]) == sorted(SAMPLE)
    assert all(shown["confirmed"] for shown in data["shown"])


def test_what_is_shown_only_under_conditions_says_so_wherever_it_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refined = Part("pools_refine_one_count", checking.REFINES, (), CONDITIONS)
    assert [(part.name, part.conditions) for part in checking.parts() if part.conditions] == [
        (refined.name, CONDITIONS)
    ]
    monkeypatch.setattr(checking, "parts", lambda: [refined])
    monkeypatch.setattr(checking, "confirmed", lambda *_: 1)
    file = tmp_path / "calculation.json"
    assert run(["calculation", "--prove", "--json", str(file)]) == 0
    text = told(capsys)
    assert [json.loads(file.read_text())["shown"][0]["conditions"]] == [list(CONDITIONS)]
    table = TABLES["calculationshown"]()
    for condition in CONDITIONS:
        assert f"only if: {condition}" in text
        assert f"Only if: {condition}" in table
    assert "one count, under the two conditions" in TABLES["calculationconclusions"]()


@pytest.mark.usefixtures("two_parts")
def test_what_is_not_shown_is_told_and_counts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def confirmed(part: Part, *_: Any) -> int:
        if part.name == SAMPLE[0]:
            raise CertificateError("it has a hole: this does not follow: somewhere")
        return 1

    monkeypatch.setattr(checking, "confirmed", confirmed)
    file = tmp_path / "calculation.json"
    assert run(["calculation", "--prove", "--json", str(file)]) == 1
    text = told(capsys)
    assert "✗ the deficit is enough: not shown: it has a hole" in text
    assert "1 of 2 shown" in text
    faults = [shown["fault"] for shown in json.loads(file.read_text())["shown"]]
    assert sorted(map(bool, faults)) == [False, True]


def test_json_alone_goes_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["calculation", "--json", "-"]) == 0
    out, err = capfd.readouterr()
    data = json.loads(out)
    assert data["shown"] == data["solvers"] == []
    assert data["schema_version"] == command._VERSION
    assert "Perpetual Premium" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--json", "nowhere/at/all.json"], "--json 'nowhere/at/all.json': there is no folder"),
        (["--time-limit", "soon"], "'soon' is not a length of time"),
        (["--sideways"], "--sideways"),
        (["premium"], "unexpected extra argument"),
    ],
)
def test_wrong_use_is_told_in_one_message(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["calculation", *arguments]) == 2
    error = capsys.readouterr().err
    assert complaint in " ".join(error.split())
    assert "Traceback" not in error
