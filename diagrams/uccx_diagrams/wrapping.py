"""Words in lines that have room."""

from __future__ import annotations

from uccx_diagrams.fonts import measured
from uccx_diagrams.looks import SIZE

__all__ = ["wrapped"]


def wrapped(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """Return words in lines that are not wider than the room.

    A word that is too long is cut; words with a no-break space between them stay together.
    """
    lines = [""]
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}".strip()
        if measured(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and measured(lines[-1] + character, size, bold=bold) > room:
                lines.append("")
            lines[-1] += character
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
