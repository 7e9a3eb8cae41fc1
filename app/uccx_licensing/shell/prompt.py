"""The prompt: completion, colours, history, several lines, Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs
from prompt_toolkit import PromptSession
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import completion_is_selected, has_focus
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from uccx_licensing.shell.arguments import LineError
from uccx_licensing.shell.commands import command_of, perform, uncommented
from uccx_licensing.shell.completing import ShellCompleter
from uccx_licensing.shell.lexing import ShellLexer
from uccx_licensing.shell.session import Session
from uccx_licensing.version import NAME

__all__ = ["history_in", "interact", "user_history"]

_PROMPT: Final = "uccx> "
_GREETING: Final = (
    "Ask a question, or walk through the model: start. help tells more, Ctrl-D leaves."
)
_STYLE: Final = Style.from_dict(
    {
        "command": "bold ansicyan",
        "keyword": "bold",
        "state": "ansigreen",
        "number": "ansiblue",
        "text": "ansiyellow",
        "comment": "ansibrightblack",
        "bottom-toolbar": "noreverse ansibrightblack",
    }
)


class _ForgivingHistory(FileHistory):
    """Lines of earlier sessions; a file that cannot be read or written is no error."""

    def load_history_strings(self) -> Iterable[str]:
        try:
            yield from super().load_history_strings()
        except (OSError, UnicodeError):
            return

    def store_string(self, string: str) -> None:
        with suppress(OSError, UnicodeError):
            super().store_string(string)


def user_history() -> Path:
    """Return the file of earlier lines, where the system keeps what programs remember."""
    return platformdirs.user_state_path(NAME) / "history"


def history_in(file: Path | None) -> History:
    """Return the history that a file has; without a file, or a folder for it, an empty one."""
    if file is None:
        return InMemoryHistory()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return InMemoryHistory()
    return _ForgivingHistory(str(file))


def interact(
    session: Session,
    history: History,
    *,
    keyboard: Input | None = None,
    terminal: Output | None = None,
) -> None:
    """Read lines at a terminal and carry them out, until the user leaves.

    Args:
        session: what they are carried out in.
        history: lines of earlier sessions.
        keyboard: where keys come from, if not from the terminal.
        terminal: where the prompt is shown, if not at the terminal.
    """
    prompt: PromptSession[str] = PromptSession(
        _PROMPT,
        multiline=True,
        prompt_continuation=lambda width, _, __: "… ".rjust(width),
        completer=ShellCompleter(session),
        complete_while_typing=False,
        lexer=ShellLexer(),
        style=_STYLE,
        history=history,
        bottom_toolbar=session.in_short,
        key_bindings=_keys(session),
        input=keyboard,
        output=terminal,
    )
    session.screen.say(_GREETING)
    session.warm()
    while not session.over:
        try:
            text = prompt.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        _carry_out(session, text)


def _carry_out(session: Session, text: str) -> None:
    """Carry out a line; whatever goes wrong, the shell goes on."""
    try:
        perform(session, text)
    except LineError as error:
        told, *place = str(error).splitlines()
        session.screen.paragraph(told, "red")
        session.screen.say_all(place, "red")
    except KeyboardInterrupt:
        session.screen.say("Stopped with Ctrl-C.", "yellow")
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        session.screen.paragraph(f"A mistake in this program, not in the line: {told}", "red")


def _keys(session: Session) -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter", filter=has_focus(DEFAULT_BUFFER) & ~completion_is_selected)
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if _is_whole(session, buffer.text) or not buffer.document.current_line.strip():
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _is_whole(session: Session, text: str) -> bool:
    """Return whether Enter ends the text: a command, a comment, or a complete question."""
    said = uncommented(text)
    return not said or command_of(said) is not None or session.services.language.is_complete(said)
