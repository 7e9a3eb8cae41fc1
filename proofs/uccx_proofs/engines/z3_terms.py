"""Z3's formulas as terms of the model: what Spacer found out, in words that certificates know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import z3

from uccx_model.expressions import (
    Bool,
    Int,
    Op,
    Term,
    all_of,
    any_of,
    boolean,
    equal,
    integer,
    ite,
)

__all__ = ["UntoldError", "term_from"]

MOST_TIMES: Final = 64  #: a product is told as a sum of so many parts at most
MOST_PARTS: Final = 20_000


class UntoldError(ValueError):
    """A formula has something for which there is no term; the message says what."""


_COMPARED: Final[dict[int, Callable[[Any, Any], Bool]]] = {
    z3.Z3_OP_LE: lambda a, b: a <= b,
    z3.Z3_OP_LT: lambda a, b: a < b,
    z3.Z3_OP_GE: lambda a, b: a >= b,
    z3.Z3_OP_GT: lambda a, b: a > b,
    z3.Z3_OP_EQ: equal,
    z3.Z3_OP_IFF: equal,
    z3.Z3_OP_DISTINCT: lambda a, b: ~equal(a, b),
    z3.Z3_OP_IMPLIES: lambda a, b: any_of(~a, b),
}


def term_from(formula: Any, arguments: Sequence[Term]) -> Bool:
    """Return a formula of Z3 about a relation's arguments as a condition.

    Args:
        formula: of Z3's Python face; its variable n stands for the argument n.
        arguments: the symbols.

    Raises:
        UntoldError: it uses what terms do not have: division, quantifiers, big products.
    """
    found = _Telling(arguments).term(formula)
    if not isinstance(found, Bool):
        raise UntoldError("a number where a condition should be")
    return found


class _Telling:
    def __init__(self, arguments: Sequence[Term]) -> None:
        self.arguments = arguments
        self.memo: dict[int, Term] = {}
        self.kept: list[Any] = []  # ids are reused once a formula is gone

    def term(self, formula: Any) -> Term:
        key = formula.get_id()
        if key not in self.memo:
            if len(self.memo) >= MOST_PARTS:
                raise UntoldError(f"more than {MOST_PARTS:,} parts")
            self.kept.append(formula)
            self.memo[key] = self._told(formula)
        return self.memo[key]

    def _told(self, formula: Any) -> Term:
        if z3.is_var(formula):
            place: int = z3.get_var_index(formula)
            return self.arguments[place]
        if z3.is_int_value(formula):
            return integer(formula.as_long())
        if not z3.is_app(formula):
            raise UntoldError("a quantifier")
        kind = formula.decl().kind()
        args: list[Any] = [self.term(child) for child in formula.children()]
        match kind, args:
            case z3.Z3_OP_TRUE, []:
                return boolean(True)
            case z3.Z3_OP_FALSE, []:
                return boolean(False)
            case z3.Z3_OP_AND, _:
                return all_of(*args)
            case z3.Z3_OP_OR, _:
                return any_of(*args)
            case z3.Z3_OP_NOT, [condition]:
                return boolean(~condition)
            case z3.Z3_OP_ITE, [condition, yes, no]:
                chosen: Term = ite(condition, yes, no)
                return chosen
            case _ if kind in _COMPARED and len(args) == 2:  # noqa: PLR2004
                return _COMPARED[kind](*args)
            case _:
                return self._sum(formula, kind, args)

    def _sum(self, formula: Any, kind: int, args: list[Any]) -> Int:
        match kind, args:
            case z3.Z3_OP_ADD, [first, *others]:
                total: Int = first
                for other in others:
                    total = total + other
                return total
            case z3.Z3_OP_SUB, [first, *others]:
                rest: Int = first
                for other in others:
                    rest = rest - other
                return rest
            case z3.Z3_OP_UMINUS, [number]:
                negative: Int = integer(0) - number
                return negative
            case z3.Z3_OP_MUL, [Int(op=Op.CONSTANT) as factor, number]:
                return _times(int(factor.value), number)
            case _:
                raise UntoldError(f"{formula.decl().name()!s}")


def _times(factor: int, number: Int) -> Int:
    if abs(factor) > MOST_TIMES:
        raise UntoldError(f"a factor of {factor}")
    total = integer(0)
    for _ in range(abs(factor)):
        total = total + number if factor > 0 else total - number
    return total
