"""What files tell of a system: reports, notices and actions, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from uccx_licensing.amounts import Amount
from uccx_model.evaluation import Value
from uccx_model.notices import Notice

__all__ = [
    "ActionSeen",
    "NoticeSeen",
    "Observed",
    "Place",
    "Repair",
    "ReportSeen",
    "Span",
]


Span = tuple[datetime, datetime]
"""The first and the last moment of some time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the data something stands."""

    file: str
    line: int  #: or row; the first is 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line:,}"


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """What is known of one report; what is None is not known."""

    at: datetime  #: when the report was made, in UTC (aware, as all moments here)
    usage: Amount | None  #: what agents used
    entitlement: Amount | None  #: what is in the virtual account from this report on
    reachable: bool | None  #: the licence server answered
    synced: bool | None  #: SSM On-Prem and Cisco SSM were synchronized
    place: Place


@dataclass(frozen=True, slots=True)
class NoticeSeen:
    """A line of a log that tells a notice."""

    at: datetime  #: in UTC
    notice: Notice
    facility: str
    severity: int
    place: Place


@dataclass(frozen=True, slots=True)
class ActionSeen:
    """What an administrator did between two reports."""

    at: datetime  #: in UTC
    name: str  #: an act (`uccx_model.acts`) or a transition that takes no time
    inputs: Mapping[str, Value]  #: those that were told
    place: Place


@dataclass(frozen=True, slots=True)
class Repair:
    """What was wrong with data and what was done about it, counted."""

    kind: str  #: in a few words: what was found, and what was done
    count: int
    first: Place  #: where it was met first
    example: str  #: what stood there, shortened
    harmless: bool = False  #: nothing was changed or guessed; strict reading lets it pass


@dataclass(frozen=True)
class Observed:
    """All that was seen of one system, in the order of time."""

    reports: Sequence[ReportSeen] = ()
    notices: Sequence[NoticeSeen] = ()
    actions: Sequence[ActionSeen] = ()
    repairs: Sequence[Repair] = field(default_factory=tuple)
    logged: bool = False
    """Log files were among the data: a notice that no file has was not given where they cover."""
    covered: Sequence[Span] | None = None
    """What log files cover, in order and apart; None: all that other data tell of."""
