"""Reports of an instance that is not registered: Classic, evaluation, registration expired."""

from __future__ import annotations

from uccx_model.choices import Q5, Q9, Q11, chosen
from uccx_model.expressions import Bool, all_of, any_of, ite
from uccx_model.parameters import Parameters
from uccx_model.report import Report, reaches
from uccx_model.states import (
    CLASSIC,
    EVALUATION,
    EVALUATION_EXPIRED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
)
from uccx_model.transition import SAME, Change, Effect, RuleBook
from uccx_model.variables import Inputs, State

RULES = RuleBook()


@RULES.report(CLASSIC, to=SAME, source=["R06", "R07", "R08"])
def classic_goes_on(s: State, i: Inputs, p: Parameters) -> Effect:
    """Under Classic licensing, time passes and Smart Licensing does nothing."""
    r = Report(s, i, p)
    return i.duration >= 1, r.unregistered


@RULES.report(EVALUATION, to=SAME, source=["R17"])
def evaluation_goes_on(s: State, i: Inputs, p: Parameters) -> Effect:
    """Evaluation days remain: every feature, unlimited licences."""
    r = Report(s, i, p)
    used = s.evaluation_used + i.duration
    return used < p.evaluation_period, r.unregistered | {"evaluation_used": used}


@RULES.report(EVALUATION, to=EVALUATION_EXPIRED, source=["R17", "R19", "R24"])
def evaluation_expires(s: State, i: Inputs, p: Parameters) -> Effect:
    """The evaluation period is used up and the instance is not registered: enforced."""
    r = Report(s, i, p)
    guard = reaches(s.evaluation_used, i.duration, p.evaluation_period)
    return guard, r.unregistered | {"evaluation_used": s.evaluation_used + i.duration}


@RULES.report(EVALUATION_EXPIRED, to=SAME, source=["R19", "R27"])
def evaluation_stays_expired(s: State, i: Inputs, p: Parameters) -> Effect:
    """Time does not end this enforcement: only registering does."""
    return i.duration >= 1, Report(s, i, p).unregistered


def _evaluation_in_expired_registration(r: Report) -> Change:
    running = chosen(Q9.EVALUATION) | chosen(Q5.GOES_ON)
    return ite(running, r.evaluation_running, r.s.evaluation_used)


def _expired_registration(r: Report) -> dict[str, Change]:
    return r.unregistered | {
        "evaluation_used": _evaluation_in_expired_registration(r),
        "silence": r.s.silence + r.i.duration,
        "certificate_age": r.s.certificate_age + r.i.duration,
    }


def _silence_counts(s: State) -> Bool:
    """Where the authorization stays as it was (Q9), silence ends it unless Q11 says otherwise."""
    return ~s.lock_held | chosen(Q11.AUTHORIZATION_EXPIRED)


@RULES.report(REGISTRATION_EXPIRED, to=SAME, source=["R15", "R17", "G07"])
def registration_stays_expired(s: State, i: Inputs, p: Parameters) -> Effect:
    """The registration has expired, and the period that leads to enforcement still runs (Q9)."""
    r = Report(s, i, p)
    in_evaluation = s.evaluation_used + i.duration < p.evaluation_period
    as_it_was = all_of(
        ~_silence_counts(s) | r.silence_lasts(p.silence_limit),
        ~s.lock_held | r.correction_time_left,
    )
    guard = ite(chosen(Q9.EVALUATION), in_evaluation, as_it_was)
    return guard, _expired_registration(r)


@RULES.report(
    REGISTRATION_EXPIRED,
    to=REGISTRATION_EXPIRED_ENFORCED,
    source=["R15", "R17", "R24"],
    readings=[Q9.EVALUATION],
)
def evaluation_expires_without_registration(s: State, i: Inputs, p: Parameters) -> Effect:
    """The evaluation to which the expired registration led is used up: enforced."""
    r = Report(s, i, p)
    guard = reaches(s.evaluation_used, i.duration, p.evaluation_period)
    return guard, _expired_registration(r)


@RULES.report(
    REGISTRATION_EXPIRED,
    to=REGISTRATION_EXPIRED_ENFORCED,
    source=["R15", "R22", "R23", "R24"],
    readings=[Q9.STAYS],
    assumption="An authorization state that stays as it was keeps the period that runs in it.",
)
def former_authorization_expires(s: State, i: Inputs, p: Parameters) -> Effect:
    """The period of the authorization state that stayed as it was is over: enforced."""
    r = Report(s, i, p)
    silence_over = _silence_counts(s) & (s.silence + i.duration >= p.silence_limit)
    correction_over = s.lock_held & (
        s.out_of_compliance_for + i.duration >= p.out_of_compliance_period
    )
    silence_not_before = ~_silence_counts(s) | (s.silence + i.duration <= p.silence_limit)
    correction_not_before = ~s.lock_held | (
        s.out_of_compliance_for + i.duration <= p.out_of_compliance_period
    )
    guard = any_of(silence_over, correction_over) & (
        r.single | (silence_not_before & correction_not_before)
    )
    return guard, _expired_registration(r)


@RULES.report(REGISTRATION_EXPIRED_ENFORCED, to=SAME, source=["R15", "R27"])
def registration_stays_expired_and_enforced(s: State, i: Inputs, p: Parameters) -> Effect:
    """Time does not end this enforcement: only registering again does."""
    r = Report(s, i, p)
    return i.duration >= 1, _expired_registration(r) | {"evaluation_used": r.evaluation}
