"""The command `compare`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from uccx_licensing.commands import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments], env={"COLUMNS": "100"})


def test_a_difference_is_told_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    result = run("--reading", "q1", "--json", str(file))
    assert result.exit_code == 1
    assert "≠ different after 2 steps, with the numbers of 12.5." in result.output
    marked = [line for line in result.output.splitlines() if line.startswith(">")]
    assert len(marked) == 1
    assert "AUTHORIZATION_EXPIRED_ENFORCED" in marked[0]
    assert "No difference takes fewer steps." in result.output
    (told,) = json.loads(file.read_text(encoding="utf-8"))["comparisons"]
    assert told["verdict"] == "different"
    assert told["difference"]["left"]["steps"][-1]["after"]["state"] == "AUTHORIZATION_EXPIRED"
    assert told["steps"][-1]["left"] != told["steps"][-1]["right"]


def test_a_proof_is_told(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    result = run("--reading", "Q11", "--two-solvers", "--json", str(file))
    assert result.exit_code == 0
    assert "no difference that anybody could ever notice: proved" in result.output
    assert "confirmed by Z3 and cvc5." in " ".join(result.output.split())
    (told,) = json.loads(file.read_text(encoding="utf-8"))["comparisons"]
    assert told["proof"]["solvers"] == ["Z3", "cvc5"]


def test_each_two_options_are_compared() -> None:
    result = run("--reading", "Q6", "--numbers", "12.5-su3")
    assert result.exit_code == 1
    assert result.output.count("A: ") >= 3
    assert "→ refused" in result.output


def test_conditions_are_those_of_questions() -> None:
    result = run("--reading", "Q2", "--numbers", "any", "--assume", 'Q5 = "goes on"')
    assert result.exit_code == 1
    assert 'Both: Q5 = "goes on".' in result.output


def test_deployments_differ_by_what_the_licence_server_knows() -> None:
    result = run("--reading", "Deployment")
    assert result.exit_code == 1
    assert result.output.count("synchronized") >= 2
    assert result.output.count("✓ no difference") == 1  # how often one synchronizes is left open


def test_releases(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    result = run("12.5", "12.5-su3", "--json", str(file))
    assert result.exit_code == 1
    assert "B: 12.5-su3, a report every 8 h" in result.output
    assert "different after 2 happenings, in 3 ways." in result.output
    (told,) = json.loads(file.read_text(encoding="utf-8"))["comparisons"]
    assert len(told["differences"]) == 3


def test_without_time_it_is_unknown() -> None:
    result = run("--reading", "Q3", "--time-limit", "0.01s")
    assert result.exit_code == 3
    assert "? unknown: no proof was found" in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Expected two releases; or --reading; or --model."),
        (["12.5", "12.5-su3", "--reading", "Q1"], "Expected two releases; or --reading;"),
        (["12.5"], "Expected two different releases."),
        (["12.5", "12.5"], "Expected two different releases."),
        (["12.5", "13"], "there is no release '13'; there are: 12.5, 12.5-su3."),
        (
            ["12.5", "12.5-su3", "--numbers", "any"],
            "--numbers, --assume and --two-solvers are not for releases.",
        ),
        (["--reading", "Q13"], "there is no reading 'Q13'; there are: Q1, Q2"),
        (["--reading", "origin"], "begin in different licensing states"),
        (
            ["--reading", "Q1", "--numbers", "14"],
            "no release '14'; there are: 12.5, 12.5-su3, any.",
        ),
        (["--reading", "Q1", "--assume", "Q5 = no"], "'Q5' is never 'no'; expected"),
        (["--reading", "Q1", "--assume", 'Q1 = "90 days"'], "what is assumed excludes Q1 ="),
        (["--reading", "Q1", "--json", "/nowhere/x.json"], "there is no folder '/nowhere'"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output
