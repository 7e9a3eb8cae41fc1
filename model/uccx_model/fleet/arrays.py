"""Terms as statements of NumPy: each common part is computed once, for all systems at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from uccx_model.expressions import Op, Term

__all__ = ["ArrayLines"]

_FUNCTIONS: Final = {
    Op.ADD: "add",
    Op.SUBTRACT: "subtract",
    Op.LE: "less_equal",
    Op.LT: "less",
    Op.EQ: "equal",
    Op.NOT: "logical_not",
    Op.AND: "logical_and",
    Op.OR: "logical_or",
    Op.ITE: "where",
}
_INDENT: Final = "    "


class ArrayLines:
    """Lines of a Python function in which terms are computed.

    Args:
        symbols: what each symbol is called in the function.
        depth: how far the lines are indented.
    """

    def __init__(self, symbols: Mapping[Term, str], depth: int = 1) -> None:
        self.lines: list[str] = []
        self._symbols = symbols
        self._depth = depth
        self._known: dict[tuple[str, ...], str] = {}
        self._names: dict[Term, str] = {}
        self._counter = [0]  # shared with what is written beneath: no name has two meanings

    def beneath(self, condition: str) -> ArrayLines:
        """Begin a block that runs under a condition; it knows what was computed before it.

        The block's lines are to be given to `add` when it is complete.
        """
        inner = ArrayLines(self._symbols, self._depth + 1)
        inner.lines.append(f"{_INDENT * self._depth}if {condition}:")
        inner._known = dict(self._known)
        inner._names = dict(self._names)
        inner._counter = self._counter
        return inner

    def add(self, block: ArrayLines) -> None:
        """Add the lines of a block; what they compute is not known after them."""
        self.lines += block.lines

    def say(self, line: str) -> None:
        """Add a statement."""
        self.lines.append(f"{_INDENT * self._depth}{line}")

    def value(self, term: Term) -> str:
        """Return what a term is called, after it was computed."""
        found = self._names.get(term)
        if found is None:
            found = self._names[term] = self._computed(term)
        return found

    def called(self, function: str, *args: str) -> str:
        """Return what the outcome of a function of NumPy is called: computed once."""
        call = (function, *args)
        found = self._known.get(call)
        if found is None:
            self._counter[0] += 1
            found = self._known[call] = f"t{self._counter[0]}"
            self.say(f"{found} = {function}({', '.join(args)})")
        return found

    def joined(self, function: str, args: Iterable[str]) -> str:
        """Return what a function of two makes of one or more, taken from left to right."""
        first, *others = args
        for other in others:
            first = self.called(function, first, other)
        return first

    def _computed(self, term: Term) -> str:
        if term.op is Op.SYMBOL:
            return self._symbols[term]
        if term.op is Op.CONSTANT:
            return repr(term.value)
        if extreme := _extreme(term):
            return self.called(extreme, *sorted(map(self.value, term.args[0].args)))
        args = [self.value(arg) for arg in term.args]
        if term.op in (Op.AND, Op.OR):
            return self.joined(_FUNCTIONS[term.op], args)
        if term.op is Op.ITE:
            args[1:] = map(_small, args[1:])
        return self.called(_FUNCTIONS[term.op], *args)


def _extreme(term: Term) -> str | None:
    """Return "minimum" or "maximum" where a term is the lesser or the larger of two."""
    if term.op is not Op.ITE or term.args[0].op not in (Op.LE, Op.LT):
        return None
    left, right = term.args[0].args
    match (term.args[1], term.args[2]):
        case (yes, no) if yes is left and no is right:
            return "minimum"
        case (yes, no) if yes is right and no is left:
            return "maximum"
        case _:
            return None


def _small(value: str) -> str:
    """Return a number that is written out as one of 32 bits: two of them would become 64."""
    return f"int32({value})" if value.lstrip("-").isdigit() else value
