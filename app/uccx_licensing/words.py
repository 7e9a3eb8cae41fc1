"""Words for people: names, counts and lengths of time, and text that any terminal can show."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import datetime
from typing import Final

from uccx_model import calendar

__all__ = [
    "Calendar",
    "clean",
    "count",
    "date_and_time",
    "in_words",
    "one_line",
    "seconds",
    "spell",
]

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
_PROPER: Final = {"classic": "Classic", "smart": "Smart", "wfo": "WFO"}
_ASCII: Final = {
    "✓": "+",
    "✗": "x",
    "‼": "!!",
    "⚠": "!",
    "·": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "→": "->",
    "←": "<-",
    "×": "x",
    "≤": "<=",
    "≥": ">=",
    "≠": "/=",
    "∨": "or",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "’": "'",
    "“": '"',
    "”": '"',
}


def in_words(name: str) -> str:
    """Return a name of the model as words.

    >>> in_words("evaluation_never_outlasts_its_period")
    'evaluation never outlasts its period'
    >>> in_words("wfo_is_used_up_to_12_0")
    'WFO is used up to 12.0'
    """
    told = " ".join(_PROPER.get(word, word) for word in name.split("_"))
    return re.sub(r"\b(\d+) (\d+)\b", r"\1.\2", told)


def count(number: int, noun: str) -> str:
    """Return how many there are.

    >>> count(8640, "report"), count(1, "property")
    ('8,640 reports', '1 property')
    """
    if number != 1:
        noun = noun[:-1] + "ies" if noun.endswith(("ry", "ty")) else noun + "s"
    return f"{number:,} {noun}"


def seconds(duration: float) -> str:
    """Return how long something took."""
    return f"{duration:,.1f} s"


def clean(text: str) -> str:
    """Return the text without what steers a terminal: only characters that stand for themselves.

    White space becomes a blank, other control and direction characters a question mark.
    """
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    return "?" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def one_line(text: str) -> str:
    """Return the text cleaned, with single blanks."""
    return " ".join(clean(text).split())


def spell(text: str, encoding: str) -> str:
    """Return the text in characters that the encoding has.

    >>> spell("✓ proved – 5 × 3", "ascii")
    '+ proved - 5 x 3'
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_spelt(character, encoding) for character in text)
    return text


def _spelt(character: str, encoding: str) -> str:
    without_accent = unicodedata.normalize("NFKD", character)[0]
    for candidate in (character, _ASCII.get(character, without_accent)):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"


def date_and_time(text: str) -> datetime:
    """Return the moment that a text tells.

    >>> date_and_time("2026-01-01T08:00").hour
    8

    Raises:
        ValueError: it is written otherwise, or there is no such day or time.
    """
    try:
        if _DATE.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!a} is no date and time: {error}") from error
    wanted = 'write "2026-01-01T08:00"'
    raise ValueError(f"{text[:60]!a} is no date and time; {wanted}")


class Calendar(calendar.Calendar):
    """How report intervals are told."""

    def stamp(self, now: int, day_width: int = 1) -> str:
        """Return a point in time.

        >>> Calendar(15).stamp(8644), Calendar(15, datetime(2026, 1, 1, 8)).stamp(8644)
        ('day 90 01:00', '2026-04-01 09:00')
        """
        if self.minutes is None:
            return f"report {now:,}"
        with suppress(OverflowError):  # later than any date: days are counted after all
            if date := self.date(now):
                return date.isoformat(" ", "minutes")
        days, hours, minutes = self.split(now)
        return f"day {f'{days:,}':<{day_width}} {hours:02}:{minutes:02}"

    def day_width(self, now: int) -> int:
        """Return how many characters the day of this point in time takes."""
        return len(f"{self.split(now)[0] if self.minutes else 0:,}")

    def length(self, intervals: int) -> str:
        """Return a length of time.

        >>> Calendar(15).length(305), Calendar(None).length(305)
        ('3 days 4 h 15 min', '305 reports')
        """
        if self.minutes is None:
            return count(intervals, "report")
        days, hours, minutes = self.split(intervals)
        told = [count(days, "day")] if days else []
        told += [f"{hours} h"] if hours else []
        told += [f"{minutes} min"] if minutes or not told else []
        return " ".join(told)
