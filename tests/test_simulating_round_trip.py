"""Round trip in short: a trace becomes a scenario, which leaves files behind, which conform."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from random_traces import random_trace
from test_simulating_traces import random_pooled_trace
from uccx_licensing.amounts import amount_of
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Verdict
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_licensing.simulating.exporting import log_of, usage_table
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.running import run
from uccx_licensing.simulating.writing import scenario_text
from uccx_licensing.trace_data import Kept
from uccx_model.parameters import profile_named
from uccx_model.trace import Trace
from uccx_model.variables import LicenseType

STARTS: Final = datetime(2026, 1, 5, tzinfo=UTC)
MOST: Final = 600  #: reports of a trace


def fitting(seed: int, *, pooled: bool) -> Trace | None:
    """A random trace, if data can tell of it: one of a release, registered at some time."""
    trace = random_pooled_trace(seed, 12) if pooled else random_trace(seed, 12)
    reports = [step for step in trace.steps if step.takes_time]
    usual = not (trace.settings or trace.dropped) and trace.start.node == "EVALUATION"
    long = int(trace.last.values["now"]) > MOST
    return trace if trace.profile and usual and reports and not long else None


def conforms(trace: Trace, folder: Path) -> Verdict:
    usage, log = folder / "usage.csv", folder / "MCVD.log"
    usage.write_text(usage_table(trace, STARTS))
    log.write_text(log_of(trace, STARTS))
    profile = profile_named(trace.profile or "")
    options = ReadingOptions(interval=timedelta(minutes=profile.report_interval))
    # A log without any line cannot be read: nothing shows what it is.
    observed = read([usage, log] if log.read_text() else [usage], options)
    supposed = Supposed(
        profile=profile,
        readings={type(option): option for option in trace.choices},
        start=Start("EVALUATION", {"agents": trace.start.values["agents"]}),
        bought=amount_of(trace.start.values, "bought"),
        license_type=LicenseType(int(trace.start.values["license_type"])),
    )
    return explained(observed, supposed).verdict


@pytest.mark.parametrize(
    ("wanted", "pooled"),
    [(8, False), (3, True)],
)
def test_what_a_trace_leaves_behind_conforms(wanted: int, pooled: bool, tmp_path: Path) -> None:
    done, seed = 0, 0
    while done < wanted:
        trace = fitting(seed, pooled=pooled)
        seed += 1
        if trace is not None:
            again = run(scenario_of(scenario_text(Kept(trace)), "again.toml"))
            assert conforms(again, tmp_path) is Verdict.EXPLAINED, f"seed {seed - 1}"
            done += 1
