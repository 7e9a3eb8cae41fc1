"""A trace with licences in pools, as one trace for each pool that is of any matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from uccx_model.evaluation import Value
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import COUNTED, COVERING_TYPES, count_name
from uccx_model.pools.recognising import has_pools
from uccx_model.trace import Situation, Trace

__all__ = ["seen_by_pool"]


def seen_by_pool(trace: Trace) -> dict[str, Trace]:
    """Return what a trace is in each pool that anything is ever counted in, by the pool's name.

    A trace with one count of licences is what it is, and has no name.
    """
    if not has_pools(trace.start.values):
        return {"": trace}
    here = [trace.start, *(step.after for step in trace.steps)]
    names = [name for name in COUNTED if count_name(name, Pool.STANDARD) in trace.start.values]
    used = [
        pool
        for pool in Pool
        if any(situation.values[count_name(name, pool)] for situation in here for name in names)
    ]
    return {pool.value.capitalize(): _seen(trace, pool) for pool in used or [Pool.STANDARD]}


def _seen(trace: Trace, pool: Pool) -> Trace:
    steps = (replace(step, after=_situation(step.after, pool)) for step in trace.steps)
    return replace(trace, start=_situation(trace.start, pool), steps=tuple(steps))


def _situation(here: Situation, pool: Pool) -> Situation:
    values = dict(here.values)
    values |= {n: values[count_name(n, pool)] for n in COUNTED if count_name(n, pool) in values}
    if pool is Pool.STANDARD and values["license_type"] in COVERING_TYPES:
        values |= {f"covering_{name}": _spare(values, name) for name in ("usage", "locked")}
    return Situation(here.node, values)


def _spare(values: Mapping[str, Value], needed: str) -> int:
    """Return how many Premium seats are left, and so cover Standard ones."""
    known, used = (int(values[count_name(n, Pool.PREMIUM)]) for n in ("known", needed))
    return max(known - used, 0)
