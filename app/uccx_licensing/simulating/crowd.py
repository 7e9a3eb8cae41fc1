"""Who is logged in to Finesse while a scenario goes on, and how many licences that takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from uccx_licensing.shell.arguments import did_you_mean
from uccx_licensing.simulating.amounts import number
from uccx_model.pools.agents import Agent, Feature, usage_of
from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType

__all__ = ["KINDS", "Crowd", "agents_told"]

KINDS: Final[Mapping[str, Agent]] = {
    **{f.name.lower(): Agent(f.name.lower(), frozenset({f})) for f in Feature},
    "supervisor": Agent("supervisor", supervisor=True),
}
"""Agents by the one feature that they work with, and supervisors, as files name them."""


def agents_told(told: object) -> dict[str, int]:
    """Return how many agents of each kind somebody tells of.

    Raises:
        ValueError: it is no table of numbers, or a kind is unknown.
    """
    if not isinstance(told, dict) or not told:
        raise ValueError(f"expected {{ inbound_voice = 40, chat = 5 }}, found {str(told)[:60]!a}")
    for kind in told:
        if kind not in KINDS:
            raise ValueError(f"no agent is called {kind[:60]!a}{did_you_mean(kind, KINDS)}")
    return {kind: number(value) for kind, value in told.items()}


class Crowd:
    """The agents who are logged in, and the outbound ports in use.

    Args:
        servers: 1, or 0 where the server's licence is not looked at.
    """

    def __init__(self, servers: int) -> None:
        self._servers = servers
        self._agents: Counter[str] = Counter()
        self.ports = 0
        self.used = False  #: somebody has logged in, or used a port

    def change(self, agents: Mapping[str, int], sign: int) -> None:
        """Let agents log in (1) or out (-1).

        Raises:
            ValueError: fewer are logged in.
        """
        for kind, how_many in agents.items():
            if sign < 0 and how_many > self._agents[kind]:
                raise ValueError(f"only {self._agents[kind]:,} of {kind} are logged in then")
        for kind, how_many in agents.items():
            self._agents[kind] += sign * how_many
        self.used = True

    def usage(self, license_type: LicenseType) -> dict[Pool, int]:
        """Return the licences that are used, under a licence type."""
        total = Counter(usage_of(license_type, (), ports=self.ports, servers=self._servers))
        for kind, how_many in self._agents.items():
            for pool, taken in usage_of(license_type, [KINDS[kind]], servers=0).items():
                total[pool] += how_many * taken
        return {pool: total[pool] for pool in Pool}
