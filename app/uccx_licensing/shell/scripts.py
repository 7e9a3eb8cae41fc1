"""Scripts: lines of a file or of standard input, carried out one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from uccx_licensing.shell.arguments import LineError
from uccx_licensing.shell.commands import command_of, perform, without_comment
from uccx_licensing.shell.session import Session

__all__ = ["entries", "run_file", "run_lines"]

_LARGEST: Final = 1_000_000  #: bytes of a script: nobody writes more


def entries(lines: Iterable[str], is_complete: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yield commands and questions with the number of their first line.

    A question goes on until it is complete, and no further than to an empty line, a comment or a
    command.
    """
    begun, first = "", 0
    for number, told in enumerate(lines, start=1):
        line = without_comment(told)
        if begun and (not line or command_of(line)):
            yield first, begun
            begun = ""
        if not line:
            continue
        if command_of(line) and not begun:
            yield number, line
            continue
        begun, first = (f"{begun}\n{line}", first) if begun else (line, number)
        if is_complete(begun):
            yield first, begun
            begun = ""
    if begun:
        yield first, begun


def run_lines(session: Session, lines: Iterable[str], source: str) -> None:
    """Carry out lines, up to the first that is wrong or that leaves the shell.

    Args:
        session: what they are carried out in.
        lines: the lines.
        source: what they are read from, for errors.

    Raises:
        LineError: a line is wrong; the message tells its number.
    """

    def is_complete(text: str) -> bool:
        return session.services.language.is_complete(text)

    for number, text in entries(lines, is_complete):
        try:
            perform(session, text)
        except LineError as error:
            raise LineError(f"{source}, line {number}: {error}") from error
        if session.over:
            return


def run_file(session: Session, file: Path) -> None:
    """Carry out the lines of a file.

    Raises:
        LineError: it cannot be read, is being run already, or a line is wrong.
    """
    path = file.expanduser().resolve()
    if path in session.running:
        raise LineError(f"{str(file)!r} is being run already")
    try:
        with path.open("rb") as opened:
            text = opened.read(_LARGEST + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LineError(f"{str(file)!r} is no text in UTF-8; expected a script") from error
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise LineError(f"{str(file)!r}: {why}; expected a script") from error
    if len(text) > _LARGEST:
        raise LineError(f"{str(file)!r} is too large; expected a script of at most a megabyte")
    if not any(map(without_comment, text.splitlines())):
        raise LineError(f"{str(file)!r}: there is nothing in it; expected questions or commands")
    session.running.append(path)
    try:
        run_lines(session, text.splitlines(), str(file))
    finally:
        session.running.pop()
