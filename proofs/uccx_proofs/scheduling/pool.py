"""Batches of tasks on a pool of processes: `concurrent.futures`, and what it leaves to its users.

Its processes are forked and know all that the caller knows. They print nothing, disregard Ctrl-C,
and end with the caller.
"""

from __future__ import annotations

import multiprocessing
import os
import warnings
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from uccx_proofs.isolation import shut_off, undisturbed
from uccx_proofs.processes import Failed, Limits
from uccx_proofs.scheduling.batches import RETRIES, batches, done_apart, given_up

__all__ = ["on_processes"]

T = TypeVar("T")
R = TypeVar("R")

LOST: Final = "the process that had it was killed"

Batch = tuple[int, ...]


def on_processes(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int, limits: Limits
) -> Generator[tuple[int, R | Failed], None, None]:
    """Yield each task's place and outcome; a pool that breaks is replaced.

    Raises:
        ValueError: there are no jobs.
        RuntimeError: the system has no fork.
    """
    if jobs < 1:
        raise ValueError(f"{jobs} jobs: there must be at least one")
    if "fork" not in multiprocessing.get_all_start_methods():
        raise RuntimeError("processes with limits need fork, which this system does not have")
    waiting = deque(batches(len(tasks), jobs))
    suspects: deque[Batch] = deque()  # done one by one at the end: then it is known who is to blame
    lost: Counter[int] = Counter()
    while waiting or suspects:
        todo, number = (waiting, jobs) if waiting else (suspects, 1)
        with _executor(work, limits, number) as executor:
            for batch, outcomes in _until_it_breaks(executor, todo, tasks, number):
                if outcomes is not None:
                    yield from zip(batch, outcomes, strict=True)
                    continue
                lost.update(batch)
                suspects.extend((place,) for place in batch if lost[place] <= RETRIES)
                yield from ((p, given_up(LOST)) for p in batch if lost[p] > RETRIES)


def _until_it_breaks(
    executor: ProcessPoolExecutor, waiting: deque[Batch], tasks: Sequence[Any], jobs: int
) -> Iterator[tuple[Batch, list[Any] | None]]:
    """Yield batches with their outcomes, or None for those whose processes have died.

    One is handed out for each process, and one more for who is first to finish. A single process
    has a single batch: if it dies, it is known of what.
    """
    most = jobs + 1 if jobs > 1 else 1
    running: dict[Future[list[Any]], Batch] = {}
    broken = False
    while running or (waiting and not broken):
        while waiting and not broken and len(running) < most:
            batch = waiting.popleft()
            try:
                running[_submitted(executor, [tasks[place] for place in batch])] = batch
            except BrokenProcessPool:
                waiting.appendleft(batch)
                broken = True
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            batch = running.pop(future)
            error = future.exception()
            if error is None:
                yield batch, future.result()
            elif isinstance(error, BrokenProcessPool):
                broken = True
                yield batch, None
            else:
                yield batch, [Failed(f"it failed: {type(error).__name__}: {error}")] * len(batch)


def _submitted(executor: ProcessPoolExecutor, tasks: list[Any]) -> Future[list[Any]]:
    """Hand a batch over; the first one lets the executor fork its processes."""
    with undisturbed(), warnings.catch_warnings():
        # Threads of others (a progress bar's) hold no lock that a silent process needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        return executor.submit(_done, tasks)


@contextmanager
def _executor(
    work: Callable[[Any], Any], limits: Limits, jobs: int
) -> Iterator[ProcessPoolExecutor]:
    """An executor whose processes are gone at the end, whatever they are about."""
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("fork"),
        initializer=_begin,
        initargs=(work, limits, os.getpid()),
    )
    try:
        yield executor
    finally:
        with undisturbed():
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
            executor.shutdown(cancel_futures=True)


# In the processes.

_duty: list[Callable[[list[Any]], list[Any]]] = []


def _begin(work: Callable[[Any], Any], limits: Limits, parent: int) -> None:
    shut_off(parent, -1, None)
    _duty[:] = [lambda tasks: done_apart(work, tasks, limits)]


def _done(tasks: list[Any]) -> list[Any]:
    return _duty[0](tasks)
