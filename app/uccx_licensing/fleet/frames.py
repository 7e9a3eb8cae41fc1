"""Rows of a piece as numbers, a million at a time, and what was wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import Final

import polars as pl

from uccx_licensing.fleet.columns import SYSTEM, TIME
from uccx_licensing.fleet.noting import Noted, line_of, place_of
from uccx_licensing.fleet.pieces import Piece, cells_of_line, parquet_errors
from uccx_licensing.observing.column_values import counts_of, moments_of, truths_of
from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.options import InputError

__all__ = ["Frames"]

_ROWS: Final = 1 << 20  #: of a Parquet file at once
_BYTES: Final = 1 << 25  #: of a CSV file at once


class Frames:
    """The rows of a piece, in their order.

    Each frame has the columns that are used: `system` as text, `time` in seconds since 1970, UTC;
    counts as integers, null where they are not known; flags as Booleans.

    Args:
        piece: what to read.
        flags: what holds by column of a flag, where nothing tells it.
        zone: that of times that tell none; None takes them as UTC, which is counted.
        strict: refuse what would have to be repaired.
    """

    def __init__(
        self,
        piece: Piece,
        flags: Mapping[str, bool],
        zone: tzinfo | None = None,
        *,
        strict: bool = False,
    ) -> None:
        self.piece, self.flags, self.zone, self.strict = piece, flags, zone, strict
        self.noted: dict[Flaw, Noted] = {}

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """Read them.

        Raises:
            InputError: it cannot be read; or reading is strict, and something is wrong.
        """
        parts = _parquet_frames if self.piece.parquet else _csv_frames
        for first, frame in parts(self.piece):
            yield self._as_numbers(first, frame)

    def _note(self, first: int, flaw: Flaw, where: pl.Series, cells: pl.Series) -> None:
        """Count something wrong in rows that begin at a byte or row."""
        count = int(where.sum())
        if not count:
            return
        row = int(where.arg_true()[0])
        found = Noted(flaw, str(cells[row]), first, row)
        if self.strict:
            place = place_of(self.piece, found) if not flaw.harmless else Place("", 0)
            Repairs(strict=True).note(flaw, place, found.example)
        self.noted.setdefault(flaw, found).count += count

    def _as_numbers(self, first: int, frame: pl.DataFrame) -> pl.DataFrame:
        columns, note = self.piece.columns, partial(self._note, first)
        system = frame[SYSTEM].cast(pl.String)
        numbers = pl.DataFrame(
            [
                system,
                moments_of(frame[TIME], self.zone, note).dt.epoch("s"),
                *(counts_of(frame[n], note) for n in (*columns.usage, *columns.entitlement)),
                *(truths_of(frame[n], note).fill_null(self.flags[n]) for n in columns.flags),
            ]
        )
        note(Flaw.NO_SYSTEM, system.is_null(), frame[TIME])
        return numbers.filter(pl.col(SYSTEM).is_not_null() & pl.col(TIME).is_not_null())


def _parquet_frames(piece: Piece) -> Iterator[tuple[int, pl.DataFrame]]:
    titles = list(pl.read_parquet_schema(piece.file))
    used = [pl.col(titles[place]).alias(name) for name, place in piece.columns.places]
    scanned = pl.scan_parquet(piece.file).select(used)
    for first in range(piece.first, piece.last, _ROWS):
        with parquet_errors(piece.file):
            frame = scanned.slice(first, min(_ROWS, piece.last - first)).collect()
        yield first, frame


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
    width = piece.columns.width
    try:
        frame = pl.read_csv(
            data,
            has_header=False,
            schema={f"{number}": pl.String for number in range(width)},
            separator=piece.columns.delimiter,
        )
    except pl.exceptions.PolarsError as error:
        line = line_of(piece.file, first)
        for number, text in enumerate(data.split(b"\n")):
            if why := _wrong(text, piece):
                raise InputError(f"{Place(piece.file, line + number)}: {why}.") from error
        told = str(error).split("\n", 1)[0]
        raise InputError(f"{piece.file}: from line {line:,} on: {told}.") from error
    return frame.select(pl.col(f"{place}").alias(name) for name, place in piece.columns.places)


def _wrong(line: bytes, piece: Piece) -> str:
    """Return what is wrong with a line of CSV."""
    try:
        line.decode()
    except UnicodeDecodeError:
        return "expected text in UTF-8"
    wide = len(cells_of_line(line, piece.columns.delimiter)) > piece.columns.width
    return f"expected {piece.columns.width} cells, as in the header" if wide else ""
