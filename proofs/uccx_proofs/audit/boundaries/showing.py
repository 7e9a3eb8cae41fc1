"""What a story shows: gone through with integers, in the model and in the system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from uccx_model.graph import Graph
from uccx_model.trace import Trace
from uccx_proofs.audit.boundaries.cells import Cell
from uccx_proofs.moments import last_moment, shows
from uccx_proofs.system import System

__all__ = ["places_shown"]


def places_shown(
    graph: Graph, system: System, trace: Trace, cells: Mapping[str, Cell]
) -> Iterator[tuple[str, int]]:
    """Yield the cells that a story shows, each with the number of steps after which it first does.

    Raises:
        ReplayError: it is no trace of the model, or of the system.
    """
    waiting = dict(cells)
    for steps in range(len(trace.steps) + 1):
        moment = last_moment(graph, system, replace(trace, steps=trace.steps[:steps]))
        for name, cell in tuple(waiting.items()):
            if any(shows(claim, moment) for claim in cell.claims):
                del waiting[name]
                yield name, steps
