"""What the shell shows of a walk: what can happen, where it is, the chart of states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from rich.columns import Columns
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from uccx_licensing.changes import LICENSE_TYPES, Speaker
from uccx_licensing.phrases import phrase
from uccx_licensing.screen import Screen
from uccx_licensing.story import moments, wrapped
from uccx_licensing.story_table import say_coloured
from uccx_licensing.words import Calendar
from uccx_model.evaluation import Value
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.moves import Move
from uccx_model.states import STATES, LicensingState, state_named
from uccx_model.trace import Situation, TraceStep
from uccx_model.walking import Walk

__all__ = ["numbered", "reason", "show_chart", "show_moves", "show_steps", "show_where"]

_HERE: Final = "→ "
_ENFORCED: Final = " (enforced)"
_MARGIN: Final = 6  #: columns left of a move's name


def numbered(moves: Iterable[Move]) -> list[Move]:
    """Return what can happen, in the order of its numbers: first what takes no long stretch."""
    return sorted((move for move in moves if move.possible), key=_takes_long)


def _takes_long(move: Move) -> bool:
    return int(move.inputs["duration"]) > 1


def show_moves(walk: Walk, calendar: Calendar, screen: Screen) -> None:
    """Write what can happen, with the inputs that it needs, and why the rest cannot."""
    every = walk.moves()
    headings = {False: "Can happen now", True: "Can happen if it goes on like this"}
    rows = enumerate(numbered(every), start=1)
    for late, group in groupby(rows, key=lambda row: _takes_long(row[1])):
        screen.say(headings[late], "bold")
        screen.print(_table(walk, list(group), calendar, screen))
    impossible = [move for move in every if not move.possible]
    if impossible:
        screen.say("Cannot happen now", "bold")
    for move in impossible:
        _show_reason(f"{move.transition.name}{_target(move)}", reason(walk, move, calendar), screen)


def _show_reason(name: str, why: str, screen: Screen) -> None:
    """Write what cannot happen and why not, on one line if there is room."""
    whole = f"{name}: only if {why}"
    if len(whole) + _MARGIN <= screen.breadth:
        screen.say(f"{' ' * _MARGIN}{whole}", "dim")
        return
    screen.paragraph(f"{name}:", "dim", left=" " * _MARGIN)
    screen.paragraph(f"only if {why}", "dim", left=" " * (_MARGIN + 2))


def _table(
    walk: Walk, rows: Sequence[tuple[int, Move]], calendar: Calendar, screen: Screen
) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", width=4)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for number, move in rows:
        table.add_row(
            screen.words(str(number), "bold"),
            screen.words(f"{move.transition.name}{_target(move)}"),
            screen.words(_offered(move.inputs, walk.usual, calendar), "cyan"),
        )
    return table


def _target(move: Move) -> str:
    stays = move.transition.source is move.transition.target
    return "" if stays else f" → {move.transition.target}"


def _offered(inputs: Mapping[str, Value], usual: Mapping[str, Value], calendar: Calendar) -> str:
    """Return the inputs that are other than usual, as `take` reads them."""
    told: dict[str, Callable[[int], str]] = {
        "demand": lambda v: f"usage {v}",
        "bought": lambda v: f"bought {v}",
        "ssm_reachable": lambda v: "answered" if v else "silent",
        "synced": lambda v: "synced" if v else "unsynced",
        "agents": lambda v: f"agents {v}",
        "license_type": lambda v: f'type "{LICENSE_TYPES[v]}"',
        "overage_allowed": lambda v: f"overage {'on' if v else 'off'}",
        "wfo_in_use": lambda v: f"wfo {'on' if v else 'off'}",
        "duration": lambda v: f"for {calendar.length(v)}",
    }
    return " ".join(say(inputs[name]) for name, say in told.items() if inputs[name] != usual[name])


def reason(walk: Walk, move: Move, calendar: Calendar) -> str:
    """Return what a move that cannot happen needs, with the values that it finds."""
    values = walk.execution.values(walk.here, move.inputs)
    return "; and ".join(phrase(part, values, calendar) for part in move.unmet)


def show_steps(walk: Walk, before: Situation, steps: Sequence[TraceStep], screen: Screen) -> None:
    """Write what some steps did, a line each."""
    trace = replace(walk.trace(), start=before, steps=tuple(steps))
    for moment in list(moments(trace))[1:]:
        say_coloured(wrapped(str(moment), "", screen.breadth), screen)


def show_where(walk: Walk, calendar: Calendar, screen: Screen) -> None:
    """Write the state in full."""
    here, state = walk.here, state_named(walk.here.node)
    trace = walk.trace()
    speaker = Speaker(calendar, trace.parameters, trace.choices)
    screen.say(f"{calendar.stamp(int(here.values['now']))}  {state}", "bold")
    screen.paragraph(state.meaning, left="  ")
    for what, told in (
        ("registration", state.registration.value),
        ("authorization", state.authorization.value),
        ("in full", ", ".join(speaker.whole(here))),
        ("goes on with", _surroundings(walk)),
        ("readings", ", ".join(option.title for option in trace.unusual_choices) or "defaults"),
    ):
        screen.paragraph(told, left=f"  {what + ':':<15}")


def _surroundings(walk: Walk) -> str:
    usual = walk.usual
    answers = "answers" if usual["ssm_reachable"] else "is silent"
    return f"usage {usual['demand']:,}, the licence server {answers}"


def show_chart(walk: Walk | None, screen: Screen) -> None:
    """Write the licensing states by registration, the current one marked, and its ways out."""
    here = state_named(walk.here.node) if walk else None
    panels = [
        Panel(
            Text("\n").join(_state(state, here, screen) for state in states),
            title=screen.words(registration if registration != "–" else "Classic").plain,
            title_align="left",
        )
        for registration, states in _by_registration()
    ]
    screen.print(Columns(panels, width=None, padding=(0, 1)))
    if here is None:
        return
    screen.say(f"Ways out of {here}", "bold")
    for target, names in _ways_out(here):
        screen.paragraph(", ".join(names), left=f"  {_HERE}{target}: ")


def _by_registration() -> Iterator[tuple[str, list[LicensingState]]]:
    for registration in dict.fromkeys(state.registration for state in STATES):
        yield registration.value, [s for s in STATES if s.registration is registration]


def _state(state: LicensingState, here: LicensingState | None, screen: Screen) -> Text:
    marked = state is here
    style = "bold reverse" if marked else "red" if state.enforced else ""
    mark = _HERE if marked else " " * len(_HERE)
    return screen.words(f"{mark}{state}{_ENFORCED if state.enforced else ''}", style)


def _ways_out(here: LicensingState) -> Iterator[tuple[LicensingState, list[str]]]:
    leaving = [t for t in transitions_of(licensing_graph()) if t.source is here is not t.target]
    for target in STATES:
        if names := [t.name for t in leaving if t.target is target]:
            yield target, names
