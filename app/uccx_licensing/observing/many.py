"""Tables of many systems, read in batches of columns: what is too large to be rows in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import polars as pl

from uccx_licensing.observing.column_values import counts_of, moments_of, truths_of
from uccx_licensing.observing.columns import Column, Header, Meaning, header_in, header_of
from uccx_licensing.observing.observations import Place
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.observing.sources import FileKind, Source
from uccx_licensing.options import InputError

__all__ = ["ROW", "read_many"]

ROW: Final = "row"  #: the column with a row's number in its file; in a table of text, its line
_ROWS: Final = 500_000  #: of a batch
_KEY: Final = ["system", "time"]
_COUNTS: Final = (Column.USAGE, Column.ENTITLEMENT)
_TRUTHS: Final = (Column.REACHABLE, Column.SYNCED)


def read_many(
    file: str | Path,
    repairs: Repairs,
    options: ReadingOptions | None = None,
    rows: int = _ROWS,
) -> Iterator[pl.DataFrame]:
    """Yield what a table tells of many systems, in the order of its rows.

    Columns are `row`, `system`, `time` (in UTC), `usage` and `entitlement` or those of pools
    (`usage_premium`), `reachable`, `synced`, as far as the table has them; what is not known is
    null. Rows are sorted by time, or by system and then by time. No moment is in two batches, and
    no system has a moment twice in one.

    Args:
        file: a table of text in UTF-8, or a Parquet file.
        repairs: where it is counted what is wrong with data.
        options: what does not show in them.
        rows: how many rows a batch has, about.

    Raises:
        InputError: it cannot be read, or its rows are in no such order.
    """
    options = options or ReadingOptions()
    with closing(Source(file)) as source:
        kind, name = source.kind, source.name
        if source.path is None or kind not in (FileKind.TABLE, FileKind.PARQUET):
            raise source.error("expected a table or a Parquet file with the column system")
        frame, header = _scanned(source, repairs)
    rest: pl.DataFrame | None = None
    order = _Order(name)
    with _told(name):
        for read in frame.collect_batches(chunk_size=rows, maintain_order=True):
            for batch in read.iter_slices(rows):
                values = _values(batch, header, options, repairs, name)
                whole = values if rest is None else pl.concat([rest, values])
                moment = whole.get_column("time").rle_id()
                complete = whole.filter(moment != moment[-1]) if whole.height else whole
                rest = whole.slice(complete.height)
                if complete.height:
                    yield order.checked(complete, repairs)
    if rest is None or (not rest.height and not order.begun):
        raise InputError(f"{name!r}: no row with a system and a time that can be read")
    if rest.height:
        yield order.checked(rest, repairs)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell of what the library cannot read."""
    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        why = str(error).splitlines()[0][:200]
        raise InputError(f"{name!r}: it cannot be read as a table: {why}") from error


def _scanned(source: Source, repairs: Repairs) -> tuple[pl.LazyFrame, Header]:
    """Return the file's columns, not read yet, with row numbers; and what they tell."""
    if source.kind is FileKind.PARQUET:
        with _told(source.name):
            frame = pl.scan_parquet(source.path or "", row_index_name=ROW, row_index_offset=1)
            titles = frame.collect_schema().names()[1:]
        header = header_of(titles)
    else:
        if source.encoding != "utf-8":
            raise source.error(f"expected a text in UTF-8, found {source.encoding}")
        lines = next(source.chunks()).decode(errors="replace").splitlines()
        before = next(n for n, line in enumerate(lines) if header_in(line))
        if before:
            repairs.note(Flaw.TITLE, source.place(), lines[0], before)
        header = header_in(lines[before])
        with _told(source.name):
            frame = pl.scan_csv(
                source.path or "",
                separator=header.delimiter if header else ",",
                skip_lines=before,
                infer_schema=False,
                row_index_name=ROW,
                row_index_offset=before + 2,
            )
            titles = frame.collect_schema().names()[1:]
    if header is None or header.place(Column.SYSTEM) < 0 or header.place(Column.TIME) < 0:
        found = ", ".join(map(ascii, titles[:10]))
        raise source.error(f"expected the columns system, time and usage; found {found}")
    for title in header.unused:
        repairs.note(Flaw.UNUSED_COLUMN, source.place(), title)
    names = {titles[n]: _name(meaning) for meaning, n in header.places.items() if _name(meaning)}
    return frame.select(ROW, **{new: pl.col(old) for old, new in names.items()}), header


