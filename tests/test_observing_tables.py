"""Tables of usage: CUIC's consumption report, plain ones, and Parquet files."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from uccx_licensing.observing.observations import Observed
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import DateOrder, ReadingOptions
from uccx_licensing.observing.repairs import Flaw
from uccx_licensing.observing.sources import FileKind, kind_of
from uccx_licensing.options import InputError
from uccx_model.pools.amounts import Pool

UTC_TOLD = ReadingOptions(zone=UTC)
EIGHT = datetime(2026, 2, 3, 8, tzinfo=UTC)


def seen(folder: Path, text: str | bytes, options: ReadingOptions = UTC_TOLD) -> Observed:
    file = folder / "data.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read([file], options)


def kinds(observed: Observed) -> Sequence[str]:
    return [repair.kind for repair in observed.repairs]


def test_a_plain_table(tmp_path: Path) -> None:
    text = (
        "time,usage,entitlement,reachable,synced,action\n"
        "2026-02-03T08:00,90,100,true,no,\n"
        "2026-02-03T08:15,130,,,,\n"
        "2026-02-03T08:15,,,,,change_license_control overage_allowed=false\n"
    )
    observed = seen(tmp_path, text)
    first, second = observed.reports
    assert (first.at, first.usage, first.entitlement) == (EIGHT, 90, 100)
    assert (first.reachable, first.synced) == (True, False)
    assert (second.usage, second.entitlement, second.reachable) == (130, None, None)
    assert second.place.line == 3
    (action,) = observed.actions
    assert action.at == EIGHT + timedelta(minutes=15)
    assert (action.name, action.inputs) == ("change_license_control", {"overage_allowed": False})
    assert observed.repairs == ()
    assert not observed.logged


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_pools_under_any_separator(tmp_path: Path, delimiter: str) -> None:
    titles = ("time", "usage_standard", "usage_premium", "entitlement_standard")
    row = ("2026-02-03 08:00", "40", "10", "50")
    (report,) = seen(tmp_path, f"{delimiter.join(titles)}\n{delimiter.join(row)}\n").reports
    assert report.usage == {Pool.STANDARD: 40, Pool.PREMIUM: 10}
    assert report.entitlement == {Pool.STANDARD: 50}


def test_titles_with_other_separators_in_them(tmp_path: Path) -> None:
    (report,) = seen(tmp_path, 'time;usage;"a,b,c,d"\n2026-02-03T08:00;5;x\n').reports
    assert report.usage == 5


FLEX = """Unified License Consumption Report
Generated at 2/4/2026

