"""Files that commands of the shell write."""

from __future__ import annotations

from pathlib import Path

from uccx_licensing import outlets
from uccx_licensing.screen import Screen
from uccx_licensing.shell.arguments import LineError

__all__ = ["write"]


def write(file: Path, text: str, screen: Screen) -> None:
    """Write a file and say so.

    Raises:
        LineError: nothing can be written there.
    """
    try:
        outlets.replace(file.expanduser().resolve(), text)
    except OSError as error:
        why = error.strerror or str(error)
        raise LineError(f"{str(file)!r}: {why}; expected a file that can be written") from error
    screen.say(f"{file} written.")