def _name(meaning: Meaning) -> str:
    """Return what a column is called in a batch; "" for one that batches do not have."""
    if meaning.column in (Column.ACTION, Column.SEATS, Column.DATE):
        return ""
    name = meaning.column.name.lower()
    return f"{name}_{meaning.pool.value}" if meaning.pool else name


def _values(
    batch: pl.DataFrame, header: Header, options: ReadingOptions, repairs: Repairs, file: str
) -> pl.DataFrame:
    """Return a batch with values in place of what stands in its cells."""
    numbers = batch.get_column(ROW)

    def note(flaw: Flaw, where: pl.Series, cells: pl.Series) -> None:
        if count := int(where.sum()):
            first = where.arg_true()[0]
            repairs.note(flaw, Place(file, int(numbers[first])), cells[first], count)

    columns = [
        numbers,
        batch.get_column("system").cast(pl.String),
        moments_of(batch.get_column("time"), options.zone, note),
    ]
    for meaning in header.places:
        if meaning.column in _COUNTS:
            columns.append(counts_of(batch.get_column(_name(meaning)), note))
        elif meaning.column in _TRUTHS:
            columns.append(truths_of(batch.get_column(_name(meaning)), note))
    values = pl.DataFrame(columns)
    lacking = values.get_column("system").is_null()
    note(Flaw.NO_SYSTEM, lacking, values.get_column("time"))
    return values.filter(~lacking & values.get_column("time").is_not_null())


class _Order:
    """Makes sure that rows are in one of two orders, from batch to batch.

    Args:
        file: the file's name, for what is told.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._ways = [["time"], _KEY]
        self._last: pl.DataFrame | None = None
        self._ended: set[str] = set()
        self.begun = False

    def checked(self, batch: pl.DataFrame, repairs: Repairs) -> pl.DataFrame:
        """Return a batch with each moment of a system once.

        Raises:
            InputError: its rows are in neither order.
        """
        self.begun = True
        whole = batch if self._last is None else pl.concat([self._last, batch])
        self._last = batch.tail(1)
        back = whole.select(_back=pl.col("time") < pl.col("time").shift()).to_series()
        other = whole.select(_new=pl.col("system") != pl.col("system").shift()).to_series()
        if ["time"] in self._ways and back.any():
            self._ways.remove(["time"])
        if _KEY in self._ways and ((back & ~other).any() or self._comes_again(whole, other)):
            self._ways.remove(_KEY)
        if not self._ways:
            at = back.arg_true()
            row = whole[ROW][int(at[0]) if len(at) else 0]
            raise InputError(
                f"{Place(self._file, int(row))}: this row is earlier than the one before; "
                "expected rows sorted by time, or by system and then by time"
            )
        return _once(batch, self._file, repairs)

    def _comes_again(self, whole: pl.DataFrame, other: pl.Series) -> bool:
        """Return whether a system goes on after another one's rows."""
        begun = whole.get_column("system").filter(other.fill_null(value=False)).to_list()
        first = str(whole.item(0, "system"))
        visited = [first, *begun]
        if len(visited) > len(set(visited)) or self._ended & set(visited):
            return True
        self._ended.update(visited[:-1])
        return False


def _once(batch: pl.DataFrame, file: str, repairs: Repairs) -> pl.DataFrame:
    """Return a batch without rows that tell a moment of a system again: the last one counts."""
    time, system = (batch.get_column(name) for name in ("time", "system"))
    later = time > time.shift()
    beside = (time == time.shift()) & (system > system.shift())
    if (later | beside | (system > system.shift())).fill_null(value=True).all() and (
        (later | beside).fill_null(value=True).all() or system.is_sorted()
    ):
        return batch  # every row is behind the one before it: none comes twice
    once = batch.unique(_KEY, keep="last", maintain_order=True)
    if twice := batch.height - once.height:
        again = batch.filter(batch.select(pl.struct(_KEY).is_duplicated()).to_series())
        alike = batch.height - batch.unique([n for n in batch.columns if n != ROW]).height
        place = Place(file, int(again[ROW][0]))
        if alike:
            repairs.note(Flaw.TWICE, place, again["system"][0], alike)
        if twice > alike:
            repairs.note(Flaw.CONTRADICTED, place, again["system"][0], twice - alike)
    return once
