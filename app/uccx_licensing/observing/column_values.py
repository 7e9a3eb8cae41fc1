"""Whole columns of cells as values: times, counts, yes and no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl

from uccx_licensing.observing.cells import truth, whole_number
from uccx_licensing.observing.repairs import Flaw

__all__ = ["Note", "counts_of", "moments_of", "truths_of"]

Note = Callable[[Flaw, pl.Series, pl.Series], None]
"""Counts a flaw: in which rows it is, and the cells."""
_LOCAL: Final = ("%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M")
_EXACT: Final = ("%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z")
_UTC: Final = pl.Datetime("us", "UTC")
_MOST: Final = 10**9 - 1  #: licences


def moments_of(cells: pl.Series, zone: tzinfo | None, note: Note) -> pl.Series:
    """Return the moments in UTC that cells tell, in the way of ISO 8601.

    A local time that the clock skips or repeats is no moment: rows of many systems have no order
    that would tell which it is.
    """
    if cells.dtype == pl.String:
        text = cells.str.strip_chars().str.replace(" ", "T", literal=True)
        local = _parsed(text, _LOCAL, None)
        moments = _in_utc(local, zone, note)
        if local.null_count():
            exact = _parsed(text.str.replace("Z$", "+00:00"), _EXACT, "UTC")
            moments = moments.fill_null(exact) if exact.len() else moments
            note(Flaw.NO_TIME, local.is_null() & exact.is_null(), cells)
        return moments
    if isinstance(cells.dtype, pl.Datetime) and cells.dtype.time_zone:
        moments = cells.cast(_UTC)
    elif isinstance(cells.dtype, pl.Datetime):
        moments = _in_utc(cells.cast(pl.Datetime("us")), zone, note)
    else:
        moments = pl.Series(cells.name, [None], dtype=_UTC).new_from_index(0, cells.len())
    note(Flaw.NO_TIME, cells.is_null() | (moments.is_null() & ~cells.is_null()), cells)
    return moments


def _parsed(text: pl.Series, formats: tuple[str, ...], zone: str | None) -> pl.Series:
    """Return times written in one of these ways; null for others."""
    kind = pl.Datetime("us", zone)
    found = text.str.to_datetime(formats[0], time_unit="us", time_zone=zone, strict=False)
    for other in formats[1:]:
        if found.null_count() == 0:
            break
        found = found.fill_null(
            text.str.to_datetime(other, time_unit="us", time_zone=zone, strict=False)
        )
    return found.cast(kind)


def _in_utc(local: pl.Series, zone: tzinfo | None, note: Note) -> pl.Series:
    known = local.is_not_null()
    if zone is None:
        note(Flaw.NO_ZONE, known, local)
        return local.dt.replace_time_zone("UTC")
    if not isinstance(zone, ZoneInfo):
        offset = zone.utcoffset(None) or timedelta(0)
        return (local - offset).dt.replace_time_zone("UTC")
    told = local.dt.replace_time_zone(zone.key, ambiguous="null", non_existent="null")
    note(Flaw.CLOCK_UNCLEAR, known & told.is_null(), local)
    return told.dt.convert_time_zone("UTC")


def counts_of(cells: pl.Series, note: Note) -> pl.Series:
    """Return the numbers of licences that cells tell."""
    if cells.dtype == pl.String:
        return _replaced(cells, cells.cast(pl.Int64, strict=False), whole_number, note)
    if not cells.dtype.is_numeric():
        note(Flaw.NO_NUMBER, cells.is_not_null(), cells)
        return pl.Series(cells.name, [None], dtype=pl.Int64).new_from_index(0, cells.len())
    numbers = cells.cast(pl.Int64, strict=False)
    fit = ((numbers >= 0) & (numbers <= _MOST) & (numbers == cells)).fill_null(value=False)
    nan = cells.is_nan() if cells.dtype.is_float() else pl.Series([False])
    note(Flaw.NO_NUMBER, ~fit & cells.is_not_null() & ~nan, cells)
    return numbers.set(~fit, None)


def truths_of(cells: pl.Series, note: Note) -> pl.Series:
    """Return whether cells say yes or no."""
    if cells.dtype == pl.Boolean:
        return cells
    known = pl.Series(cells.name, [None], dtype=pl.Boolean).new_from_index(0, cells.len())
    return _replaced(cells.cast(pl.String), known, truth, note)


def _replaced(
    cells: pl.Series,
    values: pl.Series,
    reading: Callable[[str], int | None],
    note: Note,
) -> pl.Series:
    """Return values; those that are not known yet, or no counts, are read one text after another.

    Few texts are many cells, so each is read once.
    """
    rejected = values.is_null() if values.dtype == pl.Boolean else ~(values >= 0).fill_null(False)
    doubtful = (rejected & cells.is_not_null()).fill_null(value=False)
    if values.dtype == pl.Int64:
        doubtful |= (values > _MOST).fill_null(value=False)
    if not doubtful.any():
        return values
    texts = [text for text in cells.filter(doubtful).unique().to_list() if text.strip()]
    told = {text: reading(text.strip()) for text in texts}
    read = cells.replace_strict(told, default=None, return_dtype=values.dtype)
    wrong = Flaw.NO_TRUTH if values.dtype == pl.Boolean else Flaw.NO_NUMBER
    filled = cells.is_not_null() & (cells.str.strip_chars() != "")
    note(wrong, doubtful & filled & read.is_null(), cells)
    if values.dtype == pl.Int64:
        note(Flaw.NUMBER, doubtful & read.is_not_null(), cells)
    return values.set(doubtful, None).fill_null(read.set(~doubtful, None))
