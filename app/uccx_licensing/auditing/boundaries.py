"""The audit's part about boundaries: what is the case just before, at and after every limit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from uccx_licensing.auditing import boundary_tables
from uccx_licensing.auditing.parts import Ordered, Part, Summary
from uccx_licensing.progress import Report
from uccx_licensing.words import count
from uccx_model.graph import licensing_graph
from uccx_proofs.audit.boundaries import checking
from uccx_proofs.audit.boundaries.cells import cells_of
from uccx_proofs.audit.boundaries.keeping import findings_from
from uccx_proofs.system import licensing_system

__all__ = ["BOUNDARIES"]


def _find(ordered: Ordered, report: Report) -> dict[str, Any]:
    from uccx_proofs.audit.boundaries.finding import find  # noqa: PLC0415 - slow, as what follows
    from uccx_proofs.queries.lemmas import kept_lemmas  # noqa: PLC0415

    graph = licensing_graph()
    known = kept_lemmas(licensing_system(graph, observed=False))
    return find(graph, known, ordered.jobs, report)


def _check(data: Mapping[str, Any]) -> None:
    checking.check(data)


def _summary(data: Mapping[str, Any]) -> Summary:
    findings = findings_from(data)
    cells = cells_of(licensing_system(licensing_graph(), observed=False))
    seen, unknown = len(findings.seen), len(findings.unknown)
    told = (
        f"{count(len(cells), 'boundary cell')}: {seen:,} shown by a story, "
        f"{len(cells) - seen - unknown:,} proved never to be the case with the numbers that they "
        f"are about, {unknown:,} unknown."
    )
    return Summary((told, *(f"unknown: {name}" for name in findings.unknown)), unknown == 0)


BOUNDARIES: Final = Part(
    "boundaries",
    "what is the case one report before, at and after every limit, and where deadlines meet",
    _find,
    _check,
    _summary,
    {
        "boundaryperiods": boundary_tables.periods,
        "boundarystrikes": boundary_tables.strikes,
        "boundarywarnings": boundary_tables.warnings,
        "boundaryorders": boundary_tables.orders,
        "boundarymeetings": boundary_tables.meetings,
    },
)
