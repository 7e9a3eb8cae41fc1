"""Rows laid on reports: two of one report, and what no row tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import Observed, Place, ReportSeen

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def row(minutes: int, usage: int, entitlement: int | None = None) -> ReportSeen:
    at = START + timedelta(minutes=minutes)
    return ReportSeen(at, usage, entitlement, True, None, Place("x.csv", 2 + minutes // 5))


def test_of_two_rows_of_a_report_nothing_is_lost() -> None:
    rows = [row(0, 90, 100), row(15, 90, 200), row(20, 150), row(35, 150), row(50, 150)]
    found = explained(Observed(rows), Supposed())
    assert found.verdict == "explained"
    assert [repair.kind for repair in found.repairs] == [
        "two rows for one report interval: what is told last counts"
    ]
    assert not any("overage" in str(change) for change in found.changes)
