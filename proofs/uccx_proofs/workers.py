"""A forked process that does tasks: how its parent speaks with it, and what it does itself.

It is sent the places of tasks, and sends back pickled answers, each behind its key and its size: a
task that writes to what it should not know of cannot pass for an answer, nor hold up the parent.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import pickle
import socket
import struct
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn

from uccx_proofs.isolation import shut_off, why_it_ended

__all__ = ["UNREADABLE", "Failed", "Limits", "Worker"]

PLACE = struct.Struct("!Q")
HEADER = struct.Struct("!8sQ")
CHUNK = 1 << 20  #: bytes read at once
DELIVERY = 5.0  #: seconds to wait for more of an answer that has begun to arrive
NO_SIGNAL: int = getattr(socket, "MSG_NOSIGNAL", 0)


@dataclass(frozen=True)
class Limits:
    """What a task may use.

    Attributes:
        seconds: wall time for one task; None for no limit.
        megabytes: address space of a process beyond what it begins with; None for no limit.
    """

    seconds: float | None
    megabytes: int | None


@dataclass(frozen=True)
class Failed:
    """A task that gave no answer.

    Attributes:
        reason: why, in words a person reads.
        died: its process was killed or ended by itself; another one may have an answer.
    """

    reason: str
    died: bool = field(default=False, compare=False)


UNREADABLE = Failed("its answer could not be read")


_channels: set[socket.socket] = set()
"""This process's open channels. One that it forks closes its copies: else nobody sees an end."""


class Worker:
    """A forked process, as its parent sees it."""

    def __init__(self, work: Callable[[Any], Any], tasks: Sequence[Any], limits: Limits) -> None:
        self.place: int | None = None
        self.deadline = math.inf
        self.received = bytearray()
        self.key = os.urandom(8)  # tells an answer from what else is written to the channel
        self.channel, theirs = socket.socketpair()
        self.channel.setblocking(False)
        theirs.settimeout(None)
        serve = _Served(work, tasks, limits, theirs, self.key, os.getpid())
        self.process = multiprocessing.get_context("fork").Process(target=serve)
        _channels.add(self.channel)
        with theirs, warnings.catch_warnings():
            # Threads of others (a progress bar's) hold no lock that a silent process needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            try:
                self.process.start()
            except BaseException:
                self._hang_up()
                raise

    def take(self, place: int, seconds: float | None) -> None:
        """Begin a task. A worker that has died is noticed when it is listened to."""
        self.place, self.received = place, bytearray()
        self.deadline = math.inf if seconds is None else time.monotonic() + seconds
        with suppress(OSError):
            self.channel.send(PLACE.pack(place), NO_SIGNAL)

    def receive(self) -> bytearray | Failed | None:
        """Read on; return the answer, why there is none, or None as long as it is not complete."""
        try:
            chunk = self.channel.recv(CHUNK)
        except BlockingIOError:
            return None
        except OSError:
            chunk = b""
        if not chunk:
            return Failed(why_it_ended(self.end()), died=True)
        self.received += chunk
        self.deadline = max(self.deadline, time.monotonic() + DELIVERY)
        if not self.key.startswith(self.received[: len(self.key)]):
            return UNREADABLE
        if len(self.received) < HEADER.size:
            return None
        missing = HEADER.size + HEADER.unpack_from(self.received)[1] - len(self.received)
        if missing > 0:
            return None
        return UNREADABLE if missing < 0 else self.received[HEADER.size :]

    def end(self) -> int | None:
        """End the process; return its exit code: its own, if it had ended by itself."""
        self.process.kill()
        self.process.join()
        self._hang_up()
        return self.process.exitcode

    def _hang_up(self) -> None:
        self.channel.close()
        _channels.discard(self.channel)


@dataclass(frozen=True)
class _Served:
    """What a worker does, from its fork to its end."""

    work: Callable[[Any], Any]
    tasks: Sequence[Any]
    limits: Limits
    channel: socket.socket
    key: bytes
    parent: int

    def __call__(self) -> NoReturn:
        try:
            while _channels:
                _channels.pop().close()
            _channels.add(self.channel)
            shut_off(self.parent, self.channel.fileno(), self.limits.megabytes)
            good = True
            while good and (place := self.channel.recv(PLACE.size)):
                message, good = self._answer(*PLACE.unpack(place))
                self.channel.sendall(HEADER.pack(self.key, len(message)))
                self.channel.sendall(message)
        finally:
            os._exit(1)  # nothing of the parent's runs here: exit handlers, buffers, generators

    def _answer(self, place: int) -> tuple[bytes, bool]:
        """Return what to send, and whether this process may go on after it."""
        size = self.limits.megabytes
        limit = "" if size is None else f" ({size:,} MB)"
        no_memory = pickle.dumps(Failed(f"its memory ran out{limit}"))  # while there is some
        try:
            outcome = self.work(self.tasks[place])
            return pickle.dumps(outcome), not isinstance(outcome, Failed)
        except MemoryError:
            return no_memory, False
        except BaseException as error:
            return pickle.dumps(Failed(f"it failed: {_told(error)}")), False


def _told(error: BaseException) -> str:
    name = type(error).__name__
    with suppress(Exception):
        return f"{name}: {error}" if str(error) else name
    return name
