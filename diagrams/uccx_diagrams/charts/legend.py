"""What is said beside a chart: its legend, the readings that matter, whose numbers it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from uccx_diagrams.chart import Box, Chart, Emphasis, Key, Line, Note, Sample
from uccx_diagrams.charts.telling import Teller
from uccx_model.choices import READINGS, Choice
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.reachability import ANY_NUMBERS, Standing

__all__ = ["explained", "remark", "told_with"]

READ: Final = "readings"  #: the key of the note about them


def explained(teller: Teller, chart: Chart) -> Chart:
    """Return a chart with a legend of the marks that it has, and the readings that matter in it."""
    boxes = list(chart.all_boxes())
    lines = [
        *(line for arrow in chart.arrows for line in arrow.lines),
        *(line for frame in chart.all_frames() for line in frame.lines),
        *(line for box in boxes for line in box.lines),
    ]
    others = tuple(note for note in chart.notes if note.key != READ)
    return replace(
        chart,
        notes=(*_readings(teller, boxes, lines), *others),
        legend=tuple(_legend(teller, chart, boxes, lines)),
    )


def _legend(
    teller: Teller, chart: Chart, boxes: Sequence[Box], lines: Sequence[Line]
) -> Iterator[Key]:
    known = {*(line.standing for line in lines), *(box.standing for box in boxes)}
    shared = {arrow.tail for arrow in chart.arrows} & {f.key for f in chart.all_frames()}
    marks = (
        ("report", Sample.REPORT, any(not line.action for line in lines)),
        ("action", Sample.ACTION, any(line.action for line in lines)),
        ("start", Sample.START, bool(chart.starts)),
        ("enforced", Sample.ENFORCED, any(box.banner for box in boxes)),
        ("boxed", Sample.SHARED, bool(shared)),
        ("inside", Sample.STAYS, any(box.lines for box in boxes)),
        ("dashed", Sample.DEPENDS, any(_asked(teller, boxes, lines))),
        ("elsewhere", Sample.ELSEWHERE, any(_elsewhere(boxes, lines))),
        ("witnessed", Sample.WORDS, any(line.link for line in lines)),
        ("unknown", Sample.UNKNOWN, Standing.UNKNOWN in known),
        ("numbered", Sample.TAKEN, any(line.numbers for line in lines)),
        ("marked", Sample.MARKED, any(box.emphasis is Emphasis.STRONG for box in boxes)),
    )
    word, profile = teller.text("enforcement", "word"), teller.profile.name
    for name, sample, there in marks:
        if there:
            yield Key(sample, teller.text("chart", "legend", name, word=word, profile=profile))


def _elsewhere(boxes: Iterable[Box], lines: Iterable[Line]) -> Iterator[bool]:
    yield from (line.elsewhere for line in lines)
    yield from (box.standing is Standing.IMPOSSIBLE for box in boxes)


def _asked(teller: Teller, boxes: Iterable[Box], lines: Iterable[Line]) -> Iterator[type[Choice]]:
    """Yield the readings whose marks the chart has."""
    for box in boxes:
        yield from teller.shared_needs(state.name for state in box.states)
    for line in lines:
        if line.choices or line.partly:
            yield from teller.shared_needs(t.label for t in line.transitions)
            yield from teller.partial_needs(line.transitions)


def _readings(teller: Teller, boxes: Iterable[Box], lines: Iterable[Line]) -> Iterator[Note]:
    asked = set(_asked(teller, boxes, lines))
    named = [reading for reading in READINGS if reading in asked]
    told = [f"{reading.__name__}  {teller.language.question(reading)}" for reading in named]
    if told:
        yield Note(READ, teller.text("chart", "depends"), tuple(told))


def remark(graph: Graph, teller: Teller) -> str:
    """Return under which numbers and readings the chart holds, and what is known of it."""
    interval = teller.figures().texts["report_interval"]
    released = teller.text(
        "chart", "numbers", profile=teller.profile.name, report_interval=interval
    )
    nobody = teller.text("timeline", "no_numbers")
    told = [nobody if teller.profile.name == ANY_NUMBERS else released]
    if teller.fixed:
        options = _options(teller, teller.fixed.values())
        told.append(teller.text("chart", "fixed", options=options))
    else:
        told.append(teller.text("chart", "every_reading"))
    told.append(_known(graph, teller))
    return " ".join(told)


def told_with(teller: Teller, options: Iterable[Choice]) -> str:
    """Return with which options a trace is told."""
    listed = _options(teller, options)
    return teller.text("chart", "told_with", options=listed) if listed else ""


def _options(teller: Teller, options: Iterable[Choice]) -> str:
    language = teller.language
    told = [f"{type(o).__name__} = {language.quoted(language.option(o))}" for o in options]
    return language.listed(told) if told else ""


def _known(graph: Graph, teller: Teller) -> str:
    every = (o for t in transitions_of(graph) for o in teller.quotient.transitions(t))
    labels = [t.label for t in every]
    seen = sum(teller.standing(label) is Standing.WITNESSED for label in labels)
    count = teller.language.number
    elsewhere = sum(teller.elsewhere(label) for label in labels)
    unknown = sum(teller.standing(label) is Standing.UNKNOWN for label in labels)
    whole = sum(1 for _ in transitions_of(licensing_graph()))
    told = [
        teller.text(
            "chart",
            "known" if len(labels) == whole else "known_part",
            every=count(whole),
            states=count(sum(len(teller.quotient.states(node)) for node in graph)),
            transitions=count(len(labels)),
            seen=count(seen),
        )
    ]
    for name, number in (("others", elsewhere), ("unknown", unknown)):
        told += [teller.text("chart", name, count=count(number))] if number else []
    return " ".join(told)
