"""A report of an explanation on a screen and in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from uccx_licensing import markdown
from uccx_licensing.explaining.sections import Section
from uccx_licensing.screen import Screen
from uccx_licensing.tones import tone_of
from uccx_licensing.words import count
from uccx_model.states import STATES

__all__ = ["as_page", "show_sections"]

_MOST: Final = 200  #: rows of a table on a screen: the last ones
_STATES: Final = frozenset(state.name for state in STATES)


def show_sections(sections: Iterable[Section], screen: Screen) -> None:
    """Write a report."""
    for number, section in enumerate(sections):
        if number:
            screen.say()
        style = {None: "bold", True: "bold green", False: "bold red"}[section.good]
        mark = {None: "", True: "✓ ", False: "✗ "}[section.good]
        if section.heading:
            screen.paragraph(section.heading, style, left=mark)
        for sentence in section.sentences:
            screen.paragraph(sentence, left="  - " if section.listed else "  ")
        if section.columns:
            screen.print(Padding(_table(section, screen), (0, 0, 0, 2)))
            if len(section.rows) > _MOST:
                more = count(len(section.rows) - _MOST, "earlier row")
                screen.paragraph(f"… and {more}: --json has all.", "dim", left="  ")


def _table(section: Section, screen: Screen) -> Table:
    columns, rows = _told(section)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in columns:
        fixed = heading.startswith(("Time", "Latest", "Line"))
        table.add_column(heading, header_style="bold", overflow="fold", no_wrap=fixed)
    for row in rows[-_MOST:]:
        table.add_row(*(_cell(cell, screen) for cell in row))
    return table


def _cell(cell: str, screen: Screen) -> Text:
    """Return a cell whose lines stay lines."""
    lines = (screen.words(line, _style(line)) for line in cell.split("\n"))
    return Text("\n").join(lines)


def _style(line: str) -> str:
    name = line.partition(",")[0]
    if line.startswith("⚠"):
        return "bold yellow"
    return tone_of(name).value if name in _STATES else ""


def _told(section: Section) -> tuple[list[str], list[list[str]]]:
    """Return columns and rows without the columns in which nothing stands."""
    kept = [n for n in range(len(section.columns)) if any(row[n] for row in section.rows)]
    rows = [[row[n] for n in kept] for row in section.rows]
    return [section.columns[n] for n in kept], rows


def as_page(title: str, sections: Iterable[Section]) -> str:
    """Return a report as a page in Markdown."""
    return "\n\n".join([f"# {markdown.escaped(title)}", *map(_part, sections)]) + "\n"


def _part(section: Section) -> str:
    parts = [f"## {markdown.escaped(section.heading)}"] if section.heading else []
    sentences: Sequence[str] = [markdown.escaped(text) for text in section.sentences]
    if section.listed:
        parts.append("\n".join(f"- {text}" for text in sentences))
    else:
        parts += sentences
    if section.columns:
        parts.append(markdown.table(*_told(section)))
    return "\n\n".join(parts)
