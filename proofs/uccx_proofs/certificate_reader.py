"""Certificates read from text, with suspicion.

A certificate declares the model's symbols and says which lemmas hold at which licensing state. It
assumes nothing: a command that could (`assert`, say) is refused, as is anything unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from uccx_model.expressions import Bool, Int, Term
from uccx_proofs.certificate import Certificate, Move, Option
from uccx_proofs.certificate_writer import ANY_NUMBERS, FORMAT, LEMMAS
from uccx_proofs.obligations import CertificateError
from uccx_proofs.smtlib import (
    Atom,
    Expression,
    Group,
    SmtLibError,
    read,
    symbol_name,
    term_of,
)
from uccx_proofs.system import System

__all__ = ["LARGEST", "Document", "parse_certificate"]

LARGEST: Final = 4_000_000  #: characters of a certificate; those of this project have a hundredth
DEEPEST_INDUCTION: Final = 5
KNOWN: Final = ("certificate-format", "property", "numbers", "depth", "plan", "obligations")
FORMS: Final = {
    "set-info": "(set-info :keyword value)",
    "set-logic": "(set-logic QF_LIA)",
    "declare-const": "(declare-const name sort)",
    "define-fun": f"(define-fun |{LEMMAS}STATE| () Bool (and true lemma …))",
    "exit": "(exit)",
}
_STRANGE: Final = re.compile(r"[^\t\n\r -~]")  #: what looks like ASCII, or like nothing

T = TypeVar("T")


@dataclass(frozen=True)
class Document:
    """A certificate as it was written down, with what its obligations were then."""

    certificate: Certificate
    digests: Mapping[str, str]  #: by title of an obligation


def parse_certificate(text: str, system: System) -> Document:
    """Return what a text says.

    Args:
        text: the text.
        system: whose nodes and symbols it may name.

    Raises:
        CertificateError: it is no certificate; tells the line, what is wrong, what was expected.
    """
    if len(text) > LARGEST:
        raise CertificateError(f"it has more than {LARGEST:,} characters")
    if strange := _STRANGE.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        told = f"U+{ord(strange.group()):04X}; certificates are written in ASCII"
        raise CertificateError(f"line {line}: a letter that has no business here: {told}")
    try:
        return _Reader(system).document(read(text))
    except SmtLibError as error:
        raise CertificateError(str(error)) from error


@dataclass
class _Reader:
    """Reads one certificate; every command at most once for what it is about."""

    system: System
    infos: dict[str, Expression] = field(default_factory=dict)
    lemmas: dict[str, tuple[Bool, ...]] = field(default_factory=dict)
    declared: dict[str, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lasting = [*self.system.variables, *self.system.rigid]
        self.symbols = {symbol_name(symbol).strip("|"): symbol for symbol in lasting}
        self.edges = {edge.label.replace("→", "->"): edge.label for edge in self.system.edges}

    def document(self, commands: Iterator[Group]) -> Document:
        """Return what the commands say together."""
        ended = False
        for command in commands:
            if ended:
                raise SmtLibError(command.line, "nothing may come after (exit)")
            ended = self._command(command)
        if not ended:
            raise CertificateError("it does not end with (exit): the text is cut short")
        if self._word("certificate-format") != FORMAT:
            raise CertificateError(f"its format is not {FORMAT}, the only one known here")
        numbers = self._word("numbers")
        depth = self._word("depth")
        if depth not in [str(k) for k in range(1, DEEPEST_INDUCTION + 1)]:
            raise CertificateError(f"its depth is not between 1 and {DEEPEST_INDUCTION}")
        certificate = Certificate(
            self._word("property"),
            None if numbers == ANY_NUMBERS else numbers,
            self.lemmas,
            int(depth),
            _once(map(self._planned, _parts(self.infos["plan"])), "the plan for")
            if "plan" in self.infos
            else {},
        )
        digests = map(_digest, _parts(self._info("obligations")))
        return Document(certificate, _once(digests, "the obligation"))

    def _command(self, command: Group) -> bool:
        """Note what a command says; return whether it ends the certificate."""
        match command.parts:
            case [Atom(is_string=True), *_]:
                raise SmtLibError(command.line, "expected a command, found a string")
            case [Atom(text="set-info"), Atom(text=keyword), value] if keyword[:1] == ":":
                self._note(command, keyword[1:], value)
            case [Atom(text="set-logic"), Atom(text="QF_LIA")]:
                pass
            case [Atom(text="declare-const"), Atom(text=name, is_string=False), Atom(text=sort)]:
                self._declare(command, name, sort)
            case [Atom(text="define-fun"), Atom(text=name), Group(parts=()), Atom(text="Bool"), _]:
                self._define(command, name)
            case [Atom(text="exit")]:
                return True
            case [Atom(text=name), *_] if name in FORMS:
                raise SmtLibError(command.line, f"expected {FORMS[name]}")
            case [Atom(text=name), *_]:
                told = f"a certificate has no command like ({name[:60]} …); it assumes nothing"
                raise SmtLibError(command.line, told)
            case _:
                raise SmtLibError(command.line, "expected a command")
        return False

    def _note(self, command: Group, keyword: str, value: Expression) -> None:
        if keyword not in KNOWN:
            told = f"a certificate tells no {keyword[:60]!r}; it tells: {', '.join(KNOWN)}"
            raise SmtLibError(command.line, told)
        if keyword in self.infos:
            raise SmtLibError(command.line, f":{keyword} is told twice")
        self.infos[keyword] = value

    def _declare(self, command: Group, name: str, sort: str) -> None:
        symbol = self.symbols.get(name)
        if symbol is None or sort != ("Int" if isinstance(symbol, Int) else "Bool"):
            told = f"the model has no {sort[:60]} called {name[:60]!r}"
            raise SmtLibError(command.line, told)
        if name in self.declared:
            raise SmtLibError(command.line, f"{name!r} is declared twice")
        self.declared[name] = symbol

    def _define(self, command: Group, name: str) -> None:
        node = name.removeprefix(LEMMAS)
        if node == name or node not in self.system.nodes:
            raise SmtLibError(command.line, f"no licensing state has {name[:60]!r}")
        if node in self.lemmas:
            raise SmtLibError(command.line, f"{name!r} is defined twice")
        match command.parts[-1]:
            case Group(parts=[Atom(text="and"), Atom(text="true"), *conditions]):
                self.lemmas[node] = tuple(map(self._condition, conditions))
            case _:
                raise SmtLibError(command.line, "expected (and true lemma lemma …)")

    def _condition(self, expression: Expression) -> Bool:
        term = term_of(expression, self.declared)
        if not isinstance(term, Bool):
            raise SmtLibError(expression.line, "expected a condition, found a number")
        return term

    def _info(self, keyword: str) -> Expression:
        if keyword not in self.infos:
            raise CertificateError(f"it does not tell its {keyword.replace('-', ' ')}")
        return self.infos[keyword]

    def _word(self, keyword: str) -> str:
        value = self._info(keyword)
        if not isinstance(value, Atom):
            raise SmtLibError(value.line, f"expected one word for :{keyword}")
        return value.text

    # Plans.

    def _planned(self, expression: Expression) -> tuple[str, tuple[Option, ...]]:
        match expression:
            case Group(parts=[Atom(text=node), *options]) if node in self.system.nodes:
                return node, tuple(tuple(map(self._move, _parts(o))) for o in options)
            case _:
                raise SmtLibError(expression.line, "expected a licensing state and its options")

    def _move(self, expression: Expression) -> Move:
        match expression:
            case Group(parts=[Atom(text=label), *inputs]) if label in self.edges:
                return Move(self.edges[label], _once(map(self._input, inputs), "the input"))
            case _:
                told = "expected a transition of the model and its inputs"
                raise SmtLibError(expression.line, told)

    def _input(self, expression: Expression) -> tuple[str, Term]:
        match expression:
            case Group(parts=[Atom(text=name), value]):
                return name, term_of(value, self.declared)
            case _:
                raise SmtLibError(expression.line, "expected an input and its value")


def _once(pairs: Iterable[tuple[str, T]], what: str) -> dict[str, T]:
    """Return pairs by their names, none of which may come twice."""
    found: dict[str, T] = {}
    for name, value in pairs:
        if name in found:
            raise CertificateError(f"{what} {name[:60]!r} is told twice")
        found[name] = value
    return found


def _parts(expression: Expression) -> Sequence[Expression]:
    if isinstance(expression, Atom):
        raise SmtLibError(expression.line, "expected a list in parentheses")
    return expression.parts


def _digest(expression: Expression) -> tuple[str, str]:
    match expression:
        case Group(parts=[Atom(text=kind), Atom(text=place), Atom(text=digest)]):
            return f"{kind}: {place}", digest
        case _:
            told = "expected an obligation: its kind, place and digest"
            raise SmtLibError(expression.line, told)
