"""Single lines of logs: the notice that one tells, and when, as the line has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Final

from uccx_licensing.observing.moments import month_named, offset_of
from uccx_licensing.observing.observations import Place
from uccx_model.messages import CLUSTER_VIEW, MESSAGES, SYSTEM_LOG
from uccx_model.notices import Notice

__all__ = [
    "Head",
    "NoticeLine",
    "Stamp",
    "TimedLine",
    "first_stamp",
    "head_in",
    "is_other",
    "stamp_in",
    "text_is_documented",
]

_FACILITIES: Final = "|".join((CLUSTER_VIEW, SYSTEM_LOG))
_HEAD: Final = re.compile(rf"%({_FACILITIES})-([0-7])-([A-Z][A-Z0-9_]*)[ ]*:", re.ASCII)
_GLANCE: Final = re.compile(rb"LIB_LICENSE-[0-7]-([A-Z][A-Z0-9_]*)[ ]*:")
_BEGUN: Final = re.compile(
    rf"%(?:{_FACILITIES})(?:-(?:[0-7](?:-([A-Z][A-Z0-9_]*)?)?)?)?$", re.ASCII
)
_ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?"
    r" ?(Z|UTC|[+-]\d\d:?\d\d)?(?!\d)",
    re.ASCII,
)
_NAMED: Final = re.compile(
    r"\b([A-Z][a-z]{2}) {1,2}(\d{1,2}),? (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?"
    r"(?: ?([AP]M))?(?: (\d{4})\b)?"
    r"(?: ((?:GMT|UTC)?[+-]\d\d:?\d\d|(?:Z|UTC|MSK|[A-Z]{2,4}T)(?=[\s:]*$)))?",
    re.ASCII,
)
_VARIES: Final = re.compile(r"=\d+ minutes|\[(?:NodeID|ClusterID)=[^\]]*\]", re.ASCII)
_LEAP: Final = 2000  #: a year in which every day of all years exists
_HALF_DAY: Final = 12
_BEGINNING: Final = 60  #: bytes in which a line tells when it was written


class Head(Enum):
    """What a line about licences is, if it tells no notice."""

    CUT = "it ends before the name of a notice does"
    OTHER = "it is about something else"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a line was written, as it says."""

    moment: datetime  #: in the year 2000 where the line has no year; aware if it has an offset
    has_year: bool
    zone: str  #: a zone's short name, or ""


@dataclass(frozen=True, slots=True)
class TimedLine:
    """A line of any kind that tells when it was written."""

    stamp: Stamp
    place: Place


@dataclass(frozen=True, slots=True)
class NoticeLine(TimedLine):
    """A line that tells a notice."""

    notice: Notice
    facility: str
    severity: int


def is_other(line: bytes) -> bool:
    """Return whether a line is surely about another matter, at a glance."""
    found = _GLANCE.search(line)
    return found is not None and found[1].decode() not in _names()


def head_in(line: str) -> re.Match[str] | Head:
    """Return the facility, severity and notice of a line, or what else the line is."""
    found = _HEAD.search(line)
    if found and found[3] in _names():
        return found
    if not found and (begun := _BEGUN.search(line)):
        name = begun[1] or ""
        if any(known.startswith(name) for known in _names()):
            return Head.CUT
    return Head.OTHER


@cache
def _names() -> frozenset[str]:
    return frozenset(notice.value for notice in Notice)


def stamp_in(prefix: str) -> Stamp | None:
    """Return when a line was written, by what stands before its head.

    Where a relay has put its own time before that of the system, the system's counts, which is
    the last.
    """
    last: Stamp | None = None
    begin = -1
    for pattern in (_ISO, _NAMED):
        for found in pattern.finditer(prefix):
            try:
                stamp = _stamp(found) if pattern is _NAMED else _exact(found)
            except ValueError:
                continue
            if stamp and found.start() > begin:
                last, begin = stamp, found.start()
    return last


def first_stamp(line: bytes) -> Stamp | None:
    """Return when a line of whatever kind was written, by what it begins with."""
    begins = line[:_BEGINNING].split(b"%", 1)[0]
    return stamp_in(begins.decode(errors="replace"))


def _exact(found: re.Match[str]) -> Stamp:
    year, month, day, hour, minute, second = map(int, found.group(1, 2, 3, 4, 5, 6))
    zone = offset_of(found[8]) if found[8] else None
    fraction = int((found[7] or "0").ljust(6, "0")[:6])
    return Stamp(datetime(year, month, day, hour, minute, second, fraction, zone), True, "")


def _stamp(found: re.Match[str]) -> Stamp | None:
    month = month_named(found[1])
    if month is None:
        return None
    told = found[3] or found[9]
    hour = int(found[4])
    if found[8]:
        hour = hour % _HALF_DAY + (_HALF_DAY if found[8] == "PM" else 0)
    fraction = int((found[7] or "0").ljust(6, "0")[:6])
    name = re.sub("(?:GMT|UTC)(?=[+-])", "", found[10] or "")
    zone = offset_of(name) if name[:1] in ("+", "-") or name in ("Z", "UTC", "GMT") else None
    clock = (hour, int(found[5]), int(found[6]), fraction, zone if name else None)
    moment = datetime(int(told or _LEAP), month, int(found[2]), *clock)
    return Stamp(moment, told is not None, "" if zone else name)


def text_is_documented(found: re.Match[str], line: str) -> bool:
    """Return whether the text behind a notice's name is one that the documents print.

    Nodes, clusters and numbers of minutes may be others. A notice whose text nobody has may have
    any.
    """
    name, facility = found[3], found[1]
    known = _texts(name)
    return not known or any(
        text == _plain(line[found.end() :]) for where, text in known if where == facility
    )


@cache
def _texts(name: str) -> Sequence[tuple[str, str]]:
    return [(m.facility, _plain(m.text)) for m in MESSAGES if m.notice.value == name]


def _plain(text: str) -> str:
    return " ".join(_VARIES.sub("#", text).split())
