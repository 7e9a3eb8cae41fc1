"""What can be wrong with data, what is done about it, and how often it was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from uccx_licensing.markdown import escaped, laid
from uccx_licensing.observing.observations import Place, Repair
from uccx_licensing.options import InputError
from uccx_licensing.words import one_line

__all__ = ["Flaw", "Repairs", "flaws"]

_LONGEST: Final = 60  #: characters of an example


class Flaw(Enum):
    """Something wrong with data, and what is done about it.

    What nothing is changed or guessed for is *harmless*: it is counted, and never refused.
    """

    CUT_ARCHIVE = ("a compressed file is cut or damaged: read as far as it goes", False)
    EMPTY_FILE = ("an empty file among others: left out", False)
    ENCODING = ("a line is not in the file's encoding: read as Windows-1252", False)
    UNDECODED = ("characters that the encoding does not have: replaced", False)
    UNMARKED = ("UTF-16 without a mark at its beginning: read as UTF-16", False)
    NUL = ("NUL characters: left out", False)
    TITLE = ("a line before the header: left out", True)
    HEADER_AGAIN = ("the header again: left out", True)
    UNUSED_COLUMN = ("a column that tells nothing of use here: left out", True)
    EMPTY_COLUMN = ("a column without any number: as if it were not there", True)
    NO_TIME = ("a row without a time that can be read: left out", False)
    NO_SYSTEM = ("a row without the name of a system: left out", False)
    CUT_ROW = ("the last line is cut: left out", False)
    NO_END = ("the last line has no end: read, though a digit may be missing", False)
    FEWER_CELLS = ("a row with fewer cells than others: from its last cell on, not known", False)
    MORE_CELLS = ("a row with more cells than the header: only its time is known", False)
    NO_NUMBER = ("no number of licences: taken as not known", False)
    NUMBER = ("a whole number written otherwise: read", False)
    NO_TRUTH = ("neither yes nor no: taken as not known", False)
    SOME_POOLS = ("counts of some pools only: all taken as not known", False)
    PREMIUM_SEATS = ("agent seats beside outbound ports: taken as Premium seats", False)
    DATE_ABOVE = ("no date: that of the row above", True)
    DATE_ONLY = ("a date without a time: its beginning", False)
    SHORT_YEAR = ("a year of two digits: 20xx", False)
    NO_ZONE = ("a time without a zone: taken as UTC", False)
    ZONE_NAME = ("a zone's short name: read as RFC 5322 says", False)
    CLOCK_REPEATED = ("a time in the hour that the clock repeats: told apart by order", False)
    CLOCK_SKIPPED = ("a time that the clock skipped: as if it had not been put forward", False)
    CLOCK_UNCLEAR = (
        "of many systems, a time that the clock skips or repeats: left out, for want of an offset",
        False,
    )
    YEAR = ("times without a year: the year was found", False)
    NEW_YEAR = ("times without a year go back to January: a new year", True)
    NEWEST_FIRST = ("rows from the last to the first: turned round", True)
    DISORDER = ("a row earlier than the one before: sorted", False)
    TWICE = ("told twice alike: kept once", False)
    CONTRADICTED = ("told twice, and differently: what is told last counts", False)
    FINER = ("rows of less than a report interval: a report tells the highest of them", False)
    SNAPPED = ("a report a little beside the report interval: moved to it", False)
    OFF_GRID = ("a report far from the report interval: kept where it is", False)
    BETWEEN = ("no usage, and between two reports: counts from the next one", False)
    GAP = ("reports missing before this one", False)
    FOREIGN = ("a line of a log that is not about licences: left out", True)
    NO_NOTICE = ("a log without a notice: as one in which none was given", False)
    OTHER_MATTER = ("a licence line that tells no notice known here: left out", True)
    LINE_WITHOUT_TIME = ("a notice without a time that can be read: left out", False)
    BROKEN_LINE = ("a notice broken over two lines: joined", False)
    CUT_LINE = ("a notice cut before the end of its name: left out", False)
    OTHER_TEXT = ("a notice whose text is cut or not the documented one: its name counts", False)

    def __init__(self, words: str, harmless: bool) -> None:
        self.words = words
        self.harmless = harmless


@dataclass
class _Met:
    first: Place
    example: str
    count: int = 0


class Repairs:
    """Counts what was wrong with data.

    Args:
        strict: refuse data at the first thing that is not harmless.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._met: dict[Flaw, _Met] = {}
        self.noted = 0  #: how often anything was counted

    def note(self, flaw: Flaw, place: Place, example: object = "", count: int = 1) -> None:
        """Count something wrong.

        Raises:
            InputError: reading is strict, and this is not harmless.
        """
        met = self._met.get(flaw)
        if met is None:
            shown = _shortened(str(example))
            if self._strict and not flaw.harmless:
                found = f" ({shown})" if shown else ""
                raise InputError(f"{place}: {flaw.words}{found}. --strict refuses such data.")
            met = self._met[flaw] = _Met(place, shown)
        met.count += count
        self.noted += 1

    def __getitem__(self, flaw: Flaw) -> int:
        """Return how often this was met."""
        return self._met[flaw].count if flaw in self._met else 0

    def found(self) -> tuple[Repair, ...]:
        """Return what was met, in the order in which it is defined."""
        return tuple(
            Repair(flaw.words, met.count, met.first, met.example, flaw.harmless)
            for flaw in Flaw
            if (met := self._met.get(flaw))
        )


def _shortened(text: str) -> str:
    told = one_line(text[: 4 * _LONGEST])
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"


_GROUPS: Final = {
    Flaw.CUT_ARCHIVE: "Files and characters",
    Flaw.TITLE: "Rows and columns",
    Flaw.NO_NUMBER: "Counts",
    Flaw.DATE_ABOVE: "Dates and zones",
    Flaw.NEWEST_FIRST: "Order, and what is told twice",
    Flaw.FINER: "Report intervals",
    Flaw.FOREIGN: "Lines of logs",
}
"""What the flaws from each of these on are about, for readers."""


def flaws() -> str:
    """Return tables of what can be wrong with data, by what it is about, as Markdown."""
    columns = ("what is found", "what is done", "`--strict`")
    rows: dict[str, list[tuple[str, str, str]]] = {}
    about = ""
    for flaw in Flaw:
        about = _GROUPS.get(flaw, about)
        what, _, done = flaw.words.partition(": ")
        strict = "passes" if flaw.harmless else "refuses"
        rows.setdefault(about, []).append((escaped(what), escaped(done or "counted"), strict))
    return "\n\n".join(f"**{group}**\n\n{laid(columns, told)}" for group, told in rows.items())
