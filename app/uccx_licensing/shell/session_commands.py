"""Commands about the session itself: charts, profile and readings, scripts, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from uccx_licensing.options import InputError
from uccx_licensing.screen import Screen
from uccx_licensing.shell import views
from uccx_licensing.shell.arguments import Arguments, LineError, did_you_mean
from uccx_licensing.shell.commands import COMMANDS, command
from uccx_licensing.shell.scripts import run_file
from uccx_licensing.shell.session import Session
from uccx_licensing.shell.walk_commands import profile_called
from uccx_licensing.shell.writing import write
from uccx_model.choices import CHOICES
from uccx_model.parameters import PROFILES

_QUESTIONS: Final = (
    "reach OUT_OF_COMPLIANCE_EXPIRED within 120 days",
    "always (strikes <= 4)",
    "why not deregister from OUT_OF_COMPLIANCE",
    "which readings: reach OVERAGE after 90 days",
)
_KEYS: Final = (
    ("Tab", "completes names and keywords"),
    ("Enter", "ends a question that is whole, or else begins a new line of it"),
    ("Esc Enter", "ends a question as it is; so does an empty line"),
    ("Up, Ctrl-R", "go through earlier lines, and search them"),
    ("Ctrl-C", "stops a question that takes too long; at the prompt, empties the line"),
    ("Ctrl-D", "leaves the shell"),
)


@command("chart [FILE.svg]", "chart", "chart states.svg")
def chart(session: Session, arguments: Arguments) -> None:
    """Show the licensing states with the current one marked, or draw them with the way there."""
    walk = session.walk if session.walking else None
    if not arguments:
        views.show_chart(walk, session.screen)
        return
    file = Path(arguments.rest())
    if file.suffix.casefold() != ".svg":
        raise LineError(f"{str(file)!r}: expected a file that ends in .svg")
    from uccx_licensing.pictures.drawing import chart_of  # noqa: PLC0415 - slow

    try:
        write(file, chart_of(walk.trace() if walk else None).decode(), session.screen)
    except InputError as error:
        raise LineError(error.message) from error


@command("profile [NAME]", "profile", "profile 12.5-su3", kept=True)
def profile(session: Session, arguments: Arguments) -> None:
    """Show the release profiles, or choose one for questions and the next walk."""
    if arguments:
        session.profile = profile_called(arguments.word("the name of a profile"))
        arguments.nothing()
    for known in PROFILES:
        mark = "→" if known is session.profile else " "
        session.screen.say(f"{mark} {known.name}, from {known.source}")


@command(
    'reading [Q1 = "…"] [reset]', "reading", 'reading Q6 = "is refused"', "reading reset", kept=True
)
def reading(session: Session, arguments: Arguments) -> None:
    """Show the choices, or choose options for questions and the next walk."""
    shown = CHOICES
    if arguments.takes("reset"):
        session.options.clear()
    elif arguments:
        chosen = [arguments.option()]
        while arguments:
            chosen.append(arguments.option())
        for option in chosen:
            session.choose(option)
        shown = tuple(type(option) for option in chosen)
    for choice in shown:
        held = session.options.get(choice)
        told = held.title if held else next(iter(choice)).title
        mark = "→ " if held else "  "
        session.screen.paragraph(f"{told}: {choice.question()}", left=mark)


@command("save FILE", "save monday.uccx")
def save(session: Session, arguments: Arguments) -> None:
    """Write the session as a script that runs again."""
    file = Path(arguments.rest() or arguments.word("the name of a file"))
    lines = ["# A session of uccx-licensing shell.", *session.done]
    write(file, "\n".join(lines) + "\n", session.screen)


@command("run FILE", "run monday.uccx")
def run(session: Session, arguments: Arguments) -> None:
    """Carry out the lines of a file."""
    run_file(session, Path(arguments.rest() or arguments.word("the name of a file")))


@command("help [COMMAND]", "help", "help take", "help questions")
def explain(session: Session, arguments: Arguments) -> None:
    """Show what can be written, with examples."""
    topic = arguments.rest().casefold()
    if topic in ("question", "questions"):
        _examples(session.screen, _QUESTIONS)
    elif topic == "keys":
        _table(session.screen, _KEYS)
    elif topic in ("names", "words"):
        _names(session.screen)
    elif topic in COMMANDS:
        known = COMMANDS[topic]
        session.screen.paragraph(known.usage, "bold")
        session.screen.paragraph(known.meaning)
        _examples(session.screen, known.examples)
    elif topic:
        hint = did_you_mean(topic, [*COMMANDS, "questions", "names", "keys"])
        raise LineError(f"there is no help on {topic!r}{hint}")
    else:
        session.screen.say("Questions", "bold")
        _examples(session.screen, _QUESTIONS)
        session.screen.say("Commands", "bold")
        _table(session.screen, [(known.name, known.meaning) for known in COMMANDS.values()])
        session.screen.say("Keys", "bold")
        _table(session.screen, _KEYS)
        session.screen.paragraph(
            "More on a command: help take. All that questions can name: help names. "
            "A line can end in # a comment."
        )


def _names(screen: Screen) -> None:
    """Write every name that a question can say, group by group, with its meaning."""
    from uccx_proofs.queries.language.vocabulary import table  # noqa: PLC0415 - slow

    for group, words in table().items():
        screen.say(group.value.capitalize(), "bold")
        _table(screen, [(word.name, word.meaning) for word in words])


def _table(screen: Screen, rows: Sequence[tuple[str, str]]) -> None:
    width = max(len(name) for name, _ in rows)
    for name, meaning in rows:
        screen.paragraph(meaning, left=f"  {name:<{width}}  ")


def _examples(screen: Screen, lines: Iterable[str]) -> None:
    for line in lines:
        screen.say(f"  {line}", "cyan")


@command("quit", "quit")
def leave(session: Session, arguments: Arguments) -> None:
    """Leave the shell; so do exit and Ctrl-D."""
    arguments.nothing()
    session.over = True
