"""Properties said again of pools: the same functions, called with several counts instead of one.

A property that speaks of usage, of a lock or of an entitlement says of each pool, or of an
entitlement and whether any pool is short of it, what it says of the one count.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from uccx_model.events import Event
from uccx_model.expressions import Bool, Int, Scope, any_of, variable
from uccx_model.parameters import Parameters
from uccx_model.pools.amounts import Amounts
from uccx_model.pools.pooled import COVERING_TYPES, pooled_inputs, pooled_state
from uccx_model.rewriting import symbols_of
from uccx_model.variables import State
from uccx_proofs.catalogue import MODULES
from uccx_proofs.history import History
from uccx_proofs.property import Property
from uccx_proofs.refining.notebook import NOT_NOTED

__all__ = ["of_pools", "speaks_of_what_is_not_noted"]


def speaks_of_what_is_not_noted(told: Bool) -> bool:
    """Return whether a condition speaks of what nobody notes down of pools."""
    return not {symbol.name for symbol in symbols_of(told)}.isdisjoint(NOT_NOTED)


def of_pools(known: Property) -> Property:
    """Return a property of states or steps, said of pools.

    Raises:
        TypeError: it says nothing of states or steps.
    """
    function = _function(known)
    names = inspect.signature(function).parameters
    told: Bool = function(*(_spoken_of()[name] for name in names))
    if known.state is not None:
        return replace(known, state=told)
    if known.step is not None:
        return replace(known, step=told)
    raise TypeError(f"{known.name} says nothing of states or steps")


def _function(known: Property) -> Callable[..., Any]:
    """Return the function that a property is written as."""
    for module in MODULES:
        if known.name in {p.name for p in module.BOOK.properties}:
            function: Callable[..., Any] = getattr(module, known.name)
            return function
    raise LookupError(f"no module has the property {known.name}")


@cache
def _spoken_of() -> Mapping[str, Any]:
    return {
        "s": pooled_state(),
        "t": _afterwards(),
        "i": pooled_inputs(),
        "e": Event(),
        "h": History.symbols(Scope.STATE),
        "g": History.symbols(Scope.NEXT),
        "p": Parameters.symbols(),
    }


def _afterwards() -> State:
    """Return the state after a step, in which the licence type afterwards says what covers what."""
    after = pooled_state(Scope.NEXT)
    kind = variable(Int, "license_type", Scope.NEXT)
    covering = any_of(*(kind == covers for covers in COVERING_TYPES))
    counts = {f.name: getattr(after, f.name) for f in fields(after)}
    changed: dict[str, Any] = {
        name: replace(count, covering=covering)
        for name, count in counts.items()
        if isinstance(count, Amounts)
    }
    return replace(after, **changed)
