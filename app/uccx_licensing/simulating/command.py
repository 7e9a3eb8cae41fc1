"""The command `simulate`: what comes of a scenario, told and written as it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from uccx_licensing.options import InputError
from uccx_licensing.pictures.timelines import check_picture

if TYPE_CHECKING:
    from uccx_licensing.simulating.outcome import Outcome

__all__ = ["simulate"]

_EPILOG: Final = """\b
A scenario (docs/simulating.md tells all that can be written):
    entitlement = 100
    [[happening]]
    do = "register"
    [[happening]]
    at = "day 3 10:00"
    usage = 130
    [[happening]]
    at = "+90 days"
    buy = 30

\b
Exit codes:
    0  all of it happened
    2  wrong use or input, or something in it cannot happen; why and where is told
"""
_SCREEN: Final = "-"
_TABLES: Final = (".csv",)
_PICTURES: Final = (".svg", ".png")


@click.command(epilog=_EPILOG)
@click.argument(
    "file",
    required=False,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
)
@click.option("--json", "as_json", is_flag=True, help="Print the trace as JSON, to be replayed.")
@click.option("--markdown", "as_page", is_flag=True, help="Print a page in Markdown.")
@click.option("--messages", is_flag=True, help="Print the lines of the logs, and nothing else.")
@click.option(
    "--consumption",
    "reports",
    is_flag=False,
    flag_value=_SCREEN,
    multiple=True,
    metavar="[FILE]",
    help="Print the consumption report; or write it: FILE ends with .csv, .svg or .png.",
)
@click.option("--timeline", metavar="FILE", help="Draw it: FILE ends with .svg or .png.")
@click.option(
    "--write-usage", metavar="FILE", help="Write a row a report: usage, entitlement, connection."
)
@click.option("--write-log", metavar="FILE", help="Write the lines of the logs.")
@click.option(
    "--write-scenario",
    metavar="FILE",
    help="Write a scenario that goes step by step the same way: of a trace in JSON, say.",
)
def simulate(
    file: str | None,
    as_json: bool,
    as_page: bool,
    messages: bool,
    reports: tuple[str, ...],
    timeline: str | None,
    write_usage: str | None,
    write_log: str | None,
    write_scenario: str | None,
) -> None:
    """Tell what comes of a scenario: dated happenings in a file, or a kept trace.

    FILE is a scenario in TOML, or a trace in JSON as ask --save-trace writes it; "-" is standard
    input. What cannot happen is refused, with its line and what stands in the way.
    """
    file, reports = _file_of(file, reports)
    shown = {"--json": as_json, "--markdown": as_page, "--messages": messages}
    shown["--consumption"] = _SCREEN in reports
    printed = [option for option, wanted in shown.items() if wanted]
    if len(printed) > 1:
        raise click.UsageError(f"{' and '.join(printed)} cannot both be printed.")
    check_picture(timeline)
    files = {
        "--timeline": timeline,
        "--write-usage": write_usage,
        "--write-log": write_log,
        "--write-scenario": write_scenario,
        **{f"--consumption {place}": place for place in reports if place != _SCREEN},
    }
    _go(file, printed[0] if printed else "", {o: f for o, f in files.items() if f is not None})


def _file_of(file: str | None, reports: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the scenario's file and where consumption goes.

    `--consumption scenario.toml` is the report on the screen, of that file.

    Raises:
        click.UsageError: there is no file, or consumption cannot be written like this.
    """
    known = (*_TABLES, *_PICTURES)
    others = [r for r in reports if r != _SCREEN and Path(r).suffix.lower() not in known]
    if file is None and len(others) == 1:
        file, others = others[0], []
        reports = tuple(_SCREEN if report == file else report for report in reports)
        if file != _SCREEN and not Path(file).is_file():
            raise InputError(f"{file!r}: expected a scenario or a trace; there is no such file.")
    if others:
        wanted = ", ".join(known)
        raise click.UsageError(
            f"--consumption {others[0]!r}: expected a name that ends with one of {wanted}."
        )
    if file is None:
        raise click.UsageError("Missing argument 'FILE': a scenario, or a trace.")
    return file, reports


def _go(file: str, printed: str, files: Mapping[str, str]) -> None:
    """Simulate, make all that is wanted, and only then print and write it."""
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_licensing.simulating.outcome import outcome_of  # noqa: PLC0415

    outlets.check(files)
    outcome = outcome_of(file)
    made = [(option, place, _made(outcome, option, place)) for option, place in files.items()]
    written_out = {place for _, place, _ in made}
    if outlets.STANDARD_OUTPUT not in written_out:
        screen = Screen(sys.stdout)
        outcome.show(printed, screen)
    for option, place, content in made:
        outlets.write(option, place, content)


def _made(outcome: Outcome, option: str, place: str) -> str | bytes:
    match option.partition(" ")[0], Path(place).suffix.lower():
        case "--timeline", suffix:
            return outcome.timeline(suffix.removeprefix("."))
        case "--write-usage", _:
            return outcome.usage()
        case "--write-log", _:
            return outcome.log(dated=True)
        case "--write-scenario", _:
            return outcome.scenario_again()
        case _, ".csv":
            return outcome.consumption_csv()
        case _, suffix:
            return outcome.consumption_plot(suffix.removeprefix("."))