"Date","Time","Maximum Standard Seats","MAX PREMIUM seats","Max. Inbound Ports","Max Outbound Ports"
"2/13/2026","8:00:00 AM","40","10","7",""
"","8:15:00 AM","41","11","7",""
"2/13/2026","12:30:00 PM","","","",""
"""


def test_the_flex_view_of_the_consumption_report(tmp_path: Path) -> None:
    observed = seen(tmp_path, FLEX, ReadingOptions(zone=UTC, interval=None))
    assert [report.at.isoformat() for report in observed.reports] == [
        "2026-02-13T08:00:00+00:00",
        "2026-02-13T08:15:00+00:00",
        "2026-02-13T12:30:00+00:00",
    ]
    assert observed.reports[1].usage == {Pool.STANDARD: 41, Pool.PREMIUM: 11}
    assert observed.reports[2].usage is None
    assert kinds(observed) == [
        flaw.words for flaw in (Flaw.TITLE, Flaw.UNUSED_COLUMN, Flaw.EMPTY_COLUMN, Flaw.DATE_ABOVE)
    ]
    assert all(repair.harmless for repair in observed.repairs)


PERPETUAL = "Date,Time,Maximum Inbound Ports,Maximum Agent Seats,Maximum Outbound Ports\n"


def test_agent_seats_are_one_count_unless_something_tells_more(tmp_path: Path) -> None:
    row = "13/02/2026,08:00,5,130,{}\n"
    assert seen(tmp_path, PERPETUAL + row.format(0)).reports[0].usage == 130
    premium = seen(tmp_path, PERPETUAL + row.format(4))
    assert premium.reports[0].usage == {Pool.PREMIUM: 130, Pool.OUTBOUND: 4}
    assert Flaw.PREMIUM_SEATS.words in kinds(premium)
    told = ReadingOptions(zone=UTC, seats=Pool.STANDARD, strict=True)
    standard = seen(tmp_path, PERPETUAL + row.format(0), told)
    assert standard.reports[0].usage == {Pool.STANDARD: 130, Pool.OUTBOUND: 0}


@pytest.mark.parametrize(
    ("date", "order"),
    [
        ("3/2/2026", DateOrder.DAY_FIRST),
        ("2/3/2026", DateOrder.MONTH_FIRST),
        ("3.2.2026", DateOrder.DAY_FIRST),
        ("03-02-2026", DateOrder.DAY_FIRST),
        ("2026/02/03", None),
        ("2026-2-3", None),
        ("3-Feb-2026", None),
        ("Tue Feb 3, 2026", None),
        ("February 3, 2026", None),
    ],
)
def test_dates_of_many_countries(tmp_path: Path, date: str, order: DateOrder | None) -> None:
    text = f'date,time,usage\n"{date}",8:00 AM,1\n'
    (report,) = seen(tmp_path, text, ReadingOptions(zone=UTC, dates=order)).reports
    assert report.at == EIGHT
    joined = f'time,usage\n"{date} 08:00",1\n'
    assert seen(tmp_path, joined, ReadingOptions(zone=UTC, dates=order)).reports[0].at == EIGHT


def test_days_and_months_are_never_guessed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"csv:2: '3/2/2026' can be read .* --dates"):
        seen(tmp_path, "date,time,usage\n3/2/2026,08:00,1\n")
    decided = seen(tmp_path, "date,time,usage\n3/2/2026,08:00,1\n13/2/2026,08:00,1\n")
    assert decided.reports[0].at == EIGHT
    assert seen(tmp_path, "date,time,usage\n2/2/2026,08:00,1\n").reports[0].at.day == 2
    with pytest.raises(InputError, match=r"csv:3: '13/2/2026' and '2/13/2026'"):
        seen(tmp_path, "date,time,usage\n2/13/2026,08:00,1\n13/2/2026,08:00,1\n")
    other = ReadingOptions(zone=UTC, dates=DateOrder.DAY_FIRST)
    with pytest.raises(InputError, match=r"csv:2: '2/13/2026' is a date month-first; --dates"):
        seen(tmp_path, "date,time,usage\n2/13/2026,08:00,1\n", other)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2026-02-03T08:00Z", EIGHT),
        ("2026-02-03T09:00+01:00", EIGHT),
        ("2026-02-03 00:00:00-08:00", EIGHT),
        ("2026-02-03 9:00 +0100", EIGHT),
        ("2026-02-02 24:00", datetime(2026, 2, 3, tzinfo=UTC)),
        ("2026-02-03 12:00 AM", datetime(2026, 2, 3, tzinfo=UTC)),
    ],
)
def test_offsets_are_exact(tmp_path: Path, time: str, expected: datetime) -> None:
    options = ReadingOptions(zone=UTC, interval=None)
    assert seen(tmp_path, f"time,usage\n{time},1\n", options).reports[0].at == expected


def test_a_local_zone(tmp_path: Path) -> None:
    options = ReadingOptions(zone=ZoneInfo("America/New_York"))
    text = "time,usage\n2026-02-03T08:00,1\n"
    assert seen(tmp_path, text, options).reports[0].at == EIGHT + timedelta(hours=5)


def test_parquet_files(tmp_path: Path) -> None:
    file = tmp_path / "usage"  # content tells what a file is, not its name
    at = [datetime(2026, 2, 3, 8), datetime(2026, 2, 3, 8, 15)]
    pl.DataFrame(
        {
            "time": at,
            "usage_premium": [1.0, None],
            "usage_standard": [40, 41],
            "reachable": [True, None],
        }
    ).write_parquet(file)
    assert kind_of(file) is FileKind.PARQUET
    observed = read([file], UTC_TOLD)
    first, second = observed.reports
    assert first.usage == {Pool.PREMIUM: 1, Pool.STANDARD: 40}
    assert (first.at, first.reachable, first.place.line) == (EIGHT, True, 1)
    assert second.usage is None
    assert kinds(observed) == [Flaw.SOME_POOLS.words]


def test_parquet_with_zones_and_other_kinds(tmp_path: Path) -> None:
    file = tmp_path / "usage.parquet"
    local = pl.Series([datetime(2026, 2, 3, 9)]).dt.replace_time_zone("Europe/Berlin")
    pl.DataFrame({"time": local, "usage": [7], "more": [[1]]}).write_parquet(file)
    (report,) = read([file]).reports
    assert (report.at, report.usage) == (EIGHT, 7)


def test_several_files_complete_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "usage.csv", tmp_path / "bought.csv.gz"
    one.write_text("time,usage\n2026-02-03T08:00Z,90\n2026-02-03T08:15Z,130\n")
    other.write_bytes(gzip.compress(b"time;entitlement\n2026-02-03T08:15Z;100\n"))
    observed = read([other, one])
    assert [(report.usage, report.entitlement) for report in observed.reports] == [
        (90, None),
        (130, 100),
    ]
    assert observed.repairs == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "data.csv' is empty; expected"),
        (" \n\n", "data.csv' is empty; expected"),
        ("hello", "expected CUIC's .* found 'hello'"),
        ("time,usage\n", "no row with a time"),
        ("time,usage\nlater,3\n", "1 row, none with a time that can be read"),
        ("time,usage,usage_premium\n", "told in one count and in pools"),
        ("time,usage,Usage\n", "2 columns tell the same: 'usage', 'Usage'"),
        ('{"format": 1}', "a trace in JSON"),
        ("system,time,usage\na,2026-02-03T08:00,1\nb,2026-02-03T08:00,2\n", "rows of 2 systems"),
        ("PK\x03\x04rest", "an archive or a workbook"),
        ("PAR1rest", "no Parquet file that can be read"),
        ("time,action\n2026-02-03T08:00,regster\n", "csv:2: no action .* nearest are: register"),
        ("time,action\n2026-02-03T08:00,register x=1\n", "no input is called 'x'"),
        ("time,action\n2026-02-03T08:00,register synced=5\n", "synced: expected true or false"),
        ("time,usage\n2026-02-03T08:00,1,234\n", "csv:2: 3 cells, where the header has 2"),
        ("time,usage\n2026-02-03T08:00,1\ntime,entitlement\n", "another header"),
    ],
)
def test_what_is_no_data_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as refused:
        seen(tmp_path, text)
    assert "data.csv" in refused.value.message
    assert "\n" not in refused.value.message


def test_the_table_that_the_documentation_shows(tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "docs" / "data.md").read_text(encoding="utf-8")
    shown = page.partition("```\n")[2].partition("```")[0]
    observed = seen(tmp_path, shown, ReadingOptions(strict=True))
    assert [report.usage for report in observed.reports] == [90, 130, 100]
    assert len(observed.actions) == 1


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
@pytest.mark.parametrize("buffered", [False, True])
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, packed: Callable[[bytes], bytes], buffered: bool
) -> None:
    content: Any = io.BytesIO(packed(b"time,usage\n2026-02-03T08:00,5\n"))
    whole = io.TextIOWrapper(io.BufferedReader(content) if buffered else content)
    monkeypatch.setattr("sys.stdin", whole)
    assert kind_of("-") is FileKind.TABLE
    (report,) = read(["-"], UTC_TOLD).reports
    assert (report.usage, str(report.place)) == (5, "-:2")
    assert not whole.closed


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read([tmp_path / "none.csv"])
    with pytest.raises(InputError, match="Is a directory"):
        kind_of(tmp_path)
