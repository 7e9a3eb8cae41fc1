"""All that can be written in a scenario, as tables in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from uccx_licensing import markdown
from uccx_licensing.simulating.happenings import DEEDS, Written
from uccx_licensing.simulating.top import HEAD, Line

__all__ = ["TABLES"]


def _table(lines: Iterable[Line | Written]) -> str:
    columns = ("key", "say", "meaning")
    rows = (
        (f"`{line.key}`", f"`{line.example}`", markdown.escaped(line.meaning)) for line in lines
    )
    return markdown.laid(columns, rows)


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "scenariohead": lambda: _table(HEAD),
    "scenariohappenings": lambda: _table(DEEDS),
}
"""The tables of docs/simulating.md, by name."""
