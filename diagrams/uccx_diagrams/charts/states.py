"""The state chart: licensing states in frames of registration, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from uccx_diagrams import frames
from uccx_diagrams.chart import Arrow, Box, Chart, Frame, Line
from uccx_diagrams.charts.legend import explained, remark
from uccx_diagrams.charts.telling import Teller
from uccx_model.graph import Graph
from uccx_model.states import (
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    REGISTRATION_EXPIRED,
    LicensingState,
)
from uccx_model.transition import Transition

__all__ = ["drawn", "state_chart"]

ROWS: Final = ((EVALUATION, NO_LICENSES_IN_USE), (IN_COMPLIANCE, REGISTRATION_EXPIRED))
"""States that stand in one row, the first to the left. Layout only: found by looking."""


def state_chart(graph: Graph, teller: Teller) -> Chart:
    """Return the chart of all licensing states and transitions, in the order of the graph.

    Args:
        graph: what to draw; what is proved impossible is left out.
        teller: how it is told.
    """
    word = teller.text("enforcement", "word")
    return drawn(teller.drawn(graph), teller, "states", ROWS, word=word)


def drawn(
    graph: Graph,
    teller: Teller,
    name: str,
    rows: Sequence[Sequence[LicensingState]] = (),
    *,
    shared: bool = True,
    **values: str,
) -> Chart:
    """Return the chart of a graph.

    Args:
        graph: the licensing graph, or the graph of the teller's quotient.
        teller: how it is told.
        name: that of the chart; the language has its title and description.
        rows: states that stand in one row.
        shared: states share frames, and arrows that start there.
        values: what stands for the placeholders in title and description.
    """
    found = frames.arrows(graph, shared=shared)
    arrows = [_arrow(graph, teller, arrow, homes=shared) for arrow in found]
    outermost = frames.frames(graph) if shared else ()
    every = [_frame(graph, teller, frame, outer=True) for frame in outermost]
    outer = tuple(frame for frame in every if _needed(frame))
    alone = (box for frame in every if not _needed(frame) for box in frame.boxes)
    boxes = tuple(alone) if shared else tuple(_box(graph, teller, node, ()) for node in graph)
    starts = _starts(graph, teller)
    chart = Chart(
        name=name,
        language=teller.language.code,
        title=teller.text("charts", name, "title", **values),
        description=teller.text("charts", name, "description", **values),
        frames=outer,
        boxes=boxes,
        arrows=tuple(arrows),
        starts=starts,
        remark=remark(graph, teller),
        rows=tuple(tuple(s.name for s in row) for row in rows if all(s in graph for s in row)),
    )
    return explained(teller, chart)


def _starts(graph: Graph, teller: Teller) -> tuple[str, ...]:
    """Return where an instance can start, under the readings and circumstances asked for."""
    every = ((node.name, teller.quotient.states(node)) for node in graph)
    return tuple(name for name, states in every if any(map(teller.begins, states)))


def _needed(frame: Frame) -> bool:
    """Return whether a frame says anything: a title, or that some things are alike."""
    return bool(frame.title) or len(list(frame.all_boxes())) > 1


def _frame(
    graph: Graph,
    teller: Teller,
    frame: frames.Frame,
    known: Sequence[Transition] = (),
    *,
    outer: bool = False,
) -> Frame:
    """Return a frame with all that is in it; `known` are the loops that the outer frame tells."""
    new = _untold(frames.shared_loops(graph, frame), known)
    known = (*known, *new)
    inside = [s for s in frame.states if not any(s in part.states for part in frame.within)]
    titled = outer and not teller.quotient.groups
    return Frame(
        key=_key(frame),
        title=teller.language.registration(frame.states[0].registration) if titled else "",
        heading=teller.text("chart", "each"),
        lines=tuple(_shared_lines(graph, teller, frame, new)),
        boxes=tuple(_box(graph, teller, state, known) for state in inside),
        frames=tuple(_frame(graph, teller, part, known) for part in frame.within),
        tooltip=", ".join(state.name for state in frame.states),
    )


def _shared_lines(
    graph: Graph, teller: Teller, frame: frames.Frame, shared: Iterable[Transition]
) -> list[Line]:
    """Return the lines of loops that each state of a frame has, with all their transitions."""
    names = [transition.name for transition in shared]
    every = [t for state in frame.states for t in frames.loops(graph, state) if t.name in names]
    return teller.lines(every, frame.states)


def _box(graph: Graph, teller: Teller, state: LicensingState, known: Sequence[Transition]) -> Box:
    stays = _untold(frames.loops(graph, state), known)
    several = len(teller.quotient.states(state)) > 1
    return teller.box(state, teller.inside(stays) if several else teller.lines(stays))


def _untold(transitions: Iterable[Transition], told: Iterable[Transition]) -> list[Transition]:
    names = {transition.name for transition in told}
    return [transition for transition in transitions if transition.name not in names]


def _arrow(graph: Graph, teller: Teller, arrow: frames.Arrow, *, homes: bool) -> Arrow:
    home = frames.home(graph, arrow) if homes else None
    if teller.quotient.groups and not arrow.frame:
        home = None
    return Arrow(
        key=arrow.name,
        tail=_key(arrow.frame) if arrow.frame else arrow.tails[0].name,
        head=arrow.head.name,
        lines=tuple(teller.lines(arrow.transitions, arrow.tails)),
        home=_key(home) if home else "",
    )


def _key(frame: frames.Frame) -> str:
    """Return the frame's key: a state may have the name of a frame."""
    return f"all.{frame.name}"
