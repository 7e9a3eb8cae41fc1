"""Comparisons and sums: what may be compared and added, and what is meant by it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Int, Op, Term, equal, integer, summands
from uccx_model.parameters import Unit
from uccx_proofs.queries.language.enumerations import Enumeration
from uccx_proofs.queries.language.errors import Place, QuestionError, nearest, shown
from uccx_proofs.queries.language.lengths import LARGEST
from uccx_proofs.queries.language.phrases import ANY_COUNT, ZERO_COUNTS, Phrase

__all__ = ["added", "compared", "multiplied"]

_MOST_PARTS: Final = 100  #: of a sum

_EQUAL: Final = frozenset({"=", "=="})
_UNEQUAL: Final = frozenset({"!=", "≠"})
_RELATIONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "≥": operator.ge,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    "≠": operator.ne,
}


def compared(place: Place, left: Phrase, sign: str, right: Phrase) -> Phrase:
    """Return what a comparison says.

    Raises:
        QuestionError: these two cannot be compared like this; the message says what each counts.
    """
    if left.enumeration is not None and not _same_kind(left, right):
        return _chosen(place, left.enumeration, sign, left, right)
    if right.enumeration is not None and not _same_kind(left, right):
        return _chosen(place, right.enumeration, sign, right, left)
    of_step = left.of_step or right.of_step
    _alike(place, left, right)
    if isinstance(left.before, Bool) and isinstance(right.before, Bool):
        if sign not in _EQUAL | _UNEQUAL:
            raise place.error(f"conditions can be compared with = and != only, not with {sign}")
        pairs = zip(left.condition, right.condition, strict=True)
        before, after = (equal(a, b) for a, b in pairs)
        if sign in _UNEQUAL:
            before, after = ~before, ~after
    else:
        (a, c), (b, d) = left.amount, right.amount
        _agreeing(place, left, right)
        relation = _RELATIONS[sign]
        before, after = relation(a, b), relation(c, d)
    setting = _setting(left, right) if sign in _EQUAL else None
    return Phrase(place, before=before, after=after, of_step=of_step, setting=setting)


def _alike(place: Place, left: Phrase, right: Phrase) -> None:
    """Check that both are conditions or both amounts.

    Raises:
        QuestionError: they are not, or one of them means nothing.
    """
    for side, other in ((left, right), (right, left)):
        side.require_meaning()
        if isinstance(side.before, Bool) and isinstance(other.before, Int):
            raise place.error(
                f"'{shown(side.place.words)}' is a condition, "
                f"but '{shown(other.place.words)}' is an amount"
            )


def _same_kind(left: Phrase, right: Phrase) -> bool:
    """Return whether both are licence types that are compared with each other."""
    return left.units == right.units == {Unit.TYPE}


def _setting(left: Phrase, right: Phrase) -> tuple[str, Value] | None:
    for name, other in ((left.variable, right.before), (right.variable, left.before)):
        if name and isinstance(other, Term) and other.op is Op.CONSTANT:
            value: Value = other.value
            return name, value
    return None


def _chosen(
    place: Place, enumeration: Enumeration, sign: str, name: Phrase, given: Phrase
) -> Phrase:
    """Return that a name has a value that is said in words."""
    if sign not in _EQUAL | _UNEQUAL:
        raise place.error(
            f"'{enumeration.name}' can be compared with = and != only, not with {sign}"
        )
    said = given.word or given.place.words
    value = enumeration.value(said)
    if value is None:
        spellings = {key: v.spellings[0] for v in enumeration.values for key in v.spellings}
        raise given.place.error(
            f"'{enumeration.name}' is never '{shown(said)}'; "
            f"expected {enumeration.told}{nearest(said, spellings, told=spellings)}"
        )
    if sign in _UNEQUAL:
        return Phrase(place, before=~value.before, after=~value.after, of_step=name.of_step)
    setting = (name.variable, value.number) if name.variable and value.number is not None else None
    return Phrase(
        place,
        before=value.before,
        after=value.after,
        of_step=name.of_step,
        option=value.option,
        setting=setting,
    )


def _agreeing(place: Place, left: Phrase, right: Phrase) -> frozenset[Unit]:
    """Return what both may count.

    Raises:
        QuestionError: there is nothing that both count.
    """
    if left.units & right.units:
        return left.units & right.units
    for one, other in ((left, right), (right, left)):
        if one.plain is not None:
            raise _without_unit(one, other)
    raise place.error(
        f"'{shown(left.place.words)}' counts {left.counted}, "
        f"but '{shown(right.place.words)}' counts {right.counted}"
    )


def _without_unit(number: Phrase, other: Phrase) -> QuestionError:
    if other.units == {Unit.INTERVALS}:
        said = shown(number.place.words)
        return number.place.error(
            f"'{shown(other.place.words)}' is a length of time; "
            f"say of what: {said} days, {said} h or {said} reports"
        )
    return number.place.error(
        f"'{shown(other.place.words)}' counts {other.counted}; it has no number"
    )


def added(place: Place, parts: Sequence[Phrase], signs: Sequence[str]) -> Phrase:
    """Return a sum.

    Args:
        place: where it stands.
        parts: the first part, and then one for each sign.
        signs: `+` and `-`.

    Raises:
        QuestionError: the parts do not count the same, or are too many.
    """
    first, *others = parts
    before, after = first.amount
    total = first
    for sign, part in zip(signs, others, strict=True):
        a, b = part.amount
        units = _agreeing(place, total, part)
        plus = sign == "+"
        before, after = (before + a, after + b) if plus else (before - a, after - b)
        plain = _plain(before) if total.plain is not None and part.plain is not None else None
        total = _amount(place, before, after, units, total.of_step or part.of_step, plain)
    return total


def multiplied(place: Place, left: Phrase, right: Phrase) -> Phrase:
    """Return a product.

    Raises:
        QuestionError: neither factor is a plain number, or it is too large.
    """
    left.amount, right.amount  # noqa: B018 - both must be amounts
    factor, other = (left, right) if left.plain is not None else (right, left)
    if factor.plain is None:
        raise place.error("one side of * must be a plain number, such as 2")
    if all(term.op is Op.CONSTANT for term in other.amount):
        before, after = (integer(factor.plain * term.value) for term in other.amount)
    elif 0 <= factor.plain <= _MOST_PARTS:
        before, after = (sum([term] * factor.plain, integer(0)) for term in other.amount)
    else:
        raise factor.place.error(f"expected a factor from 0 to {_MOST_PARTS}")
    plain = _plain(before) if other.plain is not None else None
    return _amount(place, before, after, other.units, other.of_step, plain)


def _amount(
    place: Place,
    before: Int,
    after: Int,
    units: frozenset[Unit],
    of_step: str,
    plain: int | None,
) -> Phrase:
    parts: dict[Term, int] = {}
    if abs(summands(before, 1, parts)) > LARGEST:
        raise place.error(f"this is too large; numbers up to {LARGEST:,} are understood")
    if sum(map(abs, parts.values())) > _MOST_PARTS:
        raise place.error(f"this adds up more than {_MOST_PARTS} parts")
    if plain is not None:
        units = ANY_COUNT if plain else ZERO_COUNTS
    return Phrase(place, before=before, after=after, units=units, of_step=of_step, plain=plain)


def _plain(term: Int) -> int | None:
    return int(term.value) if term.op is Op.CONSTANT else None
