"""Make a plan for a usage."""

from __future__ import annotations

from uccx_licensing.planning.finding import Finding
from uccx_licensing.planning.ordered import Order
from uccx_licensing.planning.plan import Given, Plan
from uccx_licensing.planning.running import Aim, Runs
from uccx_licensing.planning.timing import bought_in_time
from uccx_licensing.words import count
from uccx_model.choices import READINGS

__all__ = ["planned"]


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
    number = sum(order.obligations.values())
    proved = (
        "Proved of the model, for every usage and any periods: of two entitlements, the larger one "
        f"never fares worse ({count(number, 'proof obligation')}, each confirmed by "
        f"{order.solvers}). So what is less than an entitlement that is just too small need not be run.",
    )
    return (*(proved if number else ()), *(f"Not proved: {t}." for t in order.failures.values()))


def _suppositions(runs: Runs) -> tuple[str, ...]:
    unusual = [option for option in runs.execution.all_choices if type(option) in READINGS]
    unusual = [option for option in unusual if option is not next(iter(type(option)))]
    readings = "; ".join(option.title for option in unusual)
    return (
        "Supposed: registered directly with Cisco SSM before the first report, with no strike; "
        "License Control allows overage; nobody deregisters or re-registers. A purchase counts "
        "from the report at which the licence server knows of it.",
        f"Readings: {readings or 'the default of each'}. Numbers of release {runs.profile.name}.",
    )
