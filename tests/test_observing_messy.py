"""Messy data: whatever is wrong is put right in one way only, counted, and refused if strict."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from uccx_licensing.observing.observations import Observed
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.observing.repairs import Flaw, flaws
from uccx_licensing.options import InputError
from uccx_model.pools.amounts import Pool

PLAIN = ReadingOptions(zone=UTC)
BERLIN = ReadingOptions(zone=ZoneInfo("Europe/Berlin"))
HEADER = "time,usage,entitlement\n"
EIGHT = datetime(2026, 2, 3, 8, tzinfo=UTC)


def seen(folder: Path, text: str | bytes, options: ReadingOptions = PLAIN) -> Observed:
    file = folder / "data.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read([file], options)


def counted(observed: Observed) -> Mapping[str, int]:
    return {repair.kind: repair.count for repair in observed.repairs}


def rows(*cells: str) -> str:
    """A table of reports from eight o'clock on, with the rest of each row."""
    told = (
        f"{EIGHT + timedelta(minutes=15 * n):%Y-%m-%dT%H:%M},{c}\n" for n, c in enumerate(cells)
    )
    return HEADER + "".join(told)


GOOD = rows("1,5", "2,5", "3,5")
SPOILT = [
    (Flaw.NUL, GOOD.replace("2,5", "2\0,5"), [1, 2, 3]),
    (Flaw.NO_TIME, GOOD.replace("2026-02-03T08:15", "yesterday"), [1, 3]),
    (Flaw.NO_TIME, GOOD.replace("T08:15", "T08"), [1, 3]),
    (Flaw.CUT_ROW, GOOD + "2026-02-03T08:45,1", [1, 2, 3]),
    (Flaw.NO_END, GOOD.removesuffix("\n"), [1, 2, 3]),
    (Flaw.FEWER_CELLS, GOOD.replace("2,5\n", "2\n"), [1, None, 3]),
    (Flaw.MORE_CELLS, GOOD.replace("2,5\n", "1,234,5\n"), [1, None, 3]),
    (Flaw.NO_NUMBER, GOOD.replace("2,5\n", "-2,5\n"), [1, None, 3]),
    (Flaw.NO_NUMBER, GOOD.replace("2,5\n", "two,5\n"), [1, None, 3]),
    (Flaw.NO_NUMBER, GOOD.replace("2,5\n", "2.5,5\n"), [1, None, 3]),
    (Flaw.NO_NUMBER, GOOD.replace("2,5\n", "12.000,5\n"), [1, None, 3]),
    (Flaw.NO_NUMBER, GOOD.replace("2,5\n", "1234567890123,5\n"), [1, None, 3]),
    (Flaw.NUMBER, GOOD.replace("2,5\n", "2.0,5\n"), [1, 2, 3]),
    (Flaw.NUMBER, GOOD.replace("2,5\n", '"1,234",5\n'), [1, 1234, 3]),
    (Flaw.NUMBER, GOOD.replace("2,5\n", "1 234 567,5\n"), [1, 1234567, 3]),
    (Flaw.DATE_ONLY, GOOD.replace("03T08:15", "04"), [1, 3, 2]),
    (Flaw.DISORDER, HEADER + "".join(GOOD.splitlines(keepends=True)[n] for n in (1, 3, 2)), None),
    (Flaw.TWICE, GOOD + "2026-02-03T08:30,3,5\n", [1, 2, 3]),
    (Flaw.CONTRADICTED, GOOD + "2026-02-03T08:30,4,5\n", [1, 2, 4]),
    (Flaw.SNAPPED, GOOD.replace("08:15", "08:16:30"), [1, 2, 3]),
    (Flaw.OFF_GRID, GOOD.replace("08:15", "08:22"), [1, 2, 3]),
    (Flaw.BETWEEN, GOOD + "2026-02-03T08:22,,9\n", [1, 2, 3]),
    (Flaw.GAP, GOOD.replace("2026-02-03T08:15,2,5\n", ""), [1, 3]),
    (Flaw.ENCODING, GOOD.encode() + "2026-02-03T08:45,4,5 é\n".encode("cp1252"), None),
    (Flaw.UNMARKED, GOOD.encode("utf-16-le"), [1, 2, 3]),
    (Flaw.CUT_ARCHIVE, gzip.compress(GOOD.encode())[:-9], None),
    (Flaw.SHORT_YEAR, "date,time,usage\n13/2/26,08:00,1\n", [1]),
]


