"""Make a plan for a usage."""

from __future__ import annotations

from typing import Final

from uccx_licensing.planning.finding import Finding
from uccx_licensing.planning.ordered import Order
from uccx_licensing.planning.plan import Given, Plan
from uccx_licensing.planning.running import Aim, Runs
from uccx_licensing.planning.timing import bought_in_time
from uccx_licensing.words import count
from uccx_model.choices import READINGS
from uccx_proofs.monotony.relation import Claim

__all__ = ["planned"]

_PROVED: Final = {
    Claim.LOCK: (
        "no strike and no lock comes earlier, whenever they are bought, for every reading and "
        "any periods"
    ),
    Claim.STEADY_ENFORCEMENT: (
        "enforcement comes no earlier, if none is bought or taken away later, for every reading "
        "under which the out-of-compliance period is no longer than the silence until enforcement"
    ),
    Claim.ENFORCEMENT: (
        "enforcement comes no earlier, whenever they are bought, where the highest usage is "
        "locked (Q3) and the out-of-compliance period is no longer than the silence until "
        "enforcement"
    ),
}
"""What is proved, in words."""


def planned(runs: Runs, given: Given) -> Plan:
    """Return the fewest licences for a usage, and when to buy them.

    Args:
        runs: the instance with its usage.
        given: what is asked for beside it.

    Raises:
        RunError: two readings of the model disagree: a mistake of this program.
    """
    order = Order(runs.series.mixes.pooled, runs.execution)
    finding = Finding(runs, given, order)
    answers = tuple(map(finding.fewest, Aim))
    buying = None if given.bought is None else bought_in_time(finding, given.bought)
    return Plan(runs.series, given, answers, buying, _proof(order), _suppositions(runs))


def _proof(order: Order) -> tuple[str, ...]:
    told = [
        f"Proved of the model, for every usage: with more licences {_PROVED[claim]} "
        f"({count(number, 'proof obligation')}, each confirmed by {order.solvers})."
        for claim, number in order.obligations.items()
    ]
    if told:
        told.append("So less than an entitlement that is just too small need not be run.")
    return (*told, *(f"Not proved: {why}." for why in order.failures.values()))


def _suppositions(runs: Runs) -> tuple[str, ...]:
    unusual = [option for option in runs.execution.all_choices if type(option) in READINGS]
    unusual = [option for option in unusual if option is not next(iter(type(option)))]
    readings = "; ".join(option.title for option in unusual)
    return (
        "Registered directly with Cisco SSM before the first report, with no strike; "
        "License Control allows overage; nobody deregisters or re-registers. A purchase counts "
        "from the report at which the licence server knows of it.",
        f"Readings: {readings or 'the default of each'}. Numbers of release {runs.profile.name}.",
    )
