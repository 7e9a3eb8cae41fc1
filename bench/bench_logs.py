"""Measure how fast a log is read, and in how much memory: a generated one of the size asked for.

Run it on a quiet machine; times depend on it. Rounds are told apart, so that one sees the noise.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from uccx_licensing.observing.reading import read
from uccx_licensing.observing.reading_options import ReadingOptions
from uccx_model.messages import CLUSTER_VIEW, MESSAGES

MEGABYTE = 1_000_000
START = datetime(2026, 1, 1)
NOTICES = [m.line for m in MESSAGES if m.facility == CLUSTER_VIEW]
FOREIGN = (
    "%MCVD-CVD-7-UNK:[MCVD_CLUSTER_HEARTBEAT] com.cisco.cluster.Heartbeat view 4711 of node 1 is "
    "confirmed by node 2, no change in services",
    "%MCVD-AW_CFG-7-UNK:[pool-12-thread-3] com.cisco.config.Cache looked up resource group 17: hit",
)


def generate(file: Path, size: int, every: int, packed: bool) -> int:
    """Write a log of about so many bytes, with a notice in each so many lines; count these."""
    written = number = notices = 0
    with gzip.open(file, "wb", 1) if packed else file.open("wb") as out:
        while written < size:
            lines = []
            for _ in range(10_000):
                number += 1
                at = START + timedelta(seconds=2 * number)
                stamp = f"{number}: {at:%b %d %H:%M:%S}.{number % 1000:03} CST"
                notices += (told := number % every == 0)
                text = NOTICES[notices % len(NOTICES)] if told else FOREIGN[number % len(FOREIGN)]
                lines.append(f"{stamp} {text}\n")
            block = "".join(lines).encode()
            written += len(block)
            out.write(block)
    return notices


def main() -> int:
    """Measure and print; return how many rounds did not find every notice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=int, default=1_000, help="how large the log is")
    parser.add_argument("--every", type=int, default=20_000, help="one line in so many is a notice")
    parser.add_argument("--gzip", action="store_true", help="compress it")
    parser.add_argument("--rounds", type=int, default=3, help="how often to read it")
    parser.add_argument("--folder", help="where to write it; it is deleted in the end")
    wanted = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f}")
    wrong = 0
    with tempfile.TemporaryDirectory(dir=wanted.folder) as folder:
        file = Path(folder) / "MCVD.log"
        notices = generate(file, wanted.megabytes * MEGABYTE, wanted.every, wanted.gzip)
        size = file.stat().st_size / MEGABYTE
        print(f"{size:,.0f} MB on disk, {notices:,} notices")
        for number in range(wanted.rounds):
            begin = perf_counter()
            found = len(read([file], ReadingOptions(year=START.year)).notices)
            passed = perf_counter() - begin
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            wrong += found != notices
            rate = wanted.megabytes / passed
            print(
                f"round {number + 1}: {passed:.2f} s, {rate:,.0f} MB/s, peak {peak:,.0f} MB, "
                f"{found:,} notices"
            )
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
