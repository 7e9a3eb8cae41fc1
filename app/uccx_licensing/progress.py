"""How far the verification is: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final, TypeAlias

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from uccx_licensing.screen import Screen
from uccx_licensing.words import in_words, one_line

__all__ = ["LOOKING", "Report", "progress", "waiting"]

Report: TypeAlias = Callable[
    [str, int, int], None
]  #: what is being done, how many are done, of how many

LOOKING: Final = "Looking for a story and for a proof … (Ctrl-C stops)"
PAUSE: Final = 1.0  #: seconds between two lines, where there is no terminal


@contextmanager
def progress(screen: Screen) -> Iterator[Report]:
    """Give a function to call with what is being done, how much is done, and of how much."""
    if screen.file.isatty() and not screen.is_dumb_terminal:
        with _bar(screen) as bar:
            task = bar.add_task("", total=None)

            def advance(what: str, done: int, total: int) -> None:
                shown = screen.words(one_line(in_words(what))).plain
                bar.update(task, description=shown, completed=done, total=total, refresh=True)

            yield advance
    else:
        last: list[float] = []

        def tell(what: str, done: int, total: int) -> None:
            if not last or done == total or monotonic() - last[-1] >= PAUSE:
                last.append(monotonic())
                screen.say(f"[{done:>{len(str(total))}}/{total}] {one_line(in_words(what))}")

        yield tell


@contextmanager
def waiting(screen: Screen, what: str) -> Iterator[None]:
    """Tell what is being done for as long as it is done; only a terminal is told."""
    if not screen.file.isatty() or screen.is_dumb_terminal:
        yield
        return
    line = TextColumn("[dim]{task.description}", markup=True)
    with Progress(line, console=screen, transient=True, auto_refresh=False) as shown:
        shown.add_task(screen.words(what).plain)
        shown.refresh()
        yield


def _bar(screen: Screen) -> Progress:
    return Progress(
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=screen,
        transient=True,
        auto_refresh=False,  # it would be a thread, and the engines may fork
    )
