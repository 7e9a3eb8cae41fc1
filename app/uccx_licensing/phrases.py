"""Terms of the model in words: `evaluation used afterwards < evaluation period`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from uccx_licensing.changes import LICENSE_TYPES
from uccx_licensing.vocabulary import listed, literal, noun, options_told, states_told, unit_in
from uccx_licensing.words import Calendar
from uccx_model.choices import Choice, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Int, Op, Scope, Term
from uccx_model.parameters import Parameters, Unit
from uccx_model.report import Report
from uccx_model.variables import Inputs, State

__all__ = ["phrase"]

_SIGNS: Final = {Op.LE: "≤", Op.LT: "<", Op.EQ: "="}
_TURNED: Final = {"≤": "≥", "<": ">", "=": "="}
_INFIX: Final = {Op.ADD: "+", Op.SUBTRACT: "−"}


def phrase(
    term: Term,
    values: Mapping[Term, Value] | None = None,
    calendar: Calendar = Calendar(None),  # noqa: B008 - frozen
) -> str:
    """Return a term in words, variables on the left of comparisons.

    Args:
        term: a condition or a number of the model.
        values: values of symbols; what they settle is told in brackets behind what it is of.
        calendar: how lengths of time are told.

    Example:
        >>> s, p = State.symbols(Scope.STATE), Parameters.symbols()
        >>> phrase(p.evaluation_period <= s.evaluation_used)
        'evaluation used ≥ evaluation period'
        >>> phrase(s.locked <= s.known, {s.locked: 130, s.known: 100})
        'locked usage (130) ≤ entitlement known (100)'
    """
    return _Phrases(Valuation(values) if values else None, calendar).of(term)


@dataclass(frozen=True)
class _Phrases:
    values: Valuation | None
    calendar: Calendar

    def of(self, term: Term) -> str:
        if isinstance(term, Int):
            return self._number(term, None)
        if term in _idioms() and (self.values is None or term is _report().single):
            return _idioms()[term]
        match term.op:
            case Op.CONSTANT:
                return "always" if term.value else "never"
            case Op.SYMBOL:
                return literal(term, holds=True)
            case Op.NOT if term.args[0].op is Op.SYMBOL:
                return literal(term.args[0], holds=False)
            case Op.NOT:
                return self._comparison(term.args[0], "≠")
            case Op.AND | Op.OR:
                return self._junction(term)
            case _:
                return self._comparison(term, _SIGNS[term.op])

    def _comparison(self, term: Term, sign: str) -> str:
        left, right = term.args
        unit = unit_in(left) or unit_in(right)
        if _weight(left) < _weight(right):
            left, right, sign = right, left, _TURNED.get(sign, sign)
        if right.op is Op.CONSTANT and right.value == 0 and sign == "≤":
            sign = "="  # nothing that is counted is ever below zero
        return f"{self._number(left, unit)} {sign} {self._number(right, unit)}"

    def _number(self, term: Term, unit: Unit | None) -> str:
        if term.op is Op.CONSTANT:
            return self._amount(int(term.value), unit)
        told, known = self._name(term, unit), self._value(term)
        return told if known is None else f"{told} ({self._amount(known, unit_in(term) or unit)})"

    def _name(self, term: Term, unit: Unit | None) -> str:
        """Return what a number is called, without its value."""
        if term in _names():
            return _names()[term]
        if term.op is Op.SYMBOL:
            return noun(term)
        bare = _Phrases(None, self.calendar)
        if term.op is Op.ITE:
            return bare._either(term, unit)
        left, right = term.args
        if right is Inputs.symbols(Scope.INPUT).duration and term.op is Op.ADD:
            return f"{bare._number(left, unit)} afterwards"
        return f"{bare._number(left, unit)} {_INFIX[term.op]} {bare._number(right, unit)}"

    def _either(self, term: Term, unit: Unit | None) -> str:
        condition, then, otherwise = term.args
        yes, no = self._number(then, unit), self._number(otherwise, unit)
        if condition.op is Op.LE and set(condition.args) == {then, otherwise}:
            smaller = condition.args[0] is then
            return f"the smaller of {yes} and {no}" if smaller else f"the larger of {no} and {yes}"
        return f"({yes} if {self.of(condition)}, else {no})"

    def _value(self, term: Term) -> int | None:
        if self.values is None:
            return None
        try:
            return int(self.values(term))
        except KeyError:
            return None

    def _amount(self, value: int, unit: Unit | None) -> str:
        if unit is Unit.INTERVALS:
            return self.calendar.length(value)
        return LICENSE_TYPES.get(value, str(value)) if unit is Unit.TYPE else f"{value:,}"

    def _junction(self, term: Term) -> str:
        word = "and" if term.op is Op.AND else "or"
        rest, told = _without_literals(term)
        for part in rest:
            nested = part.op in (Op.AND, Op.OR) and part not in _idioms()
            inner = self.of(part)
            split = nested and any(f" {w} " in inner for w in ("and", "or"))
            told.append(f"({inner})" if split else inner)
        return listed(told, word)


def _without_literals(term: Term) -> tuple[list[Term], list[str]]:
    """Return the parts of a junction that are neither options nor states, and the others told."""
    holds = term.op is Op.OR  # of states and options, "one of these" and "none of these" are short
    states: dict[bool, list[Term]] = {}
    options: dict[type[Choice], list[Choice]] = {}
    rest: list[Term] = []
    for part in term.args:
        positive = part.op is Op.SYMBOL
        symbol = part if positive or part.op is not Op.NOT else part.args[0]
        if positive is not holds or symbol.op is not Op.SYMBOL:
            rest.append(part)
        elif symbol.scope is Scope.NODE:
            states.setdefault(symbol.name.endswith("'"), []).append(symbol)
        elif symbol.scope is Scope.CHOICE:
            option = option_named(symbol.name)
            options.setdefault(type(option), []).append(option)
        else:
            rest.append(part)
    told = [states_told([s.name for s in symbols], holds=holds) for symbols in states.values()]
    return rest, [*told, *(options_told(named, holds=holds) for named in options.values())]


def _weight(term: Term) -> int:
    """Return how far left a side of a comparison stands.

    Constants stand last, then numbers that never change, entitlements, the rest, what is new.
    """
    r = _report()
    if term is r.p.silence_limit:
        return 1
    if term is r.known or (term.op is Op.SYMBOL and term.name in ("bought", "known")):
        return 2
    if term.op is Op.SYMBOL:
        return {Scope.PARAMETER: 1, Scope.NEXT: 4}.get(term.scope, 3)
    return max(map(_weight, term.args), default=0)


@cache
def _report() -> Report:
    """Return what every report does, over the model's symbols."""
    return Report(State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT), Parameters.symbols())


@cache
def _names() -> Mapping[Term, str]:
    """Return what is called by a name of its own, though it is computed."""
    r = _report()
    return {
        r.known: "entitlement known now",
        r.usage: "usage now",
        r.lock: "usage locked now",
        r.evaluation: "evaluation used afterwards",
        r.evaluation_running: "evaluation used afterwards",
        r.p.silence_limit: "silence until enforcement",
    }


@cache
def _idioms() -> Mapping[Term, str]:
    """Return conditions that have shorter words than their comparison."""
    r = _report()
    return {
        r.s.locked > 0: "something is locked",
        r.s.locked <= 0: "nothing is locked",
        r.s.strikes > 0: "a strike is counted",
        r.s.strikes == 0: "no strike is counted",
        r.single: "it is a single report",
    }
