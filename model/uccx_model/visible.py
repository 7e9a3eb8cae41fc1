"""What an administrator can see of an instance: two that look alike here are alike to him.

Beside this he sees the licensing state (registration, authorization, restrictions), the notices
that come, and whether what he wants to do is refused. Clocks and counts inside the product are not
on any page: what comes of them is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from uccx_model.choices import Q9, chosen
from uccx_model.expressions import Scope, Term
from uccx_model.states import (
    REGISTRATION_EXPIRED,
    REGISTRATION_EXPIRED_ENFORCED,
    SMART,
    STATES,
    LicensingState,
)
from uccx_model.variables import State

__all__ = ["NOTICES_SHOWN", "STATE_SHOWN", "Visible", "visible"]


@dataclass(frozen=True)
class Visible:
    """Something that can be looked up, in some licensing states."""

    name: str
    where: str  #: on which page or in which report
    term: Term
    states: tuple[LicensingState, ...]
    source: tuple[str, ...]


_PAGE: Final = "License Management page"
_ACCOUNT: Final = "virtual account at Cisco SSM"
_REPORT: Final = "Unified License Consumption report in CUIC"
STATE_SHOWN: Final = _PAGE  #: where the licensing state can be looked up
NOTICES_SHOWN: Final = "RTMT and syslog"  #: where notices can be looked up (R41)
_UNREGISTERED: Final = (REGISTRATION_EXPIRED, REGISTRATION_EXPIRED_ENFORCED)


@cache
def visible() -> tuple[Visible, ...]:
    """Return what can be looked up, beside the licensing state."""
    s = State.symbols(Scope.STATE)
    return (
        Visible("reported usage", _PAGE, s.reported, SMART, ("R31", "G10")),
        Visible("usage", _REPORT, s.usage, STATES, ("R29", "G15")),
        Visible("entitlement bought", _ACCOUNT, s.bought, STATES, ("R33",)),
        Visible("entitlement known", "licence server", s.known, STATES, ("R03", "R04")),
        Visible("licence type", _PAGE, s.license_type, STATES, ("R10",)),
        Visible("licence type chosen", _PAGE, s.chosen_type, STATES, ("R12",)),
        Visible("restart pending", _PAGE, s.restart_pending, STATES, ("R12",)),
        Visible("overage allowed", "License Control page", s.overage_allowed, STATES, ("R39",)),
        Visible("agents", "list of agents", s.agents, STATES, ("R28",)),
        Visible("use of WFO", "list of products", s.wfo_in_use, STATES, ("R09",)),
        Visible("authorization stays", _PAGE, chosen(Q9.STAYS), _UNREGISTERED, ("R15",)),
    )
