"""Work in processes of its own: whatever it does, there is an answer or a reason, and an end."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import z3

from living_processes import alive, family, wait_until
from uccx_proofs import isolation, workers
from uccx_proofs.processes import Failed, Limits, run_all, run_one

PLENTY = Limits(seconds=60, megabytes=None)

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """After each test there is no new child, no zombie and no open channel."""
    before, others = signal.getsignal(signal.SIGINT), family(os.getpid())
    yield
    assert multiprocessing.active_children() == []
    assert [pid for pid in family(os.getpid()) if pid not in others] == []
    assert not workers._channels
    assert signal.getsignal(signal.SIGINT) is before


def outcomes(
    work: Callable[[Any], Any],
    tasks: list[Any],
    number: int = 2,
    limits: Limits = PLENTY,
) -> list[Any]:
    """The outcome of each task, in the order of the tasks."""
    found = dict(run_all(work, tasks, workers=number, limits=limits))
    assert sorted(found) == list(range(len(tasks)))
    return [found[place] for place in range(len(tasks))]


# Answers.


@pytest.mark.parametrize("number", [1, 2, 5])
def test_every_task_has_its_own_answer(number: int) -> None:
    assert outcomes(lambda n: n * n, list(range(40)), number) == [n * n for n in range(40)]


def test_no_tasks_no_processes() -> None:
    assert outcomes(abs, []) == []


def test_none_is_an_answer() -> None:
    assert outcomes(lambda _: None, [1, 2]) == [None, None]


def test_answers_come_as_soon_as_they_are_known() -> None:
    with closing(run_all(time.sleep, [60, 0, 0.05], workers=2, limits=PLENTY)) as found:
        assert next(found) == (1, None)
        assert next(found) == (2, None)


def test_a_process_does_many_tasks_and_no_more_processes_than_wanted() -> None:
    assert len(set(outcomes(lambda _: os.getpid(), list(range(30)), 3))) <= 3
    assert os.getpid() not in outcomes(lambda _: os.getpid(), [1], 3)


def test_what_cannot_be_pickled_can_be_a_task() -> None:
    assert outcomes(lambda task: task(), [lambda: 1, lambda: 2]) == [1, 2]


def test_tasks_go_on_while_the_caller_is_busy_with_an_answer(tmp_path: Path) -> None:
    def work(n: int) -> None:
        (tmp_path / str(n)).touch()

    with closing(run_all(work, [0, 1], workers=1, limits=PLENTY)) as found:
        next(found)
        assert wait_until((tmp_path / "1").exists)


def test_a_huge_answer_arrives_even_if_the_caller_is_slow() -> None:
    limits = Limits(seconds=1, megabytes=None)
    with closing(run_all(bytes, [1, 20_000_000], workers=2, limits=limits)) as found:
        assert next(found)[0] == 0
        time.sleep(1.2)
        assert next(found) == (1, bytes(20_000_000))


def test_one_answer() -> None:
    assert run_one(lambda: "yes", PLENTY) == "yes"
    assert run_one(lambda: 1, Limits(None, None)) == 1


def test_there_must_be_workers_and_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="at least one"):
        run_all(abs, [1], workers=0, limits=PLENTY)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with pytest.raises(RuntimeError, match="fork"):
        run_one(int, PLENTY)


# Failures.


def test_a_task_that_hangs_is_ended_and_the_others_go_on() -> None:
    begin = time.monotonic()
    found = outcomes(time.sleep, [0, 60, 0, 60, 0], limits=Limits(1, None))
    late = Failed("it had no answer after 1 s")
    assert found == [None, late, None, late, None]
    assert time.monotonic() - begin < 10


def test_a_task_that_hangs_in_native_code_or_resists_is_ended() -> None:
    def resist() -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        ctypes.CDLL(None).sleep(60)

    assert run_one(resist, Limits(0.3, None)) == Failed("it had no answer after 0.3 s")


def die(how: str) -> object:
    match how:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "abort":
            os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
            os.abort()
        case "exit":
            sys.exit(3)
        case "quick exit":
            os._exit(3)
        case "interrupt":
            raise KeyboardInterrupt
        case "fail":
            raise ValueError("no such thing")
        case "fail without a word":
            raise AssertionError
        case _:
            pass
    return how


REASONS = {
    "kill": "its process was killed (SIGKILL)",
    "crash": "its process was killed (SIGSEGV)",
    "abort": "its process was killed (SIGABRT)",
    "exit": "it failed: SystemExit: 3",
    "quick exit": "its process ended without an answer (exit code 3)",
    "interrupt": "it failed: KeyboardInterrupt",
    "fail": "it failed: ValueError: no such thing",
    "fail without a word": "it failed: AssertionError",
}


@pytest.mark.parametrize("number", [1, 2])
def test_however_a_task_dies_there_is_a_reason_and_no_noise(
    number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    tasks = [task for how in REASONS for task in (how, "fine")]
    found = outcomes(die, tasks, number)
    assert found[::2] == [Failed(reason) for reason in REASONS.values()]
    assert found[1::2] == ["fine"] * len(REASONS)
    assert capfd.readouterr() == ("", "")


class UnspeakableError(Exception):
    """Neither its words nor itself can be had."""

    def __init__(self) -> None:
        super().__init__(lambda: None)

    def __str__(self) -> str:
        raise RuntimeError


class Unreadable:
    """Breaks where it arrives."""

    def __reduce__(self) -> tuple[Any, ...]:
        return int, ("not a number",)


def test_an_exception_without_words_still_has_a_name() -> None:
    def work() -> None:
        raise UnspeakableError

    assert run_one(work, PLENTY) == Failed("it failed: UnspeakableError")


def test_an_answer_that_cannot_be_sent_or_read_is_a_failure() -> None:
    unsent, unread = outcomes(lambda make: make(), [lambda: lambda: 0, Unreadable])
    assert unsent.reason.startswith("it failed: ")
    assert unread == Failed("its answer could not be read")


@pytest.mark.parametrize("garbage", [b"\0", b"\x80\x05K\x01.", b"\xff" * 100_000])
def test_garbage_is_no_answer(garbage: bytes) -> None:
    def work(bad: bool) -> str:
        if bad:
            for channel in workers._channels:
                channel.sendall(garbage)
        return "fine"

    bad = Failed("its answer could not be read")
    assert outcomes(work, [False, True, False], 1) == ["fine", bad, "fine"]


def test_an_answer_that_stops_half_way_does_not_hold_up_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Stop(bytes):
        def __len__(self) -> int:
            return 10**9

    def stop_half_way(*_: object) -> tuple[bytes, bool]:
        return Stop(b"beginning"), True

    monkeypatch.setattr(workers, "DELIVERY", 0.2)
    monkeypatch.setattr(workers._Served, "_answer", stop_half_way)
    found = outcomes(abs, [1, 2], limits=Limits(0.3, None))
    assert found == [Failed("it had no answer after 0.3 s")] * 2


def test_a_worker_that_closes_its_channel_is_ended() -> None:
    def work() -> None:
        for channel in workers._channels:
            os.close(channel.fileno())
        time.sleep(60)

    assert isinstance(run_one(work, PLENTY), Failed)


def test_a_process_that_cannot_be_started_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("too many processes")

    monkeypatch.setattr(os, "fork", refuse)
    with pytest.raises(BlockingIOError):
        run_one(int, PLENTY)


# Memory.


def hog() -> object:
    return [bytearray(10_000_000) for _ in range(10**6)]


@needs_proc
def test_memory_that_runs_out_is_a_failure_of_one_task() -> None:
    found = outcomes(lambda task: task(), [int, hog, int, hog], limits=Limits(60, 300))
    assert found == [0, Failed("its memory ran out (300 MB)")] * 2


@needs_proc
def test_native_code_is_limited_too() -> None:
    def ask(megabytes: int) -> bool:
        allocate = ctypes.CDLL(None).malloc
        allocate.argtypes, allocate.restype = [ctypes.c_size_t], ctypes.c_void_p
        return allocate(megabytes << 20) is not None

    assert outcomes(ask, [50, 400], limits=Limits(60, 200)) == [True, False]


@needs_proc
def test_a_solver_without_memory_fails_and_tells_nothing_else(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def blast() -> int:
        x, y = z3.BitVecs("x y", 1024)
        return len(z3.Tactic("bit-blast")(x * y == 12345))

    assert isinstance(run_one(blast, Limits(60, 50)), Failed)
    assert capfd.readouterr() == ("", "")


# What a process takes over, and what not.


def test_a_process_is_silent_and_nothing_is_printed_twice() -> None:
    script = """
