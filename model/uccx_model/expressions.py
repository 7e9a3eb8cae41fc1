"""Integer and Boolean terms: ordinary operators build them (`<=`, `+`, `&`, `|`, `~`).

`s.strikes + 1 >= p.strike_limit` reads like Python and is a term. What can be known while the model
is written is folded at once: constants, what both sides of a comparison share, double negation.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar, overload

from uccx_model.terms import Op, Quantity, Scope, Term

__all__ = [
    "FALSE",
    "TRUE",
    "Bool",
    "Int",
    "Op",
    "Quantity",
    "Scope",
    "Term",
    "all_of",
    "any_of",
    "boolean",
    "constant",
    "equal",
    "implies",
    "integer",
    "ite",
    "joined",
    "maximum",
    "minimum",
    "summands",
    "variable",
]


class Int(Term):
    """An integer term: a count of licences, of reports, or of report intervals."""

    __slots__ = ()

    def __add__(self, other: Int | int) -> Int:
        right = integer(other)
        if self.op is right.op is Op.CONSTANT:
            return integer(self.value + right.value)
        if right is _ZERO:
            return self
        if self is _ZERO:
            return right
        return Int(Op.ADD, (self, right))

    def __radd__(self, other: int) -> Int:
        return integer(other) + self

    def __sub__(self, other: Int | int) -> Int:
        right = integer(other)
        if self.op is right.op is Op.CONSTANT:
            return integer(self.value - right.value)
        if right is _ZERO:
            return self
        return Int(Op.SUBTRACT, (self, right))

    def __rsub__(self, other: int) -> Int:
        return integer(other) - self

    def __le__(self, other: Int | int) -> Bool:
        return _compare(Op.LE, self, integer(other))

    def __lt__(self, other: Int | int) -> Bool:
        return _compare(Op.LT, self, integer(other))

    def __ge__(self, other: Int | int) -> Bool:
        return _compare(Op.LE, integer(other), self)

    def __gt__(self, other: Int | int) -> Bool:
        return _compare(Op.LT, integer(other), self)

    def __eq__(self, other: object) -> Bool:  # type: ignore[override]
        if not isinstance(other, Int | int):
            return NotImplemented
        return _compare(Op.EQ, self, integer(other))

    def __ne__(self, other: object) -> Bool:  # type: ignore[override]
        if not isinstance(other, Int | int):
            return NotImplemented
        return ~_compare(Op.EQ, self, integer(other))

    __hash__ = Term.__hash__


class Bool(Term):
    """A condition."""

    __slots__ = ()

    def __and__(self, other: Bool | bool) -> Bool:
        return all_of(self, other)

    def __or__(self, other: Bool | bool) -> Bool:
        return any_of(self, other)

    __rand__ = __and__
    __ror__ = __or__

    def __invert__(self) -> Bool:
        """Return the negation, with the negation sign only before symbols and equations."""
        found = _NEGATIONS.get(self)
        if found is None:
            found = _NEGATIONS[self] = _negation(self)
        return found


_NEGATIONS: Final[dict[Bool, Bool]] = {}


def _negation(term: Bool) -> Bool:
    match term.op:
        case Op.CONSTANT:
            return FALSE if term is TRUE else TRUE
        case Op.NOT:
            (inner,) = term.args
            assert isinstance(inner, Bool)
            return inner
        case Op.LE | Op.LT:
            left, right = term.args
            return Bool(Op.LT if term.op is Op.LE else Op.LE, (right, left))
        case Op.AND | Op.OR:
            parts = tuple(~part for part in term.args if isinstance(part, Bool))
            return Bool(Op.OR if term.op is Op.AND else Op.AND, parts)
        case _:
            return Bool(Op.NOT, (term,))


_ZERO: Final = Int(Op.CONSTANT, (), 0)
TRUE: Final = Bool(Op.CONSTANT, (), True)
FALSE: Final = Bool(Op.CONSTANT, (), False)


def integer(value: Int | int) -> Int:
    """Return `value` as a term."""
    if isinstance(value, Int):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"expected an integer or an integer term, got {value!r}")
    return Int(Op.CONSTANT, (), int(value))


def boolean(value: Bool | bool) -> Bool:
    """Return `value` as a term."""
    if isinstance(value, Bool):
        return value
    if not isinstance(value, bool):
        raise TypeError(f"expected a condition, got {value!r}")
    return TRUE if value else FALSE


def constant(value: bool | int) -> Bool | Int:
    """Return a value as a term of its own sort."""
    return boolean(value) if isinstance(value, bool) else integer(value)


AnyTerm = TypeVar("AnyTerm", bound=Term)


def variable(sort: type[AnyTerm], name: str, scope: Scope) -> AnyTerm:
    """Return the symbol of this name."""
    symbol: AnyTerm = sort(Op.SYMBOL, (), (name, scope))
    return symbol


def summands(term: Int, sign: int, into: dict[Term, int]) -> int:
    """Add a sum's parts to `into`, by how often each is added; return its constant."""
    if term.op is Op.CONSTANT:
        return sign * int(term.value)
    if term.op in (Op.ADD, Op.SUBTRACT):
        left, right = term.args
        assert isinstance(left, Int)
        assert isinstance(right, Int)
        constant = summands(left, sign, into)
        return constant + summands(right, sign if term.op is Op.ADD else -sign, into)
    into[term] = into.get(term, 0) + sign
    return 0


