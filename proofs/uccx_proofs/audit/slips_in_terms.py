"""Slips deep in what a transition says: nested conditions, comparisons, numbers, choices.

What stands in several places of a transition, in its guard and in a change, is one text where it is
written (`Report.usage`, say): so a slip in it is in all of these places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Final

from uccx_model.choices import CHOICES, chosen
from uccx_model.expressions import AnyTerm, Int, Op, Scope, Term, integer
from uccx_model.parameters import Parameters, parameter_symbols
from uccx_model.rewriting import rebuilt, substitute, symbols_of
from uccx_model.terms import subterms_of
from uccx_model.transition import Transition
from uccx_proofs.audit.slips import Operator, Slip, parts_of, plus
from uccx_proofs.audit.wording import worded

__all__ = ["slips_in_terms", "terms_of"]

COMPARISONS: Final = (Op.LE, Op.LT, Op.EQ)
JUNCTIONS: Final = (Op.AND, Op.OR)


def terms_of(t: Transition) -> list[Term]:
    """Return all parts of a transition's guard, changes and notices, each once."""
    return list(subterms_of([t.guard, *t.changes.values(), *t.emits.values()]))


def slips_in_terms(t: Transition) -> Iterator[Slip]:
    """Yield the slips in which a part of a guard, of a change or of a notice is wrong."""
    parts = terms_of(t)
    yield from _slips_in_nested_conditions(t, parts)
    yield from _slips_in_comparisons(t, parts)
    yield from _slips_in_parameters(t, parts)
    yield from _slips_in_constants(t, parts)
    yield from _slips_in_choices(t)


def _slip(t: Transition, operator: Operator, what: str, part: Term, now: Term) -> Slip:
    """Return the slip by which something else stands wherever a part did."""
    told = (worded(part), worded(now))
    return Slip(operator, what, *told, (_rewritten(t, {part: now}),))


def _rewritten(t: Transition, values: dict[Term, Term]) -> Transition:
    memo = dict(values)  # what a part becomes is found there before it is looked into

    def now(term: AnyTerm) -> AnyTerm:
        return term if _within(term).isdisjoint(values) else substitute(term, {}, memo)

    return replace(
        t,
        guard=now(t.guard),
        changes={name: now(value) for name, value in t.changes.items()},
        emits={notice: now(when) for notice, when in t.emits.items()},
    )


@cache
def _within(term: Term) -> frozenset[Term]:
    return frozenset(term.walk())


# Conditions within conditions.


def _slips_in_nested_conditions(t: Transition, parts: list[Term]) -> Iterator[Slip]:
    top = {t.guard} if len(parts_of(t.guard)) > 1 else set()
    nested = [
        part
        for part in parts
        if part.op in JUNCTIONS and part not in top and not _is_of_choices_only(part)
    ]
    for number, part in enumerate(nested, start=1):
        for place in range(len(part.args)):
            kept = part.args[:place] + part.args[place + 1 :]
            what = f"nested condition {number}, part {place + 1} dropped"
            yield _slip(t, Operator.CONDITION_PART_DROPPED, what, part, rebuilt(part, kept))


def _is_of_choices_only(part: Term) -> bool:
    return all(symbol.scope is Scope.CHOICE for symbol in symbols_of(part))


# Comparisons.


def _slips_in_comparisons(t: Transition, parts: list[Term]) -> Iterator[Slip]:
    """Yield comparisons shifted; not where that changes nothing: either of two equals is least."""
    choosing = {part.args[0] for part in parts if _is_extreme(part)}
    found = [part for part in parts if part.op in COMPARISONS]
    for number, part in enumerate(found, start=1):
        left, right = (integer(arg) for arg in part.args if isinstance(arg, Int))
        match part.op:
            case Op.LE:
                shifted = [("looser", left <= plus(right, 1)), ("stricter", left < right)]
            case Op.LT:
                shifted = [("looser", left <= right), ("stricter", plus(left, 1) < right)]
            case _:
                shifted = [
                    ("one more", left == plus(right, 1)),
                    ("one less", plus(left, 1) == right),
                ]
        if part in choosing:
            shifted = shifted[:1]
        for how, now in shifted:
            what = f"comparison {number} {how}"
            yield _slip(t, Operator.COMPARISON_SHIFTED, what, part, now)


def _is_extreme(part: Term) -> bool:
    """Return whether a term is the lesser or the greater of two."""
    if part.op is not Op.ITE:
        return False
    condition, *branches = part.args
    return condition.op is Op.LE and set(condition.args) == set(branches)


# Numbers.


def _slips_in_parameters(t: Transition, parts: list[Term]) -> Iterator[Slip]:
    """Yield a parameter replaced by each other one of its unit, in one comparison or extreme."""
    extremes = {part for part in parts if _is_extreme(part)}
    choosing = {part.args[0] for part in extremes}
    places = [p for p in parts if p in extremes or (p.op in COMPARISONS and p not in choosing)]
    for number, place in enumerate(places, start=1):
        whole = {part: part for part in extremes if part is not place}
        for old, new in _confused(place):
            now = substitute(place, {}, {**whole, old: new})
            if now is not place:
                what = f"place {number}: {new} for {old}"
                yield _slip(t, Operator.NUMBER_REPLACED, what, place, now)


def _confused(place: Term) -> Iterator[tuple[Term, Term]]:
    """Yield each parameter in a term with each other one of its unit."""
    units, parameters = Parameters.units(), parameter_symbols()
    for old in symbols_of(place):
        if old.scope is Scope.PARAMETER:
            alike = (new for new in parameters if units[new.name] is units[old.name])
            yield from ((old, new) for new in alike if new is not old)


def _slips_in_constants(t: Transition, parts: list[Term]) -> Iterator[Slip]:
    """Yield each 0 in a term replaced by 1, and each 1 by 0."""
    number = 0
    for part in parts:
        for place, arg in enumerate(part.args):
            if isinstance(arg, Int) and arg.op is Op.CONSTANT and arg.value in (0, 1):
                number += 1
                other = integer(1 - int(arg.value))
                now = rebuilt(part, (*part.args[:place], other, *part.args[place + 1 :]))
                what = f"constant {number}: {other} for {arg}"
                yield _slip(t, Operator.NUMBER_REPLACED, what, part, now)


# Choices.


def _slips_in_choices(t: Transition) -> Iterator[Slip]:
    """Yield each two options of a choice, taken for each other."""
    parts = terms_of(t)
    for choice in CHOICES:
        symbols = {s for option in choice for s in symbols_of(chosen(option))}
        asking = [part for part in _asking(parts, symbols) if part is not t.guard]
        asking += [part for part in parts_of(t.guard) if part in symbols or ~part in symbols]
        for one, other in combinations(choice, 2) if asking else ():
            swapped: dict[Term, Term] = {chosen(one): chosen(other), chosen(other): chosen(one)}
            before = "; ".join(worded(part) for part in asking)
            after = "; ".join(worded(substitute(part, {}, dict(swapped))) for part in asking)
            what = f"{one.name} and {other.name} of {choice.__name__} swapped"
            now = _rewritten(t, swapped)
            yield Slip(Operator.CHOICE_REPLACED, what, before, after, (now,))


def _asking(parts: list[Term], symbols: set[Term]) -> Iterator[Term]:
    """Yield the smallest parts in which these choices meet something that is no choice."""
    for part in parts:
        if not _is_of_choices_only(part) and not symbols.isdisjoint(symbols_of(part)):
            within = (arg for arg in part.args if not _is_of_choices_only(arg))
            if all(symbols.isdisjoint(symbols_of(arg)) for arg in within):
                yield part
