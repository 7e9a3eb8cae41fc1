"""Tables of many systems, in batches of columns."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from uccx_licensing.observing.many import read_many
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Flaw, Repairs
from uccx_licensing.options import InputError

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def table(systems: int = 7, reports: int = 50) -> pl.DataFrame:
    """Reports of many systems, sorted by time."""
    times = pl.datetime_range(BEGIN, BEGIN + QUARTER * (reports - 1), QUARTER, eager=True)
    names = pl.Series("system", [f"site {n}" for n in range(systems)])
    frame = pl.DataFrame({"time": times}).join(names.to_frame(), how="cross")
    return frame.select(
        "system",
        pl.col("time").cast(pl.Datetime("us", "UTC")),
        usage_premium=pl.int_range(pl.len()) % 9,
        usage_standard=pl.int_range(pl.len()) % 5,
        reachable=pl.int_range(pl.len()) % 3 > 0,
    )


def written(folder: Path, frame: pl.DataFrame, kind: str) -> Path:
    file = folder / "systems"
    if kind == "parquet":
        frame.write_parquet(file)
    elif kind == "csv":
        frame.write_csv(file, datetime_format="%Y-%m-%dT%H:%M:%SZ")
    else:
        file.write_bytes(gzip.compress(frame.write_csv().encode()))
    return file


@pytest.mark.parametrize("kind", ["parquet", "csv", "gz"])
@pytest.mark.parametrize("order", [("time", "system"), ("system", "time")])
@pytest.mark.parametrize("rows", [10, 64, 100_000])
def test_what_was_written_comes_back(
    tmp_path: Path, kind: str, order: tuple[str, str], rows: int
) -> None:
    frame = table().sort(order)
    repairs = Repairs()
    batches = list(read_many(written(tmp_path, frame, kind), repairs, rows=rows))
    assert_frame_equal(pl.concat(batches).select(frame.columns), frame)
    assert repairs.found() == ()
    for before, after in pairwise(batches):
        assert before["time"][-1] != after["time"][0]


def told(
    folder: Path, text: str, options: ReadingOptions | None = None
) -> tuple[list[tuple[Any, ...]], Repairs]:
    file = folder / "systems.csv"
    file.write_text(text)
    repairs = Repairs()
    frames = list(read_many(file, repairs, options))
    return pl.concat(frames).drop("row").rows() if frames else [], repairs


HEADER = "system,time,usage,reachable\n"
SPOILT = [
    (Flaw.NO_TIME, "a,yesterday,5,yes", None),
    (Flaw.NO_TIME, "a,,5,yes", None),
    (Flaw.NO_SYSTEM, ",2026-01-01T00:15Z,5,yes", None),
    (Flaw.NO_NUMBER, "a,2026-01-01T00:15Z,-5,yes", (None, True)),
    (Flaw.NO_NUMBER, "a,2026-01-01T00:15Z,five,yes", (None, True)),
    (Flaw.NO_NUMBER, "a,2026-01-01T00:15Z,12345678901,yes", (None, True)),
    (Flaw.NUMBER, 'a,2026-01-01T00:15Z,"1,234",yes', (1234, True)),
    (Flaw.NUMBER, "a,2026-01-01T00:15Z,12.0,no", (12, False)),
    (Flaw.NO_TRUTH, "a,2026-01-01T00:15Z,5,perhaps", (5, None)),
    (Flaw.NO_ZONE, "a,2026-01-01T00:15,5,yes", (5, True)),
]


@pytest.mark.parametrize(("flaw", "row", "values"), SPOILT)
def test_bad_values_are_told_with_their_row(
    tmp_path: Path, flaw: Flaw, row: str, values: tuple[object, ...] | None
) -> None:
    text = f"A title\n{HEADER}a,2026-01-01T00:00Z,4,\n{row}\nb,2026-01-01T00:15Z,6,1\n"
    rows, repairs = told(tmp_path, text)
    between = [] if values is None else [("a", BEGIN + QUARTER, *values)]
    assert rows == [("a", BEGIN, 4, None), *between, ("b", BEGIN + QUARTER, 6, True)]
    found = {repair.kind: repair for repair in repairs.found() if not repair.harmless}
    assert list(found) == [flaw.words]
    assert found[flaw.words].first.line == 4
    with pytest.raises(InputError, match=r"systems\.csv:4: .* --strict refuses"):
        list(read_many(tmp_path / "systems.csv", Repairs(strict=True)))


def test_what_is_told_twice(tmp_path: Path) -> None:
    text = HEADER + "a,2026-01-01T00:00Z,{},\na,2026-01-01T00:00Z,{},\n"
    rows, repairs = told(tmp_path, text.format(4, 4))
    assert (rows, repairs[Flaw.TWICE]) == ([("a", BEGIN, 4, None)], 1)
    rows, repairs = told(tmp_path, text.format(4, 5))
    assert (rows, repairs[Flaw.CONTRADICTED]) == ([("a", BEGIN, 5, None)], 1)


def test_zones(tmp_path: Path) -> None:
    text = HEADER + "a,2026-10-25T01:45,1,\na,2026-10-25T02:30,2,\na,2026-10-25T03:15,3,\n"
    rows, repairs = told(tmp_path, text, ReadingOptions(zone=ZoneInfo("Europe/Berlin")))
    assert [str(row[1])[:16] for row in rows] == ["2026-10-24 23:45", "2026-10-25 02:15"]
    assert repairs[Flaw.CLOCK_UNCLEAR] == 1
    fixed = ReadingOptions(zone=timezone(timedelta(hours=2)))
    rows, _ = told(tmp_path, text, fixed)
    assert str(rows[1][1])[:16] == "2026-10-25 00:30"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("time,usage\n2026-01-01T00:00Z,1\n", "expected the columns system, time and usage"),
        (HEADER, "no row with a system and a time"),
        (HEADER + "a,x,1,\n", "no row with a system and a time"),
        (HEADER + "a,2026-01-01T00:00Z,1,,,,9\n", "cannot be read as a table"),
        (
            HEADER + "a,2026-01-02T00:00Z,1,\nb,2026-01-01T00:00Z,1,\na,2026-01-03T00:00Z,1,\n",
            r"csv:3: this row is earlier than the one before",
        ),
        ("hello", "expected CUIC's"),
        ("%MCVD-LIB_LICENSE-1-X: y", "expected a table or a Parquet file"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as refused:
        told(tmp_path, text)
    assert "\n" not in refused.value.message
