"""A story as a coloured table, where a terminal has the room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from rich.table import Table
from rich.text import Text

from uccx_licensing.screen import Screen
from uccx_licensing.story import moments, preamble, speaker_of, story
from uccx_licensing.tones import tone_of
from uccx_model.trace import Trace

__all__ = ["show_story", "story_table"]

_ROOMY: Final = 100  #: with fewer columns than this, a story is told in lines
_WARNING: Final = "bold yellow"


def story_table(
    trace: Trace,
    *,
    start: datetime | None = None,
    words: Callable[[str, str], Text] = Text,
) -> Table:
    """Return the story of a trace as a table.

    Args:
        trace: the trace.
        start: when report interval 0 began; days are counted unless it is given.
        words: makes text of a style that can be shown.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("Time", "", "What happens", "State", "What changes"):
        table.add_column(heading, header_style="bold", no_wrap=heading in ("Time", "", "State"))
    for moment in moments(trace, start=start):
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
    trace: Trace, screen: Screen, *, start: datetime | None = None, ends_because: str = ""
) -> None:
    """Write the story: as a table on a terminal that is wide enough, else as lines."""
    if not screen.is_terminal or screen.breadth < _ROOMY:
        screen.say_all(story(trace, screen.breadth, start=start, ends_because=ends_because))
        return
    speaker = speaker_of(trace)
    for text in preamble(trace):
        screen.paragraph(text, "dim")
    first = ", ".join((trace.start.node, *speaker.whole(trace.start)))
    last = ", ".join((trace.last.node, *speaker.whole(trace.last)))
    screen.paragraph(first, left="At the start: ")
    screen.say()
    screen.print(story_table(trace, start=start, words=screen.words), width=screen.breadth)
    screen.say()
    screen.paragraph(last, left="At the end: ")
    if ends_because:
        screen.paragraph(ends_because, "bold", left="Why it ends: ")
