"""Measure how long questions take: the sixty of `questions.toml`, warm as in a shell, and one-shot.

Run it on a quiet machine; times depend on it. Rounds are told apart, so that one sees the noise.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.asking import Asker
from uccx_proofs.queries.language.understanding import understand

FILE = Path(__file__).with_name("questions.toml")
ONE_SHOT = (1, 3, 4, 8, 10)  # numbers of questions, quick ones: what is measured is the rest


@dataclass
class Asked:
    """A question, and what asking it came to."""

    number: int
    text: str
    expected: str
    answers: list[Answer] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def ask(self, asker: Asker) -> None:
        """Ask it once more, as somebody who types it."""
        used, begin = processor_time(), perf_counter()
        self.answers.append(asker.answer(understand(self.text)))
        self.seconds.append(perf_counter() - begin)
        self.processor.append(processor_time() - used)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def line(self) -> str:
        last = self.answers[-1]
        wrong = "" if last.reply.value == self.expected else f"  EXPECTED {self.expected}"
        used = statistics.median(self.processor)
        told = f"{self.number:2}  {last.reply.value:7}  {last.engine:19}  {self.median:6.2f} s"
        return f"{told}  {used:6.2f} s  {self.text}{wrong}"


def processor_time() -> float:
    """Return the processor's seconds of this process and of those that it waited for."""
    kinds = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in kinds)


def percentile(times: Iterable[float], share: float) -> float:
    """Return the least time that so great a share of all does not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -(-int(share * 100) * len(ordered) // 100) - 1)]


def told(times: list[float]) -> str:
    parts = (f"{name} {percentile(times, share):.2f} s" for name, share in SHARES.items())
    return ", ".join(parts)


SHARES = {"median": 0.5, "90 % within": 0.9, "95 % within": 0.95, "slowest": 1.0}


def questions() -> list[Asked]:
    """Return the questions of the file, numbered from 1."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))["question"]
    return [
        Asked(number, " ".join(entry["text"].split()), entry["answer"])
        for number, entry in enumerate(entries, start=1)
    ]


def one_shot(asked: Asked, runs: int) -> None:
    """Measure a process that asks one question, from its start to its end."""
    command = [sys.executable, "-m", "uccx_licensing", "ask", asked.text]
    times = []
    for _ in range(runs):
        begin = perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        times.append(perf_counter() - begin)
    more = statistics.median(times) - asked.median
    print(f"{more:5.2f} s more than warm: {asked.text}", flush=True)


def main() -> int:
    """Measure and print; return how many answers were not as expected."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5, help="how often to ask everything")
    parser.add_argument("--once", action="store_true", help="ask everything once, and be done")
    wanted = parser.parse_args()
    rounds = 1 if wanted.once else wanted.rounds
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load {load:.2f}, Python {sys.version.split()[0]}")

    asker, everything = Asker(), questions()
    begin = perf_counter()
    asker.warm()
    print(f"getting ready takes {perf_counter() - begin:.2f} s", flush=True)
    for number in range(rounds):
        for asked in everything:
            asked.ask(asker)
        print(f"round {number + 1}: {told([a.seconds[-1] for a in everything])}", flush=True)

    print(f"\n    answer   engine              {'time':>8}  {'processor':>8}")
    for asked in everything:
        print(asked.line)
    slowest = sorted(everything, key=lambda asked: -asked.median)[:5]
    unknown = sum(a.answers[-1].reply is Reply.UNKNOWN for a in everything)
    wrong = sum(a.answers[-1].reply.value != a.expected for a in everything)
    print(f"\nall, medians of rounds: {told([a.median for a in everything])}")
    print(f"processor: {told([statistics.median(a.processor) for a in everything])}")
    print("slowest: " + ", ".join(f"{a.number} ({a.median:.2f} s)" for a in slowest))
    print(f"unknown: {unknown}; not as expected: {wrong}")
    if not wanted.once:
        print()
        for number in ONE_SHOT:
            one_shot(everything[number - 1], rounds)
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
