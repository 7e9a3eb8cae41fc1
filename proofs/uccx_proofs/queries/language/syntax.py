"""From text to a tree: the grammar, what is refused before it is read, and errors of syntax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.lexer import PatternStr
from lark.parsers.lalr_interactive_parser import InteractiveParser

from uccx_proofs.queries.language.errors import QuestionError, nearest, shown
from uccx_proofs.queries.language.vocabulary import known_words
from uccx_proofs.store import user_cache

__all__ = ["DEEPEST", "END", "LONGEST", "Reading", "keywords", "parse", "read"]

LONGEST: Final = 10_000  #: characters of a question
DEEPEST: Final = 100  #: brackets within brackets
END: Final = "$END"  #: what lark calls the end of the text

_QUOTES: Final[Mapping[str, str]] = {'"': '"', "'": "'", "“": "”"}
_BEGINNINGS: Final = frozenset(
    {"NAME", "NUMBER", "STRING", "LPAR", "SIGN", "TRUE", "FALSE", "OLD", "EMITS", "ANY", "NOT"}
)
_OPERATORS: Final = frozenset(
    {"COMPARE", "SIGN", "STAR", "IMPLIES", "IFF", "AND", "OR", "IN", "NOT"}
)
_OTHER_SPELLINGS: Final = frozenset({"MINIMIZING"})
_IN_WORDS: Final[Mapping[str, str]] = {
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a text in quotation marks",
    "RELEASE": "a profile such as 12.5",
    "COMPARE": "a comparison (<= < = != >= >)",
    "SIGN": "+ or -",
    "STAR": "*",
    "IMPLIES": "=>",
    "IFF": "<=>",
    END: "the end of the question",
}


@cache
def _parser() -> Lark:
    """Return the parser. The tables that it takes long to compute are kept in the user's cache."""
    folder = user_cache()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return Lark.open(
        "grammar.lark",
        rel_to=__file__,
        parser="lalr",
        lexer="contextual",
        start=["question", "condition", "span"],
        propagate_positions=True,
        maybe_placeholders=False,
        cache=str(folder / "grammar"),
    )


@cache
def keywords() -> Mapping[str, str]:
    """Return the words and signs of the grammar by the names that lark gives them."""
    patterns = {t.name: t.pattern for t in _parser().terminals}
    return {n: p.value for n, p in patterns.items() if isinstance(p, PatternStr)}


@cache
def _reserved() -> frozenset[str]:
    """Return the keywords that are never names."""
    return frozenset(w for w in keywords().values() if w.isalpha()) - known_words()


@dataclass
class Reading:
    """A text as far as it was read.

    Attributes:
        tokens: the tokens so far.
        error: what could not be read, if anything.
    """

    text: str
    cursor: InteractiveParser
    tokens: list[Token] = field(default_factory=list)
    error: UnexpectedInput | None = None

    @property
    def possible(self) -> set[str]:
        """The names of the terminals that may come next."""
        return set(self.cursor.accepts())  # type: ignore[no-untyped-call]


def read(text: str, start: str = "question") -> Reading:
    """Read tokens until the end of the text, or the first that cannot stand where it stands."""
    cursor = _parser().parse_interactive(text, start)
    reading = Reading(text, cursor)
    try:
        for token in cursor.lexer_thread.lex(cursor.parser_state):  # type: ignore[no-untyped-call]
            # Where no keyword can stand the lexer takes one for a name: `reach from CLASSIC`.
            if token.type == "NAME" and token.lower() in _reserved():
                reading.error = UnexpectedToken(token, set())  # type: ignore[no-untyped-call]
                break
            cursor.feed_token(token)
            reading.tokens.append(token)
    except UnexpectedInput as error:
        reading.error = error
    return reading


