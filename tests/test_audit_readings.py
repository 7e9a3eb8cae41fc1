"""What the audit says of readings: the record is checked, and a spoilt one is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from uccx_licensing.auditing.parts import Ordered
from uccx_licensing.auditing.readings import READINGS_PART, check_row
from uccx_model.choices import READINGS
from uccx_proofs.audit.records import record_file
from uccx_proofs.obligations import CertificateError

RECORD: dict[str, Any] = json.loads(record_file("readings").read_text(encoding="utf-8"))
PAGE = Path(__file__).resolve().parent.parent / "docs" / "readings.md"


def row_of(reading: str) -> dict[str, Any]:
    """The first row of a reading, without the cases, to be spoilt."""
    row: dict[str, Any] = deepcopy(next(r for r in RECORD["pairs"] if r["reading"] == reading))
    return row


def test_every_reading_is_there() -> None:
    assert {row["reading"] for row in RECORD["pairs"]} == {r.__name__ for r in READINGS}
    summary = READINGS_PART.summary(RECORD)
    assert summary.complete
    assert "13 can be told apart" in summary.lines[0]


def test_q11_makes_no_difference_with_the_numbers_of_12_5() -> None:
    row = row_of("Q11")
    verdicts = {numbers: answer["verdict"] for numbers, answer in row["numbers"].items()}
    assert verdicts == {"12.5": "alike", "12.5-su3": "alike", "any": "different"}
    check_row(row)


def test_where_one_report_is_enough_two_readings_say_nothing() -> None:
    for reading in ("Q2", "Q4"):
        assert row_of(reading)["numbers"]["12.5-su3"]["verdict"] == "alike"


def usage(row: dict[str, Any]) -> None:
    row["numbers"]["12.5"]["experiment"]["happenings"][-1]["inputs"]["ssm_reachable"] = True


def options(row: dict[str, Any]) -> None:
    row["options"] = row["options"][:1] * 2


def other_numbers(row: dict[str, Any]) -> None:
    row["numbers"]["12.5"] = row["numbers"]["12.5-su3"]


def claimed(row: dict[str, Any]) -> None:
    row["numbers"]["12.5"] = {"verdict": "alike", "unequal": {}}
    row["cases"] = []


def fewer(row: dict[str, Any]) -> None:
    del row["cases"][3]


def elsewhere(row: dict[str, Any]) -> None:
    row["cases"][0] = {"choice": "Q77", "option": "NO", "verdict": "different"}


def unheard_of(row: dict[str, Any]) -> None:
    row["numbers"]["12.5"]["verdict"] = "maybe"


def nothing_done(row: dict[str, Any]) -> None:
    row["numbers"]["12.5"]["experiment"]["happenings"] = []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (usage, "the experiment shows nothing"),
        (options, "expected two options of 'Q1'"),
        (other_numbers, "the experiment is about another case"),
        (claimed, "it has a hole"),
        (fewer, "some cases are missing"),
        (elsewhere, "there is no option 'NO' of 'Q77'"),
        (unheard_of, "'maybe' is no verdict"),
        (nothing_done, "the experiment shows nothing"),
    ],
)
def test_a_spoilt_record_is_refused(spoil: Callable[[dict[str, Any]], None], told: str) -> None:
    row = row_of("Q1")
    spoil(row)
    with pytest.raises(CertificateError, match=told):
        check_row(row)


def test_a_record_without_a_reading_is_refused() -> None:
    with pytest.raises(CertificateError, match="every two options of each reading"):
        READINGS_PART.check({"pairs": []})


def test_lemmas_that_do_not_hold_are_refused() -> None:
    row = row_of("Q1")
    false = {"unequal": {}, "lemmas": [{"EVALUATION": ["false"]}, {}]}
    row["numbers"]["12.5"] = {"verdict": "alike", **false}
    row["cases"] = []
    with pytest.raises(CertificateError, match=r"initiation: EVALUATION \(left\)"):
        check_row(row)


def test_a_few_are_found_anew() -> None:
    found = READINGS_PART.find(Ordered(jobs=1, sample=1), lambda *_: None)
    (row,) = found["pairs"]
    known = row_of("Q1")["numbers"]
    assert {n: told["verdict"] for n, told in row["numbers"].items()} == {
        n: told["verdict"] for n, told in known.items()
    }
    assert row["numbers"]["12.5"] == known["12.5"], "with any numbers, others may be told"
    assert READINGS_PART.summary(found).complete


def test_the_page_tells_what_is_proved() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "no difference: proved" in text
