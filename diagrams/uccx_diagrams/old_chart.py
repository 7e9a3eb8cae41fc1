"""The state chart: licensing states in frames of registration, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from graphviz import Digraph

from uccx_diagrams import words
from uccx_diagrams.frames import Arrow, Frame, arrows, frames, loops
from uccx_diagrams.layout import FONT
from uccx_model.choices import CHOICES, Choice
from uccx_model.expressions import Scope
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.states import (
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    REGISTRATION_EXPIRED,
    LicensingState,
)
from uccx_model.transition import Kind, Transition
from uccx_model.variables import State, initial

__all__ = ["state_chart"]

TITLE: Final = "UCCX 12.5 Smart Licensing: states and transitions"
DESCRIPTION: Final = (
    "State chart. Frames are registration states, the boxes with compartments in them licensing "
    "states; those with a thick border and the word ENFORCED are enforced. Arrows lead through "
    "the names of their transitions."
)
ENFORCED_WORD: Final = "ENFORCED"
LEGEND: Final = (
    "dot: an instance can start there",
    "solid arrow: a report, time passes",
    "dashed arrow: actions only, no time passes",
    f"{words.ACTION} an action of people or Unified CM",
    "words in a box of their own: from every state",
    f"{words.INDENT}of the frame around the box",
    "words in a state: what does not leave it",
    f"thick border, {ENFORCED_WORD}: restricted",
)
LEGEND_OF_READINGS: Final = "grey, or with a Q: only if the documents read"

GRAPH: Final = {
    "fontname": FONT,
    "fontsize": "10",
    "labeljust": "l",
    "newrank": "true",  # rows run through all frames
    "nodesep": "0.16",
    "pad": "0.05",
    "ranksep": "0.2",
}
NODE: Final = {"fontname": FONT, "fontsize": "9", "margin": "0.05,0.02", "height": "0.2"}
EDGE: Final = {"arrowsize": "0.7"}
FRAME: Final = {"style": "rounded", "color": "#55606b", "bgcolor": "#f4f6f8", "class": "titled"}
FRAME_WITHIN: Final = {
    "style": "rounded",
    "color": "#8a949e",
    "bgcolor": "#e6ecf1",
    "class": "within",
}
STATE: Final = {"shape": "record", "style": "filled", "fillcolor": "white"}
ENFORCED: Final = STATE | {"fillcolor": "#f6cfc9", "penwidth": "3"}
MARKED: Final = {"fillcolor": "#ffe08a", "color": "#1f5fa8"}
BOXED: Final = {"shape": "box", "color": "#6b6b6b", "fillcolor": "#fffbe6"}
BARE: Final = {"shape": "plain"}
START: Final = {"shape": "circle", "style": "filled", "fillcolor": "black", "label": ""}
START_SIZE: Final = {"width": "0.14", "fixedsize": "true"}
LEGEND_BOX: Final = {"shape": "box", "style": "rounded", "color": "#8a949e"}
GREY: Final = "#7d7d7d"

LEVEL: Final = (
    (EVALUATION, NO_LICENSES_IN_USE),
    (IN_COMPLIANCE, REGISTRATION_EXPIRED),
)
"""States that stand in one row, the first to the left. Layout only: found by looking."""


def state_chart(graph: Graph | None = None, marked: LicensingState | None = None) -> str:
    """Return the state chart as DOT source, in the order of the graph.

    Args:
        graph: what to draw; by default the licensing model.
        marked: a licensing state that stands out.

    Example:
        >>> state_chart().splitlines()[0]
        'digraph states {'
    """
    graph = licensing_graph() if graph is None else graph
    chart: Digraph = Digraph(
        "states",
        graph_attr=GRAPH | {"tooltip": words.as_tooltip(f"{TITLE}\n{DESCRIPTION}")},
        node_attr=NODE,
        edge_attr=EDGE,
    )
    told = arrows(graph)
    for frame in frames(graph):
        chart.subgraph(_frame(graph, frame, told))
    _add_starts(chart, graph)
    for arrow in told:
        if _home(graph, arrow) is None:
            _add_words(chart, arrow)
        _add_arrow(chart, arrow)
    _add_legend(chart, graph)
    _add_levels(chart, graph)
    if marked is not None:
        chart.node(words.as_name(marked.name), **MARKED)
    return chart.source


def _frame(
    graph: Graph, frame: Frame, told: Sequence[Arrow], known: Sequence[Transition] = ()
) -> Digraph:
    """Return a frame with all that is in it; `known` are the loops that the outer frame tells."""
    outer = frame in frames(graph)
    new = words.untold(words.shared_loops(graph, frame), known)
    known = (*known, *new)
    body: Digraph = Digraph(f"cluster_{words.as_name(frame.name)}")
    body.attr(
        label=words.left_aligned(words.words_of_frame(frame, new, titled=outer)),
        id=words.as_name(f"frame-{frame.name}"),
        tooltip=words.as_tooltip(", ".join(state.name for state in frame.states)),
        **(FRAME if outer else FRAME_WITHIN),
    )
    for arrow in told:
        if _home(graph, arrow) == frame:
            _add_words(body, arrow)
    for part in frame.within:
        body.subgraph(_frame(graph, part, told, known))
    for state in frame.states:
        if not any(state in part.states for part in frame.within):
            _add_state(body, state, words.untold(loops(graph, state), known))
    return body


def _home(graph: Graph, arrow: Arrow) -> Frame | None:
    """Return the innermost frame around the arrow: its words belong there."""
    if arrow.frame:
        return arrow.frame
    ends = {*arrow.tails, arrow.head}
    every = (frame for outer in frames(graph) for frame in (*outer.within, outer))
    return next((frame for frame in every if ends <= set(frame.states)), None)


def _add_state(body: Digraph, state: LicensingState, stays: Iterable[Transition]) -> None:
    name = [state.name, words.subtitle(state)]
    parts = [
        r"\n".join(words.as_label(line) for line in name if line),
        ENFORCED_WORD if state.enforced else "",
        words.left_aligned(words.words_of_loops(stays)),
    ]
    body.node(
        words.as_name(state.name),
        label="{" + "|".join(part for part in parts if part) + "}",
        id=words.as_name(f"state-{state}"),
        tooltip=words.as_tooltip(state.meaning),
        **(ENFORCED if state.enforced else STATE),
    )


def _add_words(body: Digraph, arrow: Arrow) -> None:
    dashed = _line(arrow)["style"] == "dashed"
    boxed = BOXED | {"style": "filled,rounded,dashed" if dashed else "filled,rounded"}
    body.node(
        _words_of(arrow),
        label=words.left_aligned(words.words_of_arrow(arrow)),
        id=words.as_name(f"words-{arrow.name}"),
        tooltip=_meaning(arrow),
        **(boxed if arrow.frame else BARE),
    )


def _add_arrow(chart: Digraph, arrow: Arrow) -> None:
    """Draw the arrow through its words, so that no other words can lie on it."""
    line = _line(arrow) | {"tooltip": _meaning(arrow)}
    middle = _words_of(arrow)
    if not arrow.frame:
        tail, key = words.as_name(arrow.tails[0].name), words.as_name(f"tail-{arrow.name}")
        chart.edge(tail, middle, id=key, arrowhead="none", **line)
    chart.edge(
        middle, words.as_name(arrow.head.name), id=words.as_name(f"head-{arrow.name}"), **line
    )


def _words_of(arrow: Arrow) -> str:
    return words.as_name(arrow.name)


def _line(arrow: Arrow) -> dict[str, str]:
    timeless = all(transition.kind is Kind.ACTION for transition in arrow.transitions)
    return {
        "style": "dashed" if timeless else "solid",
        "color": GREY if words.only_otherwise(arrow) else "black",
    }


def _meaning(arrow: Arrow) -> str:
    told = {words.gist(t): f"{words.plain(t)}: {t.sentence}" for t in arrow.transitions}
    return words.as_tooltip("\n".join(told.values()))


def _add_starts(chart: Digraph, graph: Graph) -> None:
    for state in initial(State.symbols(Scope.STATE)):
        if state in graph:
            dot = words.as_name(f"start of {state}")
            chart.node(dot, id=words.as_name(f"start-{state}"), **START, **START_SIZE)
            chart.edge(dot, words.as_name(state.name), id=words.as_name(f"starts-{state}"))


def _add_legend(chart: Digraph, graph: Graph) -> None:
    lines = list(LEGEND)
    asked = (o for t in transitions_of(graph) for o in words.unusual_options(t))
    options: list[Choice] = sorted(dict.fromkeys(asked), key=lambda o: CHOICES.index(type(o)))
    if options:
        lines += [LEGEND_OF_READINGS, *(words.INDENT + option.title for option in options)]
    chart.node("legend", label=words.left_aligned(lines), id="legend", **LEGEND_BOX)
    for frame in frames(graph):
        if len(frame.states) > 1:  # there is room below the first such frame
            chart.edge(words.as_name(frame.states[-1].name), "legend", style="invis")
            break


def _add_levels(chart: Digraph, graph: Graph) -> None:
    for left, right in LEVEL:
        if left in graph and right in graph:
            row = Digraph(graph_attr={"rank": "same"})
            row.edge(words.as_name(left.name), words.as_name(right.name), style="invis")
            chart.subgraph(row)
