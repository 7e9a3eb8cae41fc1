"""Look into terms, and rewrite them: their symbols, substitution, solving for a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from uccx_model.expressions import (
    FALSE,
    TRUE,
    AnyTerm,
    Bool,
    Int,
    all_of,
    any_of,
    equal,
    integer,
    ite,
    joined,
    summands,
)
from uccx_model.terms import Op, Term

__all__ = ["fixed_by", "instantiate", "isolated", "rebuilt", "substitute", "symbols_of"]


def isolated(left: Int, right: Int, x: Int) -> Int | None:
    """Return r such that `left = right` says `x = r`; None if x does not occur once in the sums."""
    parts: dict[Term, int] = {}
    constant = summands(left, 1, parts) + summands(right, -1, parts)
    count = parts.pop(x, 0)
    if abs(count) != 1 or any(s is x for part in parts for s in symbols_of(part)):
        return None
    positive, negative = integer(0), integer(0)
    for part, times in parts.items():
        assert isinstance(part, Int)
        for _ in range(abs(times)):
            if times * count < 0:
                positive = joined(part, positive)
            else:
                negative = joined(part, negative)
    return positive - negative + (-count * constant)


@cache
def symbols_of(term: Term) -> tuple[Term, ...]:
    """Return the distinct symbols in a term, in order of their first place."""
    return tuple(t for t in term.walk() if t.op is Op.SYMBOL)


_BUILD: Final[Mapping[Op, Callable[..., Term]]] = {
    Op.ADD: lambda a, b: a + b,
    Op.SUBTRACT: lambda a, b: a - b,
    Op.ITE: ite,
    Op.LE: lambda a, b: a <= b,
    Op.LT: lambda a, b: a < b,
    Op.EQ: equal,
    Op.NOT: lambda a: ~a,
    Op.AND: all_of,
    Op.OR: any_of,
}


def instantiate(term: AnyTerm, values: Mapping[Term, Term], memo: dict[Term, Term]) -> AnyTerm:
    """Return the term with symbols replaced, and nothing else: no part of it is simplified.

    Args:
        term: the term to rewrite.
        values: what stands for a symbol afterwards; others stay.
        memo: results by subterm; share it between calls with the same `values`, and only those.
    """
    return _rewritten(term, values, memo, _as_it_was)


def substitute(term: AnyTerm, values: Mapping[Term, Term], memo: dict[Term, Term]) -> AnyTerm:
    """Return the term with symbols replaced, and simplified; the arguments are `instantiate`'s."""
    return _rewritten(term, values, memo, rebuilt)


Build = Callable[[Term, tuple[Term, ...]], Term]
"""Returns a term like another one, of other arguments."""


def _as_it_was(term: Term, args: tuple[Term, ...]) -> Term:
    return type(term)(term.op, args)


def rebuilt(term: Term, args: tuple[Term, ...]) -> Term:
    """Return a term of the same operator and these arguments, simplified."""
    return _BUILD[term.op](*args)


def _rewritten(
    term: AnyTerm, values: Mapping[Term, Term], memo: dict[Term, Term], build: Build
) -> AnyTerm:
    result = _rewrite(term, values, memo, build)
    assert isinstance(result, type(term))
    return result


def _rewrite(term: Term, values: Mapping[Term, Term], memo: dict[Term, Term], build: Build) -> Term:
    done = memo.get(term)
    if done is not None:
        return done
    if term.op is Op.SYMBOL:
        done = values.get(term, term)
    elif not term.args:
        done = term
    else:
        args = tuple([_rewrite(arg, values, memo, build) for arg in term.args])
        unchanged = all(new is old for new, old in zip(args, term.args, strict=True))
        done = term if unchanged else build(term, args)
    memo[term] = done
    return done


def fixed_by(condition: Bool) -> dict[Term, Term]:
    """Return the symbols to which a condition gives a value in so many words, with the value."""
    found: dict[Term, Term] = {}
    for part in condition.args if condition.op is Op.AND else (condition,):
        if part.op is Op.EQ:
            one, other = sorted(part.args, key=lambda arg: arg.op is Op.CONSTANT)
            if one.op is Op.SYMBOL and other.op is Op.CONSTANT:
                found[one] = other
        elif part.op is Op.SYMBOL:
            found[part] = TRUE
        elif part.op is Op.NOT and part.args[0].op is Op.SYMBOL:
            found[part.args[0]] = FALSE
    return found
