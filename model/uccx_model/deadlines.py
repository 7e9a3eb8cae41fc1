"""What the documents leave unsaid about deadlines that meet, and about what survives them."""

from __future__ import annotations

from typing import Final

from uccx_model.choices import Q4, chosen
from uccx_model.expressions import Bool, any_of
from uccx_model.report import Report

__all__ = ["COUNT_SURVIVES", "DEADLINES", "LOCK_SURVIVES", "strikes_allow_stretch"]

DEADLINES: Final = (
    "When several deadlines fall on one report: enforcement comes before the expiry of the "
    "registration, and that before the expiry of the authorization."
)
COUNT_SURVIVES: Final = (
    "Strikes that a missed report keeps (Q4) survive the expiry of the authorization."
)
LOCK_SURVIVES: Final = (
    "A lock lasts until the deficit is bought (R31), so it survives the expiry of authorization "
    "and registration, and its clock goes on."
)


def strikes_allow_stretch(r: Report) -> Bool:
    """Return "no stretch hides that its first missed report resets the strikes (Q4)"."""
    return any_of(r.single, r.s.strikes == 0, chosen(Q4.KEEPS_COUNT))
