"""Rows laid on reports: two of one report, and what no row tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import NoticeSeen, Observed, Place, ReportSeen
from uccx_model.choices import Deployment
from uccx_model.notices import Notice

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


def test_a_manual_synchronization_that_nobody_tells_is_possible() -> None:
    """With 200 known from the second report on there is no notice; without, there are three."""
    apart = Supposed(readings={Deployment: Deployment.ON_PREM_DISCONNECTED})
    rows = [row(0, 130, 100), row(15, 130, 200), *(row(15 * n, 130) for n in range(2, 8))]
    quiet = explained(Observed(rows, logged=True), apart)
    assert quiet.verdict == "explained"
    assert any("were synchronized or were not" in told for told in quiet.assumptions)
    lines = [
        NoticeSeen(rows[n].at, notice, "MCVD-LIB_LICENSE", 1, Place("x.log", n))
        for n, notice in ((1, Notice.TO_ENTER_OOC), (3, Notice.TO_ENTER_OOC_SHORTLY))
    ]
    lines += [NoticeSeen(rows[4].at, Notice.IN_OOC, "MCVD-LIB_LICENSE", 1, Place("x.log", 4))]
    assert explained(Observed(rows, lines, logged=True), apart).verdict == "explained"
    assert explained(Observed(rows, lines, logged=True), Supposed()).verdict == "not explained"
