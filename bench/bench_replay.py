"""How long a year of one system takes to explain: 35,040 reports, with all readings open.

python bench/bench_replay.py
"""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

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
        at = BEGIN + number * timedelta(minutes=15)
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


if __name__ == "__main__":
    main()
