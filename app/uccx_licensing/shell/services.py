"""What the shell asks others for: understanding questions, answering them, showing answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from uccx_licensing.screen import Screen
from uccx_proofs.queries.answer import Answer
from uccx_proofs.queries.question import Question

__all__ = ["Asker", "Language", "Services"]


class Language(Protocol):
    """The language of questions."""

    def understand(self, text: str) -> Question:
        """Return what a text asks; raise ValueError where it cannot be understood."""
        ...

    def completions(self, text: str) -> Sequence[tuple[str, str]]:
        """Return the words that can stand at the end of a text, with their meanings."""
        ...

    def is_complete(self, text: str) -> bool:
        """Return whether a text is a whole question, or one that more words cannot mend."""
        ...


class Asker(Protocol):
    """Answers questions, and keeps what it learned for the next one."""

    def answer(self, question: Question) -> Answer:
        """Return the answer; Ctrl-C ends the search for it with KeyboardInterrupt."""
        ...


@dataclass(frozen=True)
class Services:
    """All that, for one session."""

    language: Language
    open_asker: Callable[[], Asker]  #: called once, when the first question is asked
    show_answer: Callable[[Answer, Screen], None]
