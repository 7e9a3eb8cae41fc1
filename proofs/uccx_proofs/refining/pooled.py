"""The model with pools as a system, and what always holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from uccx_model.choices import choice_symbols, exactly_one_option_each
from uccx_model.events import Event
from uccx_model.expressions import FALSE, Bool, Scope, Term, all_of, boolean, implies, variable
from uccx_model.graph import transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, parameter_symbols
from uccx_model.pools.pooled import pooled_graph, pooled_state, pools
from uccx_model.states import (
    CLASSIC,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTERED,
    STATES,
    LicensingState,
)
from uccx_model.transition import Kind, Transition
from uccx_proofs.system import Edge, System

__all__ = ["pooled_lemmas", "pooled_system"]


@cache
def pooled_system() -> System:
    """Return the system of the model with pools."""
    own = pools()
    return System(
        tuple(state.name for state in STATES),
        tuple(own.state.values()),
        tuple(own.inputs.values()),
        (*parameter_symbols(), *choice_symbols()),
        all_of(Parameters.symbols().well_formed(), exactly_one_option_each()),
        own.well_formed,
        {node.name: condition for node, condition in own.starts({}).items()},
        tuple(map(_edge, transitions_of(pooled_graph()))),
        {},
    )


def _edge(transition: Transition) -> Edge:
    event, known = Event(), pools().state
    binding: dict[Term, Term] = {
        variable(Bool, f"at {node.name}", Scope.NODE): boolean(node is transition.source)
        for node in STATES
    }
    binding |= {event.emits(notice): transition.emits.get(notice, FALSE) for notice in Notice}
    return Edge(
        transition.name,
        transition.label,
        transition.source.name,
        transition.target.name,
        transition.guard,
        {known[name]: change for name, change in transition.changes.items()},
        binding,
        transition.kind is Kind.REPORT,
    )


@cache
def pooled_lemmas() -> Mapping[str, tuple[Bool, ...]]:
    """Return what always holds in each licensing state; that it does is to be shown.

    No count is negative, and a lock is where the model with one count has it.
    """
    return {node.name: _lemmas(node) for node in STATES}


def _lemmas(node: LicensingState) -> tuple[Bool, ...]:
    s = pooled_state()
    counts = (s.usage, s.reported, s.locked, s.bought, s.known)
    found = [count >= 0 for count in counts]
    found += [s.strikes >= 0, implies(s.lock_held, s.strikes > 0)]
    if node in (CLASSIC, NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE):
        found.append(~s.lock_held)
    if node is OVERAGE:
        found.append(s.strikes > 0)
    if node in (OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED):
        found.append(s.lock_held)
    if node in REGISTERED:
        found.append(s.silence >= 0)
    return tuple(found)
