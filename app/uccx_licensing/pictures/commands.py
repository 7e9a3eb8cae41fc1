"""The commands that draw: `diagram` and `diagrams`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from uccx_licensing.trace_commands import start_option
from uccx_licensing.words import count

__all__ = ["diagram", "diagrams"]

FORMATS: Final = ("svg", "png", "pdf", "dot", "mermaid", "plantuml", "scxml")
OPTIONS: Final = {
    "engine": "engine",
    "links": "links",
    "profile": "profile",
    "reading": "readings",
    "scale": "scale",
    "start": "start",
    "title": "title",
}
"""Options that not every drawing takes, and the parameters that they fill."""
ENDINGS: Final = {"mmd": "mermaid", "puml": "plantuml", "gv": "dot"}
LANGUAGES: Final = ("en", "fr", "de")
THEMES: Final = ("light", "dark", "print")
_EPILOG: Final = """\b
Examples:
    uccx-licensing diagram overview --out overview.svg
    uccx-licensing diagram states --lang de --theme print --out zustaende.pdf
    uccx-licensing diagram states --reading Q6=refused --out refused.svg
    uccx-licensing diagram around OUT_OF_COMPLIANCE --format mermaid
    uccx-licensing diagram path trace.json --out path.png
"""

_language = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language."
)
_theme = click.option(
    "--theme",
    type=click.Choice(THEMES),
    default="light",
    show_default=True,
    help="The colours: for light or dark screens, or black-and-white print.",
)


@click.command(epilog=_EPILOG)
@click.argument("name", required=False)
@click.argument("subject", required=False)
@click.option("--list", "as_list", is_flag=True, help="Tell which drawings there are, and exit.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="The format.  [default: what FILE ends with, else svg]",
)
@_language
@_theme
@click.option("--out", metavar="FILE", help="Where to write.  [default: standard output]")
@click.option(
    "--reading",
    "readings",
    metavar="Q=OPTION",
    multiple=True,
    help='Draw only what can happen where this option holds, as Q1="90 days". Repeatable.',
)
@click.option(
    "--profile",
    default="12.5",
    show_default=True,
    help="The release whose numbers are told: 12.5 or 12.5-su3.",
)
@click.option("--title", default="", help="What stands above the drawing of a TRACE.")
@start_option
@click.option("--scale", type=float, default=2.0, show_default=True, help="Pixels a point, in PNG.")
@click.option(
    "--engine",
    type=click.Choice(["bundled", "system"]),
    default="bundled",
    show_default=True,
    help="What lays charts out: what comes along, or the machine's own Graphviz (dot).",
)
@click.option(
    "--links",
    metavar="PAGE",
    default="",
    help="Let words be links to their shortest trace on this page, which `diagrams` writes.",
)
@click.pass_context
def diagram(
    ctx: click.Context,
    name: str | None,
    subject: str | None,
    as_list: bool,
    form: str | None,
    lang: str,
    theme: str,
    out: str | None,
    readings: tuple[str, ...],
    profile: str,
    title: str,
    start: datetime | None,
    scale: float,
    engine: str,
    links: str,
) -> None:
    """Draw one picture: the chart NAME, about a SUBJECT if it needs one.

    SUBJECT is a licensing state, or a trace: a file in JSON ("-" is standard input), a story that
    comes along (loophole, scenario-1, …), or a state or transition: its shortest trace.
    """
    from uccx_diagrams.printing import SCALES  # noqa: PLC0415 - slow, as what follows
    from uccx_licensing.pictures import drawing, topics  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    if as_list:
        Screen(sys.stdout).say_all(drawing.listed())
        return
    if name is None:
        raise click.UsageError("Missing argument 'NAME'; --list tells which drawings there are.")
    wanted, chosen = topics.drawing_named(name), _format(form, out)
    _check_options(ctx, wanted.name, wanted.takes, chosen)
    how = drawing.manner(lang, theme, readings, profile, links)
    least, most = SCALES
    if not least <= scale <= most:
        raise click.UsageError(f"--scale {scale:g}: expected {least:g} to {most:g} pixels a point.")
    how = replace(how, engine=engine, start_date=start, title=title, scale=scale)
    topic = topics.topic_of(wanted, subject, how.teller.profile, how.teller.fixed)
    if out is None and chosen in ("png", "pdf") and sys.stdout.isatty():
        raise click.UsageError(f"{chosen} is not for the screen; add --out FILE.")
    drawing.write(wanted, chosen, how, topic, out)


def _check_options(ctx: click.Context, name: str, takes: frozenset[str], form: str) -> None:
    """Make sure that no option is given that would change nothing."""
    given = [
        option
        for option, parameter in OPTIONS.items()
        if ctx.get_parameter_source(parameter) is ParameterSource.COMMANDLINE
    ]
    for option in given:
        if option == "scale":
            if form != "png":
                raise click.UsageError(f"--scale is of PNG only; this is {form}.")
        elif option not in takes:
            others = ", ".join(f"--{other}" for other in sorted(takes))
            raise click.UsageError(f"{name} takes no --{option}; it takes {others}.")
    if "links" in given and {"reading", "profile"} & set(given):
        raise click.UsageError(
            "--links goes with neither --reading nor --profile: the page tells other traces."
        )


def _format(form: str | None, out: str | None) -> str:
    """Return the format that is asked for, or that the file's name tells."""
    if form is not None:
        return form
    if out is None or out == "-":
        return "svg"
    ending = Path(out).suffix.removeprefix(".").lower()
    ending = ENDINGS.get(ending, ending)
    if ending not in FORMATS:
        known = ", ".join((*FORMATS, *ENDINGS))
        raise click.UsageError(
            f"--out {out!r}: expected a name that ends with one of {known}, or --format."
        )
    return ending


@click.command()
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where to write; it is made if it is missing.",
)
@click.option(
    "--lang",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    default=("en",),
    show_default=True,
    help="The language. Repeatable: with several, each has a folder of its own.",
)
@_theme
def diagrams(folder: Path, languages: tuple[str, ...], theme: str) -> None:
    """Draw everything as SVG, with a page of the shortest traces to which the words are links."""
    from uccx_licensing.pictures import drawing  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415

    written = drawing.write_all(folder, dict.fromkeys(languages), theme)
    screen = Screen(sys.stdout)
    screen.say_all(str(path) for path in written)
    screen.say(f"{count(len(written), 'file')} written.")