@pytest.mark.parametrize(
    ("flaw", "text", "usage"),
    SPOILT,
    ids=[f"{n}-{flaw.name}" for n, (flaw, *_) in enumerate(SPOILT)],
)
def test_each_flaw_is_mended_told_and_refused(
    tmp_path: Path, flaw: Flaw, text: str | bytes, usage: list[int | None] | None
) -> None:
    observed = seen(tmp_path, text)
    assert flaw.words in counted(observed)
    if usage is not None:
        assert [report.usage for report in observed.reports] == usage
    at = [report.at for report in observed.reports]
    assert at == sorted(set(at))
    repair = next(r for r in observed.repairs if r.kind == flaw.words)
    assert repair.first.file.endswith("data.csv")
    assert not repair.harmless
    with pytest.raises(InputError, match=r"data\.csv:\d.*--strict refuses such data"):
        seen(tmp_path, text, ReadingOptions(zone=UTC, strict=True))


def test_good_data_pass_strictly(tmp_path: Path) -> None:
    observed = seen(tmp_path, GOOD, ReadingOptions(zone=UTC, strict=True))
    assert observed.repairs == ()


def test_a_zone_that_nobody_told_is_told_once(tmp_path: Path) -> None:
    observed = seen(tmp_path, GOOD, ReadingOptions())
    assert counted(observed) == {Flaw.NO_ZONE.words: 3}
    assert observed.repairs[0].first.line == 2


def test_titles_headers_and_columns_that_tell_nothing_are_harmless(tmp_path: Path) -> None:
    text = "A report\n\nTIME;Usage;colour\n2026-02-03T08:00;1;red\nTIME;Usage;colour\n"
    observed = seen(tmp_path, text, ReadingOptions(zone=UTC, strict=True))
    assert counted(observed) == {
        Flaw.TITLE.words: 1,
        Flaw.HEADER_AGAIN.words: 1,
        Flaw.UNUSED_COLUMN.words: 1,
    }


def test_two_hundred_columns(tmp_path: Path) -> None:
    more = [f"column {n}" for n in range(198)]
    text = ",".join(["time", *more, "usage"]) + "\n2026-02-03T08:00," + "x," * 198 + "7\n"
    observed = seen(tmp_path, text)
    assert observed.reports[0].usage == 7
    assert counted(observed) == {Flaw.UNUSED_COLUMN.words: 198}


def test_pools_that_are_partly_told(tmp_path: Path) -> None:
    text = "time,usage_standard,usage_premium\n2026-02-03T08:00,1,2\n2026-02-03T08:15,1,\n"
    first, second = seen(tmp_path, text).reports
    assert first.usage == {Pool.STANDARD: 1, Pool.PREMIUM: 2}
    assert second.usage is None


def local(*times: str) -> str:
    return "time,usage\n" + "".join(f"{time},{n}\n" for n, time in enumerate(times))


