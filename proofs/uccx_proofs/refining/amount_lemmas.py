"""What is true of counts in pools, for all numbers: the sentences that people rely on.

Each says what it means in arithmetic of its own, not in the words of `pools.amounts`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from uccx_model.expressions import (
    Bool,
    Int,
    Scope,
    all_of,
    any_of,
    equal,
    implies,
    variable,
)
from uccx_model.pools.amounts import LIMITED, Entitlement, Pool, Usage, deficit
from uccx_proofs.obligations import Obligation

__all__ = ["LEMMAS", "Counts", "Lemma", "amount_obligations"]


@dataclass(frozen=True)
class Counts:
    """Counts that may be any, none of them negative."""

    covering: Bool  #: unused Premium seats cover Standard ones
    own: Entitlement
    other: Entitlement
    used: Usage
    later: Usage

    @staticmethod
    def symbols() -> Counts:
        """Return counts as symbols."""
        covering = variable(Bool, "covering", Scope.STATE)

        def counts(name: str) -> dict[Pool, Int]:
            return {p: variable(Int, f"{name}_{p.value}", Scope.STATE) for p in Pool}

        return Counts(
            covering,
            Entitlement(counts("own"), covering),
            Entitlement(counts("other"), covering),
            Usage(counts("used"), covering),
            Usage(counts("later"), covering),
        )

    @property
    def possible(self) -> Bool:
        """No count is negative."""
        return all_of(*(each >= 0 for each in (self.own, self.other, self.used, self.later)))

    def covers(self, own: Entitlement, used: Usage) -> Bool:
        """Return "this is enough", in plain arithmetic."""
        n, u = own.counts, used.counts
        seats = u[Pool.STANDARD] + u[Pool.PREMIUM] <= n[Pool.STANDARD] + n[Pool.PREMIUM]
        return all_of(
            u[Pool.PREMIUM] <= n[Pool.PREMIUM],
            implies(self.covering, seats),
            self.covering | (u[Pool.STANDARD] <= n[Pool.STANDARD]),
            u[Pool.OUTBOUND] <= n[Pool.OUTBOUND],
            u[Pool.SERVER] <= n[Pool.SERVER],
        )


Said = Callable[[Counts], Iterator[Bool]]
"""Yields what is true of all counts."""


@dataclass(frozen=True)
class Lemma:
    """Something that is true of all counts."""

    name: str
    sentence: str
    said: Said


LEMMAS: Final[list[Lemma]] = []


def _lemma(said: Said) -> Said:
    LEMMAS.append(Lemma(said.__name__, " ".join((inspect.getdoc(said) or "").split()), said))
    return said


def amount_obligations(lemmas: Sequence[Lemma] = ()) -> list[Obligation]:
    """Return what is to be shown of counts, an obligation for each lemma."""
    counts = Counts.symbols()
    possible = ("no count is negative", (counts.possible,))
    return [
        Obligation("amounts", lemma.name, (possible,), tuple(lemma.said(counts)))
        for lemma in lemmas or LEMMAS
    ]


@_lemma
def a_pool_is_short_where_the_entitlement_does_not_cover_the_usage(c: Counts) -> Iterator[Bool]:
    """Some pool is short if and only if the entitlement does not cover the usage."""
    short = c.used > c.own
    yield equal(short, ~c.covers(c.own, c.used))
    yield equal(short, c.own < c.used)
    yield equal(~short, c.own >= c.used)
    yield equal(short, any_of(*(~enough for enough in c.own.covering_each(c.used).values())))


@_lemma
def premium_seats_cover_standard_users_at_most_as_well(c: Counts) -> Iterator[Bool]:
    """What is enough where Premium seats cover nobody else is enough where they do."""
    apart = {pool: c.used.counts[pool] <= c.own.counts[pool] for pool in Pool}
    yield implies(all_of(*apart.values()), c.own >= c.used)


@_lemma
def more_licences_or_less_usage_never_harm(c: Counts) -> Iterator[Bool]:
    """What covers a usage covers any smaller one, and so does whatever is more."""
    more = all_of(*(c.other.counts[p] >= c.own.counts[p] for p in Pool))
    less = all_of(*(c.later.counts[p] <= c.used.counts[p] for p in Pool))
    yield implies(all_of(c.own >= c.used, more, less), c.other >= c.later)


@_lemma
def license_control_lets_in_no_more_than_is_covered(c: Counts) -> Iterator[Bool]:
    """With overage switched off, seats and ports in use are covered; the server is not limited."""
    let_in = c.used.at_most(c.own)
    covered = c.own.covering_each(let_in)
    yield from (covered[pool] for pool in LIMITED)
    server = c.used.counts[Pool.SERVER]
    yield implies(server <= c.own.counts[Pool.SERVER], c.covers(c.own, let_in))
    yield let_in.counts[Pool.SERVER] == server


@_lemma
def license_control_lets_in_no_more_than_is_wanted(c: Counts) -> Iterator[Bool]:
    """What License Control lets in is never more than is wanted, and never negative."""
    let_in = c.used.at_most(c.own).counts
    yield from (let_in[pool] <= c.used.counts[pool] for pool in Pool)
    yield from (let_in[pool] >= 0 for pool in Pool)


@_lemma
def license_control_turns_away_only_whom_it_must(c: Counts) -> Iterator[Bool]:
    """All who want to work are let in where the entitlement covers them.

    Where it does not, nobody could let in more Premium users, more ports, or more users in all.
    """
    let_in = c.used.at_most(c.own)
    yield implies(c.own >= c.used, let_in == c.used)
    fits = all_of(c.own >= c.later, *(c.later.counts[p] <= c.used.counts[p] for p in Pool))
    for pool in (Pool.PREMIUM, Pool.OUTBOUND):
        yield implies(fits, c.later.counts[pool] <= let_in.counts[pool])
    yield implies(fits, _seats(c.later) <= _seats(let_in))


@_lemma
def a_covered_lock_covers_the_usage_since(c: Counts) -> Iterator[Bool]:
    """A lock that follows usage upwards (Q3) never falls; who covers it covers all usage since."""
    lock = c.used.at_least(c.later)
    yield implies(c.own >= lock, (c.own >= c.used) & (c.own >= c.later))
    yield from (lock.counts[pool] >= c.used.counts[pool] for pool in Pool)


@_lemma
def the_deficit_is_enough(c: Counts) -> Iterator[Bool]:
    """Buying the deficit covers the usage, and there is none exactly where it is covered."""
    missing = deficit(c.own, c.used)
    yield c.covers(_with(c.own, missing.counts), c.used)
    yield missing >= 0
    yield equal(missing == 0, c.covers(c.own, c.used))


@_lemma
def with_one_licence_less_the_deficit_is_not_enough(c: Counts) -> Iterator[Bool]:
    """With one licence less than the deficit in any pool, the usage is not covered."""
    missing = deficit(c.own, c.used).counts
    for pool in Pool:
        less = {**missing, pool: missing[pool] - 1}
        yield implies(missing[pool] > 0, ~c.covers(_with(c.own, less), c.used))


@_lemma
def nobody_can_buy_less_than_the_deficit(c: Counts) -> Iterator[Bool]:
    """Whatever covers the usage has the deficit's Premium seats, ports, server and seats in all."""
    missing = deficit(c.own, c.used)
    enough = c.covers(_with(c.own, c.other.counts), c.used)
    for pool in (Pool.PREMIUM, Pool.OUTBOUND, Pool.SERVER):
        yield implies(enough, c.other.counts[pool] >= missing.counts[pool])
    yield implies(enough, _seats(c.other) >= _seats(missing))


