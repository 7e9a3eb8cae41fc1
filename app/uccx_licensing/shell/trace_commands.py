"""Commands about traces that are kept by name, in the session and in files."""

from __future__ import annotations

from pathlib import Path

from uccx_licensing.options import InputError
from uccx_licensing.shell.arguments import Arguments, LineError
from uccx_licensing.shell.commands import command
from uccx_licensing.shell.session import Session
from uccx_licensing.shell.writing import write
from uccx_licensing.story_table import show_story
from uccx_licensing.trace_file import load_trace, save
from uccx_licensing.words import count
from uccx_model.pools.recognising import has_pools


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


@command("write NAME FILE", "write first first.json")
def write_trace(session: Session, arguments: Arguments) -> None:
    """Write a trace that is kept to a file, which `uccx-licensing replay` takes again."""
    trace = session.trace_named(arguments.word("the name of a trace"))
    file = Path(arguments.rest() or arguments.word("the name of a file"))
    write(file, save(trace), session.screen)


@command("load NAME FILE", "load first first.json", kept=True)
def load(session: Session, arguments: Arguments) -> None:
    """Keep the trace in a file under a name."""
    name = arguments.word("a name")
    file = arguments.rest() or arguments.word("the name of a file")
    try:
        trace = load_trace(Path(file).expanduser()).trace
    except InputError as error:
        raise LineError(error.message) from error
    if has_pools(trace.start.values):
        raise LineError(f"{file}: its licences are in pools; the shell walks with one count")
    session.traces[name] = trace
    session.screen.say(f"{name}: {count(len(trace.steps), 'step')}, ends in {trace.last.node}")


@command("drop NAME", "drop first", kept=True)
def drop(session: Session, arguments: Arguments) -> None:
    """Forget a trace."""
    name = arguments.word("the name of a trace")
    arguments.nothing()
    session.trace_named(name)
    del session.traces[name]
