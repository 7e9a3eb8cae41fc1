"""Which entitlement is enough for which usage, of one count or by pools, as the model has it."""

from __future__ import annotations

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.systems import counts
from uccx_model.expressions import boolean, integer
from uccx_model.pools.amounts import Entitlement, Pool, Usage, deficit

__all__ = ["added", "missing_for", "within"]


def missing_for(entitlement: Amount, usage: Amount, *, covering: bool) -> Amount:
    """Return how many licences an entitlement lacks for a usage."""
    if isinstance(entitlement, int) and isinstance(usage, int):
        return max(usage - entitlement, 0)
    lacking = deficit(*_terms(entitlement, usage, covering)).counts
    return {pool: int(n.value) for pool, n in lacking.items()}


def added(entitlement: Amount, more: Amount) -> Amount:
    """Return an entitlement with more licences."""
    if isinstance(entitlement, int) and isinstance(more, int):
        return entitlement + more
    own, added = counts(entitlement), counts(more)
    return {pool: own.get(pool, 0) + added.get(pool, 0) for pool in Pool}


def within(entitlement: Amount, usage: Amount, *, covering: bool) -> Amount:
    """Return as much of a usage as an entitlement is enough for."""
    if isinstance(entitlement, int) and isinstance(usage, int):
        return min(entitlement, usage)
    own, used = _terms(entitlement, usage, covering)
    return {pool: int(n.value) for pool, n in used.at_most(own).counts.items()}


def _terms(entitlement: Amount, usage: Amount, covering: bool) -> tuple[Entitlement, Usage]:
    def terms(amount: Amount) -> dict[Pool, object]:
        return {pool: integer(counts(amount).get(pool, 0)) for pool in Pool}

    covers = boolean(covering)
    return Entitlement(terms(entitlement), covers), Usage(terms(usage), covers)  # type: ignore[arg-type]
