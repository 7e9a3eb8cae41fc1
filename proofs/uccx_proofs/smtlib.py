"""Terms as SMT-LIB 2 text, and back: what certificates and obligations are written in.

What is read is only ever built of the symbols that are offered, by the operators listed here.
Nothing is declared, defined or assumed by a text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from uccx_model.expressions import FALSE, TRUE, Bool, Int, Op, Scope, Term, integer

__all__ = [
    "Atom",
    "Expression",
    "Group",
    "SmtLibError",
    "read",
    "symbol_name",
    "term_of",
    "text_of",
]

DEEPEST: Final = 100  #: parentheses within parentheses
LONGEST_NUMERAL: Final = 30  #: digits
_SIMPLE: Final = re.compile(r"[A-Za-z_~!@$%^&*+=<>.?/-][A-Za-z0-9_~!@$%^&*+=<>.?/-]*", re.ASCII)
_TOKEN: Final = re.compile(
    r"""(?P<blank>[ \t\r\n]+|;[^\n]*) | (?P<open>\() | (?P<close>\))
    | (?P<string>"(?:[^"]|"")*") | (?P<quoted>\|[^|\\]*\|) | (?P<plain>[^\s()"|;]+)""",
    re.VERBOSE,
)
_SHOWN: Final = 60  #: characters of a text that an error repeats


class SmtLibError(ValueError):
    """A text that cannot be read: where, why, and what was expected."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(f"line {line}: {what}")


# Writing.


def symbol_name(symbol: Term) -> str:
    """Return a symbol's name: inputs are told apart from variables of the same name."""
    if symbol.scope in (Scope.NODE, Scope.NEXT, Scope.EVENT):
        raise ValueError(f"{symbol} is not about the state and the inputs before a step")
    name = f"input.{symbol.name}" if symbol.scope is Scope.INPUT else symbol.name
    return name if _SIMPLE.fullmatch(name) else f"|{name}|"


def text_of(term: Term, memo: dict[Term, str]) -> str:
    """Return a term as text.

    Args:
        term: the term.
        memo: texts of subterms; may be shared between calls.
    """
    found = memo.get(term)
    if found is None:
        found = memo[term] = _written(term, memo)
    return found


def _written(term: Term, memo: dict[Term, str]) -> str:
    if term.op is Op.SYMBOL:
        return symbol_name(term)
    if term.op is Op.CONSTANT:
        if isinstance(term, Bool):
            return "true" if term is TRUE else "false"
        return str(term.value) if term.value >= 0 else f"(- {-term.value})"
    return f"({term.op.value} {' '.join(text_of(arg, memo) for arg in term.args)})"


# Reading.


@dataclass(frozen=True)
class Atom:
    """A name, a numeral, a keyword or a string, and the line where it stands."""

    text: str
    line: int
    is_string: bool = False


@dataclass(frozen=True)
class Group:
    """Expressions in parentheses, and the line where they begin."""

    parts: tuple[Expression, ...]
    line: int


Expression = Atom | Group


def read(text: str) -> Iterator[Group]:
    """Yield the commands of a text.

    Raises:
        SmtLibError: parentheses or quotes do not match, or they are nested too deeply.
    """
    open_groups: list[tuple[int, list[Expression]]] = []
    for kind, token, line in _tokens(text):
        if kind == "open":
            open_groups.append((line, []))
            if len(open_groups) > DEEPEST:
                raise SmtLibError(line, f"more than {DEEPEST} parentheses are open")
            continue
        if not open_groups:
            raise SmtLibError(line, f"expected '(' and a command, found {_shown(token)}")
        if kind != "close":
            open_groups[-1][1].append(Atom(token, line, kind == "string"))
            continue
        begun, parts = open_groups.pop()
        group = Group(tuple(parts), begun)
        if open_groups:
            open_groups[-1][1].append(group)
        else:
            yield group
    if open_groups:
        raise SmtLibError(open_groups[-1][0], "this '(' is never closed: the text is cut short")


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    place, line = 0, 1
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise SmtLibError(line, _unreadable(text[place : place + _SHOWN + 1]))
        kind, token = str(found.lastgroup), found.group()
        if kind == "string":
            yield kind, token[1:-1].replace('""', '"'), line
        elif kind == "quoted":
            yield "plain", token[1:-1], line
        elif kind != "blank":
            yield kind, token, line
        line += token.count("\n")
        place = found.end()


def _unreadable(rest: str) -> str:
    told = {'"': "a quote is never closed", "|": "a name in bars never ends, or has a backslash"}
    return f"{told.get(rest[0], 'unexpected')}: {_shown(rest)}"


def _shown(text: str) -> str:
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return ascii(short) if not short.isprintable() else repr(short)


_INTEGERS: Final = {"<=": Op.LE, "<": Op.LT, "=": Op.EQ}
_CONDITIONS: Final = {"and": Op.AND, "or": Op.OR}
_NUMBERS: Final = {"+": Op.ADD, "-": Op.SUBTRACT}
_ARITY: Final = 2


def term_of(expression: Expression, symbols: Mapping[str, Term]) -> Term:
    """Return the term that an expression says, as it is written, not simplified.

    Args:
        expression: what was read.
        symbols: the symbols that may occur, by their names in the text.

    Raises:
        SmtLibError: an unknown name or operator, or arguments that do not fit it.
    """
    if isinstance(expression, Atom):
        return _leaf(expression, symbols)
    match expression.parts:
        case [Atom(text=operator, is_string=False), *_]:
            pass
        case _:
            raise SmtLibError(expression.line, "expected an operator after '('")
    args = [term_of(part, symbols) for part in expression.parts[1:]]
    return _applied(operator, args, expression.line)


def _leaf(atom: Atom, symbols: Mapping[str, Term]) -> Term:
    if atom.is_string:
        raise SmtLibError(atom.line, f"a string means nothing here: {_shown(atom.text)}")
    if atom.text in ("true", "false"):
        return TRUE if atom.text == "true" else FALSE
    if atom.text.isascii() and atom.text.isdigit():
        if len(atom.text) > LONGEST_NUMERAL:
            raise SmtLibError(atom.line, f"a number of more than {LONGEST_NUMERAL} digits")
        return integer(int(atom.text))
    found = symbols.get(atom.text)
    if found is None:
        raise SmtLibError(atom.line, f"nothing is called {_shown(atom.text)}")
    return found


def _applied(operator: str, args: Sequence[Term], line: int) -> Term:
    numbers = all(isinstance(arg, Int) for arg in args)
    conditions = all(isinstance(arg, Bool) for arg in args)
    match operator, args:
        case "-", [Int(op=Op.CONSTANT) as number] if number.value > 0:
            return integer(-number.value)
        case "not", [Bool() as condition]:
            return Bool(Op.NOT, (condition,))
        case "ite", [Bool(), Int(), Int()]:
            return Int(Op.ITE, tuple(args))
        case _:
            pass
    if len(args) == _ARITY and numbers and operator in _INTEGERS:
        return Bool(_INTEGERS[operator], tuple(args))
    if len(args) == _ARITY and numbers and operator in _NUMBERS:
        return Int(_NUMBERS[operator], tuple(args))
    if len(args) >= _ARITY and conditions and operator in _CONDITIONS:
        return Bool(_CONDITIONS[operator], tuple(args))
    known = ", ".join([*_INTEGERS, *_NUMBERS, *_CONDITIONS, "not", "ite"])
    sorts = " ".join("number" if isinstance(arg, Int) else "condition" for arg in args) or "nothing"
    raise SmtLibError(line, f"{_shown(operator)} of {sorts} means nothing here; there are: {known}")
