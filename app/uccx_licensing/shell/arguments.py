"""What stands behind a command's name: words, numbers, lengths of time, choices, inputs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from math import ceil
from typing import Final

from uccx_licensing.changes import LICENSE_TYPES
from uccx_licensing.options import seconds_in
from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Value
from uccx_model.parameters import MINUTES_A_DAY, Profile
from uccx_model.variables import LicenseType

__all__ = [
    "INPUT_WORDS",
    "Arguments",
    "LineError",
    "did_you_mean",
    "license_type_told",
    "option_told",
]

_TOKEN: Final = re.compile(r"""\s*("[^"]*"|'[^']*'|“[^”]*”|=|[^\s="'“,]+)\s*,?""")
_REPORTS: Final = frozenset({"report", "reports", "interval", "intervals"})
_FILLERS: Final = frozenset({"with", "and"})
_LARGEST: Final = 10**9
_LONGEST: Final = 100 * 365 * MINUTES_A_DAY
_FLEX: Final = (LicenseType.FLEX_STANDARD, "Flex")  #: where it is one of five types
_SWITCH: Final = {"on": True, "yes": True, "off": False, "no": False}


class LineError(ValueError):
    """A line cannot be carried out; the message says what is wrong and what was expected."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint at the nearest known words, or at all if there are few, or nothing."""
    names = list(known)
    folded = {name.casefold(): name for name in names}
    near = [folded[n] for n in get_close_matches(word.casefold(), folded, n=2, cutoff=0.6)]
    if near:
        return f"; did you mean {' or '.join(near)}?"
    return f"; there are: {', '.join(names)}" if 0 < len(names) <= 12 else ""  # noqa: PLR2004


class Arguments:
    """The words behind a command's name, read one after the other.

    Args:
        text: what stands there.
        usage: how the command is written, for errors.

    Raises:
        LineError: a quotation mark stands alone.
    """

    def __init__(self, text: str, usage: str) -> None:
        self.text = text.strip()
        self._usage = usage
        self._words: list[str] = []
        self._ends: list[tuple[int, int]] = []  #: where each word stands in the text
        place = 0
        while place < len(self.text):
            found = _TOKEN.match(self.text, place)
            if found is None:
                raise LineError(f"cannot read {self.text[place:]!r}; a quotation mark stands alone")
            self._words.append(found[1])
            self._ends.append(found.span(1))
            place = found.end()

    def __bool__(self) -> bool:
        return bool(self._words)

    @property
    def next(self) -> str:
        """The next word in small letters, without its quotation marks; empty at the end."""
        return _bare(self._words[0]).casefold() if self._words else ""

    def word(self, what: str) -> str:
        """Take the next word, without its quotation marks.

        Raises:
            LineError: there is none; says what was expected.
        """
        if not self._words:
            raise LineError(f"{what} is missing; expected: {self._usage}")
        return _bare(self._words.pop(0))

    def takes(self, *words: str) -> bool:
        """Take the next word if it is one of these, and return whether it was."""
        if self.next not in words:
            return False
        self._words.pop(0)
        return True

    def number(self, what: str) -> int:
        """Take a number.

        Raises:
            LineError: the next word is no whole number from 0 to a thousand million.
        """
        told = self.word(what)
        digits = told.replace(",", "")
        if not (digits.isascii() and digits.isdigit()) or int(digits[:12]) > _LARGEST:
            raise LineError(f"{what}: expected a whole number up to {_LARGEST:,}, found {told!r}")
        return int(digits)

    def rest(self) -> str:
        """Take all that is left, as a path or a name with blanks."""
        told = self.up_to()
        return _bare(told) if told else ""

    def until_input(self) -> str:
        """Take all up to the next word that begins an input."""
        return self.up_to(*INPUT_WORDS, *_FILLERS)

    def up_to(self, *words: str) -> str:
        """Take all up to the next of these words, as it was written."""
        left = len(self._words)
        start = self._place(left)
        while self._words and self.next not in words:
            self._words.pop(0)
        if len(self._words) == left:
            return ""
        return self.text[start : self._ends[len(self._ends) - len(self._words) - 1][1]]

    def _place(self, left: int) -> int:
        """Return where the next word stands if so many are left."""
        return self._ends[-left][0] if left else len(self.text)

    def duration(self, profile: Profile) -> int:
        """Take a length of time, in report intervals; part of one counts as one.

        Raises:
            LineError: it is none, or not between one interval and a hundred years.
        """
        told = self.until_input()
        if not told:
            raise LineError(f"a length of time is missing; expected: {self._usage}")
        return _intervals(told, profile)

    def inputs(self, profile: Profile) -> dict[str, Value]:
        """Take the inputs that are left: `usage 130 bought 200 silent`.

        Raises:
            LineError: something else stands there.
        """
        given: dict[str, Value] = {}
        while self._words:
            if self.takes(*_FILLERS):
                continue
            told = self.word("an input")
            name = told.casefold()
            if name not in _INPUTS:
                raise LineError(f"no input is called {told!r}{did_you_mean(told, _INPUTS)}")
            given |= _INPUTS[name](self, profile)
        return given

    def nothing(self) -> None:
        """Make sure that nothing is left.

        Raises:
            LineError: something is.
        """
        if self._words:
            raise LineError(f"{self.rest()!r} is too much; expected: {self._usage}")

    def switch(self, what: str) -> bool:
        """Take "on" or "off".

        Raises:
            LineError: it is neither.
        """
        told = self.word(f"{what}, on or off,")
        if told.casefold() not in _SWITCH:
            raise LineError(f"{what}: expected on or off, found {told!r}")
        return _SWITCH[told.casefold()]

    def names_a_choice(self) -> bool:
        """Return whether an option comes next."""
        return self.next == "reading" or self.next in _choices_named()

    def option(self) -> Choice:
        """Take an option such as `Q1 = "90 days"`.

        Raises:
            LineError: there is no such choice, or it has no such option.
        """
        self.takes("reading")
        told = self.word("a choice")
        choice = _choices_named().get(told.casefold())
        if choice is None:
            hint = did_you_mean(told, [choice.__name__ for choice in CHOICES])
            raise LineError(f"no choice is called {told!r}{hint}")
        self.takes("=")
        return option_told(choice, self.word(f"the option of {choice.__name__}"))


