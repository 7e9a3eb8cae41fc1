"""Amounts of licences, and how they are told: one count, or a count for each pool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from uccx_model.evaluation import Value
from uccx_model.pools.amounts import Pool

__all__ = ["POOLS", "Amount", "amount_of", "in_pools", "is_any", "pool_of"]

Amount = int | Mapping[Pool, int]
"""One count of licences, or a count for each pool that is told of (others are zero)."""

POOLS: Final[Mapping[Pool, str]] = {
    Pool.STANDARD: "Standard",
    Pool.PREMIUM: "Premium",
    Pool.OUTBOUND: "outbound",
    Pool.SERVER: "server",
}
_MARK: Final = "_"


def in_pools(amount: Amount) -> str:
    """Return an amount in words; pools of which there is nothing are left out.

    >>> in_pools(1300), in_pools({Pool.STANDARD: 40, Pool.PREMIUM: 10, Pool.OUTBOUND: 0})
    ('1,300', '40 Standard + 10 Premium')
    """
    if isinstance(amount, int):
        return f"{amount:,}"
    told = (f"{amount[pool]:,} {name}" for pool, name in POOLS.items() if amount.get(pool))
    return " + ".join(told) or "0"


def pool_of(name: str) -> tuple[str, Pool | None]:
    """Return which variable a name counts, and in which pool.

    >>> pool_of("usage_premium")
    ('usage', <Pool.PREMIUM: 'premium'>)
    >>> pool_of("license_type")
    ('license_type', None)
    """
    of, _, pool = name.rpartition(_MARK)
    return (of, Pool(pool)) if pool in {*Pool} else (name, None)


def amount_of(values: Mapping[str, Value], name: str) -> Amount:
    """Return the amount that a variable or an input has, in whichever model."""
    if name in values:
        return int(values[name])
    return {pool: int(values[f"{name}{_MARK}{pool.value}"]) for pool in Pool}


def is_any(amount: Amount) -> bool:
    """Return whether there is any licence in an amount; of a flag, whether it is up."""
    return bool(amount) if isinstance(amount, int) else any(amount.values())
