"""Slips of whoever writes a transition down: each makes another transition of it, or none, or two.

Here are slips in its guard's parts, its changes, its notices and its ends; `slips_in_terms` has
those deeper in what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from uccx_model.expressions import FALSE, TRUE, Bool, Int, Op, Scope, Term, all_of, variable
from uccx_model.notices import Notice
from uccx_model.parameters import Unit
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.states import STATES, LicensingState
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, State, unit_of
from uccx_proofs.audit.mutation.wording import worded

__all__ = ["NOTHING", "Operator", "Slip", "parts_of", "plus", "slips_in_outline", "slips_in_place"]

NOTHING: Final = "–"  #: how text that is not there is told


class Operator(StrEnum):
    """What kind of slip a mutant has."""

    REMOVED = "transition removed"
    REDIRECTED = "transition redirected"
    DUPLICATED = "transition duplicated to another target"
    MISPLACED = "action offered in another state"
    GUARD_PART_DROPPED = "guard part dropped"
    GUARD_PART_NEGATED = "guard part negated"
    CONDITION_PART_DROPPED = "part of a nested condition dropped"
    COMPARISON_SHIFTED = "comparison shifted by one"
    NUMBER_REPLACED = "number replaced"
    CHOICE_REPLACED = "choice replaced"
    UPDATE_DROPPED = "update dropped"
    UPDATE_CHANGED = "update changed"
    NOTICE_CHANGED = "notice dropped, added or negated"
    START_LOOSENED = "start condition loosened"


@dataclass(frozen=True, eq=False)
class Slip:
    """A transition written down wrongly."""

    operator: Operator
    what: str  #: what went wrong; says it once a transition
    before: str
    after: str
    now: tuple[Transition, ...]  #: what stands in the transition's place


def parts_of(condition: Bool) -> tuple[Bool, ...]:
    """Return the conditions of which a condition is made by `&`."""
    parts = condition.args if condition.op is Op.AND else (condition,)
    return tuple(part for part in parts if isinstance(part, Bool))


def slips_in_outline(t: Transition) -> Iterator[Slip]:
    """Yield the slips in which ends, guard parts, changes or notices as a whole are wrong."""
    yield from _slips_in_ends(t)
    yield from _slips_in_guard(t)
    for name in t.changes:
        yield from _slips_in_change(t, name)
    yield from _slips_in_notices(t)


def plus(number: Int, more: int) -> Int:
    """Return a number and so many more; with a constant that is added to it already, as one."""
    if number.op is Op.ADD and number.args[1].op is Op.CONSTANT:
        first, constant = number.args
        return first + (constant.value + more) if isinstance(first, Int) else number
    return number + more if more > 0 else number - -more


# Ends.


def _by_likeness(state: LicensingState) -> list[LicensingState]:
    """Return the other states, first those that share most dimensions with one.

    Of several that share as many, first the one that is listed nearest to it.
    """

    def distance(other: LicensingState) -> tuple[int, int]:
        dimensions = ("registration", "authorization", "enforced")
        differing = sum(getattr(state, d) is not getattr(other, d) for d in dimensions)
        return differing, abs(STATES.index(state) - STATES.index(other))

    return sorted((other for other in STATES if other is not state), key=distance)


def _slips_in_ends(t: Transition) -> Iterator[Slip]:
    yield Slip(Operator.REMOVED, "removed", t.label, NOTHING, ())
    near, *others = _by_likeness(t.target)
    for target in dict.fromkeys((near, t.source, others[-1])):
        if target is not t.target:
            what = f"redirected to {target}"
            told = f"{t.name}: {t.source} → {target}"
            yield Slip(Operator.REDIRECTED, what, t.label, told, (t.leading_to(target),))
    other = near if near is not t.source else others[0]
    again = replace(t.leading_to(other), name=f"{t.name}_again")
    told = f"{t.label}; {again.label}"
    yield Slip(Operator.DUPLICATED, f"duplicated to {other}", t.label, told, (t, again))


def slips_in_place(t: Transition, elsewhere: Iterable[LicensingState]) -> Iterator[Slip]:
    """Yield the slips in which an action can be taken in other states, too.

    Args:
        t: an action's transition.
        elsewhere: states in which nothing of its name can be taken.
    """
    for state in elsewhere:
        target = state if t.target is t.source else t.target
        again = replace(t, source=state).leading_to(target)
        what = f"also from {state}"
        yield Slip(Operator.MISPLACED, what, t.label, f"{t.label}; {again.label}", (t, again))


# Guard.


def _slips_in_guard(t: Transition) -> Iterator[Slip]:
    parts = parts_of(t.guard)
    for number, part in enumerate(parts, start=1):
        rest = [other for other in parts if other is not part]
        for operator, what, now in (
            (Operator.GUARD_PART_DROPPED, "dropped", TRUE),
            (Operator.GUARD_PART_NEGATED, "negated", ~part),
        ):
            guard = all_of(*rest, now) if what == "dropped" else _in_place(parts, part, now)
            told = (worded(part), worded(now))
            yield Slip(operator, f"guard part {number} {what}", *told, (replace(t, guard=guard),))


def _in_place(parts: tuple[Bool, ...], part: Bool, now: Bool) -> Bool:
    return all_of(*(now if other is part else other for other in parts))


# Changes.


def _slips_in_change(t: Transition, name: str) -> Iterator[Slip]:
    value = t.changes[name]
    before = f"{name} := {worded(value)}"
    kept = {n: v for n, v in t.changes.items() if n != name}
    what = f"update of {name}"
    yield Slip(
        Operator.UPDATE_DROPPED, f"{what} dropped", before, NOTHING, (replace(t, changes=kept),)
    )
    for how, other in _other_values(name, value):
        after = f"{name} := {worded(other)}"
        now = replace(t, changes={**t.changes, name: other})
        yield Slip(Operator.UPDATE_CHANGED, f"{what} {how}", before, after, (now,))


def _other_values(name: str, value: Term) -> Iterator[tuple[str, Term]]:
    if isinstance(value, Bool):
        yield "negated", ~value
    if isinstance(value, Int):
        yield "one more", plus(value, 1)
        if not (value.op is Op.CONSTANT and value.value == 0):
            yield "one less", plus(value, -1)
        read, other = _misread(name, value)
        yield f"reads {other}", substitute(value, {}, {read: other})


def _misread(name: str, value: Int) -> tuple[Term, Term]:
    """Return the number that is read in a value, and the next of its kind, to be taken for it.

    It is the first symbol of the variable's unit; where there is none, the value as a whole, and
    the variable after the one that is set.
    """
    unit = unit_of(name)
    for symbol in symbols_of(value):
        kinds = _of_unit(symbol.scope, unit) if isinstance(symbol, Int) else ()
        if symbol.name in kinds and len(kinds) > 1:
            return symbol, _after(symbol.name, symbol.scope, kinds)
    return value, _after(name, Scope.STATE, _of_unit(Scope.STATE, unit))


def _of_unit(scope: Scope, unit: Unit) -> list[str]:
    """Return the names of what counts the same, if it changes at all."""
    record = {Scope.STATE: State, Scope.INPUT: Inputs}.get(scope)
    return [f.name for f in fields(record) if f.metadata["unit"] is unit] if record else []


def _after(name: str, scope: Scope, kinds: Sequence[str]) -> Term:
    return variable(Int, kinds[(kinds.index(name) + 1) % len(kinds)], scope)


# Notices.


def _slips_in_notices(t: Transition) -> Iterator[Slip]:
    for notice in Notice:
        when = t.emits.get(notice, FALSE)
        now = ("added", TRUE) if when is FALSE else ("dropped", FALSE)
        changes = [now] if when in (TRUE, FALSE) else [now, ("negated", ~when)]
        for how, then in changes:
            told = [f"{notice} {_when(condition)}" for condition in (when, then)]
            emits = {**t.emits, notice: then}
            yield Slip(
                Operator.NOTICE_CHANGED,
                f"notice {notice} {how}",
                told[0],
                told[1],
                (replace(t, emits=emits),),
            )


def _when(condition: Bool) -> str:
    return {TRUE: "always", FALSE: "never"}.get(condition, f"when {worded(condition)}")
