"""How many licences agents use: who is logged in to Finesse, with which features (R29).

One table tells for each licence type what counts in which pool, and where that is documented.
A scenario computes usage anew whenever somebody logs in or out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType

__all__ = ["PREMIUM_FEATURES", "RULES", "Agent", "Counted", "Feature", "Rule", "usage_of"]


class Feature(StrEnum):
    """What an agent is configured to work with."""

    INBOUND_VOICE = "inbound voice"
    DIRECT_PREVIEW = "direct preview outbound"
    CHAT = "chat"
    EMAIL = "e-mail"
    PROGRESSIVE = "progressive outbound"
    PREDICTIVE = "predictive outbound"


PREMIUM_FEATURES: Final = frozenset(
    {Feature.CHAT, Feature.EMAIL, Feature.PROGRESSIVE, Feature.PREDICTIVE}
)
"""The features that take a Premium seat under Flex (G19)."""


@dataclass(frozen=True)
class Agent:
    """Somebody who is logged in to Finesse."""

    name: str  #: tells agents apart: one who is logged in twice counts once
    features: frozenset[Feature] = frozenset()
    supervisor: bool = False

    @property
    def premium(self) -> bool:
        """Flex counts a Premium seat for this agent (G19)."""
        return self.supervisor or not PREMIUM_FEATURES.isdisjoint(self.features)


class Counted(Enum):
    """What counts in a pool, in words."""

    NOTHING = "nothing"
    EVERY_AGENT = "every agent who is logged in"
    PREMIUM_AGENTS = "agents with chat, e-mail, progressive or predictive outbound, and supervisors"
    OTHER_AGENTS = "all other agents: inbound voice, direct preview outbound"
    PORTS = "outbound ports in use"
    SERVER = "the server"

    def of(self, agent: Agent) -> bool:
        """Return whether an agent counts."""
        match self:
            case Counted.EVERY_AGENT:
                return True
            case Counted.PREMIUM_AGENTS:
                return agent.premium
            case Counted.OTHER_AGENTS:
                return not agent.premium
            case _:
                return False


@dataclass(frozen=True)
class Rule:
    """What counts in one pool under one licence type."""

    license_type: LicenseType
    pool: Pool
    counted: Counted
    sources: tuple[str, ...]  #: ids of requirements and guide facts
    assumption: str = ""  #: what the documents do not say, or ""

    @property
    def name(self) -> str:
        """What the rule is about: `flex standard, server`."""
        return f"{self.license_type.name.lower().replace('_', ' ')}, {self.pool.value}"


_SUPERVISORS: Final = "A supervisor who is logged in counts like any other agent."
_ENHANCED: Final = "No outbound port is counted: the guide names agents and the server only."
_FLEX_PORTS: Final = "No outbound port is counted: the guide names seats and the server only."
_NO_FEATURE: Final = "An agent without any feature counts as Standard."
_LAB: Final = "How NPS and NFR count is not documented; they are taken as Perpetual Premium."


def _rules() -> Iterable[Rule]:
    for kind in (LicenseType.FLEX_STANDARD, LicenseType.FLEX_PREMIUM, LicenseType.FLEX_HCS):
        yield Rule(kind, Pool.STANDARD, Counted.OTHER_AGENTS, ("R29", "G19"), _NO_FEATURE)
        yield Rule(kind, Pool.PREMIUM, Counted.PREMIUM_AGENTS, ("R29", "G19"))
        yield Rule(kind, Pool.OUTBOUND, Counted.NOTHING, ("G15", "G19"), _FLEX_PORTS)
        yield Rule(kind, Pool.SERVER, Counted.NOTHING, ("G20",))
    kind = LicenseType.PERPETUAL_PREMIUM
    yield Rule(kind, Pool.STANDARD, Counted.NOTHING, ("G18",))
    yield Rule(kind, Pool.PREMIUM, Counted.EVERY_AGENT, ("R29", "G18"), _SUPERVISORS)
    yield Rule(kind, Pool.OUTBOUND, Counted.PORTS, ("G18",))
    yield Rule(kind, Pool.SERVER, Counted.SERVER, ("G18",))
    kind = LicenseType.PERPETUAL_ENHANCED
    yield Rule(kind, Pool.STANDARD, Counted.EVERY_AGENT, ("R29", "G18"), _SUPERVISORS)
    yield Rule(kind, Pool.PREMIUM, Counted.NOTHING, ("G18",))
    yield Rule(kind, Pool.OUTBOUND, Counted.NOTHING, ("G18",), _ENHANCED)
    yield Rule(kind, Pool.SERVER, Counted.SERVER, ("G18",))
    kind = LicenseType.NPS_NFR
    yield Rule(kind, Pool.STANDARD, Counted.NOTHING, ("R10",), _LAB)
    yield Rule(kind, Pool.PREMIUM, Counted.EVERY_AGENT, ("R10", "R29"), _LAB)
    yield Rule(kind, Pool.OUTBOUND, Counted.PORTS, ("R10",), _LAB)
    yield Rule(kind, Pool.SERVER, Counted.SERVER, ("R10",), _LAB)


RULES: Final[Mapping[LicenseType, Mapping[Pool, Rule]]] = {
    kind: {rule.pool: rule for rule in _rules() if rule.license_type is kind}
    for kind in LicenseType
}
"""What counts, by licence type and pool: there is a rule for every pool of every type."""


def usage_of(
    license_type: LicenseType, agents: Iterable[Agent], *, ports: int = 0, servers: int = 1
) -> dict[Pool, int]:
    """Return how many licences of each kind are used at a moment.

    Args:
        license_type: the licence type in effect.
        agents: who is logged in to Finesse.
        ports: outbound ports in use.
        servers: 1, or 0 where the server's licence is not to be looked at.

    Raises:
        ValueError: two agents of one name differ, or a number is negative.

    Example:
        >>> agents = [Agent("anna", frozenset({Feature.CHAT})), Agent("bernard")]
        >>> usage = usage_of(LicenseType.FLEX_STANDARD, agents)
        >>> {pool.value: number for pool, number in usage.items()}
        {'standard': 1, 'premium': 1, 'outbound': 0, 'server': 0}
    """
    if ports < 0 or servers < 0:
        raise ValueError(f"{ports} ports, {servers} servers: no number may be negative")
    distinct: dict[str, Agent] = {}
    for agent in agents:
        if distinct.setdefault(agent.name, agent) != agent:
            raise ValueError(f"two agents are called {agent.name!r}")
    fixed = {Counted.PORTS: ports, Counted.SERVER: servers}
    return {
        pool: fixed.get(rule.counted, sum(map(rule.counted.of, distinct.values())))
        for pool, rule in RULES[license_type].items()
    }
