"""The licensing states: one node each, with the three dimensions that the documents name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = [
    "AUTHORIZATION_EXPIRED",
    "AUTHORIZATION_EXPIRED_ENFORCED",
    "CLASSIC",
    "ENFORCED",
    "EVALUATION",
    "EVALUATION_EXPIRED",
    "IN_COMPLIANCE",
    "LOCKED",
    "NO_LICENSES_IN_USE",
    "OUT_OF_COMPLIANCE",
    "OUT_OF_COMPLIANCE_EXPIRED",
    "OVERAGE",
    "REGISTERED",
    "REGISTRATION_EXPIRED",
    "REGISTRATION_EXPIRED_ENFORCED",
    "SMART",
    "STATES",
    "Authorization",
    "LicensingState",
    "Registration",
    "state_named",
]


class Registration(StrEnum):
    """The registration state (R13-R15)."""

    NONE = "–"
    UNREGISTERED = "Unregistered"
    REGISTERED = "Registered"
    EXPIRED = "Registration Expired"


class Authorization(StrEnum):
    """The authorization state (R16-R23)."""

    NONE = "–"
    EVALUATION = "Evaluation"
    EVALUATION_EXPIRED = "Evaluation Expired"
    NO_LICENSES_IN_USE = "No Licenses In Use"
    IN_COMPLIANCE = "Authorized / In Compliance"
    REVERSIBLE = "Out of Compliance, reversible"
    OUT_OF_COMPLIANCE = "Out of Compliance"
    EXPIRED = "Authorization Expired"


@dataclass(frozen=True, order=True)
class LicensingState:
    """A node of the model."""

    name: str
    registration: Registration
    authorization: Authorization
    enforced: bool
    meaning: str
    source: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


CLASSIC: Final = LicensingState(
    "CLASSIC",
    Registration.NONE,
    Authorization.NONE,
    False,
    "Classic licensing: Smart Licensing is not in use.",
    ("R06", "R07", "R08", "R09"),
)
EVALUATION: Final = LicensingState(
    "EVALUATION",
    Registration.UNREGISTERED,
    Authorization.EVALUATION,
    False,
    "Not registered; every feature and unlimited licences while the evaluation period lasts.",
    ("R13", "R17"),
)
EVALUATION_EXPIRED: Final = LicensingState(
    "EVALUATION_EXPIRED",
    Registration.UNREGISTERED,
    Authorization.EVALUATION_EXPIRED,
    True,
    "Not registered, and the evaluation period is used up: restricted.",
    ("R13", "R19", "R24", "R27"),
)
NO_LICENSES_IN_USE: Final = LicensingState(
    "NO_LICENSES_IN_USE",
    Registration.REGISTERED,
    Authorization.NO_LICENSES_IN_USE,
    False,
    "Registered, and the last report used no licence.",
    ("R14", "R16"),
)
IN_COMPLIANCE: Final = LicensingState(
    "IN_COMPLIANCE",
    Registration.REGISTERED,
    Authorization.IN_COMPLIANCE,
    False,
    "Registered, and the last report was within the entitlement.",
    ("R14", "R18", "R20"),
)
OVERAGE: Final = LicensingState(
    "OVERAGE",
    Registration.REGISTERED,
    Authorization.REVERSIBLE,
    False,
    "Reversible Out of Compliance: overage was reported, fewer times in a row than the limit.",
    ("R14", "R21", "R35", "R36"),
)
OUT_OF_COMPLIANCE: Final = LicensingState(
    "OUT_OF_COMPLIANCE",
    Registration.REGISTERED,
    Authorization.OUT_OF_COMPLIANCE,
    False,
    "Irreversible Out of Compliance: usage is locked until the deficit is bought.",
    ("R14", "R21", "R22", "R30", "R31"),
)
OUT_OF_COMPLIANCE_EXPIRED: Final = LicensingState(
    "OUT_OF_COMPLIANCE_EXPIRED",
    Registration.REGISTERED,
    Authorization.OUT_OF_COMPLIANCE,
    True,
    "The out-of-compliance period is over and nothing was bought: restricted.",
    ("R14", "R22", "R24", "R25"),
)
AUTHORIZATION_EXPIRED: Final = LicensingState(
    "AUTHORIZATION_EXPIRED",
    Registration.REGISTERED,
    Authorization.EXPIRED,
    False,
    "The licence server was silent for the authorization period; the overage period runs.",
    ("R14", "R23"),
)
AUTHORIZATION_EXPIRED_ENFORCED: Final = LicensingState(
    "AUTHORIZATION_EXPIRED_ENFORCED",
    Registration.REGISTERED,
    Authorization.EXPIRED,
    True,
    "The licence server was silent for too long: restricted.",
    ("R14", "R23", "R24", "R26"),
)
REGISTRATION_EXPIRED: Final = LicensingState(
    "REGISTRATION_EXPIRED",
    Registration.EXPIRED,
    Authorization.EVALUATION,
    False,
    "The ID certificate was not renewed within its validity; evaluation days remain.",
    ("R15", "R17"),
)
REGISTRATION_EXPIRED_ENFORCED: Final = LicensingState(
    "REGISTRATION_EXPIRED_ENFORCED",
    Registration.EXPIRED,
    Authorization.EVALUATION_EXPIRED,
    True,
    "The ID certificate was not renewed within its validity: restricted.",
    ("R15", "R19", "R24", "R27"),
)

STATES: Final[tuple[LicensingState, ...]] = (
    CLASSIC,
    EVALUATION,
    EVALUATION_EXPIRED,
    NO_LICENSES_IN_USE,
    IN_COMPLIANCE,
    OVERAGE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_EXPIRED_ENFORCED,
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
)
SMART: Final = tuple(state for state in STATES if state is not CLASSIC)
REGISTERED: Final = tuple(s for s in STATES if s.registration is Registration.REGISTERED)
ENFORCED: Final = tuple(s for s in STATES if s.enforced)
LOCKED: Final = (OUT_OF_COMPLIANCE, OUT_OF_COMPLIANCE_EXPIRED)
"""The states that a lock leads to; others keep one that they came with."""


def state_named(name: str) -> LicensingState:
    """Return the licensing state of this name.

    Raises:
        KeyError: there is none; the message lists the names there are.
    """
    for state in STATES:
        if state.name == name:
            return state
    raise KeyError(f"no licensing state {name!r}; there are: {', '.join(s.name for s in STATES)}")
