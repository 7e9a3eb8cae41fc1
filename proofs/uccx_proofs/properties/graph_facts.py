"""What the shape of the graph alone tells, whatever guards and numbers are."""

from __future__ import annotations

from uccx_model.choices import Q1
from uccx_model.states import (
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    CLASSIC,
    EVALUATION,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    SMART,
    Authorization,
    Registration,
)
from uccx_proofs.graph_claims import Combinations, ExitsEverywhere, GraphClaim, NoPath
from uccx_proofs.property import PropertyBook, needs_reading

BOOK = PropertyBook()
STARTS = (CLASSIC, EVALUATION)


@BOOK.graph_fact(source=["R07", "R08"])
def no_path_leads_back_to_classic() -> GraphClaim:
    """No path of transitions leads from any Smart state to CLASSIC."""
    return NoPath(SMART, CLASSIC)


RESUMING = (
    "register_with_lock",
    "register_with_lock_too_late",
    "renewed_with_lock",
    "renewed_with_lock_too_late",
    "out_of_compliance_expires_beneath",
)


@BOOK.graph_fact(source=["R22", "R25"])
def enforced_non_compliance_lies_behind_out_of_compliance() -> GraphClaim:
    """Every way to OUT_OF_COMPLIANCE_EXPIRED leads through OUT_OF_COMPLIANCE, apart from
    transitions that resume a lock, which was itself taken there.
    """
    return NoPath(
        STARTS,
        OUT_OF_COMPLIANCE_EXPIRED,
        around=OUT_OF_COMPLIANCE,
        counts=lambda transition: transition.name not in RESUMING,
    )


@BOOK.graph_fact(source=["R23"], needs=[needs_reading(Q1.OVERAGE_PERIOD_FOLLOWS)])
def enforced_silence_lies_behind_authorization_expired() -> GraphClaim:
    """Every way to AUTHORIZATION_EXPIRED_ENFORCED leads through AUTHORIZATION_EXPIRED."""
    return NoPath(
        STARTS,
        AUTHORIZATION_EXPIRED_ENFORCED,
        around=AUTHORIZATION_EXPIRED,
        counts=lambda transition: Q1.NO_OVERAGE_PERIOD not in transition.readings,
    )


@BOOK.graph_fact(source=["R24", "R25", "R26", "R27"])
def no_state_is_a_dead_end() -> GraphClaim:
    """Every licensing state has a transition to another one."""
    return ExitsEverywhere()


DOCUMENTED = {
    (Registration.NONE, Authorization.NONE, False),
    (Registration.UNREGISTERED, Authorization.EVALUATION, False),
    (Registration.UNREGISTERED, Authorization.EVALUATION_EXPIRED, True),
    (Registration.REGISTERED, Authorization.NO_LICENSES_IN_USE, False),
    (Registration.REGISTERED, Authorization.IN_COMPLIANCE, False),
    (Registration.REGISTERED, Authorization.REVERSIBLE, False),
    (Registration.REGISTERED, Authorization.OUT_OF_COMPLIANCE, False),
    (Registration.REGISTERED, Authorization.OUT_OF_COMPLIANCE, True),
    (Registration.REGISTERED, Authorization.EXPIRED, False),
    (Registration.REGISTERED, Authorization.EXPIRED, True),
    (Registration.EXPIRED, Authorization.EVALUATION, False),
    (Registration.EXPIRED, Authorization.EVALUATION_EXPIRED, True),
}
"""Registration, authorization, enforced: what the documents have together."""


@BOOK.graph_fact(source=["R13", "R14", "R15", "R16", "R17", "R18", "R19", "R20", "R21", "R23"])
def registration_authorization_and_enforcement_fit_together() -> GraphClaim:
    """Registration, authorization and enforcement occur only in the combinations documented, and
    each of these is a licensing state of its own.
    """
    return Combinations(frozenset(DOCUMENTED))
