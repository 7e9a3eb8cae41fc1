"""The prompt of the shell: keys, completion, history, colours; once at a real terminal."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from shell_fakes import FakeAsker, fake_services
from uccx_licensing.screen import Screen
from uccx_licensing.shell import entering  # noqa: F401  fills the table of commands
from uccx_licensing.shell.commands import COMMANDS, perform
from uccx_licensing.shell.completing import ShellCompleter
from uccx_licensing.shell.lexing import ShellLexer
from uccx_licensing.shell.prompt import history_in, interact, user_history
from uccx_licensing.shell.session import Session

ROOT: Final = Path(__file__).parent.parent
TAB, ENTER, ESCAPE, CTRL_C, CTRL_D, UP = "\t", "\r", "\x1b", "\x03", "\x04", "\x1b[A"
CHILD: Final = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C comes as a signal
from shell_fakes import FakeAsker, fake_services
from uccx_licensing.screen import Screen
from uccx_licensing.shell.entering import enter
enter(Screen(sys.stdout), lambda: fake_services(FakeAsker()))
"""


def typed(keys: str, history: InMemoryHistory | None = None) -> tuple[str, FakeAsker, Session]:
    """Type keys at the prompt, and return what is written until the shell is left."""
    asker, stream = FakeAsker(), io.StringIO()
    session = Session(Screen(stream), lambda: fake_services(asker))
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        interact(session, history or InMemoryHistory(), keyboard=keyboard, terminal=DummyOutput())
    return stream.getvalue(), asker, session


def offered(text: str, *lines: str) -> list[str]:
    session = Session(Screen(io.StringIO()), lambda: fake_services(FakeAsker()))
    for line in lines:
        perform(session, line)
    found = ShellCompleter(session).get_completions(Document(text), CompleteEvent())
    return [text[: len(text) + c.start_position] + c.text for c in found]


# Keys.


def test_lines_are_carried_out_until_the_shell_is_left() -> None:
    told, _, session = typed(f"start bought 100{ENTER}take register{ENTER}{CTRL_D}start{ENTER}")
    assert told.startswith("Ask a question, or walk through the model")
    assert session.walk.here.node == "NO_LICENSES_IN_USE"
    assert typed(f"quit{ENTER}start{ENTER}")[2].walking is False


def test_wrong_lines_and_broken_engines_do_not_end_the_shell() -> None:
    told, _, session = typed(
        f"fly{ENTER}take 1{ENTER}reach broken{ENTER}start{ENTER}{ENTER}# x{ENTER}{CTRL_D}"
    )
    assert "expected reach or always" in told
    assert "no walk has begun" in told
    assert "A mistake in this program, not in the line: ZeroDivisionError: by design" in told
    assert "Traceback" not in told
    assert session.walking


def test_a_question_goes_on_until_it_is_complete() -> None:
    keys = f"reach (a{ENTER}b){ENTER}reach (c{ENTER}{ENTER}always (d{ESCAPE}{ENTER}{CTRL_D}"
    _, asker, _ = typed(keys)
    assert [question.text for question in asker.asked] == ["reach (a b)", "reach (c", "always (d"]


def test_ctrl_c_empties_the_line() -> None:
    _, asker, _ = typed(f"reach a{CTRL_C}reach b{ENTER}{CTRL_D}")
    assert [question.text for question in asker.asked] == ["reach b"]


def test_ctrl_c_stops_a_question_and_not_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shell_fakes.time.sleep", stopped)
    told, asker, _ = typed(f"reach slow{ENTER}reach b{ENTER}{CTRL_D}")
    assert "Stopped with Ctrl-C.\nYes: reach b" in told
    assert len(asker.asked) == 2


def test_the_engine_gets_ready_before_the_first_question() -> None:
    _, asker, session = typed(f"start{ENTER}{CTRL_D}")
    session.warmed()
    assert asker.warm_since
    assert asker.asked == []


# History.


def test_lines_of_earlier_sessions_come_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "history"
    history = history_in(file)
    history.append_string("reach earlier")
    assert list(history_in(file).load_history_strings()) == ["reach earlier"]
    _, asker, _ = typed(f"{UP}{ENTER}{CTRL_D}", InMemoryHistory(["reach earlier"]))
    assert [question.text for question in asker.asked] == ["reach earlier"]


def test_no_folder_for_the_history_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for file in (tmp_path / "file" / "history", tmp_path, None):
        history = history_in(file)
        history.append_string("x")
        assert list(history_in(file).load_history_strings()) == []
    (tmp_path / "spoilt").write_bytes(b"+\xff\xfe\n")
    history_in(tmp_path / "spoilt").append_string("y")
    assert user_history().name == "history"


