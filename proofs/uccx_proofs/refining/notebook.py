"""The bystander's notebook, kept of an instance with pools, as far as it has a word for it.

What the notebook compares of one count is compared of pools. The highest usage is not noted: it
would be a number for each pool.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from uccx_model.expressions import AnyTerm, Bool, Scope, Term, all_of, equal
from uccx_model.pools.amounts import Amounts
from uccx_model.pools.pooled import pooled_state
from uccx_model.rewriting import substitute
from uccx_model.states import LicensingState
from uccx_model.variables import State
from uccx_proofs.history import History, observe

__all__ = ["NOT_NOTED", "begun", "noted", "symbols_noted", "told_of_pools"]

NOT_NOTED: Final = ("highest_usage",)
"""What is noted of one count only."""


def symbols_noted() -> Mapping[str, Term]:
    """Return the notebook's symbols, by name."""
    every = History.symbols(Scope.STATE).as_mapping()
    return {name: symbol for name, symbol in every.items() if name not in NOT_NOTED}


@cache
def noted() -> Mapping[str, Term]:
    """Return what the notebook says after a step, by name, in terms of states and event."""
    return {n: told_of_pools(t) for n, t in observe().items() if n not in NOT_NOTED}


def begun(node: LicensingState) -> Bool:
    """Return the condition that the notebook says what it does at the start."""
    highest = {History.symbols(Scope.STATE).highest_usage: 0}
    told = History.initial(node, History.symbols(Scope.STATE))
    kept = (part for part in told.args if not highest.keys() & {*part.args})
    return all_of(*(part for part in kept if isinstance(part, Bool)))


def told_of_pools(term: AnyTerm) -> AnyTerm:
    """Return a term in which comparisons of one count are comparisons of pools."""
    return substitute(term, {}, dict(_words()))


@cache
def _words() -> Mapping[Term, Term]:
    told: dict[Bool, Bool] = {}
    for scope in (Scope.STATE, Scope.NEXT):
        one, several = State.symbols(scope), pooled_state(scope)
        told[one.lock_held] = several.lock_held
        told[one.usage <= one.known] = ~(several.usage > several.known)
    before, after = pooled_state(), pooled_state(Scope.NEXT)
    s, t = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
    told[equal(t.bought, s.bought)] = after.bought == before.bought
    told[t.known >= s.known] = _nothing_is_taken_away(before.known, after.known)
    opposite = {~one: ~several for one, several in told.items()}
    return {one: several for both in (told, opposite) for one, several in both.items()}


def _nothing_is_taken_away(before: object, after: object) -> Bool:
    """Return "no count is smaller than before"; rules take counts in pools for one."""
    if not isinstance(before, Amounts) or not isinstance(after, Amounts):
        raise TypeError(f"expected counts in pools, found {before!r} and {after!r}")
    return all_of(*(after.counts[pool] >= n for pool, n in before.counts.items()))
