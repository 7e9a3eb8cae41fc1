"""What the audit keeps on vacuity and cores: of this model, complete, told on fresh pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from uccx_licensing import tables
from uccx_licensing.auditing.cores import CORES
from uccx_licensing.auditing.parts import Part
from uccx_licensing.auditing.sampling import sampled
from uccx_licensing.auditing.vacuity import VACUITY
from uccx_licensing.phrases import phrase
from uccx_model.expressions import Scope
from uccx_model.graph import licensing_graph
from uccx_proofs.audit.records import kept_record
from uccx_proofs.audit.vacuity.checking import sights_of
from uccx_proofs.catalogue import all_properties
from uccx_proofs.history import History
from uccx_proofs.system import licensing_system

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("page", ["docs/vacuity.md", "docs/cores.md"])
def test_pages_are_fresh(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert tables.refreshed(text) == text, f"{page} is stale: run `make diagrams`"


@pytest.mark.slow
@pytest.mark.parametrize("part", [VACUITY, CORES], ids=lambda part: part.name)
def test_what_is_kept_passes_its_check(part: Part) -> None:
    part.check(kept_record(part.name, part.about))


@pytest.mark.parametrize("part", [VACUITY, CORES], ids=lambda part: part.name)
def test_nothing_is_missing_and_nothing_unknown(part: Part) -> None:
    summary = part.summary(kept_record(part.name, part.about))
    assert summary.complete, summary.lines


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
