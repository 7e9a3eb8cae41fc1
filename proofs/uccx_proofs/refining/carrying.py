"""Which conclusions about one count are conclusions about pools, by what they speak of.

A property that is true of every run with one count is true of every run with pools if it speaks
only of what both share: then the run that mirrors it would break it too. That a lock is held is
shared, and so is whether a report of an unlocked instance is above the entitlement; R says so.
There is such a run under two conditions only: `one_count.CONDITIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from uccx_model.pools.pooled import pooled_graph
from uccx_proofs.catalogue import all_properties
from uccx_proofs.graph_claims import NoArgumentError
from uccx_proofs.property import Property
from uccx_proofs.refining.direct import directly_shown
from uccx_proofs.refining.speaking import counts_in
from uccx_proofs.system import System

__all__ = ["Carried", "Way", "carried"]


class Way(StrEnum):
    """Why a conclusion holds of pools."""

    MIRRORED = "every run with pools has its like with one count, under the two conditions"
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
        counts = counts_in(target.condition for target in known.targets(system))
        return Carried(known.name, Way.OPEN if counts else Way.EXAMPLE, counts)
    told = known.state if known.state is not None else known.step
    if told is None:  # about which steps there are, or whether a way leads somewhere
        return Carried(known.name, Way.OPEN)
    counts = counts_in([told])
    return Carried(known.name, Way.OPEN if counts else Way.MIRRORED, counts)
