"""Terms as Python text in which a choice is looked up only if the value depends on it."""

from __future__ import annotations

from collections.abc import Sequence

from uccx_model.evaluation import python_source
from uccx_model.expressions import Bool, Op, Scope, Term, boolean
from uccx_model.rewriting import rebuilt, symbols_of

__all__ = ["Deferred"]


class Deferred:
    """Terms as Python text in which a choice is looked up as late and as rarely as can be.

    Args:
        symbols: the symbols of choices, whose value is looked up by place in `choices`.
    """

    argument = "choices"

    def __init__(self, symbols: Sequence[Term]) -> None:
        self.symbols = frozenset(symbols)
        self._places = {symbol: place for place, symbol in enumerate(symbols)}
        self._told: dict[Term, str] = {}
        self._names = 0

    def __call__(self, term: Term) -> str:
        """Return the term as text."""
        found = self._told.get(term)
        if found is None:
            spelt = self._spelt(term) if _is_open(term) else python_source(term, self._told)
            found = self._told[term] = spelt
        return found

    def _spelt(self, term: Term) -> str:
        match term.op:
            case Op.SYMBOL:
                return f"{self.argument}[{self._places[term]}]"
            case Op.NOT:
                return f"(not {self(term.args[0])})"
            case Op.AND | Op.OR:  # what needs no choice may settle it
                parts = sorted(term.args, key=_is_open)
                return f"({f' {term.op.name.lower()} '.join(map(self, parts))})"
            case Op.ITE:
                return self._either(*term.args)
            case _:
                condition = _first_condition(term)
                arms = (_supposing(term, condition, holds=holds) for holds in (True, False))
                return self._either(condition, *arms)

    def _either(self, condition: Term, yes: Term, no: Term) -> str:
        """Return "yes if the condition holds, else no"; if both are equal, it does not matter."""
        if not _is_open(condition):
            return f"({self(yes)} if {self(condition)} else {self(no)})"
        self._names += 1
        one, other = f"yes{self._names}", f"no{self._names}"
        equal = f"({one} := {self(yes)}) == ({other} := {self(no)})"
        return f"({one} if {equal} or {self(condition)} else {other})"


def _is_open(term: Term) -> bool:
    return any(symbol.scope is Scope.CHOICE for symbol in symbols_of(term))


def _first_condition(term: Term) -> Bool:
    """Return an open condition in a number, if there is one of which choices alone decide."""
    found = [t.args[0] for t in term.walk() if t.op is Op.ITE and _is_open(t.args[0])]
    pure = (c for c in found if all(s.scope is Scope.CHOICE for s in symbols_of(c)))
    condition = next(pure, found[0])
    assert isinstance(condition, Bool)
    return condition


def _supposing(term: Term, condition: Bool, *, holds: bool) -> Term:
    """Return a term as it is where a condition in it holds, or does not."""
    memo: dict[Term, Term] = {condition: boolean(holds), ~condition: boolean(not holds)}

    def exchanged(part: Term) -> Term:
        found = memo.get(part)
        if found is None:
            args = tuple(map(exchanged, part.args))
            same = all(new is old for new, old in zip(args, part.args, strict=True))
            found = memo[part] = part if same else rebuilt(part, args)
        return found

    return exchanged(term)
