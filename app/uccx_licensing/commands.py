"""The command line: `uccx-licensing` and its commands. What is slow to load waits until needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uccx_licensing.asking import ask
from uccx_licensing.auditing.command import audit
from uccx_licensing.calculating.command import calculation
from uccx_licensing.certificates import certify, check_certificates
from uccx_licensing.comparing.command import compare
from uccx_licensing.fleet.command import fleet
from uccx_licensing.pictures.commands import diagram, diagrams
from uccx_licensing.planning.command import plan
from uccx_licensing.shell.command import shell
from uccx_licensing.simulating.command import simulate
from uccx_licensing.trace_commands import diff, replay
from uccx_licensing.verification import verify
from uccx_licensing.version import NAME, version

if TYPE_CHECKING:
    from uccx_licensing.listings import Listing

__all__ = ["cli"]


def _tell_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"{NAME} {version()}")
        ctx.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_tell_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Smart Licensing of Cisco UCCX 12.5, modelled and formally verified."""


cli.add_command(verify)
cli.add_command(check_certificates)
cli.add_command(certify)
cli.add_command(audit)
cli.add_command(ask)
cli.add_command(shell)
cli.add_command(replay)
cli.add_command(diff)
cli.add_command(plan)
cli.add_command(simulate)
cli.add_command(calculation)
cli.add_command(compare)
cli.add_command(fleet)
cli.add_command(diagram)
cli.add_command(diagrams)


@cli.command()
@click.option("--markdown", "as_markdown", is_flag=True, help="Print a table for a README.")
def properties(as_markdown: bool) -> None:
    """List the properties and where they come from."""
    from uccx_licensing import listings  # noqa: PLC0415 - slow

    _show(listings.properties(), as_markdown)


@cli.command()
@click.option("--markdown", "as_markdown", is_flag=True, help="Print a table for a README.")
def requirements(as_markdown: bool) -> None:
    """List the rules and what carries each."""
    from uccx_licensing import listings  # noqa: PLC0415 - slow

    _show(listings.traceability(), as_markdown)


def _show(listing: Listing, as_markdown: bool) -> None:
    from uccx_licensing import listings  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    screen = Screen(sys.stdout)
    if as_markdown:
        screen.say_all(listings.markdown(listing).split("\n"))
    else:
        listings.show(listing, screen)


@cli.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def tables(files: tuple[Path, ...]) -> None:
    """Refresh the generated tables in Markdown files.

    A table stands between two lines: an HTML comment with "generated: properties" or
    "generated: requirements", and one with "end".
    """
    from uccx_licensing import tables as pages  # noqa: PLC0415 - slow

    for file in files:
        changed = pages.refresh(file)
        click.echo(f"{file}: {'refreshed' if changed else 'up to date'}")
