"""Tasks in batches: a batch is done in forked processes with limits, wherever that happens.

What hangs is ended and what crashes is done again there, so that neither a pool's process nor a
cluster's worker notices. To fork for each task would take as long as many a task does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Final, TypeVar

from uccx_proofs.processes import Failed, Limits, run_all

__all__ = ["RETRIES", "batches", "done_apart", "given_up"]

T = TypeVar("T")
R = TypeVar("R")

RETRIES: Final = 2  #: how often a task is done again whose process has died
MOST: Final = 8  #: tasks in a batch


def batches(number: int, jobs: int) -> Iterator[tuple[int, ...]]:
    """Yield the places of so many tasks, in batches: some for each job, if there are enough."""
    size = max(1, min(MOST, number // (4 * jobs)))
    for first in range(0, number, size):
        yield tuple(range(first, min(first + size, number)))


def done_apart(work: Callable[[T], R], tasks: Sequence[T], limits: Limits) -> list[R | Failed]:
    """Return the outcomes of a batch of tasks, done one after the other in forked processes."""
    outcomes: list[R | Failed] = [Failed("", died=True)] * len(tasks)
    for _ in range(1 + RETRIES):
        left = [p for p, known in enumerate(outcomes) if isinstance(known, Failed) and known.died]
        these = [tasks[place] for place in left]
        try:
            with closing(run_all(work, these, workers=1, limits=limits)) as found:
                for place, outcome in found:
                    outcomes[left[place]] = outcome
        except (OSError, RuntimeError) as error:  # there is no fork, or no memory for one
            return [Failed(f"it was not begun: {error}")] * len(tasks)
    return [
        given_up(outcome.reason) if isinstance(outcome, Failed) and outcome.died else outcome
        for outcome in outcomes
    ]


def given_up(reason: str) -> Failed:
    """Return what is said of a task whose process has died each time."""
    return Failed(f"{reason}, {1 + RETRIES} times", died=True)
