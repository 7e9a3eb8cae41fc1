"""Where actions, answers and silence lead."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

from uccx_model.acts import act_of
from uccx_model.choices import Q4, Q7, Q9, Q10, chosen
from uccx_model.events import Event
from uccx_model.expressions import Bool, all_of, any_of, equal, implies
from uccx_model.parameters import Parameters
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
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
from uccx_model.variables import Inputs, State
from uccx_proofs.property import Claim, PropertyBook
from uccx_proofs.system import System

BOOK = PropertyBook()


REGISTERING = ("register", "register_with_lock", "register_with_lock_too_late")
LEAVING = ("deregister", "deregister_without_evaluation_left")
REREGISTERING = (
    "reregister",
    "reregister_after_silence",
    "reregister_after_silence_with_strikes",
    "reregister_after_silence_with_lock",
    "reregister_in_enforcement",
    "reregister_out_of_enforcement",
)


def _others(nodes: Collection[LicensingState]) -> list[LicensingState]:
    return [node for node in STATES if node not in nodes]


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


@BOOK.step(source=["R07", "R14", "G06"])
def an_action_does_what_it_is_called(e: Event, t: State) -> Bool:
    """Whoever registers is registered, whoever deregisters is not, and whoever switches to Smart
    Licensing is in evaluation.
    """
    return all_of(
        implies(any_of(*map(e.takes, REGISTERING)), ~t.at(*_others(REGISTERED))),
        implies(any_of(*map(e.takes, LEAVING)), ~t.registered),
        implies(e.takes("switch_to_smart"), t.at(EVALUATION)),
    )


@BOOK.step(source=["R15", "R17", "R24"])
def the_end_of_a_registration_is_enforced_as_q9_and_q10_say(
    s: State, e: Event, t: State, p: Parameters
) -> Bool:
    """A report that ends the registration leads to Registration Expired: enforced where that leads
    to evaluation (Q9) and none is left; an enforcement in force stays, unless it leads to
    evaluation, days of it remain, and Q10 lifts it.
    """
    ends = all_of(e.report, s.registered, ~t.registered)
    days_remain = t.evaluation_used < p.evaluation_period
    lifts = all_of(chosen(Q9.EVALUATION), chosen(Q10.WHILE_EVALUATION_REMAINS), days_remain)
    used_up = chosen(Q9.EVALUATION) & ~days_remain
    enforced = (s.enforced & ~lifts) | (~s.enforced & used_up)
    return implies(
        ends,
        equal(t.at(REGISTRATION_EXPIRED_ENFORCED), enforced)
        & equal(t.at(REGISTRATION_EXPIRED), ~enforced),
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


@BOOK.step(source=["R21", "R23"])
def silence_alone_leads_nowhere(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """An unanswered report with which no period ends leaves the licensing state, except that it may
    forget strikes (Q4).
    """
    silent = all_of(e.report, s.registered, ~i.ssm_reachable, t.registered)
    ended = t.at(AUTHORIZATION_EXPIRED) | t.enforced
    forgets = all_of(s.at(OVERAGE), t.at(IN_COMPLIANCE), chosen(Q4.RESETS_COUNT))
    return implies(silent & ~ended, forgets | _same(s, t))


@BOOK.step(source=["G01", "G04"])
def registering_anew_needs_a_connection(s: State, i: Inputs, e: Event) -> Bool:
    """Nobody registers anew, in Enforcement or outside, without a connection."""
    return implies(any_of(*map(e.takes, REREGISTERING)), i.ssm_reachable)


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


@BOOK.step(source=["R07", "R08", "R09", "R12", "R14", "R39", "G04", "G06"])
def each_action_has_its_place(s: State, e: Event) -> Bool:
    """Switching, and the use of WFO, belong to Classic; choosing a type and restarting for it to
    evaluation and after; registering is for who is not registered; deregistering, registering anew
    and License Control are for who is.
    """
    places = {
        (CLASSIC,): ("switch_to_smart", "change_use_of_wfo"),
        (EVALUATION, EVALUATION_EXPIRED): ("choose_license_type", "restart_cluster"),
        tuple(node for node in SMART if node not in REGISTERED): REGISTERING,
        REGISTERED: (*LEAVING, *REREGISTERING, "change_license_control"),
    }
    return all_of(
        *(
            implies(e.takes(name), ~s.at(*_others(nodes)))
            for nodes, names in places.items()
            for name in names
        )
    )


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
