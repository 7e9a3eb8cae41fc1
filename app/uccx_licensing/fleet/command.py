"""The command `fleet`: what comes of ten thousand systems, from files of their usage."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from uccx_licensing.options import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from uccx_licensing.fleet.orders import Order
    from uccx_licensing.fleet.spreading import Fleet
    from uccx_model.choices import Choice

__all__ = ["fleet"]

_EPILOG: Final = """\b
Columns:
  system       the system's name
  time         when the report was made, such as 2026-01-01T08:00+01:00;
               without an offset it is UTC
  usage        licences used; or usage_standard, usage_premium,
               usage_outbound, usage_server: a count for each pool
  entitlement  licences in the virtual account from this report on,
               or entitlement_standard …; an empty cell: as before
  reachable    whether the licence server answered; without it, always
  synced       whether SSM On-Prem and Cisco SSM were synchronized;
               without it, always

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
@click.option("--profile", default="12.5", show_default=True, help="Whose numbers hold.")
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="OPTION",
    help="An option of a reading or circumstance, such as Q4.RESETS_COUNT or Site.HOSTED.",
)
@click.option(
    "--state",
    default="NO_LICENSES_IN_USE",
    show_default=True,
    help="Where each system begins: NO_LICENSES_IN_USE (just registered), EVALUATION, CLASSIC.",
)
@click.option(
    "--license-type",
    default="FLEX_STANDARD",
    show_default=True,
    help="The licence type: under Flex, unused Premium seats cover Standard ones.",
)
@click.option(
    "--bought",
    metavar="N",
    help='Licences bought before the first report; of pools: "premium=10,standard=40".',
)
@click.option(
    "--fill-gaps", is_flag=True, help="Take a missing report to be like the one before it."
)
@click.option(
    "--checked",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Follow so many systems one by one too, chosen at random, and compare.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes at a time.  [default: one a processor]",
)
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
    files: tuple[str, ...],
    profile: str,
    readings: tuple[str, ...],
    state: str,
    license_type: str,
    bought: str | None,
    fill_gaps: bool,
    checked: int,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
    csv_file: str | None,
) -> None:
    """Tell what comes of many systems, from files of their usage.

    Each report of each system is a transition of the model. FILE is CSV or Parquet, with a row for
    each report.
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.fleet.spreading import Spreading, follow_files  # noqa: PLC0415
    from uccx_licensing.progress import progress  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    wanted = {"--csv": csv_file, "--json": outlets.STANDARD_OUTPUT if as_json else None}
    outlets.check({option: file for option, file in wanted.items() if file is not None})
    order = _order(profile, readings, state, license_type, bought, fill_gaps)
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


def _order(
    profile: str,
    readings: tuple[str, ...],
    state: str,
    license_type: str,
    bought: str | None,
    fill_gaps: bool,
) -> Order:
    """Return what holds for every system.

    Raises:
        InputError: there is no such release, option, state or licence type, or no such start.
    """
    from uccx_licensing.fleet.orders import STARTS, Order  # noqa: PLC0415 - slow
    from uccx_model.parameters import PROFILES  # noqa: PLC0415
    from uccx_model.variables import LicenseType  # noqa: PLC0415

    _known("--profile", profile, [known.name for known in PROFILES])
    _known("--state", state, [known.name for known in STARTS])
    _known("--license-type", license_type, [known.name for known in LicenseType])
    kind = LicenseType[license_type]
    choices = tuple(map(_option, readings))
    if len({type(option) for option in choices}) < len(choices):
        raise InputError("--reading: two options of one reading; expected one of each.")
    order = Order(profile, choices, state, kind, _bought(bought), fill_gaps)
    order.start(order.execution(pooled=False))
    return order


def _known(option: str, given: str, known: list[str]) -> None:
    if given not in known:
        raise InputError(f"{option}: there is no {given!r}; there are: {', '.join(known)}.")


def _option(name: str) -> Choice:
    from uccx_model.choices import CHOICES  # noqa: PLC0415 - slow

    known = {f"{choice.__name__}.{option.name}": option for choice in CHOICES for option in choice}
    kind = name.partition(".")[0]
    near = [known_name for known_name in known if known_name.startswith(f"{kind}.")]
    _known("--reading", name, [name] if name in known else near or list(known))
    return known[name]


def _bought(text: str | None) -> Mapping[str, int]:
    """Return an entitlement by column."""
    from uccx_licensing.fleet.columns import ENTITLEMENT  # noqa: PLC0415 - slow
    from uccx_model.fleet.batch import LARGEST  # noqa: PLC0415
    from uccx_model.pools.amounts import Pool  # noqa: PLC0415
    from uccx_model.pools.pooled import count_name  # noqa: PLC0415

    found: dict[str, int] = {}
    for part in text.split(",") if text is not None else ():
        pool, told, number = part.strip().rpartition("=")
        good = number.isascii() and number.isdigit() and int(number[:12]) <= LARGEST
        name = count_name(ENTITLEMENT, Pool(pool)) if pool in {*Pool} else ENTITLEMENT
        if not good or (told and pool not in {*Pool}) or name in found:
            wanted = f'"100", or of pools ({", ".join(Pool)}) "premium=10,standard=40"'
            raise InputError(f"--bought {text!r}: expected {wanted}.")
        found[name] = int(number)
    if len(found) > 1 and ENTITLEMENT in found:
        raise InputError(f"--bought {text!r}: licences in one count and in pools.")
    return found
