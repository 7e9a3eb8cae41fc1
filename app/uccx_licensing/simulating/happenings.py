"""What can be written in a happening, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any, Final

from uccx_licensing.shell.arguments import did_you_mean, license_type_told
from uccx_licensing.simulating.amounts import amount, number, signed
from uccx_licensing.simulating.crowd import KINDS, agents_told
from uccx_licensing.simulating.scenario import (
    Act,
    Agents,
    Deed,
    Last,
    More,
    Pass,
    Ports,
    Until,
    counted,
)
from uccx_licensing.simulating.times import Times
from uccx_model.acts import act_of
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.states import ENFORCED, STATES
from uccx_model.transition import Kind

__all__ = ["DEEDS", "Written", "deed_of", "flag"]

_OWN_KEYS: Final = {
    "choose_license_type": 'license_type = "Flex Premium"',
    "change_license_control": 'license_control = "overage not allowed"',
    "synchronize_agents": "agents_configured = 120",
    "change_use_of_wfo": "wfo = true",
}
"""Acts that need to be told more than their name, and how they are written."""
_SHORT: Final = {
    "renew": "reregister",
    "re_register": "reregister",
    "restart": "restart_cluster",
    "switch": "switch_to_smart",
}
_USUAL: Final = ("register", "deregister", "renew", "restart", "switch to Smart", "sync")
_CONTROL: Final = {"overage allowed": True, "overage not allowed": False}
_LINK: Final = {"lost": False, "back": True}


@dataclass(frozen=True)
class Written:
    """A key of a happening, as a person reads of it.

    Args:
        key: its name.
        example: what stands behind it.
        meaning: what it does, in a sentence.
        read: returns what is to be done.
    """

    key: str
    example: str
    meaning: str
    read: Callable[[Any, Times], Deed]


def _word(known: Mapping[str, bool], told: object) -> bool:
    if not isinstance(told, str) or told.strip().casefold() not in known:
        wanted = " or ".join(f'"{word}"' for word in known)
        raise ValueError(f"expected {wanted}, found {str(told)[:60]!a}")
    return known[told.strip().casefold()]


def flag(told: object) -> bool:
    """Return a flag.

    Raises:
        ValueError: it is something else.
    """
    if isinstance(told, bool):
        return told
    raise ValueError(f"expected true or false, found {str(told)[:60]!a}")


@cache
def _acts() -> dict[str, str]:
    """Return every act and every transition without time, as they may be written, by its name."""
    actions = [t.name for t in transitions_of(licensing_graph()) if t.kind is Kind.ACTION]
    names = dict.fromkeys([*map(act_of, actions), *actions])
    return {**{name: name for name in names}, **_SHORT}


def _act(told: object, _: Times) -> Deed:
    if not isinstance(told, str):
        raise ValueError(f'expected words such as "register", found {str(told)[:60]!a}')
    name = "_".join(told.replace("-", " ").casefold().split())
    if name in ("sync", "synchronize"):
        return Last({"synced": True}, once=True)
    if name not in _acts():
        raise ValueError(f"nobody can do {told[:60]!a}{did_you_mean(told, _USUAL)}")
    name = _acts()[name]
    if name in _OWN_KEYS:
        raise ValueError(f"{told!a} needs to be told more; write {_OWN_KEYS[name]}")
    return Act(name)


def _usage(told: object, _: Times) -> Deed:
    return Last(counted("demand", amount(told)))


def _buy(told: object, _: Times) -> Deed:
    return More(amount(told), 1)


def _transfer(told: object, _: Times) -> Deed:
    return More(*signed(told))


def _entitlement(told: object, _: Times) -> Deed:
    return Last(counted("bought", amount(told)))


def _license_type(told: object, _: Times) -> Deed:
    if not isinstance(told, str):
        raise ValueError(f"expected the name of a licence type, found {str(told)[:60]!a}")
    return Act("choose_license_type", {"license_type": license_type_told(told)})


def _control(told: object, _: Times) -> Deed:
    return Act("change_license_control", {"overage_allowed": _word(_CONTROL, told)})


def _together(told: object, _: Times) -> Deed:
    if number(told) == 0:
        raise ValueError("expected at least one report")
    return Pass(Fraction(number(told)), together=True)


def _until(told: object, times: Times) -> Deed:
    within = None
    if isinstance(told, dict) and set(told) == {"state", "within"}:
        within, told = ceil(times.length(told["within"])), told["state"]
    if not isinstance(told, str):
        raise ValueError(f'expected "enforced", "change" or a licensing state, found {told!a}')
    known = {state.name.casefold(): frozenset({state.name}) for state in STATES}
    known |= {"enforced": frozenset(state.name for state in ENFORCED), "change": frozenset()}
    if told.casefold() not in known:
        names = ["enforced", "change", *(state.name for state in STATES)]
        hint = did_you_mean(told, names) or f"; there are: {', '.join(names)}"
        raise ValueError(f"no licensing state is called {told[:60]!a}{hint}")
    return Until(known[told.casefold()], told, within)


DEEDS: Final[tuple[Written, ...]] = (
    Written(
        "do",
        '"register"',
        "Do it: register, deregister, renew (or reregister), restart, switch to Smart, or sync.",
        _act,
    ),
    Written("usage", "130", "So many licences are used from now on.", _usage),
    Written(
        "log_in",
        "{ inbound_voice = 40, chat = 5, supervisor = 2 }",
        f"So many more agents log in to Finesse, by what they work with: {', '.join(KINDS)}.",
        lambda told, _: Agents(agents_told(told), 1),
    ),
    Written(
        "log_out",
        "{ inbound_voice = 10 }",
        "So many of them log out.",
        lambda told, _: Agents(agents_told(told), -1),
    ),
    Written(
        "ports",
        "4",
        "So many outbound ports are in use from now on.",
        lambda told, _: Ports(number(told)),
    ),
    Written("buy", "30", "The entitlement rises by so much.", _buy),
    Written("transfer", "-10", "So much comes from another virtual account, or goes.", _transfer),
    Written("entitlement", "100", "The entitlement is so much from now on.", _entitlement),
    Written(
        "link",
        '"lost"',
        'From now on the licence server does not answer; "back": it does.',
        lambda told, _: Last({"ssm_reachable": _word(_LINK, told)}),
    ),
    Written(
        "on_prem_link",
        '"lost"',
        'From now on SSM On-Prem and Cisco SSM do not synchronize; "back": before every report.',
        lambda told, _: Last({"synced": _word(_LINK, told)}),
    ),
    Written(
        "license_type",
        '"Flex"',
        "Choose a licence type; a restart brings it into effect.",
        _license_type,
    ),
    Written(
        "license_control",
        '"overage not allowed"',
        'What License Control is set to; or "overage allowed".',
        _control,
    ),
    Written(
        "agents_configured",
        "120",
        "Agents are synchronised from Unified CM: there are so many now.",
        lambda told, _: Act("synchronize_agents", {"agents": number(told)}),
    ),
    Written(
        "wfo",
        "false",
        "Start or stop using Workforce Optimization (under Classic).",
        lambda told, _: Act("change_use_of_wfo", {"wfo_in_use": flag(told)}),
    ),
    Written("wait", '"90 days"', "Time passes.", lambda told, times: Pass(times.length(told))),
    Written("reports", "5", "So many equal reports are made.", _together),
    Written(
        "until",
        '"enforced"',
        'Time passes until a state is reached, or "change", '
        'or { state = "enforced", within = "1 year" }.',
        _until,
    ),
)
"""Everything that can be written in a happening, beside `at` and `note`."""


def deed_of(key: str, told: object, times: Times) -> Deed:
    """Return what a key of a happening does.

    Raises:
        ValueError: there is no such key, or something else belongs behind it.
    """
    for written in DEEDS:
        if written.key == key:
            return written.read(told, times)
    known = ["at", "note", *(written.key for written in DEEDS)]
    hint = did_you_mean(key, known) or f"; there are: {', '.join(known)}"
    raise ValueError(f"nothing is called so{hint}")
