"""Numbers as they are written, with and without a unit."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from uccx_model.expressions import integer
from uccx_model.parameters import Profile, Unit
from uccx_proofs.queries.language.errors import Place, nearest, shown
from uccx_proofs.queries.language.lengths import (
    COUNTED,
    LARGEST,
    MINUTES,
    OFFERED,
    REPORTS,
    intervals,
    unit_words,
)
from uccx_proofs.queries.language.phrases import ANY_COUNT, ZERO_COUNTS, Phrase

__all__ = ["bare", "measured", "whole"]

_DIGITS: Final = len(str(LARGEST))


def bare(place: Place) -> Phrase:
    """Return a number without a unit.

    Raises:
        QuestionError: it is too large, or not whole.
    """
    value = whole(place)
    units = ANY_COUNT if value else ZERO_COUNTS
    return Phrase(place, before=integer(value), after=integer(value), units=units, plain=value)


def measured(place: Place, number: Place, unit: Place, profile: Profile | None) -> Phrase:
    """Return a number with a unit.

    Args:
        place: where both stand.
        number: where the number stands.
        unit: where the unit stands.
        profile: whose report interval counts; None if a report has no length.

    Raises:
        QuestionError: there is no such unit, or it cannot be so many.
    """
    said = unit.words.lower()
    if said in MINUTES:
        value = _length(place, _number(number), said, profile)
        units = frozenset({Unit.INTERVALS})
    elif said in REPORTS:
        value, units = whole(number), frozenset({Unit.REPORTS, Unit.INTERVALS})
    elif said in COUNTED:
        value, units = whole(number), frozenset({COUNTED[said]})
    else:
        raise unit.error(
            f"no unit '{shown(said)}' is known; expected one of: {', '.join(OFFERED)}"
            f"{nearest(said, unit_words(), cutoff=0.5)}"
        )
    return Phrase(place, before=integer(value), after=integer(value), units=units)


def whole(place: Place) -> int:
    """Return a whole number.

    Raises:
        QuestionError: it is too large, or not whole.
    """
    number = _number(place)
    if number.denominator != 1:
        raise place.error(f"'{shown(place.words)}': expected a whole number")
    return number.numerator


def _number(place: Place) -> Fraction:
    # Digits are counted first: Python refuses to read numbers of thousands of digits.
    before, _, decimals = place.words.partition(".")
    digits = before.lstrip("0")
    if max(len(digits), len(decimals)) > _DIGITS or int(digits or "0") > LARGEST:
        raise place.error(f"this number is too large; numbers up to {LARGEST:,} are understood")
    return Fraction(f"{digits or '0'}.{decimals or '0'}")


def _length(place: Place, number: Fraction, unit: str, profile: Profile | None) -> int:
    if number == 0:
        return 0
    if profile is None:
        raise place.error(
            "with 'any profile' a report has no length; count reports (100 reports), or name "
            "a period (evaluation_period)"
        )
    try:
        length = intervals(number, unit, profile)
    except ValueError as error:
        raise place.error(f"'{shown(place.words)}': {error}") from error
    if length > LARGEST:
        raise place.error(f"this is too long; up to {LARGEST:,} reports are understood")
    return length
