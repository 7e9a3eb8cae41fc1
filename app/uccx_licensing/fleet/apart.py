"""Work with Polars in forked processes: not where the parent had Polars, whose threads are gone."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Final, TypeVar

__all__ = ["with_polars"]

T = TypeVar("T")
R = TypeVar("R")

_PROGRAM: Final = """
import pickle, sys
work, task = pickle.load(sys.stdin.buffer)
sys.stdout.buffer.write(pickle.dumps(work(task)))
"""


def with_polars(work: Callable[[T], R], task: T) -> R:
    """Return what work that uses Polars makes of a task.

    A process that was forked when Polars was there already would wait for its threads for ever;
    then the work is done by a new interpreter.

    Args:
        work: a function of a module.
        task: it can be pickled, as what the function returns.

    Raises:
        RuntimeError: the interpreter came to an end without an answer; tells what it said.
    """
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # others work at the same time
    if "polars" not in sys.modules:
        return work(task)
    done = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", _PROGRAM],
        input=pickle.dumps((work, task)),
        capture_output=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().split("\n")
        raise RuntimeError(told[-1] or f"it ended with code {done.returncode}")
    found: R = pickle.loads(done.stdout)  # noqa: S301 - of our own process
    return found
