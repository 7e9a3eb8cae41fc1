"""What holds in every reachable state."""

from __future__ import annotations

from uccx_model.choices import Q3, Q5, Q12, Deployment, Origin, Site, chosen
from uccx_model.expressions import Bool, all_of, any_of, implies
from uccx_model.parameters import Parameters
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
    EVALUATION_EXPIRED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
)
from uccx_model.variables import LicenseType, State
from uccx_proofs.history import History
from uccx_proofs.property import PropertyBook, needs_numbers, needs_profile, needs_reading

BOOK = PropertyBook()

REPORTS_A_DAY = 24 * 4  #: in 12.5, one every 15 minutes
LOCKED = (OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)


@BOOK.invariant(source=["R21"])
def strikes_stay_within_the_limit(s: State, p: Parameters) -> Bool:
    """Strikes are never negative and never above the limit."""
    return (s.strikes >= 0) & (s.strikes <= p.strike_limit)


@BOOK.invariant(source=["R21", "R30"])
def irreversible_after_exactly_the_limit(s: State, h: History, p: Parameters) -> Bool:
    """Irreversible Out of Compliance follows exactly as many consecutive overage reports as the
    limit says.
    """
    counted = (h.overages_in_a_row == p.strike_limit) & (s.strikes == p.strike_limit)
    return implies(s.lock_held, counted)


@BOOK.invariant(source=["R21", "R36"])
def overage_has_fewer_strikes_than_the_limit(s: State, h: History, p: Parameters) -> Bool:
    """In reversible Out of Compliance, strikes are at least one, below the limit, and as many as
    overage reports in a row.
    """
    counted = all_of(s.strikes >= 1, s.strikes < p.strike_limit, s.strikes == h.overages_in_a_row)
    return implies(s.at(OVERAGE), counted)


@BOOK.invariant(source=["R18", "R36"])
def compliance_has_no_strikes_and_no_lock(s: State) -> Bool:
    """In compliance, or with no licence in use, no strike is counted and nothing is locked."""
    return implies(s.at(IN_COMPLIANCE, NO_LICENSES_IN_USE), (s.strikes == 0) & ~s.lock_held)


@BOOK.invariant(source=["R17", "R24", "R27"])
def evaluation_is_enforced_only_after_its_period(s: State, h: History, p: Parameters) -> Bool:
    """Evaluation is enforced only after it was used for its full period; where its clock pauses
    while registered (Q5), after exactly that much evaluation.
    """
    paused = implies(chosen(Q5.PAUSES), h.evaluated_for == p.evaluation_period)
    return implies(s.at(EVALUATION_EXPIRED), (s.evaluation_used >= p.evaluation_period) & paused)


@BOOK.invariant(source=["R22", "R24", "R25"])
def non_compliance_is_enforced_only_after_its_period(s: State, h: History, p: Parameters) -> Bool:
    """Non-compliance is enforced only after the full out-of-compliance period."""
    return implies(s.at(OUT_OF_COMPLIANCE_EXPIRED), h.locked_for >= p.out_of_compliance_period)


@BOOK.invariant(source=["R23", "R24", "R26"])
def silence_is_enforced_only_after_its_period(s: State, h: History, p: Parameters) -> Bool:
    """Silence is enforced only after it lasted as long as Q1 says."""
    return implies(s.at(AUTHORIZATION_EXPIRED_ENFORCED), h.unanswered_for >= p.silence_limit)


@BOOK.invariant(source=["R15", "R24", "R27"])
def expired_registration_is_enforced_only_after_a_period(
    s: State, h: History, p: Parameters
) -> Bool:
    """An expired registration is enforced only after a full period of evaluation, non-compliance or
    silence.
    """
    over = any_of(
        s.evaluation_used >= p.evaluation_period,
        h.locked_for >= p.out_of_compliance_period,
        h.unanswered_for >= p.silence_limit,
    )
    return implies(s.at(REGISTRATION_EXPIRED_ENFORCED), over)


@BOOK.invariant(source=["R23", "G05"])
def authorization_expires_only_after_its_period(s: State, h: History, p: Parameters) -> Bool:
    """The authorization expires only after silence for the authorization period."""
    return implies(s.at(AUTHORIZATION_EXPIRED), h.unanswered_for >= p.authorization_period)


@BOOK.invariant(source=["R15"])
def registration_expires_only_after_its_validity(s: State, p: Parameters) -> Bool:
    """The registration expires only when the certificate was not renewed within its validity."""
    expired = s.at(REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)
    return implies(expired, s.certificate_age >= p.registration_validity)


@BOOK.invariant(source=["R15", "G03"])
def certificate_ages_only_in_silence(s: State, h: History, p: Parameters) -> Bool:
    """While registered, the certificate is never older than its renewal period and the silence
    together: as long as the licence server answers, it is renewed.
    """
    return implies(s.registered, s.certificate_age <= p.registration_renewal + h.unanswered_for)


