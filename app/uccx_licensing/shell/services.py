"""What the shell asks others for: understanding questions, answering them, showing answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from uccx_licensing.screen import Screen
from uccx_proofs.queries.answer import Answer
from uccx_proofs.queries.question import Question

__all__ = ["Asker", "Language", "Offer", "Services"]


class Offer(Protocol):
    """A word that may come next."""

    @property
    def word(self) -> str:
        """The word."""
        ...

    @property
    def meaning(self) -> str:
        """What it means."""
        ...


class Language(Protocol):
    """The language of questions."""

    def understand(self, text: str) -> Question:
        """Return what a text asks; raise ValueError where it cannot be understood."""
        ...

    def completions(self, text: str) -> Sequence[Offer]:
        """Return the words that can come next, or those that a word half typed can become."""
        ...

    def is_complete(self, text: str) -> bool:
        """Return whether a text is a whole question, or one that more words cannot mend."""
        ...


class Asker(Protocol):
    """Answers questions, and keeps what it learned for the next one."""

    def warm(self) -> None:
        """Do now what the first answer would have to wait for."""
        ...

    def answer(self, question: Question) -> Answer:
        """Return the answer; raise ValueError where what is assumed cannot be.

        Ctrl-C ends the search for it with KeyboardInterrupt.
        """
        ...


@dataclass(frozen=True)
class Services:
    """All that, for one session."""

    language: Language
    open_asker: Callable[[], Asker]  #: called once, when the first question is asked
    show_answer: Callable[[Answer, Screen], None]
