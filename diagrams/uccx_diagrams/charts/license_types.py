"""The licence types, and how an instance changes from one to another (R10 to R12).

Whether a restart is pending tells more here than the licensing state does: the boxes are that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from uccx_diagrams.chart import Arrow, Box, Chart, Note
from uccx_diagrams.charts.legend import explained
from uccx_diagrams.charts.quotient import Group, Quotient
from uccx_diagrams.charts.telling import Teller
from uccx_model.choices import Q12, Choice, Site, choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import FALSE, TRUE, Scope, Term, integer
from uccx_model.graph import Graph, transitions_of
from uccx_model.rewriting import substitute
from uccx_model.states import EVALUATION, EVALUATION_EXPIRED, IN_COMPLIANCE, OVERAGE, Registration
from uccx_model.states import REGISTERED as REGISTERED_STATES
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, LicenseType, State, license_type_allowed

__all__ = ["license_types_chart"]

REGISTERED: Final = "REGISTERED"
SETTLED: Final = "UNREGISTERED"
PENDING: Final = "RESTART_PENDING"
_TYPES: Final = frozenset({"license_type", "chosen_type"})
_GROUPS: Final = {
    group.name: group
    for group in (
        Group(REGISTERED, "", REGISTERED_STATES, Registration.REGISTERED),
        Group(SETTLED, "", (EVALUATION, EVALUATION_EXPIRED), Registration.UNREGISTERED),
    )
}
"""States that stand together in a box here: lines tell what readings these need."""
_STATE: Final = State.symbols(Scope.STATE)
_INPUTS: Final = Inputs.symbols(Scope.INPUT)


def license_types_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart of changing the licence type, and the types there are.

    Args:
        graph: the licensing graph.
        teller: how it is told.
    """
    teller = replace(teller, quotient=Quotient(Graph(), _GROUPS))
    found: dict[tuple[str, str], list[Transition]] = {}
    for transition in transitions_of(teller.drawn(graph)):
        for ends in _ends(transition):
            found.setdefault(ends, []).append(transition)
    arrows = tuple(
        Arrow(f"{tail}--{head}", tail, head, tuple(teller.lines(told)))
        for (tail, head), told in found.items()
        if tail != head
    )
    boxes = tuple(
        Box(
            key,
            teller.text("changing_type", words),
            lines=tuple(teller.lines(found.get((key, key), ()))),
            fill=fill.name,
        )
        for key, words, fill in (
            (REGISTERED, "registered", IN_COMPLIANCE),
            (SETTLED, "unregistered", EVALUATION),
            (PENDING, "chosen", OVERAGE),
        )
    )
    chart = Chart(
        name="license-types",
        language=teller.language.code,
        title=teller.text("charts", "license-types", "title"),
        description=teller.text("charts", "license-types", "description"),
        boxes=boxes,
        arrows=arrows,
        notes=(_types(teller),),
    )
    return explained(teller, chart)


def _ends(transition: Transition) -> Iterator[tuple[str, str]]:
    """Yield the boxes between which a transition leads, if the chart is about it."""
    source, target = transition.source.registration, transition.target.registration
    ends = {source, target}
    if transition.kind is not Kind.ACTION or not ends <= {
        Registration.REGISTERED,
        Registration.UNREGISTERED,
    }:
        return
    if source is target and not _TYPES & transition.changes.keys():
        return
    if source is Registration.REGISTERED:
        yield REGISTERED, SETTLED  # nothing is pending while registered
        return
    for pending in (False, True):
        tail = PENDING if pending else SETTLED
        fixed: dict[Term, Term] = {_STATE.restart_pending: TRUE if pending else FALSE}
        if substitute(transition.guard, fixed, {}) is FALSE:
            continue
        if target is Registration.REGISTERED:
            yield tail, REGISTERED
            continue
        for after in sorted(_pending_afterwards(transition, pending=pending)):
            yield tail, PENDING if after else SETTLED


def _pending_afterwards(transition: Transition, *, pending: bool) -> set[bool]:
    """Return whether a restart may be pending afterwards, by trying every type."""
    found = set()
    for old, chosen, new in product(LicenseType, repeat=3):
        if (old != chosen) is not pending:
            continue
        values: dict[Term, Value] = {
            _STATE.license_type: old,
            _STATE.chosen_type: chosen,
            _STATE.restart_pending: pending,
            _INPUTS.license_type: new,
        }
        here = Valuation(values)
        if here(transition.guard):
            found.add(bool(here(transition.changes["restart_pending"])))
    return found


def _types(teller: Teller) -> Note:
    """Return the types, each with the site and the reading that it needs."""
    rows = []
    for kind in LicenseType:
        needs = [
            *(
                [teller.text("license_types", "hosted_only")]
                if not _allowed(kind, Site.HOSTED)
                else []
            ),
            *([teller.text("license_types", "lab_only")] if not _allowed(kind, Site.LAB) else []),
            *([Q12.__name__] if not _allowed(kind, Q12.SIX_LEAVES) else []),
        ]
        remark = f" ({', '.join(needs)})" if needs else ""
        rows.append(teller.text("license_types", kind.name) + remark)
    rows.append(f"{Q12.__name__}  {teller.language.question(Q12)}")
    return Note("types", teller.text("license_types", "heading"), tuple(rows))


def _allowed(kind: LicenseType, without: Choice) -> bool:
    """Return whether a licence type may be used even where an option does not hold."""
    for site, reading in product(Site, Q12):
        held = {site, reading}
        values: dict[Term, Value] = {
            symbol: option_named(symbol.name) in held for symbol in choice_symbols()
        }
        if without not in held and Valuation(values)(license_type_allowed(integer(kind))):
            return True
    return False
