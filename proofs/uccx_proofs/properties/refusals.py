"""Nothing that an administrator does is refused, but for its documented reason."""

from __future__ import annotations

from collections.abc import Iterable

from uccx_model.acts import act_of
from uccx_model.choices import Q6, chosen
from uccx_model.expressions import FALSE, Bool, Scope, all_of, equal
from uccx_model.states import (
    CLASSIC,
    ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    REGISTERED,
    SMART,
    STATES,
    LicensingState,
)
from uccx_model.variables import Inputs, LicenseType, State
from uccx_proofs.property import Claim, PropertyBook
from uccx_proofs.system import System

BOOK = PropertyBook()

S, I = State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT)  # noqa: E741


def _refusals(
    system: System, act: str, nodes: Iterable[LicensingState], unless: Bool = FALSE
) -> Iterable[Claim]:
    """Yield that at a node none of an act's transitions can be taken, and there is no reason."""
    names = {node.name for node in nodes}
    for node in system.nodes:
        if node in names:
            ways = [edge.guard for edge in system.outgoing[node] if act_of(edge.name) == act]
            yield Claim(node, all_of(system.possible, ~unless, *(~way for way in ways)))


@BOOK.progress(source=["R07", "R08", "R09"])
def smart_licensing_is_refused_only_while_wfo_is_used(system: System) -> Iterable[Claim]:
    """From Classic one can always switch to Smart Licensing, unless Workforce Optimization is in
    use.
    """
    return _refusals(system, "switch_to_smart", [CLASSIC], S.wfo_in_use)


@BOOK.progress(source=["R09"])
def the_use_of_wfo_can_be_changed_in_classic(system: System) -> Iterable[Claim]:
    """Under Classic, one can always start or stop using Workforce Optimization."""
    same = equal(I.wfo_in_use, S.wfo_in_use)
    return _refusals(system, "change_use_of_wfo", [CLASSIC], same)


@BOOK.progress(source=["R12", "R14", "R15", "R27"])
def registering_is_refused_only_without_connection_or_restart(system: System) -> Iterable[Claim]:
    """Under Smart Licensing, whoever is not registered can register: it takes a connection, and the
    restart if another licence type was chosen.
    """
    nodes = [node for node in SMART if node not in REGISTERED]
    return _refusals(system, "register", nodes, ~I.ssm_reachable | S.restart_pending)


@BOOK.progress(source=["G01", "G04"])
def registering_anew_takes_no_more_than_a_connection(system: System) -> Iterable[Claim]:
    """Whoever is registered can always register anew, if there is a connection."""
    return _refusals(system, "reregister", REGISTERED, ~I.ssm_reachable)


@BOOK.progress(source=["R12", "G06"])
def deregistering_is_refused_only_for_a_lock(system: System) -> Iterable[Claim]:
    """Whoever is registered can always deregister, even without connection; a lock prevents it only
    where Q6 says so.
    """
    refused = S.lock_held & chosen(Q6.REFUSED)
    return _refusals(system, "deregister", REGISTERED, refused)


@BOOK.progress(source=["R10", "R12"])
def a_licence_type_can_be_chosen_before_registering(system: System) -> Iterable[Claim]:
    """In evaluation, or after it, any licence type that exists there can be chosen."""
    same = I.license_type == S.chosen_type
    nodes = (EVALUATION, EVALUATION_EXPIRED)
    return _refusals(system, "choose_license_type", nodes, same)


@BOOK.progress(source=["R12"])
def a_pending_restart_can_be_made(system: System) -> Iterable[Claim]:
    """Where another licence type was chosen, the cluster can be restarted."""
    nodes = (EVALUATION, EVALUATION_EXPIRED)
    return _refusals(system, "restart_cluster", nodes, ~S.restart_pending)


@BOOK.progress(source=["R39", "G11", "G12"])
def license_control_is_refused_only_to_nps_and_nfr(system: System) -> Iterable[Claim]:
    """While registered, License Control can always be changed, except with NPS/NFR licences."""
    same = equal(I.overage_allowed, S.overage_allowed)
    lab = S.license_type == LicenseType.NPS_NFR
    return _refusals(system, "change_license_control", REGISTERED, same | lab)


@BOOK.progress(source=["R28"])
def agents_can_be_synchronized_unless_enforced(system: System) -> Iterable[Claim]:
    """Outside Enforcement, agents can always be synchronized from Unified CM."""
    nodes = [node for node in STATES if node not in ENFORCED]
    return _refusals(system, "synchronize_agents", nodes)
