"""Solvers that die, babble, hang or eat memory; and Ctrl-C at any moment.

What a solver does is replaced in this process; the processes that ask it are forked from it.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import z3

from known_proofs import knowledge_of, prover_knowing
from living_processes import family, wait_until
from uccx_licensing.__main__ import run as run_command
from uccx_model.expressions import TRUE
from uccx_proofs.catalogue import properties_named
from uccx_proofs.claims import claims_of
from uccx_proofs.engines.solver import Solver
from uccx_proofs.engines.spacer import Reached, ask_spacer
from uccx_proofs.processes import Failed, Limits, run_one
from uccx_proofs.solvers import SOLVERS, run_z3
from uccx_proofs.verdicts import Proved, Run, Unknown
from uccx_proofs.verify import verify

pytestmark = [
    pytest.mark.xdist_group("limits"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc"),
]

ROOT: Final = Path(__file__).parent.parent
BAD: Final = "strikes_stay_within_the_limit"
ON_THE_GRAPH: Final = "no_state_is_a_dead_end"
GOOD: Final = "registering_needs_a_connection"
ALLOWED: Final = 5.0  #: seconds from Ctrl-C to the end; two are promised where nothing else runs

Patch = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No process is left behind, not even a dead one that nobody has buried."""
    before = family(os.getpid())
    yield
    assert [pid for pid in family(os.getpid()) if pid not in before] == []


# Ways to fail, instead of an answer.


def killed(*_: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def crashes(*_: object) -> Any:
    os.kill(os.getpid(), signal.SIGSEGV)


def hangs(*_: object) -> Any:
    while True:
        time.sleep(60)


def hangs_busily(*_: object) -> Any:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        pass


def eats(*_: object) -> Any:
    eaten = []
    while True:
        eaten.append(bytearray(64 << 20))


def raises(*_: object) -> Any:
    raise z3.Z3Exception("out of luck")


def exits(*_: object) -> Any:
    os._exit(0)


FAILURES: Final[dict[str, tuple[Callable[..., Any], str]]] = {
    "killed": (killed, r"its process was killed \(SIGKILL\)"),
    "crashes": (crashes, r"its process was killed \(SIGSEGV\)"),
    "hangs": (hangs, "it had no answer after 1 s"),
    "hangs busily": (hangs_busily, "it had no answer after 1 s"),
    "eats memory": (eats, r"its memory ran out \(400 MB\)"),
    "raises": (raises, "it failed: Z3Exception: out of luck"),
    "exits": (exits, r"its process ended without an answer \(exit code 0\)"),
}

GARBAGE: Final[dict[str, Callable[[str], Any]]] = {
    "nothing": lambda _: [],
    "too few": lambda script: run_z3(script)[:-1],
    "too many": lambda script: [*run_z3(script), "unsat"],
    "noise": lambda script: ["\x00\xff", *run_z3(script)],
    "errors": lambda script: ['(error "line 3")'] * script.count("(check-sat)"),
    "no list": lambda _: "unsat",
    "no answer": lambda _: None,
    "numbers": lambda script: [0] * script.count("(check-sat)"),
    "cannot be sent": lambda _: [lambda: "sat"],
}


def only_for(name: str, failing: Callable[..., Any]) -> Callable[[str], list[str]]:
    """Z3, but it fails on the certificate of one property."""
    title = name.replace("_", " ")

    def run(script: str) -> Any:
        return failing(script) if title in script.partition("\n")[0] else run_z3(script)

    return run


def check_the_bad_one_alone_is_unknown(run: Run, told: str) -> None:
    verdicts = {result.name: result.verdict for result in run.results}
    assert isinstance(verdicts[GOOD], Proved)
    bad = verdicts[BAD]
    assert isinstance(bad, Unknown), bad
    assert re.search(told, bad.reason), bad.reason
    assert run.exit_code == 3


# A solver that checks.


@pytest.mark.parametrize(("failing", "told"), FAILURES.values(), ids=FAILURES)
def test_a_solver_fails_while_it_checks(
    failing: Callable[..., Any], told: str, monkeypatch: Patch
) -> None:
    monkeypatch.setitem(SOLVERS, "Z3", only_for(BAD, failing))
    monkeypatch.setattr("uccx_proofs.verification.MEGABYTES", 400)
    run = verify([BAD, GOOD], jobs=2, time_limit=1)
    check_the_bad_one_alone_is_unknown(run, f"Z3 gave no answer: {told}")


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_a_solver_babbles_while_it_checks(
    garbage: Callable[[str], Any], monkeypatch: Patch
) -> None:
    monkeypatch.setitem(SOLVERS, "Z3", only_for(BAD, garbage))
    run = verify([BAD, GOOD], jobs=2, time_limit=20)
    check_the_bad_one_alone_is_unknown(run, "Z3")


def test_a_solver_that_is_killed_from_outside(monkeypatch: Patch, tmp_path: Path) -> None:
    """Not by itself: as the system does when memory is short."""

    def waits(script: str) -> list[str]:
        if (tmp_path / "pid").exists():  # what is found anew is checked as well
            os.kill(os.getpid(), signal.SIGKILL)
        (tmp_path / "pid").write_text(str(os.getpid()))
        time.sleep(60)
        return run_z3(script)

    def progress(what: str, *_: object) -> None:
        if what == GOOD:  # decided while the other one waits
            assert wait_until((tmp_path / "pid").exists)
            wait_until(lambda: (tmp_path / "pid").read_text() != "")
            os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)

    monkeypatch.setitem(SOLVERS, "Z3", only_for(BAD, waits))
    run = verify([BAD, GOOD], jobs=2, time_limit=30, progress=progress)
    check_the_bad_one_alone_is_unknown(run, r"Z3 gave no answer: .* \(SIGKILL\)")


