"""How long verification takes: run by hand, on a machine that does nothing else.

    .venv/bin/python bench/bench_verify.py [--runs N]

Prints, with the spread over the runs: everything from nothing known (a new process, two jobs); peak
memory; `uccx-licensing --help`; 12.5's numbers, and the same with periods a hundred times as long;
and one more property, given what is already known.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

from uccx_model.expressions import Bool, implies
from uccx_model.graph import licensing_graph
from uccx_model.variables import State
from uccx_proofs.catalogue import all_properties
from uccx_proofs.engines.preparing import prover_for
from uccx_proofs.property import PropertyBook
from uccx_proofs.verdicts import Proved

EVERYTHING = "from uccx_proofs.verify import verify; raise SystemExit(verify(jobs=2).exit_code)"
LONGER = """
from dataclasses import replace
from uccx_model import parameters
def longer(profile):
    counts = ("strike_limit", "early_warning", "late_warning")
    values = {n: v * (1 if n in counts else FACTOR) for n, v in profile.values.items()}
    return replace(profile, values=values)
parameters.PROFILES = tuple(map(longer, parameters.PROFILES))
from uccx_proofs.verify import verify
run = verify(["enforcement_comes_only_after_a_full_period", "time_can_always_pass",
    "non_compliance_meets_its_deadline", "silence_meets_its_deadline",
    "uncured_non_compliance_is_enforced_exactly_at_its_period"], profile="12.5", jobs=2)
raise SystemExit(run.exit_code)
"""

BOOK = PropertyBook()


@BOOK.invariant(source=["R31"])
def what_is_shown_is_never_below_the_lock(s: State) -> Bool:
    """What is shown as reported is never below a lock held while registered."""
    return implies(s.registered & s.lock_held, s.reported >= s.locked)


@BOOK.step(source=["R21"])
def time_never_goes_back(s: State, t: State) -> Bool:
    """Time never goes back."""
    return t.now >= s.now


def child(*arguments: str) -> Callable[[], None]:
    """Return a function that runs Python with these arguments and insists on success."""

    def run() -> None:
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)

    return run


def measure(name: str, what: Callable[[], None], runs: int) -> None:
    """Run something several times and print its median and spread."""
    times = []
    for _ in range(runs):
        begin = perf_counter()
        what()
        times.append(perf_counter() - begin)
    spread = f"{min(times):.2f} to {max(times):.2f}"
    print(f"{name:62} median {statistics.median(times):6.2f} s ({spread}, {runs} runs)", flush=True)


def one_more_property(runs: int) -> None:
    """Measure deciding properties nobody has asked for, with a prover that knows the model."""
    prover = prover_for(licensing_graph(), all_properties())
    for extra in BOOK.properties:

        def decide() -> None:
            assert isinstance(prover.solve(extra).verdict, Proved), extra.name  # noqa: B023 - called at once

        measure(f"one more property: {extra.name}", decide, runs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5, help="how often to run each")
    runs = parser.parse_args().runs
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load {load:.2f}, Python {sys.version.split()[0]}")
    measure("everything, from nothing known", child("-c", EVERYTHING), runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'  its largest process':62} {peak:.0f} MB")
    measure("uccx-licensing --help", child("-m", "uccx_licensing", "--help"), runs)
    for factor, days in ((1, "90"), (100, "9,000")):
        program = LONGER.replace("FACTOR", str(factor))
        measure(f"five properties with 12.5's numbers, {days} days", child("-c", program), runs)
    one_more_property(runs)


if __name__ == "__main__":
    main()
