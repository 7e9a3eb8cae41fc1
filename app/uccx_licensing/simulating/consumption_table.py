"""The consumption report on a screen and in Markdown: equal intervals in a row are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from rich.measure import Measurement
from rich.table import Table

from uccx_licensing import markdown
from uccx_licensing.amounts import POOLS
from uccx_licensing.screen import Screen
from uccx_licensing.simulating.consumption import Consumption, joined
from uccx_licensing.tones import tone_of
from uccx_licensing.words import Calendar

__all__ = ["consumption_markdown", "show_consumption"]

_FIXED: Final = 3  #: columns left of the numbers
_OWN: Final = ("Bought", "Balance", "Reported", "Locked")
_NONE: Final = ("", "0")


def _titles(report: Consumption) -> tuple[str, ...]:
    view = (title.removeprefix("Max ").removesuffix(" Seats") for title in report.titles)
    return ("From", "To", "Reports", *view, *_OWN, "State")


def _rows(report: Consumption, calendar: Calendar) -> Iterator[tuple[str, ...]]:
    for one in joined(report.intervals):
        _, *own = one.amounts
        yield (
            calendar.stamp(one.first),
            calendar.stamp(one.last) if one.last > one.first else "",
            f"{one.last - one.first + 1:,}",
            *("" if cell is None else f"{cell:,}" for cell in one.view),
            *(" / ".join(f"{n:,}" for n in amount) for amount in own[:-1]),
            " / ".join(f"{n:,}" for n in own[-1]) if any(own[-1]) else "",
            one.state,
        )


def _shown(report: Consumption, calendar: Calendar) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return titles and rows, without the columns that have nothing to tell."""
    titles, rows = _titles(report), list(_rows(report, calendar))
    kept = [n for n in range(len(titles)) if n < _FIXED or any(row[n] not in _NONE for row in rows)]
    return [titles[n] for n in kept], [tuple(row[n] for n in kept) for row in rows]


def _legend(report: Consumption) -> str:
    """Return what the numbers beside the used ones are of, where there are several."""
    if len(report.pools) < 2:  # noqa: PLR2004 - one needs no telling apart
        return ""
    return f"Behind usage: {' / '.join(POOLS[pool] for pool in report.pools)}."


def show_consumption(report: Consumption, calendar: Calendar, screen: Screen) -> None:
    """Write the report as a table; columns that have nothing to tell are left out.

    Where there is no room for a table, an interval is a paragraph.
    """
    titles, rows = _shown(report, calendar)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for n, title in enumerate(titles):
        last = n == len(titles) - 1
        right = n >= _FIXED - 1 and not last
        justify: Literal["left", "right"] = "right" if right else "left"
        table.add_column(title, header_style="bold", justify=justify, no_wrap=True)
    for row in rows:
        cells = [screen.words(cell) for cell in row[:-1]]
        table.add_row(*cells, screen.words(row[-1], tone_of(row[-1]).value))
    if Measurement.get(screen, screen.options, table).maximum < screen.width:
        screen.print(table)
    else:
        for row in rows:
            told = (f"{t} {cell}" for t, cell in zip(titles, row, strict=True) if cell)
            screen.paragraph(", ".join(told))
    if legend := _legend(report):
        screen.say(legend)


def consumption_markdown(report: Consumption, calendar: Calendar) -> str:
    """Return the same as a table in Markdown."""
    titles, rows = _shown(report, calendar)
    page = markdown.table(titles, rows)
    return "\n\n".join(filter(None, (page, _legend(report))))
