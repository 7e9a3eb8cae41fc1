"""How a forked process shuts itself off: silent, deaf to Ctrl-C, limited, gone with its parent.

Only what the operating system offers; `processes` says what such processes do.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

with suppress(ImportError):  # Windows lacks it, and fork: nothing here is called there
    import resource

__all__ = ["shut_off", "undisturbed", "why_it_ended"]

STOPS = (signal.SIGTERM, signal.SIGINT)
ENDS_WITH_PARENT = 1  #: PR_SET_PDEATHSIG of Linux' prctl(2)
LOOK_AFTER_PARENT = 0.5  #: seconds
MEGABYTE = 1 << 20


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off signals that ask to stop until a process is forked and noted, or ended and buried.

    To block them would not do: another thread, such as a progress bar's, would take them, and
    Python would interrupt this one. Threads beside the main one are never interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handlers = {number: signal.getsignal(number) for number in STOPS}
    handlers = {number: handler for number, handler in handlers.items() if callable(handler)}
    try:
        for number in handlers:
            signal.signal(number, lambda number, _: came.append(number))
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for late in came:
            signal.raise_signal(late)


def shut_off(parent: int, kept: int, megabytes: int | None) -> None:
    """Make this process, just forked within `undisturbed`, one that may be left to itself.

    Args:
        parent: the process that forked it, and with which it ends.
        kept: the only file descriptor that is not silenced, should it be among the standard ones.
        megabytes: address space that it may use beyond what it has now; None for no limit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal tells all at once: the parent reacts
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    _end_with(parent)
    _fall_silent(kept)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if megabytes is not None:
        _limit_memory(megabytes)
    with suppress(OSError):  # where memory is short, this one shall end before its parent
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def _end_with(parent: int) -> None:
    """End this process when its parent ends.

    Linux does that itself, for children of this process too. Elsewhere a thread keeps watch.
    """
    try:
        prctl = ctypes.CDLL(None).prctl
        promised = prctl(ENDS_WITH_PARENT, ctypes.c_ulong(signal.SIGKILL), 0, 0, 0) == 0
    except (OSError, AttributeError):
        promised = False
    if os.getppid() != parent:  # it ended before that was promised
        os._exit(1)
    if not promised:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_AFTER_PARENT)
    os._exit(1)


def _fall_silent(kept: int) -> None:
    """Let nothing reach the terminal: a dying solver's last words, or what the parent buffered."""
    faulthandler.disable()
    null = os.open(os.devnull, os.O_RDWR)
    for standard in {0, 1, 2} - {kept}:
        os.dup2(null, standard)
    # New ones: another thread of the parent may have held a lock of these when it forked.
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _limit_memory(megabytes: int) -> None:
    """Limit the address space, counted from now: libraries map gigabytes that they never use."""
    mapped = 0
    with suppress(OSError, ValueError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        mapped = int(pages) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = mapped + megabytes * MEGABYTE
    if most != resource.RLIM_INFINITY:
        limit = min(limit, most)
    with suppress(ValueError, OSError):  # macOS may refuse
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def why_it_ended(code: int | None) -> str:
    """Return why a process with this exit code gave no answer.

    Example:
        >>> why_it_ended(-11)
        'its process was killed (SIGSEGV)'
        >>> why_it_ended(3)
        'its process ended without an answer (exit code 3)'
    """
    if code is None:  # somebody else buried it
        return "its process ended without an answer"
    if code >= 0:
        return f"its process ended without an answer (exit code {code})"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"its process was killed ({name})"
