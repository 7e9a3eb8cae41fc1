"""The moments of a story in columns, as many of them side by side as there is room for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from uccx_licensing.amounts import POOLS

if TYPE_CHECKING:
    from uccx_licensing.story import Moment

__all__ = ["in_columns", "wrapped"]

_EVENT: Final = 26  #: characters of an event that stands in a column, before it is broken
_TOGETHER: Final = re.compile(rf"(?<=⚠) |(?<=\d) (?=(?:{'|'.join(POOLS.values())})\b)")
"""Blanks at which no line is broken: behind the sign of a notice, before the name of a pool."""
_ROOM: Final = 34  #: characters that what changed needs, to stand beside or under the event


def in_columns(told: Sequence[Moment], width: int) -> Iterator[str]:
    """Yield the moments of a story, in lines no longer than the width where words allow it."""
    columns = _Columns(told, width)
    for moment in told:
        yield from columns.lines(moment)


class _Columns:
    """How wide the columns of a story are, and how it is laid out for that.

    Args:
        told: all moments.
        width: characters of a line.
    """

    def __init__(self, told: Sequence[Moment], width: int) -> None:
        self._width = width
        self._when, self._elapsed, event, self._state = (
            max(len(getattr(moment, column)) for moment in told)
            for column in ("when", "elapsed", "event", "state")
        )
        self._longest = max((len(line) for moment in told for line in moment.messages), default=0)
        self._time = 2 + self._when + 2 + self._elapsed + 2
        self._narrow = min(event, _EVENT)
        self._event = min(event, width - self._time - self._state - 2)

    def lines(self, moment: Moment) -> Iterator[str]:
        """Yield the lines of a moment."""
        time = f"  {moment.when:<{self._when}}  {moment.elapsed:<{self._elapsed}}  "
        if moment.aside:
            yield from wrapped(moment.aside, " " * min(self._time, 4 + self._when), self._width)
        elif self._width - self._time - self._narrow - self._state - 4 >= _ROOM:
            yield from self._beside(moment, time)
        elif self._event >= self._narrow and self._width - self._time >= _ROOM:
            yield from self._beneath(moment, time)
        else:
            yield from self._one_by_one(moment)
        for message in moment.messages:
            margin = max(2, min(self._time, self._width - self._longest))
            yield from wrapped(message, " " * margin, self._width)

    def _beside(self, moment: Moment, time: str) -> Iterator[str]:
        """Yield lines with what changed beside the state."""
        first, *rest = wrapped(moment.event, "", self._narrow)
        left = f"{time}{first:<{self._narrow}}  {moment.state:<{self._state}}  "
        lines = wrapped(", ".join(moment.news), left, self._width)
        yield lines[0]
        for line, cell in zip_longest(lines[1:], rest, fillvalue=""):
            yield f"{'':<{self._time}}{cell}{line[self._time + len(cell) :]}"

    def _beneath(self, moment: Moment, time: str) -> Iterator[str]:
        """Yield lines with what changed beneath what happened."""
        first, *rest = wrapped(moment.event, "", self._event)
        yield f"{time}{first:<{self._event}}  {moment.state:<{self._state}}"
        for line in rest:
            yield " " * self._time + line
        if moment.news:
            yield from wrapped(", ".join(moment.news), " " * self._time, self._width)

    def _one_by_one(self, moment: Moment) -> Iterator[str]:
        """Yield lines that are no columns; what takes no time does not stand where times do."""
        head = "  ".join(filter(None, (moment.when, moment.elapsed, moment.event)))
        yield from wrapped(head, "  " if moment.when else " " * 4, self._width)
        yield from wrapped("  ".join((moment.state, ", ".join(moment.news))), " " * 6, self._width)


def wrapped(text: str, left: str, width: int) -> list[str]:
    """Return the text behind what is left of it, wrapped and aligned."""
    room = max(width - len(left), 16)
    together = _TOGETHER.sub("\N{NO-BREAK SPACE}", text)
    first, *rest = wrap(together, room, break_long_words=False, break_on_hyphens=False) or [""]
    lines = [left + first, *(" " * len(left) + line for line in rest)]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
