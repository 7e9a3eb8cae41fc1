"""Show a broken property by a trace: replayed by the changed model, and judged at its last moment.

Walks found it with compiled functions. Here the model takes every step again from its graph, and
conditions are looked up part by part: nothing is shared but the terms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from uccx_model.evaluation import Value
from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import Bool, Term, all_of, constant
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.trace import Trace
from uccx_proofs.audit.mutation.altered import Altered
from uccx_proofs.audit.mutation.killing import Break
from uccx_proofs.engines.search import Found
from uccx_proofs.engines.traces import trace_of
from uccx_proofs.evidence import Example, example_told
from uccx_proofs.moments import Moment, comes_true, last_moment
from uccx_proofs.property import Property
from uccx_proofs.scripts import question
from uccx_proofs.solvers import SOLVERS, Z3

__all__ = ["Kill", "MisledError", "shown"]


class MisledError(Exception):
    """A walk broke a property, and the changed model does not do what the walk did."""


@dataclass(frozen=True)
class Kill:
    """Properties that are broken at the end of one trace.

    Attributes:
        names: the properties.
        told: the trace, as evidence tells traces.
        then: inputs with which they are broken, if they are about what cannot happen next.
    """

    names: tuple[str, ...]
    told: Mapping[str, Any]
    then: Mapping[str, Value] | None = None


def shown(altered: Altered, breaks: Collection[Break]) -> tuple[Kill, ...]:
    """Return traces that show all the properties which walks broke, the shortest first.

    Raises:
        MisledError: a trace does not replay, or shows something else.
    """
    kills: list[Kill] = []
    left = {name for broken in breaks for name in broken.names}
    for broken in sorted(breaks, key=lambda b: b.visit.depth):
        if left & set(broken.names):
            kills.append(_shown(altered, broken))
            left -= set(broken.names)
    return tuple(kills)


def _shown(altered: Altered, broken: Break) -> Kill:
    trace = _trace(altered, broken)
    try:
        moment = last_moment(altered.graph, altered.system, trace, altered.begins)
    except ReplayError as error:
        raise MisledError(str(error)) from error
    then = None
    if broken.inputs is not None:
        then = {s.name: v for s, v in zip(altered.system.inputs, broken.inputs, strict=True)}
    properties = {p.name: p for p in altered.ground.properties}
    for name in broken.names:
        if not _breaks(altered, properties[name], moment, broken):
            raise MisledError(f"the trace does not break {name}")
    return Kill(broken.names, example_told(Example(broken.names[0], trace)), then)


def _trace(altered: Altered, broken: Break) -> Trace:
    steps = broken.visit.path()
    moves = tuple((v.move.edge, v.move.inputs) for v in steps if v.move is not None)
    found = Found(broken.visit.world.rigid, steps[0].here, moves, ())
    try:
        return trace_of(altered.graph, altered.system, found, begins=altered.begins)
    except (ReplayError, NotEnabledError) as error:
        raise MisledError(str(error)) from error


def _breaks(altered: Altered, p: Property, moment: Moment, broken: Break) -> bool:
    needed = all_of(*(need.condition for need in p.needs))
    if p.state is not None:
        bad = ~altered.system.at(moment.node, p.state) & needed
        return comes_true(bad, moment.values)
    if p.step is not None:
        edge = moment.edge
        return edge is not None and comes_true(~edge.resolve(p.step) & needed, moment.before)
    inputs = dict(zip(altered.system.inputs, broken.inputs or (), strict=True))
    given: Mapping[Term, Value] = {**moment.values, **inputs}
    claims: Iterable[Bool] = (
        claim.bad for claim in altered.claims.get(p.name, ()) if claim.node == moment.node
    )
    return any(_comes_true_somehow(bad, given) for bad in claims)


def _comes_true_somehow(bad: Bool, given: Mapping[Term, Value]) -> bool:
    """Return whether a claim comes true; if it compares two cases, with some other one."""
    if given.keys() >= set(symbols_of(bad)):
        return comes_true(bad, given)
    fixed: dict[Term, Term] = {symbol: constant(value) for symbol, value in given.items()}
    return SOLVERS[Z3](question([substitute(bad, fixed, {})])) == ["sat"]
