"""Measure how many reports of how many systems are followed in how long, and in how much memory.

Usage is made on the fly, the same each time: days with a peak, weekends, systems that outgrow what
was bought, servers that fall silent for hours or for months. Nothing is read; `--file` measures the
command on a Parquet file of the same usage instead, with all that it does.

Run it on a quiet machine; times depend on it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.fleet.orders import Order
from uccx_model.fleet.batch import Batch, Machine
from uccx_model.trace import Situation

ORDER = Order(Supposed())
POOLS = ("standard", "premium", "outbound", "server")
ROWS = 2048  # reports of each system that are made at once
DAY = 96
GROUP = 500


@dataclass(frozen=True)
class Part:
    """Some systems."""

    first: int
    systems: int
    reports: int
    pooled: bool


@dataclass(frozen=True)
class Measured:
    """What following a part took."""

    making: float
    following: float
    megabytes: int
    states: tuple[int, ...]


def counts(pooled: bool) -> list[str]:
    return [f"_{pool}" for pool in POOLS] if pooled else [""]


def chunks(part: Part) -> Iterator[dict[str, Any]]:
    """Reports of some systems, some at a time: rows of reports, columns of systems."""
    random = np.random.default_rng(part.first)
    shape = (1, part.systems)
    bought = random.integers(20, 400, shape, dtype=np.int32)
    size = bought * random.uniform(0.5, 0.99, shape)
    growth = random.choice([0.0, 0.05, 0.4], shape, p=[0.9, 0.08, 0.02]) / part.reports
    silent_from = random.integers(0, part.reports, shape)
    silent_for = random.choice([0, 12, 100 * DAY], shape, p=[0.6, 0.39, 0.01])
    for begin in range(0, part.reports, ROWS):
        now = np.arange(begin, min(begin + ROWS, part.reports))[:, None]
        shift = np.maximum(np.sin((now % DAY - 28) * np.pi / 48), 0) * (now // DAY % 7 < 5)
        noise = random.integers(-2, 3, (len(now), part.systems), dtype=np.int32)
        usage = np.maximum((size * (1 + growth * now) * shift).astype(np.int32) + noise, 0)
        chunk: dict[str, Any] = {
            "ssm_reachable": (now < silent_from) | (now >= silent_from + silent_for)
        }
        for number, pool in enumerate(counts(part.pooled)):
            chunk[f"demand{pool}"] = usage >> number
            chunk[f"bought{pool}"] = np.broadcast_to(bought >> number, usage.shape)
        yield chunk


def follow(part: Part) -> Measured:
    """Follow some systems; most of the memory is the model's."""
    begin = perf_counter()
    execution = ORDER.execution(pooled=part.pooled)
    start: Situation = ORDER.start({}, pooled=part.pooled)
    steady = Machine(execution).steady
    settled = {name: start.values[name] for name in steady}
    batch = Batch(Machine(execution, settled), [start] * part.systems)
    making = 0.0
    made = chunks(part)
    while True:
        before = perf_counter()
        chunk = next(made, None)
        making += perf_counter() - before
        if chunk is None:
            break
        batch.run(chunk, [part.systems] * len(chunk["ssm_reachable"]))
    states = tuple(np.bincount(batch.nodes, minlength=12).tolist())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Measured(making, perf_counter() - begin - making, peak, states)


def measure(systems: int, reports: int, jobs: int, pooled: bool) -> None:
    parts = [
        Part(first, min(GROUP, systems - first), reports, pooled)
        for first in range(0, systems, GROUP)
    ]
    load = os.getloadavg()[0]
    begin = perf_counter()
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as executor:
        found = list(executor.map(follow, parts))
    total = perf_counter() - begin
    speed = systems * reports / total
    peak = max(one.megabytes for one in found)
    making = sum(one.making for one in found)
    following = sum(one.following for one in found)
    print(
        f"{systems:,} systems x {reports:,} reports, {jobs} processes: {total:.1f} s, "
        f"{speed / 1e6:.2f} million reports/s; following {following:.1f} s and making usage "
        f"{making:.1f} s of all processes; at most {peak} MB each; load before {load:.1f}",
        flush=True,
    )
    print("  systems by state at the end:", np.sum([one.states for one in found], axis=0).tolist())


def write(file: Path, systems: int, reports: int, pooled: bool) -> None:
    """Write the same usage as a Parquet file, system by system."""
    import polars as pl  # noqa: PLC0415 - only files need it

    start = np.datetime64("2026-01-01T00:00", "us")
    times = start + np.arange(reports) * np.timedelta64(15, "m")
    utc = pl.Series(times).dt.replace_time_zone("UTC")
    folder = file.with_suffix(".parts")
    folder.mkdir()
    for first in range(0, systems, 50):
        part = Part(first, min(50, systems - first), reports, pooled)
        made = [chunk.values() for chunk in chunks(part)]
        joined = [np.concatenate(some) for some in zip(*made, strict=True)]
        names = list(next(chunks(part)))
        frames = []
        for place in range(part.systems):
            told = {n: v[:, place] for n, v in zip(names, joined, strict=True)}
            titles = {
                n: n.replace("demand", "usage").replace("bought", "entitlement") for n in names
            } | {"ssm_reachable": "reachable"}
            known = {titles[n]: v for n, v in told.items()}
            system = [f"uccx-{first + place:05}"] * reports
            frames.append(pl.DataFrame({"system": system, "time": utc, **known}))
        pl.concat(frames).write_parquet(folder / f"{first:06}.parquet")
    pl.scan_parquet(folder).sink_parquet(file, row_group_size=1 << 20)


def processor_time() -> float:
    """Seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_command(file: Path, jobs: int) -> None:
    command = [sys.executable, "-m", "uccx_licensing", "fleet", str(file), "--jobs", str(jobs)]
    load = os.getloadavg()[0]
    begin, used = perf_counter(), processor_time()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    total, used = perf_counter() - begin, processor_time() - used
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(done.stdout or done.stderr)
    size = file.stat().st_size / 1e6
    print(
        f"{size:.0f} MB, {jobs} processes: {total:.1f} s, {used:.1f} s of all processors; "
        f"at most {peak} MB each; load before {load:.1f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--systems", type=int, default=1000)
    parser.add_argument("--reports", type=int, default=35_040)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--pools", action="store_true", help="count licences in pools")
    parser.add_argument("--file", action="store_true", help="measure the command on a file")
    asked = parser.parse_args()
    if not asked.file:
        for jobs in asked.jobs:
            measure(asked.systems, asked.reports, jobs, asked.pools)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "fleet.parquet")
        write(file, asked.systems, asked.reports, asked.pools)
        for jobs in asked.jobs:
            measure_command(file, jobs)


if __name__ == "__main__":
    main()
