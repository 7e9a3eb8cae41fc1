"""Files in pieces: some hundred systems each, so that memory does not grow with the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from uccx_licensing.fleet.columns import SYSTEM, Columns, columns_in, columns_of
from uccx_licensing.observing.columns import cells_of
from uccx_licensing.options import InputError

__all__ = ["REPORTS", "Piece", "cells_of_line", "parquet_errors", "pieces_of"]

REPORTS: Final = 8_000_000  #: in a piece, about: two hundred systems for a year
_SLICE: Final = 4_000_000  #: rows of Parquet that are looked through at once
_LOOKED_AT: Final = 1 << 20  #: bytes that tell how long a line is
_PARQUET: Final = b"PAR1"
_PACKED: Final = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Piece:
    """A part of a file in which the reports of its systems are complete.

    Args:
        file: its path.
        parquet: it is a Parquet file; else CSV.
        first: its first byte, or first row of a Parquet file; the file's first is 0.
        last: the one after its last.
        columns: those of the file.
    """

    file: str
    parquet: bool
    first: int
    last: int
    columns: Columns


def pieces_of(file: str, reports: int = REPORTS) -> list[Piece]:
    """Return the pieces of a file.

    Args:
        file: its path.
        reports: how many a piece is to have, about; what follows of a system belongs to it too.

    Raises:
        InputError: it is neither CSV nor Parquet, or lacks a column.
        OSError: it cannot be read.
    """
    path = Path(file)
    with path.open("rb") as opened:
        start = opened.read(len(_PARQUET))
        if not start:
            raise InputError(f"{file}: the file is empty; expected CSV or Parquet.")
        if any(start.startswith(mark) for mark in _PACKED):
            raise InputError(f"{file}: the file is compressed; expected CSV or Parquet as such.")
        if start != _PARQUET:
            opened.seek(0)
            return list(_csv_pieces(file, opened, reports))
    return list(_parquet_pieces(file, reports))


def cells_of_line(line: bytes, delimiter: str) -> list[str]:
    """Return the cells of a line of CSV."""
    return cells_of(line.decode("utf-8", "replace").rstrip("\r\n"), delimiter)


def _csv_pieces(file: str, opened: IO[bytes], reports: int) -> Iterator[Piece]:
    header = opened.readline(_LOOKED_AT)
    if b"\0" in header or len(header) == _LOOKED_AT:
        raise InputError(f"{file}: this is no text; expected CSV or Parquet.")
    columns = columns_in(header.removeprefix(_BOM).decode("utf-8", "replace").rstrip("\r\n"), file)
    first, size = len(header), os.fstat(opened.fileno()).st_size
    if first >= size:
        raise InputError(f"{file}: there is no row beneath the header.")
    sample = opened.read(_LOOKED_AT)
    room = reports * max(len(sample) // max(sample.count(b"\n"), 1), 1)
    while first < size:
        last = min(first + room, size)
        if last < size:
            last = _next_system(opened, last, columns)
        yield Piece(file, False, first, last, columns)
        first = last


def _next_system(opened: IO[bytes], place: int, columns: Columns) -> int:
    """Return where, from here on, the reports of another system begin, or the file's end."""
    column = dict(columns.places)[SYSTEM]

    def system(line: bytes) -> str | None:
        cells = cells_of_line(line, columns.delimiter)
        return cells[column] if column < len(cells) else None

    opened.seek(place)
    opened.readline()
    place = opened.tell()
    line = opened.readline()
    known = system(line)
    while line and system(line) == known:
        place += len(line)
        line = opened.readline()
    return place


@contextmanager
def parquet_errors(file: str) -> Iterator[None]:
    """Tell of a Parquet file that the library cannot read."""
    import polars as pl  # noqa: PLC0415 - slow

    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        told = str(error).split("\n", 1)[0]
        raise InputError(f"{file}: this Parquet file cannot be read: {told}.") from error


def _parquet_pieces(file: str, reports: int) -> Iterator[Piece]:
    import polars as pl  # noqa: PLC0415 - slow

    with parquet_errors(file):
        titles = list(pl.read_parquet_schema(file))
        columns = columns_of(titles, file)
        system = pl.col(titles[dict(columns.places)[SYSTEM]]).cast(pl.String)
        scanned = pl.scan_parquet(file).select(system)
        rows = scanned.select(pl.len()).collect().item()
        first, known = 0, None
        for place in range(0, rows, _SLICE):
            begin = place
            for run in (
                scanned.slice(place, _SLICE).collect().to_series().rle().struct.unnest().rows()
            ):
                length, name = run
                if name != known and begin - first >= reports:
                    yield Piece(file, True, first, begin, columns)
                    first = begin
                known, begin = name, begin + length
    if not rows:
        raise InputError(f"{file}: there is no row.")
    yield Piece(file, True, first, rows, columns)
