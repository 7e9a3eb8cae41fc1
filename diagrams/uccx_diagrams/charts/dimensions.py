"""The dimensions that the documents name, and a glance at the whole, as quotients of the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from uccx_diagrams.chart import Chart
from uccx_diagrams.charts.quotient import Group, quotient_of
from uccx_diagrams.charts.states import drawn
from uccx_diagrams.charts.telling import Teller
from uccx_model.graph import Graph, transitions_of
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    CLASSIC,
    ENFORCED,
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTRATION_EXPIRED,
    STATES,
    Authorization,
    LicensingState,
    Registration,
)

__all__ = ["authorization_chart", "enforcement_chart", "overview_chart", "registration_chart"]

NOT_ENFORCED: Final = "NOT_ENFORCED"
AGAIN: Final = "NOT_ENFORCED.again"  #: drawn twice: ways in end above, ways out below
COMPLIANT: Final = "COMPLIANT"
IN_ENFORCEMENT: Final = "IN_ENFORCEMENT"

ROWS: Final = (
    (CLASSIC.name, EVALUATION.name),
    (AUTHORIZATION_EXPIRED.name, OVERAGE.name),
    (REGISTRATION_EXPIRED.name, IN_ENFORCEMENT),
)
"""Boxes of the overview that stand in one row. Layout only: found by looking."""
MAIN: Final = frozenset(
    {
        "switch_to_smart: CLASSIC → EVALUATION",
        "evaluation_expires: EVALUATION → EVALUATION_EXPIRED",
        "register: EVALUATION → NO_LICENSES_IN_USE",
        "register: EVALUATION_EXPIRED → NO_LICENSES_IN_USE",
        "register: REGISTRATION_EXPIRED → NO_LICENSES_IN_USE",
        "register: REGISTRATION_EXPIRED_ENFORCED → NO_LICENSES_IN_USE",
        "overage_is_counted: IN_COMPLIANCE → OVERAGE",
        "usage_is_within_entitlement: OVERAGE → IN_COMPLIANCE",
        "overage_reaches_the_limit: OVERAGE → OUT_OF_COMPLIANCE",
        "overage_reaches_the_limit: IN_COMPLIANCE → OUT_OF_COMPLIANCE",
        "deficit_is_bought: OUT_OF_COMPLIANCE → IN_COMPLIANCE",
        "deficit_is_bought: OUT_OF_COMPLIANCE_EXPIRED → IN_COMPLIANCE",
        "out_of_compliance_expires: OUT_OF_COMPLIANCE → OUT_OF_COMPLIANCE_EXPIRED",
        "authorization_expires: IN_COMPLIANCE → AUTHORIZATION_EXPIRED",
        "authorization_expires_into_enforcement: IN_COMPLIANCE → AUTHORIZATION_EXPIRED_ENFORCED",
        "renewed_in_compliance: AUTHORIZATION_EXPIRED → IN_COMPLIANCE",
        "renewed_in_compliance: AUTHORIZATION_EXPIRED_ENFORCED → IN_COMPLIANCE",
        "overage_period_ends: AUTHORIZATION_EXPIRED → AUTHORIZATION_EXPIRED_ENFORCED",
        "expired_registration_lifts_enforcement: "
        "AUTHORIZATION_EXPIRED_ENFORCED → REGISTRATION_EXPIRED",
    }
)
"""The transitions that tell a manager the story, by label."""


def registration_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart of the registration states (R13 to R15)."""
    groups = [
        Group(value.name, teller.language.registration(value), _those(graph, _has(value)), value)
        for value in Registration
    ]
    return _chart(graph, teller, "registration", groups)


def authorization_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart of the authorization states (R16 to R23)."""
    groups = []
    for value in Authorization:
        states = tuple(state for state in graph if state.authorization is value)
        title = teller.language.authorization(value)
        if value is Authorization.NONE:
            title = teller.language.registration(Registration.NONE)
        groups.append(Group(value.name, title, states, states[0].registration))
    return _chart(graph, teller, "authorization", groups)


def enforcement_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart of Enforcement: what leads there from anywhere, and back (R24 to R28)."""
    free = tuple(state for state in graph if not state.enforced)
    groups = [
        Group(NOT_ENFORCED, teller.text("enforcement", "not_enforced"), free, Registration.NONE)
    ]
    groups += [_alone(state, teller, Registration.REGISTERED) for state in graph if state.enforced]
    chart = _chart(graph, teller, "enforcement", groups, shared=False)
    before, *others = chart.boxes
    after = replace(before, key=AGAIN, lines=(), title=teller.text("enforcement", "again"))
    arrows = (replace(a, head=AGAIN) if a.head == NOT_ENFORCED else a for a in chart.arrows)
    return replace(chart, boxes=(before, *others, after), arrows=tuple(arrows))


def overview_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart for a slide: eight states, and what leads from one to the next.

    What needs other numbers than the release's is left out.
    """
    title = teller.language.title
    compliant = (IN_COMPLIANCE, NO_LICENSES_IN_USE)
    groups = [
        _alone(CLASSIC, teller, Registration.NONE),
        _alone(EVALUATION, teller, Registration.UNREGISTERED),
        Group(COMPLIANT, title(IN_COMPLIANCE), compliant, Registration.REGISTERED),
        _alone(OVERAGE, teller, Registration.REGISTERED),
        _alone(OUT_OF_COMPLIANCE, teller, Registration.REGISTERED),
        _alone(AUTHORIZATION_EXPIRED, teller, Registration.REGISTERED),
        _alone(REGISTRATION_EXPIRED, teller, Registration.EXPIRED),
        Group(
            IN_ENFORCEMENT,
            teller.text("enforcement", "name"),
            ENFORCED,
            Registration.NONE,
            OUT_OF_COMPLIANCE_EXPIRED,
        ),
    ]
    kept = graph.copy()
    kept.remove_nodes_from([state for state in graph if teller.elsewhere(state.name)])
    for transition in tuple(transitions_of(kept)):
        if transition.label not in MAIN or teller.elsewhere(transition.label):
            kept.remove_edge(transition.source, transition.target, key=transition.name)
    chart = _chart(kept, teller, "overview", groups, shared=False)
    keys = {box.key for box in chart.boxes}
    return replace(chart, rows=tuple(row for row in ROWS if keys.issuperset(row)))


def _chart(
    graph: Graph, teller: Teller, name: str, groups: Iterable[Group], *, shared: bool = True
) -> Chart:
    quotient = quotient_of(teller.drawn(graph), [group for group in groups if group.states])
    return drawn(quotient.graph, replace(teller, quotient=quotient), name, shared=shared)


def _alone(state: LicensingState, teller: Teller, frame: Registration) -> Group:
    return Group(state.name, teller.language.title(state), (state,), frame)


def _has(value: Registration) -> Callable[[LicensingState], bool]:
    return lambda state: state.registration is value


def _those(graph: Graph, wanted: Callable[[LicensingState], bool]) -> tuple[LicensingState, ...]:
    return tuple(state for state in STATES if state in graph and wanted(state))
