"""A scenario: how an instance begins, and what happens to it, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.options import InputError
from uccx_licensing.words import clean
from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name
from uccx_model.trace import Situation

__all__ = [
    "Act",
    "Agents",
    "Beginning",
    "Deed",
    "Happening",
    "Last",
    "Moment",
    "More",
    "Pass",
    "Place",
    "Ports",
    "Scenario",
    "Until",
    "counted",
]

_LONGEST: Final = 60  #: characters that are told of a key


@dataclass(frozen=True)
class Place:
    """Where in a file something is written."""

    file: str
    line: int  #: the first is 1; 0: what lines there are is not known
    what: str = ""  #: what is written there, where the line alone does not tell

    def error(self, problem: str) -> InputError:
        """Return the error that tells of a problem here."""
        where = f"{clean(self.file)}:{self.line}" if self.line else clean(self.file)
        return InputError(": ".join(filter(None, (where, clean(self.what)[:_LONGEST], problem))))


@dataclass(frozen=True)
class Moment:
    """A point in time, in report intervals and parts of them."""

    intervals: Fraction
    relative: bool = False  #: it counts from the happening before, not from the start

    def after(self, before: Fraction) -> Fraction:
        """Return the same as a time since the start, if the happening before was then."""
        return before + self.intervals if self.relative else self.intervals


@dataclass(frozen=True)
class Act:
    """Somebody does something that takes no time."""

    name: str  #: an act (`uccx_model.acts`), or the name of a transition
    inputs: Mapping[str, Value] = field(default_factory=dict)  #: those that belong to it


@dataclass(frozen=True)
class Last:
    """Inputs that are so from now on."""

    inputs: Mapping[str, Value]
    once: bool = False  #: in the next report only


@dataclass(frozen=True)
class More:
    """The entitlement rises or falls by an amount."""

    amount: Amount
    sign: int  #: 1: it is bought or comes from elsewhere; -1: it goes elsewhere


@dataclass(frozen=True)
class Agents:
    """Agents log in or out."""

    kinds: Mapping[str, int]  #: how many of each kind
    sign: int  #: 1: they log in; -1: out


@dataclass(frozen=True)
class Ports:
    """So many outbound ports are in use from now on."""

    number: int


@dataclass(frozen=True)
class Pass:
    """Time passes."""

    intervals: Fraction
    together: bool = False  #: the reports are one step, if the model takes them as one

    @property
    def reports(self) -> int:
        """How many reports come in this time, if it begins with one."""
        return ceil(self.intervals)


@dataclass(frozen=True)
class Until:
    """Time passes until a licensing state is reached."""

    nodes: frozenset[str]  #: by name; none: any other than the one at the time
    told: str
    within: int | None  #: report intervals; None: as long as it may take


Deed = Act | Last | More | Agents | Ports | Pass | Until


@dataclass(frozen=True)
class Happening:
    """Something that happens, or several things at one time, in order."""

    at: Moment | None  #: None: when the happening before is over
    deeds: tuple[tuple[Deed, Place], ...]
    place: Place
    note: str = ""  #: what readers are told of it


@dataclass(frozen=True)
class Beginning:
    """An instance as it starts."""

    numbers: Mapping[str, int]
    choices: tuple[Choice, ...]
    start: Situation
    settings: Mapping[str, Value] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scenario:
    """What a file tells."""

    title: str
    beginning: Beginning
    happenings: tuple[Happening, ...]
    place: Place
    servers: int = 0  #: 1: agents use the server's licence too, where it is counted
    starts: datetime | None = None  #: when report interval 0 began, with its offset from UTC

    @property
    def clock(self) -> datetime | None:
        """When report interval 0 began, as clocks at the site show it."""
        return self.starts and self.starts.replace(tzinfo=None)


def counted(name: str, amount: Amount) -> dict[str, int]:
    """Return the values that tell a variable's amount: one, or one for each pool."""
    if isinstance(amount, int):
        return {name: amount}
    return {count_name(name, pool): amount.get(pool, 0) for pool in Pool}
