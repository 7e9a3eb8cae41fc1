"""Whatever happens with one count happens with pools: all that is used is in one of them.

So the model with pools has every run of the proved one, and its examples are examples of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from uccx_model.expressions import Scope, Term, equal, integer
from uccx_model.graph import licensing_graph
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import pooled_graph, pooled_inputs, pooled_state, pools
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, State
from uccx_model.vocabulary import one_count
from uccx_proofs.refining.simulation import Side, Simulation

__all__ = ["to_one_pool"]

ONLY: Final = Pool.OUTBOUND
"""The pool that stands for the one count: License Control limits it, and no other covers it."""
OWN: Final = ("usage", "reported", "locked", "bought", "known")
"""The variables that count licences."""


def to_one_pool() -> Simulation:
    """Return why pools do whatever one count does."""
    places = _in_one_pool(pooled_state(), State.symbols(Scope.STATE), OWN)
    return Simulation(
        Side(licensing_graph(), one_count()),
        Side(pooled_graph(), pools()),
        tuple(equal(count, value) for count, value in places.items()),
        places,
        _given,
    )


def _given(_: Transition) -> Mapping[Term, Term]:
    return _in_one_pool(pooled_inputs(), Inputs.symbols(Scope.INPUT), ("demand", "bought"))


def _in_one_pool(several: Any, one: Any, names: tuple[str, ...]) -> dict[Term, Term]:
    """Return for each count of the pools what it is: the one count, or nothing."""
    return {
        count: getattr(one, name) if pool is ONLY else integer(0)
        for name in names
        for pool, count in getattr(several, name).counts.items()
    }
