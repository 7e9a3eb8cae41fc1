"""Which conclusions about one count are conclusions about pools, by what they speak of.

A property that is true of every run with one count is true of every run with pools if it speaks
only of what both share: then the run that mirrors it would break it too. That a lock is held is
shared, and so is whether a report of an unlocked instance is above the entitlement; R says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from uccx_model.events import Event
from uccx_model.expressions import Bool, Scope, Term, all_of, variable
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.variables import Inputs, State
from uccx_proofs.catalogue import all_properties
from uccx_proofs.graph_claims import NoArgumentError
from uccx_proofs.history import observe
from uccx_proofs.property import Property
from uccx_proofs.refining.direct import directly_shown
from uccx_proofs.system import System

__all__ = ["Carried", "Way", "carried"]


class Way(StrEnum):
    """Why a conclusion holds of pools."""

    MIRRORED = "every run with pools has its like with one count"
    EXAMPLE = "an example with one count is one with pools"
    GRAPH = "the graph is the same"
    ITSELF = "shown of pools themselves"
    OPEN = "not shown of pools"


@dataclass(frozen=True)
class Carried:
    """What becomes of a property."""

    name: str
    way: Way
    speaks_of: tuple[str, ...] = ()  #: the counts for which it is not carried over


def carried(system: System) -> list[Carried]:
    """Return what becomes of every property, in the order of the catalogue.

    Args:
        system: that of the model with one count, with its notebook.
    """
    return [_carried(known, system) for known in all_properties()]


def _carried(known: Property, system: System) -> Carried:
    if known in directly_shown():
        return Carried(known.name, Way.ITSELF)
    if known.graph is not None:
        try:
            known.graph.find(pooled_graph())
        except NoArgumentError:
            return Carried(known.name, Way.OPEN)
        return Carried(known.name, Way.GRAPH)
    if known.story is not None:
        return Carried(known.name, Way.EXAMPLE)
    if known.targets is not None:
        counts = _counts(target.condition for target in known.targets(system))
        return Carried(known.name, Way.OPEN if counts else Way.EXAMPLE, counts)
    told = known.state if known.state is not None else known.step
    if told is None:  # about which steps there are, or whether a way leads somewhere
        return Carried(known.name, Way.OPEN)
    counts = _counts([told])
    return Carried(known.name, Way.OPEN if counts else Way.MIRRORED, counts)


def _counts(terms: Iterable[Bool]) -> tuple[str, ...]:
    """Return the names of what is not shared and yet spoken of."""
    found = (symbol for term in terms for symbol in symbols_of(_seen(term)))
    return tuple(sorted({symbol.name for symbol in found} & _unshared()))


@cache
def _unshared() -> frozenset[str]:
    """Return what only one of the models has, and what its notebook makes of that."""
    own = {*State.symbols(Scope.STATE).as_mapping(), *Inputs.symbols(Scope.INPUT).as_mapping()}
    found = own - {*pools().state, *pools().inputs} | {SYNCHRONIZED}
    read = {n: {s.name for s in symbols_of(_seen(term))} for n, term in observe().items()}
    while more := {name for name, names in read.items() if names & found} - found:
        found |= more
    return frozenset(found)


SYNCHRONIZED: Final = "synced"
"""An input of both models that the simulation chooses for one of them."""


def _seen(term: Bool | Term) -> Term:
    """Return a term in which what R says of counts is a word of its own."""
    return substitute(term, {}, dict(_words()))


@cache
def _words() -> Mapping[Term, Term]:
    return dict(_told_by_r())


def _told_by_r() -> Iterator[tuple[Term, Term]]:
    for scope in (Scope.STATE, Scope.NEXT):
        held = State.symbols(scope).lock_held
        word = variable(Bool, f"a lock is held ({scope.value})", scope)
        yield held, word
        yield ~held, ~word
    s, t, i, e = (
        State.symbols(Scope.STATE),
        State.symbols(Scope.NEXT),
        Inputs.symbols(Scope.INPUT),
        Event(),
    )
    judged = all_of(e.report, i.ssm_reachable, s.registered, ~s.lock_held)
    yield judged & (t.usage <= t.known), variable(Bool, "judged to be within", Scope.EVENT)
