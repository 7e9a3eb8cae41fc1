"""How long a year of one system takes: 35,040 reports, with all readings open.

First explained, of what was read; then by the command, from its start to what it prints, of a year
in CUIC's report, where licences are in pools: whole, and with a day missing in every month.

python bench/bench_replay.py
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import NoticeSeen, Observed, Place, ReportSeen
from uccx_model.choices import READINGS
from uccx_model.execution import Execution, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES
from uccx_model.script import start
from uccx_model.states import IN_COMPLIANCE
from uccx_model.stepping import Stepper
from uccx_model.tracking import ATTESTED

YEAR = 365 * 96
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
CHANCE = 0.01  #: that an interval has many more Standard seats
MISSING_DAY = 20  #: of each thirty
LONGEST = 60  #: seconds that the command is given


@dataclass(frozen=True)
class Kind:
    """A kind of year."""

    name: str
    busiest: int  #: agents at noon
    chance: float  #: that an interval has many more
    silence: float  #: that a link is lost for some hours
    logged: bool = True


KINDS = (
    Kind("never above the entitlement", 90, 0, 0),
    Kind("above it for an interval now and then", 90, 0.01, 0),
    Kind("with lost links too", 90, 0.01, 0.001),
    Kind("locked in spring and never bought", 110, 0.01, 0),
    Kind("without logs", 90, 0.01, 0.001, logged=False),
)


def year(kind: Kind, seed: int = 1) -> Observed:
    """Return what is seen of a year, as one run of the model has it."""
    random = Random(seed)
    run = Stepper(
        Execution(licensing_graph(), PROFILES[0].values, [tuple(q)[-1] for q in READINGS])
    )
    node, values = "IN_COMPLIANCE", run.values(start(IN_COMPLIANCE, 100))
    reports, notices, silent = [], [], 0
    for number in range(YEAR):
        hour = number % 96
        usage = int(kind.busiest * max(0, 1 - abs(hour - 48) / 30) * random.uniform(0.8, 1))
        usage += 40 if random.random() < kind.chance else 0
        silent = max(silent - 1, 0) or (
            random.randint(1, 40) if random.random() < kind.silence else 0
        )
        at = BEGIN + number * QUARTER
        given = {"demand": usage, "bought": 100, "ssm_reachable": not silent, "synced": True}
        step = run.report(node, values, run.inputs(zero_inputs() | given))
        assert step is not None
        node, values = step.transition.target.name, step.values
        place = Place("usage.csv", number + 2)
        reports.append(ReportSeen(at, usage, 100, not silent, None, place))
        notices += [
            NoticeSeen(at, notice, "UC_LIB_LICENSE", 1, Place("mcvd.log", len(notices) + 1))
            for notice in step.notices
            if notice in ATTESTED
        ]
    return Observed(reports, notices if kind.logged else (), logged=kind.logged)


def report_of(year: int, gaps: bool) -> str:
    """Return CUIC's report of a year with some overage, as CSV."""
    random, lines = Random(year), ["Date,Time,Max Standard Seats,Max Premium Seats"]
    for number in range(YEAR):
        day, hour = divmod(number, 96)
        load = max(0.0, 1 - abs(hour - 48) / 30) * random.uniform(0.8, 1)
        standard = int(38 * load) + (6 if random.random() < CHANCE else 0)
        if not (gaps and day % 30 == MISSING_DAY):
            at = BEGIN + number * QUARTER
            lines.append(f"{at:%m/%d/%Y,%H:%M},{standard},{int(9 * load)}")
    return "\n".join([*lines, ""])


def commanded(file: Path) -> tuple[float, str]:
    """Return the CPU seconds that the command takes of a file, and its verdict."""
    command = [sys.executable, "-m", "uccx_licensing", "replay", str(file), "--zone", "UTC"]
    options = ["--bought", "standard=40,premium=10", "--dates", "month-first", "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            [*command, *options], capture_output=True, check=False, timeout=LONGEST
        )
        verdict = json.loads(done.stdout)["verdict"]
    except subprocess.TimeoutExpired:
        verdict = f"stopped after {LONGEST} s"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, verdict


def main() -> None:
    """Print a line for each kind of year."""
    gc.set_threshold(500_000)  # as the command does
    print(f"{'a year, a report every 15 minutes':40} {'CPU s':>8} {'lines':>6} {'excluded':>9}")
    for kind in KINDS:
        seen = year(kind)
        best = []
        for _ in range(3):
            began = time.process_time()
            found = explained(seen, Supposed())
            best.append(time.process_time() - began)
        lines = len(seen.notices)
        print(
            f"{kind.name:40} {min(best):8.2f} {lines:6,} {len(found.excluded):9}  {found.verdict}"
        )
    with TemporaryDirectory() as folder:
        for gaps in (False, True):
            file = Path(folder, "report.csv")
            file.write_text(report_of(BEGIN.year, gaps))
            name = "with a day missing in every month" if gaps else "whole"
            seconds, verdict = commanded(file)
            print(f"{f'the command, of pools, {name}':57} {seconds:8.2f}  {verdict}")


if __name__ == "__main__":
    main()
