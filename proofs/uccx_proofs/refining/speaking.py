"""What a property speaks of: only of what both models have, or of counts of licences too.

That a lock is held counts as one word, and so does whether a report of an unlocked instance is
above the entitlement: the simulation says that both models say the same of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from uccx_model.events import Event
from uccx_model.expressions import Bool, Scope, Term, all_of, variable
from uccx_model.pools.pooled import pools
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.variables import Inputs, State
from uccx_proofs.history import observe

__all__ = ["counts_in"]


def counts_in(terms: Iterable[Bool]) -> tuple[str, ...]:
    """Return the names of what conditions speak of and only one of the models has."""
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
