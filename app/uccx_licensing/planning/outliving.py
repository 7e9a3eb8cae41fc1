"""What is due after the data end: the deadline of a lock that holds then."""

from __future__ import annotations

from itertools import chain, repeat

from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.plan import Deficit, Fate
from uccx_licensing.planning.running import Aim, Halt, Outcome, Runs

__all__ = ["fate_of"]


def fate_of(runs: Runs, outcome: Outcome, bought: Mix) -> Fate:
    """Return what came of a run, and what is to be bought by when if usage is locked at its end.

    Usage is supposed to stay as it was last, and the licence server to answer.

    Args:
        runs: the instance.
        outcome: what came of its whole usage.
        bought: the entitlement at the end.
    """
    last = outcome.last
    if not any(runs.counts("locked", last.values)):
        return Fate(outcome.happened)
    return Fate(outcome.happened, _deficit(runs, last, bought))


def _deficit(runs: Runs, last: Halt, bought: Mix) -> Deficit:
    mixes = runs.series.mixes
    period = runs.profile.values["out_of_compliance_period"]
    if Aim.ENFORCEMENT in runs.run([bought], begin=last, end=last.place + 1).happened:
        due = last.place  # at once: it is enforced already, or would be at the next report
    else:
        end = last.place + period + 1
        later = runs.run(repeat(bought), Aim.ENFORCEMENT, begin=last, end=end)
        due = later.happened.get(Aim.ENFORCEMENT, later.last.place)
    until = runs.run(repeat(bought), begin=last, end=due + 1)
    locked = runs.counts("locked", until.last.values)
    raised = mixes.raised(bought, mixes.point(locked), mixes.plenty)
    missing = tuple(more - there for more, there in zip(raised, bought, strict=True))

    def free(added: Mix) -> bool:
        """Whether nothing is locked and nothing enforced after the deadline's report."""
        given = chain(repeat(bought, due - last.place), [mixes.plus(bought, added)])
        after = runs.run(given, begin=last, end=due + 1)
        cured = not any(runs.counts("locked", after.last.values))
        return cured and Aim.ENFORCEMENT not in after.happened

    late = Aim.ENFORCEMENT in until.happened
    known = late and free(missing) and not any(map(free, mixes.fewer(missing)))
    return Deficit(due, missing, locked, known)
