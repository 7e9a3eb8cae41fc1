"""Parquet files, as tables of text: what is wrong in cells is told as it is of other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from uccx_licensing.observing.columns import header_of
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import Source
from uccx_licensing.observing.text_table import MOST_ROWS, Table
from uccx_licensing.options import InputError

if TYPE_CHECKING:
    import polars as pl

__all__ = ["parquet_table"]

_EXPECTED: Final = "expected the columns time and usage"


def parquet_table(source: Source, repairs: Repairs) -> Table:
    """Return the table that a Parquet file is.

    Raises:
        InputError: it cannot be read, has no such columns, or too many rows.
    """
    import polars as pl  # noqa: PLC0415 - slow, and only few files are of this kind

    try:
        frame = pl.read_parquet(source.content())
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        why = str(error).splitlines()[0][:100]
        raise source.error(f"it is no Parquet file that can be read: {why}") from error
    try:
        header = header_of(frame.columns)
    except InputError as error:
        raise source.error(error.message) from error
    if header is None:
        found = ", ".join(map(ascii, frame.columns[:10]))
        raise source.error(f"{_EXPECTED}; found {found or 'none'}")
    if frame.height > MOST_ROWS:
        raise source.error(f"over {MOST_ROWS:,} rows; expected those of one system")
    for title in header.unused:
        repairs.note(Flaw.UNUSED_COLUMN, source.place(), title)
    rows = frame.select(_text(frame[name]) for name in frame.columns).fill_null("").rows()
    return Table(source, header, list(rows), list(range(1, frame.height + 1)))


def _text(column: pl.Series) -> pl.Series:
    """Return a column as text that reads back as what it is."""
    import polars as pl  # noqa: PLC0415

    kind = column.dtype
    if isinstance(kind, pl.Datetime):
        if kind.time_zone is None:
            return column.dt.to_string("%Y-%m-%dT%H:%M:%S%.6f")
        return column.dt.convert_time_zone("UTC").dt.to_string("%Y-%m-%dT%H:%M:%S%.6fZ")
    if kind.is_float():
        whole = column.cast(pl.Int64, strict=False)
        told = (whole == column).fill_null(value=False)
        text = pl.Series(column.name, column.cast(pl.String))
        return whole.cast(pl.String).zip_with(told, text)
    if kind.is_nested() or kind == pl.Object:
        return pl.Series(column.name, [""] * len(column), dtype=pl.String)
    return column.cast(pl.String, strict=False)
