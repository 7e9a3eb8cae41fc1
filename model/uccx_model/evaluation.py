"""Run terms on Python integers: the concrete reading of the model.

A term is compiled to Python source once and then called; no solver has any part in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from types import CodeType
from typing import Any, Protocol

from uccx_model.expressions import Op, Scope, Term
from uccx_model.rewriting import symbols_of

__all__ = ["Spelling", "Value", "compile_function", "compile_terms", "evaluate", "python_source"]

Value = int | bool


class Spelling(Protocol):
    """Makes Python text of terms, some of whose symbols are read from an argument of its own."""

    argument: str  #: what the compiled function calls it
    symbols: frozenset[Term]  #: those that are read from it

    def __call__(self, term: Term, /) -> str:
        """Return the term as a Python expression."""


_INFIX = {
    Op.ADD: " + ",
    Op.SUBTRACT: " - ",
    Op.LE: " <= ",
    Op.LT: " < ",
    Op.EQ: " == ",
    Op.AND: " and ",
    Op.OR: " or ",
}


@cache
def _identifier(symbol: Term) -> str:
    """Return a Python name that no other symbol has."""
    told = (c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in symbol.name)
    return f"{symbol.scope.value}_{''.join(told)}"


def python_source(term: Term, memo: dict[Term, str] | None = None) -> str:
    """Return the term as a Python expression over mangled symbol names.

    Args:
        term: the term.
        memo: texts of terms; may be shared between calls.
    """
    known = {} if memo is None else memo
    found = known.get(term)
    if found is None:
        found = known[term] = _source(term, known)
    return found


def _source(term: Term, memo: dict[Term, str]) -> str:
    if term.op is Op.SYMBOL:
        return _identifier(term)
    if term.op is Op.CONSTANT:
        return repr(term.value)
    args = [python_source(arg, memo) for arg in term.args]
    if term.op is Op.ITE:
        return f"({args[1]} if {args[0]} else {args[2]})"
    if term.op is Op.NOT:
        return f"(not {args[0]})"
    return f"({_INFIX[term.op].join(args)})"


def compile_terms(
    terms: Sequence[Term], groups: Iterable[Sequence[Term]]
) -> Callable[..., tuple[Value, ...]]:
    """Compile terms to one function.

    Args:
        terms: what the function returns, as a tuple, in this order.
        groups: symbols; the function takes one sequence of values for each group.

    Returns:
        A function of as many sequences as there are groups.

    Raises:
        ValueError: a term uses a symbol that is in no group.
    """
    return _compile([], terms, groups)


def compile_function(
    guard: Term,
    terms: Sequence[Term],
    groups: Iterable[Sequence[Term]],
    spelling: Spelling | None = None,
) -> Callable[..., tuple[Value, ...] | None]:
    """Compile guarded terms: like `compile_terms`, but None where the guard does not hold.

    Args:
        guard: a condition.
        terms: what the function returns where it holds.
        groups: symbols; the function takes one sequence of values for each group.
        spelling: how terms become text, if otherwise than usual; the function takes one further
            argument, of which this knows.
    """
    return _compile([guard], terms, groups, spelling)


def _compile(
    guards: Sequence[Term],
    terms: Sequence[Term],
    groups: Iterable[Sequence[Term]],
    spelling: Spelling | None = None,
) -> Callable[..., Any]:
    layout = [list(group) for group in groups]
    known = {symbol for group in layout for symbol in group}
    used = {s for term in (*guards, *terms) for s in symbols_of(term)}
    if spelling is not None:
        used -= spelling.symbols
    if missing := sorted(repr(symbol) for symbol in used - known):
        raise ValueError(f"no value is given for: {', '.join(missing)}")
    further = [] if spelling is None else [spelling.argument]
    lines = [f"def run({', '.join([*(f'g{n}' for n in range(len(layout))), *further])}):"]
    for number, group in enumerate(layout):
        for place, symbol in enumerate(group):
            if symbol in used:
                lines.append(f"    {_identifier(symbol)} = g{number}[{place}]")
    memo: dict[Term, str] = {}
    told = spelling or partial(python_source, memo=memo)
    for guard in guards:
        lines.append(f"    if not {told(guard)}: return None")
    lines.append(f"    return ({''.join(f'{told(term)}, ' for term in terms)})")
    namespace: dict[str, Any] = {}
    exec(_code("\n".join(lines)), namespace)  # noqa: S102
    run: Callable[..., Any] = namespace["run"]
    return run


@lru_cache(maxsize=4096)
def _code(text: str) -> CodeType:
    """Return the code of a text: instances that differ little have many texts in common."""
    code: CodeType = compile(text, "<compiled terms>", "exec")
    return code


def evaluate(term: Term, values: Mapping[str, Value]) -> Value:
    """Return a term's value.

    Args:
        term: any term.
        values: the value of each symbol, by name; a name alone must tell the symbol.

    Raises:
        KeyError: a symbol has no value.
        ValueError: the term mixes symbols of the same name and different scopes.
    """
    symbols = [t for t in term.walk() if t.op is Op.SYMBOL]
    if len({symbol.name for symbol in symbols}) != len(symbols):
        raise ValueError(f"{term} uses one name in two scopes")
    if any(symbol.scope is Scope.NEXT for symbol in symbols):
        raise ValueError(f"{term} speaks of two states")
    run = compile_terms([term], [symbols])
    return run([values[symbol.name] for symbol in symbols])[0]


class Valuation:
    """Values of symbols, and of every term asked for so far.

    Args:
        values: the value of each symbol.
    """

    def __init__(self, values: Mapping[Term, Value]) -> None:
        self._known: dict[Term, Value] = dict(values)

    def __call__(self, term: Term) -> Value:
        """Return a term's value.

        Raises:
            KeyError: a symbol has no value.
        """
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = self._compute(term)
        return found

    def _compute(self, term: Term) -> Value:
        op, args = term.op, term.args
        match op:
            case Op.LE:
                return self(args[0]) <= self(args[1])
            case Op.LT:
                return self(args[0]) < self(args[1])
            case Op.EQ:
                return self(args[0]) == self(args[1])
            case Op.NOT:
                return not self(args[0])
            case Op.AND:
                return all(map(self, args))
            case Op.OR:
                return any(map(self, args))
            case Op.ADD:
                return self(args[0]) + self(args[1])
            case Op.SUBTRACT:
                return self(args[0]) - self(args[1])
            case Op.ITE:
                return self(args[1]) if self(args[0]) else self(args[2])
            case Op.CONSTANT:
                constant: Value = term.value
                return constant
            case Op.SYMBOL:
                raise KeyError(f"no value is given for {term}")
