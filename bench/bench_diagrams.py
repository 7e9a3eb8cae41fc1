"""How long drawing takes: run by hand, on a machine that does nothing else.

    .venv/bin/python bench/bench_diagrams.py [--runs N]

Prints the median and the slowest run: each drawing as SVG with the start-up, one as PNG and one as
PDF, one reading, and all drawings in one language and in three.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from uccx_diagrams.drawings import DRAWINGS, Drawing


def command(drawing: Drawing, *options: str) -> list[str]:
    """Return the arguments that draw it, with its example if it needs one."""
    topic = [drawing.example] if drawing.subject.value else []
    return ["diagram", drawing.name, *topic, *options]


def measured(arguments: list[str], runs: int) -> list[float]:
    """Return how many seconds each run of the command takes."""
    taken = []
    for _ in range(runs):
        start = perf_counter()
        subprocess.run(
            [sys.executable, "-m", "uccx_licensing", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        taken.append(perf_counter() - start)
    return taken


def asked(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what is measured, and its arguments."""
    for drawing in DRAWINGS.values():
        yield f"{drawing.name}, svg", command(drawing, "--out", str(folder / "x.svg"))
    for ending in ("png", "pdf"):
        yield f"states, {ending}", command(DRAWINGS["states"], "--out", str(folder / f"x.{ending}"))
    reading = ["--reading", "Q6=refused", "--out", str(folder / "x.svg")]
    yield "states, Q6 refused, svg", command(DRAWINGS["states"], *reading)
    yield "all, one language", ["diagrams", "--out", str(folder / "one")]
    several = [part for code in ("en", "fr", "de") for part in ("--lang", code)]
    yield "all, three languages", ["diagrams", "--out", str(folder / "three"), *several]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in asked(Path(folder)):
            taken = measured(arguments, runs)
            print(f"{name:<36} {statistics.median(taken):6.2f} s   slowest {max(taken):6.2f} s")


if __name__ == "__main__":
    main()
