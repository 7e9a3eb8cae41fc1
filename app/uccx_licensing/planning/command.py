"""The command `plan`: what to buy for a usage, and when."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from uccx_licensing.explaining.command import options_supposing, supposed_of
from uccx_licensing.observing.data_options import data_options
from uccx_licensing.options import InputError

if TYPE_CHECKING:
    from uccx_licensing.observing.reading_options import ReadingOptions
    from uccx_licensing.planning.telling import Teller

__all__ = ["plan"]

_EPILOG: Final = """\b
Examples:
    plan usage.csv
    plan usage.csv --bought 100 --avoid lock --calendar deadlines.ics
    plan usage.csv --price standard=60,premium=100

\b
Exit codes:
    0  all of it is known: what is told is proved minimal, or nothing helps
    2  wrong use or input
    3  something is unknown; why is told
"""
_FILE: Final = click.Path(exists=True, dir_okay=False, allow_dash=True)
_AIMS: Final = ("strike", "lock", "enforcement")


@click.command(epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option("--avoid", type=click.Choice(_AIMS), help="What purchases avoid.  [default: lock]")
@click.option("--price", metavar="PRICES", help="Of a licence: standard=60,premium=100.")
@options_supposing("bought", "readings", "profile", "license_type", "gaps", "link")
@click.option("--system", metavar="NAME", help="What the system is called.  [default: the file]")
@click.option("--calendar", metavar="FILE", help="Write the deadlines as an iCalendar file.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--markdown", "as_page", is_flag=True, help="Print a page in Markdown.")
@data_options
@click.pass_context
def plan(
    ctx: click.Context,
    files: tuple[str, ...],
    avoid: str | None,
    price: str | None,
    system: str | None,
    calendar: str | None,
    as_json: bool,
    as_page: bool,
    reading: ReadingOptions,
    supposing: dict[str, Any],
) -> None:
    """Find the fewest licences for a usage, and the latest moments to buy them.

    A FILE has usage by time: CUIC's Unified License Consumption report as CSV, plain CSV or
    Parquet; "-" is standard input. The answers say with how many licences this usage would never
    have led to a strike, to irreversible Out of Compliance, to enforcement. With --bought, or
    where the data tell the entitlement, also when to buy how many more at the latest.
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.planning.asking import Asked, asked_plan  # noqa: PLC0415
    from uccx_licensing.planning.telling import Teller  # noqa: PLC0415

    if as_json and as_page:
        raise click.UsageError("--json and --markdown cannot both be printed.")
    outlets.check({} if calendar is None else {"--calendar": calendar})
    asked = Asked(files, avoid, price, supposed_of(**supposing), reading)
    found, zone = asked_plan(asked)
    if calendar is not None and found.buying is None:
        raise InputError(
            "--calendar: nothing tells how many licences there are; expected --bought."
        )
    first = files[0]
    name = system or ("standard input" if first == "-" else Path(first).stem)
    teller = Teller(found, zone, name)
    if calendar != outlets.STANDARD_OUTPUT:
        _print(teller, as_json=as_json, as_page=as_page)
    if calendar is not None:
        from uccx_licensing.planning.calendar_file import calendar_of  # noqa: PLC0415

        content, deadlines = calendar_of(teller)
        if not deadlines:
            click.echo("There is no deadline: the calendar has no event.", err=True)
        outlets.write("--calendar", calendar, content)
    ctx.exit(3 if found.unknown else 0)


def _print(teller: Teller, *, as_json: bool, as_page: bool) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_licensing.planning import plan_report  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    if as_json:
        text = plan_report.json_of_plan(teller.plan, teller.name)
        outlets.write("--json", outlets.STANDARD_OUTPUT, text)
    elif as_page:
        text = plan_report.markdown_of_plan(teller)
        outlets.write("--markdown", outlets.STANDARD_OUTPUT, text)
    else:
        plan_report.show_plan(teller, Screen(sys.stdout))
