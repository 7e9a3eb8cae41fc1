"""Work that is spread over processes and clusters in tests: it behaves, or not, as a task says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from other_processes import PATHS, ROOT

__all__ = ["Task", "begun", "prepared"]

Task = tuple[str, Any]


def prepared() -> Callable[[Task], object]:
    """Learn something, and return what does a task."""
    learned = [number**2 for number in range(1000)]
    learner = os.getpid()

    def work(task: Task) -> object:
        what, given = task
        match what:
            case "square":
                return learned[given]
            case "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "crash once" if not Path(given).exists():
                Path(given).touch()
                os.kill(os.getpid(), signal.SIGSEGV)
            case "kill":
                os.kill(os.getppid(), signal.SIGKILL)
                time.sleep(60)
            case "hang":
                time.sleep(600)
            case "touch and hang":
                Path(given).touch()
                time.sleep(600)
            case "raise":
                raise ValueError(f"{given} is a bad number")
            case "sleep":
                time.sleep(given)
            case "learner":
                return learner
            case _:
                pass
        return None

    return work


def begun(folder: Path, *, jobs: int, seconds: float, scheduler: str | None) -> Any:
    """A process of its own session, which spreads tasks that hang; each touches a file before."""
    source = f"""
from spread_work import prepared
from uccx_proofs.scheduling.spreading import Limits, spread
tasks = [("touch and hang", {str(folder)!r} + f"/{{n}}") for n in range(9)]
limits = Limits({seconds}, None)
try:
    list(spread(prepared, tasks, jobs={jobs}, scheduler={scheduler!r}, limits=limits))
except KeyboardInterrupt:
    raise SystemExit(130)
"""
    return subprocess.Popen(
        [sys.executable, "-c", source],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(str(ROOT / path) for path in PATHS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
