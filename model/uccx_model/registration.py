"""The registration: it expires, and an administrator registers, re-registers and deregisters."""

from __future__ import annotations

from uccx_model.choices import Q6, Q7, Q9, Q10, Q11, chosen
from uccx_model.deadlines import DEADLINES, LOCK_SURVIVES, strikes_allow_stretch
from uccx_model.expressions import Bool, all_of, any_of, ite
from uccx_model.parameters import Parameters
from uccx_model.report import Report
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
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
)
from uccx_model.transition import SAME, Change, Effect, RuleBook
from uccx_model.variables import Inputs, State

RULES = RuleBook()

UNLOCKED = (NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE)
UNREGISTERED = (
    EVALUATION,
    EVALUATION_EXPIRED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
)
ENFORCED_WHILE_REGISTERED = (OUT_OF_COMPLIANCE_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)
FRESH: dict[str, Change] = {
    "strikes": 0,
    "locked": 0,
    "out_of_compliance_for": 0,
    "silence": 0,
    "certificate_age": 0,
    "reported": 0,
}


RENEWED: dict[str, Change] = {"silence": 0, "certificate_age": 0}


# The certificate expires.


def _nothing_ends_before(r: Report) -> Bool:
    """Enforcement does not come first, nor does the authorization expire inside the stretch."""
    s, p = r.s, r.p
    silence_is_no_matter = s.at(OUT_OF_COMPLIANCE) & chosen(Q11.OUT_OF_COMPLIANCE)
    authorization_lasts = any_of(
        r.single, s.silence + r.i.duration <= p.authorization_period, s.at(AUTHORIZATION_EXPIRED)
    )
    return all_of(
        silence_is_no_matter | (authorization_lasts & r.silence_lasts(p.silence_limit)),
        s.at(*UNLOCKED) | ~s.lock_held | r.correction_time_left,
        s.at(OUT_OF_COMPLIANCE, AUTHORIZATION_EXPIRED) | strikes_allow_stretch(r),
    )


def _certificate_expired(r: Report) -> dict[str, Change]:
    return r.unheard | {"strikes": ite(r.s.lock_held, r.s.strikes, 0)}


@RULES.report(
    *UNLOCKED,
    OUT_OF_COMPLIANCE,
    AUTHORIZATION_EXPIRED,
    to=REGISTRATION_EXPIRED,
    source=["R15", "R17"],
    assumption=LOCK_SURVIVES,
)
def registration_expires(s: State, i: Inputs, p: Parameters) -> Effect:
    """The ID certificate was not renewed within its validity: register again."""
    r = Report(s, i, p)
    days_remain = (r.evaluation < p.evaluation_period) | chosen(Q9.STAYS)
    guard = all_of(r.silent, r.certificate_ends, _nothing_ends_before(r), days_remain)
    return guard, _certificate_expired(r), r.failure_notices


@RULES.report(
    *UNLOCKED,
    OUT_OF_COMPLIANCE,
    AUTHORIZATION_EXPIRED,
    to=REGISTRATION_EXPIRED_ENFORCED,
    source=["R15", "R17", "R24"],
    readings=[Q9.EVALUATION],
    assumption=DEADLINES,
)
def registration_expires_without_evaluation_left(s: State, i: Inputs, p: Parameters) -> Effect:
    """The ID certificate ran out, and the evaluation period is used up as well: enforced."""
    r = Report(s, i, p)
    used_up = r.evaluation >= p.evaluation_period
    guard = all_of(r.silent, r.certificate_ends, _nothing_ends_before(r), used_up)
    return guard, _certificate_expired(r), r.failure_notices


@RULES.report(
    *ENFORCED_WHILE_REGISTERED,
    to=REGISTRATION_EXPIRED,
    source=["R15", "R24"],
    readings=[Q9.EVALUATION, Q10.WHILE_EVALUATION_REMAINS],
)
def expired_registration_lifts_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """The ID certificate ran out in enforcement; evaluation days remain, so it is lifted."""
    r = Report(s, i, p)
    guard = all_of(r.silent, r.certificate_ends, r.evaluation < p.evaluation_period)
    return guard, _certificate_expired(r), r.failure_notices


@RULES.report(
    *ENFORCED_WHILE_REGISTERED,
    to=REGISTRATION_EXPIRED_ENFORCED,
    source=["R15", "R24"],
    assumption="An authorization that stays as it was (Q9) stays enforced, whatever Q10 says.",
)
def registration_expires_in_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """The ID certificate ran out in enforcement, which stays in force."""
    r = Report(s, i, p)
    stays = any_of(chosen(Q9.STAYS), chosen(Q10.NO), r.evaluation >= p.evaluation_period)
    guard = all_of(r.silent, r.certificate_ends, stays)
    return guard, _certificate_expired(r), r.failure_notices


# An administrator registers.


def _may_register(s: State, i: Inputs) -> Bool:
    return i.ssm_reachable & ~s.restart_pending