@BOOK.invariant(source=["R17", "R24"], needs=[needs_profile("12.5")])
def no_enforcement_within_90_days_in_12_5(s: State) -> Bool:
    """In 12.5, nothing is enforced within the first 90 days (8,640 reports)."""
    return implies(s.enforced, s.now >= 90 * REPORTS_A_DAY)


@BOOK.invariant(source=["R17"])
def evaluation_never_outlasts_its_period(h: History, p: Parameters) -> Bool:
    """In total, evaluation never lasts longer than its period, however often one registers and
    deregisters.
    """
    return h.evaluated_for <= p.evaluation_period


@BOOK.invariant(source=["R06"])
def a_new_installation_is_never_classic(s: State) -> Bool:
    """A new 12.5 installation is never under Classic licensing."""
    return implies(chosen(Origin.NEW_INSTALLATION), ~s.at(CLASSIC))


@BOOK.invariant(source=["R07"])
def an_upgrade_from_12_0_stays_classic_until_switched(s: State, h: History) -> Bool:
    """After an upgrade from 12.0, licensing is Classic until somebody switches."""
    unswitched = chosen(Origin.UPGRADE_FROM_12_0) & (h.migrations == 0)
    return implies(unswitched, s.at(CLASSIC))


@BOOK.invariant(source=["R07", "R08"])
def migration_happens_at_most_once(s: State, h: History) -> Bool:
    """The instance changes between Classic and Smart at most once, and is never Classic after it
    was Smart.
    """
    return (h.migrations <= 1) & implies(h.was_smart, ~s.at(CLASSIC))


@BOOK.invariant(source=["R09"])
def wfo_is_used_only_in_classic(s: State) -> Bool:
    """Workforce Optimization is in use only under Classic licensing."""
    return implies(s.wfo_in_use, s.at(CLASSIC))


@BOOK.invariant(source=["R31", "G10"])
def reported_usage_is_the_locked_one(s: State) -> Bool:
    """Out of Compliance, the usage shown as reported is the locked usage, not the actual one."""
    return implies(s.at(*LOCKED), s.reported == s.locked)


@BOOK.invariant(source=["R32"], needs=[needs_reading(Q3.RUNNING_MAXIMUM)])
def locked_usage_is_the_highest_usage(s: State, h: History) -> Bool:
    """The locked usage is the highest usage since Out of Compliance became irreversible."""
    return implies(s.lock_held, s.locked == h.highest_usage)


@BOOK.invariant(source=["R30", "R31"])
def a_lock_is_held_exactly_out_of_compliance(s: State) -> Bool:
    """Out of Compliance always holds a lock; overage, compliance and Classic never do."""
    return implies(s.at(*LOCKED), s.lock_held) & implies(s.at(OVERAGE, CLASSIC), ~s.lock_held)


@BOOK.invariant(source=["R22", "R25"])
def enforced_non_compliance_was_unenforced_before(s: State, h: History) -> Bool:
    """Nobody is enforced for non-compliance who was not Out of Compliance, unenforced, before."""
    return implies(s.lock_held | s.at(OUT_OF_COMPLIANCE_EXPIRED), h.was_out_of_compliance)


@BOOK.invariant(source=["R39", "R40"])
def without_overage_a_covered_system_stays_compliant(s: State, h: History) -> Bool:
    """While overage stays switched off, and no entitlement is taken away, a system whose usage was
    covered is never Out of Compliance, reversibly or not.
    """
    return implies(h.covered, ~s.at(OVERAGE, *LOCKED))


@BOOK.invariant(source=["R01", "R03"])
def direct_deployment_knows_every_purchase(s: State) -> Bool:
    """In the Direct deployment, the licence server always knows what was bought."""
    return implies(chosen(Deployment.DIRECT), s.known == s.bought)


@BOOK.invariant(source=["R10", "R11"])
def licence_types_fit_the_site(s: State) -> Bool:
    """Flex HCS is used only at hosted sites, NPS/NFR only in labs, and Flex Premium is a type of
    its own only if the six leaves are the types (Q12).
    """
    return all_of(
        implies(s.license_type == LicenseType.FLEX_HCS, chosen(Site.HOSTED)),
        implies(s.license_type == LicenseType.NPS_NFR, chosen(Site.LAB)),
        implies(s.license_type == LicenseType.FLEX_PREMIUM, chosen(Q12.SIX_LEAVES)),
    )


@BOOK.invariant(source=["R10"])
def every_licence_type_is_a_documented_one(s: State) -> Bool:
    """The licence type, in effect or chosen, is always one of those that are listed."""
    return all_of(
        *(
            (x >= min(LicenseType)) & (x <= max(LicenseType))
            for x in (s.license_type, s.chosen_type)
        )
    )


@BOOK.invariant(
    source=["R20", "R23", "G02", "G13"],
    needs=[
        needs_numbers(
            "the authorization is renewed no later than it expires",
            lambda p: p.authorization_renewal <= p.authorization_period,
        )
    ],
)
def expired_authorization_was_announced(s: State, h: History) -> Bool:
    """The notice that the renewal failed precedes every Authorization Expired."""
    expired = s.at(AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)
    return implies(expired, h.renewal_failed)
