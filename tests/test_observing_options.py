"""The options of commands that read data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import click
import pytest
from click.testing import CliRunner

from uccx_licensing.observing.data_options import data_options
from uccx_licensing.observing.reading_options import DateOrder, ReadingOptions
from uccx_model.pools.amounts import Pool


def told(*arguments: str) -> ReadingOptions | Sequence[str]:
    """What a command is given, or the lines of its refusal."""
    given: list[ReadingOptions] = []

    @click.command()
    @data_options
    def command(reading: ReadingOptions) -> None:
        given.append(reading)

    result = CliRunner().invoke(command, arguments)
    if result.exit_code:
        assert result.exit_code == 2
        return result.output.splitlines()
    return given[0]


def test_everything_has_a_default() -> None:
    assert told() == ReadingOptions()


def test_everything_can_be_told() -> None:
    options = ("--zone", "Europe/Berlin", "--dates", "day-first", "--year", "2026")
    assert told(*options, "--seats", "premium", "--encoding", "cp1252", "--strict") == (
        ReadingOptions(
            zone=ZoneInfo("Europe/Berlin"),
            dates=DateOrder.DAY_FIRST,
            year=2026,
            seats=Pool.PREMIUM,
            encoding="cp1252",
            strict=True,
        )
    )
    reading = told("--zone", "-05:30")
    assert isinstance(reading, ReadingOptions)
    assert reading.zone is not None
    assert reading.zone.utcoffset(None) == -timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--zone", "Europe/Berlim"), "did you mean Europe/Berlin"),
        (("--zone", "Europe"), "no time zone is called 'Europe'"),
        (("--zone", "../x"), "no time zone"),
        (("--zone", "+99:00"), "no time zone"),
        (("--zone", ""), "no time zone"),
        (("--encoding", "latin-99"), "no encoding is called 'latin-99'"),
        (("--encoding", "rot13"), "no encoding is called 'rot13'"),
        (("--year", "26"), "1990<=x<=2199"),
        (("--seats", "outbound"), "is not one of"),
    ],
)
def test_wrong_options_are_refused(arguments: tuple[str, ...], complaint: str) -> None:
    lines = told(*arguments)
    assert isinstance(lines, list)
    assert complaint in " ".join(lines)
