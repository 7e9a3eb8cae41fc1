"""What `replay` does with data: the options, and what is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from uccx_licensing.options import InputError
from uccx_licensing.words import date_and_time

if TYPE_CHECKING:
    from uccx_licensing.explaining.explanation import Explanation
    from uccx_licensing.explaining.supposing import Supposed
    from uccx_licensing.observing.reading_options import ReadingOptions

__all__ = [
    "DATA_OPTIONS",
    "Wanted",
    "at_interval",
    "explain_files",
    "options_supposing",
    "supposed_of",
    "supposing_options",
]

FC = TypeVar("FC", bound=Callable[..., Any])
SUPPOSING: Final = (
    *("state", "bought", "readings", "profile", "license_type", "no_overage", "gaps", "link"),
    "moment",
)
DATA_OPTIONS: Final = (*SUPPOSING, "zone", "dates", "year", "seats", "encoding", "strict")
"""Parameters of `replay` that are for data only."""
_OPTIONS: Final = {
    "state": click.option(
        "--state",
        metavar="STATE",
        help='Where the system is when the data begin: "OVERAGE, strikes=2, evaluation=30 days".  '
        "[default: IN_COMPLIANCE; EVALUATION, if the data tell that it registers]",
    ),
    "bought": click.option(
        "--bought",
        metavar="N",
        help='What is bought when the data begin: 100, or "standard=40,premium=10".',
    ),
    "readings": click.option(
        "--reading",
        "readings",
        metavar="Q=OPTION",
        multiple=True,
        help='What is known of a reading or circumstance: Q3="frozen at entry". Repeatable.',
    ),
    "profile": click.option(
        "--profile",
        default="12.5",
        show_default=True,
        metavar="RELEASE",
        help="Whose numbers hold.",
    ),
    "license_type": click.option(
        "--license-type",
        default="Flex Standard",
        metavar="TYPE",
        help="The licence type, which says whether Premium seats cover Standard ones.",
    ),
    "no_overage": click.option(
        "--no-overage", is_flag=True, help="License Control does not allow overage."
    ),
    "gaps": click.option(
        "--gaps",
        type=click.Choice(["unknown", "as-before", "zero"]),
        default="unknown",
        show_default=True,
        help="What was used where rows or their usage are missing: anything, as before, nothing.",
    ),
    "link": click.option(
        "--link",
        type=click.Choice(["up", "unknown"]),
        default="up",
        show_default=True,
        help="Whether the licence server answered where nothing tells it.",
    ),
    "moment": click.option(
        "--at",
        "moment",
        metavar="DATE",
        help="Tell the state at this moment too, in the zone of --zone.",
    ),
}


def options_supposing(*names: str) -> Callable[[FC], FC]:
    """Return what adds options that tell what no file does.

    Args:
        *names: the parameters that are wanted; the command is given them as `supposing`.
    """

    def added(command: FC) -> FC:
        @wraps(command)
        def told(*args: Any, **others: Any) -> Any:
            supposing = {name: others.pop(name) for name in names}
            return command(*args, supposing=supposing, **others)

        result: Any = told
        for name in reversed(names):
            result = _OPTIONS[name](result)
        return result  # type: ignore[no-any-return]

    return added


supposing_options: Final = options_supposing(*SUPPOSING)
"""Adds all of them."""


@dataclass(frozen=True)
class Wanted:
    """What is printed and written."""

    as_json: bool = False
    as_page: bool = False
    timeline: str | None = None


def explain_files(
    files: Sequence[str], reading: ReadingOptions, told: dict[str, Any], wanted: Wanted
) -> int:
    """Explain data, print what is found out, and return the exit code.

    Args:
        files: the data.
        reading: how they are read.
        told: what the options suppose, by parameter.
        wanted: what is printed and written.

    Raises:
        InputError: data or options cannot be used.
    """
    from uccx_licensing.explaining.explaining import explained  # noqa: PLC0415 - slow
    from uccx_licensing.explaining.sections import Clock  # noqa: PLC0415
    from uccx_licensing.observing.reading import read  # noqa: PLC0415

    zone = reading.zone or UTC
    moment = _moment(told.get("moment"), zone)
    supposed = supposed_of(**{name: value for name, value in told.items() if name != "moment"})
    observed = read(files, at_interval(reading, supposed))
    found = explained(observed, supposed, moment=moment)
    _print(found, files, Clock(zone), moment, wanted)
    return found.exit_code


def at_interval(reading: ReadingOptions, supposed: Supposed) -> ReadingOptions:
    """Return how data are read, with the release's time between reports."""
    from dataclasses import replace  # noqa: PLC0415
    from datetime import timedelta  # noqa: PLC0415

    return replace(reading, interval=timedelta(minutes=supposed.profile.report_interval))


def supposed_of(
    *,
    state: str | None = None,
    bought: str | None = None,
    readings: Sequence[str] = (),
    profile: str = "12.5",
    license_type: str = "Flex Standard",
    no_overage: bool = False,
    gaps: Any = "unknown",
    link: Any = "up",
) -> Supposed:
    """Return what options suppose.

    Raises:
        InputError: one cannot be understood, or they contradict each other.
    """
    from uccx_licensing.explaining.supposing import (  # noqa: PLC0415 - slow
        Supposed,
        amount_in,
        start_in,
    )
    from uccx_licensing.pictures.topics import fixed_by, profile_of  # noqa: PLC0415
    from uccx_licensing.shell.arguments import LineError, license_type_told  # noqa: PLC0415
    from uccx_model.variables import LicenseType  # noqa: PLC0415

    numbers = profile_of(profile)
    try:
        kind = LicenseType(license_type_told(license_type))
    except LineError as error:
        raise InputError(f"--license-type: {error}.") from error
    return Supposed(
        profile=numbers,
        readings=fixed_by(readings),
        start=None if state is None else start_in(state, numbers),
        bought=None if bought is None else amount_in(bought, "--bought"),
        license_type=kind,
        overage_allowed=not no_overage,
        gaps=gaps,
        link=link,
    )


def _moment(text: str | None, zone: tzinfo) -> datetime | None:
    if text is None:
        return None
    try:
        return date_and_time(text).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f"--at: {error}.") from error


def _print(
    found: Explanation,
    files: Sequence[str],
    clock: Any,
    moment: datetime | None,
    wanted: Wanted,
) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_licensing.explaining.as_data import explanation_as_json  # noqa: PLC0415
    from uccx_licensing.explaining.showing import as_page, show_sections  # noqa: PLC0415
    from uccx_licensing.explaining.telling import sections  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    title = ", ".join(files)
    if wanted.as_json:
        outlets.write("--json", outlets.STANDARD_OUTPUT, explanation_as_json(found, clock))
    elif wanted.as_page:
        page = as_page(title, sections(found, clock, moment))
        outlets.write("--markdown", outlets.STANDARD_OUTPUT, page)
    else:
        show_sections(sections(found, clock, moment), Screen(sys.stdout))
    if wanted.timeline is None:
        return
    if found.story is None:
        click.echo("--timeline: nothing is drawn, for no run agrees with the data.", err=True)
        return
    from uccx_licensing.pictures.timelines import draw_timeline  # noqa: PLC0415

    begins = (found.begins - found.interval).astimezone(clock.zone).replace(tzinfo=None)
    if found.missing:
        title += " (where rows are missing, one of the runs that are possible)"
    draw_timeline(found.story, wanted.timeline, title=title, start=begins)