def _deficit_remains(s: State) -> Bool:
    return s.lock_held & (s.known < s.locked)


@RULES.action(*UNREGISTERED, to=NO_LICENSES_IN_USE, source=["R14", "R15", "R27"])
def register(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register with a token; the first report will tell the usage."""
    return _may_register(s, i) & ~_deficit_remains(s), FRESH


@RULES.action(
    *UNREGISTERED, to=OUT_OF_COMPLIANCE, source=["R14", "R15", "R31"], assumption=LOCK_SURVIVES
)
def register_with_lock(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register; usage locked before is still above the entitlement, and its period still runs."""
    time_left = s.out_of_compliance_for < p.out_of_compliance_period
    guard = all_of(_may_register(s, i), _deficit_remains(s), time_left)
    return guard, RENEWED | {"reported": s.locked}


@RULES.action(
    *UNREGISTERED,
    to=OUT_OF_COMPLIANCE_EXPIRED,
    source=["R14", "R15", "R24", "R31"],
    assumption=LOCK_SURVIVES,
)
def register_with_lock_too_late(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register; usage locked before is still above the entitlement, and its period is over."""
    time_over = s.out_of_compliance_for >= p.out_of_compliance_period
    guard = all_of(_may_register(s, i), _deficit_remains(s), time_over)
    return guard, RENEWED | {"reported": s.locked}


# An administrator deregisters.


def _may_deregister(s: State) -> Bool:
    return ~s.lock_held | ~chosen(Q6.REFUSED)


def _deregistered(s: State) -> dict[str, Change]:
    keeps = s.lock_held & chosen(Q6.KEEPS_LOCK)
    kept = {
        name: ite(keeps, getattr(s, name), 0)
        for name in ("strikes", "locked", "out_of_compliance_for")
    }
    return FRESH | kept


@RULES.action(
    *REGISTERED,
    to=EVALUATION,
    source=["R12", "G06", "G07", "G08"],
    assumption="Q7 is about cures: deregistering leaves an enforcement too, where Q6 allows it.",
)
def deregister(s: State, i: Inputs, p: Parameters) -> Effect:
    """Deregister (works without connection too); evaluation days remain."""
    return _may_deregister(s) & (s.evaluation_used < p.evaluation_period), _deregistered(s)


@RULES.action(*REGISTERED, to=EVALUATION_EXPIRED, source=["R12", "R24", "G06", "G07"])
def deregister_without_evaluation_left(s: State, i: Inputs, p: Parameters) -> Effect:
    """Deregister (works without connection too); the evaluation period is used up: enforced."""
    return _may_deregister(s) & (s.evaluation_used >= p.evaluation_period), _deregistered(s)


# An administrator renews the registration, or re-registers.


@RULES.action(*UNLOCKED, OUT_OF_COMPLIANCE, to=SAME, source=["R20", "G01", "G02", "G03", "G04"])
def reregister(s: State, i: Inputs, p: Parameters) -> Effect:
    """Renew by hand, or register anew with another token: certificate and authorization are new,
    nothing else changes.
    """
    return i.ssm_reachable, RENEWED


@RULES.action(
    AUTHORIZATION_EXPIRED, to=NO_LICENSES_IN_USE, source=["R20", "R23", "G01", "G02", "G04"]
)
def reregister_after_silence(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register anew after silence; no strike is counted, or the deficit of a lock is bought: the
    next report tells the usage.
    """
    bought = s.lock_held & ~_deficit_remains(s)
    return i.ssm_reachable & ((s.strikes == 0) | bought), FRESH


@RULES.action(AUTHORIZATION_EXPIRED, to=OVERAGE, source=["R20", "R23", "G01", "G02", "G04"])
def reregister_after_silence_with_strikes(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register anew after silence; strikes counted before it still count."""
    return all_of(i.ssm_reachable, s.strikes > 0, ~s.lock_held), RENEWED


@RULES.action(AUTHORIZATION_EXPIRED, to=OUT_OF_COMPLIANCE, source=["R20", "R31", "G01", "G04"])
def reregister_after_silence_with_lock(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register anew after silence; the lock still holds."""
    return i.ssm_reachable & _deficit_remains(s), RENEWED


@RULES.action(
    *ENFORCED_WHILE_REGISTERED,
    to=SAME,
    source=["R25", "R26", "G01", "G04"],
    readings=[Q7.MATCHING_CURE_ONLY],
    assumption="Renewing the authorization by hand is what the next answered report does.",
)
def reregister_in_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register anew in enforcement: the certificate is new, the enforcement stays."""
    return i.ssm_reachable, {"certificate_age": 0}


@RULES.action(
    *ENFORCED_WHILE_REGISTERED,
    to=NO_LICENSES_IN_USE,
    source=["R25", "R26", "G01", "G04"],
    readings=[Q7.REREGISTERING_CURES],
)
def reregister_out_of_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """Register anew in enforcement: everything starts again, and nothing is enforced."""
    return i.ssm_reachable, FRESH
