"""What holds of every step from a reachable state."""

from __future__ import annotations

from uccx_model.choices import Q3, Q6, Q7, Q10, Deployment, chosen
from uccx_model.events import Event
from uccx_model.expressions import Bool, all_of, equal, implies, ite
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
)
from uccx_model.variables import Inputs, LicenseType, State
from uccx_proofs.history import lock_at
from uccx_proofs.property import PropertyBook, needs_numbers, needs_reading

BOOK = PropertyBook()

LOCKED = (OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)


@BOOK.step(source=["R31", "R33"])
def lowering_usage_never_leaves_out_of_compliance(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """A report leads out of Out of Compliance into compliance only when the entitlement reaches the
    lock, however low usage is.
    """
    compliant = t.at(IN_COMPLIANCE, NO_LICENSES_IN_USE, OVERAGE)
    left = all_of(e.report, s.at(*LOCKED), compliant)
    return implies(left, i.ssm_reachable & (t.known >= lock_at(s, e, t)))


@BOOK.step(source=["R31"])
def an_answer_out_of_compliance_finds_a_deficit(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Whenever a report is answered and leaves the instance Out of Compliance, the locked usage
    exceeds the entitlement that the licence server knows.
    """
    answered = all_of(e.report, i.ssm_reachable, s.registered, t.at(*LOCKED))
    return implies(answered, t.locked > t.known)


@BOOK.step(source=["R31", "R32"])
def the_lock_never_falls(s: State, t: State) -> Bool:
    """While a lock is held, it never falls."""
    return implies(s.lock_held & t.lock_held, t.locked >= s.locked)


@BOOK.step(source=["R32"], needs=[needs_reading(Q3.FROZEN_AT_ENTRY)])
def a_frozen_lock_never_changes(s: State, t: State) -> Bool:
    """While a lock is held, it stays as it was at entry."""
    return implies(s.lock_held & t.lock_held, t.locked == s.locked)


@BOOK.step(source=["R36"])
def one_compliant_report_clears_the_strikes(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """One answered report within the entitlement clears all strikes of a reversible overage."""
    compliant = all_of(s.at(OVERAGE), e.report, i.ssm_reachable, t.usage <= t.known)
    return implies(compliant, (t.strikes == 0) & t.at(IN_COMPLIANCE, NO_LICENSES_IN_USE))


@BOOK.step(source=["R36"])
def the_next_overage_counts_one(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The first overage after compliance counts as strike one."""
    first = all_of(
        s.at(IN_COMPLIANCE, NO_LICENSES_IN_USE), e.report, i.ssm_reachable, t.usage > t.known
    )
    return implies(first, t.strikes == 1)


@BOOK.step(source=["R21"])
def strikes_rise_by_at_most_one(s: State, t: State) -> Bool:
    """No step adds more than one strike."""
    return t.strikes <= s.strikes + 1


@BOOK.step(source=["R21"])
def strikes_rise_only_with_an_answered_overage(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """A strike is added only by a single answered report above the entitlement."""
    overage = all_of(e.report, i.duration == 1, i.ssm_reachable, t.usage > t.known)
    return implies(t.strikes > s.strikes, overage)


@BOOK.step(source=["R21", "R23"])
def an_unanswered_report_neither_strikes_nor_cures(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """A report that is not answered adds no strike and clears no lock."""
    unanswered = e.report & ~i.ssm_reachable
    return implies(unanswered, (t.strikes <= s.strikes) & equal(s.lock_held, t.lock_held))


@BOOK.step(source=["R27"])
def expired_evaluation_is_left_only_by_registering(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The enforcement of an expired evaluation or registration is left only by registering."""
    left = s.at(EVALUATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED) & ~t.at(
        EVALUATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED
    )
    return implies(left, all_of(~e.report, i.ssm_reachable, t.registered))


@BOOK.step(
    source=["R25"],
    needs=[
        needs_reading(Q7.MATCHING_CURE_ONLY),
        needs_reading(Q10.NO),
    ],
)
def enforced_non_compliance_is_left_only_by_buying(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The enforcement of non-compliance is lifted only by an answered report that finds the deficit
    bought, or by deregistering (where Q6 does not refuse it).
    """
    bought = all_of(e.report, i.ssm_reachable, t.known >= lock_at(s, e, t))
    deregistered = all_of(~e.report, ~t.registered, ~chosen(Q6.REFUSED))
    return implies(s.at(OUT_OF_COMPLIANCE_EXPIRED) & ~t.enforced, bought | deregistered)


@BOOK.step(
    source=["R26"],
    needs=[needs_reading(Q7.MATCHING_CURE_ONLY), needs_reading(Q10.NO)],
)
def enforced_silence_is_left_only_by_renewing(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The enforcement of silence is lifted only by an answer, which renews the authorization, or by
    deregistering.
    """
    renewed = e.report & i.ssm_reachable
    deregistered = ~e.report & ~t.registered
    return implies(s.at(AUTHORIZATION_EXPIRED_ENFORCED) & ~t.enforced, renewed | deregistered)


@BOOK.step(source=["R24"], needs=[needs_reading(Q10.NO)])
def silence_never_lifts_enforcement(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """Time without an answer never lifts an enforcement."""
    return implies(all_of(s.enforced, e.report, ~i.ssm_reachable), t.enforced)


@BOOK.step(source=["R28"])
def no_agent_changes_in_enforcement(s: State, t: State) -> Bool:
    """While enforced, no agent is added, changed or deleted."""
    unchanged = (t.agents == s.agents) & (t.agent_changes == s.agent_changes)
    return implies(s.enforced, unchanged)


@BOOK.step(source=["R12"])
def the_licence_type_is_fixed_while_registered(s: State, t: State) -> Bool:
    """While registered, the licence type does not change, nor can another be chosen."""
    fixed = (t.license_type == s.license_type) & (t.chosen_type == s.chosen_type)
    return implies(s.registered, fixed)


@BOOK.step(source=["R12"])
def a_licence_type_takes_effect_only_with_a_restart(s: State, e: Event, t: State) -> Bool:
    """The licence type changes only by a restart of the cluster, to what was chosen before."""
    restarted = all_of(
        e.takes("restart_cluster"), s.restart_pending, t.license_type == s.chosen_type
    )
    return implies(t.license_type != s.license_type, restarted)


@BOOK.step(source=["R12"])
def registering_waits_for_the_restart(s: State, t: State) -> Bool:
    """Nobody registers between choosing a licence type and restarting."""
    return implies(~s.registered & t.registered, ~s.restart_pending)


@BOOK.step(source=["R14", "R15"])
def registering_needs_a_connection(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """An instance becomes registered only by an action, and only with a connection."""
    return implies(~s.registered & t.registered, ~e.report & i.ssm_reachable)


@BOOK.step(
    source=["R03", "R04"],
    needs=[needs_reading(Deployment.ON_PREM_CONNECTED, Deployment.ON_PREM_DISCONNECTED)],
)
def an_on_prem_server_learns_only_by_synchronizing(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """The entitlement that SSM On-Prem knows changes only when it synchronizes with Cisco SSM: in
    Disconnected mode, by hand.
    """
    return implies(~(e.report & i.synced), t.known == s.known)


@BOOK.step(source=["R39", "G11", "G12"])
def license_control_changes_only_while_registered(s: State, t: State) -> Bool:
    """License Control is changed only while registered, and never with NPS/NFR licences."""
    allowed = s.registered & (s.license_type != LicenseType.NPS_NFR)
    return implies(~equal(s.overage_allowed, t.overage_allowed), allowed)


@BOOK.step(source=["R20", "G04"])
def re_registering_keeps_lock_and_strikes(s: State, e: Event, t: State) -> Bool:
    """Registering anew without deregistering keeps the strikes, and the lock until its deficit is
    bought.
    """
    kept = (t.locked == s.locked) & (t.strikes == s.strikes)
    bought = s.lock_held & (s.known >= s.locked)
    return implies(e.reregisters | e.takes("reregister_in_enforcement"), kept | bought)


@BOOK.step(source=["R21"])
def only_reports_take_time(s: State, i: Inputs, e: Event, t: State) -> Bool:
    """A report takes one interval for each of its repetitions; an action takes no time."""
    return t.now == ite(e.report, s.now + i.duration, s.now)


@BOOK.step(
    source=["R15", "R23", "G03"],
    needs=[
        needs_numbers(
            "authorization expires before a certificate that was due for renewal does",
            lambda p: p.registration_renewal + p.authorization_period <= p.registration_validity,
        )
    ],
)
def authorization_expires_before_registration(s: State, t: State) -> Bool:
    """An instance with nothing locked loses its authorization before its registration expires."""
    expires = t.at(REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)
    return ~(expires & s.at(NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE))


@BOOK.step(
    source=["R22", "R23"],
    needs=[
        needs_numbers(
            "the authorization period is at least the out-of-compliance period",
            lambda p: p.authorization_period >= p.out_of_compliance_period,
        )
    ],
)
def out_of_compliance_is_enforced_before_authorization_expires(s: State, t: State) -> Bool:
    """A locked instance is enforced for non-compliance before its authorization can expire: Q11
    makes no difference.
    """
    expired = t.at(AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)
    return implies(s.at(OUT_OF_COMPLIANCE), ~expired)
