"""What the shape of the graph alone tells, whatever guards and numbers are."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from uccx_model.choices import Q1
from uccx_model.graph import Graph, build_graph, transitions_of
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
    EVALUATION,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    SMART,
    Authorization,
    LicensingState,
    Registration,
)
from uccx_model.transition import Transition
from uccx_proofs.property import PropertyBook, needs_reading
from uccx_proofs.verdicts import Engine, Proved, Refuted, Verdict

BOOK = PropertyBook()


def _verdict(failures: list[str], explanation: str) -> Verdict:
    if failures:
        return Refuted(Engine.GRAPH, None, "; ".join(failures))
    return Proved(Engine.GRAPH, explanation)


def _dominates(graph: Graph, gate: LicensingState, inner: LicensingState) -> Verdict:
    """Whether every way from a start to `inner` leads through `gate`."""
    around = graph.copy()
    around.remove_node(gate)
    failures = []
    for first in (CLASSIC, EVALUATION):
        if nx.has_path(around, first, inner):
            way = " → ".join(map(str, nx.shortest_path(around, first, inner)))
            failures.append(f"a way around {gate}: {way}")
    return _verdict(failures, f"without {gate}, no start leads to {inner}")


def _only(graph: Graph, kept: Callable[[Transition], bool]) -> Graph:
    """Return the graph with only some of its transitions."""
    return build_graph(transition for transition in transitions_of(graph) if kept(transition))


@BOOK.graph_fact(source=["R07", "R08"])
def no_path_leads_back_to_classic(graph: Graph) -> Verdict:
    """No path of transitions leads from any Smart state to CLASSIC."""
    back = [
        " → ".join(map(str, nx.shortest_path(graph, state, CLASSIC)))
        for state in SMART
        if nx.has_path(graph, state, CLASSIC)
    ]
    return _verdict(back, f"no edge enters CLASSIC from any of {len(SMART)} Smart states")


RESUMING = (
    "register_with_lock",
    "register_with_lock_too_late",
    "renewed_with_lock",
    "renewed_with_lock_too_late",
    "out_of_compliance_expires_beneath",
)


@BOOK.graph_fact(source=["R22", "R25"])
def enforced_non_compliance_lies_behind_out_of_compliance(graph: Graph) -> Verdict:
    """Every way to OUT_OF_COMPLIANCE_EXPIRED leads through OUT_OF_COMPLIANCE, apart from
    transitions that resume a lock, which was itself taken there.
    """
    entered = _only(graph, lambda transition: transition.name not in RESUMING)
    return _dominates(entered, OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)


@BOOK.graph_fact(source=["R23"], needs=[needs_reading(Q1.OVERAGE_PERIOD_FOLLOWS)])
def enforced_silence_lies_behind_authorization_expired(graph: Graph) -> Verdict:
    """Every way to AUTHORIZATION_EXPIRED_ENFORCED leads through AUTHORIZATION_EXPIRED."""
    read = _only(graph, lambda transition: Q1.NO_OVERAGE_PERIOD not in transition.readings)
    return _dominates(read, AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)


@BOOK.graph_fact(source=["R24", "R25", "R26", "R27"])
def no_state_is_a_dead_end(graph: Graph) -> Verdict:
    """Every licensing state has a transition to another one."""
    stuck = [str(n) for n in graph.nodes if not any(m is not n for m in graph.successors(n))]
    return _verdict([f"{n} has no exit" for n in stuck], "each state has an exit")


DOCUMENTED = {
    (Registration.NONE, Authorization.NONE, False),
    (Registration.UNREGISTERED, Authorization.EVALUATION, False),
    (Registration.UNREGISTERED, Authorization.EVALUATION_EXPIRED, True),
    (Registration.REGISTERED, Authorization.NO_LICENSES_IN_USE, False),
    (Registration.REGISTERED, Authorization.IN_COMPLIANCE, False),
    (Registration.REGISTERED, Authorization.REVERSIBLE, False),
    (Registration.REGISTERED, Authorization.OUT_OF_COMPLIANCE, False),
    (Registration.REGISTERED, Authorization.OUT_OF_COMPLIANCE, True),
    (Registration.REGISTERED, Authorization.EXPIRED, False),
    (Registration.REGISTERED, Authorization.EXPIRED, True),
    (Registration.EXPIRED, Authorization.EVALUATION, False),
    (Registration.EXPIRED, Authorization.EVALUATION_EXPIRED, True),
}
"""Registration, authorization, enforced: what the documents have together."""


@BOOK.graph_fact(source=["R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20", "R21", "R23"])
def registration_authorization_and_enforcement_fit_together(graph: Graph) -> Verdict:
    """Registration, authorization and enforcement occur only in the combinations documented, and
    each of these is a licensing state of its own.
    """
    found = [(s.registration, s.authorization, s.enforced) for s in graph.nodes]
    failures = [
        f"{state}: {state.registration}, {state.authorization}, enforced: {state.enforced}"
        for state, combination in zip(graph.nodes, found, strict=True)
        if combination not in DOCUMENTED or found.count(combination) > 1
    ]
    failures += [f"no state for {missing}" for missing in sorted(DOCUMENTED - set(found))]
    return _verdict(failures, f"{len(DOCUMENTED)} combinations, one for each state")
