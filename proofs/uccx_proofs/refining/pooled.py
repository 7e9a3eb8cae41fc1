"""The model with pools as a system, and what always holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from uccx_model.choices import choice_symbols, exactly_one_option_each
from uccx_model.events import Event
from uccx_model.expressions import FALSE, Bool, Int, Scope, Term, all_of, boolean, implies, variable
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
from uccx_model.variables import node_symbol
from uccx_proofs.refining.notebook import begun, noted, symbols_noted
from uccx_proofs.system import Edge, System

__all__ = ["pooled_lemmas", "pooled_system"]


@cache
def pooled_system() -> System:
    """Return the system of the model with pools."""
    own = pools()
    return System(
        tuple(state.name for state in STATES),
        (*own.state.values(), *symbols_noted().values()),
        tuple(own.inputs.values()),
        (*parameter_symbols(), *choice_symbols()),
        all_of(Parameters.symbols().well_formed(), exactly_one_option_each()),
        own.well_formed,
        {node.name: condition & begun(node) for node, condition in own.starts({}).items()},
        tuple(map(_edge, transitions_of(pooled_graph()))),
        {},
    )


def _edge(transition: Transition) -> Edge:
    known, event = pools().state, Event()
    source, target = transition.source, transition.target
    binding: dict[Term, Term] = {}
    for node in STATES:
        binding[node_symbol(node)] = boolean(node is source)
        binding[node_symbol(node, Scope.NEXT)] = boolean(node is target)
    for name, symbol in known.items():
        binding[_next(symbol)] = transition.changes.get(name, symbol)
    binding[event.report] = boolean(transition.kind is Kind.REPORT)
    binding |= {event.emits(notice): transition.emits.get(notice, FALSE) for notice in Notice}
    names = {t.name for t in transitions_of(pooled_graph())}
    binding |= {event.takes(name): boolean(name == transition.name) for name in names}
    edge = Edge(
        transition.name,
        transition.label,
        source.name,
        target.name,
        transition.guard,
        {known[name]: change for name, change in transition.changes.items()},
        binding,
        transition.kind is Kind.REPORT,
    )
    notebook = symbols_noted()
    following = {notebook[name]: edge.resolve(term) for name, term in noted().items()}
    changed = {symbol: value for symbol, value in following.items() if value is not symbol}
    return replace(
        edge,
        updates={**edge.updates, **changed},
        binding={**binding, **{_next(symbol): value for symbol, value in following.items()}},
        _memo={},
        _unfolded={},
    )


def _next(symbol: Term) -> Term:
    return variable(Int if isinstance(symbol, Int) else Bool, symbol.name, Scope.NEXT)


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
        found += [s.silence >= 0, implies(s.lock_held, s.reported == s.locked)]
    return tuple(found)
