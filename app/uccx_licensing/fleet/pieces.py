"""Files in pieces: some hundred systems each, so that memory does not grow with the files."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from uccx_licensing.fleet.columns import SYSTEM, Columns, columns_of
from uccx_licensing.options import InputError

__all__ = ["REPORTS", "Piece", "cells_of", "pieces_of"]

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


def cells_of(line: bytes, delimiter: str) -> list[str]:
    """Return the cells of a line of CSV."""
    text = line.decode("utf-8", "replace").rstrip("\r\n")
    if '"' not in text:
        return text.split(delimiter)
    return next(csv.reader([text], delimiter=delimiter), [])


def _csv_pieces(file: str, opened: IO[bytes], reports: int) -> Iterator[Piece]:
    header = opened.readline(_LOOKED_AT)
    if b"\0" in header or len(header) == _LOOKED_AT:
        raise InputError(f"{file}: this is no text; expected CSV or Parquet.")
    text = header.removeprefix(_BOM)
    delimiter = max(",;\t", key=text.decode("utf-8", "replace").count)
    columns = columns_of(cells_of(text, delimiter), file, delimiter)
    place = columns.names.index(SYSTEM)
    first, size = len(header), os.fstat(opened.fileno()).st_size
    if first >= size:
        raise InputError(f"{file}: there is no row beneath the header.")
    sample = opened.read(_LOOKED_AT)
    room = reports * max(len(sample) // max(sample.count(b"\n"), 1), 1)
    while first < size:
        last = min(first + room, size)
        if last < size:
            last = _next_system(opened, last, place, delimiter)
        yield Piece(file, False, first, last, columns)
        first = last


def _next_system(opened: IO[bytes], place: int, column: int, delimiter: str) -> int:
    """Return where, from here on, the reports of another system begin, or the file's end."""

    def system(line: bytes) -> str | None:
        cells = cells_of(line, delimiter)
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


def _parquet_pieces(file: str, reports: int) -> Iterator[Piece]:
    import polars as pl  # noqa: PLC0415 - slow

    try:
        columns = columns_of(list(pl.read_parquet_schema(file)), file)
        scanned = pl.scan_parquet(file).rename({t: t.strip().casefold() for t in _titles(file)})
        rows = scanned.select(pl.len()).collect().item()
        if not rows:
            raise InputError(f"{file}: there is no row.")
        first, known = 0, None
        for place in range(0, rows, _SLICE):
            part = scanned.slice(place, _SLICE).select(pl.col(SYSTEM).cast(pl.String))
            runs = part.collect()[SYSTEM].rle()
            begin = place
            for length, system in zip(
                *(runs.struct.field(n) for n in runs.struct.fields), strict=True
            ):
                if system != known and begin - first >= reports:
                    yield Piece(file, True, first, begin, columns)
                    first = begin
                known, begin = system, begin + length
    except pl.exceptions.PolarsError as error:
        told = str(error).split("\n", 1)[0]
        raise InputError(f"{file}: this Parquet file cannot be read: {told}.") from error
    yield Piece(file, True, first, rows, columns)


def _titles(file: str) -> list[str]:
    import polars as pl  # noqa: PLC0415 - slow

    return list(pl.read_parquet_schema(file))
