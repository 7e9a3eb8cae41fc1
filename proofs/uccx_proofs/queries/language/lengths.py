"""Lengths of time as people write them, in report intervals; and words for other things counted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Final

from uccx_model.parameters import MINUTES_A_DAY, Profile, Unit

__all__ = ["COUNTED", "LARGEST", "MINUTES", "OFFERED", "REPORTS", "intervals", "unit_words"]

LARGEST: Final = 10**9  #: no number in a question is larger

_YEAR: Final = 365 * MINUTES_A_DAY


def _forms(lengths: Mapping[str, int | Fraction]) -> dict[str, Fraction]:
    """Return the lengths by the words for them, each alone and with an s."""
    return {form: Fraction(v) for name, v in lengths.items() for form in (name, f"{name}s")}


MINUTES: Final[Mapping[str, Fraction]] = {
    **_forms({"min": 1, "minute": 1, "hour": 60, "day": MINUTES_A_DAY, "week": 7 * MINUTES_A_DAY}),
    **_forms({"month": Fraction(_YEAR, 12), "year": _YEAR}),
    "h": Fraction(60),
}
"""How many minutes a unit of time has."""

REPORTS: Final = frozenset({"report", "reports", "interval", "intervals"})

COUNTED: Final[Mapping[str, Unit]] = {
    **dict.fromkeys(("licence", "licences", "license", "licenses"), Unit.LICENCES),
    **dict.fromkeys(("agent", "agents"), Unit.AGENTS),
    **dict.fromkeys(("change", "changes"), Unit.CHANGES),
    **dict.fromkeys(("strike", "strikes"), Unit.REPORTS),
}
"""What else can stand behind a number."""

# A month need not be a whole number of intervals: the profiles round it up to the next report.
_ROUNDED_UP: Final = frozenset({"month", "months", "year", "years"})


OFFERED: Final = ("min", "h", "days", "weeks", "months", "years", "reports", "licences", "agents")
"""The units that people are told of, one for each."""


def unit_words() -> tuple[str, ...]:
    """Return every word that can stand behind a number."""
    return (*MINUTES, *sorted(REPORTS), *COUNTED)


def intervals(number: Fraction, unit: str, profile: Profile) -> int:
    """Return a length of time in report intervals.

    Raises:
        ValueError: it is no whole number of them; the message names the nearest that are.
    """
    minutes = number * MINUTES[unit]
    length = minutes / profile.report_interval
    if unit in _ROUNDED_UP:
        return ceil(length)
    if length.denominator == 1:
        return length.numerator
    near = [n for n in (floor(length), ceil(length)) if n]
    told = " or ".join(_in_words(n * profile.report_interval) for n in near)
    interval = _in_words(profile.report_interval)
    raise ValueError(
        f"it is no whole number of report intervals, which are {interval} in {profile.name}: "
        f"say {told}"
    )


def _in_words(minutes: int) -> str:
    if minutes % MINUTES_A_DAY == 0:
        days = minutes // MINUTES_A_DAY
        return f"{days} day" if days == 1 else f"{days} days"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
