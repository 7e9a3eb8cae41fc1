"""What a drawing says in words, and how words come through the DOT language unharmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Final

from uccx_diagrams.frames import Arrow, Frame, loops
from uccx_model.choices import Choice
from uccx_model.graph import Graph
from uccx_model.states import Authorization, LicensingState
from uccx_model.transition import Kind, Transition

__all__ = [
    "ACTION",
    "INDENT",
    "as_label",
    "as_name",
    "as_tooltip",
    "gist",
    "left_aligned",
    "only_otherwise",
    "plain",
    "shared_loops",
    "subtitle",
    "untold",
    "unusual_options",
    "words_of_arrow",
    "words_of_frame",
    "words_of_loops",
]

ACTION: Final = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"  #: before an action; in every font
WIDTH: Final = 20  #: of words on arrows, in characters
WIDTH_IN_STATE: Final = 34

INDENT: Final = "\N{NO-BREAK SPACE}" * 2  # spaces would be dropped
KEPT: Final = "\n\N{NO-BREAK SPACE}"  # not printable, but harmless
SPECIAL: Final = frozenset("&<>{}|\\\"':")


def as_name(text: str) -> str:
    """Return the text as the name or id of something in a DOT source."""
    return _escaped(text, "&#92;")


def as_label(text: str) -> str:
    """Return the text as a line of a label; labels read backslashes once more than names."""
    return _escaped(text.replace("\n", " "), "&#92;" * 2)


def as_tooltip(text: str) -> str:
    """Return the text as a tooltip; tooltips read backslashes twice more than names."""
    return _escaped(text, "&#92;" * 4)


def left_aligned(lines: Iterable[str]) -> str:
    """Return the lines as one label."""
    return "".join(as_label(line) + r"\l" for line in lines)


def subtitle(state: LicensingState) -> str:
    """Return the authorization state, or nothing if the state's name says as much."""
    said = state.authorization.value
    nothing = state.authorization is Authorization.NONE
    return "" if nothing or said.upper().replace(" ", "_") == state.name else said


def unusual_options(transition: Transition) -> tuple[Choice, ...]:
    """Return the options without which the transition does not exist and which are no defaults."""
    return tuple(o for o in transition.readings if o is not next(iter(type(o))))


def only_otherwise(arrow: Arrow) -> bool:
    """Return whether nothing of the arrow exists under the default readings."""
    return all(unusual_options(transition) for transition in arrow.transitions)


def words_of_arrow(arrow: Arrow) -> list[str]:
    """Return what the arrow tells: a name once, and from where if not from all tails."""
    same: dict[object, list[Transition]] = {}
    for transition in arrow.transitions:
        same.setdefault(gist(transition), []).append(transition)
    return [
        line
        for told in same.values()
        for line in _lines(told[0], _condition(arrow.tails, [t.source for t in told]), WIDTH)
    ]


def gist(transition: Transition) -> tuple[str, Kind, tuple[Choice, ...]]:
    """Return what tells a transition from others, wherever it starts and ends."""
    return transition.name, transition.kind, transition.readings


def shared_loops(graph: Graph, frame: Frame) -> tuple[Transition, ...]:
    """Return the transitions that stay in each of the frame's states; none if it has but one."""
    first, *others = frame.states
    known = [{gist(transition) for transition in loops(graph, state)} for state in others]
    every = (t for t in loops(graph, first) if all(gist(t) in gists for gists in known))
    return tuple(every) if others else ()


def untold(transitions: Iterable[Transition], told: Iterable[Transition]) -> tuple[Transition, ...]:
    """Return the transitions of which none that is told has the gist."""
    gists = [gist(transition) for transition in told]
    return tuple(t for t in transitions if gist(t) not in gists)


def words_of_frame(frame: Frame, stays: Iterable[Transition], *, titled: bool) -> list[str]:
    """Return the frame's title, and what stays in each of its states."""
    lines = [frame.name] if titled else []
    if staying := words_of_loops(stays):
        lines += ["in each state:", *(INDENT + line for line in staying)]
    return lines


def words_of_loops(transitions: Iterable[Transition]) -> list[str]:
    """Return what the transitions that stay in a state tell."""
    return [line for t in transitions for line in _lines(t, "", WIDTH_IN_STATE)]


def plain(transition: Transition) -> str:
    """Return the transition's name in words."""
    return transition.name.replace("_", " ")


def _lines(transition: Transition, condition: str, width: int) -> list[str]:
    words = plain(transition)
    if transition.kind is Kind.ACTION:
        words = f"{ACTION} {words}"
    marks = [type(option).__name__ for option in unusual_options(transition)]
    if remarks := ", ".join([*marks, *filter(None, [condition])]):
        words += f" ({remarks})"
    return wrap(words, width, subsequent_indent=INDENT, break_long_words=False)


def _condition(tails: Sequence[LicensingState], starts: Sequence[LicensingState]) -> str:
    if len(starts) == len(tails):
        return ""
    if all((tail in starts) is tail.enforced for tail in tails):
        return "if enforced"
    if all((tail in starts) is not tail.enforced for tail in tails):
        return "unless enforced"
    return "from " + ", ".join(state.name for state in starts)


def _escaped(text: str, backslash: str) -> str:
    """Return the text with numeric entities for what DOT reads in labels, records and names."""
    kept = (c if c.isprintable() or c in KEPT else "\N{REPLACEMENT CHARACTER}" for c in text)
    entities = ((backslash if c == "\\" else f"&#{ord(c)};") if c in SPECIAL else c for c in kept)
    return "".join(entities)
