"""The commands of the shell in one table, and how a line is carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from uccx_licensing.progress import LOOKING, waiting
from uccx_licensing.shell.arguments import Arguments, LineError, did_you_mean
from uccx_licensing.shell.session import Session

__all__ = [
    "COMMANDS",
    "Command",
    "command",
    "command_of",
    "perform",
    "uncommented",
    "without_comment",
]

Run = Callable[[Session, Arguments], None]


@dataclass(frozen=True)
class Command:
    """A command.

    Attributes:
        name: its name, the first word of a line.
        usage: how it is written.
        meaning: what it does, in a sentence.
        examples: lines that work.
        kept: a saved script has it.
        run: what carries it out; raises LineError.
    """

    name: str
    usage: str
    meaning: str
    examples: tuple[str, ...]
    kept: bool
    run: Run


_ALIASES: Final = {"exit": "quit", "?": "help"}
COMMANDS: Final[dict[str, Command]] = {}
"""The commands by name, in the order in which help lists them."""


def command(usage: str, *examples: str, kept: bool = False) -> Callable[[Run], Run]:
    """Return a decorator that enters a function into the table; its docstring is the help."""

    def enter(run: Run) -> Run:
        name = usage.split(maxsplit=1)[0]
        meaning = " ".join((run.__doc__ or "").split())
        COMMANDS[name] = Command(name, usage, meaning, examples, kept, run)
        return run

    return enter


def command_of(line: str) -> Command | None:
    """Return the command that a line begins with; None for a question."""
    first = (line.split(maxsplit=1) or [""])[0].casefold()
    return COMMANDS.get(_ALIASES.get(first, first))


def without_comment(line: str) -> str:
    """Return a line without what stands behind a `#`, unless that is inside quotation marks.

    >>> without_comment('reach locked  # "ever"')
    'reach locked'
    """
    quoted = False
    for place, character in enumerate(line):
        quoted ^= character == '"'
        if character == "#" and not quoted and (place == 0 or line[place - 1].isspace()):
            return line[:place].strip()
    return line.strip()


def perform(session: Session, text: str) -> None:
    """Carry out a command, or answer a question; blank text and comments do nothing.

    Raises:
        LineError: that is not possible; the message says why.
    """
    said = uncommented(text)
    line = " ".join(said.split("\n"))
    if not line:
        return
    known = command_of(line)
    if known is None:
        _ask(session, said)
    else:
        known.run(session, Arguments("".join(line.split(maxsplit=1)[1:]), known.usage))
    if known is None or known.kept:
        session.done.append(line)


def uncommented(text: str) -> str:
    """Return the lines of a text that say something, without comments."""
    return "\n".join(filter(None, map(without_comment, text.splitlines())))


def _ask(session: Session, text: str) -> None:
    try:
        question = session.services.language.understand(text)
    except ValueError as error:
        raise LineError(_not_a_command(session, text.split(maxsplit=1)[0]) or str(error)) from error
    session.warmed()
    try:
        with waiting(session.screen, LOOKING):
            answer = session.asker.answer(session.supposing(question))
    except ValueError as error:
        raise LineError(str(error)) from error
    session.services.show_answer(answer, session.screen)
    session.answered = answer.trace
    session.replies.append(answer.reply)


def _not_a_command(session: Session, word: str) -> str:
    """Return the error that a command is misspelt, if it is one rather than a question."""
    openings = {offer.word.split()[0] for offer in session.services.language.completions("")}
    hint = did_you_mean(word, COMMANDS)
    if word.casefold() in openings or not hint.startswith("; did"):
        return ""
    return f"no command is called {word!r}{hint}"
