"""What is wrong with a question, and where: the message, the line, and a caret under the place."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["Place", "QuestionError", "nearest", "shown"]

_WIDTH: Final = 76  #: a longer line is cut around the place
_LONGEST_WORD: Final = 40


class QuestionError(ValueError):
    """A question cannot be understood.

    Attributes:
        message: what is wrong and what was expected, in a sentence.
        line: the line of the place, from 1; 0 if there is no text.
        column: its column, from 1.
        length: how many characters of this line it is about, at least 1.
    """

    def __init__(
        self, message: str, text: str = "", start: int = 0, end: int | None = None
    ) -> None:
        before = text[:start]
        self.message = message
        self.line = before.count("\n") + 1 if text else 0
        self.column = start - (before.rfind("\n") + 1) + 1
        self._shown_line = text.split("\n")[self.line - 1] if text else ""
        room = len(self._shown_line) - self.column + 1
        self.length = max(1, min((start + 1 if end is None else end) - start, room))
        super().__init__(message)

    def __str__(self) -> str:
        if not self.line:
            return self.message
        line, first = self._shown_line, self.column - 1
        cut = max(0, first - _WIDTH // 2) if len(line) > _WIDTH else 0
        kept = line[cut : cut + _WIDTH]
        left, right = "… " if cut else "", " …" if cut + _WIDTH < len(line) else ""
        room = _columns(left + kept[: first - cut])
        marks = "^" * max(1, _columns(kept[first - cut : first - cut + self.length]))
        return f"{self.message}\n  {left}{_visible(kept)}{right}\n  {' ' * room}{marks}"


@dataclass(frozen=True)
class Place:
    """A part of a question's text."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands there, with single blanks."""
        return " ".join(self.text[self.start : self.end].split())

    def error(self, message: str) -> QuestionError:
        """Return the error that something is wrong here."""
        return QuestionError(message, self.text, self.start, self.end)


def shown(text: str) -> str:
    """Return a few words of a question as a message can tell them: on one line, cut, harmless."""
    line = _visible(" ".join(text.split()))
    return line if len(line) <= _LONGEST_WORD else line[: _LONGEST_WORD - 1] + "…"


def nearest(
    word: str,
    known: Iterable[str],
    *,
    told: Mapping[str, str] | None = None,
    cutoff: float = 0.6,
) -> str:
    """Return "; did you mean …?" with the known names that are near this one, or "".

    Args:
        word: what was written.
        known: the names.
        told: what is told for a name, if not the name itself.
        cutoff: how near a name must be, from 0 to 1.
    """
    by_key = {name.lower(): (told or {}).get(name, name) for name in known}
    near = difflib.get_close_matches(word.lower()[:_LONGEST_WORD], by_key, n=3, cutoff=cutoff)
    names = dict.fromkeys(by_key[key] for key in near)
    return f"; did you mean {' or '.join(names)}?" if names else ""


def _visible(text: str) -> str:
    """Return the text with a question mark for each character that does not stand for itself."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text)


def _columns(text: str) -> int:
    """Return how many columns a terminal takes for the text."""
    return sum(_wide(character) for character in _visible(text))


def _wide(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
