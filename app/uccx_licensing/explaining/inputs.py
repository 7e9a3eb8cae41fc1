"""What a report's inputs can be where they are not known: enough to stand for all there are.

Licences are only ever compared with entitlements. So of the amounts above one entitlement and up to
the next, one does what each other does. Of one count the least of them is tried: whatever it leads
to be locked, no less is. Where License Control cuts usage, the most is tried, as it lets in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from uccx_licensing.explaining.systems import Given, System, counts
from uccx_licensing.observing.observations import Amount
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
    synced: bool | None = None,
    bought_freely: bool = False,
) -> tuple[Values, ...]:
    """Return all inputs that a report may have, as far as it makes a difference.

    Args:
        system: the system.
        usage: what is used; None: it is not known.
        entitlements: what may have been bought.
        sizes: every entitlement that the data tell.
        reachable: whether the licence server answers; None: it is not known.
        synced: whether SSM On-Prem synchronizes; None: as the deployment has it.
        bought_freely: nothing tells what was bought, so licences may come and go.
    """
    usages = tuple(_usages(sizes, upmost=system.limited)) if usage is None else (usage,)
    links = (True, False) if reachable is None else (reachable,)
    sync = system.synchronizes if synced is None else synced
    pairs: Iterable[tuple[Amount, Amount]] = product(entitlements, usages)
    if bought_freely:
        pairs = _FREELY
    given = (Given(used, bought, link, sync) for bought, used in pairs for link in links)
    return tuple(dict.fromkeys(map(system.inputs, given)))


_FREELY: Sequence[tuple[Amount, Amount]] = ((1, 1), (1, 0), (1, 2), (2, 0))
"""Entitlement and usage: all used, nothing used, one too many; and as many bought as ever used."""


def _usages(sizes: Sequence[Amount], *, upmost: bool) -> Iterator[Amount]:
    if all(isinstance(size, int) for size in sizes):
        whole = sorted({size for size in sizes if isinstance(size, int)} | {0})
        tried = whole[1:] if upmost else [size + 1 for size in whole[:-1]]
        yield from (*reversed(tried), 0, whole[-1] + 1)
        return
    most = {p: max(counts(size).get(p, 0) for size in sizes) for p in Pool}
    yield from map(counts, sizes)
    yield dict.fromkeys(Pool, 0)
    for size in sizes:
        for pool in Pool:
            yield {**counts(size), pool: counts(size).get(pool, 0) + 1}
    yield {pool: number + 1 for pool, number in most.items()}
