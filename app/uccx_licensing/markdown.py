"""Tables in Markdown, with text that means nothing to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from uccx_licensing.words import one_line

__all__ = ["escaped", "folded", "laid", "table"]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the lines of a cell stay lines."""
    return laid(tuple(map(escaped, columns)), (tuple(map(escaped, row)) for row in rows))


def laid(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of what is Markdown already."""
    told = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in told)


def escaped(text: str) -> str:
    """Return text as Markdown that shows it."""
    lines = (one_line(line) for line in text.split("\n"))
    safe = (re.sub(r"([\\`*_\[\]|~])", r"\\\1", line).replace("<", "&lt;") for line in lines)
    return "<br>".join(safe)


def folded(summary: str, content: str) -> str:
    """Return content that is shown when its summary is clicked."""
    return f"<details>\n<summary>{escaped(summary)}</summary>\n\n{content}\n\n</details>"
