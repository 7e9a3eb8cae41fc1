"""The command `verify`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from uccx_licensing.disagreement import report_disagreement
from uccx_licensing.options import (
    InputError,
    certificates_folder,
    jobs_option,
    property_names,
    time_limit_option,
    unknown_property,
)
from uccx_model.parameters import PROFILES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from uccx_licensing.outlets import Report
    from uccx_licensing.screen import Screen
    from uccx_proofs.verdicts import Run

__all__ = ["EXIT_CODES", "verify"]

EXIT_CODES: Final = {
    0: "everything is proved or witnessed",
    1: "a property is refuted; its counterexample is shown",
    2: "wrong use or input",
    3: "something is unknown",
    4: "two engines disagree",
    70: "an error in this program",
    130: "stopped with Ctrl-C",
}
_EPILOG: Final = "\b\nExit codes:\n" + "\n".join(f"{n:5}  {told}" for n, told in EXIT_CODES.items())


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of properties for the shell's completion."""
    from uccx_proofs.catalogue import all_properties  # noqa: PLC0415 - slow

    names = (known.name for known in all_properties())
    return [name for name in names if name.startswith(incomplete)]


@click.command(epilog=_EPILOG)
@click.option(
    "--property",
    "names",
    metavar="NAME",
    multiple=True,
    shell_complete=_complete,
    help="Verify only this property; may be repeated.  [default: all]",
)
@click.option(
    "--profile",
    type=click.Choice([profile.name for profile in PROFILES]),
    help="Verify for the numbers of this release only.  [default: any numbers]",
)
@jobs_option()
@time_limit_option('Stop each search by a solver after, say, "30s" or "2 min".')
@click.option(
    "--examples",
    is_flag=True,
    help="Tell what shows a property possible, or its conditions needed.",
)
@click.option(
    "--two-solvers",
    is_flag=True,
    help="Let cvc5 check every certificate too; both solvers must agree.",
)
@click.option(
    "--fresh",
    is_flag=True,
    help="Find every proof and example anew, whatever is written down.",
)
@certificates_folder()
@click.option("--json", "json_file", metavar="FILE", help="Write everything as JSON.")
@click.option("--junit", "junit_file", metavar="FILE", help="Write the results as JUnit XML.")
@click.option("--sarif", "sarif_file", metavar="FILE", help="Write the results as SARIF 2.1.0.")
@click.pass_context
def verify(
    ctx: click.Context,
    names: tuple[str, ...],
    profile: str | None,
    jobs: int | None,
    time_limit: float,
    examples: bool,
    two_solvers: bool,
    fresh: bool,
    folder: Path | None,
    json_file: str | None,
    junit_file: str | None,
    sarif_file: str | None,
) -> None:
    """Verify every property of the licensing model.

    Without options, for every reading of the documents and any length of every period, by checking
    the certificates that belong to the model; what they do not show is searched for. A FILE of "-"
    is standard output; the table then goes to standard error.
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as all below
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    given = {"--json": json_file, "--junit": junit_file, "--sarif": sarif_file}
    files = {option: file for option, file in given.items() if file is not None}
    outlets.check(files)
    run = _run(
        names,
        profile=profile,
        jobs=jobs or 0,
        time_limit=time_limit,
        two_solvers=two_solvers,
        fresh=fresh,
        certificates=folder,
    )
    troubles = _write(run, files)
    taken = outlets.STANDARD_OUTPUT in files.values()
    _show(run, Screen(sys.stderr if taken else sys.stdout), examples)
    report_disagreement(run)
    if troubles:
        raise InputError("\n".join(troubles))
    ctx.exit(run.exit_code)


def _run(names: Sequence[str], *, two_solvers: bool, **options: Any) -> Run:
    from uccx_licensing.progress import progress  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.catalogue import UnknownPropertyError, all_properties  # noqa: PLC0415
    from uccx_proofs.solvers import SOLVERS, Z3  # noqa: PLC0415
    from uccx_proofs.verify import verify as run_engines  # noqa: PLC0415

    wanted = property_names(names, [known.name for known in all_properties()]) or None
    try:
        with progress(Screen(sys.stderr)) as report:
            solvers = tuple(SOLVERS) if two_solvers else (Z3,)
            return run_engines(wanted, solvers=solvers, progress=report, **options)
    except UnknownPropertyError as error:
        raise unknown_property(error.name, error.known) from error
    except BrokenPipeError as error:  # click would take it for a reader of ours that has gone
        raise RuntimeError("an engine's process has died") from error


def _write(run: Run, files: Mapping[str, str]) -> list[str]:
    """Write the reports; return what went wrong, so that the table is shown all the same."""
    from uccx_licensing import outlets  # noqa: PLC0415
    from uccx_licensing.report_json import as_json  # noqa: PLC0415
    from uccx_licensing.report_junit import as_junit  # noqa: PLC0415
    from uccx_licensing.report_sarif import as_sarif  # noqa: PLC0415

    reports: dict[str, Report] = {"--json": as_json, "--junit": as_junit, "--sarif": as_sarif}
    troubles = []
    for option, file in files.items():
        try:
            outlets.write(option, file, reports[option](run))
        except InputError as error:
            troubles.append(error.message)
    return troubles


def _show(run: Run, screen: Screen, examples: bool) -> None:
    from uccx_licensing.findings import show_examples, show_findings  # noqa: PLC0415
    from uccx_licensing.table import show_legend, show_summary, show_table  # noqa: PLC0415

    show_table(run, screen)
    if examples:
        show_examples(run, screen)
    show_findings(run, screen)
    show_summary(run, screen)
    screen.say()
    show_legend(run, screen)
