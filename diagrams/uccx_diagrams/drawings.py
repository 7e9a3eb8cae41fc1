"""The drawings that are committed, as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from uccx_diagrams.layout import render
from uccx_diagrams.old_chart import state_chart
from uccx_diagrams.scenarios import loophole_drawn

__all__ = ["DRAWINGS", "write_all"]

DRAWINGS: Final[Mapping[str, Callable[[], str]]] = {
    "loophole.svg": loophole_drawn,
    "states.svg": lambda: render(state_chart()),
}
"""What draws each drawing as SVG, by file name."""


def write_all(folder: Path) -> list[Path]:
    """Draw everything into the folder, made if need be, and return the files.

    All is drawn before anything is written, and a file is replaced as a whole or not at all.

    Raises:
        LayoutError: something cannot be drawn.
        OSError: the folder cannot be written to.
    """
    drawn = {folder / name: draw() for name, draw in DRAWINGS.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in drawn.items():
        _replace(path, text)
    return list(drawn)


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
