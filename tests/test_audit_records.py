"""What the audit keeps: about this model, complete, and good when it is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from uccx_licensing.auditing.parts import Part
from uccx_licensing.auditing.registry import PARTS
from uccx_licensing.auditing.sampling import sampled
from uccx_licensing.phrases import phrase
from uccx_model.expressions import Scope
from uccx_model.graph import licensing_graph
from uccx_proofs.audit.records import kept_record, record_file, write_record
from uccx_proofs.audit.vacuity.checking import sights_of
from uccx_proofs.catalogue import all_properties
from uccx_proofs.history import History
from uccx_proofs.refusing import CertificateError
from uccx_proofs.system import licensing_system


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_what_is_kept_passes_its_check(part: Part) -> None:
    part.check(kept_record(part.name, part.about))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_nothing_is_missing_and_nothing_unknown(part: Part) -> None:
    summary = part.summary(kept_record(part.name, part.about))
    assert summary.complete, summary.lines


def test_what_is_about_the_model_alone_outlives_a_property(tmp_path: Path) -> None:
    write_record("some", {"found": 1}, ("model",), tmp_path)
    assert kept_record("some", ("model",), tmp_path)["found"] == 1
    with pytest.raises(CertificateError, match=r"audit/some\.json: it does not tell 'properties'"):
        kept_record("some", folder=tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "there is no audit/some.json; `make audit` writes it"),
        ("", "audit/some.json: it is no JSON"),
        ("[]", "audit/some.json: expected an object, found a list"),
        ('{"model": "0", "properties": "0"}', "is about another version of the model"),
    ],
)
def test_a_spoilt_record_is_refused_by_name(text: str | None, message: str, tmp_path: Path) -> None:
    file = record_file("some", tmp_path)
    if text is not None:
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
    with pytest.raises(CertificateError, match=message):
        kept_record("some", folder=tmp_path)


def test_every_part_that_is_left_out_can_be_read() -> None:
    every = sights_of(licensing_system(licensing_graph()), all_properties())
    told = {s.left_out: phrase(s.left_out) for s in every if s.left_out is not None}
    assert len(told) > 100
    assert [words for words in told.values() if not words or "  " in words or words[0] == " "] == []
    history = History.symbols(Scope.STATE)
    assert phrase(history.was_smart) == "Smart Licensing was in use"
    assert phrase(history.locked_for >= 0) == "locked for ≥ 0 reports"


def test_a_sample_is_taken_from_all_over() -> None:
    assert sampled(range(10), 5) == [0, 2, 4, 6, 8]
    assert list(sampled(range(3), 5)) == [0, 1, 2]
    assert list(sampled(range(3), None)) == [0, 1, 2]
