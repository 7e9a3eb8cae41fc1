"""When to buy more than there is, and what the model says to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, repeat

from uccx_licensing.planning.buying import Purchase, cheapest, cost, purchases
from uccx_licensing.planning.finding import Finding
from uccx_licensing.planning.frontier import TooManyError, frontier
from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.outliving import fate_of
from uccx_licensing.planning.plan import Buying, Known
from uccx_licensing.planning.running import Outcome
from uccx_licensing.words import count

__all__ = ["bought_in_time"]


def bought_in_time(finding: Finding, there: Sequence[Mix]) -> Buying:
    """Return the cheapest purchases that avoid something, each as late and as small as can be.

    Args:
        finding: the search for the usage.
        there: the entitlement at each report without any purchase.
    """
    aim, runs = finding.given.avoid, finding.runs
    as_it_is = runs.run(there)
    before = fate_of(runs, as_it_is, there[-1])
    if aim in finding.ample.happened:
        why = "it happens with a billion licences as well: licences are not what is missing"
        return Buying(aim, Known.UNAVOIDABLE, why, before=before)
    if aim not in as_it_is.happened:
        why = "run: it does not happen with what there is"
        return Buying(aim, Known.PROVED, why, before=before, after=before)
    if missing := finding.order.missing(finding.order.claim(aim, steady=False)):
        return Buying(aim, Known.UNKNOWN, missing, before=before)
    demands = finding.demands(there)
    try:
        points = frontier(demands.windows(aim))
    except TooManyError as error:
        return Buying(aim, Known.UNKNOWN, str(error), before=before)
    cap = cheapest(demands, points, finding.given.prices)
    found = tuple(purchases(demands, aim, cap))
    schedule = _schedule(finding, there, found)
    outcome = runs.run(schedule, halts={purchase.place for purchase in found})
    least = [runs.series.mixes.of_point(point) for point in points]
    told = finding.refuted(aim, points, [*least, cap], there)
    told = told or _refuted(finding, there, found, cap, outcome)
    after = fate_of(runs, outcome, schedule[-1])
    price = cost(found[-1].total, finding.given.prices) if found else 0.0
    if told:
        return Buying(aim, Known.UNKNOWN, told, found, price, before, after)
    runs.confirm(schedule, outcome)
    return Buying(aim, Known.PROVED, _why(found), found, price, before, after)


def _why(found: Sequence[Purchase]) -> str:
    return (
        f"run: with {count(len(found), 'purchase')} it never happens; with one licence fewer at "
        "any of the moments it does, even if all the rest is bought a report later; and with "
        "less in total, bought from the start, it does as well"
    )


def _schedule(finding: Finding, there: Sequence[Mix], found: Sequence[Purchase]) -> list[Mix]:
    """Return the entitlement at each report with purchases."""
    mixes = finding.runs.series.mixes
    total = mixes.nothing
    moments = {purchase.place: purchase.total for purchase in found}
    schedule = []
    for place, mix in enumerate(there):
        total = moments.get(place, total)
        schedule.append(mixes.plus(mix, total))
    return schedule


def _refuted(
    finding: Finding,
    there: Sequence[Mix],
    found: Sequence[Purchase],
    cap: Mix,
    outcome: Outcome,
) -> str:
    """Return what the model says against purchases; nothing if it agrees.

    With less at one moment, even if all the rest of the total is bought a report later, it must
    happen. What would lead to another total is not compared.
    """
    aim, runs = finding.given.avoid, finding.runs
    mixes = runs.series.mixes
    if aim in outcome.happened:
        return f"with these purchases it happens at report {outcome.happened[aim] + 1:,}"
    before = mixes.nothing
    for number, purchase in enumerate(found, start=1):
        for less in mixes.fewer(purchase.added):
            some = mixes.plus(before, less)
            if any(a > b for a, b in zip(some, cap, strict=True)):
                continue
            given = map(mixes.plus, islice(there, purchase.place, None), chain([some], repeat(cap)))
            trial = runs.run(given, aim, begin=outcome.halts[purchase.place])
            if aim not in trial.happened:
                return f"purchase {number:,} could be smaller, or later"
        before = purchase.total
    return ""
