"""Logs that cover a part of what other data tell: what they do not cover says nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import NoticeSeen, Observed, Place, ReportSeen
from uccx_licensing.observing.reading import read
from uccx_model.messages import MESSAGES
from uccx_model.notices import Notice

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
OTHER = "%MCVD-LIB_CFG-6-INFO: something else"
FIRST = next(m.line for m in MESSAGES if m.notice is Notice.TO_ENTER_OOC)
USAGE = (80, 130, 130, 90, 90, 90, 120, 120, 90)


def written(folder: Path, name: str, *lines: str) -> Path:
    file = folder / name
    file.write_text("".join(f"{line}\n" for line in lines))
    return file


def rows(folder: Path) -> Path:
    told = (f"{START + n * QUARTER:%Y-%m-%dT%H:%M}Z,{used},100" for n, used in enumerate(USAGE))
    return written(folder, "rows.csv", "time,usage,entitlement", *told)


@pytest.mark.parametrize(
    ("begins", "notice", "ends"),
    [("09:05:00", "09:45:01", "10:30:00"), ("07:30:00", "08:30:01", "08:50:00")],
)
def test_a_log_of_a_part_of_the_data_agrees(
    tmp_path: Path, begins: str, notice: str, ends: str
) -> None:
    day = "Jan 05 2026"
    log = written(
        tmp_path,
        "x.log",
        f"1: {day} {begins} UTC {OTHER}",
        f"2: {day} {notice} UTC {FIRST}",
        f"3: {day} {ends} UTC {OTHER}",
    )
    found = explained(read([rows(tmp_path), log]), Supposed())
    assert found.verdict == "explained"
    assert any(f"Logs cover 2026-01-05 {begins[:5]}" in told for told in found.assumptions)


def test_a_log_that_covers_all_has_every_notice(tmp_path: Path) -> None:
    day = "Jan 05 2026"
    lines = [f"{day} 07:30:00 UTC {OTHER}", f"{day} 09:45:01 UTC {FIRST}"]
    log = written(tmp_path, "x.log", *lines, f"{day} 10:30:00 UTC {OTHER}")
    assert explained(read([rows(tmp_path), log]), Supposed()).verdict == "not explained"


def test_rotated_logs_cover_what_lies_between_them(tmp_path: Path) -> None:
    early = written(tmp_path, "x.log.1", f"Jan 05 08:00:00 UTC {OTHER}")
    late = written(tmp_path, "x.log", f"Jan 05 11:00:00 UTC {OTHER}")
    hours = timedelta(hours=3)
    assert read([rows(tmp_path), early, late]).covered == ((START, START + hours),)
    late = late.rename(tmp_path / "y.log")
    apart = read([rows(tmp_path), early, late]).covered
    assert apart == ((START, START), (START + hours, START + hours))


def test_times_without_a_year_are_of_the_year_of_the_notices(tmp_path: Path) -> None:
    lines = [f"Dec 31 23:00:00 UTC {OTHER}", f"Jan 05 08:30:01 UTC {FIRST}"]
    log = written(tmp_path, "x.log", *lines, f"Jan 06 01:00:00 UTC {OTHER}")
    begin, end = datetime(2025, 12, 31, 23, tzinfo=UTC), datetime(2026, 1, 6, 1, tzinfo=UTC)
    assert read([rows(tmp_path), log]).covered == ((begin, end),)


@pytest.mark.parametrize("intervals", [0.5, 0.51, 1.5, 2.4, 2.5, 2.6, 4.5])
def test_no_notice_before_the_first_row_is_passed_by(intervals: float) -> None:
    def seen(at: datetime, notice: Notice) -> NoticeSeen:
        return NoticeSeen(at, notice, "MCVD-LIB_LICENSE", 1, Place("x.log", 1))

    reports = [
        ReportSeen(START + n * QUARTER, 130, 100, True, None, Place("x.csv", n)) for n in range(3)
    ]
    lines = [
        seen(START - intervals * QUARTER, Notice.IN_OOC),
        seen(START + QUARTER, Notice.TO_ENTER_OOC),
    ]
    found = explained(Observed(reports, lines, logged=True), Supposed())
    assert found.verdict == "not explained"
