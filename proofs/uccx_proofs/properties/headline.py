"""The three questions that everybody asks first."""

from __future__ import annotations

from uccx_model.choices import Q6, Q7, chosen
from uccx_model.events import Event
from uccx_model.expressions import Bool, all_of, any_of, implies, minimum
from uccx_model.parameters import Parameters
from uccx_model.states import CLASSIC
from uccx_model.variables import Inputs, State
from uccx_proofs.history import History, lock_at
from uccx_proofs.property import PropertyBook

BOOK = PropertyBook(headline=True)


@BOOK.step(source=["R21", "R30", "R31", "R33"])
def five_strikes_make_out_of_compliance_irreversible(
    s: State, i: Inputs, e: Event, t: State, g: History, p: Parameters
) -> Bool:
    """As many overage reports in a row as the limit says (five in 12.5), no fewer, lock the usage.
    It stays locked until the entitlement reaches the lock; only deregistering (where Q6 clears the
    lock) or re-registering out of enforcement (where Q7 lets it) avoids the purchase.
    """
    locks = implies(g.overages_in_a_row >= p.strike_limit, t.lock_held)
    only_then = implies(~s.lock_held & t.lock_held, g.overages_in_a_row == p.strike_limit)
    bought = all_of(i.ssm_reachable, t.known >= lock_at(s, e, t))
    forgotten = any_of(
        all_of(s.registered, ~t.registered, ~e.report, chosen(Q6.CLEARS_LOCK)),
        e.takes("reregister_out_of_enforcement") & chosen(Q7.REREGISTERING_CURES),
    )
    stays = implies(s.lock_held & ~t.lock_held, bought | forgotten)
    return all_of(locks, only_then, stays)


@BOOK.step(source=["R07", "R08"])
def migration_is_one_way(s: State, t: State) -> Bool:
    """Smart Licensing never returns to Classic."""
    return implies(~s.at(CLASSIC), ~t.at(CLASSIC))


@BOOK.invariant(source=["R17", "R22", "R23", "R24"])
def enforcement_comes_only_after_a_full_period(s: State, p: Parameters) -> Bool:
    """Nothing is enforced before the shortest of the periods has passed since the start (90 days in
    12.5).
    """
    shortest = minimum(minimum(p.evaluation_period, p.out_of_compliance_period), p.silence_limit)
    return implies(s.enforced, s.now >= shortest)
