"""How words come through the DOT language unharmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["as_label", "as_name", "as_tooltip", "left_aligned", "visible"]

KEPT: Final = "\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"  # not printable, but harmless
SPECIAL: Final = frozenset("&<>{}|\\\"':")


def as_name(text: str) -> str:
    """Return the text as the name or id of something in a DOT source."""
    return _escaped(text, "&#92;")


def as_label(text: str) -> str:
    """Return the text as a line of a label; labels read backslashes once more than names."""
    return _escaped(text.replace("\n", " "), "&#92;" * 2)


def as_tooltip(text: str) -> str:
    """Return the text as a tooltip; tooltips read backslashes twice more than names."""
    return _escaped(text, "&#92;" * 4)


def visible(text: str) -> str:
    """Return the text with a replacement for what cannot be seen and what no XML may hold."""
    lost = {c for c in set(text) if not (c.isprintable() or c in KEPT)}
    return text.translate({ord(c): "\N{REPLACEMENT CHARACTER}" for c in lost})


def left_aligned(lines: Iterable[str]) -> str:
    """Return the lines as one label."""
    return "".join(as_label(line) + r"\l" for line in lines)


def _escaped(text: str, backslash: str) -> str:
    """Return the text with numeric entities for what DOT reads in labels, records and names."""
    entities = (
        (backslash if c == "\\" else f"&#{ord(c)};") if c in SPECIAL else c for c in visible(text)
    )
    return "".join(entities)
