"""The model with a count for each pool of licences: the same rules, called with several counts.

No rule is written twice: each is called with `Usage` and `Entitlement` where it expects one count.
That this does what the model with one count does is a proof of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final

import networkx as nx

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Int, Scope, Term, any_of, constant, equal, variable
from uccx_model.graph import RULE_BOOKS, Graph, build_graph
from uccx_model.pools.amounts import Amounts, Entitlement, Pool, Usage
from uccx_model.states import LicensingState
from uccx_model.transition import Change
from uccx_model.variables import Inputs, LicenseType, State, initial
from uccx_model.vocabulary import Vocabulary

__all__ = ["COVERING_TYPES", "count_name", "pooled_graph", "pooled_inputs", "pooled_state", "pools"]

COVERING_TYPES: Final = (
    LicenseType.FLEX_STANDARD,
    LicenseType.FLEX_PREMIUM,
    LicenseType.FLEX_HCS,
)
"""The types under which an unused Premium seat covers a Standard one."""
COUNTED: Final[Mapping[str, type[Amounts]]] = {
    "usage": Usage,
    "reported": Usage,
    "locked": Usage,
    "demand": Usage,
    "bought": Entitlement,
    "known": Entitlement,
}
"""The variables and inputs that have a count for each pool."""


def count_name(name: str, pool: Pool) -> str:
    """Return what a variable's count in a pool is called.

    >>> count_name("usage", Pool.PREMIUM)
    'usage_premium'
    """
    return f"{name}_{pool.value}"


def _covering() -> Bool:
    """Return "unused Premium seats cover Standard ones", which the licence type in effect says."""
    kind = variable(Int, "license_type", Scope.STATE)
    return any_of(*(kind == covering for covering in COVERING_TYPES))


def _record(kind: type[Any], scope: Scope) -> dict[str, Any]:
    """Return what rules take for each field of a record."""
    record: dict[str, Any] = kind.symbols(scope).as_mapping()
    for name in record.keys() & COUNTED.keys():
        counts = {pool: variable(Int, count_name(name, pool), scope) for pool in Pool}
        record[name] = COUNTED[name](counts, _covering())
    return record


@cache
def pooled_state(scope: Scope = Scope.STATE) -> State:
    """Return the state as rules take it: counts of licences are `Usage` or `Entitlement`."""
    return State(**_record(State, scope))


@cache
def pooled_inputs(scope: Scope = Scope.INPUT) -> Inputs:
    """Return the inputs as rules take them: counts of licences are `Usage` or `Entitlement`."""
    return Inputs(**_record(Inputs, scope))


def _named(name: str, value: Any) -> dict[str, Any]:
    """Return a variable's value by the names of its counts; any other by its own name."""
    if name not in COUNTED:
        return {name: value}
    if not isinstance(value, Amounts):
        return {count_name(name, pool): value for pool in Pool}
    return {count_name(name, pool): count for pool, count in value.counts.items()}


def _terms(name: str, change: Change) -> dict[str, Term]:
    told = _named(name, change)
    return {n: to if isinstance(to, Term) else constant(to) for n, to in told.items()}


@cache
def pooled_graph() -> Graph:
    """Return the licensing model with a count for each pool, frozen.

    Its transitions have the names, ends and sentences of the model's.
    """
    own = (pooled_state(), pooled_inputs(), _terms)
    graph = build_graph(t for book in RULE_BOOKS for t in book.RULES.transitions(*own))
    nx.freeze(graph)
    return graph


@cache
def pools() -> Vocabulary:
    """Return the variables of an instance with a count for each pool, by name."""
    state, inputs = (
        {
            n: term
            for f in fields(record)
            for n, term in _named(f.name, getattr(record, f.name)).items()
        }
        for record in (pooled_state(), pooled_inputs())
    )
    return Vocabulary(state, inputs, pooled_inputs().well_formed(), _starts)


def _starts(settings: Mapping[str, Value]) -> dict[LicensingState, Bool]:
    """Return what holds at the start in each licensing state; only starts of the model exist."""
    known = pools().state
    usual = initial(pooled_state())
    for name, value in settings.items():
        usual = {node: holds & equal(known[name], constant(value)) for node, holds in usual.items()}
    return usual
