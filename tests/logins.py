"""The usage that each interval reports, of named agents who log in and out: its peaks (R29).

It is computed at every moment, and shares no code with what scenarios do: they are held to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, groupby

from uccx_model.pools.agents import RULES, Agent, Counted
from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType

__all__ = ["Login", "PortsInUse", "peaks"]


@dataclass(frozen=True)
class Login:
    """Somebody is logged in to Finesse from a moment on, and up to another: not at that any more.

    Who changes features while logged in has two log-ins, one after the other.

    Raises:
        ValueError: it ends before it begins.
    """

    agent: Agent
    begins: datetime
    ends: datetime | None = None  #: None if it goes on

    def __post_init__(self) -> None:
        _check(f"{self.agent.name!r} logs out", self.begins, self.ends)


@dataclass(frozen=True)
class PortsInUse:
    """So many outbound ports are in use from a moment on, beside all others.

    Raises:
        ValueError: it ends before it begins, or the number is negative.
    """

    ports: int
    begins: datetime
    ends: datetime | None = None  #: None if it goes on

    def __post_init__(self) -> None:
        _check(f"use of {self.ports} ports ends", self.begins, self.ends)
        if self.ports < 0:
            raise ValueError(f"{self.ports} ports in use: the number may not be negative")


def _check(what: str, begins: datetime, ends: datetime | None) -> None:
    if ends is not None and ends < begins:
        raise ValueError(f"{what} at {ends}, before it begins at {begins}")


def peaks(
    license_type: LicenseType,
    used: Iterable[Login | PortsInUse],
    first: datetime,
    interval: timedelta,
    intervals: int,
    *,
    servers: int = 1,
) -> Iterator[dict[Pool, int]]:
    """Yield the usage that each interval reports: the highest in each pool by itself.

    An interval has its first moment, and not its last. Who logs out at the moment at which somebody
    else logs in leaves a seat free for him.

    Args:
        license_type: the licence type in effect, all the time.
        used: log-ins and ports, in any order; somebody logged in twice counts once, with the
            features of both.
        first: the first moment of the first interval.
        interval: the length of one.
        intervals: how many.
        servers: 1, or 0 where the server's licence is not to be looked at.

    Raises:
        ValueError: the interval has no length.
    """
    if interval <= timedelta(0):
        raise ValueError(f"an interval of {interval} has no length")
    moments = sorted(_moments(used), key=_time)
    now = _Now(license_type, servers)
    # All that changes at one moment changes at once: nothing is counted in between.
    steps = [(time, list(changes)) for time, changes in groupby(moments, key=_time)]
    place = 0
    for number in range(intervals):
        begins, ends = first + number * interval, first + (number + 1) * interval
        while place < len(steps) and steps[place][0] <= begins:
            now.change(steps[place][1])
            place += 1
        highest = now.usage()
        while place < len(steps) and steps[place][0] < ends:
            now.change(steps[place][1])
            place += 1
            highest = {pool: max(highest[pool], count) for pool, count in now.usage().items()}
        yield highest


_Change = tuple[datetime, int, Login | PortsInUse]
"""When something begins (1) or ends (-1)."""


def _time(change: _Change) -> datetime:
    return change[0]


def _moments(used: Iterable[Login | PortsInUse]) -> Iterator[_Change]:
    for use in used:
        if use.ends != use.begins:
            yield use.begins, 1, use
            if use.ends is not None:
                yield use.ends, -1, use


class _Now:
    """Who is logged in at a moment, and what that counts, kept up to date step by step."""

    def __init__(self, license_type: LicenseType, servers: int) -> None:
        self._rules = RULES[license_type]
        self._servers = servers
        self._ports = 0
        self._logins: dict[str, list[Agent]] = {}
        self._counts: Counter[Pool] = Counter()

    def change(self, changes: Iterable[_Change]) -> None:
        """Let begin and end what does so at one moment."""
        for _, sign, use in changes:
            if isinstance(use, PortsInUse):
                self._ports += sign * use.ports
            else:
                self._log(sign, use)

    def _log(self, sign: int, use: Login) -> None:
        logins = self._logins.setdefault(use.agent.name, [])
        self._count(logins, -1)
        if sign > 0:
            logins.append(use.agent)
        else:
            logins.remove(use.agent)
        self._count(logins, 1)

    def _count(self, logins: Sequence[Agent], sign: int) -> None:
        if logins:
            agent = _together(logins)
            for pool, rule in self._rules.items():
                self._counts[pool] += sign * rule.counted.of(agent)

    def usage(self) -> dict[Pool, int]:
        """Return what is used now."""
        fixed = {Counted.PORTS: self._ports, Counted.SERVER: self._servers}
        return {
            pool: fixed.get(rule.counted, self._counts[pool]) for pool, rule in self._rules.items()
        }


def _together(logins: Sequence[Agent]) -> Agent:
    """Return one agent with the features of all log-ins of that name."""
    features = frozenset(chain.from_iterable(agent.features for agent in logins))
    return replace(logins[0], features=features, supervisor=any(a.supervisor for a in logins))
