"""The drawings there are, by name, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from importlib import import_module
from typing import Final

from uccx_diagrams.chart import Chart
from uccx_diagrams.charts.deployments import deployments_chart
from uccx_diagrams.charts.dimensions import (
    authorization_chart,
    enforcement_chart,
    overview_chart,
    registration_chart,
)
from uccx_diagrams.charts.license_types import license_types_chart
from uccx_diagrams.charts.migration import migration_chart
from uccx_diagrams.charts.states import state_chart
from uccx_diagrams.charts.surroundings import around_chart, path_chart
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.scenarios import SCENARIOS, scenario_named, scenario_title
from uccx_diagrams.themes import LIGHT, Theme
from uccx_model.graph import Graph, licensing_graph
from uccx_model.states import OUT_OF_COMPLIANCE, LicensingState
from uccx_model.trace import Trace

__all__ = [
    "ALL",
    "DRAWINGS",
    "Drawing",
    "Format",
    "FormatError",
    "Manner",
    "Subject",
    "Topic",
    "draw",
    "example_of",
]


class FormatError(ValueError):
    """A drawing does not come in a format; the message lists those in which it comes."""


class Format(StrEnum):
    """How a drawing is written; also the end of a file's name."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    MERMAID = "mermaid"
    PLANTUML = "plantuml"
    SCXML = "scxml"


class Subject(Enum):
    """What a drawing is about, beside the model."""

    MODEL = ""
    STATE = "STATE"
    TRACE = "TRACE"


TIMELINE: Final = "timeline"
PICTURES: Final = (Format.SVG, Format.PNG, Format.PDF)
TEXTS: Final = (*PICTURES, Format.MERMAID, Format.PLANTUML)
CHARTS: Final = (*TEXTS, Format.DOT)
MACHINES: Final = (*CHARTS, Format.SCXML)
CASES: Final = ("profile", "reading")  #: whose numbers, and how the documents read
Topic = LicensingState | Trace | None


@dataclass(frozen=True)
class Manner:
    """How to draw.

    Attributes:
        teller: the language, the readings that hold, the release, and what is known.
        theme: the colours.
        engine: what lays charts out, one of `uccx_diagrams.layout.ENGINES`.
        start_date: when a trace's clock shows zero; without it days are counted.
        title: what stands above a drawing of a trace; by default where it begins and ends.
        scale: pixels a point, in PNG.
    """

    teller: Teller = field(default_factory=Teller)
    theme: Theme = LIGHT
    engine: str = "bundled"
    start_date: date | None = None
    title: str = ""
    scale: float = 2.0


@dataclass(frozen=True)
class Drawing:
    """A drawing that can be asked for.

    Attributes:
        name: what it is asked for by.
        subject: what else it needs.
        formats: in which it comes.
        chart: what makes its chart, if it is one.
        example: a topic with which it is worth showing, by its name.
    """

    name: str
    subject: Subject = Subject.MODEL
    formats: tuple[Format, ...] = PICTURES
    chart: Callable[[Graph, Teller, Topic], Chart] | None = None
    example: str = ""
    general: bool = False  #: the same whatever can happen

    @property
    def takes(self) -> frozenset[str]:
        """What of its manner makes a difference, by the names of the command's options."""
        if self.chart is not None:
            return frozenset({"engine"} if self.general else {"engine", "links", *CASES})
        traces = {"start", "title", *CASES} if self.subject is Subject.TRACE else {"start"}
        return frozenset(traces)


def _about_model(make: Callable[[Graph, Teller], Chart]) -> Callable[[Graph, Teller, Topic], Chart]:
    return lambda graph, teller, _: make(graph, teller)


def _around(graph: Graph, teller: Teller, topic: Topic) -> Chart:
    if not isinstance(topic, LicensingState):
        raise TypeError(f"expected a licensing state, found {topic!r}")
    return around_chart(graph, teller, topic)


def _path(graph: Graph, teller: Teller, topic: Topic) -> Chart:
    return path_chart(graph, teller, _trace(topic))


def _trace(topic: Topic) -> Trace:
    if not isinstance(topic, Trace):
        raise TypeError(f"expected a trace, found {topic!r}")
    return topic