def _cancelled(left: Int, right: Int) -> tuple[Int, Int]:
    """Return both sides of a comparison without what they have in common."""
    if not (left.args and right.args):
        return left, right
    parts: dict[Term, int] = {}
    constant = summands(left, 1, parts) + summands(right, -1, parts)
    before: dict[Term, int] = {}
    summands(left, 1, before), summands(right, 1, before)
    if sum(map(abs, parts.values())) == sum(map(abs, before.values())):
        return left, right
    lesser, greater = integer(max(constant, 0)), integer(max(-constant, 0))
    for part, count in parts.items():
        assert isinstance(part, Int)
        for _ in range(abs(count)):
            lesser, greater = (
                (joined(part, lesser), greater) if count > 0 else (lesser, joined(part, greater))
            )
    return lesser, greater


def joined(part: Int, total: Int) -> Int:
    """Add so that constants stay last: `x + 1`, not `1 + x`."""
    return part + total if total.op is Op.CONSTANT else total + part


def _compare(op: Op, left: Int, right: Int) -> Bool:
    left, right = _cancelled(left, right)
    if left is right:
        return boolean(op is not Op.LT)
    if left.op is right.op is Op.CONSTANT:
        a, b = left.value, right.value
        return boolean(a <= b if op is Op.LE else a < b if op is Op.LT else a == b)
    return Bool(op, (left, right))


def equal(left: Term, right: Term) -> Bool:
    """Return "left equals right" for two terms of one sort."""
    if isinstance(left, Int) and isinstance(right, Int):
        return _compare(Op.EQ, left, right)
    assert isinstance(left, Bool)
    assert isinstance(right, Bool)
    if left is right:
        return TRUE
    return any_of(all_of(left, right), all_of(~left, ~right))


def _junction(op: Op, unit: Bool, parts: tuple[Bool | bool, ...]) -> Bool:
    zero = ~unit
    flat: dict[Bool, None] = {}
    for part in map(boolean, parts):
        for arg in part.args if part.op is op else (part,):
            assert isinstance(arg, Bool)
            if arg is zero or ~arg in flat:
                return zero
            if arg is not unit:
                flat[arg] = None
    if not flat:
        return unit
    return next(iter(flat)) if len(flat) == 1 else Bool(op, tuple(flat))


def all_of(*parts: Bool | bool) -> Bool:
    """Return "all of these hold"; of nothing, true."""
    return _junction(Op.AND, TRUE, parts)


def any_of(*parts: Bool | bool) -> Bool:
    """Return "at least one of these holds"; of nothing, false."""
    return _junction(Op.OR, FALSE, parts)


def implies(left: Bool | bool, right: Bool | bool) -> Bool:
    """Return "if left, then right"."""
    return any_of(~boolean(left), right)


@overload
def ite(condition: Bool, then: Bool, otherwise: Bool) -> Bool: ...
@overload
def ite(condition: Bool, then: Int | int, otherwise: Int | int) -> Int: ...
def ite(condition: Bool, then: Any, otherwise: Any) -> Any:
    """Return "then" where the condition holds and "otherwise" elsewhere."""
    if isinstance(then, Quantity):
        return then.if_else(condition, otherwise)
    if isinstance(then, Bool):
        return any_of(all_of(condition, then), all_of(~condition, otherwise))
    yes, no = integer(then), integer(otherwise)
    if condition is TRUE or yes is no:
        return yes
    if condition is FALSE:
        return no
    return Int(Op.ITE, (condition, yes, no))


def minimum(left: Int | int, right: Int | int) -> Int:
    """Return the smaller of the two."""
    if isinstance(left, Quantity):
        return left.at_most(right)  # type: ignore[no-any-return]
    left, right = integer(left), integer(right)
    return ite(left <= right, left, right)


def maximum(left: Int | int, right: Int | int) -> Int:
    """Return the larger of the two."""
    if isinstance(left, Quantity):
        return left.at_least(right)  # type: ignore[no-any-return]
    left, right = integer(left), integer(right)
    return ite(left <= right, right, left)
