"""What is found out about a system from its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.forecasting import Coming
from uccx_licensing.explaining.guessed import Lock
from uccx_licensing.explaining.helping import Help
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.explaining.systems import Given
from uccx_licensing.observing.observations import Place, Repair
from uccx_model.choices import Choice
from uccx_model.notices import Notice
from uccx_model.trace import Situation, Trace

__all__ = [
    "EXIT_CODES",
    "Change",
    "Excluded",
    "Explanation",
    "Forecast",
    "Possible",
    "Suspect",
    "Unexplained",
    "Verdict",
]


class Verdict(StrEnum):
    """Whether the data agree with the model."""

    EXPLAINED = "explained"  #: there is a run with just these reports and notices
    UNEXPLAINED = "not explained"  #: there is none
    UNKNOWN = "unknown"  #: none was found, but not all were looked at


EXIT_CODES: Final[Mapping[Verdict, int]] = {
    Verdict.EXPLAINED: 0,
    Verdict.UNEXPLAINED: 1,
    Verdict.UNKNOWN: 3,
}


@dataclass(frozen=True)
class Change:
    """A change of the licensing state, of strikes, lock or entitlement, or a notice."""

    at: datetime  #: in UTC
    place: Place | None  #: the row that tells the report, if one does
    event: str  #: the transition's name
    state: str
    strikes: int
    locked: Lock
    usage: Amount | None  #: None: not known
    entitlement: Amount  #: known to the licence server
    notices: tuple[Notice, ...]
    reports: int  #: how many reports passed since the change before


@dataclass(frozen=True)
class Possible:
    """A situation that is possible, and under which readings."""

    here: Situation
    readings: tuple[tuple[Choice, ...], ...]
    """Of each reading that matters, the options that it needs."""
    clocks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The least and the most of each clock of which it is not known how far it went."""
    unknown: frozenset[str] = frozenset()
    """The variables whose values are not known, without the pools' names."""
    locked: Lock = field(default_factory=lambda: Lock(0))


@dataclass(frozen=True)
class Excluded:
    """An option that the data rule out."""

    option: Choice
    place: Place | None
    why: str


@dataclass(frozen=True)
class Suspect:
    """A situation that was possible before a line that nothing explains."""

    state: str
    strikes: int
    locked: Lock
    reasons: tuple[str, ...]  #: why it does not go on as the line tells


@dataclass(frozen=True)
class Unexplained:
    """The first line that no run of the model explains."""

    place: Place | None
    at: datetime
    told: str  #: what the line tells
    suspects: tuple[Suspect, ...]


@dataclass(frozen=True)
class Forecast:
    """What comes if nothing changes, under some readings, and what would help."""

    readings: tuple[tuple[Choice, ...], ...]
    state: str  #: the licensing state now
    comings: tuple[Coming, ...]  #: at the earliest
    latest: tuple[Coming, ...]  #: at the latest, where clocks are not known exactly
    helps: tuple[Help, ...]


@dataclass(frozen=True)
class Explanation:
    """What is found out about a system from its data.

    Args:
        supposed: what was supposed beside the data.
        assumptions: the same in sentences.
        repairs: what was wrong with the data and what was done about it.
        verdict: whether the data agree with the model.
        doubts: why it is not known, or why what is said of readings may be too much.
        reports: how many reports lie between the first and the last line.
        missing: how many of them have no row.
        begins: when the first report was made.
        ends: when the last report was made.
        interval: from report to report.
        choices: the readings of the run that is told.
        changes: the run, change by change.
        story: the run, to be drawn.
        start: where it starts.
        given: what was last known of usage, entitlement and connection.
        amounts_known: amounts of licences are those of the data, and do not stand for any.
        at: what is possible at the moment that was asked for.
        end: what is possible at the end.
        open: of each reading that was not given, the options that agree with the data.
        excluded: the options that do not.
        together: where options depend on each other, which go together.
        unexplained: the first line that cannot be explained.
        forecasts: what comes, by readings.
    """

    supposed: Supposed
    assumptions: tuple[str, ...]
    repairs: tuple[Repair, ...]
    verdict: Verdict
    doubts: tuple[str, ...]
    reports: int
    missing: int
    begins: datetime
    ends: datetime
    interval: timedelta
    choices: tuple[Choice, ...]
    changes: tuple[Change, ...]
    story: Trace | None
    start: Situation
    given: Given | None
    amounts_known: bool
    at: tuple[Possible, ...] | None
    end: tuple[Possible, ...]
    open: Mapping[type[Choice], tuple[Choice, ...]]
    excluded: tuple[Excluded, ...]
    together: tuple[tuple[tuple[Choice, ...], ...], ...]
    unexplained: Unexplained | None
    forecasts: Sequence[Forecast]

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return EXIT_CODES[self.verdict]
