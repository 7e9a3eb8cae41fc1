"""All properties, in the order in which they are shown."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cache
from typing import Final

from uccx_proofs.properties import (
    bookkeeping,
    graph_facts,
    headline,
    outcomes,
    progress,
    recovery,
    states,
    steps,
    witnesses,
)
from uccx_proofs.property import Property

__all__ = ["MODULES", "UnknownPropertyError", "all_properties", "properties_named"]

MODULES: Final = (
    headline,
    states,
    steps,
    bookkeeping,
    outcomes,
    progress,
    recovery,
    witnesses,
    graph_facts,
)
"""Those that have a book of properties."""


class UnknownPropertyError(LookupError):
    """There is no property of this name.

    Attributes:
        name: what was asked for.
        known: the names there are, the nearest first.
    """

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        near = difflib.get_close_matches(name, known, n=5, cutoff=0.3)
        self.known = [*near, *(other for other in known if other not in near)]
        super().__init__(f"no property is called {name!r}; the nearest: {', '.join(near or known)}")


@cache
def all_properties() -> tuple[Property, ...]:
    """Return every property, the headline first.

    Raises:
        ValueError: two have the same name, or one has no sentence.
    """
    found = tuple(p for module in MODULES for p in module.BOOK.properties)
    names = [p.name for p in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two properties are called {', '.join(twice)}")
    if silent := [p.name for p in found if not p.sentence]:
        raise ValueError(f"no sentence: {', '.join(silent)}")
    return found


def properties_named(names: Sequence[str]) -> tuple[Property, ...]:
    """Return the properties of these names, in the catalogue's order; all if there is no name.

    Raises:
        UnknownPropertyError: one of them does not exist.
    """
    every = all_properties()
    known = [p.name for p in every]
    for name in names:
        if name not in known:
            raise UnknownPropertyError(name, known)
    return tuple(p for p in every if not names or p.name in names)
