"""Boundaries: every cell is settled, a mistake by one moves the right ones, spoilt records fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Final

import pytest

import uccx_licensing
from kept_boundaries import about, all_cells, record
from uccx_licensing.auditing import boundary_tables, registry
from uccx_licensing.auditing.boundaries import BOUNDARIES
from uccx_model.expressions import Scope
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.parameters import Parameters, Unit
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.states import STATES
from uccx_proofs.audit.boundaries.cells import World, cells_of, named
from uccx_proofs.audit.boundaries.checking import check
from uccx_proofs.audit.boundaries.finding import Sweep
from uccx_proofs.audit.boundaries.keeping import findings_from, proved_in
from uccx_proofs.audit.boundaries.scales import DEADLINES, PERIODS, P, S, meeting, orders
from uccx_proofs.engines.sharpening import merged, sharpened, still_holding
from uccx_proofs.files import committed_certificates
from uccx_proofs.known import known_from
from uccx_proofs.queries.lemmas import PLACE
from uccx_proofs.refusing import CertificateError
from uccx_proofs.system import licensing_system

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = (ROOT / "docs" / "boundaries.md").read_text(encoding="utf-8")


def late(name: str, period: str) -> Graph:
    """The model with a period one report longer in transitions of some names."""
    symbol = getattr(P, period)
    longer = {symbol: symbol + 1}
    return build_graph(
        replace(t, guard=substitute(t.guard, longer, {})) if t.name in name.split() else t
        for t in transitions_of(licensing_graph())
    )


# What is asked.


def test_every_period_of_the_model_has_its_moments() -> None:
    spoken_of = {symbol for scale in PERIODS for symbol in symbols_of(scale.limit)}
    lengths = {f.name for f in fields(Parameters) if f.metadata["unit"] is Unit.INTERVALS}
    assert {s.name for s in spoken_of if s.scope is Scope.PARAMETER} == lengths


def test_each_scale_asks_of_every_state_at_every_moment() -> None:
    for scale in PERIODS:
        for moment in ("T-1", "T", "T+1"):
            assert all(named(scale.name, moment, s.name) in all_cells() for s in STATES)
    for moment in ("0", "1", "limit-1", "limit"):
        assert all(named("strikes", moment, s.name) in all_cells() for s in STATES)


def test_every_two_deadlines_are_asked_about_in_every_order() -> None:
    number = len(DEADLINES)
    assert len(orders()) == number * (number - 1)
    assert len(meeting(2)) == number * (number - 1) / 2
    asked = [name for name in all_cells() if name.endswith("| ever")]
    assert len(asked) == len(orders()) + len(meeting(2)) + len(meeting(3))


# What is kept.


def test_no_cell_is_unknown() -> None:
    findings = findings_from(record())
    assert findings.unknown == ()
    assert BOUNDARIES.summary(record()).complete
    assert set(findings.proofs) == set(World)


@pytest.mark.parametrize("table", ["strikes", "warnings", "out of compliance"])
def test_what_is_kept_of_a_table_passes_its_check(table: str) -> None:
    data = about(table)
    checked = check(data, tables=[table])
    assert checked.cells == sum(name.startswith(f"{table} |") for name in all_cells())
    assert checked.seen == len(data["seen"])
    assert checked.obligations > 0


KNOWN: Final = {
    "evaluation | T-1 | EVALUATION": World.USUAL,
    "evaluation | T | EVALUATION": None,
    "evaluation | T | EVALUATION_EXPIRED": World.USUAL,
    "evaluation | T+1 | EVALUATION_EXPIRED": None,
    "authorization | T-1 | IN_COMPLIANCE": World.USUAL,
    "authorization | T | IN_COMPLIANCE": None,
    "authorization | T | AUTHORIZATION_EXPIRED": World.USUAL,
    "authorization | T | AUTHORIZATION_EXPIRED_ENFORCED": World.READINGS,  # Q1
    "silence | T-1 | AUTHORIZATION_EXPIRED": World.USUAL,
    "silence | T | AUTHORIZATION_EXPIRED_ENFORCED": World.USUAL,
    "out of compliance | T-1 | OUT_OF_COMPLIANCE": World.USUAL,
    "out of compliance | T | OUT_OF_COMPLIANCE": None,
    "out of compliance | T | OUT_OF_COMPLIANCE_EXPIRED": World.USUAL,
    "registration | T | REGISTRATION_EXPIRED": World.READINGS,  # Q10
    "registration | T | REGISTRATION_EXPIRED_ENFORCED": World.USUAL,
    "strikes | limit-1 | OVERAGE": World.USUAL,
    "strikes | limit | OVERAGE": None,
    "warnings | SYSTEM_TO_ENTER_OOC_STATE | 2": World.USUAL,
    "warnings | SYSTEM_TO_ENTER_OOC_STATE | 1": World.READINGS,  # Q2
    "warnings | SYSTEM_IN_OOC_STATE | 5": World.USUAL,
    "warnings | SYSTEM_IN_OOC_STATE | 4": World.NUMBERS,
    "orders | silence < authorization | ever": None,
    "orders | authorization < silence | ever": World.USUAL,
    "orders | registration < evaluation | ever": World.NUMBERS,
    "meetings | out of compliance = authorization | ever": World.USUAL,
    "meetings | out of compliance = registration | ever": World.NUMBERS,
}


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_known_from_elsewhere_stands_in_the_tables(name: str) -> None:
    seen = findings_from(record()).seen
    assert name in all_cells()
    assert (seen[name].world if name in seen else None) is KNOWN[name]


def test_the_page_is_made_of_the_record() -> None:
    for name in BOUNDARIES.tables:
        assert f"<!-- generated: {name} -->" in PAGE
        assert name in registry.tables()


ASKED: Final = re.findall(r"^    uccx-licensing ask '([^']+)'    # (yes|no)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("question", "answer"), ASKED)
def test_questions_of_the_page_have_the_answers_that_it_tells(question: str, answer: str) -> None:
    assert uccx_licensing.ask(question).reply == answer


def test_the_page_asks_questions() -> None:
    assert len(ASKED) == PAGE.count("    uccx-licensing ask ")
    assert {answer for _, answer in ASKED} == {"yes", "no"}


# A mistake by one.


def seen_in(graph: Graph, wanted: Callable[[str], bool]) -> set[str]:
    """Which cells of the evaluation are the case in a model, with 12.5's numbers as usual."""
    system = licensing_system(graph, observed=False)
    documented = licensing_system(licensing_graph(), observed=False)
    text = (committed_certificates() / PLACE).read_text(encoding="utf-8")
    lemmas = still_holding(system, known_from(text, documented).lemmas)
    within = [S.evaluation_used <= P.evaluation_period]
    lemmas = merged(lemmas, sharpened(system, lemmas, system.nodes, within))
    sweep = Sweep(graph, system, World.USUAL, lemmas)
    cells = [cell for name, cell in cells_of(system, ["evaluation"]).items() if wanted(name)]
    possible = sweep.open(cells)
    seen = sweep.shown(possible)
    assert {cell.name for cell in possible} == set(seen), "a cell is unknown"
    return set(seen)


