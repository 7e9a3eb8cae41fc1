"""The drawings that are committed, as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from uccx_diagrams.scenarios import SCENARIOS, scenario_svg

__all__ = ["DRAWINGS", "write_all"]

DRAWINGS: Final[Mapping[str, Callable[[], str]]] = {
    f"{name}.svg": partial(scenario_svg, name) for name in SCENARIOS
}
"""What draws each drawing as SVG, by file name."""


def write_all(folder: Path) -> list[Path]:
    """Draw everything into the folder, made if need be, and return the files.

    All is drawn before anything is written, and a file is replaced as a whole or not at all.

    Raises:
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
