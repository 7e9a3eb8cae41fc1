"""Terms as Python text in which a choice is looked up only if the value depends on it."""

from __future__ import annotations

from collections.abc import Sequence

from uccx_model.evaluation import python_source
from uccx_model.expressions import Op, Scope, Term
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
                inner = next(t for t in term.walk() if t.op is Op.ITE and _is_open(t.args[0]))
                condition, yes, no = inner.args
                return self._either(condition, *(_with(term, inner, arm) for arm in (yes, no)))

    def _either(self, condition: Term, yes: Term, no: Term) -> str:
        """Return "yes if the condition holds, else no"; if both are equal, it does not matter."""
        if not _is_open(condition):
            return f"({self(yes)} if {self(condition)} else {self(no)})"
        one, other = self(yes), self(no)
        return f"({one} if {one} == {other} or {self(condition)} else {other})"


def _is_open(term: Term) -> bool:
    return any(symbol.scope is Scope.CHOICE for symbol in symbols_of(term))


def _with(term: Term, inner: Term, arm: Term) -> Term:
    """Return a term with a part of it exchanged."""
    memo: dict[Term, Term] = {inner: arm}

    def exchanged(part: Term) -> Term:
        found = memo.get(part)
        if found is None:
            found = part
            if part.args:
                found = rebuilt(part, tuple(map(exchanged, part.args)))
            memo[part] = found
        return found

    return exchanged(term)
