"""Run work that may hang, crash, eat memory or answer nonsense, in processes of its own.

Processes are forked: they know all that the caller knows, and only answers are sent, pickled. A
process does one task after the other; one that fails is replaced. It prints nothing, disregards
Ctrl-C, and ends when its parent does. Fork exists on Linux, macOS and BSD, not on Windows; limits
of memory bind on Linux, and elsewhere as far as the system knows them.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from uccx_proofs.isolation import undisturbed
from uccx_proofs.workers import UNREADABLE, Failed, Limits, Worker

__all__ = ["Failed", "Limits", "run_all", "run_one"]

T = TypeVar("T")
R = TypeVar("R")

LONGEST_WAIT = 3600.0  #: seconds; what waits takes no more than 24 days


def run_all(
    work: Callable[[T], R], tasks: Sequence[T], *, workers: int, limits: Limits
) -> Generator[tuple[int, R | Failed], None, None]:
    """Yield each task's place and outcome as soon as it is known.

    However the generator ends, its processes are gone before. Who may leave it early closes it, as
    below. On Linux the thread that runs it must not end before: processes end with their thread.

    Args:
        work: what to do with a task.
        tasks: need not be picklable; answers must be.
        workers: how many processes work at a time.
        limits: for each task.

    Raises:
        ValueError: there are no workers.
        RuntimeError: the system has no fork.
        OSError: a process cannot be started.

    Example:
        >>> with closing(run_all(abs, [-1, 2], workers=2, limits=Limits(60, None))) as outcomes:
        ...     sorted(outcomes)
        [(0, 1), (1, 2)]
    """
    if workers < 1:
        raise ValueError(f"{workers} workers: there must be at least one")
    if "fork" not in multiprocessing.get_all_start_methods():
        raise RuntimeError("processes with limits need fork, which this system does not have")
    return _Crew(work, tasks, workers, limits).outcomes()


def run_one(work: Callable[[], R], limits: Limits) -> R | Failed:
    """Return what a piece of work returns, done in a process of its own.

    Example:
        >>> run_one(lambda: 1 + 1, Limits(seconds=60, megabytes=None))
        2
    """
    with closing(run_all(lambda _: work(), [None], workers=1, limits=limits)) as outcomes:
        return next(outcomes)[1]


class _Crew(Generic[T, R]):
    """The processes of one run. Each is a member from its first moment to its last."""

    def __init__(
        self, work: Callable[[T], R], tasks: Sequence[T], workers: int, limits: Limits
    ) -> None:
        self.work, self.tasks, self.workers, self.limits = work, tasks, workers, limits
        self.members: list[Worker] = []
        self.given = 0
        self.owner = os.getpid()

    def outcomes(self) -> Generator[tuple[int, R | Failed], None, None]:
        atexit.register(self.end)  # multiprocessing would wait at exit for a generator left open
        try:
            self._hand_out()
            while self.members:
                known = self._look()
                self._hand_out()
                yield from known
        finally:
            try:
                self.end()
            finally:  # a second Ctrl-C may come before that has begun
                self.end()
                atexit.unregister(self.end)

    def end(self) -> None:
        """Kill every process, and wait until it is gone."""
        if os.getpid() == self.owner:  # a child may drop its copy of a generator
            with undisturbed():
                for worker in self.members:
                    worker.process.kill()
                while self.members:
                    self.members[-1].end()
                    self.members.pop()

    def _hand_out(self) -> None:
        """Give tasks to idle workers and to new ones; dismiss those for whom nothing is left."""
        idle = [worker for worker in self.members if worker.place is None]
        while self.given < len(self.tasks) and (idle or len(self.members) < self.workers):
            worker = idle.pop() if idle else self._hire()
            worker.take(self.given, self.limits.seconds)
            self.given += 1
        for worker in idle:
            self._dismiss(worker)

    def _hire(self) -> Worker:
        with undisturbed():
            worker = Worker(self.work, self.tasks, self.limits)
            self.members.append(worker)
        return worker

    def _dismiss(self, worker: Worker) -> None:
        with undisturbed():
            worker.end()
            self.members.remove(worker)

    def _look(self) -> list[tuple[int, R | Failed]]:
        """Wait until something happens; return what is known then."""
        nearest = min(worker.deadline for worker in self.members)
        seconds = min(max(nearest - time.monotonic(), 0), LONGEST_WAIT)
        ready = wait([worker.channel for worker in self.members], seconds)
        known: list[tuple[int, R | Failed]] = []
        for worker in tuple(self.members):
            message = worker.receive() if worker.channel in ready else None
            if message is None and time.monotonic() >= worker.deadline:
                message = Failed(f"it had no answer after {self.limits.seconds:g} s")
            if message is None or worker.place is None:
                continue
            outcome = message if isinstance(message, Failed) else _read(message)
            known.append((worker.place, outcome))
            worker.place = None
            if isinstance(outcome, Failed):  # what is left of it is not relied on
                self._dismiss(worker)
        return known


def _read(answer: bytearray) -> Any:
    try:
        return pickle.loads(answer)  # noqa: S301 - its own code wrote it: the key was right
    except Exception:
        return UNREADABLE
