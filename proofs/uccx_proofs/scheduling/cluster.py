"""Batches of tasks on a Dask cluster, whose workers have this very package, in this very version.

Dask does a batch again whose worker has died, and gives up after a number of times that is the
cluster's own (`distributed.scheduler.allowed-failures`, three); then each of its tasks is done by
itself. What crashes or hangs is no matter of Dask's: a batch is done in forked processes there too.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
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
from uccx_proofs.files import committed_certificates
from uccx_proofs.processes import Failed, Limits
from uccx_proofs.scheduling.batches import batches, done_apart
from uccx_proofs.scheduling.spreading import SchedulerError

__all__ = ["on_cluster"]

T = TypeVar("T")
R = TypeVar("R")

PATIENCE: Final = 5  #: seconds to wait for a scheduler, and for a first worker
EXTRA: Final = "pip install 'uccx-licensing[cluster]'"
LOST: Final = Failed("the workers that had it were killed, one after the other", died=True)
LIBRARIES: Final = ("distributed", "tornado", "asyncio")


def on_cluster(
    address: str, prepare: Callable[[], Callable[[T], R]], tasks: Sequence[T], limits: Limits
) -> Generator[tuple[int, R | Failed], None, None]:
    """Yield each task's place and outcome; the cluster's workers come and go as they like.

    Raises:
        SchedulerError: Dask is not installed, the address is none, nobody is there, the workers
            have another version of this package, or the cluster went away.
    """
    _check_address(address)
    with _quiet(), _connected(address, prepare) as client:

        def begun(batch: tuple[int, ...]) -> Any:
            given = [tasks[place] for place in batch]
            return client.submit(_done, prepare, _version(prepare), given, limits, pure=False)

        threads = max(sum(client.nthreads().values()), 1)
        running = {begun(batch): batch for batch in batches(len(tasks), threads)}
        suspects: list[int] = []  # one by one at the end: then it is known who is to blame
        for future in _distributed().as_completed(running, loop=client.loop):
            outcomes = _outcomes(future, address)
            if outcomes is None:
                suspects += running[future]
            else:
                yield from zip(running[future], outcomes, strict=True)
        for place in suspects:
            outcomes = _outcomes(begun((place,)), address)
            yield place, LOST if outcomes is None else outcomes[0]


def _outcomes(future: Any, address: str) -> list[Any] | None:
    """Return the outcomes of a batch, or None if worker after worker was killed that had it."""
    try:
        outcomes: list[Any] = future.result()
    except SchedulerError:
        raise
    except CancelledError as error:
        raise SchedulerError(f"the Dask cluster at {address} went away") from error
    except _distributed().KilledWorker:
        return None
    except ImportError as error:
        raise SchedulerError(_lacking(address, error)) from error
    except RuntimeError as error:
        told = " ".join(str(error).split())
        raise SchedulerError(f"the Dask cluster at {address} fails: {told}") from error
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
def _connected(address: str, prepare: Callable[[], Any]) -> Iterator[Any]:
    distributed = _distributed()
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:
        raise SchedulerError(f"no Dask scheduler answers at {address}: {error}") from error
    try:
        _check_workers(client, address, prepare)
        yield client
    finally:
        client.close(timeout=PATIENCE)


def _check_workers(client: Any, address: str, prepare: Callable[[], Any]) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise SchedulerError(f"the Dask cluster at {address} has no workers") from error
    try:
        # The scheduler reads tasks, and so needs the package too.
        client.run_on_scheduler(_check_version, prepare, _version(prepare))
        client.run(_check_version, prepare, _version(prepare))
    except ImportError as error:
        raise SchedulerError(_lacking(address, error)) from error


def _lacking(address: str, error: ImportError) -> str:
    return f"a machine of the Dask cluster at {address} lacks this package: {error}"


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
    _check_version(prepare, version)
    with _learning:
        work = _prepared(prepare)
        # Workers are daemons, so that they end with whoever started them; so do our processes.
        multiprocessing.current_process().daemon = False
    return done_apart(work, tasks, limits)


@cache
def _prepared(prepare: Callable[[], Callable[[Any], Any]]) -> Callable[[Any], Any]:
    return prepare()


def _check_version(prepare: Callable[[], Any], version: str) -> None:
    if version != _version(prepare):
        raise SchedulerError("a machine of the Dask cluster has another version of this package")


@cache
def _version(prepare: Callable[[], Any]) -> str:
    """Return a digest of the code and the certificates that outcomes depend on."""
    digest = sha256()
    code = (Path(expressions.__file__).parent, Path(__file__).parents[1])
    for folder in (*code, *_own_package(prepare), committed_certificates()):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".json", ".smt2"):
                digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def _own_package(prepare: Callable[[], Any]) -> tuple[Path, ...]:
    """Return the folder of the package that tasks' own code is in; none of a lone module."""
    package = sys.modules[prepare.__module__.partition(".")[0]]
    return tuple(map(Path, getattr(package, "__path__", ())))
