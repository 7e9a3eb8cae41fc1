"""Properties said again of pools: the same functions, called with several counts instead of one.

A property that speaks of usage, of a lock or of an entitlement says of each pool, or of an
entitlement and whether any pool is short of it, what it says of the one count.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, Final

from uccx_model.events import Event
from uccx_model.expressions import Bool, Int, Scope, any_of, variable
from uccx_model.parameters import Parameters
from uccx_model.pools.amounts import Amounts
from uccx_model.pools.pooled import COVERING_TYPES, pooled_inputs, pooled_state
from uccx_model.variables import State
from uccx_proofs.catalogue import MODULES
from uccx_proofs.property import Property

__all__ = ["of_pools", "speaks_of_a_notebook"]

NOTEBOOK: Final = ("h", "g")
"""What a property asks for that compares the model with a bystander's notebook."""


def speaks_of_a_notebook(known: Property) -> bool:
    """Return whether a property of states or steps compares them with what somebody noted down."""
    return not set(NOTEBOOK).isdisjoint(inspect.signature(_function(known)).parameters)


def of_pools(known: Property) -> Property:
    """Return a property of states or steps, said of pools.

    Raises:
        TypeError: it speaks of a notebook, which nobody keeps of pools, or of no state or step.
    """
    if speaks_of_a_notebook(known):
        raise TypeError(f"{known.name} speaks of a notebook")
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
