"""The commands about kept traces, `replay` and `diff`; `replay` takes data too."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from uccx_licensing.explaining.command import (
    DATA_OPTIONS,
    Wanted,
    explain_files,
    supposing_options,
)
from uccx_licensing.observing.data_options import data_options
from uccx_licensing.options import InputError
from uccx_licensing.pictures.timelines import check_picture, draw_timeline
from uccx_licensing.words import date_and_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from uccx_licensing.observing.reading_options import ReadingOptions
    from uccx_licensing.replay_report import Replayed
    from uccx_licensing.screen import Screen
    from uccx_licensing.trace_data import Kept
    from uccx_model.trace import Trace

__all__ = ["diff", "replay", "start_option"]

_REPLAY_EPILOG: Final = """\b
Exit codes:
    0  the model goes the way of every trace, or the data agree with it
    1  it does not go the way of one, or no run agrees; where and why not is told
    2  wrong use or input
    3  unknown: too much is possible where data are missing
"""
_FILE: Final = click.Path(exists=True, dir_okay=False, allow_dash=True)


def _moment(_: click.Context, __: click.Parameter, text: str | None) -> datetime | None:
    try:
        return None if text is None else date_and_time(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from error


start_option = click.option(
    "--start",
    metavar="DATE",
    callback=_moment,
    help='Tell real dates: the first report interval begins at, say, "2026-01-01T08:00".',
)


@click.command(epilog=_REPLAY_EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--markdown", "as_page", is_flag=True, help="Print a page in Markdown.")
@start_option
@click.option("--timeline", metavar="FILE", help="Draw it: FILE ends with .svg or .png.")
@click.option(
    "--write-test",
    "test_file",
    metavar="FILE",
    help='Write a pytest file that holds the model to the trace; "-" prints nothing else.',
)
@supposing_options
@data_options
@click.pass_context
def replay(
    ctx: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    as_page: bool,
    start: datetime | None,
    timeline: str | None,
    test_file: str | None,
    supposing: dict[str, Any],
    reading: ReadingOptions,
) -> None:
    """Take kept traces again in the model, or find out which runs of it agree with data.

    A FILE is a trace in JSON, or data of one system: CUIC's Unified License Consumption report as
    CSV, a table with the columns time and usage (CSV or Parquet), or a log; "-" is standard input.
    Where no run goes on, the first line that cannot be explained is told, and what stands in the
    way. docs/traces.md tells of traces, docs/replaying.md of data.
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows

    if as_json and as_page:
        raise click.UsageError("--json and --markdown cannot both be printed.")
    check_picture(timeline)
    written = {"--write-test": test_file, "--timeline": timeline}
    wanted = {option: file for option, file in written.items() if file is not None}
    traces = _are_traces(ctx, files)
    if traces and wanted and len(files) > 1:
        raise click.UsageError(f"{' and '.join(wanted)}: expected one trace, found more files.")
    outlets.check(wanted)
    if not traces:
        what = Wanted(as_json, as_page, timeline)
        ctx.exit(explain_files(files, reading, supposing, what))
    ctx.exit(_replay(files, start, test_file, timeline, as_json=as_json, as_page=as_page))


def _are_traces(ctx: click.Context, files: Sequence[str]) -> bool:
    """Return whether the files are traces, as their content shows, or data of a system.

    Raises:
        InputError: some are, and some are not.
        click.UsageError: an option is for the other kind.
    """
    from uccx_licensing.observing.sources import FileKind, kind_of  # noqa: PLC0415 - slow

    kinds = {file: kind_of(file) for file in files}
    traces = [file for file, kind in kinds.items() if kind is FileKind.TRACE]
    if traces and len(traces) < len(kinds):
        other = next(file for file in files if file not in traces)
        told = kinds[other].value
        raise InputError(
            f"{other!r}: it is {told}, and {traces[0]!r} a trace; expected only traces, or none."
        )
    barred = DATA_OPTIONS if traces else ("start", "test_file")
    for parameter in ctx.command.params:
        name = parameter.name or ""
        given = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if name in barred and given:
            kind = "data, not traces" if traces else "traces, not data"
            raise click.UsageError(f"{parameter.opts[0]} is for {kind}.")
    return bool(traces)


