"""Tables as rows of cells under a header: what a text tells line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_licensing.observing.columns import Column, Header, cells_of, header_in
from uccx_licensing.observing.lines import TextLines
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import Source
from uccx_licensing.options import InputError

__all__ = ["MOST_ROWS", "Table", "table_of"]

MOST_ROWS: Final = 1_000_000  #: of one system: 28 years of reports every 15 minutes


@dataclass
class Table:
    """Rows under a header, each with its line."""

    source: Source
    header: Header
    rows: list[Sequence[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def table_of(source: Source, repairs: Repairs) -> Table:
    """Return the table that a text is.

    Raises:
        InputError: it has no header, or too many rows.
    """
    text = TextLines(source, repairs)
    lines = iter(text)
    table = Table(source, _header(source, lines, repairs))
    header, delimiter = table.header, table.header.delimiter
    for number, line in lines:
        if not line or line.isspace():
            continue
        table.rows.append(cells_of(line, delimiter) if '"' in line else line.split(delimiter))
        table.lines.append(number)
        if len(table.rows) > MOST_ROWS:
            raise source.error(f"over {MOST_ROWS:,} rows; expected those of one system")
    if table.rows and not text.ended:
        last = source.place(table.lines[-1])
        if len(table.rows[-1]) < header.width:
            repairs.note(Flaw.CUT_ROW, last, delimiter.join(table.rows.pop()))
            table.lines.pop()
        else:
            repairs.note(Flaw.NO_END, last, delimiter.join(table.rows[-1]))
    _align(table, repairs)
    return table


def _align(table: Table, repairs: Repairs) -> None:
    """Give every row as many cells as the header has.

    A row that was cut ends inside a cell, and a number such as 1,234 can be two cells: what a row
    of another length tells cannot be relied on.
    """
    header = table.header
    usual = Counter(map(len, table.rows)).most_common(1)[0][0] if table.rows else 0
    for n, row in enumerate(table.rows):
        if len(row) == header.width:
            continue
        place, text = table.source.place(table.lines[n]), header.delimiter.join(row)
        kept = row[: header.width]
        extra = any(map(str.strip, row[header.width :]))
        if len(row) == usual and extra:
            raise InputError(f"{place}: {len(row)} cells, where the header has {header.width}")
        if len(row) > header.width and len(row) != usual:
            repairs.note(Flaw.MORE_CELLS, place, text)
            first = max(header.place(Column.TIME), header.place(Column.DATE)) + 1
            kept = row[:first]
        elif len(row) < min(usual, header.width):
            repairs.note(Flaw.FEWER_CELLS, place, text)
            kept = row[:-1]
        table.rows[n] = [*kept, *[""] * (header.width - len(kept))]


def _header(source: Source, lines: Iterator[tuple[int, str]], repairs: Repairs) -> Header:
    for number, line in lines:
        try:
            header = header_in(line)
        except InputError as error:
            raise InputError(f"{source.place(number)}: {error.message}") from error
        if header:
            for title in header.unused:
                repairs.note(Flaw.UNUSED_COLUMN, source.place(number), title)
            return header
        if line.strip():
            repairs.note(Flaw.TITLE, source.place(number), line)
    raise source.error("no header; expected a line with the columns time and usage")
