"""A part of the state chart: one state with its ways in and out, and the way of a trace."""

from __future__ import annotations

from dataclasses import replace

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame
from uccx_diagrams.charts.legend import explained, told_with
from uccx_diagrams.charts.states import drawn, state_chart
from uccx_diagrams.charts.telling import Teller
from uccx_model.graph import Graph
from uccx_model.parameters import Profile, profile_named
from uccx_model.reachability import ANY_NUMBERS
from uccx_model.states import LicensingState, state_named
from uccx_model.trace import Trace

__all__ = ["around_chart", "path_chart"]


def around_chart(graph: Graph, teller: Teller, state: LicensingState) -> Chart:
    """Return the chart of one state: what leads there, and where it leads.

    Args:
        graph: the licensing graph.
        teller: how it is told.
        state: what the chart is about.

    Raises:
        ValueError: it is proved impossible under the readings asked for.
    """
    whole = teller.drawn(graph)
    if state not in whole:
        raise ValueError(
            f"{state} is proved impossible with the readings that are asked for; "
            "expected a licensing state that is not."
        )
    near = {state, *whole.predecessors(state), *whole.successors(state)}
    part = whole.copy()
    part.remove_nodes_from([node for node in whole if node not in near])
    part.remove_edges_from([edge for edge in whole.edges(keys=True) if state not in edge[:2]])
    title = teller.language.title(state)
    chart = drawn(part, teller, "around", shared=False, state=title)
    boxes = tuple(_emphasized(box, strong=box.key == state.name) for box in chart.boxes)
    named = replace(chart, name=f"around-{state.name.lower()}", boxes=boxes)
    return explained(teller, named)


def _emphasized(box: Box, *, strong: bool) -> Box:
    return replace(box, emphasis=Emphasis.STRONG) if strong else replace(box, lines=())


def path_chart(graph: Graph, teller: Teller, trace: Trace) -> Chart:
    """Return the state chart with the steps of a trace numbered, and all else faint.

    Args:
        graph: the licensing graph.
        teller: how it is told, but with the trace's numbers.
        trace: its transitions are of this graph.

    Raises:
        ValueError: the chart leaves out a step, which is proved impossible where it is drawn.
    """
    numbers: dict[str, list[int]] = {}
    here = trace.start.node
    visited = [here]
    for number, step in enumerate(trace.steps, 1):
        there = step.after.node
        numbers.setdefault(f"{step.transition}: {here} → {there}", []).append(number)
        here = there
        visited.append(here)
    teller = replace(teller, numbers=numbers, profile=_numbers_of(trace))
    for option in teller.fixed.values():
        if option not in trace.choices:
            held = next(o for o in trace.choices if type(o) is type(option))
            raise ValueError(f"the trace is of {held.title}; expected no other option.")
    if gone := [label for label in numbers if not teller.shown(label)]:
        raise ValueError(
            f"step {numbers[gone[0]][0]} of the trace, {gone[0]}, is not on the chart: with the "
            "readings that are asked for it is proved impossible; expected those of the trace."
        )
    chart = state_chart(graph, teller)
    arrows = tuple(_taken(arrow) for arrow in chart.arrows)
    frames = tuple(_visited(frame, frozenset(visited)) for frame in chart.frames)
    first, last = state_named(visited[0]), state_named(visited[-1])
    names = [teller.language.title(state_named(name)) for name in dict.fromkeys(visited)]
    ends = {"first": teller.language.title(first), "last": teller.language.title(last)}
    whole = replace(
        chart,
        name="path",
        title=teller.text("charts", "path", "title", **ends),
        description=teller.text(
            "charts", "path", "description", states=teller.language.listed(names)
        ),
        remark=f"{chart.remark} {told_with(teller, trace.unusual_choices)}".strip(),
        arrows=arrows,
        frames=frames,
    )
    return explained(teller, whole)


def _taken(arrow: Arrow) -> Arrow:
    taken = any(line.numbers for line in arrow.lines)
    return replace(arrow, emphasis=Emphasis.STRONG if taken else Emphasis.FAINT)


def _visited(frame: Frame, visited: frozenset[str]) -> Frame:
    boxes = (
        replace(box, emphasis=Emphasis.STRONG if box.key in visited else Emphasis.FAINT)
        for box in frame.boxes
    )
    frames = (_visited(part, visited) for part in frame.frames)
    return replace(frame, boxes=tuple(boxes), frames=tuple(frames))


def _numbers_of(trace: Trace) -> Profile:
    """Return the release whose numbers a trace has, or its numbers as those of none."""
    if trace.profile is not None:
        return profile_named(trace.profile)
    return Profile(ANY_NUMBERS, 0, "", trace.parameters)
