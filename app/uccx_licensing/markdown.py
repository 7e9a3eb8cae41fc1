"""Tables in Markdown, with text that means nothing to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from uccx_licensing.words import one_line

__all__ = ["escaped", "table"]


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the lines of a cell stay lines."""
    told = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(escaped, row))} |" for row in told)


def escaped(text: str) -> str:
    """Return text as Markdown that shows it."""
    lines = (one_line(line) for line in text.split("\n"))
    safe = (re.sub(r"([\\`*_\[\]|~])", r"\\\1", line).replace("<", "&lt;") for line in lines)
    return "<br>".join(safe)