import atexit, sys
from uccx_proofs.processes import Limits, run_all
atexit.register(print, "at exit")
sys.stdout.write("before ")
def work(n):
    print("from inside", flush=True)
    sys.stdout.write("and more")
    assert sys.stdin.read() == ""
    return n
print(sorted(run_all(work, [1, 2], workers=2, limits=Limits(60, None))))
"""
    told = run_script(script)
    assert told.communicate(timeout=30) == ("before [(0, 1), (1, 2)]\nat exit\n", "")


def test_file_descriptors_do_not_leak() -> None:
    def number() -> int:
        return len(os.listdir("/dev/fd"))  # noqa: PTH208

    outcomes(die, ["kill", "fine"])
    before = number()
    outcomes(die, ["kill", "fine"] * 25)
    assert number() == before


def test_threads_of_the_caller_do_no_harm(recwarn: pytest.WarningsRecorder) -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert outcomes(abs, [-1, 2]) == [1, 2]
    finally:
        done.set()
        thread.join()
    assert not recwarn.list


# Ends.


def test_leaving_early_ends_everything() -> None:
    with closing(run_all(time.sleep, [0, 60, 60], workers=2, limits=PLENTY)) as found:
        assert next(found) == (0, None)
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []


def test_an_exception_of_the_caller_ends_everything() -> None:
    found = run_all(time.sleep, [0, 60], workers=2, limits=PLENTY)
    next(found)
    with pytest.raises(ZeroDivisionError):
        found.throw(ZeroDivisionError())
    assert multiprocessing.active_children() == []


def test_two_runs_do_not_disturb_each_other() -> None:
    with (
        closing(run_all(abs, [1, 2, 3], workers=2, limits=PLENTY)) as one,
        closing(run_all(abs, [4, 5, 6], workers=2, limits=PLENTY)) as other,
    ):
        pairs = list(zip(one, other, strict=True))
    assert len(pairs) == 3


def test_a_child_that_drops_its_copy_of_a_run_ends_nobody() -> None:
    held = [run_all(time.sleep, [0, 0.5], workers=2, limits=PLENTY)]
    next(held[0])
    assert run_one(held.clear, PLENTY) is None
    assert next(held[0]) == (1, None)
    held[0].close()


def test_a_run_within_a_run() -> None:
    def work(n: int) -> Any:
        if n == 2:
            return run_one(hang, Limits(0.2, None))
        return outcomes(lambda m: run_one(lambda: m * n, PLENTY), [1, 2, 3])

    late = Failed("it had no answer after 0.2 s")
    assert outcomes(work, [1, 2, 3]) == [[1, 2, 3], late, [3, 6, 9]]


def hang() -> None:
    time.sleep(60)


NESTED = """
import os, sys, time
from pathlib import Path
from uccx_proofs.processes import Limits, run_all, run_one
pids = Path(sys.argv[1])
def note():
    with pids.open("a") as file:
        file.write(f"{os.getpid()}\\n")
