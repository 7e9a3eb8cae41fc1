"""What the options of the command accept, beyond what click knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final, TypeVar

import click

__all__ = [
    "InputError",
    "certificates_folder",
    "duration",
    "jobs_option",
    "property_names",
    "seconds_in",
    "time_limit_option",
    "unknown_property",
]

FC = TypeVar("FC", bound=Callable[..., Any])
_LEAST: Final = 0.001
_MOST: Final = 24 * 60 * 60
_NUMBER: Final = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)


class InputError(click.ClickException):
    """Wrong input: a file, a folder or a name that cannot be used."""

    exit_code = 2


def duration(_: click.Context, __: click.Parameter, text: str) -> float:
    """Return the seconds of a length of time such as "30s", "2 min" or "1:30"."""
    seconds = seconds_in(text)
    if seconds is None:
        wanted = 'write "30s", "2 min" or "1:30"'
        raise click.BadParameter(f"{text!r} is not a length of time; {wanted}.")
    if not _LEAST <= seconds <= _MOST:
        raise click.BadParameter(f"{text!r} is not between a millisecond and a day.")
    return seconds


def seconds_in(text: str) -> float | None:
    """Return the seconds, or None where the text is no length of time."""
    import pytimeparse2  # noqa: PLC0415 - only this option needs it

    pytimeparse2.disable_dateutil()  # type: ignore[no-untyped-call]
    numbers = re.findall(r"[\d.]+", text)
    if not all(_NUMBER.fullmatch(number) for number in numbers) or "|" in text:
        return None  # the parser skips the numbers and signs that it does not understand
    found = pytimeparse2.parse(text.strip())
    return float(found) if isinstance(found, int | float) else None


def jobs_option() -> Callable[[FC], FC]:
    """Return the option `--jobs`."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Use so many processes.  [default: one per core]",
    )


def time_limit_option(help_text: str) -> Callable[[FC], FC]:
    """Return the option `--time-limit`."""
    return click.option(
        "--time-limit",
        callback=duration,
        default="60s",
        show_default=True,
        metavar="DURATION",
        help=help_text,
    )


def certificates_folder() -> Callable[[FC], FC]:
    """Return the option `--certificates`."""
    return click.option(
        "--certificates",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="FOLDER",
        help="Check the certificates in this folder.  [default: those of the model]",
    )


def property_names(wanted: Iterable[str], known: Sequence[str]) -> list[str]:
    """Return the names of properties, as they are written or in words.

    Raises:
        InputError: no property has one of these names; tells the known ones, nearest first.
    """
    names = {_folded(name): name for name in known}
    for name in wanted:
        if _folded(name) not in names:
            raise unknown_property(name, known)
    return list(dict.fromkeys(names[_folded(name)] for name in wanted))


def unknown_property(name: str, known: Iterable[str]) -> InputError:
    """Return the error that no property has this name."""
    nearest = sorted(known, key=lambda other: -_likeness(name, other))
    lines = [f"no property is called {name!r}. There are, nearest first:", *nearest]
    close = " or ".join(map(repr, nearest[:2]))  # again at the end: the list may be a long one
    question = f"\nDid you mean {close}?" if nearest else ""
    return InputError("\n  ".join(lines) + question)


def _folded(name: str) -> str:
    return "_".join(re.split(r"[\s_.-]+", name.strip().casefold()))


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, _folded(name), _folded(other), autojunk=False).ratio()
