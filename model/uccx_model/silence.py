"""Silence of the licence server: the authorization expires, and is enforced."""

from __future__ import annotations

from uccx_model.choices import Q1, Q4, Q11, chosen
from uccx_model.deadlines import COUNT_SURVIVES, DEADLINES, LOCK_SURVIVES, strikes_allow_stretch
from uccx_model.expressions import Bool, all_of, ite
from uccx_model.parameters import Parameters
from uccx_model.report import Report
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
)
from uccx_model.transition import SAME, Effect, RuleBook
from uccx_model.variables import Inputs, State

RULES = RuleBook()

UNLOCKED = (NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE)


def _authorization_ends(r: Report) -> Bool:
    """The silence is as long as the authorization period, and no enforcement comes first."""
    return all_of(
        r.silent,
        r.silence_ends(r.p.authorization_period),
        strikes_allow_stretch(r) | r.s.lock_held,
        ~r.s.lock_held | r.correction_time_left,
    )


def _certificate_was_valid(r: Report) -> Bool:
    """The certificate does not end inside the stretch; it may end with it."""
    return r.single | (r.s.certificate_age + r.i.duration <= r.p.registration_validity)


@RULES.report(
    *UNLOCKED,
    to=AUTHORIZATION_EXPIRED,
    source=["R23"],
    readings=[Q1.OVERAGE_PERIOD_FOLLOWS],
    assumption=COUNT_SURVIVES,
)
def authorization_expires(s: State, i: Inputs, p: Parameters) -> Effect:
    """Silence for the authorization period: Authorization Expired; the overage period begins."""
    r = Report(s, i, p)
    kept = ite(chosen(Q4.KEEPS_COUNT), s.strikes, 0)
    return (
        _authorization_ends(r) & r.certificate_lasts,
        r.unheard | {"strikes": kept},
        r.failure_notices,
    )


@RULES.report(
    *UNLOCKED,
    to=AUTHORIZATION_EXPIRED_ENFORCED,
    source=["R24", "R26"],
    readings=[Q1.NO_OVERAGE_PERIOD],
    assumption=COUNT_SURVIVES,
)
def authorization_expires_into_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """Silence for the authorization period leads to enforcement at once."""
    r = Report(s, i, p)
    kept = ite(chosen(Q4.KEEPS_COUNT), s.strikes, 0)
    return (
        _authorization_ends(r) & _certificate_was_valid(r),
        r.unheard | {"strikes": kept},
        r.failure_notices,
    )


@RULES.report(OUT_OF_COMPLIANCE, to=SAME, source=["R22", "R23", "R32"])
def lock_is_not_answered(s: State, i: Inputs, p: Parameters) -> Effect:
    """The licence server is silent while usage is locked; no period is over yet."""
    r = Report(s, i, p)
    authorized = r.silence_lasts(p.authorization_period) | chosen(Q11.OUT_OF_COMPLIANCE)
    guard = all_of(r.silent, r.correction_time_left, r.certificate_lasts, authorized)
    return guard, r.unheard, r.failure_notices


@RULES.report(
    OUT_OF_COMPLIANCE, to=OUT_OF_COMPLIANCE_EXPIRED, source=["R22", "R24"], assumption=DEADLINES
)
def out_of_compliance_expires_in_silence(s: State, i: Inputs, p: Parameters) -> Effect:
    """The out-of-compliance period is over while the licence server is silent: enforced."""
    r = Report(s, i, p)
    authorized = (s.silence + i.duration <= p.authorization_period) | chosen(Q11.OUT_OF_COMPLIANCE)
    guard = all_of(
        r.silent,
        r.correction_time_over,
        r.single | authorized,
        _certificate_was_valid(r),
    )
    return guard, r.unheard, r.failure_notices


@RULES.report(
    OUT_OF_COMPLIANCE,
    to=AUTHORIZATION_EXPIRED,
    source=["R23"],
    readings=[Q11.AUTHORIZATION_EXPIRED, Q1.OVERAGE_PERIOD_FOLLOWS],
    assumption=LOCK_SURVIVES,
)
def authorization_expires_while_locked(s: State, i: Inputs, p: Parameters) -> Effect:
    """Silence for the authorization period: Authorization Expired takes over; the lock stays."""
    r = Report(s, i, p)
    return _authorization_ends(r) & r.certificate_lasts, r.unheard, r.failure_notices


@RULES.report(
    OUT_OF_COMPLIANCE,
    to=AUTHORIZATION_EXPIRED_ENFORCED,
    source=["R24", "R26"],
    readings=[Q11.AUTHORIZATION_EXPIRED, Q1.NO_OVERAGE_PERIOD],
    assumption=LOCK_SURVIVES,
)
def authorization_expires_into_enforcement_while_locked(
    s: State, i: Inputs, p: Parameters
) -> Effect:
    """Silence for the authorization period leads to enforcement at once; the lock stays."""
    r = Report(s, i, p)
    return _authorization_ends(r) & _certificate_was_valid(r), r.unheard, r.failure_notices


@RULES.report(OUT_OF_COMPLIANCE_EXPIRED, to=SAME, source=["R25"])
def enforced_lock_is_not_answered(s: State, i: Inputs, p: Parameters) -> Effect:
    """Silence does not end the enforcement for non-compliance."""
    r = Report(s, i, p)
    return r.silent & r.certificate_lasts, r.unheard, r.failure_notices


@RULES.report(AUTHORIZATION_EXPIRED, to=SAME, source=["R23"])
def overage_period_runs(s: State, i: Inputs, p: Parameters) -> Effect:
    """The licence server is still silent; the overage period is not over."""
    r = Report(s, i, p)
    guard = all_of(
        r.silent,
        r.silence_lasts(p.silence_limit),
        r.certificate_lasts,
        ~s.lock_held | r.correction_time_left,
    )
    return guard, r.unheard, r.failure_notices


@RULES.report(
    AUTHORIZATION_EXPIRED,
    to=AUTHORIZATION_EXPIRED_ENFORCED,
    source=["R23", "R24", "R26"],
    readings=[Q1.OVERAGE_PERIOD_FOLLOWS],
    assumption=DEADLINES,
)
def overage_period_ends(s: State, i: Inputs, p: Parameters) -> Effect:
    """The overage period is over and the licence server is still silent: enforced."""
    r = Report(s, i, p)
    guard = all_of(
        r.silent,
        r.silence_ends(p.silence_limit),
        _certificate_was_valid(r),
        ~s.lock_held | r.correction_time_left,
    )
    return guard, r.unheard, r.failure_notices


@RULES.report(
    AUTHORIZATION_EXPIRED,
    to=OUT_OF_COMPLIANCE_EXPIRED,
    source=["R22", "R24"],
    readings=[Q11.AUTHORIZATION_EXPIRED],
    assumption=LOCK_SURVIVES,
)
def out_of_compliance_expires_beneath(s: State, i: Inputs, p: Parameters) -> Effect:
    """The out-of-compliance period of a kept lock is over: enforced for non-compliance."""
    r = Report(s, i, p)
    guard = all_of(
        r.silent,
        s.lock_held,
        r.correction_time_over,
        r.single | (s.silence + i.duration <= p.silence_limit),
        _certificate_was_valid(r),
    )
    return guard, r.unheard, r.failure_notices


@RULES.report(AUTHORIZATION_EXPIRED_ENFORCED, to=SAME, source=["R26"])
def silence_goes_on_in_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """Time does not end this enforcement: only renewing the authorization does."""
    r = Report(s, i, p)
    return r.silent & r.certificate_lasts, r.unheard, r.failure_notices
