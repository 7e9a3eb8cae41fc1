"""Timelines of stories, written to files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

import click

from uccx_licensing.options import InputError
from uccx_model.trace import Trace

__all__ = ["check_picture", "draw_timeline", "timeline_of"]

_SUFFIXES: Final = (".svg", ".png")


def check_picture(file: str | None) -> None:
    """Make sure that a file's name tells which kind of picture is wanted, if there is one.

    Raises:
        click.UsageError: it does not.
    """
    if file is not None and Path(file).suffix.lower() not in _SUFFIXES:
        wanted = " or ".join(_SUFFIXES)
        raise click.UsageError(f"--timeline {file!r}: expected a name that ends with {wanted}.")


def draw_timeline(trace: Trace, file: str, *, title: str = "", start: datetime | None) -> None:
    """Draw a story, as SVG or PNG as the file's name says.

    Raises:
        InputError: it cannot be drawn or written.
    """
    from uccx_licensing import outlets  # noqa: PLC0415

    kind = Path(file).suffix.lower().removeprefix(".")
    outlets.write("--timeline", file, timeline_of(trace, kind, title=title, start=start))


def timeline_of(trace: Trace, kind: str, *, title: str, start: datetime | None) -> str | bytes:
    """Return the picture of a story.

    Args:
        trace: the story.
        kind: "svg" or "png".
        title: what stands above it.
        start: when report interval 0 began; days are counted unless it is given.

    Raises:
        InputError: it cannot be drawn.
    """
    from uccx_diagrams import (  # noqa: PLC0415 - slow
        PrintingError,
        TimelineError,
        timeline_png,
        timeline_svg,
    )

    draw = timeline_png if kind == "png" else timeline_svg
    try:
        return draw(trace, title=title, start_date=start)
    except (TimelineError, PrintingError) as error:
        raise InputError(f"--timeline: {error}") from error
