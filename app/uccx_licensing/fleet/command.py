"""The command `fleet`: what comes of ten thousand systems, from files of their usage."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from uccx_licensing.explaining.command import options_supposing, supposed_of
from uccx_licensing.observing.data_options import strict_option, zone_option
from uccx_licensing.options import jobs_option

if TYPE_CHECKING:
    from datetime import tzinfo

    from uccx_licensing.fleet.orders import Order
    from uccx_licensing.fleet.spreading import Fleet

__all__ = ["fleet"]

_EPILOG: Final = """\b
Columns:
  system       the system's name
  time         when the report was made, such as 2026-01-01T08:00+01:00
  usage        licences used; or usage_standard, usage_premium,
               usage_outbound, usage_server: a count for each pool
  entitlement  licences in the virtual account from this report on,
               or entitlement_standard …; an empty cell: as before
  reachable    whether the licence server answered; where nothing tells
               it, it did
  synced       whether SSM On-Prem and Cisco SSM were synchronized; where
               nothing tells it, they were, unless they are Disconnected

\b
Files are sorted by system, then by time: they are read in pieces of some
hundred systems, so memory does not grow with them. Parquet with row groups of
up to a million rows is the fastest.

\b
Exit codes:
    0  every system was followed
    1  some are unknown: reports of theirs are missing or contradict each other
    2  wrong use or input
    3  systems followed one by one came out otherwise: this program is wrong
"""
_FILE: Final = click.Path(exists=True, dir_okay=False)
_UNKNOWN: Final = 1
_DIFFERENT: Final = 3


@click.command(epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@options_supposing("profile", "license_type", "bought", "no_overage")
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="Q=OPTION",
    help='An option of a reading or circumstance: Q3="frozen at entry"; others: their defaults.',
)
@click.option(
    "--state",
    default="IN_COMPLIANCE",
    show_default=True,
    metavar="STATE",
    help='Where each system begins, such as "OVERAGE, strikes=2, evaluation=30 days".',
)
@click.option(
    "--gaps",
    type=click.Choice(["unknown", "as-before"]),
    default="unknown",
    show_default=True,
    help="What holds where rows are missing: anything, or what the row before tells.",
)
@zone_option
@strict_option
@click.option(
    "--checked",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Follow so many systems one by one too, chosen at random, and compare.",
)
@jobs_option()
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Follow them on the Dask cluster at tcp://HOST:PORT; its workers read the same files.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--csv", "csv_file", metavar="FILE", help="Write a row for each system as CSV.")
@click.pass_context
def fleet(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    zone: tzinfo | None,
    strict: bool,
    checked: int,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
    csv_file: str | None,
    supposing: dict[str, Any],
    **others: Any,
) -> None:
    """Tell what comes of many systems, from files of their usage.

    Each report of each system is a transition of the model. FILE is CSV or Parquet, with a row for
    each report.
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.fleet.orders import Order  # noqa: PLC0415
    from uccx_licensing.fleet.spreading import Spreading, follow_files  # noqa: PLC0415
    from uccx_licensing.progress import progress  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    wanted = {"--csv": csv_file, "--json": outlets.STANDARD_OUTPUT if as_json else None}
    outlets.check({option: file for option, file in wanted.items() if file is not None})
    order = Order(supposed_of(**supposing, **others), zone, strict)
    spreading = Spreading(jobs or os.cpu_count() or 1, scheduler)
    with progress(Screen(sys.stderr)) as report:
        found = follow_files(files, order, checked, spreading, report)
    _tell(found, order, as_json, csv_file)
    unknown = any(row.problem for row in found.rows)
    ctx.exit(_DIFFERENT if found.different else _UNKNOWN if unknown else 0)


def _tell(found: Fleet, order: Order, as_json: bool, csv_file: str | None) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_licensing.fleet import results  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    if csv_file is not None:
        outlets.write("--csv", csv_file, results.as_csv(found))
    if as_json:
        text = json.dumps(results.as_data(found, order), indent=1, ensure_ascii=False)
        outlets.write("--json", outlets.STANDARD_OUTPUT, text + "\n")
    elif csv_file != outlets.STANDARD_OUTPUT:
        results.show(found, order, Screen(sys.stdout))
