"""What the shape of the graph alone tells, whatever guards and numbers are."""

from __future__ import annotations

import networkx as nx

from uccx_model.choices import Choice
from uccx_model.graph import Graph, transitions_of
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
    EVALUATION,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    SMART,
    STATES,
    Authorization,
    LicensingState,
    Registration,
)
from uccx_proofs.property import PropertyBook
from uccx_proofs.verdicts import Engine, Proved, Refuted, Verdict

BOOK = PropertyBook()


def _verdict(failures: list[str], explanation: str) -> Verdict:
    if failures:
        return Refuted(Engine.GRAPH, None, "; ".join(failures))
    return Proved(Engine.GRAPH, explanation)


def _default(options: tuple[Choice, ...]) -> bool:
    return all(option is next(iter(type(option))) for option in options)


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


def _without(graph: Graph, *names: str) -> Graph:
    """Return the graph under default readings, without these transitions."""
    left = Graph()
    left.add_nodes_from(graph.nodes)
    for transition in transitions_of(graph):
        if transition.name not in names and _default(transition.readings):
            left.add_edge(transition.source, transition.target, key=transition.name)
    return left


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
    return _dominates(_without(graph, *RESUMING), OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)


@BOOK.graph_fact(source=["R23"])
def enforced_silence_lies_behind_authorization_expired(graph: Graph) -> Verdict:
    """Every way to AUTHORIZATION_EXPIRED_ENFORCED leads through AUTHORIZATION_EXPIRED, where an
    overage period follows (Q1, the default reading).
    """
    return _dominates(_without(graph), AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)


@BOOK.graph_fact(source=["R24", "R25", "R26", "R27"])
def no_state_is_a_dead_end(graph: Graph) -> Verdict:
    """Every licensing state has a transition to another one."""
    stuck = [str(n) for n in graph.nodes if not any(m is not n for m in graph.successors(n))]
    return _verdict([f"{n} has no exit" for n in stuck], "each state has an exit")


@BOOK.graph_fact(source=["R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20", "R21", "R23"])
def registration_authorization_and_enforcement_fit_together(graph: Graph) -> Verdict:
    """Registration, authorization and enforcement occur only in the combinations documented: in
    evaluation exactly while not registered, and enforced whenever evaluation has expired.
    """
    evaluation = {Authorization.EVALUATION, Authorization.EVALUATION_EXPIRED}
    failures = []
    for state in graph.nodes:
        unregistered = state.registration in (Registration.UNREGISTERED, Registration.EXPIRED)
        expired = state.authorization is Authorization.EVALUATION_EXPIRED
        if (state.authorization in evaluation) != unregistered:
            failures.append(f"{state}: {state.registration} with {state.authorization}")
        if unregistered and expired != state.enforced:
            failures.append(f"{state}: {state.authorization} with enforced {state.enforced}")
        if (state.registration is Registration.NONE) != (state is CLASSIC):
            failures.append(f"{state}: no registration state")
    combinations = {(s.registration, s.authorization, s.enforced) for s in STATES}
    if len(combinations) != len(STATES):
        failures.append("two states have the same combination")
    return _verdict(failures, f"{len(combinations)} combinations, one for each state")
