"""What became of replayed traces: for people, as Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from uccx_licensing.markdown import escaped
from uccx_licensing.replaying import Failure, part_that_replays
from uccx_licensing.screen import Screen
from uccx_licensing.story import Moment, moments
from uccx_licensing.story_pages import as_markdown
from uccx_licensing.story_table import show_story
from uccx_licensing.trace_data import Kept, kept_as_data
from uccx_licensing.version import NAME, version
from uccx_licensing.words import count
from uccx_model.messages import messages_of

__all__ = ["Replayed", "json_of_replays", "markdown_of_replay", "show_replay"]

SCHEMA_VERSION: Final = "1.0"
"""Grows in front when a reader of the former version may fail, behind when something is added."""


@dataclass(frozen=True)
class Replayed:
    """A kept trace, and what the model says to it."""

    name: str  #: of its file
    kept: Kept
    failure: Failure | None
    start: datetime | None = None  #: when report interval 0 began, for telling it

    @property
    def summary(self) -> str:
        """The result in a sentence."""
        if self.failure is None:
            return f"The model goes this way: {count(len(self.kept.trace.steps), 'step')}."
        return self.failure.reason

    @property
    def ends_because(self) -> str:
        """Why it ends there, if the model goes the whole way."""
        return self.kept.ends_because if self.failure is None else ""


def show_replay(replayed: Replayed, screen: Screen) -> None:
    """Write the story as far as the model goes that way, then the result."""
    kept, failure = replayed.kept, replayed.failure
    if kept.question:
        screen.paragraph(kept.question, "bold", left="  ")
        screen.say()
    trace = part_that_replays(kept.trace, failure)
    show_story(trace, screen, start=replayed.start, ends_because=replayed.ends_because)
    screen.say()
    if failure is None:
        screen.paragraph(replayed.summary, "bold green", left="✓ ")
        return
    screen.paragraph(replayed.summary, "bold red", left="✗ ")
    for detail in failure.details:
        screen.paragraph(detail, left="    ")


def markdown_of_replay(replayed: Replayed) -> str:
    """Return the same as Markdown."""
    kept, failure = replayed.kept, replayed.failure
    page = as_markdown(
        part_that_replays(kept.trace, failure),
        heading=kept.question or replayed.name,
        start=replayed.start,
        ends_because=replayed.ends_because,
    )
    lines = [f"**Replay:** {escaped(replayed.summary)}"]
    if failure is not None and failure.details:
        lines += ["", *(f"- {escaped(detail)}" for detail in failure.details)]
    return page + "\n" + "\n".join(lines) + "\n"


def json_of_replays(all_replayed: Sequence[Replayed]) -> str:
    """Return the same as JSON, with the traces; `trace.schema.json` says what is in it."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": NAME, "version": version()},
        "replays": [_as_data(replayed) for replayed in all_replayed],
    }
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _as_data(replayed: Replayed) -> dict[str, Any]:
    kept, failure = replayed.kept, replayed.failure
    told = moments(part_that_replays(kept.trace, failure), start=replayed.start)
    return {
        "file": replayed.name,
        "replays": failure is None,
        "summary": replayed.summary,
        "failure": failure and {"step": failure.step, "details": list(failure.details)},
        "story": [_moment(moment) for moment in told],
        "trace": kept_as_data(kept),
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "time": moment.when or None,
        "elapsed": moment.elapsed or None,
        "event": moment.event,
        "state": moment.state,
        "changes": list(moment.changes),
        "notices": [
            {"notice": notice.value, "messages": [m.line for m in messages_of(notice)]}
            for notice in moment.notices
        ],
    }
