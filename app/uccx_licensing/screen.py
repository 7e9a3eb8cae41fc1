"""Where text goes that a person reads: any width, any encoding, with colour or without."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from textwrap import wrap
from typing import IO, Final

from rich.console import Console
from rich.text import Text

from uccx_licensing.words import clean, one_line, spell

__all__ = ["Screen", "silence"]

_WIDTH_OF_A_FILE: Final = 120
_WIDEST: Final = 120


def silence(stream: IO[str]) -> None:
    """Let what is written from now on vanish: nobody reads it any more.

    The stream's own end is what breaks, so that is what is exchanged; Python flushes it on exit.
    """
    with contextlib.suppress(OSError, ValueError):  # a stream without a descriptor, or closed
        end = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, end)
        os.close(nowhere)


class Screen(Console):
    """A terminal, a pipe or a file.

    Nothing that is shown is markup, steers the terminal, or is in characters that the stream lacks.

    Args:
        stream: where to write.
    """

    def __init__(self, stream: IO[str]) -> None:
        as_told = stream.isatty() or "COLUMNS" in os.environ
        super().__init__(
            file=stream,
            width=None if as_told else _WIDTH_OF_A_FILE,
            markup=False,
            emoji=False,
            highlight=False,
        )

    @property
    def breadth(self) -> int:
        """How many columns text may take: a line that is too long is hard to read."""
        return min(self.width, _WIDEST)

    def words(self, text: str, style: str = "") -> Text:
        """Return text as it can be shown here."""
        return Text(spell(clean(text), self.encoding), style=style)

    def say(self, text: str = "", style: str = "") -> None:
        """Write a line as it is, however long."""
        self.print(self.words(text, style), soft_wrap=True)

    def say_all(self, texts: Iterable[str], style: str = "") -> None:
        """Write lines as they are."""
        for text in texts:
            self.say(text, style)

    def paragraph(self, text: str, style: str = "", left: str = "") -> None:
        """Write text wrapped to the screen's breadth, aligned behind what is left of it."""
        shown, margin = (spell(part, self.encoding) for part in (one_line(text), left))
        room = max(self.breadth - len(margin), 16)
        for number, line in enumerate(wrap(shown, room, break_on_hyphens=False) or [""]):
            self.say((margin if number == 0 else " " * len(margin)) + line, style)

    def on_broken_pipe(self) -> None:
        """Go on in silence when nobody reads any more: the exit code still tells the result."""
        self.quiet = True
        silence(self.file)
