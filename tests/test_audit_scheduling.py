"""Tasks on processes: each has an outcome, whatever it or somebody else does to its process."""

from __future__ import annotations

import doctest
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from living_processes import alive, family, wait_until
from spread_work import Task, begun, prepared
from uccx_proofs.scheduling import spreading
from uccx_proofs.scheduling.batches import batches
from uccx_proofs.scheduling.spreading import Failed, Limits, spread

LIMITS = Limits(seconds=60, megabytes=None)

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    before, others = signal.getsignal(signal.SIGINT), family(os.getpid())
    yield
    assert multiprocessing.active_children() == []
    assert [pid for pid in family(os.getpid()) if pid not in others] == []
    assert signal.getsignal(signal.SIGINT) is before


def outcomes(tasks: Sequence[Task], jobs: int = 2, limits: Limits = LIMITS) -> list[Any]:
    with closing(spread(prepared, tasks, jobs=jobs, limits=limits)) as found:
        told = list(found)
    assert sorted(place for place, _ in told) == list(range(len(tasks)))
    return [outcome for _, outcome in sorted(told)]


def test_the_example_is_right() -> None:
    assert doctest.testmod(spreading) == (0, 3)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_every_task_has_its_own_outcome(jobs: int) -> None:
    tasks = [("square", n) for n in range(100)]
    assert outcomes(tasks, jobs) == [n * n for n in range(100)]


def test_no_tasks_no_outcomes() -> None:
    assert outcomes([]) == []


def test_batches_hold_each_place_once_and_leave_something_for_every_job() -> None:
    for number in (0, 1, 7, 63, 64, 1000):
        for jobs in (1, 2, 16):
            found = list(batches(number, jobs))
            assert [place for batch in found for place in batch] == list(range(number))
            assert len(found) >= min(number, jobs)


def test_what_is_learned_is_learned_once_for_all_processes() -> None:
    assert set(outcomes([("learner", 0)] * 40)) == {os.getpid()}


def test_there_must_be_jobs_and_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="at least one"):
        outcomes([("square", 1)], jobs=0)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with pytest.raises(RuntimeError, match="fork"):
        outcomes([("square", 1)])


# Failures.


def test_what_crashes_hangs_or_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    tasks: list[Task] = [("square", n) for n in range(40)]
    tasks[3], tasks[4], tasks[20] = ("crash", 0), ("hang", 0), ("raise", 7)
    tasks[30] = ("crash once", str(tmp_path / "crashed"))
    found = outcomes(tasks, limits=Limits(1, None))
    assert found[3] == Failed("its process was killed (SIGSEGV), 3 times")
    assert found[4] == Failed("it had no answer after 1 s")
    assert found[20] == Failed("it failed: ValueError: 7 is a bad number")
    assert found[30] is None
    assert not any(isinstance(f, Failed) for n, f in enumerate(found) if n not in (3, 4, 20))


@needs_proc
def test_a_process_that_somebody_kills_is_replaced() -> None:
    tasks = [("sleep", 0.01)] * 100
    before = set(family(os.getpid()))
    with closing(spread(prepared, tasks, jobs=2, limits=LIMITS)) as found:
        done = dict([next(found)])
        new = [pid for pid in family(os.getpid()) if pid not in before]
        for pid in new:
            os.kill(pid, signal.SIGKILL)
        done |= dict(found)
    assert done == dict.fromkeys(range(100))


def test_a_task_that_kills_who_started_it_is_given_up_and_no_other_one() -> None:
    tasks: list[Task] = [("square", n) for n in range(30)]
    tasks[11] = ("kill", 0)
    found = outcomes(tasks)
    assert found[11] == Failed("the process that had it was killed, 3 times")
    assert [n for n, f in enumerate(found) if isinstance(f, Failed)] == [11]


def test_where_no_process_can_be_begun_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("uccx_proofs.scheduling.batches.run_all", refuse)
    assert outcomes([("square", 1)] * 3) == [Failed("it was not begun: no more processes")] * 3


# The end.


@needs_proc
def test_who_leaves_early_leaves_no_process_behind() -> None:
    tasks: list[Task] = [("square", 1), *[("hang", 0)] * 20]
    begin = time.monotonic()
    with closing(spread(prepared, tasks, jobs=2, limits=Limits(1, None))) as found:
        next(found)
    assert time.monotonic() - begin < 10


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_ctrl_c_and_a_sudden_end_leave_nothing(tmp_path: Path, number: signal.Signals) -> None:
    process = begun(tmp_path, jobs=2, seconds=600, scheduler=None)
    assert wait_until(lambda: len(list(tmp_path.iterdir())) >= 2, 30)
    others = family(process.pid)
    assert len(others) >= 4
    if number is signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does: everybody gets it
    else:
        process.kill()
    printed, _ = process.communicate(timeout=10)
    assert printed == b""
    assert process.returncode == (130 if number is signal.SIGINT else -number)
    assert wait_until(lambda: not any(map(alive, others)))
