"""Colours of what is typed: commands, keywords, names of states, numbers, quoted text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer

from uccx_licensing.shell.arguments import INPUT_WORDS
from uccx_licensing.shell.commands import command_of
from uccx_model.states import STATES

__all__ = ["ShellLexer"]

_KEYWORD: Final = re.compile(
    r"reach|never|always|after|why|not|which|readings?|from|while|without|within|times|assuming"
    r"|supposing|profile|minimi[sz]ing|and|or|in|any|old|shortest|fewest|steps|latest|least|emits"
    r"|origin|deployment|site|enforced|" + "|".join(INPUT_WORDS),
    re.IGNORECASE,
)
_STATES: Final = frozenset(state.name for state in STATES)
_TOKEN: Final = re.compile(
    r"""(?P<comment>(?<!\S)\#.*)|(?P<text>"[^"]*"?)|(?P<number>\b\d[\d.,]*\b)|(?P<word>\w+)"""
)


class ShellLexer(Lexer):
    """Finds what has a colour in each line."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        """Return a function that gives the parts of a line with their styles."""
        is_command = command_of(document.text) is not None

        def line(number: int) -> StyleAndTextTuples:
            return _parts(document.lines[number], begins_command=is_command and number == 0)

        return line


def _parts(line: str, *, begins_command: bool) -> StyleAndTextTuples:
    parts: StyleAndTextTuples = []
    place, first = 0, begins_command
    for found in _TOKEN.finditer(line):
        parts.append(("", line[place : found.start()]))
        kind = str(found.lastgroup)
        if kind == "word":
            kind = "command" if first else _kind(found[0])
            first = False
        parts.append((f"class:{kind}" if kind else "", found[0]))
        place = found.end()
    return [*parts, ("", line[place:])]


def _kind(word: str) -> str:
    if word.upper() in _STATES:
        return "state"
    return "keyword" if _KEYWORD.fullmatch(word) else ""
