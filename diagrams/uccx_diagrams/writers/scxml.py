"""Charts as SCXML, the W3C's state machines in XML, for tools that run them.

Guards speak of numbers that the machine does not have, so none is run: a machine takes the
transition that is named by the event it is given. Words, readings and sources are attributes of a
namespace of our own, which other tools leave alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from uccx_diagrams.chart import Box, Chart, Frame, Line
from uccx_diagrams.writers.telling import identifiers, names_of, one_line
from uccx_model.reachability import Standing

__all__ = ["OURS", "SCXML", "write"]

SCXML: Final = "http://www.w3.org/2005/07/scxml"
OURS: Final = "urn:uccx-licensing:chart"
START: Final = "any start"  # no key of a box or frame has a space
JOINER: Final = "\N{WORD JOINER}"  #: keeps characters apart and cannot be seen
EVENTS: Final = (
    "Events are named like transitions of the model. Guards are told in words and not run: the "
    "event says what happens."
)
SEVERAL_STARTS: Final = (
    "An instance can start in several states: the event of one of these transitions says in which."
)
SEVERAL_HEADS: Final = (
    "Where an event could lead to several states, it has the one that it leads to behind a dot, "
    "or `stays`."
)


@dataclass(frozen=True)
class _Step:
    """A transition as SCXML has it."""

    tail: str  #: key of a box or frame
    event: str
    head: str  #: key of a box; nothing if the state stays


_Steps = Mapping[_Step, Sequence[Line]]


def write(chart: Chart) -> str:
    """Return the chart as an SCXML document."""
    names = identifiers([*names_of(chart), START], "-", ())
    steps: dict[_Step, list[Line]] = {}
    for step, line in _steps(chart):
        steps.setdefault(step, []).append(line)
    ambiguous = _ambiguous(chart, steps)
    root = _root(chart, names)
    _comment(root, EVENTS)
    if ambiguous:
        _comment(root, SEVERAL_HEADS)
    for note in chart.notes:
        _comment(root, f"{note.title}: {'; '.join(note.lines)}")
    if chart.remark:
        _comment(root, chart.remark)
    _add_start(root, chart, names)
    elements = _add_states(root, chart.frames, chart.boxes, names)
    for step, lines in steps.items():
        event = step.event
        if event in ambiguous:
            event += f".{names[step.head] if step.head else 'stays'}"
        element = SubElement(elements[step.tail], "transition", {"event": event})
        if step.head:
            element.set("target", names[step.head])
        _tell_lines(element, lines)
    for element in elements.values():  # an outline reads better with transitions first
        element[:] = sorted(element, key=lambda child: child.tag != "transition")
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _root(chart: Chart, names: Mapping[str, str]) -> Element:
    root = Element("scxml", {"xmlns": SCXML, "xmlns:uccx": OURS, "version": "1.0"})
    root.set("name", identifiers([chart.name], "-", ())[chart.name])
    root.set("datamodel", "null")
    if chart.starts:
        root.set("initial", names[START if len(chart.starts) > 1 else chart.starts[0]])
    _tell(root, title=chart.title, description=chart.description, language=chart.language)
    return root


def _add_start(root: Element, chart: Chart, names: Mapping[str, str]) -> None:
    """Add a state before all others if there are several in which an instance can start."""
    if len(chart.starts) < 2:  # noqa: PLR2004  the root names a single one
        return
    _comment(root, SEVERAL_STARTS)
    start = SubElement(root, "state", {"id": names[START]})
    for key in chart.starts:
        ends = {"event": f"start.{names[key]}", "target": names[key]}
        SubElement(start, "transition", ends)


def _add_states(
    parent: Element, frames: Iterable[Frame], boxes: Iterable[Box], names: Mapping[str, str]
) -> dict[str, Element]:
    """Add what a frame or the chart has inside, and return all elements by key."""
    found: dict[str, Element] = {}
    for frame in frames:
        found[frame.key] = element = SubElement(parent, "state", {"id": names[frame.key]})
        _tell(element, title=frame.title, tells=frame.tooltip)
        found |= _add_states(element, frame.frames, frame.boxes, names)
    for box in boxes:
        found[box.key] = element = SubElement(parent, "state", {"id": names[box.key]})
        _tell(
            element,
            title=box.title,
            subtitle=box.subtitle,
            banner=box.banner,
            states=" ".join(state.name for state in box.states),
            standing=_standing(box.standing),
            tells=box.tooltip,
            link=box.link,
        )
    return found


def _steps(chart: Chart) -> Iterator[tuple[_Step, Line]]:
    """Yield every transition with the line that tells it."""
    frames = {frame.key: frame for frame in chart.all_frames()}
    for frame in frames.values():
        for line in frame.lines:
            yield from _from(frame.key, frames, line, "")
    for box in chart.all_boxes():
        for line in box.lines:
            yield from _from(box.key, frames, line, "")
    for arrow in chart.arrows:
        for line in arrow.lines or (Line(f"to {arrow.head}"),):
            yield from _from(arrow.tail, frames, line, arrow.head)


def _from(
    tail: str, frames: Mapping[str, Frame], line: Line, head: str
) -> Iterator[tuple[_Step, Line]]:
    """Yield the transitions of a line: from the frame if it tells all of it, else from each box."""
    event = line.transitions[0].name if line.transitions else _as_event(line.words)
    if tail in frames and line.transitions:
        sources = {transition.source for transition in line.transitions}
        boxes = list(frames[tail].all_boxes())
        concerned = [box.key for box in boxes if sources & set(box.states)]
        if concerned and len(concerned) < len(boxes):
            told = replace(line, condition="")  # it would tell where this stands
            yield from ((_Step(box, event, head), told) for box in concerned)
            return
    yield _Step(tail, event, head), line


def _as_event(words: str) -> str:
    kept = "".join(c if c.isalpha() or c in "0123456789" else "_" for c in one_line(words))
    return kept.strip("_") or "event"


def _ambiguous(chart: Chart, steps: _Steps) -> set[str]:
    """Return the events that lead from some box to several others."""
    boxes = {frame.key: [b.key for b in frame.all_boxes()] for frame in chart.all_frames()}
    heads: dict[tuple[str, str], set[str]] = {}
    for step in steps:
        for box in boxes.get(step.tail, [step.tail]):
            heads.setdefault((box, step.event), set()).add(step.head)
    return {event for (_, event), found in heads.items() if len(found) > 1}


def _tell_lines(element: Element, lines: Sequence[Line]) -> None:
    transitions = [transition for line in lines for transition in line.transitions]
    sources = dict.fromkeys(source for t in transitions for source in t.sources)
    _tell(
        element,
        words="; ".join(dict.fromkeys(line.words for line in lines)),
        takes="no time" if all(line.action for line in lines) else "",
        readings=" ".join(dict.fromkeys(choice for line in lines for choice in line.choices)),
        condition="; ".join(dict.fromkeys(line.condition for line in lines if line.condition)),
        standing=next((s for s in map(_standing, (x.standing for x in lines)) if s), ""),
        steps=" ".join(str(number) for line in lines for number in line.numbers),
        sources=" ".join(sources),
        tells=" ".join(dict.fromkeys(line.tooltip for line in lines if line.tooltip)),
        link=next((line.link for line in lines if line.link), ""),
    )


def _standing(standing: Standing) -> str:
    return "" if standing is Standing.WITNESSED else standing.value


def _tell(element: Element, **told: str) -> None:
    """Set attributes of our own, those that say something."""
    for name, text in told.items():
        if words := one_line(text):
            element.set(f"uccx:{name}", words)


def _comment(parent: Element, text: str) -> None:
    """Add a comment; two dashes would end it."""
    joined = one_line(text).replace("--", f"-{JOINER}-")
    parent.append(Comment(f" {joined.replace('--', f'-{JOINER}-')} "))