def hang(n):
    note()
    if n:
        run_one(lambda: hang(n - 1), Limits(60, None))
    time.sleep(60)
found = run_all(hang, [1, 1], workers=2, limits=Limits(60, None))
"""


Hanging = tuple[subprocess.Popen[str], list[int]]


def run_script(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python of its own, in a process group of its own, where warnings are errors."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def hanging(script: str, tmp_path: Path, number: int = 4) -> Hanging:
    """A script that hangs in so many processes."""
    pids = tmp_path / "pids"
    asking = run_script(NESTED + script, str(pids))
    assert wait_until(lambda: pids.exists() and pids.read_text().count("\n") == number, 20)
    return asking, [int(pid) for pid in pids.read_text().split()]


def all_end(pids: list[int]) -> bool:
    try:
        return wait_until(lambda: not any(map(alive, pids)))
    finally:
        for pid in filter(alive, pids):
            os.kill(pid, signal.SIGKILL)


STOPPED = """
try:
    list(found)
except KeyboardInterrupt:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print("all children are gone")
    sys.exit(130)
"""


@needs_proc
@pytest.mark.parametrize("send", [os.kill, os.killpg])
def test_ctrl_c_ends_everything(send: Callable[[int, int], None], tmp_path: Path) -> None:
    asking, pids = hanging(STOPPED, tmp_path)
    send(asking.pid, signal.SIGINT)
    begin = time.monotonic()
    told = asking.communicate(timeout=20)
    assert time.monotonic() - begin < 4
    assert told == ("all children are gone\n", "")
    assert asking.returncode == 130
    assert all_end(pids)


@needs_proc
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_no_process_outlives_who_asked(how: signal.Signals, tmp_path: Path) -> None:
    asking, pids = hanging("list(found)", tmp_path)
    asking.send_signal(how)
    asking.communicate(timeout=20)
    assert asking.returncode == -how
    assert all_end(pids)


@needs_proc
def test_where_the_system_does_not_end_orphans_they_end_themselves(tmp_path: Path) -> None:
    script = "import ctypes\nctypes.CDLL = lambda _: None  # has no prctl\nlist(found)"
    asking, pids = hanging(script, tmp_path)
    asking.kill()
    asking.communicate(timeout=20)
    assert wait_until(lambda: not any(map(alive, pids)))


@needs_proc
def test_grandchildren_end_with_a_killed_child(tmp_path: Path) -> None:
    asking, pids = hanging("print(dict(found)); time.sleep(60)", tmp_path)
    children = [pid for pid in pids if parent(pid) == asking.pid]
    grandchildren = [pid for pid in pids if pid not in children]
    assert len(children) == len(grandchildren) == 2
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    assert all_end(grandchildren)
    asking.kill()
    asking.communicate(timeout=20)


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


@needs_proc
def test_a_run_left_open_does_not_keep_python_from_ending(tmp_path: Path) -> None:
    script = "tasks = [lambda: 0, lambda: hang(1)]\n" + (
        "found = run_all(lambda task: task(), tasks, workers=2, limits=Limits(60, None))\n"
        "next(found)\nsys.stdin.readline()\n"
    )
    asking, pids = hanging(script, tmp_path, 2)
    assert asking.communicate("\n", timeout=20) == ("", "")
    assert asking.returncode == 0
    assert all_end(pids)


def test_ctrl_c_while_a_process_is_started_or_buried_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: Any, *args: Any) -> Any:
            os.kill(os.getpid(), signal.SIGINT)
            return method(self, *args)

        return call

    process = multiprocessing.get_context("fork").Process
    for name in ("start", "join"):
        with monkeypatch.context() as patch:
            patch.setattr(process, name, interrupted(getattr(process, name)))
            with pytest.raises(KeyboardInterrupt):
                outcomes(abs, [1, 2, 3])
        assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (None, "its process ended without an answer"),
        (0, "its process ended without an answer (exit code 0)"),
        (-9, "its process was killed (SIGKILL)"),
        (-200, "its process was killed (signal 200)"),
    ],
)
def test_why_a_process_ended(code: int | None, reason: str) -> None:
    assert isolation.why_it_ended(code) == reason
