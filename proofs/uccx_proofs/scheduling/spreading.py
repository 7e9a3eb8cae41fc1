"""Spread many small tasks over processes, or over a Dask cluster: the outcomes are the same."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from uccx_proofs.processes import Failed, Limits
from uccx_proofs.scheduling.pool import on_processes

__all__ = ["Failed", "Limits", "SchedulerError", "spread"]


class SchedulerError(ValueError):
    """A cluster cannot be used; the message says which, and why."""


T = TypeVar("T")
R = TypeVar("R")


def spread(
    prepare: Callable[[], Callable[[T], R]],
    tasks: Sequence[T],
    *,
    jobs: int,
    scheduler: str | None = None,
    limits: Limits,
) -> Generator[tuple[int, R | Failed], None, None]:
    """Yield each task's place and outcome as soon as its batch is done, in any order.

    A task that crashes its process, or whose process is killed, is done again twice at most. Who
    may leave the generator early closes it: then its processes are gone, or the cluster is left.

    Args:
        prepare: learns what tasks need, and returns what does one; a function of a module, for it
            is called here for processes (they are forked), and once in each worker of a cluster.
        tasks: small and picklable, as their outcomes are.
        jobs: processes at a time; a cluster knows itself how many it has.
        scheduler: the address of a Dask cluster's scheduler, `tcp://HOST:PORT`; None for processes.
        limits: for each task.

    Raises:
        SchedulerError: the cluster cannot be used; says why.
        ValueError: there are no jobs.
        RuntimeError: the system has no fork.

    Example:
        >>> from contextlib import closing
        >>> work = spread(lambda: abs, [-1, 2], jobs=2, limits=Limits(60, None))
        >>> with closing(work) as outcomes:
        ...     sorted(outcomes)
        [(0, 1), (1, 2)]
    """
    if scheduler is None:
        yield from on_processes(prepare(), tasks, jobs, limits)
    else:
        from uccx_proofs.scheduling.cluster import on_cluster  # noqa: PLC0415 - an optional extra

        yield from on_cluster(scheduler, prepare, tasks, limits)
