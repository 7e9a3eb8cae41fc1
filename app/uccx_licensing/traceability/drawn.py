"""Which requirements a drawing shows: those of the states and transitions that stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from uccx_diagrams.chart import Box, Chart, Line
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.drawings import DRAWINGS, Drawing, example_of
from uccx_diagrams.scenarios import SCENARIOS, scenario_named
from uccx_licensing.traceability.carriers import Carrier, mentioned
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.states import state_named
from uccx_model.trace import Trace

__all__ = ["drawn"]


def drawn(names: Iterable[str]) -> tuple[Carrier, ...]:
    """Return where drawings come from, by what each shows when it is drawn among all."""
    return tuple(Carrier("drawings", name, _shown(DRAWINGS[name])) for name in names)


def _shown(drawing: Drawing) -> tuple[str, ...]:
    topic = scenario_named(drawing.name) if drawing.name in SCENARIOS else example_of(drawing)
    if drawing.chart is not None:
        found = _on_chart(drawing.chart(licensing_graph(), Teller(), topic))
    elif isinstance(topic, Trace):
        found = _in_trace(topic)
    else:
        raise TypeError(f"{drawing.name} shows neither a chart nor a trace")
    return tuple(sorted(dict.fromkeys(found)))


def _on_chart(chart: Chart) -> Iterator[str]:
    """Yield what stands behind every box and every line: their tooltips tell it to readers too."""
    for frame in chart.all_frames():
        yield from mentioned(frame.tooltip)
        yield from _of_lines(frame.lines)
    for box in chart.all_boxes():
        yield from _of_box(box)
    yield from _of_lines(line for arrow in chart.arrows for line in arrow.lines)


def _of_box(box: Box) -> Iterator[str]:
    yield from mentioned(box.tooltip)
    yield from chain.from_iterable(state.source for state in box.states)
    yield from _of_lines(box.lines)


def _of_lines(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from mentioned(line.tooltip)
        yield from chain.from_iterable(t.sources for t in line.transitions)


def _in_trace(trace: Trace) -> Iterator[str]:
    """Yield what stands behind the states that a trace passes and the transitions that it takes."""
    places = [trace.start.node, *(step.after.node for step in trace.steps)]
    for place in places:
        yield from state_named(place).source
    taken = {(t.source.name, t.name, t.target.name): t for t in transitions_of(licensing_graph())}
    for step, (before, after) in zip(trace.steps, pairwise(places), strict=True):
        yield from taken[before, step.transition, after].sources
