"""Batches of tasks on a Dask cluster, whose workers have this very package, in this very version.

Dask does a batch again whose worker has died, and gives up after a number of times that is the
cluster's own (`distributed.scheduler.allowed-failures`, three). What crashes or hangs is no matter
of Dask's: a batch is done in forked processes there too.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from uccx_model import expressions
from uccx_proofs.audit.batches import batches, done_apart
from uccx_proofs.files import committed_certificates
from uccx_proofs.processes import Failed, Limits

__all__ = ["SchedulerError", "on_cluster"]

T = TypeVar("T")
R = TypeVar("R")

PATIENCE: Final = 5  #: seconds to wait for a scheduler, and for a first worker
EXTRA: Final = "pip install 'uccx-licensing[cluster]'"
LIBRARIES: Final = ("distributed", "tornado", "asyncio")


class SchedulerError(ValueError):
    """A cluster cannot be used; the message says which, and why."""


def on_cluster(
    address: str, prepare: Callable[[], Callable[[T], R]], tasks: Sequence[T], limits: Limits
) -> Generator[tuple[int, R | Failed], None, None]:
    """Yield each task's place and outcome; the cluster's workers come and go as they like.

    Raises:
        SchedulerError: Dask is not installed, the address is none, nobody is there, the workers
            have another version of this package, or the cluster went away.
    """
    _check_address(address)
    with _quiet(), _connected(address) as client:
        threads = sum(client.nthreads().values())
        given = list(batches(len(tasks), max(threads, 1)))
        futures = {
            client.submit(
                _done, prepare, _version(), [tasks[place] for place in batch], limits, pure=False
            ): batch
            for batch in given
        }
        for future in _distributed().as_completed(futures, loop=client.loop):
            outcomes = _outcomes(future, address, len(futures[future]))
            yield from zip(futures[future], outcomes, strict=True)


def _outcomes(future: Any, address: str, number: int) -> list[Any]:
    try:
        outcomes: list[Any] = future.result()
    except SchedulerError:
        raise
    except CancelledError as error:
        raise SchedulerError(f"the Dask cluster at {address} went away") from error
    except _distributed().KilledWorker:
        return [Failed("the workers that had it were killed, again and again", died=True)] * number
    except Exception as error:  # whatever a worker sends
        return [Failed(f"it failed: {type(error).__name__}: {error}")] * number
    return outcomes


# The cluster.


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        good = parts.scheme == "tcp" and parts.hostname and parts.port
    except ValueError:
        good = False
    if not good:
        raise SchedulerError(
            f"expected the address of a scheduler, tcp://HOST:PORT; not {address!r}"
        )


def _distributed() -> Any:
    """Return the library: few need it, and it takes long to be imported."""
    try:
        return import_module("distributed")
    except ImportError as error:
        raise SchedulerError(
            f"a Dask cluster needs Dask, which is not installed: {EXTRA}"
        ) from error


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    distributed = _distributed()
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:
        raise SchedulerError(f"no Dask scheduler answers at {address}: {error}") from error
    try:
        _check_workers(client, address)
        yield client
    finally:
        client.close(timeout=PATIENCE)


def _check_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise SchedulerError(f"the Dask cluster at {address} has no workers") from error
    try:
        client.run(_check_version, _version())
    except ImportError as error:
        told = f"a worker of the Dask cluster at {address} lacks this package: {error}"
        raise SchedulerError(told) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Let nobody log what is told here by an error, or is no matter: that connections end, say."""
    _distributed()  # it sets levels of its own when it is imported
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    loud = [logger for logger in known if logger.name.partition(".")[0] in LIBRARIES]
    before = [logger.level for logger in loud]
    try:
        for logger in loud:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loud, before, strict=True):
            logger.setLevel(level)


# In the workers.

_learning: Final = threading.Lock()


def _done(
    prepare: Callable[[], Callable[[Any], Any]], version: str, tasks: list[Any], limits: Limits
) -> list[Any]:
    _check_version(version)
    with _learning:
        work = _prepared(prepare)
        # Workers are daemons, so that they end with whoever started them; so do our processes.
        multiprocessing.current_process().daemon = False
    return done_apart(work, tasks, limits)


@cache
def _prepared(prepare: Callable[[], Callable[[Any], Any]]) -> Callable[[Any], Any]:
    return prepare()


def _check_version(version: str) -> None:
    if version != _version():
        raise SchedulerError("a worker of the Dask cluster has another version of this package")


@cache
def _version() -> str:
    """Return a digest of the code and the certificates that outcomes depend on."""
    digest = sha256()
    code = (Path(expressions.__file__).parent, Path(__file__).parents[1])
    for folder in (*code, committed_certificates()):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".json", ".smt2"):
                digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
