"""What is kept of the boundaries, for tests: whole, or of one table and free to be spoilt."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cache
from typing import Any

from uccx_model.graph import licensing_graph
from uccx_proofs.audit.boundaries.cells import Cell, cells_of
from uccx_proofs.audit.records import kept_record
from uccx_proofs.system import licensing_system

Data = dict[str, Any]


@cache
def all_cells() -> Mapping[str, Cell]:
    return cells_of(licensing_system(licensing_graph(), observed=False))


@cache
def record() -> Mapping[str, Any]:
    return kept_record("boundaries")


def about(table: str) -> Data:
    """What is kept of one table, to be changed."""
    data = copy.deepcopy(dict(record()))
    data["seen"] = {n: seen for n, seen in data["seen"].items() if n.startswith(f"{table} |")}
    used = sorted({place for _, place, _ in data["seen"].values()})
    for seen in data["seen"].values():
        seen[1] = used.index(seen[1])
    data["stories"] = [data["stories"][place] for place in used]
    return data