def _replay(
    files: Sequence[str],
    start: datetime | None,
    test_file: str | None,
    timeline: str | None,
    *,
    as_json: bool,
    as_page: bool,
) -> int:
    """Replay traces, print and write what is wanted, and return the exit code."""
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.replay_report import Replayed  # noqa: PLC0415
    from uccx_licensing.replaying import failure_of  # noqa: PLC0415
    from uccx_licensing.trace_file import load_trace  # noqa: PLC0415

    told = []
    for file in files:
        kept = load_trace(file)
        begun = _start_of(kept, start, file)
        told.append(Replayed(file, kept, failure_of(kept.trace), begun))
    if test_file != outlets.STANDARD_OUTPUT:
        _print_all(told, as_json=as_json, as_page=as_page)
    if test_file is not None:
        _write_test(test_file, told[0])
    if timeline is not None:
        _draw(timeline, told[0])
    return 1 if any(replayed.failure for replayed in told) else 0


def _start_of(kept: Kept, start: datetime | None, file: str) -> datetime | None:
    """Return when report interval 0 began: as it was asked for, or as the file says."""
    from uccx_licensing.words import Calendar  # noqa: PLC0415

    if start is not None and Calendar.of_numbers(kept.trace.parameters).minutes is None:
        why = "its numbers are no release's, so nobody knows how long a report interval is"
        raise InputError(f"--start: {file!r} cannot be told with dates: {why}.")
    return start or kept.start_date


def _print_all(told: Sequence[Replayed], *, as_json: bool, as_page: bool) -> None:
    from uccx_licensing import outlets, replay_report  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    if as_json:
        text = replay_report.json_of_replays(told)
        outlets.write("--json", outlets.STANDARD_OUTPUT, text)
    elif as_page:
        text = "\n".join(map(replay_report.markdown_of_replay, told))
        outlets.write("--markdown", outlets.STANDARD_OUTPUT, text)
    else:
        screen = Screen(sys.stdout)
        for number, replayed in enumerate(told):
            if len(told) > 1:
                screen.say_all([""] if number else [])
                screen.say(f"{replayed.name}:", "bold")
            replay_report.show_replay(replayed, screen)


def _write_test(file: str, replayed: Replayed) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_licensing.regression import trace_to_test  # noqa: PLC0415

    kept = replayed.kept
    if replayed.failure is not None:
        click.echo("No test is written: the model does not go this way.", err=True)
        return
    outlets.write("--write-test", file, trace_to_test(kept.trace, question=kept.question))


def _draw(file: str, replayed: Replayed) -> None:
    from uccx_licensing.replaying import part_that_replays  # noqa: PLC0415 - slow

    trace = part_that_replays(replayed.kept.trace, replayed.failure)
    draw_timeline(trace, file, title=replayed.kept.question, start=replayed.start)


@click.command()
@click.argument("one", metavar="A", type=_FILE)
@click.argument("other", metavar="B", type=_FILE)
@start_option
def diff(one: str, other: str, start: datetime | None) -> None:
    """Lay two kept traces side by side, and tell where they part.

    They may have different numbers and readings, which are listed first. The exit code is 0
    whether or not they differ, and 2 where one cannot be read.
    """
    from uccx_licensing.comparison import compared  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_licensing.side_by_side import side_by_side  # noqa: PLC0415
    from uccx_licensing.story_table import say_coloured  # noqa: PLC0415
    from uccx_licensing.trace_file import load_trace  # noqa: PLC0415
    from uccx_model.pools.recognising import has_pools  # noqa: PLC0415

    if one == other == "-":
        raise click.UsageError("A and B cannot both be standard input.")
    both = [(file, load_trace(file)) for file in (one, other)]
    if len({has_pools(kept.trace.start.values) for _, kept in both}) > 1:
        raise InputError(
            f"{one!r} and {other!r} cannot be compared: licences are one count in one of them, and "
            "counted in pools in the other."
        )
    starts = [_start_of(kept, start, file) for file, kept in both]
    screen = Screen(sys.stdout)
    a, b = (_to_compare(name, *told, screen) for name, told in zip("AB", both, strict=True))
    screen.say()
    for line, first in side_by_side(compared(a, b, start=starts[0] or starts[1]), screen.breadth):
        say_coloured([line], screen, "bold" if first else "")


def _to_compare(name: str, file: str, kept: Kept, screen: Screen) -> Trace:
    """Return the trace as far as the model goes that way, and tell whose it is."""
    from uccx_licensing.replaying import failure_of, part_that_replays  # noqa: PLC0415 - slow

    screen.paragraph(f"{file}{': ' if kept.question else ''}{kept.question}", left=f"  {name}: ")
    failure = failure_of(kept.trace)
    if failure is not None:
        before = f"{name} is compared up to there only" if failure.step else f"{name} has no steps"
        screen.paragraph(f"{failure.reason} So {before}.", "bold red", left="     ")
    return part_that_replays(kept.trace, failure)
