"""The licence server answers after Authorization Expired: what the instance returns to."""

from __future__ import annotations

from uccx_model.deadlines import LOCK_SURVIVES
from uccx_model.expressions import TRUE, all_of
from uccx_model.notices import Notice
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
from uccx_model.transition import Effect, RuleBook
from uccx_model.variables import Inputs, State

RULES = RuleBook()

EXPIRED = (AUTHORIZATION_EXPIRED, AUTHORIZATION_EXPIRED_ENFORCED)
CLEARED = {"strikes": 0, "locked": 0, "out_of_compliance_for": 0}


@RULES.report(*EXPIRED, to=NO_LICENSES_IN_USE, source=["R16", "R20", "R26"])
def renewed_without_usage(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization; no licence is in use."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, ~s.lock_held, r.usage == 0)
    return guard, r.accepted | {"strikes": 0}


@RULES.report(*EXPIRED, to=IN_COMPLIANCE, source=["R18", "R20", "R26"])
def renewed_in_compliance(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization; usage is within the entitlement."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, ~s.lock_held, r.usage > 0, ~r.overage)
    return guard, r.accepted | {"strikes": 0}


@RULES.report(*EXPIRED, to=OVERAGE, source=["R20", "R21", "R26", "R34"])
def renewed_with_overage(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization; usage is above the entitlement: a strike."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, ~s.lock_held, r.overage, r.below_limit)
    return guard, r.accepted | {"strikes": s.strikes + 1}, r.warnings


@RULES.report(*EXPIRED, to=OUT_OF_COMPLIANCE, source=["R21", "R26", "R30", "R31", "R42"])
def renewed_with_the_last_strike(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization; this overage reaches the limit: irreversible."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, ~s.lock_held, r.overage, ~r.below_limit)
    return guard, r.entry, {Notice.IN_OOC: TRUE}


@RULES.report(*EXPIRED, to=IN_COMPLIANCE, source=["R26", "R31", "R33"])
def renewed_with_the_deficit_bought(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization, and the entitlement reaches the locked usage."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, s.lock_held, r.cured)
    return guard, r.accepted | CLEARED | {"reported": r.lock}


@RULES.report(
    *EXPIRED, to=OUT_OF_COMPLIANCE, source=["R22", "R26", "R31"], assumption=LOCK_SURVIVES
)
def renewed_with_lock(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization; the lock still holds, and its period still runs."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, s.lock_held, ~r.cured, r.correction_time_left)
    return guard, r.accepted


@RULES.report(
    *EXPIRED,
    to=OUT_OF_COMPLIANCE_EXPIRED,
    source=["R22", "R24", "R26", "R31"],
    assumption=LOCK_SURVIVES,
)
def renewed_with_lock_too_late(s: State, i: Inputs, p: Parameters) -> Effect:
    """An answer renews the authorization; the lock still holds, and its period is over."""
    r = Report(s, i, p)
    guard = all_of(r.answered, r.single, s.lock_held, ~r.cured, ~r.correction_time_left)
    return guard, r.accepted
