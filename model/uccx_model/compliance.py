"""Reports of a registered instance in and out of compliance: usage, strikes, the lock."""

from __future__ import annotations

from uccx_model.choices import Q4
from uccx_model.expressions import TRUE, all_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.report import Report
from uccx_model.states import (
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
)
from uccx_model.transition import SAME, Change, Effect, RuleBook
from uccx_model.variables import Inputs, State

RULES = RuleBook()


@RULES.report(NO_LICENSES_IN_USE, to=SAME, source=["R16", "R21"])
def nothing_is_used(s: State, i: Inputs, p: Parameters) -> Effect:
    """The report says that no licence is in use."""
    r = Report(s, i, p)
    return r.answered & (r.usage == 0), r.accepted


@RULES.report(IN_COMPLIANCE, OVERAGE, to=NO_LICENSES_IN_USE, source=["R16", "R21", "R36"])
def usage_ends(s: State, i: Inputs, p: Parameters) -> Effect:
    """The report says that no licence is in use any more; counted strikes are forgotten."""
    r = Report(s, i, p)
    return all_of(r.answered, r.single, r.usage == 0), r.accepted | {"strikes": 0}


@RULES.report(IN_COMPLIANCE, to=SAME, source=["R18", "R20", "R21", "R29", "G02"])
def usage_stays_within_entitlement(s: State, i: Inputs, p: Parameters) -> Effect:
    """The report's usage is within what was bought."""
    r = Report(s, i, p)
    return all_of(r.answered, r.usage > 0, ~r.overage), r.accepted


@RULES.report(NO_LICENSES_IN_USE, OVERAGE, to=IN_COMPLIANCE, source=["R18", "R21", "R35", "R36"])
def usage_is_within_entitlement(s: State, i: Inputs, p: Parameters) -> Effect:
    """The report's usage is within what was bought; counted strikes are forgotten."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, r.usage > 0, ~r.overage)
    return guard, r.accepted | {"strikes": 0}


@RULES.report(
    NO_LICENSES_IN_USE, IN_COMPLIANCE, OVERAGE, to=OVERAGE, source=["R21", "R30", "R34", "R36"]
)
def overage_is_counted(s: State, i: Inputs, p: Parameters) -> Effect:
    """The report's usage is above the entitlement: one more strike, still below the limit."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, r.overage, r.below_limit)
    return guard, r.accepted | {"strikes": s.strikes + 1}, r.warnings


@RULES.report(
    NO_LICENSES_IN_USE,
    IN_COMPLIANCE,
    OVERAGE,
    to=OUT_OF_COMPLIANCE,
    source=["R21", "R30", "R31", "R42"],
)
def overage_reaches_the_limit(s: State, i: Inputs, p: Parameters) -> Effect:
    """Overage reported as often in a row as the limit says: irreversible, and usage is locked."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, r.overage, ~r.below_limit)
    return guard, r.entry, {Notice.IN_OOC: TRUE}


@RULES.report(NO_LICENSES_IN_USE, IN_COMPLIANCE, to=SAME, source=["R23"])
def report_is_not_answered(s: State, i: Inputs, p: Parameters) -> Effect:
    """The licence server does not answer; the authorization lasts."""
    r = Report(s, i, p)
    lasts = r.silence_lasts(p.authorization_period) & r.certificate_lasts
    return r.silent & lasts, r.unheard, r.failure_notices


@RULES.report(OVERAGE, to=SAME, source=["R21", "R23"], readings=[Q4.KEEPS_COUNT])
def missed_report_keeps_strikes(s: State, i: Inputs, p: Parameters) -> Effect:
    """The licence server does not answer between two strikes; the count stays."""
    r = Report(s, i, p)
    lasts = r.silence_lasts(p.authorization_period) & r.certificate_lasts
    return r.silent & lasts, r.unheard, r.failure_notices


@RULES.report(OVERAGE, to=IN_COMPLIANCE, source=["R21", "R23"], readings=[Q4.RESETS_COUNT])
def missed_report_resets_strikes(s: State, i: Inputs, p: Parameters) -> Effect:
    """The licence server does not answer between two strikes; the count starts anew."""
    r = Report(s, i, p)
    lasts = r.silence_lasts(p.authorization_period) & r.certificate_lasts
    guard = all_of(r.silent, r.single, lasts)
    return guard, r.unheard | {"strikes": 0}, r.failure_notices


@RULES.report(OUT_OF_COMPLIANCE, to=SAME, source=["R22", "R31", "R32"])
def lock_is_reported(s: State, i: Inputs, p: Parameters) -> Effect:
    """The locked usage is reported and is above the entitlement; the period still runs."""
    r = Report(s, i, p)
    return all_of(r.answered, ~r.cured, r.correction_time_left), r.accepted


@RULES.report(
    OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED, to=IN_COMPLIANCE, source=["R25", "R31", "R33"]
)
def deficit_is_bought(s: State, i: Inputs, p: Parameters) -> Effect:
    """The entitlement reaches the locked usage: in compliance again, nothing is locked."""
    r = Report(s, i, p)
    cleared: dict[str, Change] = {
        "strikes": 0,
        "locked": 0,
        "reported": r.lock,
        "out_of_compliance_for": 0,
    }
    return all_of(r.answered, r.single, r.cured), r.accepted | cleared


@RULES.report(OUT_OF_COMPLIANCE, to=OUT_OF_COMPLIANCE_EXPIRED, source=["R22", "R24", "R25"])
def out_of_compliance_expires(s: State, i: Inputs, p: Parameters) -> Effect:
    """The out-of-compliance period is over and the deficit was not bought: enforced."""
    r = Report(s, i, p)
    return all_of(r.answered, ~r.cured, r.correction_time_over), r.accepted


@RULES.report(OUT_OF_COMPLIANCE_EXPIRED, to=SAME, source=["R25", "R31"])
def lock_is_reported_in_enforcement(s: State, i: Inputs, p: Parameters) -> Effect:
    """The locked usage is still above the entitlement: time does not end this enforcement."""
    r = Report(s, i, p)
    return r.answered & ~r.cured, r.accepted
