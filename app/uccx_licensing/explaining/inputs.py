"""What a report's inputs can be where they are not known: enough to stand for all there are.

Licences are only ever compared with entitlements. So of the amounts above one entitlement and up to
the next, one does what each other does. Of one count the least of them is tried: whatever it leads
to be locked, no less is. Where License Control cuts usage, the most is tried, as it lets in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.systems import Given, System, counts
from uccx_model.pools.agents import RULES, Counted
from uccx_model.pools.amounts import Pool
from uccx_model.stepping import Values

__all__ = ["possible_inputs"]


def possible_inputs(
    system: System,
    *,
    usage: Amount | None,
    entitlements: Sequence[Amount],
    sizes: Sequence[Amount],
    reachable: bool | None,
    synced: Sequence[bool],
    bought_freely: bool = False,
) -> tuple[Values, ...]:
    """Return all inputs that a report may have, as far as it makes a difference.

    Args:
        system: the system.
        usage: what is used; None: it is not known.
        entitlements: what may have been bought.
        sizes: every entitlement that the data tell.
        reachable: whether the licence server answers; None: it is not known.
        synced: whether SSM On-Prem may have been synchronized, and whether not.
        bought_freely: nothing tells what was bought, so licences may come and go.
    """
    usages = tuple(_usages(sizes, system)) if usage is None else (usage,)
    links = (True, False) if reachable is None else (reachable,)
    pairs: Iterable[tuple[Amount, Amount]] = product(entitlements, usages)
    if bought_freely:
        pairs = _FREELY
    given = (
        Given(used, bought, link, sync)
        for bought, used in pairs
        for link in links
        for sync in synced
    )
    return tuple(dict.fromkeys(map(system.inputs, given)))


_FREELY: Sequence[tuple[Amount, Amount]] = ((1, 1), (1, 0), (1, 2), (2, 0))
"""Entitlement and usage: all used, nothing used, one too many; and as many bought as ever used."""


def _usages(sizes: Sequence[Amount], system: System) -> Iterator[Amount]:
    if all(isinstance(size, int) for size in sizes):
        whole = sorted({size for size in sizes if isinstance(size, int)} | {0})
        tried = whole[1:] if system.limited else [size + 1 for size in whole[:-1]]
        yield from (*reversed(tried), 0, whole[-1] + 1)
        return
    rules = RULES[system.supposed.license_type]
    counted = [
        pool
        for pool in Pool
        if rules[pool].counted is not Counted.NOTHING or any(counts(size)[pool] for size in sizes)
    ]
    least = [{pool: counts(size)[pool] for pool in counted} for size in sizes]
    yield from least
    yield dict.fromkeys(counted, 0)
    for size in least:
        for pool in counted:
            yield {**size, pool: size[pool] + 1}
    yield {pool: max(size[pool] for size in least) + 1 for pool in counted}
