"""Whatever happens with pools happens with one count: the relation, and what one count is given.

R says only what a guard can tell: whether a lock is held, whether it is covered, and that whoever
uses licences may go on using them. Rules ask only which of two counts is greater, so no other
numbers than none and one are needed, and a lock that is short is short of one. The one count is
synchronized with every report, so that what the licence server knows can be chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from uccx_model.choices import Q8, chosen
from uccx_model.expressions import (
    TRUE,
    Bool,
    Int,
    Scope,
    Term,
    any_of,
    equal,
    implies,
    integer,
    ite,
    maximum,
)
from uccx_model.graph import licensing_graph
from uccx_model.parameters import Parameters
from uccx_model.pools.amounts import Amounts, Pool
from uccx_model.pools.pooled import pooled_graph, pooled_inputs, pooled_state, pools
from uccx_model.report import Report
from uccx_model.rewriting import substitute
from uccx_model.states import REGISTERED
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, State
from uccx_model.vocabulary import one_count
from uccx_proofs.refining.pooled import pooled_lemmas
from uccx_proofs.refining.simulation import Judged, Side, Simulation

__all__ = ["CONDITIONS", "beginning", "conditions", "given", "judged", "related", "to_one_count"]


CONDITIONS: Final = (
    "Where overage is switched off and nothing is locked, the server has its licence.",
    "A restart that brings another licence type while a lock is kept (Q6) does not change whether "
    "the entitlement covers the lock.",
)
"""What `conditions` assumes of steps with pools, in words."""


def to_one_count() -> Simulation:
    """Return why one count does whatever pools do."""
    return Simulation(
        Side(pooled_graph(), pools(), pooled_lemmas()),
        Side(licensing_graph(), one_count()),
        related(),
        beginning(),
        given,
        conditions,
        judged,
    )


def related() -> tuple[Bool, ...]:
    """Return R: what relates a state with one count to one with pools, beside what they share."""
    one, several = State.symbols(Scope.STATE), pooled_state()
    goes_on = chosen(Q8.AGENTS_STAY) & ((several.usage > 0) | several.lock_held)
    short = several.known < several.locked
    return (
        equal(one.lock_held, several.lock_held),
        implies(goes_on, one.usage > 0),
        implies(several.lock_held, equal(one.known < one.locked, short)),
    )


def beginning() -> Mapping[Term, Term]:
    """Return the start with one count that stands for any start with pools: nothing bought."""
    one = State.symbols(Scope.STATE)
    return {
        count: integer(0) for count in (one.usage, one.reported, one.locked, one.bought, one.known)
    }


def given(transition: Transition) -> Mapping[Term, Term]:
    """Return what the one count is given where the model with pools takes a transition.

    Returns:
        A term for each input that the models do not share, over both states and the inputs.
    """
    one, i = State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT)
    report = _report()
    held = report.s.lock_held
    # Unregistered, nobody limits what is used, and no report raises the lock.
    registered = transition.source in REGISTERED
    used = report.usage if registered else report.i.demand
    covered = report.cured if registered else report.known >= report.s.locked
    bought = ite(
        held,
        ite(covered, maximum(one.locked, one.usage), one.locked - 1),
        ite(report.overage, 0, 1),
    )
    demand = ite(held, maximum(one.usage, 0), ite(used > 0, 1, 0))
    return {i.synced: TRUE, i.bought: bought, i.demand: demand}


def _report() -> Report:
    return Report(pooled_state(), pooled_inputs(), Parameters.symbols())


def conditions(transition: Transition) -> tuple[Bool, ...]:
    """Return what is assumed of a step with pools; without it, one count may do otherwise.

    `CONDITIONS` says it in words. License Control limits agents and ports (R39), and the server is
    neither. Another licence type may let Premium seats cover Standard ones, or no longer.
    """
    found = []
    if transition.kind is Kind.REPORT and transition.source in REGISTERED:
        found.append(_server_is_licensed())
    if "license_type" in transition.changes:
        found.append(_lock_is_covered_alike(transition))
    return tuple(found)


def _server_is_licensed() -> Bool:
    report = _report()
    wanted, known = (_of_server(amounts) for amounts in (report.i.demand, report.known))
    return any_of(report.s.overage_allowed, report.s.lock_held, wanted <= known)


def _of_server(amounts: object) -> Int:
    """Return a count of the server; rules take counts in pools for one."""
    if not isinstance(amounts, Amounts):
        raise TypeError(f"expected counts in pools, found {amounts!r}")
    return amounts.counts[Pool.SERVER]


def _lock_is_covered_alike(transition: Transition) -> Bool:
    s = pooled_state()
    short = s.known < s.locked
    after = substitute(short, {s.license_type: transition.changes["license_type"]}, {})
    return implies(s.lock_held, equal(short, after))


def judged(transition: Transition) -> tuple[Judged, ...]:
    """Return what a report of an unlocked instance says: overage, where any pool is short."""
    if transition.kind is not Kind.REPORT or transition.source not in REGISTERED:
        return ()
    one, several = State.symbols(Scope.STATE), pooled_state()
    return ((~several.lock_held, one.usage > one.known, several.usage > several.known),)
