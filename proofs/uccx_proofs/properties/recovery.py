"""That there is always a way back."""

from __future__ import annotations

from uccx_model.states import IN_COMPLIANCE, LicensingState
from uccx_proofs.property import PropertyBook

BOOK = PropertyBook()


@BOOK.recovery(source=["R14", "R25", "R26", "R27", "R33"])
def compliance_can_always_be_regained() -> LicensingState:
    """From every reachable state, administrator, agents and SSM can reach In Compliance."""
    return IN_COMPLIANCE
