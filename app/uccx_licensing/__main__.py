"""The entry of the command `uccx-licensing`, and of `python -m uccx_licensing`."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Final, NoReturn, TextIO

import click

from uccx_licensing.commands import cli
from uccx_licensing.version import NAME

__all__ = ["main", "run"]

_OBJECTS: Final = 500_000  #: made before memory is searched: a command keeps nearly all it makes
_WRONG: Final = 2
_OUR_ERROR: Final = 70  # EX_SOFTWARE of sysexits.h; Python's own 1 would mean "refuted"
_STOPPED: Final = 130  # what a shell reports for Ctrl-C


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Returns:
        The exit code. Wrong input, Ctrl-C and what the operating system refuses end with a line of
        text; a mistake in this program ends with a traceback, and never with a verdict's code.
    """
    try:
        try:
            code = cli.main(list(arguments), prog_name=NAME, standalone_mode=False)
        finally:
            sys.stdout.flush()
    except click.ClickException as error:
        _tell(error.show)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _tell(lambda: click.echo("Stopped with Ctrl-C: there is no result.", err=True))
        return _STOPPED
    except OSError as error:
        _give_up(sys.stdout)
        why = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        _tell(lambda: click.echo(f"Error: {why}", err=True))
        return _WRONG
    except Exception:
        _tell(traceback.print_exc)
        return _OUR_ERROR
    return code if isinstance(code, int) else 0


def _tell(what: Callable[[], None]) -> None:
    """Write to standard error, if anybody reads it."""
    try:
        what()
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    from uccx_licensing.screen import silence  # noqa: PLC0415 - slow

    silence(stream)


def main() -> NoReturn:
    """Run the command line with the arguments of the process, and exit."""
    gc.set_threshold(_OBJECTS)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
