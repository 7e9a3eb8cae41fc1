"""Check what is kept of the boundaries, by what did not find it.

Stories are gone through with integers, and must show their cells; that other cells are never the
case is put to all solvers. A cell of which neither is told does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from uccx_model.execution import ReplayError
from uccx_model.graph import Graph, licensing_graph
from uccx_model.trace import Trace
from uccx_proofs.agreeing import agree
from uccx_proofs.audit.boundaries.cells import (
    RELEASE,
    TABLES,
    Cell,
    World,
    cells_of,
    merged_claims,
    world_of,
)
from uccx_proofs.audit.boundaries.keeping import (
    Findings,
    Sighting,
    findings_from,
    proved_in,
    stories_in,
)
from uccx_proofs.certificate import Thesis
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.moments import comes_true, last_moment, rigid_values, shows
from uccx_proofs.obligations import CertificateError, obligations
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.system import System, licensing_system

__all__ = ["Checked", "check", "thesis_of"]


@dataclass(frozen=True)
class Checked:
    """How much was checked."""

    cells: int
    seen: int
    obligations: int


SENTENCE: Final = "No cell is the case in this world where the table says so."


def check(
    data: Mapping[str, Any], graph: Graph | None = None, tables: Sequence[str] = TABLES
) -> Checked:
    """Make sure that everything holds that is kept.

    Args:
        data: what is kept.
        graph: the model; None for the documented one.
        tables: those that it is about.

    Raises:
        CertificateError: something does not hold, or is missing; the message says where.
    """
    model = licensing_graph() if graph is None else graph
    system = licensing_system(model, observed=False)
    asked = cells_of(system, tables)
    findings = findings_from(data)
    if strange := [name for name in findings.seen if name not in asked]:
        raise CertificateError(f"boundaries: there is no cell {strange[0][:80]!a}")
    if findings.unknown:
        raise CertificateError(f"boundaries: nothing is known of {findings.unknown[0][:120]!a}")
    _go_through(model, system, asked, findings)
    proved = sum(
        _prove(system, world, asked, findings)
        for world in World
        if any(proved_in(cell, findings.seen) is world for cell in asked.values())
    )
    return Checked(len(asked), len(findings.seen), proved)


# Stories.


def _go_through(
    graph: Graph, system: System, cells: Mapping[str, Cell], findings: Findings
) -> None:
    stories = stories_in(findings, graph)
    for name, sighting in findings.seen.items():
        if not 0 <= sighting.story < len(stories):
            raise CertificateError(f"{name}: there is no story {sighting.story}")
        trace = stories[sighting.story]
        if not 0 <= sighting.steps <= len(trace.steps):
            raise CertificateError(f"{name}: its story has no {sighting.steps} steps")
        shown = replace(trace, steps=trace.steps[: sighting.steps])
        _check_story(graph, system, cells[name], sighting, shown)


def _check_story(
    graph: Graph, system: System, cell: Cell, sighting: Sighting, trace: Trace
) -> None:
    try:
        moment = last_moment(graph, system, trace)
    except ReplayError as error:
        raise CertificateError(f"{cell.name}: {error}") from error
    if not comes_true(sighting.world.condition, rigid_values(trace)):
        raise CertificateError(f"{cell.name}: its story is none of {sighting.world.value}")
    if not cell.is_asked_in(sighting.world):
        raise CertificateError(f"{cell.name}: it is not asked with {sighting.world.value}")
    if not any(shows(claim, moment) for claim in cell.claims):
        raise CertificateError(f"{cell.name}: its story does not show it")


# Proofs.


def thesis_of(
    system: System, world: World, cells: Mapping[str, Cell], seen: Mapping[str, Sighting]
) -> Thesis:
    """Return what the certificate of a world must show: what is not told elsewhere never is so.

    Args:
        system: the system in this world.
        world: the world.
        cells: all cells.
        seen: those that are the case somewhere.
    """
    excluded = (cell for cell in cells.values() if proved_in(cell, seen) is world)
    claims = merged_claims(claim for cell in excluded for claim in cell.claims)
    profile = None if world is World.NUMBERS else RELEASE
    return Thesis(f"boundaries, {world.value}", SENTENCE, profile, claims)


def _prove(system: System, world: World, cells: Mapping[str, Cell], findings: Findings) -> int:
    place = f"boundaries, {world.value}"
    text = findings.proofs.get(world)
    if text is None:
        raise CertificateError(f"{place}: there is no certificate")
    own = world_of(system, world)
    thesis = thesis_of(own, world, cells, findings.seen)
    try:
        derived = obligations(own, thesis, parse_certificate(text, own).certificate)
        agree(own, thesis, derived, tuple(SOLVERS), None)
    except CertificateError as error:
        raise CertificateError(f"{place}: {error}") from error
    return len(derived)
