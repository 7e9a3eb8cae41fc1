"""Rows of a piece, a million at a time, as numbers: the one place that reads tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn

import polars as pl

from uccx_licensing.fleet.columns import SYSTEM, TIME, Columns
from uccx_licensing.fleet.pieces import Piece, cells_of
from uccx_licensing.options import InputError
from uccx_model.fleet.batch import LARGEST

__all__ = ["frames_of"]

_ROWS: Final = 1 << 20  #: of a Parquet file at once
_BYTES: Final = 1 << 25  #: of a CSV file at once
_TRUE: Final = ("true", "1", "yes", "y")
_FALSE: Final = ("false", "0", "no", "n")
_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?P<between>[T ])\d\d:\d\d(?P<seconds>:\d\d)?(?P<parts>\.\d{1,9})?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)


def frames_of(piece: Piece) -> Iterator[pl.DataFrame]:
    """Yield the rows of a piece, in their order.

    Each frame has the columns that are used: `system` as text, `time` in seconds since 1970 (in
    UTC; a time without a zone is taken as it stands), counts as integers, flags as Booleans. An
    empty cell is null.

    Raises:
        InputError: a cell cannot be read; tells where, and what was expected.
    """
    parts = _parquet_frames(piece) if piece.parquet else _csv_frames(piece)
    for first, frame in parts:
        yield _as_numbers(piece, first, frame)


def _used(columns: Columns) -> list[str]:
    return [SYSTEM, TIME, *columns.usage, *columns.entitlement, *columns.flags]


def _parquet_frames(piece: Piece) -> Iterator[tuple[int, pl.DataFrame]]:
    titles = {title: title.strip().casefold() for title in pl.read_parquet_schema(piece.file)}
    scanned = pl.scan_parquet(piece.file).rename(titles).select(_used(piece.columns))
    for first in range(piece.first, piece.last, _ROWS):
        yield first, scanned.slice(first, min(_ROWS, piece.last - first)).collect()


def _csv_frames(piece: Piece) -> Iterator[tuple[int, pl.DataFrame]]:
    first = piece.first
    with Path(piece.file).open("rb") as opened:
        opened.seek(first)
        while first < piece.last:
            data = opened.read(min(_BYTES, piece.last - first))
            if first + len(data) < piece.last:
                data += opened.readline()
            yield first, _parsed(piece, first, data)
            first += len(data)


def _parsed(piece: Piece, first: int, data: bytes) -> pl.DataFrame:
    names = piece.columns.names
    try:
        frame = pl.read_csv(
            data,
            has_header=False,
            new_columns=[f"{number}" for number in range(len(names))],
            schema={f"{number}": pl.String for number in range(len(names))},
            separator=piece.columns.delimiter,
        )
    except pl.exceptions.PolarsError as error:
        line = _line_of(piece.file, first)
        for number, text in enumerate(data.split(b"\n")):
            if len(cells_of(text, piece.columns.delimiter)) > len(names):
                wanted = f"expected {len(names)} cells, as in the header"
                raise InputError(f"{piece.file}:{line + number}: {wanted}.") from error
        told = str(error).split("\n", 1)[0]
        raise InputError(f"{piece.file}: from line {line:,} on: {told}") from error
    places = {name: f"{names.index(name)}" for name in _used(piece.columns)}
    return frame.select(pl.col(place).alias(name) for name, place in places.items())


def _as_numbers(piece: Piece, first: int, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the columns as numbers; what cannot be is refused."""
    columns = piece.columns
    counts = (*columns.usage, *columns.entitlement)
    wanted = dict.fromkeys(counts, f"a count from 0 to {LARGEST:,}")
    wanted |= dict.fromkeys(columns.flags, "true or false")
    wanted[TIME] = 'a time like "2026-01-01T08:00", with or without an offset, as others here'
    numbers = frame.select(
        pl.col(SYSTEM).cast(pl.String),
        _seconds(frame[TIME]),
        *(_count(frame[name]) for name in counts),
        *(_flag(frame[name]) for name in columns.flags),
    )
    for name, expected in wanted.items():
        if numbers[name].null_count() > frame[name].null_count():
            _refuse(
                piece, first, frame, numbers[name].is_null() & frame[name].is_not_null(), expected
            )
    for name in (SYSTEM, TIME):
        if numbers[name].null_count():
            _refuse(
                piece, first, frame, numbers[name].is_null(), f"a {name}, the cell is empty", name
            )
    return numbers


def _seconds(times: pl.Series) -> pl.Expr:
    column = pl.col(TIME)
    if times.dtype == pl.String:
        told = times.drop_nulls()
        form = _form(told[0]) if len(told) else None
        if form is None:
            return pl.lit(None, pl.Int64).alias(TIME)
        return column.str.to_datetime(form, strict=False, time_unit="us").dt.epoch("s")
    if times.dtype.is_temporal() and times.dtype != pl.Date:
        return column.dt.epoch("s")
    return pl.lit(None, pl.Int64).alias(TIME)


def _form(text: str) -> str | None:
    """Return how times are written, after the first."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    seconds = "%S" if found["seconds"] else ""
    parts = "%.f" if found["parts"] else ""
    zone = "" if found["zone"] is None else "Z" if found["zone"] == "Z" else "%z"
    return f"%Y-%m-%d{found['between']}%H:%M{':' if seconds else ''}{seconds}{parts}{zone}"


def _count(cells: pl.Series) -> pl.Expr:
    column = pl.col(cells.name)
    if cells.dtype == pl.String:
        column = column.str.strip_chars()
        column = pl.when(column != "").then(column)
    elif cells.dtype.is_float():
        column = pl.when(column == column.round()).then(column)
    number = column.cast(pl.Int64, strict=False)
    return pl.when(number.is_between(0, LARGEST)).then(number).alias(cells.name)


def _flag(cells: pl.Series) -> pl.Expr:
    column = pl.col(cells.name)
    if cells.dtype == pl.Boolean:
        return column
    text = column.cast(pl.String).str.strip_chars().str.to_lowercase()
    known = pl.when(text.is_in(_TRUE)).then(True).when(text.is_in(_FALSE)).then(False)
    return known.alias(cells.name)


def _refuse(
    piece: Piece, first: int, frame: pl.DataFrame, wrong: pl.Series, expected: str, name: str = ""
) -> NoReturn:
    row = int(wrong.arg_true()[0])
    name = name or wrong.name
    cell = frame[name][row]
    found = "" if cell is None else f"; found {str(cell)[:60]!r}"
    place = first + row + 1 if piece.parquet else _line_of(piece.file, first) + row
    raise InputError(f"{piece.file}:{place}: {name}: expected {expected}{found}.")


def _line_of(file: str, place: int) -> int:
    """Return the number of the line that begins at a byte; the first is 1."""
    lines = 1
    with Path(file).open("rb") as opened:
        while place > 0 and (data := opened.read(min(place, _BYTES))):
            lines += data.count(b"\n")
            place -= len(data)
    return lines
