"""What is written in any of the ways that are read comes back; what is garbled is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from uccx_licensing.observing.observations import Observed
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import DateOrder, ReadingOptions
from uccx_licensing.observing.sources import kind_of
from uccx_licensing.options import InputError
from uccx_model.messages import MESSAGES, Message
from uccx_model.pools.amounts import Pool

Row = tuple[int | None, int | None, bool | None, bool | None]
BERLIN = ZoneInfo("Europe/Berlin")
QUARTER = timedelta(minutes=15)
PACKED: Sequence[Callable[[bytes], bytes]] = (bytes, gzip.compress, bz2.compress, lzma.compress)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")

counts = st.none() | st.integers(0, 999_999_999)
truths = st.sampled_from([None, True, False])
starts = st.integers(0, 4 * 24 * 365).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + n * QUARTER)
reports = st.lists(st.tuples(counts, counts, truths, truths), min_size=1, max_size=40)


def read_bytes(content: bytes, options: ReadingOptions) -> Observed:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "data"
        file.write_bytes(content)
        kind_of(file)
        return read([file], options)


def known(content: bytes, options: ReadingOptions) -> list[tuple[object, ...]]:
    observed = read_bytes(content, options)
    assert observed.repairs == ()
    return [(r.at, r.usage, r.entitlement, r.reachable, r.synced) for r in observed.reports]


def cell(value: object) -> str:
    return "" if value is None else str(value).lower()


@settings(deadline=None)
@given(
    starts,
    reports,
    st.sampled_from(",;\t|"),
    st.sampled_from(ENCODINGS),
    st.sampled_from(PACKED),
    st.sampled_from(["\n", "\r\n"]),
)
def test_plain_tables_come_back(
    begin: datetime,
    told: list[Row],
    delimiter: str,
    encoding: str,
    packed: Callable[[bytes], bytes],
    end: str,
) -> None:
    expected = [(begin + n * QUARTER, *values) for n, values in enumerate(told)]
    lines = [["time", "usage", "entitlement", "reachable", "synced"]]
    lines += [[at.isoformat(), *map(cell, values)] for at, *values in expected]
    text = "".join(delimiter.join(line) + end for line in lines)
    options = ReadingOptions(strict=True)
    assert known(packed(text.encode(encoding)), options) == expected


@settings(deadline=None)
@given(starts, st.lists(st.tuples(*[st.integers(0, 9_999)] * 3), min_size=1, max_size=40))
def test_local_reports_come_back(begin: datetime, told: list[tuple[int, int, int]]) -> None:
    """Whatever the clock on the wall does in between; order tells the hour that it repeats."""
    lines = ["Unified License Consumption", "Date,Time,Max Standard Seats,Max Premium Seats"]
    lines[1] += ",Max Outbound Ports"
    for n, numbers in enumerate(told):
        at = (begin + n * QUARTER).astimezone(BERLIN)
        lines.append(f"{at:%m/%d/%Y,%I:%M %p}," + ",".join(map(str, numbers)))
    pools = (Pool.STANDARD, Pool.PREMIUM, Pool.OUTBOUND)
    options = ReadingOptions(zone=BERLIN, dates=DateOrder.MONTH_FIRST)
    observed = read_bytes(("\n".join(lines) + "\n").encode(), options)
    found = [r.usage for r in observed.reports]
    assert found == [dict(zip(pools, numbers, strict=True)) for numbers in told]
    first = begin.astimezone(BERLIN).utcoffset()
    last = (begin + QUARTER * len(told)).astimezone(BERLIN).utcoffset()
    if first == last:  # else it may begin inside the hour that comes twice
        assert observed.reports[0].at in (begin, begin - timedelta(hours=1))


@settings(deadline=None)
@given(starts, reports)
def test_parquet_comes_back(begin: datetime, told: list[Row]) -> None:
    expected = [(begin + n * QUARTER, *values) for n, values in enumerate(told)]
    numbers = {"usage": pl.Int64(), "entitlement": pl.Int64()}
    truth = {"reachable": pl.Boolean(), "synced": pl.Boolean()}
    schema = pl.Schema({"time": pl.Datetime("us", "UTC"), **numbers, **truth})
    content = io.BytesIO()
    pl.DataFrame(expected, schema=schema, orient="row").write_parquet(content)
    assert known(content.getvalue(), ReadingOptions(strict=True)) == expected


@settings(deadline=None)
@given(
    starts,
    st.lists(st.tuples(st.sampled_from(MESSAGES), st.integers(1, 200)), min_size=1, max_size=30),
    st.sampled_from(PACKED),
    st.integers(0, 3),
)
def test_logs_without_years_come_back(
    begin: datetime,
    told: list[tuple[Message, int]],
    packed: Callable[[bytes], bytes],
    foreign: int,
) -> None:
    expected, lines, at = [], [], begin
    for number, (message, hours) in enumerate(told):
        at += timedelta(hours=hours)
        stamp = f"{number}: {at:%b %d %H:%M:%S}.000 UTC"
        lines += [f"{stamp} %MCVD-CVD-7-UNK: noise"] * foreign
        lines.append(f"{stamp} {message.line}")
        expected.append((at, message.notice, message.facility))
    year = (begin + timedelta(hours=told[0][1])).year
    content = packed(("\n".join(lines) + "\n").encode())
    observed = read_bytes(content, ReadingOptions(year=year, strict=True))
    found = [(n.at, n.notice, n.facility) for n in observed.notices]
    assert found == expected


PLAIN = b"time,usage,action\n" + b"".join(
    b"2026-10-24T%02d:00,%d,\n" % (n, n * 7) for n in range(24)
)
LOG = b"".join(
    f"{n}: Dec {n + 20} 08:00:00.000 CST {MESSAGES[n % 4].line}\nnoise\n".encode()
    for n in range(11)
)
JUNK = [b"\0", b"\xff", b"\r", b'"', b",", b";", b"1,234", b"9999-12-31T23:59", b"Feb 29", b"{"]


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_garbled_files_are_read_or_refused_in_one_sentence(data: st.DataObject) -> None:
    bases = [PLAIN, LOG, gzip.compress(PLAIN), PLAIN.decode().encode("utf-16")]
    content = bytearray(data.draw(st.sampled_from(bases)))
    for _ in range(data.draw(st.integers(1, 6))):
        begin = data.draw(st.integers(0, len(content)))
        end = min(begin + data.draw(st.integers(0, 60)), len(content))
        content[begin:end] = data.draw(st.sampled_from(JUNK) | st.binary(max_size=4))
    zone = data.draw(st.sampled_from([None, BERLIN]))
    try:
        observed = read_bytes(bytes(content), ReadingOptions(zone=zone, year=2026))
    except InputError as error:
        refusal = error.message
    else:
        refusal = "data"
        at = [report.at for report in observed.reports]
        assert at == sorted(set(at))
    assert "data" in refusal
    assert "\n" not in refusal
