"""What the product tells its administrators when a transition is taken (R34, R41-R43)."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Notice"]


class Notice(StrEnum):
    """A notice, by its mnemonic. The first three have attested texts (R43)."""

    TO_ENTER_OOC = "SYSTEM_TO_ENTER_OOC_STATE"
    TO_ENTER_OOC_SHORTLY = "SYSTEM_TO_ENTER_OOC_STATE_SHORTLY"
    IN_OOC = "SYSTEM_IN_OOC_STATE"
    ENFORCEMENT = "ENFORCEMENT"
    REPORTING_FAILED = "ENTITLEMENT_REPORTING_FAILED"
    AUTHORIZATION_RENEWAL_FAILED = "AUTHORIZATION_RENEWAL_FAILED"
    REGISTRATION_RENEWAL_FAILED = "REGISTRATION_RENEWAL_FAILED"