def _choices_named() -> Mapping[str, type[Choice]]:
    """Return the choices by their names in small letters."""
    return {choice.__name__.casefold(): choice for choice in CHOICES}


def option_told(choice: type[Choice], told: str) -> Choice:
    """Return the option that somebody names by its words, the first of them, or its name.

    Raises:
        LineError: no option is told so; lists those that there are.
    """
    wanted = told.casefold()
    for option in choice:
        if wanted in (option.value.casefold(), option.name.casefold()):
            return option
    near = [option for option in choice if option.value.casefold().startswith(wanted)]
    if len(near) == 1:
        return near[0]
    options = " or ".join(f'"{option.value}"' for option in choice)
    raise LineError(f"{choice.__name__}: expected {options}, found {told!r}")


def license_type_told(told: str) -> int:
    """Return the number of the licence type that somebody names.

    Raises:
        LineError: none is called so; lists those that there are.
    """
    for number, name in (*LICENSE_TYPES.items(), _FLEX):
        if told.casefold() == name.casefold():
            return int(number)
    raise LineError(f"type: expected one of {', '.join(LICENSE_TYPES.values())}, found {told!r}")


def _intervals(told: str, profile: Profile) -> int:
    number, _, unit = told.partition(" ")
    if unit.casefold() in _REPORTS and number.isascii() and number.isdigit():
        intervals = int(number[:12])
    else:
        seconds = seconds_in(told)
        if seconds is None:
            wanted = 'write "3 days", "2 h 30 min" or "5 reports"'
            raise LineError(f"{told!r} is not a length of time; {wanted}")
        intervals = ceil(seconds / 60 / profile.report_interval)
    if not 1 <= intervals * profile.report_interval <= _LONGEST:
        raise LineError(f"{told!r} is not between one report and a hundred years")
    return intervals


def _bare(word: str) -> str:
    return word[1:-1] if len(word) > 1 and word[0] in "\"'“" and word[-1] in "\"'”" else word


_INPUTS: Final[Mapping[str, Callable[[Arguments, Profile], dict[str, Value]]]] = {
    "usage": lambda a, _: {"demand": a.number("usage")},
    "bought": lambda a, _: {"bought": a.number("bought")},
    "silent": lambda _, __: {"ssm_reachable": False},
    "answered": lambda _, __: {"ssm_reachable": True},
    "synced": lambda _, __: {"synced": True},
    "unsynced": lambda _, __: {"synced": False},
    "agents": lambda a, _: {"agents": a.number("agents")},
    "type": lambda a, _: {"license_type": license_type_told(a.word("a licence type"))},
    "overage": lambda a, _: {"overage_allowed": a.switch("overage")},
    "wfo": lambda a, _: {"wfo_in_use": a.switch("wfo")},
    "for": lambda a, profile: {"duration": a.duration(profile)},
}
INPUT_WORDS: Final = tuple(_INPUTS)
"""The words that begin an input of a step."""
