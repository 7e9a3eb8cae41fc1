"""A plan for one count, told of pools: what is given of the one count is given of every pool."""

from __future__ import annotations

from collections.abc import Mapping

from uccx_model.expressions import Term
from uccx_model.pools.amounts import Amounts, Pool
from uccx_model.pools.pooled import COUNTED, count_name, pooled_state, pools
from uccx_model.rewriting import substitute
from uccx_model.variables import input_symbols, state_symbols
from uccx_proofs.certificate import Move, Option

__all__ = ["plan_of_pools"]


def plan_of_pools(plan: Mapping[str, tuple[Option, ...]]) -> Mapping[str, tuple[Option, ...]]:
    """Return a plan for pools that takes the same edges as one for one count."""
    return {
        node: tuple(tuple(map(_move, option)) for option in options)
        for node, options in plan.items()
    }


def _move(move: Move) -> Move:
    told: dict[str, Term] = {}
    for name in input_symbols():
        if name in COUNTED:
            for pool in Pool:
                told[count_name(name, pool)] = _in(pool, move.inputs[name])
        else:
            told[name] = move.inputs[name]
    return Move(move.edge, {name: told[name] for name in pools().inputs})


def _in(pool: Pool, term: Term) -> Term:
    """Return a term about one count as it is about a pool."""
    several: Mapping[str, object] = pooled_state().as_mapping()
    values: dict[Term, Term] = {}
    for name, symbol in state_symbols().items():
        counts = several[name]
        if isinstance(counts, Amounts):
            values[symbol] = counts.counts[pool]
    return substitute(term, values, {})
