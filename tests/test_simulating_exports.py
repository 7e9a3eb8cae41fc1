"""What a simulated system leaves behind: usage, logs, consumption, as other programs read them."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from matplotlib.figure import Figure

from random_traces import random_trace
from test_simulating_traces import random_pooled_trace
from uccx_licensing.amounts import amount_of
from uccx_licensing.observing.reading import read
from uccx_licensing.simulating.consumption import as_csv, consumption, joined
from uccx_licensing.simulating.exporting import HOST, log_of, usage_table
from uccx_licensing.simulating.outcome import Outcome, outcome_of
from uccx_licensing.simulating.reads import Reads
from uccx_licensing.simulating.singles import singles
from uccx_licensing.words import Calendar
from uccx_model.acts import act_of
from uccx_model.messages import CLUSTER_VIEW, MESSAGES, messages_of
from uccx_model.pools.amounts import Pool
from uccx_model.trace import Trace

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "docs" / "scenarios"
NAMES: Final = ("irreversible", "reversible", "pools")
STARTS: Final = datetime(2026, 1, 5, 8, tzinfo=UTC)
MOST: Final = 1_000


def example(name: str) -> Outcome:
    return outcome_of(str(EXAMPLES / f"{name}.toml"))


def short_traces() -> list[Trace]:
    found = [maker(seed) for seed in range(40) for maker in (random_trace, random_pooled_trace)]
    return [t for t in found if t.profile and int(t.last.values["now"]) < MOST and t.steps]


@pytest.mark.parametrize("name", NAMES)
def test_usage_is_read_as_it_was_simulated(name: str, tmp_path: Path) -> None:
    outcome, file = example(name), tmp_path / "usage.csv"
    file.write_text(outcome.usage())
    seen = read([file])
    assert seen.repairs == ()
    reports = [step for step in singles(outcome.trace) if step.takes_time]
    assert len(seen.reports) == len(reports)
    for report, step in zip(seen.reports, reports, strict=True):
        assert report.usage == amount_of(step.after.values, "usage")
        assert report.entitlement == amount_of(step.after.values, "bought")
        assert report.reachable == step.inputs["ssm_reachable"]
        assert report.synced == step.inputs["synced"]


def test_any_trace_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "usage.csv"
    traces = short_traces()
    assert len(traces) > 8
    for trace in traces:
        file.write_text(usage_table(trace, STARTS))
        seen, reads = read([file]), Reads(trace)
        actions = [step for step in trace.steps if not step.takes_time]
        told = [(action.name, dict(action.inputs)) for action in seen.actions]
        assert told == [(act_of(step.transition), reads.inputs(step)) for step in actions]
        moments = [*(r.at for r in seen.reports), *(a.at for a in seen.actions)]
        assert len(set(moments)) == len(moments)


@pytest.mark.parametrize("name", NAMES)
def test_logs_tell_every_message_at_its_moment(name: str, tmp_path: Path) -> None:
    outcome = example(name)
    log, usage = tmp_path / "MCVD.log", tmp_path / "usage.csv"
    log.write_text(outcome.log(dated=True))
    usage.write_text(outcome.usage())
    seen = read([usage, log])
    assert outcome.scenario.starts is not None
    wanted = {
        (outcome.scenario.starts + timedelta(minutes=15 * int(s.after.values["now"])), notice)
        for s in outcome.trace.steps
        for notice in s.notices
        if messages_of(notice)
    }
    assert {(told.at, told.notice) for told in seen.notices} == wanted


def test_lines_are_those_of_the_documents_byte_for_byte() -> None:
    lines = log_of(example("irreversible").trace, STARTS).splitlines()
    assert [line.partition(" %")[0] for line in lines] == [
        "1: Jan 05 09:00:00.000 UTC",
        "2: Jan 05 09:30:00.000 UTC",
        f"Jan 05 09:30:00 {HOST}",
        f"Jan 05 09:45:00 {HOST}",
    ]
    assert [line[line.index("%") :] for line in lines] == [m.line for m in MESSAGES]
    assert sum(CLUSTER_VIEW in line for line in lines) == 2


def test_without_dates_messages_tell_days() -> None:
    assert log_of(example("irreversible").trace, None).startswith("day 0 01:00 %MCVD-LIB_LICENSE-1")


def test_an_offset_counts_in_every_file() -> None:
    outcome = example("pools")
    rows = list(csv.DictReader(io.StringIO(outcome.usage())))
    assert rows[1]["time"] == "2026-03-02T08:15:00+01:00"
    assert "Mar 02 08:30:00.000 UTC" in outcome.log(dated=True)
    assert outcome.consumption_csv().splitlines()[1].startswith("2026-03-02,08:15:00,42,8,,0,")


# The consumption report.


def test_the_flex_view_has_standard_and_premium_seats() -> None:
    report = consumption(example("pools").trace)
    assert report.titles[:2] == ("Max Standard Seats", "Max Premium Seats")
    assert report.pools == (Pool.STANDARD, Pool.PREMIUM)
    first, *_ = report.intervals
    assert first.view == (42, 8, None, 0)
    assert first.amounts == ((42, 8), (40, 10), (-2, 2), (42, 8), (0, 0))


def test_the_perpetual_view_has_agent_seats_and_ports(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text(
        'license_type = "Perpetual Premium"\n'
        "entitlement = { premium = 50, outbound = 5, server = 1 }\n"
        '[[happening]]\ndo = "register"\n'
        "usage = { premium = 40, outbound = 5, server = 1 }\nreports = 2\n"
    )
    report = consumption(outcome_of(str(file)).trace)
    assert report.titles == ("Max Inbound Ports", "Max Agent Seats", "Max Outbound Ports")
    assert [one.view for one in report.intervals] == [(None, 40, 5)] * 2
    assert len(joined(report.intervals)) == 1


def test_while_locked_the_lock_is_reported_and_usage_is_told_as_it_is() -> None:
    report = consumption(example("irreversible").trace)
    held = [one for one in report.intervals if one.amounts[4] != (0,)]
    assert len(held) == 1442
    assert {one.amounts[3] for one in held} == {(130,)}
    assert {one.amounts[0] for one in held} == {(130,), (80,)}
    assert {one.amounts[2] for one in held} == {(-30,), (20,)}


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_read_as_that_of_cuic(name: str, tmp_path: Path) -> None:
    outcome, file = example(name), tmp_path / "consumption.csv"
    file.write_text(outcome.consumption_csv())
    seen = read([file])
    report = consumption(outcome.trace)
    assert len(seen.reports) == len(report.intervals)
    for told, one in zip(seen.reports, report.intervals, strict=True):
        assert isinstance(told.usage, dict)
        assert told.usage[Pool.STANDARD] == one.amounts[0][0]


def test_every_interval_is_told_once() -> None:
    for trace in short_traces():
        report = consumption(trace)
        assert [one.last for one in report.intervals] == [
            int(step.after.values["now"]) for step in singles(trace) if step.takes_time
        ]
        both = joined(report.intervals)
        assert sum(one.last - one.first + 1 for one in both) == len(report.intervals)
        rows = as_csv(report, Calendar(15, datetime(2026, 1, 1))).splitlines()
        assert len(rows) == len(report.intervals) + 1


def test_what_is_enough_counts_the_premium_seats_that_are_left() -> None:
    report = consumption(example("agents").trace)
    peak = max(report.intervals, key=lambda one: one.amounts[0][0])
    assert (peak.amounts[0], peak.amounts[1], peak.enough) == ((55, 6), (40, 10), (44, 10))
    held = next(one for one in report.intervals if any(one.amounts[4]))
    assert held.enough == (40, 10)
    assert {one.enough for one in consumption(example("irreversible").trace).intervals} == {
        (100,),
        (130,),
    }


def test_a_picture_hatches_what_is_short_and_tells_units_and_the_zone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[Figure] = []
    monkeypatch.setattr(Figure, "savefig", lambda figure, *_, **__: drawn.append(figure))
    example("agents").consumption_plot("svg")
    standard, premium = drawn[0].axes
    assert (standard.get_ylabel(), premium.get_ylabel()) == ("Standard seats", "Premium seats")
    assert premium.get_xlabel() == "time: UTC"
    assert "2 Mar 2026" in premium.get_xticklabels()[0].get_text()
    for axes, (low, high) in ((standard, (44, 55)), (premium, (10, 16))):
        (hatched,) = axes.collections
        heights = np.asarray(hatched.get_paths()[0].vertices)[:, 1]
        assert (min(heights), max(heights)) == (low, high)
        assert all(tick == int(tick) for tick in axes.get_yticks())
        assert axes.get_ylim()[1] > high
        lines = {line.get_label(): line for line in axes.lines}
        order = [line.get_label() for line in axes.lines]
        assert order.index("locked and reported") > order.index("used")
        assert ("bought, and unused Premium" in lines) is (axes is standard)


def test_a_picture_is_the_same_in_every_process(tmp_path: Path) -> None:
    source = (
        "import sys; from uccx_licensing.simulating.outcome import outcome_of\n"
        f"o = outcome_of({str(EXAMPLES / 'pools.toml')!r})\n"
        "sys.stdout.buffer.write(o.consumption_plot('svg') + o.consumption_plot('png'))\n"
    )
    printed = set()
    for seed in ("1", "2"):
        given = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", source], env=given, check=True, capture_output=True
        )
        printed.add(done.stdout)
    assert len(printed) == 1
    content = printed.pop()
    assert content.startswith(b"<?xml")
    assert b"\x89PNG" in content
