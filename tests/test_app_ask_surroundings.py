"""The command `ask` as a process: bad input, Ctrl-C, pipes, small and old terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from living_processes import alive, family, wait_until
from uccx_licensing.__main__ import run

ROOT: Final = Path(__file__).parent.parent
NO: Final = "reach CLASSIC from EVALUATION"
YES: Final = "reach OUT_OF_COMPLIANCE within 75 min"
ENDLESS: Final = "reach strikes > 200 any profile"  # no way so long is searched, and no proof found
SECOND: Final = 1.0


def surroundings(**variables: str) -> dict[str, str]:
    folders = [ROOT / name for name in ("model", "proofs", "diagrams", "app")]
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": os.pathsep.join(map(str, folders)), **variables}


def process(
    *arguments: str, stdout: int = subprocess.PIPE, **variables: str
) -> subprocess.Popen[bytes]:
    # Whoever started pytest in the background let it, and its children, disregard Ctrl-C.
    started = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    started += "from uccx_licensing.__main__ import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", started, "ask", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=surroundings(**variables),
    )


# Bad input.


BAD: Final = {
    "nonsense": "colourless green ideas sleep furiously",
    "nothing": " ",
    "an unclosed bracket": "reach (enforced",
    "an unopened bracket": "reach enforced)",
    "an unknown name": "reach ENFORCED_FOREVER",
    "a wrong unit": "reach usage > 3 days",
    "no unit": "reach enforced within 90",
    "ten megabytes": "reach enforced " + "or enforced " * 900_000,
    "ten megabytes of nothing": "reach enforced" + " " * 10_000_000,
    "ten thousand brackets": "reach " + "(" * 10_000 + "enforced" + ")" * 10_000,
    "ten thousand open brackets": "reach " + "(" * 10_000,
    "ten thousand negations": "reach " + "not " * 10_000 + "enforced",
    "control characters": "reach \x00\x1b[31m\x07enforced\x7f",
    "no text": "reach \udc80\udcff",
    "a number of a thousand digits": "reach usage > " + "9" * 1000,
    "a factor of a thousand digits": "reach " + "9" * 1000 + " * usage > 1",
    "a time of a thousand digits": "reach enforced within " + "9" * 1000 + " days",
    "times of a thousand digits": "reach enforced times " + "9" * 1000,
    "a thousand decimals": "reach enforced within 1." + "1" * 1000 + " days",
}


@pytest.mark.parametrize("question", BAD.values(), ids=BAD)
def test_bad_input_is_told_in_one_message(
    question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["ask", "nonsense"])  # what is slow once is not the input's fault
    capsys.readouterr()
    begin = time.process_time()
    assert run(["ask", question]) == 2
    assert time.process_time() - begin < SECOND
    out, err = capsys.readouterr()
    assert not out
    assert "Traceback" not in err
    assert err.count("Error: ") == 1
    assert len(err) < 2_000
    assert not set(err) & set(map(chr, (*range(10), *range(11, 32), 127)))


def test_a_script_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "script"
    for content, told in [
        (b"\xff\xfe\x00", "is no text in UTF-8"),
        (b"#" * 1_000_001, "is too large"),
        (b"reach \x00\x07enforced", "line 1: "),
        (b"(" * 10_000, "line 1: "),
    ]:
        file.write_bytes(content)
        assert run(["ask", "--file", str(file)]) == 2
        err = capsys.readouterr().err
        assert told in err
        assert "Traceback" not in err
        assert len(err) < 2_000
    assert run(["ask", "--file", str(tmp_path)]) == 2


# How it is stopped.


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="nothing tells who lives")
@pytest.mark.parametrize("patience", [0.5, 3.0])
def test_ctrl_c_stops_the_question_and_leaves_nobody(patience: float) -> None:
    asking = process(ENDLESS, "--time-limit", "10 min")
    try:
        assert wait_until(lambda: bool(family(asking.pid)), 30.0)
        time.sleep(patience)
        started = family(asking.pid)
        asking.send_signal(signal.SIGINT)
        begin = time.monotonic()
        out, err = asking.communicate(timeout=30)
        assert time.monotonic() - begin < 5
    finally:
        asking.kill()
        asking.wait()
    assert asking.returncode == 130
    assert not out
    assert b"Traceback" not in err
    assert err.endswith(b"Stopped with Ctrl-C: there is no result.\n")
    assert started
    assert wait_until(lambda: not any(map(alive, started)))


@pytest.mark.parametrize("arguments", [[NO], [NO, "--json"], [NO, "--markdown"]])
def test_nobody_reads(arguments: list[str]) -> None:
    """As in `uccx-licensing ask … | head -0`: no traceback, and the exit code stays."""
    reading, writing = os.pipe()
    os.close(reading)
    asking = process(*arguments, stdout=writing)
    os.close(writing)
    _, err = asking.communicate(timeout=60)
    assert (asking.returncode, err) == (1, b"")


# Terminals.


@pytest.mark.parametrize("question", [YES, NO])
def test_a_terminal_without_unicode(question: str) -> None:
    asking = process(question, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    out, err = asking.communicate(timeout=60)
    assert (asking.returncode, err) == (int(question is NO), b"")
    assert out.isascii()
    assert (b"yes: " if question is YES else b"no: ") in out


@pytest.mark.parametrize("columns", [20, 40, 200])
def test_a_narrow_and_a_wide_terminal(columns: int) -> None:
    asking = process("reach strikes > 5", COLUMNS=str(columns))
    out, err = asking.communicate(timeout=60)
    assert (asking.returncode, err) == (1, b"")
    lines = out.decode().splitlines()
    longest_word = max(len(word) for line in lines for word in line.split())
    assert max(map(len, lines)) <= max(columns, longest_word + 4)
    assert b"\x1b" not in out
