"""How the shell is entered: with keys at a terminal, or with the lines of a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from uccx_licensing.screen import Screen
from uccx_licensing.shell import (  # noqa: F401  fill the table
    session_commands,
    trace_commands,
    walk_commands,
)
from uccx_licensing.shell.arguments import LineError
from uccx_licensing.shell.prompt import history_in, interact, user_history
from uccx_licensing.shell.scripts import run_file, run_lines
from uccx_licensing.shell.services import Services
from uccx_licensing.shell.session import Session
from uccx_proofs.queries.answer import Reply

__all__ = ["carry_out_file", "enter"]


def enter(screen: Screen, load: Callable[[], Services]) -> None:
    """Carry out lines from standard input, interactively if both ends are a terminal.

    Args:
        screen: where everything is written.
        load: gives what questions need; called when the first one is typed.

    Raises:
        LineError: a line of a script is wrong; the message tells its number.
    """
    session = Session(screen, load)
    if sys.stdin.isatty() and screen.file.isatty():
        interact(session, history_in(user_history()))
    else:
        try:
            run_lines(session, (line.rstrip("\n") for line in sys.stdin), "standard input")
        except UnicodeDecodeError as error:
            raise LineError("standard input is no text in UTF-8; expected a script") from error


def carry_out_file(file: Path, screen: Screen, services: Services) -> list[Reply]:
    """Carry out the lines of a file, and return what was answered to its questions.

    Raises:
        LineError: it cannot be read, or a line is wrong.
    """
    session = Session(screen, lambda: services)
    run_file(session, file)
    return session.replies
