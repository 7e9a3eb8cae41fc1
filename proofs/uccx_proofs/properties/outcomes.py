"""Where acts and answers lead, and that nothing is refused but for its documented reason."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from uccx_model.acts import act_of
from uccx_model.choices import Q2, Q6, Q7, chosen
from uccx_model.events import Event
from uccx_model.expressions import FALSE, Bool, Scope, all_of, equal, implies, ite
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
    ENFORCED,
    EVALUATION,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTERED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
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


def _same(s: State, t: State) -> Bool:
    """Return "the licensing state stays"."""
    return all_of(*(implies(s.at(node), t.at(node)) for node in STATES))


# What each act leads to.


@BOOK.step(source=["R14", "R15", "R31"])
def registering_resumes_a_lock_and_nothing_else(s: State, t: State, p: Parameters) -> Bool:
    """Whoever registers begins with no licence in use, or with the lock that is still held:
    enforced exactly if its period is over.
    """
    registers = ~s.registered & t.registered
    in_time = s.out_of_compliance_for < p.out_of_compliance_period
    deficit = s.lock_held & (s.known < s.locked)
    return implies(
        registers,
        all_of(
            equal(t.at(NO_LICENSES_IN_USE), ~deficit),
            equal(t.at(OUT_OF_COMPLIANCE), deficit & in_time),
            equal(t.at(OUT_OF_COMPLIANCE_EXPIRED), deficit & ~in_time),
        ),
    )


@BOOK.step(source=["R17", "R24", "G06", "G07"])
def deregistering_leads_to_what_is_left_of_evaluation(
    s: State, e: Event, t: State, p: Parameters
) -> Bool:
    """Whoever deregisters is in evaluation while days of it remain, and enforced otherwise."""
    leaves = all_of(~e.report, s.registered, ~t.registered)
    remains = s.evaluation_used < p.evaluation_period
    return implies(leaves, t.at(EVALUATION) & remains | t.at(EVALUATION_EXPIRED) & ~remains)


@BOOK.step(source=["R16", "R18", "R21"])
def an_answer_judges_usage_by_the_entitlement(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Where nothing is locked, an answered report leads to No Licenses In Use, In Compliance, or
    Out of Compliance: by usage and the entitlement that the server knows, and by nothing else.
    """
    judged = all_of(e.report, s.registered, i.ssm_reachable, ~s.lock_held)
    return implies(
        judged,
        all_of(
            equal(t.at(NO_LICENSES_IN_USE), t.usage == 0),
            equal(t.at(IN_COMPLIANCE), (t.usage > 0) & (t.usage <= t.known)),
            equal(t.at(OVERAGE, OUT_OF_COMPLIANCE), t.usage > t.known),
        ),
    )


