"""The consumption report on a screen and in Markdown: equal intervals in a row are one."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from uccx_licensing import markdown
from uccx_licensing.screen import Screen
from uccx_licensing.simulating.consumption import Consumption, joined
from uccx_licensing.tones import tone_of
from uccx_licensing.words import Calendar

__all__ = ["consumption_markdown", "show_consumption"]

_FIXED = 3  #: columns left of the numbers


def _titles(report: Consumption) -> tuple[str, ...]:
    return ("From", "To", "Reports", *report.titles, *report.own_titles, "State")


def _rows(report: Consumption, calendar: Calendar) -> Iterator[tuple[str, ...]]:
    for one in joined(report.intervals):
        yield (
            calendar.stamp(one.first),
            calendar.stamp(one.last) if one.last > one.first else "",
            f"{one.last - one.first + 1:,}",
            *("" if cell is None else f"{cell:,}" for cell in one.view),
            *(f"{number:,}" for amount in one.amounts for number in amount),
            one.state,
        )


def _shown(report: Consumption, calendar: Calendar) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return titles and rows, without the columns that have no data."""
    titles, rows = _titles(report), list(_rows(report, calendar))
    kept = [n for n in range(len(titles)) if any(row[n] for row in rows) or n < _FIXED]
    return [titles[n] for n in kept], [tuple(row[n] for n in kept) for row in rows]


def show_consumption(report: Consumption, calendar: Calendar, screen: Screen) -> None:
    """Write the report as a table; columns without any data are left out."""
    titles, rows = _shown(report, calendar)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for n, title in enumerate(titles):
        last = n == len(titles) - 1
        right = n >= _FIXED - 1 and not last
        table.add_column(title, header_style="bold", justify="right" if right else "left")
    for row in rows:
        cells = [screen.words(cell) for cell in row[:-1]]
        table.add_row(*cells, screen.words(row[-1], tone_of(row[-1]).value))
    screen.print(table)


def consumption_markdown(report: Consumption, calendar: Calendar) -> str:
    """Return the same as a table in Markdown."""
    titles, rows = _shown(report, calendar)
    return markdown.table(titles, rows)
