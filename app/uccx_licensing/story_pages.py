"""A story as Markdown, and as HTML for notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape
from types import MappingProxyType
from typing import Final

from uccx_licensing.markdown import escaped, table
from uccx_licensing.story import Asides, Moment, moments, preamble, speaker_of
from uccx_licensing.tones import Tone, tone_of
from uccx_licensing.words import clean
from uccx_model.messages import Message, messages_of
from uccx_model.trace import Situation, Trace

__all__ = ["CELL", "as_html", "as_markdown"]

_COLUMNS: Final = ("Time", "", "What happens", "State", "What changes")
_COLOURS: Final = {
    Tone.ENFORCED: ("#b3261e", "#ffffff"),
    Tone.THREATENED: ("#f2cc60", "#1f2328"),
    Tone.COMPLIANT: ("#1a7f37", "#ffffff"),
    Tone.UNREGISTERED: ("#0b6e8f", "#ffffff"),
}
"""Behind and in front: with both given, a state is readable on light and on dark pages."""
CELL: Final = "text-align:left;vertical-align:top;padding:2px 10px 2px 0"
"""The style of a cell of a story in HTML."""


def as_markdown(
    trace: Trace,
    *,
    heading: str = "",
    start: datetime | None = None,
    ends_because: str = "",
    asides: Asides = MappingProxyType({}),
) -> str:
    """Return the story of a trace as a page, or part of a page, in Markdown.

    Args:
        trace: the trace.
        heading: what stands above it, if anything.
        start: when report interval 0 began; days are counted unless it is given.
        ends_because: why the trace ends, if that is known.
        asides: what else is said.
    """
    rows = [
        (
            m.when,
            m.elapsed,
            m.aside or m.event,
            m.state,
            "\n".join(filter(None, (", ".join(m.news), *m.messages))),
        )
        for m in moments(trace, start=start, asides=asides)
    ]
    parts = [f"## {escaped(heading)}"] if heading else []
    parts.append("\n".join(f"- {escaped(text)}" for text in preamble(trace)))
    parts.append(f"**At the start:** {escaped(_whole(trace, trace.start))}")
    parts.append(table(_COLUMNS, rows))
    parts.append(f"**At the end:** {escaped(_whole(trace, trace.last))}")
    parts += [f"**Why it ends:** {escaped(ends_because)}"] if ends_because else []
    if messages := list(_messages(trace)):
        lines = "\n".join(message.line for message in messages)
        parts.append(f"The messages in full:\n\n```text\n{lines}\n```")
    return "\n\n".join(parts) + "\n"


def as_html(trace: Trace, *, start: datetime | None = None, ends_because: str = "") -> str:
    """Return the story of a trace as a piece of HTML that needs nothing else."""
    heads = "".join(f'<th style="{CELL}">{escape(column)}</th>' for column in _COLUMNS)
    rows = "".join(map(_row, moments(trace, start=start)))
    told = [
        *(_paragraph(text) for text in preamble(trace)),
        _paragraph(f"At the start: {_whole(trace, trace.start)}"),
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
        _paragraph(f"At the end: {_whole(trace, trace.last)}"),
    ]
    told += [_paragraph(f"Why it ends: {ends_because}")] if ends_because else []
    return f'<div class="uccx-licensing-trace">{"".join(told)}</div>'


def _whole(trace: Trace, here: Situation) -> str:
    return ", ".join((here.node, *speaker_of(trace).whole(here)))


def _messages(trace: Trace) -> Iterator[Message]:
    """Yield the attested messages of all notices that come, each once."""
    notices = dict.fromkeys(notice for step in trace.steps for notice in step.notices)
    for notice in notices:
        yield from messages_of(notice)


def _paragraph(text: str) -> str:
    return f'<p style="margin:2px 0">{escape(clean(text))}</p>'


def _row(moment: Moment) -> str:
    behind, before = _COLOURS[tone_of(moment.state)]
    badge = f"background:{behind};color:{before};padding:0 6px;border-radius:4px"
    state = f'<span style="{badge}">{escape(clean(moment.state))}</span>'
    changes = [escape(clean(", ".join(moment.news)))] if moment.news else []
    changes += [_warning(message) for n in moment.notices for message in messages_of(n)[:1]]
    cells = [escape(clean(text)) for text in (moment.when, moment.elapsed, moment.event)]
    return "".join(
        (
            "<tr>",
            *(f'<td style="{CELL}">{cell}</td>' for cell in (*cells, state, "<br>".join(changes))),
            "</tr>",
        )
    )


def _warning(message: Message) -> str:
    return f'<span title="{escape(message.line)}">⚠ {escape(message.brief)}</span>'