@BOOK.step(source=["R25", "R31", "R33"])
def buying_the_deficit_leads_into_compliance(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The answered report that ends a lock leads to In Compliance, whatever was enforced before."""
    cured = all_of(e.report, s.registered, i.ssm_reachable, s.lock_held, ~t.lock_held)
    return implies(cured, t.at(IN_COMPLIANCE))


@BOOK.step(source=["R20", "R23", "G01", "G04"])
def registering_anew_after_silence_resumes_what_was_counted(s: State, e: Event, t: State) -> Bool:
    """Whoever registers anew in the overage period begins with no licence in use, or where strikes
    or a lock left off.
    """
    anew = s.at(AUTHORIZATION_EXPIRED) & e.reregisters
    deficit = s.lock_held & (s.known < s.locked)
    counted = ~s.lock_held & (s.strikes > 0)
    return implies(
        anew,
        all_of(
            equal(t.at(OUT_OF_COMPLIANCE), deficit),
            equal(t.at(OVERAGE), counted),
            equal(t.at(NO_LICENSES_IN_USE), ~deficit & ~counted),
        ),
    )


@BOOK.step(source=["R25", "R26", "G04"])
def registering_anew_in_enforcement_begins_anew_or_changes_nothing(
    s: State, e: Event, t: State
) -> Bool:
    """In Enforcement, registering anew leads to no licence in use where Q7 says that it cures, and
    otherwise leaves the licensing state.
    """
    anew = s.at(OUT_OF_COMPLIANCE_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED) & ~e.report
    begins = anew & t.registered & ~t.enforced
    cures = chosen(Q7.REREGISTERING_CURES) & t.at(NO_LICENSES_IN_USE) & ~t.lock_held
    return implies(begins, cures) & implies(anew & t.enforced & t.registered, _same(s, t))


@BOOK.step(source=["R15", "R27"])
def an_expired_registration_is_left_only_by_registering(
    s: State, i: Inputs, e: Event, t: State
) -> Bool:
    """An expired registration stays expired until somebody registers, with a connection."""
    expired = (REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)
    left = s.at(*expired) & ~t.at(*expired)
    return implies(left, all_of(~e.report, i.ssm_reachable, t.registered))


@BOOK.step(source=["R12", "R20", "R28", "R39", "G01"])
def other_actions_leave_the_licensing_state(s: State, e: Event, t: State) -> Bool:
    """Renewing by hand, choosing a type, restarting, License Control, the use of WFO and the
    synchronization of agents change no licensing state.
    """
    names = (
        "reregister",
        "choose_license_type",
        "restart_cluster",
        "change_license_control",
        "change_use_of_wfo",
        "synchronize_agents",
    )
    return all_of(*(implies(e.takes(name), _same(s, t)) for name in names))


@BOOK.step(source=["R09", "R12", "R39"])
def an_action_that_sets_something_changes_it(s: State, e: Event, t: State) -> Bool:
    """Choosing a type, and changing License Control or the use of WFO, are changes: to set what is
    set already is no action. A restart is one only where a type was chosen.
    """
    return all_of(
        implies(e.takes("restart_cluster"), s.restart_pending),
        implies(e.takes("choose_license_type"), t.chosen_type != s.chosen_type),
        implies(e.takes("change_license_control"), ~equal(t.overage_allowed, s.overage_allowed)),
        implies(e.takes("change_use_of_wfo"), ~equal(t.wfo_in_use, s.wfo_in_use)),
    )


@BOOK.progress(source=["R14", "G04", "G06"])
def an_action_has_one_outcome(system: System) -> Iterable[Claim]:
    """What an action leads to is determined: no two transitions fit one action of an
    administrator.
    """
    for node in system.nodes:
        actions = [edge for edge in system.outgoing[node] if not edge.takes_time]
        for one, other in combinations(actions, 2):
            if act_of(one.name) == act_of(other.name):
                both = all_of(system.possible, one.guard, other.guard)
                yield Claim(node, both, place=f"{one.label} | {other.label}")


# Nothing is refused without a reason.


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
    """Whoever is not registered can always register: it takes a connection, and the restart if
    another licence type was chosen.
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


# What is announced, and when.


@BOOK.step(source=["R34", "R43", "G14"])
def each_warning_comes_at_its_strike(s: State, e: Event, t: State, p: Parameters) -> Bool:
    """Each of the two warnings comes with the strike that Q2 says, and with no other."""
    left = p.strike_limit - t.strikes
    struck = (t.strikes == s.strikes + 1) & t.at(OVERAGE)
    earlier = ite(chosen(Q2.ONE_REPORT_EARLIER), 1, 0)
    early = equal(e.emits(Notice.TO_ENTER_OOC), struck & (left == p.early_warning + earlier))
    late = equal(e.emits(Notice.TO_ENTER_OOC_SHORTLY), struck & (left == p.late_warning + earlier))
    return early & late


@BOOK.step(source=["R21", "R23", "G13"])
def a_report_that_fails_is_announced(s: State, i: Inputs, e: Event) -> Bool:
    """Whenever a registered instance's report is not answered, and only then, the notice comes that
    reporting failed.
    """
    unanswered = all_of(e.report, s.registered, ~i.ssm_reachable)
    return equal(e.emits(Notice.REPORTING_FAILED), unanswered)


@BOOK.step(source=["R20", "G02", "G13"])
def a_renewal_of_the_authorization_that_fails_is_announced(
    s: State, i: Inputs, e: Event, p: Parameters
) -> Bool:
    """The notice that the authorization's renewal failed comes exactly when it falls due in
    silence: with the report at which the silence is as long as the renewal period.
    """
    silent = all_of(e.report, s.registered, ~i.ssm_reachable)
    due = (s.silence < p.authorization_renewal) & (
        s.silence + i.duration >= p.authorization_renewal
    )
    return equal(e.emits(Notice.AUTHORIZATION_RENEWAL_FAILED), silent & due)


@BOOK.step(source=["R15", "G03", "G13"])
def a_renewal_of_the_registration_that_fails_is_announced(
    s: State, i: Inputs, e: Event, p: Parameters
) -> Bool:
    """The notice that the registration's renewal failed comes exactly when it falls due in silence:
    with the report at which the certificate is as old as the renewal period.
    """
    silent = all_of(e.report, s.registered, ~i.ssm_reachable)
    due = (s.certificate_age < p.registration_renewal) & (
        s.certificate_age + i.duration >= p.registration_renewal
    )
    return equal(e.emits(Notice.REGISTRATION_RENEWAL_FAILED), silent & due)
