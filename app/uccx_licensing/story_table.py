"""A story in colours: a table where a terminal has the room for it, else lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Final

from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from uccx_licensing.screen import Screen
from uccx_licensing.story import Asides, moments, story
from uccx_licensing.tones import tone_of
from uccx_model.states import STATES
from uccx_model.trace import Trace

__all__ = ["say_coloured", "show_story", "story_table"]

_WARNING: Final = "bold yellow"
_ASIDE: Final = "italic dim"
_NOTICE: Final = re.compile(r"[⚠!] %?[A-Z][A-Z_]+(?:-[\w-]+ .*)?")


def story_table(
    trace: Trace,
    *,
    start: datetime | None = None,
    asides: Asides = MappingProxyType({}),
    words: Callable[[str, str], Text] = Text,
) -> Table:
    """Return the story of a trace as a table.

    Args:
        trace: the trace.
        start: when report interval 0 began; days are counted unless it is given.
        asides: what else is said.
        words: makes text of a style that can be shown.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("Time", "", "What happens", "State", "What changes"):
        table.add_column(heading, header_style="bold", overflow="fold")
    for moment in moments(trace, start=start, asides=asides):
        if moment.aside:
            table.add_row("", "", words(moment.aside, _ASIDE))
            continue
        changes = [words(", ".join(moment.news), "")] if moment.news else []
        changes += [words(message, _WARNING) for message in moment.messages]
        table.add_row(
            words(moment.when, "dim"),
            words(moment.elapsed, "dim"),
            words(moment.event, ""),
            words(moment.state, tone_of(moment.state).value),
            Text("\n").join(changes),
        )
    return table


def show_story(
    trace: Trace,
    screen: Screen,
    *,
    start: datetime | None = None,
    ends_because: str = "",
    asides: Asides = MappingProxyType({}),
) -> None:
    """Write the story: on a terminal in colours, and if nothing has to be broken, as a table."""
    lines = story(trace, screen.breadth, start=start, ends_because=ends_because, asides=asides)
    table = story_table(trace, start=start, asides=asides, words=screen.words)
    if not screen.is_terminal:
        screen.say_all(lines)
    elif Measurement.get(screen, screen.options, table).maximum < screen.width:
        first, last = (place for place, line in enumerate(lines) if not line)
        say_coloured(lines[: first + 1], screen)
        screen.print(Padding(table, (0, 0, 0, 2)))
        say_coloured(lines[last:], screen)
    else:
        say_coloured(lines, screen)


def say_coloured(lines: Iterable[str], screen: Screen, style: str = "") -> None:
    """Write lines with licensing states and notices in their colours."""
    for line in lines:
        text = screen.words(line, style)
        for state in STATES:
            text.highlight_regex(rf"(?<!\w){state.name}(?!\w)", tone_of(state.name).value)
        text.highlight_regex(_NOTICE, _WARNING)
        screen.print(text, soft_wrap=True)
