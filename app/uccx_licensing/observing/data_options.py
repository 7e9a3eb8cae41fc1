"""The options of every command that reads data of systems."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import tzinfo
from difflib import get_close_matches
from functools import wraps
from typing import Any, Final, TypeVar

import click

from uccx_licensing.observing.reading_options import DateOrder, ReadingOptions

__all__ = ["data_options", "strict_option", "zone_option"]

FC = TypeVar("FC", bound=Callable[..., Any])
_OFFSET: Final = re.compile(r"[+-]\d\d:?\d\d|Z|UTC|GMT", re.ASCII)
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2199


def _zone(_: click.Context, __: click.Parameter, text: str | None) -> tzinfo | None:
    if text is None:
        return None
    from zoneinfo import ZoneInfo, available_timezones  # noqa: PLC0415 - only with the option

    from uccx_licensing.observing.moments import offset_of  # noqa: PLC0415

    try:
        return offset_of(text) if _OFFSET.fullmatch(text) else ZoneInfo(text)
    except (ValueError, OSError, KeyError) as error:  # a key may be a folder, or no key at all
        near = get_close_matches(text, available_timezones(), 3, 0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else 'write "Europe/Berlin" or "+01:00"'
        raise click.BadParameter(f"no time zone is called {text[:60]!a}; {hint}") from error


def _encoding(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        "a".encode(text)
    except (LookupError, ValueError, UnicodeError) as error:
        wanted = 'write "utf-8", "cp1252" or "utf-16"'
        raise click.BadParameter(f"no encoding is called {text[:60]!a}; {wanted}") from error
    return text


zone_option = click.option(
    "--zone",
    callback=_zone,
    metavar="ZONE",
    help='The zone of times that tell none, such as "Europe/Berlin".  [default: UTC, told]',
)
strict_option = click.option(
    "--strict", is_flag=True, help="Refuse data that would have to be repaired or guessed."
)
_OPTIONS: Final = (
    zone_option,
    click.option(
        "--dates",
        type=click.Choice([order.value for order in DateOrder]),
        help="What comes first in dates such as 1/2/2026.  [default: as the data decide]",
    ),
    click.option(
        "--year",
        type=click.IntRange(_FIRST_YEAR, _LAST_YEAR),
        metavar="YEAR",
        help="The year of the first line of logs whose times have none.  [default: found, told]",
    ),
    click.option(
        "--seats",
        type=click.Choice(["standard", "premium"]),
        help="What the agent seats of CUIC's Perpetual view are.  [default: one count]",
    ),
    click.option(
        "--encoding",
        callback=_encoding,
        metavar="NAME",
        help='The encoding of texts, such as "cp1252".  [default: as their bytes tell]',
    ),
    strict_option,
)


def data_options(command: FC) -> FC:
    """Add the options; the command is given what they say as `reading`."""

    @wraps(command)
    def told(
        *args: Any,
        zone: tzinfo | None,
        dates: str | None,
        year: int | None,
        seats: str | None,
        encoding: str | None,
        strict: bool,
        **others: Any,
    ) -> Any:
        from uccx_model.pools.amounts import Pool  # noqa: PLC0415

        reading = ReadingOptions(
            zone=zone,
            dates=DateOrder(dates) if dates else None,
            year=year,
            seats=Pool(seats) if seats else None,
            encoding=encoding,
            strict=strict,
        )
        return command(*args, reading=reading, **others)

    result: Any = told
    for option in reversed(_OPTIONS):
        result = option(result)
    return result  # type: ignore[no-any-return]