@_lemma
def agents_who_stay_keep_out_nobody_who_is_covered(c: Counts) -> Iterator[Bool]:
    """Where agents stay (Q8), they and all whom the entitlement covers are let in, nobody else."""
    allowed = c.own.at_least(c.used)
    yield c.covers(allowed, c.used)
    yield implies(c.own >= c.later, c.covers(allowed, c.later))
    both = _covers_all_of(c.other, c.own, c.covering) & (c.other >= c.used)
    yield implies(both & c.covers(allowed, c.later), c.covers(c.other, c.later))


def _covers_all_of(more: Entitlement, less: Entitlement, covering: Bool) -> Bool:
    """Return "it covers whatever the other covers": Premium seats, and seats in all or alone."""
    a, b = more.counts, less.counts
    seats = implies(covering, _seats(less) <= _seats(more))
    alone = covering | (b[Pool.STANDARD] <= a[Pool.STANDARD])
    apart = (Pool.PREMIUM, Pool.OUTBOUND, Pool.SERVER)
    return all_of(seats, alone, *(b[pool] <= a[pool] for pool in apart))


def _seats(amounts: Usage | Entitlement) -> Int:
    return amounts.counts[Pool.STANDARD] + amounts.counts[Pool.PREMIUM]


def _with(own: Entitlement, bought: Mapping[Pool, Int]) -> Entitlement:
    return replace(own, counts={pool: n + bought[pool] for pool, n in own.counts.items()})
