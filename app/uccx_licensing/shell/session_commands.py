"""Commands about the session itself: traces by name, charts, readings, scripts, help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from uccx_licensing import outlets
from uccx_licensing.screen import Screen
from uccx_licensing.shell import views
from uccx_licensing.shell.arguments import Arguments, LineError, did_you_mean
from uccx_licensing.shell.commands import COMMANDS, command
from uccx_licensing.shell.scripts import run_file
from uccx_licensing.shell.session import Session
from uccx_licensing.shell.walk_commands import profile_called
from uccx_licensing.story_table import show_story
from uccx_licensing.words import count
from uccx_model.choices import CHOICES
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES
from uccx_model.states import state_named

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


@command("keep NAME [answer]", "keep first", "keep second answer", kept=True)
def keep(session: Session, arguments: Arguments) -> None:
    """Keep the walk so far under a name, or the story of the last answer."""
    name = arguments.word("a name")
    trace = session.answered if arguments.takes("answer") else session.walk.trace()
    arguments.nothing()
    if trace is None:
        raise LineError("nothing to keep: the last answer has no story")
    session.traces[name] = trace
    session.screen.say(f"{name}: {count(len(trace.steps), 'step')}, ends in {trace.last.node}")


@command("traces", "traces")
def traces(session: Session, arguments: Arguments) -> None:
    """List the traces that are kept."""
    arguments.nothing()
    for name, trace in session.traces.items():
        session.screen.say(f"{name}: {count(len(trace.steps), 'step')}, ends in {trace.last.node}")
    if not session.traces:
        session.screen.say("No trace is kept; write: keep NAME")


@command("show NAME", "show first")
def show(session: Session, arguments: Arguments) -> None:
    """Show a trace that is kept as a story."""
    trace = session.trace_named(arguments.word("the name of a trace"))
    arguments.nothing()
    show_story(trace, session.screen)


@command("resume NAME", "resume first", kept=True)
def resume(session: Session, arguments: Arguments) -> None:
    """Walk on from the end of a trace that is kept."""
    trace = session.trace_named(arguments.word("the name of a trace"))
    arguments.nothing()
    session.resume(trace)
    session.screen.say(session.in_short())


@command("drop NAME", "drop first", kept=True)
def drop(session: Session, arguments: Arguments) -> None:
    """Forget a trace."""
    name = arguments.word("the name of a trace")
    arguments.nothing()
    session.trace_named(name)
    del session.traces[name]


@command("chart [FILE.svg]", "chart", "chart states.svg")
def chart(session: Session, arguments: Arguments) -> None:
    """Show the licensing states with the current one marked, or draw them to a file."""
    walk = session.walk if session.walking else None
    if not arguments:
        views.show_chart(walk, session.screen)
        return
    from uccx_diagrams import LayoutError, render, state_chart  # noqa: PLC0415 - slow

    file = Path(arguments.rest())
    if file.suffix.casefold() != ".svg":
        raise LineError(f"{str(file)!r}: expected a file that ends in .svg")
    marked = state_named(walk.here.node) if walk else None
    try:
        write(file, render(state_chart(licensing_graph(), marked)), session.screen)
    except LayoutError as error:
        raise LineError(f"the chart cannot be laid out: {error}") from error


def write(file: Path, text: str, screen: Screen) -> None:
    """Write a file and say so.

    Raises:
        LineError: nothing can be written there.
    """
    try:
        outlets.replace(file.expanduser().resolve(), text)
    except OSError as error:
        why = error.strerror or str(error)
        raise LineError(f"{str(file)!r}: {why}; expected a file that can be written") from error
    screen.say(f"{file} written.")


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
    if arguments.takes("reset"):
        session.options.clear()
    while arguments:
        session.choose(arguments.option())
    for choice in CHOICES:
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
    elif topic in COMMANDS:
        known = COMMANDS[topic]
        session.screen.paragraph(known.usage, "bold")
        session.screen.paragraph(known.meaning)
        _examples(session.screen, known.examples)
    elif topic:
        hint = did_you_mean(topic, [*COMMANDS, "questions", "keys"])
        raise LineError(f"there is no help on {topic!r}{hint}")
    else:
        session.screen.say("Questions", "bold")
        _examples(session.screen, _QUESTIONS)
        session.screen.say("Commands", "bold")
        _table(session.screen, [(known.name, known.meaning) for known in COMMANDS.values()])
        session.screen.say("Keys", "bold")
        _table(session.screen, _KEYS)
        session.screen.paragraph("More on a command: help take. A line can end in # a comment.")


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