# Completion.


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("mo", (), ["moves"]),
        ("re", (), ["reading", "resume", "reach"]),
        ("reach OUT", (), ["reach OUT_OF_COMPLIANCE"]),
        ("reach (out", (), ["reach (out_of_compliance_for"]),
        ("reach (oUt", (), ["reach (OUT_OF_COMPLIANCE", "reach (out_of_compliance_for"]),
        ("until usage > 5 and OUT", (), ["until usage > 5 and OUT_OF_COMPLIANCE"]),
        ("take reg", ("start",), ["take register"]),
        ("take reg", (), []),
        ("take register us", ("start",), ["take register usage"]),
        ("until enf", (), ["until enforced"]),
        ("until OUT_OF_COMPLIANCE_", (), ["until OUT_OF_COMPLIANCE_EXPIRED"]),
        ('reading q1 = "90 d', (), ['reading Q1 = "90 days"']),
        ("start bou", (), ["start bought"]),
        ("show fi", ("start", "keep first"), ["show first"]),
        ("profile 12.5-", (), ["profile 12.5-su3"]),
        ("help que", (), ["help questions"]),
        ("moves x", (), []),
    ],
)
def test_tab_offers_what_goes_on(text: str, lines: tuple[str, ...], expected: list[str]) -> None:
    assert offered(text, *lines) == expected


def test_tab_offers_files(tmp_path: Path) -> None:
    (tmp_path / "monday.uccx").write_text("")
    assert offered(f"run {tmp_path}/mon")[0].endswith("day.uccx")


def test_every_command_is_offered_at_the_start() -> None:
    assert {*COMMANDS, "reach", "always"} == {*offered("")}


# Colours.


def test_words_have_the_colours_of_their_kinds() -> None:
    document = Document('until IN_COMPLIANCE with usage 130 # said\nreading "90 days"')
    line = ShellLexer().lex_document(document)
    told = [(style, text) for style, text, *_ in line(0) if style]
    assert told == [
        ("class:command", "until"),
        ("class:state", "IN_COMPLIANCE"),
        ("class:keyword", "usage"),
        ("class:number", "130"),
        ("class:comment", "# said"),
    ]
    assert ("class:text", '"90 days"') in [part[:2] for part in line(1)]
    assert "".join(part[1] for part in line(0)) == document.lines[0]


# A real terminal.


class Terminal:
    """A shell in a child process, at a pseudo-terminal."""

    def __init__(self, folder: Path) -> None:
        here, there = pty.openpty()
        fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        folders = [ROOT / name for name in ("model", "proofs", "diagrams", "app", "tests")]
        surroundings = {
            **{k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")},
            "PYTHONPATH": os.pathsep.join(map(str, folders)),
            "TERM": "xterm-256color",
            "XDG_STATE_HOME": str(folder),
            "HOME": str(folder),
        }
        self.child = subprocess.Popen(
            [sys.executable, "-c", CHILD],
            stdin=there,
            stdout=there,
            stderr=there,
            env=surroundings,
            start_new_session=True,
        )
        os.close(there)
        self._end = here
        self.shown = ""

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def expect(self, pattern: str, seconds: float = 30) -> None:
        """Wait until something is shown, and forget what was shown up to it."""
        deadline = time.monotonic() + seconds
        while not (found := re.search(pattern, self.shown)):
            if not select.select([self._end], [], [], max(0, deadline - time.monotonic()))[0]:
                raise AssertionError(f"no {pattern!r} in {self.shown!r}")
            try:
                told = os.read(self._end, 65536)
            except OSError:
                told = b""
            if not told:
                raise AssertionError(f"left before {pattern!r}: {self.shown!r}")
            for _ in range(told.count(b"\x1b[6n")):  # where is the cursor?
                self.type("\x1b[2;1R")
            plain = re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>78])", "", told.decode())
            self.shown += plain
        self.shown = self.shown[found.end() :]

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait(10)
        os.close(self._end)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_at_a_real_terminal(terminal: Terminal, tmp_path: Path) -> None:
    terminal.expect("Ctrl-D leaves")
    terminal.expect("uccx>")
    terminal.type("sta")
    terminal.expect("sta")
    terminal.type(TAB)
    terminal.expect("rt")
    terminal.type(f" bought 100{ENTER}")
    terminal.expect("day 0 00:00  EVALUATION")
    terminal.expect("uccx>")
    terminal.expect("release 12.5 · EVALUATION")
    terminal.type(f"reach slow{ENTER}")
    time.sleep(0.5)
    terminal.type(CTRL_C)
    terminal.expect(r"Stopped with Ctrl-C\.")
    terminal.expect("uccx>")
    terminal.type(f"unfinished{CTRL_C}")
    terminal.type(f"reach enforced{ENTER}")
    terminal.expect("Yes: reach enforced")
    terminal.expect("uccx>")
    terminal.type(CTRL_D)
    assert terminal.child.wait(30) == 0
    (history,) = tmp_path.rglob("history")
    assert "+start bought 100" in history.read_text(encoding="utf-8")