def parse(text: str, start: str = "question") -> Tree[Token]:
    """Return the tree of a text.

    Args:
        text: a question, or a part of one.
        start: the rule that it is to follow.

    Raises:
        QuestionError: it is too long, too deep, or does not follow the grammar.
    """
    if len(text) > LONGEST:
        raise QuestionError(
            f"a question of {len(text):,} characters is too long; at most {LONGEST:,} are read"
        )
    _check_characters(text)
    unclosed = _unclosed(text)
    reading = read(text, start)
    if reading.error is not None:
        raise _told(reading)
    if END not in reading.possible:
        raise _at_the_end(reading, unclosed)
    tree: Tree[Token] = reading.cursor.feed_eof()  # type: ignore[no-untyped-call]
    return tree


def _check_characters(text: str) -> None:
    """Check that every character can be shown: what is understood is told again.

    Raises:
        QuestionError: one cannot.
    """
    for place, character in enumerate(text):
        if not (character.isprintable() or character.isspace()):
            raise QuestionError(
                f"the character U+{ord(character):04X} cannot be shown, and means nothing here",
                text,
                place,
            )


def _unclosed(text: str) -> int | None:
    """Return the place of the innermost bracket that is not closed, if there is one.

    Raises:
        QuestionError: brackets are nested too deeply.
    """
    opened: list[int] = []
    for place, character in _outside_quotes(text):
        if character == "(":
            opened.append(place)
        elif character == ")" and opened:
            opened.pop()
        if len(opened) > DEEPEST:
            raise QuestionError(f"more than {DEEPEST} brackets within brackets", text, place)
    return opened[-1] if opened else None


def _outside_quotes(text: str) -> Iterator[tuple[int, str]]:
    closing = ""
    for place, character in enumerate(text):
        if closing:
            closing = "" if character in (closing, "\n") else closing
        elif not (closing := _QUOTES.get(character, "")):
            yield place, character


def _told(reading: Reading) -> QuestionError:
    error, text = reading.error, reading.text
    possible = reading.possible
    if isinstance(error, UnexpectedCharacters):
        start: int = error.pos_in_stream  # type: ignore[assignment]
        return QuestionError(_character(text[start], possible), text, start)
    if not isinstance(error, UnexpectedToken):  # lark has no other while it reads tokens
        raise TypeError(f"lark reports {error!r}")
    token, start = error.token, error.token.start_pos or 0
    near = nearest(token, [keywords()[name] for name in possible if name in keywords()])
    message = f"'{shown(token)}' cannot stand here; {_expected(possible)}{near}"
    return QuestionError(message, text, start, start + len(token))


def _character(character: str, possible: set[str]) -> str:
    if character in _QUOTES:
        return "this quotation mark is not closed on its line"
    return f"the character '{character}' means nothing here; {_expected(possible)}"


def _at_the_end(reading: Reading, unclosed: int | None) -> QuestionError:
    text = reading.text
    if not reading.tokens:
        return QuestionError(f"there is no question; {_expected(reading.possible)}", text)
    if unclosed is not None and "RPAR" in reading.possible:
        return QuestionError("this bracket is not closed", text, unclosed)
    last = reading.tokens[-1]
    end = (last.start_pos or 0) + len(last)
    return QuestionError(f"the question ends too soon; {_expected(reading.possible)}", text, end)


def _expected(possible: set[str]) -> str:
    """Return what could stand somewhere, in words."""
    told, rest = [], set(possible)
    if {"NAME", "LPAR"} <= rest:
        told.append("a condition" if "NOT" in rest else "a number or a name")
        rest -= _BEGINNINGS | {"PROFILE"}
    if len(rest & _OPERATORS) > 1:
        told.append("an operator (and, or, =>, <=, =, +, …)")
        rest -= _OPERATORS
    rest -= _OTHER_SPELLINGS
    words = keywords()
    named = sorted(rest & _IN_WORDS.keys()) + sorted(rest & words.keys(), key=words.__getitem__)
    told += [_IN_WORDS.get(name) or f"'{words[name]}'" for name in dict.fromkeys(named)]
    return f"expected {', '.join(told[:-1])} or {told[-1]}" if len(told) > 1 else _only(told)


def _only(told: list[str]) -> str:
    return f"expected {told[0]}" if told else "nothing can follow"
