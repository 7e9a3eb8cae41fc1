"""What is said beside a chart: its legend, the readings that matter, whose numbers it tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from uccx_diagrams.chart import Arrow, Box, Emphasis, Frame, Key, Note, Sample
from uccx_diagrams.charts.telling import Teller
from uccx_model.choices import READINGS, Choice
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.reachability import ANY_NUMBERS, Standing

__all__ = ["legend", "readings_note", "remark", "told_with"]


def legend(
    teller: Teller,
    arrows: Sequence[Arrow],
    frames: Sequence[Frame],
    boxes: Sequence[Box] = (),
    starts: Sequence[str] = (),
) -> tuple[Key, ...]:
    """Return a row for each mark that the chart has."""
    boxes = [*boxes, *(box for frame in frames for box in frame.all_boxes())]
    lines = [
        *(line for arrow in arrows for line in arrow.lines),
        *(line for frame in _every(frames) for line in frame.lines),
        *(line for box in boxes for line in box.lines),
    ]
    keys = {arrow.tail for arrow in arrows} & {f.key for f in _every(frames)}
    word = teller.text("enforcement", "word")
    known = {*(line.standing for line in lines), *(box.standing for box in boxes)}
    some = any(t.choices or t.partly for t in lines) or any(box.choices for box in boxes)
    rare = Standing.IMPOSSIBLE in {box.standing for box in boxes}
    marks = (
        ("report", Sample.REPORT, any(not line.action for line in lines)),
        ("action", Sample.ACTION, any(line.action for line in lines)),
        ("start", Sample.START, bool(starts)),
        ("enforced", Sample.ENFORCED, any(box.banner for box in boxes)),
        ("boxed", Sample.SHARED, bool(keys)),
        ("inside", Sample.STAYS, any(box.lines for box in boxes)),
        ("dashed", Sample.DEPENDS, some),
        ("elsewhere", Sample.ELSEWHERE, any(line.elsewhere for line in lines) or rare),
        ("witnessed", Sample.WORDS, any(line.link for line in lines)),
        ("unknown", Sample.UNKNOWN, Standing.UNKNOWN in known),
        ("numbered", Sample.TAKEN, any(line.numbers for line in lines)),
        ("marked", Sample.MARKED, any(box.emphasis is Emphasis.STRONG for box in boxes)),
    )
    shown = ((name, sample) for name, sample, whether in marks if whether)
    profile = teller.profile.name
    return tuple(
        Key(sample, teller.text("chart", "legend", name, word=word, profile=profile))
        for name, sample in shown
    )


def readings_note(graph: Graph, teller: Teller) -> tuple[Note, ...]:
    """Return what the readings are on which something in the chart depends."""
    every = (o for t in transitions_of(graph) for o in teller.quotient.transitions(t))
    asked = {reading for t in every for reading in teller.needs(t.label)}
    lines = [
        f"{reading.__name__}  {teller.language.question(reading)}"
        for reading in READINGS
        if reading in asked
    ]
    title = teller.text("chart", "depends")
    return (Note("readings", title, tuple(lines)),) if lines else ()


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


def _every(frames: Iterable[Frame]) -> Iterable[Frame]:
    for frame in frames:
        yield frame
        yield from _every(frame.frames)