def test_a_failing_solver_ends_the_command_without_a_traceback(
    monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(SOLVERS, "Z3", only_for(BAD, killed))
    assert run_command(["verify", "--property", BAD, "--property", GOOD]) == 3
    told = capsys.readouterr()
    assert "? unknown" in told.out
    assert "its process was killed (SIGKILL)" in " ".join(told.out.split())
    assert "Traceback" not in told.out + told.err


def test_certificates_are_checked_within_limits(
    monkeypatch: Patch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("uccx_proofs.solvers.MEGABYTES", 400)
    monkeypatch.setitem(SOLVERS, "Z3", only_for(BAD, eats))
    assert run_command(["check-certificates", "--property", BAD, "--property", GOOD]) == 3
    told = capsys.readouterr()
    assert "its memory ran out (400 MB)" in " ".join(told.out.split())
    assert "1 of 2 good" in told.out
    assert "Traceback" not in told.err


# A solver that searches.


SearchFails = Callable[[Callable[..., Any]], Run]


@pytest.fixture
def search_fails(monkeypatch: Patch) -> SearchFails:
    """Find two properties anew; a solver fails for all but the graph's."""

    def run(failing: Callable[..., Any]) -> Run:
        monkeypatch.setattr("uccx_proofs.searching.LEARNING", 2.0)
        monkeypatch.setattr("uccx_proofs.searching.SEARCHES", 0)
        monkeypatch.setattr("uccx_proofs.searching.MEGABYTES", 400)
        monkeypatch.setattr("uccx_proofs.searching.prover_for", prover_knowing(BAD))
        monkeypatch.setattr(Solver, "check", failing)
        return verify([BAD, ON_THE_GRAPH], jobs=2, time_limit=20, fresh=True)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("name", FAILURES)
def test_a_solver_fails_while_it_searches(name: str, search_fails: SearchFails) -> None:
    failing, told = FAILURES[name]
    run = search_fails(failing)
    bad, good = run.results
    assert isinstance(bad.verdict, Unknown)
    assert isinstance(good.verdict, Proved | Unknown)  # its conditions are a solver's matter
    assert bad.verdict.reason.startswith("the search gave no answer: ")
    assert (
        told.replace("1 s", "2 s").partition(" (")[0].replace("\\", "")[:20] in bad.verdict.reason
    )
    assert run.exit_code == 3


@pytest.mark.slow
@pytest.mark.parametrize("answer", ["sat", "unknown", "", None, 7])
def test_a_solver_babbles_while_it_searches(answer: object, search_fails: SearchFails) -> None:
    run = search_fails(lambda *_: answer)
    assert run.exit_code in (3, 4)
    assert not isinstance(run.results[0].verdict, Proved)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAILURES)
def test_spacer_fails(name: str, monkeypatch: Patch) -> None:
    """Spacer has a process of its own within the one that searches."""
    failing, _ = FAILURES[name]
    monkeypatch.setattr(z3.Fixedpoint, "query", failing)
    knowledge = knowledge_of(BAD)
    claims = claims_of(knowledge.system, properties_named([BAD])[0])
    asking = run_one(
        lambda: ask_spacer(knowledge.system, knowledge.invariant, claims, TRUE, 1, 400),
        Limits(30, None),
    )
    assert not isinstance(asking, Failed)
    assert asking.reached is Reached.UNKNOWN
    assert asking.detail.startswith("Spacer: ")


# Ctrl-C.


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    folders = [str(ROOT / name) for name in ("model", "proofs", "diagrams", "app")]
    return subprocess.Popen(
        [sys.executable, "-m", "uccx_licensing", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(folders),
            "UCCX_LICENSING_CACHE": str(folder / "cache"),
        },
        start_new_session=True,
    )


def of_session(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(stat.parent.name))
    return found


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


COMMANDS: Final = {
    "verify": ["verify", "--json", "report.json"],
    "verify --fresh": ["verify", "--fresh", "--sarif", "report.sarif"],
    "certify": ["certify", "--out", "certificates", "--obligations", "scripts"],
    "check-certificates": ["check-certificates"],
}
AT_ONCE, ALONE = os.killpg, os.kill
MOMENTS: Final = [
    pytest.param("verify", 2.0, AT_ONCE),
    pytest.param("check-certificates", 1.5, ALONE),
    pytest.param("verify", 0.6, ALONE, marks=pytest.mark.slow),
    pytest.param("verify", 4.0, ALONE, marks=pytest.mark.slow),
    pytest.param("check-certificates", 5.0, AT_ONCE, marks=pytest.mark.slow),
    pytest.param("certify", 3.0, ALONE, marks=pytest.mark.slow),
    pytest.param("certify", 12.0, AT_ONCE, marks=pytest.mark.slow),
    pytest.param("verify --fresh", 4.0, AT_ONCE, marks=pytest.mark.slow),
    pytest.param("verify --fresh", 10.0, ALONE, marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("name", "moment", "send"), MOMENTS)
def test_ctrl_c_ends_everything(
    name: str,
    moment: float,
    send: Callable[[int, int], None],
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    """As from a terminal, to all processes at once, or from another program, to one alone."""
    asking = started(tmp_path, *COMMANDS[name])
    time.sleep(moment)
    if asking.poll() is not None:
        pytest.skip("it was over before it could be stopped")
    begin = time.monotonic()
    send(asking.pid, signal.SIGINT)
    out, err = asking.communicate(timeout=30)
    seconds = time.monotonic() - begin
    record_property("ctrl-c", round(seconds, 2))
    if asking.returncode in (0, 3) and "·" in out:
        pytest.skip("it was over before it was stopped")
    assert "Traceback" not in err
    assert err.splitlines()[-1] == "Stopped with Ctrl-C: there is no result."
    assert asking.returncode == 130
    assert out == "" or name == "check-certificates"
    assert wait_until(lambda: of_session(asking.pid) == [])
    assert seconds < ALLOWED
    assert not [
        file for file in names(tmp_path) if "/." in file or file.endswith((".tmp", ".part"))
    ]
    assert names(tmp_path) == set(), "nothing had been found out"
