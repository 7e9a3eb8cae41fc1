"""What Tab offers: commands and their arguments, and the words of questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from uccx_licensing.shell.arguments import INPUT_WORDS
from uccx_licensing.shell.commands import COMMANDS, command_of
from uccx_licensing.shell.session import Session
from uccx_model.choices import CHOICES
from uccx_model.parameters import PROFILES
from uccx_model.states import STATES

__all__ = ["ShellCompleter"]

Offers = Iterable[tuple[str, str]]
_INPUTS: Final = dict.fromkeys(INPUT_WORDS, "an input")
_OPTIONS: Final = {option.title: choice.question() for choice in CHOICES for option in choice}
_ABOUT_FILES: Final = ("run", "save", "chart")
_STATES: Final = {state.name: state.meaning for state in STATES}


class ShellCompleter(Completer):
    """Offers what can stand at the end of what is typed.

    Args:
        session: whose moves and traces there are.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """Yield the words that go on from the cursor, with their meanings."""
        text = document.text_before_cursor
        known = command_of(text)
        if known and known.name in _ABOUT_FILES and " " in text.lstrip():
            path = Document(text.lstrip().split(maxsplit=1)[1] if text.split()[1:] else "")
            yield from PathCompleter(expanduser=True).get_completions(path, complete_event)
            return
        offers: Offers
        if known and " " in text.lstrip():
            offers = self._arguments(text.lstrip())
        else:
            offers = self._openings(text)
        told = {word: (_typed(text, word), meaning) for word, meaning in offers}
        longest = max((len(typed) for typed, _ in told.values()), default=0)
        if longest == 0 and text and not text[-1].isspace():
            return
        fitting = [word for word, (typed, _) in told.items() if len(typed) == longest]
        exact = [word for word in fitting if word.startswith(told[word][0])]  # as it is written
        for word in exact or fitting:
            yield Completion(word, -longest, display_meta=told[word][1])

    def _openings(self, text: str) -> Iterator[tuple[str, str]]:
        if not text.strip() or not any(c.isspace() for c in text.strip()):
            for known in COMMANDS.values():
                yield known.name, known.meaning
        yield from self._words(text)

    def _words(self, text: str) -> Iterator[tuple[str, str]]:
        for offer in self._session.services.language.completions(text):
            yield offer.word, offer.meaning

    def _arguments(self, text: str) -> Iterator[tuple[str, str]]:
        known = command_of(text)
        name = known.name if known else ""
        first = len(text.split()) + text[-1].isspace() <= 2  # noqa: PLR2004  name and argument
        if first:
            yield from self._first(name).items()
        if name == "until":
            condition = text.split(maxsplit=1)[1:]
            yield from self._words(f"reach {''.join(condition)}")
        if name in ("take", "wait", "until") and not first:
            yield from _INPUTS.items()
        if name in ("start", "reading"):
            yield from _OPTIONS.items()
        if name == "start":
            yield from dict.fromkeys(("bought", "agents", "wfo", "profile", "reading"), "").items()

    def _first(self, name: str) -> Mapping[str, str]:
        match name:
            case "take" if self._session.walking:
                moves = self._session.walk.moves()
                return {m.transition.name: m.transition.sentence for m in moves if m.possible}
            case "until":
                return {"enforced": "restricted", "change": "another licensing state", **_STATES}
            case "start":
                return _STATES
            case "show" | "drop" | "resume":
                return {name: trace.last.node for name, trace in self._session.traces.items()}
            case "profile":
                return {profile.name: profile.source for profile in PROFILES}
            case "help":
                return {known.name: known.meaning for known in COMMANDS.values()} | {
                    "questions": "examples of questions",
                    "keys": "what keys do",
                }
            case _:
                return {}


def _typed(text: str, word: str) -> str:
    """Return the longest end of the text that the word begins with, from the start of a word."""
    for length in range(min(len(word), len(text)), 0, -1):
        before = text[-length - 1 : -length]
        joined = before.isalnum() or before == "_"
        if not joined and word.casefold().startswith(text[-length:].casefold()):
            return text[-length:]
    return ""
