"""Numbers in scenarios: of licences, as one count or by pool, and of agents."""

from __future__ import annotations

from typing import Final

from uccx_licensing.amounts import POOLS, Amount
from uccx_licensing.shell.arguments import did_you_mean
from uccx_model.pools.amounts import Pool

__all__ = ["LARGEST", "alike", "amount", "by_pool", "number", "signed"]

LARGEST: Final = 10**9
_POOLS: Final = "{ " + ", ".join(f"{pool.value} = 10" for pool in list(Pool)[:2]) + " }"


def number(told: object) -> int:
    """Return a whole number that is not below zero.

    Raises:
        ValueError: it is something else.
    """
    if isinstance(told, int) and not isinstance(told, bool) and 0 <= told <= LARGEST:
        return told
    raise ValueError(f"expected a whole number from 0 to {LARGEST:,}, found {str(told)[:60]!a}")


def amount(told: object) -> Amount:
    """Return an amount of licences: a number, or a table with a number for each pool.

    Raises:
        ValueError: it is something else, or tells of a pool that does not exist.
    """
    if not isinstance(told, dict):
        try:
            return number(told)
        except ValueError as error:
            raise ValueError(f"{error}; for licences in pools, write {_POOLS}") from error
    return {_pool(name): _of_pool(name, value) for name, value in told.items()}


def signed(told: object) -> tuple[Amount, int]:
    """Return an amount that may be told below zero: the amount, and its sign.

    Raises:
        ValueError: it is no amount, or above zero in one pool and below in another.
    """
    if isinstance(told, dict):
        given = {name: value for name, value in told.items() if value}
        falls = [isinstance(value, int) and value < 0 for value in given.values()]
        if any(falls) and not all(falls):
            raise ValueError("a transfer goes one way: all pools rise, or all fall")
        if any(falls):
            return amount({name: -value for name, value in given.items()}), -1
    elif isinstance(told, int) and not isinstance(told, bool) and told < 0:
        return amount(-told), -1
    return amount(told), 1


def alike(told: object, *, pooled: bool) -> object:
    """Return an amount as the file tells all of its amounts: by pool, if any of them is.

    Raises:
        ValueError: it is one count of licences, and others are by pool.
    """
    if not pooled or by_pool(told):
        return told
    if told == 0 and not isinstance(told, bool):
        return {}
    wanted = f"a count for each pool such as {_POOLS}, as elsewhere in this file"
    raise ValueError(f"expected {wanted}; found {str(told)[:60]!a}")


def by_pool(told: object) -> bool:
    """Return whether something is told by pool."""
    return isinstance(told, dict)


def _pool(name: str) -> Pool:
    known = {pool.value: pool for pool in Pool}
    if name.casefold() not in known:
        raise ValueError(f"no pool is called {name[:60]!a}{did_you_mean(name, known)}")
    return known[name.casefold()]


def _of_pool(name: str, value: object) -> int:
    try:
        return number(value)
    except ValueError as error:
        raise ValueError(f"{POOLS[_pool(name)]}: {error}") from error
