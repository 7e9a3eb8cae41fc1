"""The files that a verification's outcome is written to: all of it, or nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click

from uccx_licensing.options import InputError
from uccx_licensing.screen import silence
from uccx_proofs.verdicts import Run

__all__ = ["STANDARD_OUTPUT", "Report", "check", "reason", "replace", "write"]

STANDARD_OUTPUT: Final = "-"
Report = Callable[[Run], str]


def check(files: Mapping[str, str]) -> None:
    """Make sure that a report can be written to each of these, before the long run.

    Args:
        files: by option, such as `--json`: the path, or `-` for standard output.

    Raises:
        click.UsageError: two reports are to go to one place.
        InputError: a path is a folder, its folder is missing, or nothing can be written there.
    """
    taken: dict[str | Path, str] = {}
    for option, file in files.items():
        try:
            place = file if file == STANDARD_OUTPUT else _writable(Path(file))
        except (OSError, ValueError) as error:
            why = reason(error)
            expected = "expected a file that can be written"
            raise InputError(f"{option} {file!r}: {why}; {expected}.") from error
        if place in taken:
            where = "standard output" if file == STANDARD_OUTPUT else repr(file)
            raise click.UsageError(f"{taken[place]} and {option} cannot both go to {where}.")
        taken[place] = option


def _writable(file: Path) -> Path:
    """Return the path to write to; raise OSError or ValueError if nothing can be written there."""
    path = file.absolute() if _is_special(file) else file.resolve()
    if path.is_dir():
        raise IsADirectoryError("this is a folder")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {str(path.parent)!r}")
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not _is_special(file):
        trial = _beside(path)
        trial.touch(exist_ok=False)
        trial.unlink()
    return path


def write(option: str, file: str, text: str) -> None:
    """Write a report: a reader of the file sees the former one or the whole new one.

    Raises:
        InputError: it cannot be written after all.
    """
    try:
        if file == STANDARD_OUTPUT:
            _to_standard_output(text)
        elif _is_special(Path(file)):
            Path(file).write_text(text, encoding="utf-8", errors="replace")
        else:
            replace(Path(file).resolve(), text)
    except OSError as error:
        where = "standard output" if file == STANDARD_OUTPUT else repr(file)
        raise InputError(f"{option}: writing to {where} failed: {reason(error)}.") from error


def _to_standard_output(text: str) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence(sys.stdout)


def replace(path: Path, text: str) -> None:
    """Write a file under a temporary name and rename it: whoever reads sees the old or the new."""
    new = _beside(path)
    try:
        with new.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
        if path.exists():
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def _beside(path: Path) -> Path:
    """Return the temporary name in the same folder: a rename does not cross file systems."""
    return path.with_name(f".uccx-licensing-{os.getpid()}.part")


def _is_special(file: Path) -> bool:
    """Return whether it is a device or a pipe: it is written to, and never opened twice."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def reason(error: OSError | ValueError) -> str:
    """Return why something could not be read or written, in few words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
