"""Commands that step through the model by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from uccx_licensing.shell import views
from uccx_licensing.shell.arguments import Arguments, LineError, did_you_mean
from uccx_licensing.shell.commands import command
from uccx_licensing.shell.session import Session
from uccx_licensing.story_table import show_story
from uccx_licensing.words import count
from uccx_model.choices import Choice
from uccx_model.evaluation import Valuation
from uccx_model.parameters import MINUTES_A_DAY, Profile, profile_named
from uccx_model.states import ENFORCED, STATES, LicensingState, state_named
from uccx_model.trace import Situation
from uccx_model.walking import CannotHappenError, WalkError

__all__ = ["profile_called"]

_YEARS: Final = 20  #: that `until` waits at most if nothing else is said


@command(
    'start [STATE] [bought N] [agents N] [wfo] [profile NAME] [origin "…"] [deployment "…"] '
    '[reading Q1 = "…"]',
    "start",
    'start bought 100 reading Q6 = "is refused"',
    'start CLASSIC wfo origin "upgrade from 12.0"',
    kept=True,
)
def start(session: Session, arguments: Arguments) -> None:
    """Begin a walk through the model, with one new product instance."""
    node: LicensingState | None = None
    values: dict[str, int] = {}
    options: dict[type[Choice], Choice] = {}
    profile = session.profile
    while arguments:
        if arguments.names_a_choice():
            option = arguments.option()
            options[type(option)] = option
        elif arguments.next in ("bought", "agents"):
            name = arguments.word("a number").casefold()
            values[name] = arguments.number(name)
        elif arguments.takes("wfo"):
            values["wfo_in_use"] = True
        elif arguments.takes("profile"):
            profile = profile_called(arguments.word("the name of a profile"))
        else:
            node = _state(arguments.word("a licensing state"))
    session.begin(profile, node, options, **values)
    views.show_where(session.walk, session.calendar, session.screen)


def _state(told: str) -> LicensingState:
    try:
        return state_named(told.upper())
    except KeyError as error:
        hint = did_you_mean(told, [state.name for state in STATES])
        raise LineError(f"no licensing state is called {told!r}{hint}") from error


def profile_called(told: str) -> Profile:
    """Return a release profile.

    Raises:
        LineError: none has this name.
    """
    try:
        return profile_named(told)
    except KeyError as error:
        raise LineError(str(error.args[0])) from error


@command("moves", "moves")
def moves(session: Session, arguments: Arguments) -> None:
    """List what can happen now, and for what cannot, why not."""
    arguments.nothing()
    views.show_moves(session.walk, session.calendar, session.screen)


@command(
    "take NUMBER|NAME [usage N] [bought N] [silent] [synced] [agents N] [type …] [overage on|off]",
    "take 3",
    "take register",
    "take overage_is_counted usage 130",
    kept=True,
)
def take(session: Session, arguments: Arguments) -> None:
    """Take a transition: a number of the list of moves, or a name; inputs it needs are found."""
    told = arguments.word("the number or the name of a move")
    given = arguments.inputs(session.times)
    walk, before = session.walk, session.walk.here
    possible = views.numbered(walk.moves())
    names = [move.transition.name for move in walk.moves()]
    name = "_".join(told.casefold().split())
    if told.isascii() and told.isdigit():
        if not 1 <= int(told[:6]) <= len(possible):
            raise LineError(f"there is no move {told}; there are 1 to {len(possible)}: see moves")
        chosen = possible[int(told) - 1]
        name, given = chosen.transition.name, given or dict(chosen.inputs)
    elif name not in names:
        hint = did_you_mean(name, names) or "; see moves"
        raise LineError(f"no move is called {told!r} here{hint}")
    try:
        step = walk.take(name, given)
    except CannotHappenError as error:
        why = views.reason(walk, error.move, session.calendar)
        raise LineError(f"{name} can happen only if {why}") from error
    except WalkError as error:
        raise LineError(str(error)) from error
    views.show_steps(walk, before, [step], session.screen)


@command(
    "wait LENGTH [usage N] [bought N] [silent|answered] [synced|unsynced]",
    "wait 3 days",
    "wait 5 reports usage 130",
    "wait 90 days silent",
    kept=True,
)
def wait(session: Session, arguments: Arguments) -> None:
    """Let time pass; usage and connection stay as they are if nothing is said of them."""
    walk, before = session.walk, session.walk.here
    duration = arguments.duration(session.times)
    given = arguments.inputs(session.times)
    try:
        steps = walk.wait(duration, given)
    except WalkError as error:
        raise LineError(str(error)) from error
    views.show_steps(walk, before, steps, session.screen)


@command(
    "until enforced|change|STATE|CONDITION [within LENGTH] [with usage N …]",
    "until enforced",
    "until change silent",
    "until silence >= 10 days with silent",
    "until OUT_OF_COMPLIANCE within 2 days with usage 130",
    kept=True,
)
def until(session: Session, arguments: Arguments) -> None:
    """Let time pass until something holds, and not a report longer."""
    walk, before = session.walk, session.walk.here
    profile = session.times
    holds, limit = _goal(session, arguments)
    most = limit or _YEARS * 365 * MINUTES_A_DAY // profile.report_interval
    given = arguments.inputs(profile)
    try:
        steps = walk.until(holds, most, given)
    except WalkError as error:
        told = session.calendar.length(most)
        raise LineError(f"{error}: waited {told}, and went back") from error
    if not steps:
        session.screen.say("This holds already.")
    views.show_steps(walk, before, steps, session.screen)


def _goal(session: Session, arguments: Arguments) -> tuple[Callable[[Situation], bool], int | None]:
    """Return what is waited for, and for how long."""
    here = session.walk.here.node
    told = arguments.next
    named = {state.name.casefold(): state.name for state in STATES}
    enforced = {state.name for state in ENFORCED}
    holds: Callable[[Situation], bool]
    if arguments.takes("enforced"):
        holds = lambda there: there.node in enforced  # noqa: E731
    elif arguments.takes("change"):
        holds = lambda there: there.node != here  # noqa: E731
    elif told in named and arguments.takes(told):
        holds = lambda there: there.node == named[told]  # noqa: E731
    else:
        holds = _condition(session, arguments.up_to("with", "within"))
    limit = arguments.duration(session.times) if arguments.takes("within") else None
    return holds, limit


def _condition(session: Session, text: str) -> Callable[[Situation], bool]:
    if not text:
        raise LineError("what is waited for is missing; write enforced, a state or a condition")
    try:
        target = session.services.language.understand(f"reach {text}").target
    except ValueError as error:
        raise LineError(str(error)) from error
    if target.of_step:
        raise LineError(f"{text!r} is about a step; expected a condition about a state")
    execution = session.walk.execution
    return lambda there: bool(Valuation(execution.values(there, {}))(target.term))


@command("back [N]", "back", "back 3", kept=True)
def back(session: Session, arguments: Arguments) -> None:
    """Undo the last take, wait or until, or so many of them."""
    number = arguments.number("a number") if arguments else 1
    arguments.nothing()
    for done in range(number):
        try:
            session.walk.back()
        except WalkError as error:
            told = f" more; {count(done, 'step')} undone" if done else ""
            raise LineError(f"nothing to undo{told}") from error
    session.screen.say(session.in_short())


@command("where", "where")
def where(session: Session, arguments: Arguments) -> None:
    """Show the state in full."""
    arguments.nothing()
    views.show_where(session.walk, session.calendar, session.screen)


@command("story", "story")
def tell(session: Session, arguments: Arguments) -> None:
    """Show the walk so far as a story."""
    arguments.nothing()
    show_story(session.walk.trace(), session.screen)