def quarters(begin: datetime, count: int) -> list[str]:
    """Local times as a clock on the wall shows them, from a moment in UTC on."""
    zone = BERLIN.zone
    moments = (begin + timedelta(minutes=15 * n) for n in range(count))
    return [moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M") for moment in moments]


@pytest.mark.parametrize("backwards", [False, True])
def test_the_hour_that_the_clock_repeats(tmp_path: Path, backwards: bool) -> None:
    begin = datetime(2026, 10, 24, 22, tzinfo=UTC)
    times = quarters(begin, 24)
    assert len(set(times)) == 20
    observed = seen(tmp_path, local(*(times[::-1] if backwards else times)), BERLIN)
    assert [r.at for r in observed.reports] == [
        begin + timedelta(minutes=15 * n) for n in range(24)
    ]
    assert counted(observed)[Flaw.CLOCK_REPEATED.words] == 8


def test_the_hour_that_the_clock_skips(tmp_path: Path) -> None:
    begin = datetime(2026, 3, 28, 22, tzinfo=UTC)
    observed = seen(tmp_path, local(*quarters(begin, 24)), BERLIN)
    assert [r.at for r in observed.reports] == [
        begin + timedelta(minutes=15 * n) for n in range(24)
    ]
    assert observed.repairs == ()
    (report,) = seen(tmp_path, local("2026-03-29T02:30"), BERLIN).reports
    assert report.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert Flaw.CLOCK_SKIPPED.words in counted(seen(tmp_path, local("2026-03-29T02:30"), BERLIN))


def test_gaps_are_counted_in_reports(tmp_path: Path) -> None:
    text = GOOD + "2026-02-03T10:30,4,5\n"
    observed = seen(tmp_path, text)
    assert counted(observed) == {Flaw.GAP.words: 7}
    assert counted(seen(tmp_path, text, ReadingOptions(zone=UTC, interval=None))) == {}


def test_reports_keep_to_their_own_quarter(tmp_path: Path) -> None:
    """A system that reports at seven minutes past is on its own grid, and nothing is moved."""
    observed = seen(tmp_path, local("2026-02-03T08:07", "2026-02-03T08:22", "2026-02-03T08:37"))
    assert observed.repairs == ()
    assert observed.reports[0].at.minute == 7


def test_an_encoding_that_was_told(tmp_path: Path) -> None:
    text = GOOD.replace("time", "é\ntime").encode("cp1252")
    assert Flaw.ENCODING.words in counted(seen(tmp_path, text))
    told = ReadingOptions(zone=UTC, encoding="cp1252", strict=True)
    assert len(seen(tmp_path, text, told).reports) == 3
    with pytest.raises(InputError, match="begins with the mark of utf-8"):
        seen(tmp_path, GOOD.encode("utf-8-sig"), told)
    other = ReadingOptions(zone=UTC, encoding="ascii")
    assert Flaw.ENCODING.words in counted(seen(tmp_path, text, other))


def test_a_line_without_end_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a line of over 1,048,576 characters"):
        seen(tmp_path, GOOD + "x" * 4_000_000)


def test_the_table_of_flaws_has_each(tmp_path: Path) -> None:
    told = flaws()
    rows = [line for line in told.splitlines() if line.endswith(("| passes |", "| refuses |"))]
    assert len(rows) == len(Flaw)
    assert told.count("**Counts**") == 1
    assert r"\`" not in told


def test_binary_data_are_called_so(tmp_path: Path) -> None:
    file = tmp_path / "usage.csv"
    file.write_bytes(bytes(range(128, 256)) * 8)
    with pytest.raises(InputError, match=r"or a log; found binary data$"):
        read([file])


def test_a_report_tells_the_peak_of_rows_that_are_finer(tmp_path: Path) -> None:
    file = tmp_path / "usage.csv"
    times = [datetime(2026, 1, 5, tzinfo=UTC) + n * timedelta(minutes=15) for n in range(96)]
    rows = [f"{t.isoformat()},{130 if n == 40 else 80}" for n, t in enumerate(times)]
    file.write_text("time,usage\n" + "\n".join(rows) + "\n")
    seen = read([file], ReadingOptions(interval=timedelta(hours=8)))
    assert [report.usage for report in seen.reports] == [80, 130, 80]
    assert [report.at.hour for report in seen.reports] == [8, 16, 0]
    assert seen.reports[1].place.line == 42
    assert [(r.kind, r.count) for r in seen.repairs] == [(Flaw.FINER.words, 96)]
    every = read([file], ReadingOptions(interval=timedelta(minutes=15)))
    assert len(every.reports) == 96
    pools = "".join(f"{t.isoformat()},{n},{96 - n}\n" for n, t in enumerate(times))
    file.write_text(f"time,usage_standard,usage_premium\n{pools}")
    first = read([file], ReadingOptions(interval=timedelta(hours=8))).reports[0]
    assert first.usage == {Pool.STANDARD: 31, Pool.PREMIUM: 96}
