"""Tasks on a real Dask cluster: the same outcomes as on processes, whoever dies in the middle."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from living_processes import alive, wait_until
from spread_work import Task, begun, prepared
from uccx_proofs.audit.mutation.finding import find_verdicts
from uccx_proofs.scheduling import cluster
from uccx_proofs.scheduling.spreading import Failed, Limits, SchedulerError, spread

distributed = pytest.importorskip("distributed")
settings = pytest.importorskip("dask.config")

LIMITS = Limits(seconds=60, megabytes=None)


def local_cluster(workers: int) -> Any:
    """A cluster of workers that are processes, each with one thread; on ports of its own."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=":0",
        silence_logs=logging.CRITICAL,
    )


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    with local_cluster(2) as running:
        yield running


def outcomes(
    scheduler: str | None, tasks: Sequence[Task], limits: Limits = LIMITS
) -> dict[int, Any]:
    with closing(spread(prepared, tasks, jobs=2, scheduler=scheduler, limits=limits)) as found:
        told = list(found)
    assert sorted(place for place, _ in told) == list(range(len(tasks)))
    return dict(told)


def workers_of(dask: Any) -> list[int]:
    return [nanny.pid for nanny in dask.workers.values() if nanny.pid is not None]


def test_a_cluster_has_the_same_outcomes_as_processes(dask: Any, tmp_path: Path) -> None:
    tasks: list[Task] = [("square", n) for n in range(60)]
    tasks[3], tasks[4], tasks[20] = ("crash", 0), ("hang", 0), ("raise", 7)
    tasks[30] = ("crash once", str(tmp_path / "crashed"))
    limits = Limits(1, None)
    found = outcomes(dask.scheduler_address, tasks, limits)
    (tmp_path / "crashed").unlink()
    assert found == outcomes(None, tasks, limits)
    assert found[3] == Failed("its process was killed (SIGSEGV), 3 times")
    assert found[4] == Failed("it had no answer after 1 s")
    assert found[59] == 59**2


def test_each_worker_learns_once_what_tasks_need(dask: Any) -> None:
    first, again = (
        set(outcomes(dask.scheduler_address, [("learner", 0)] * 64).values()) for _ in range(2)
    )
    assert first | again <= set(workers_of(dask))


def test_a_worker_killed_in_the_middle_makes_no_difference(dask: Any) -> None:
    tasks: list[Task] = [("square", n) if n % 2 else ("sleep", 0.02) for n in range(200)]
    victim = workers_of(dask)[0]
    found = {}
    with closing(
        spread(prepared, tasks, jobs=2, scheduler=dask.scheduler_address, limits=LIMITS)
    ) as outcome:
        for place, what in outcome:
            found[place] = what
            if len(found) == 40:
                assert alive(victim)
                os.kill(victim, signal.SIGKILL)
    assert not alive(victim)
    assert found == outcomes(None, tasks)
    assert wait_until(lambda: len(workers_of(dask)) == 2, 20)


def test_who_leaves_early_leaves_nothing_in_the_queue(dask: Any, tmp_path: Path) -> None:
    tasks: list[Task] = [("touch and hang", str(tmp_path / str(n))) for n in range(64)]
    tasks[:8] = [("square", 1)] * 8
    limits = Limits(0.5, None)
    with closing(
        spread(prepared, tasks, jobs=2, scheduler=dask.scheduler_address, limits=limits)
    ) as found:
        assert next(found)[1] == 1
    begin = time.monotonic()
    assert outcomes(dask.scheduler_address, [("square", 5)]) == {0: 25}
    assert time.monotonic() - begin < 20
    assert len(list(tmp_path.iterdir())) < 40


def test_a_task_that_kills_its_worker_is_given_up_and_no_other_one() -> None:
    tasks: list[Task] = [("square", n) for n in range(8)]
    tasks[2] = ("kill", 0)
    with (
        settings.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster(1) as strict,
    ):
        found = outcomes(strict.scheduler_address, tasks)
    lost = Failed("the workers that had it were killed, one after the other")
    assert found == {n: lost if n == 2 else n * n for n in range(8)}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_ctrl_c_leaves_the_cluster_without_a_word(dask: Any, tmp_path: Path) -> None:
    process = begun(tmp_path, jobs=2, seconds=2, scheduler=dask.scheduler_address)
    assert wait_until(lambda: len(list(tmp_path.iterdir())) >= 2, 30)
    process.send_signal(signal.SIGINT)
    printed, _ = process.communicate(timeout=15)
    assert (printed, process.returncode) == (b"", 130)
    assert outcomes(dask.scheduler_address, [("square", 5)]) == {0: 25}


# What is said where a cluster cannot be used.


@pytest.mark.parametrize("address", ["", "here", "tcp://host", "http://host:1", "tcp://host:99999"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(SchedulerError, match=r"expected .* tcp://HOST:PORT; not '"):
        outcomes(address, [("square", 1)])


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(SchedulerError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        outcomes("tcp://127.0.0.1:9", [("square", 1)])
    assert capfd.readouterr() == ("", "")


def test_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SchedulerError, match=r"pip install 'uccx-licensing\[cluster\]'"):
        outcomes("tcp://127.0.0.1:9", [("square", 1)])


def test_workers_with_another_version_are_refused(
    dask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_version", lambda _: "another")
    with pytest.raises(SchedulerError, match="another version of this package"):
        outcomes(dask.scheduler_address, [("square", 1)])


def test_a_cluster_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with local_cluster(0) as empty, pytest.raises(SchedulerError, match="has no workers"):
        outcomes(empty.scheduler_address, [("square", 1)])


def test_a_cluster_that_goes_away_in_the_middle() -> None:
    tasks = [("sleep", 0.05)] * 64
    begin = time.monotonic()
    with (
        local_cluster(1) as short,
        closing(
            spread(prepared, tasks, jobs=2, scheduler=short.scheduler_address, limits=LIMITS)
        ) as found,
    ):
        next(found)
        short.close()
        with pytest.raises(SchedulerError, match="went away"):
            list(found)
    assert time.monotonic() - begin < 30


@pytest.mark.slow
def test_mutants_are_judged_alike_on_a_cluster_that_loses_a_worker() -> None:
    def lose(what: str, done: int, total: int) -> None:
        if done and not lost:
            lost.append(workers_of(dask)[0])
            os.kill(lost[0], signal.SIGKILL)

    lost: list[int] = []
    with local_cluster(2) as dask:
        found = find_verdicts(jobs=2, number=36, scheduler=dask.scheduler_address, progress=lose)
    assert lost
    for here, there in zip(find_verdicts(jobs=2, number=36), found, strict=True):
        assert (here.name, here.verdict) == (there.name, there.verdict)
        # Which of several states a solver finds first depends on what it was asked before.
        doubtful = {*here.undecided, *there.undecided}
        assert {*here.killers} - doubtful == {*there.killers} - doubtful
