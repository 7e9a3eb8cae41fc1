"""The command `shell`."""

from __future__ import annotations

import sys

import click

from uccx_licensing.options import InputError

__all__ = ["shell"]


@click.command()
def shell() -> None:
    """Ask questions and step through the model at a prompt.

    Lines that come from a pipe are carried out as a script, up to the first that is wrong.
    """
    from uccx_licensing.screen import Screen  # noqa: PLC0415 - slow
    from uccx_licensing.shell import services  # noqa: PLC0415
    from uccx_licensing.shell.arguments import LineError  # noqa: PLC0415
    from uccx_licensing.shell.entering import enter  # noqa: PLC0415

    try:
        enter(Screen(sys.stdout), services)
    except LineError as error:
        raise InputError(str(error)) from error