def test_an_evaluation_enforced_one_report_late_moves_the_right_cells() -> None:
    def unregistered(name: str) -> bool:
        return name.endswith(("| EVALUATION", "| EVALUATION_EXPIRED"))

    kept = {
        name
        for name, seen in findings_from(record()).seen.items()
        if name.startswith("evaluation |") and unregistered(name) and seen.world is World.USUAL
    }
    graph = late("evaluation_goes_on evaluation_expires", "evaluation_period")
    assert seen_in(graph, unregistered) ^ kept == {
        "evaluation | T | EVALUATION",
        "evaluation | T+1 | EVALUATION_EXPIRED",
    }


def test_what_is_kept_is_refused_for_a_model_with_a_mistake_by_one() -> None:
    graph = late("evaluation_goes_on evaluation_expires", "evaluation_period")
    with pytest.raises(CertificateError, match="story"):
        check(about("evaluation"), graph, ["evaluation"])
    with pytest.raises(CertificateError, match="does not follow: consecution: evaluation"):
        check(about("warnings"), graph, ["warnings"])


def test_a_cell_is_proved_where_it_is_not_seen() -> None:
    cell = all_cells()["strikes | limit-1 | OVERAGE"]
    seen = findings_from(record()).seen
    assert proved_in(cell, {}) is World.NUMBERS
    assert proved_in(cell, seen) is None
    other = all_cells()["out of compliance | T-1 | AUTHORIZATION_EXPIRED"]
    assert proved_in(other, seen) is World.READINGS


def test_the_tables_tell_readings_and_other_numbers() -> None:
    warned = boundary_tables.warnings(record())
    (early,) = (line for line in warned.splitlines() if "ENTER\\_OOC\\_STATE |" in line)
    assert [cell.strip() for cell in early.split("|")[2:-1]] == [
        "with Q2", "yes", "no †", "no †", "no †",
    ]  # fmt: skip