DRAWINGS: Final[Mapping[str, Drawing]] = {
    drawing.name: drawing
    for drawing in (
        Drawing("overview", formats=CHARTS, chart=_about_model(overview_chart)),
        Drawing("states", formats=MACHINES, chart=_about_model(state_chart)),
        Drawing("registration", formats=MACHINES, chart=_about_model(registration_chart)),
        Drawing("authorization", formats=MACHINES, chart=_about_model(authorization_chart)),
        Drawing("enforcement", formats=CHARTS, chart=_about_model(enforcement_chart)),
        Drawing("migration", formats=CHARTS, chart=_about_model(migration_chart), general=True),
        Drawing("license-types", formats=CHARTS, chart=_about_model(license_types_chart)),
        Drawing(
            "deployments",
            formats=CHARTS,
            chart=lambda _, teller, __: deployments_chart(teller),
            general=True,
        ),
        Drawing("around", Subject.STATE, CHARTS, _around, OUT_OF_COMPLIANCE.name),
        Drawing("path", Subject.TRACE, CHARTS, _path, "loophole"),
        *(Drawing(name) for name in SCENARIOS),
        Drawing(TIMELINE, Subject.TRACE, example="loophole"),
        Drawing("sequence", Subject.TRACE, TEXTS, example="scenario-1"),
    )
}
"""Every drawing, by name."""

ALL: Final = tuple(name for name in DRAWINGS if name != TIMELINE)  # the stories are timelines
"""Those that are drawn together; those that need a topic, with their example."""


def draw(name: str, form: Format, manner: Manner, topic: Topic = None) -> bytes:
    """Return a drawing in a format: the same bytes every time.

    Args:
        name: one of `DRAWINGS`.
        form: the format.
        manner: how to draw.
        topic: the licensing state or trace that the drawing is about, if it needs one.

    Raises:
        FormatError: the drawing does not come in this format.
        LayoutError: it cannot be laid out.
        PrintingError: it cannot be printed.
        TimelineError: a trace cannot be drawn as asked.
        TypeError: the topic is not what the drawing needs.
    """
    drawing = DRAWINGS[name]
    if form not in drawing.formats:
        known = ", ".join(drawing.formats)
        raise FormatError(f"{name} does not come as {form}; it comes as {known}")
    if form in (Format.PNG, Format.PDF):
        from uccx_diagrams import printing  # noqa: PLC0415  what prints takes a while to load

        svg = _text(drawing, Format.SVG, manner, topic)
        return printing.png(svg, manner.scale) if form is Format.PNG else printing.pdf(svg)
    return _text(drawing, form, manner, topic).encode()


def example_of(drawing: Drawing) -> Topic:
    """Return the topic with which a drawing is shown among all of them."""
    if drawing.subject is Subject.STATE:
        return next(s for s in licensing_graph() if s.name == drawing.example)
    return scenario_named(drawing.example) if drawing.subject is Subject.TRACE else None


def _text(drawing: Drawing, form: Format, manner: Manner, topic: Topic) -> str:
    if drawing.chart is not None:
        return _written(drawing.chart(licensing_graph(), manner.teller, topic), form, manner)
    if drawing.name in SCENARIOS:
        manner = replace(manner, title=scenario_title(drawing.name, manner.teller.language))
        topic = scenario_named(drawing.name)
    draw_trace = _sequence if drawing.name == "sequence" else _timeline
    return draw_trace(_trace(topic), form, manner)


def _written(chart: Chart, form: Format, manner: Manner) -> str:
    writer = import_module(f"uccx_diagrams.writers.{form.value}")  # only the one that is needed
    match form:
        case Format.SVG:
            text = writer.write(chart, manner.theme, manner.engine)
        case Format.SCXML:
            text = writer.write(chart)
        case _:
            text = writer.write(chart, manner.theme)
    return str(text)


def _timeline(trace: Trace, _: Format, manner: Manner) -> str:
    from uccx_diagrams.timeline import timeline_svg  # noqa: PLC0415

    return timeline_svg(
        trace,
        title=manner.title,
        theme=manner.theme,
        language=manner.teller.language,
        start_date=manner.start_date,
    )


def _sequence(trace: Trace, form: Format, manner: Manner) -> str:
    from uccx_diagrams.sequence import (  # noqa: PLC0415
        sequence_mermaid,
        sequence_plantuml,
        sequence_svg,
    )

    title, start, language = manner.title, manner.start_date, manner.teller.language
    if form is Format.SVG:
        return sequence_svg(
            trace, title=title, theme=manner.theme, language=language, start_date=start
        )
    write = sequence_mermaid if form is Format.MERMAID else sequence_plantuml
    return write(trace, title=title, language=language, start_date=start)
