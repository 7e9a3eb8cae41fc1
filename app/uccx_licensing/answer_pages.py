"""An answer as Markdown, and as HTML for notebooks."""

from __future__ import annotations

from datetime import datetime
from html import escape

from uccx_licensing.answers import ends_because, evidence, sentence
from uccx_licensing.markdown import escaped
from uccx_licensing.reasons import reasons
from uccx_licensing.story_pages import as_html, as_markdown
from uccx_proofs.queries.answer import Answer

__all__ = ["answer_as_html", "answer_as_markdown"]


def answer_as_markdown(answer: Answer, *, start: datetime | None = None) -> str:
    """Return an answer as part of a page.

    Args:
        answer: the answer.
        start: when the first report interval began; days are counted unless it is given.
    """
    parts = [f"## {escaped(answer.question.text)}", f"**{escaped(sentence(answer))}**"]
    for heading, lines in reasons(answer):
        parts += [escaped(heading), "\n".join(f"- {escaped(line)}" for line in lines)]
    if answer.trace is not None:
        because = ends_because(answer)
        parts.append(as_markdown(answer.trace, start=start, ends_because=because).rstrip())
    parts += [escaped(note) for note in answer.notes]
    parts.append("  \n".join(f"*{escaped(line)}*" for line in evidence(answer)))
    return "\n\n".join(parts) + "\n"


def answer_as_html(answer: Answer) -> str:
    """Return an answer as a piece of HTML that needs nothing else."""
    parts = [f"<p><code>{escape(answer.question.text)}</code></p>"]
    parts.append(f"<p><b>{escape(sentence(answer))}</b></p>")
    for heading, lines in reasons(answer):
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        parts.append(f"<p>{escape(heading)}</p><ul>{items}</ul>")
    if answer.trace is not None:
        parts.append(as_html(answer.trace, ends_because=ends_because(answer)))
    parts += [f"<p>{escape(line)}</p>" for line in (*answer.notes, *evidence(answer))]
    return f'<div class="uccx-licensing-answer">{"".join(parts)}</div>'
