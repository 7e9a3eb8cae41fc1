"""Which model values are of: the one with one count of licences, or the one with pools."""

from __future__ import annotations

from collections.abc import Mapping

from uccx_model.evaluation import Value
from uccx_model.graph import Graph, licensing_graph
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name, pooled_graph, pools
from uccx_model.trace import Trace
from uccx_model.vocabulary import Vocabulary, one_count

__all__ = ["has_pools", "model_of"]


def has_pools(values: Mapping[str, Value]) -> bool:
    """Return whether a state's variables have a count for each pool of licences."""
    return count_name("usage", next(iter(Pool))) in values


def model_of(trace: Trace) -> tuple[Graph, Vocabulary]:
    """Return the model that a trace is one of, and its variables."""
    if has_pools(trace.start.values):
        return pooled_graph(), pools()
    return licensing_graph(), one_count()
