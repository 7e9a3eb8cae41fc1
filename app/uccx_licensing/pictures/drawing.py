"""Draws, and writes what was drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

import click

from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.drawings import (
    ALL,
    DRAWINGS,
    Drawing,
    Format,
    FormatError,
    Manner,
    Topic,
    draw,
    example_of,
)
from uccx_diagrams.languages import language_named
from uccx_diagrams.layout import LayoutError
from uccx_diagrams.printing import PrintingError
from uccx_diagrams.themes import theme_named
from uccx_licensing import outlets
from uccx_licensing.options import InputError
from uccx_licensing.pictures.evidence import evidence_page
from uccx_licensing.pictures.topics import fixed_by, profile_of
from uccx_model.trace import Trace
from uccx_proofs.reachability import load
from uccx_proofs.refusing import CertificateError

__all__ = ["chart_of", "listed", "manner", "write", "write_all"]

EVIDENCE: Final = "evidence.html"
OUTDATED: Final = (
    "What is known of states and transitions is about another version of the model, so nothing is "
    "drawn as known; `make reachability` finds it anew."
)
DARK: Final = ("overview",)  #: of these there is a dark one too, for pages that come in both


def listed() -> Iterator[str]:
    """Yield a line for each drawing: its name, what it shows, its formats."""
    english = language_named("en")
    names = [f"{d.name} {d.subject.value}".strip() for d in DRAWINGS.values()]
    width = max(map(len, names))
    for name, drawing in zip(names, DRAWINGS.values(), strict=True):
        yield f"{name:<{width}}  {english.text('drawings', drawing.name)}"
        yield f"{'':<{width}}  {', '.join(drawing.formats)}"


def manner(
    language: str,
    theme: str,
    readings: Iterable[str] = (),
    profile: str = "12.5",
    links: str = "",
) -> Manner:
    """Return how to draw, as the options of the command tell it.

    Raises:
        InputError: there is no such reading or release, or what is known cannot be read.
    """
    try:
        known = load()
    except CertificateError as error:
        raise InputError(
            f"what is known of states and transitions cannot be read: {error}"
        ) from error
    teller = Teller(
        language=language_named(language),
        reachability=known.reachability,
        fixed=fixed_by(readings),
        profile=profile_of(profile),
        evidence=links,
    )
    return Manner(teller, theme_named(theme))


def write(drawing: Drawing, form: str, how: Manner, topic: Topic, file: str | None) -> None:
    """Draw, and write to a file or to standard output.

    Raises:
        InputError: it cannot be drawn so, or not written.
    """
    if file is not None:
        outlets.check({"--out": file})
    _warn(how)
    drawn = _draw(drawing, Format(form), how, topic)
    outlets.write("--out", file or outlets.STANDARD_OUTPUT, drawn)


def _warn(how: Manner) -> None:
    """Tell it if nothing is known of this version of the model."""
    if how.teller.reachability.outdated:
        click.echo(OUTDATED, err=True)


def _draw(drawing: Drawing, form: Format, how: Manner, topic: Topic) -> bytes:
    try:
        return draw(drawing.name, form, how, topic)
    except FormatError as error:
        raise InputError(f"--format: {error}.") from error
    except (LayoutError, PrintingError) as error:
        raise InputError(f"{drawing.name} cannot be drawn: {error}") from error
    except ValueError as error:  # of a trace: what it says cannot be drawn
        raise InputError(f"{drawing.name}: {error}") from error


def chart_of(trace: Trace | None) -> bytes:
    """Return the state chart as SVG, with the way of a trace on it if there is one.

    Raises:
        InputError: it cannot be drawn.
    """
    name = "states" if trace is None else "path"
    return _draw(DRAWINGS[name], Format.SVG, manner("en", "light"), trace)


def write_all(folder: Path, languages: Iterable[str], theme: str) -> list[Path]:
    """Draw everything into a folder, and the page of the shortest traces; return the files.

    All is drawn before anything is written, and a file is replaced as a whole or not at all. One
    that would stay the same is not touched: whoever watches the folder sees what changed.

    Raises:
        InputError: something cannot be drawn or written.
    """
    _warn(manner("en", theme))
    names = list(languages)
    several = len(names) > 1
    links = f"../{EVIDENCE}" if several else EVIDENCE
    asked = [(language, theme, name, links) for language in names for name in ALL]
    if theme == "light":
        asked += [(language, "dark", name, links) for language in names for name in DARK]
    try:
        with ProcessPoolExecutor() as pool:
            drawn = dict(pool.map(_drawn, asked, chunksize=4))
        page = evidence_page(manner("en", theme).teller)
    except (LayoutError, PrintingError) as error:
        raise InputError(f"the diagrams cannot be drawn: {error}") from error
    files = {folder / EVIDENCE: page.encode()}
    for (language, look, name, _), content in drawn.items():
        place = folder / language if several else folder
        dark = "-dark" if look != theme else ""
        files[place / f"{name}{dark}.svg"] = content
    try:
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            if not (file.is_file() and file.read_bytes() == content):
                outlets.replace(file, content)
    except OSError as error:
        raise InputError(
            f"--out {str(folder)!r}: {outlets.reason(error)}; "
            "expected a folder that can be written to."
        ) from error
    return list(files)


def _drawn(asked: tuple[str, str, str, str]) -> tuple[tuple[str, str, str, str], bytes]:
    language, theme, name, links = asked
    how = manner(language, theme, links=links)
    return asked, draw(name, Format.SVG, how, example_of(DRAWINGS[name]))
