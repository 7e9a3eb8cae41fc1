"""How a Mermaid chart looks: colours for the whole, then for boxes, frames, arrows one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis
from uccx_diagrams.themes import Theme
from uccx_diagrams.writers.telling import told_beside
from uccx_model.reachability import Standing

__all__ = [
    "LEGEND",
    "SHEET",
    "boxed",
    "each_of",
    "from_frame",
    "head",
    "looks",
    "note_of",
    "start_of",
    "words_of",
]

SHEET: Final = "the sheet"  # no key of a box or frame has a space
LEGEND: Final = "the legend"
FONTS: Final = "Verdana, 'DejaVu Sans', sans-serif"
DASHES: Final = "stroke-dasharray:6 4"
DOTS: Final = "stroke-dasharray:1 4"
BOLD: Final = "stroke-width:4px"


def start_of(key: str) -> str:
    """Return the key of the dot before a box."""
    return f"start {key}"


def each_of(key: str) -> str:
    """Return the key of what happens in each box of a frame."""
    return f"each {key}"


def note_of(key: str) -> str:
    """Return the key of a note as a box."""
    return f"note {key}"


def words_of(arrow: Arrow) -> str:
    """Return the key of an arrow's words as a box."""
    return f"words {arrow.key}"


def boxed(chart: Chart) -> tuple[Arrow, ...]:
    """Return the arrows whose words are boxes: those that tell something.

    Labels of Mermaid's own lie on each other where two arrows lead there and back.
    """
    return tuple(arrow for arrow in chart.arrows if arrow.lines)


def from_frame(arrow: Arrow, chart: Chart) -> bool:
    """Return whether an arrow starts at a frame: then it starts at its words in there."""
    return any(arrow.tail == frame.key for frame in chart.all_frames())


def head(theme: Theme) -> list[str]:
    """Return what stands above the diagram: its configuration, as JSON, which is YAML too."""
    colours = {
        "background": theme.paper,
        "mainBkg": theme.panel,
        "primaryColor": theme.panel,
        "primaryTextColor": theme.ink,
        "primaryBorderColor": theme.ink,
        "lineColor": theme.ink,
        "textColor": theme.ink,
        "titleColor": theme.ink,
        "clusterBkg": theme.panel,
        "clusterBorder": theme.ink,
        "edgeLabelBackground": theme.paper,
        "fontSize": "14px",
    }
    options = {
        "theme": "base",
        "fontFamily": FONTS,
        "themeVariables": colours,
        "flowchart": {
            "htmlLabels": True,
            "nodeSpacing": 30,
            "rankSpacing": 40,
            "wrappingWidth": 600,  # lines are broken here, not there
            "subGraphTitleMargin": {"top": 4, "bottom": 8},
        },
    }
    return ["---", f"config: {json.dumps(options)}", "---"]


def looks(chart: Chart, theme: Theme, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the looks of everything that has some of its own."""
    plain = f"stroke:{theme.ink},color:{theme.ink}"
    bare = f"fill:none,stroke:none,color:{theme.ink}"
    quiet = f"fill:none,stroke:none,color:{theme.ink},text-align:left"
    yield f"style {names[SHEET]} fill:{theme.paper},stroke:{theme.paper},color:{theme.ink}"
    for frame in chart.all_frames():
        fill = theme.panel if frame in chart.frames else theme.squeezed
        yield f"style {names[frame.key]} fill:{fill},{plain}"
        if frame.lines:
            yield f"style {names[each_of(frame.key)]} {quiet}"
    for box in chart.all_boxes():
        yield f"style {names[box.key]} {_look_of_box(box, theme)}"
    for key in chart.starts:
        yield f"style {names[start_of(key)]} fill:{theme.ink},stroke:{theme.ink}"
    for arrow in boxed(chart):
        bordered = [f"fill:{theme.paper}", plain, *_pattern(arrow)]
        look = ",".join(bordered) if from_frame(arrow, chart) else bare
        yield f"style {names[words_of(arrow)]} {look}"
    notes = told_beside(chart)
    for note in notes:
        yield f"style {names[note_of(note.key)]} {quiet}"
    if notes:
        yield f"style {names[LEGEND]} fill:{theme.paper},stroke:{theme.faint}"
    # Arrows have no names: their parts are counted in the order in which they stand.
    number = len(chart.starts)
    for arrow in chart.arrows:
        parts = 2 if arrow.lines and not from_frame(arrow, chart) else 1
        if look := ",".join(_look_of_arrow(arrow, theme)):
            yield f"linkStyle {','.join(str(number + part) for part in range(parts))} {look}"
        number += parts


def _look_of_box(box: Box, theme: Theme) -> str:
    line = theme.faint if box.emphasis is Emphasis.FAINT else theme.ink
    look = [f"fill:{theme.states.get(box.fill, theme.paper)}", f"stroke:{line}"]
    look.append(f"color:{theme.ink}")
    if box.banner or box.emphasis is Emphasis.STRONG:
        look.append(BOLD)
    if box.standing is Standing.UNKNOWN:
        look.append(DOTS)
    return ",".join(look)


def _look_of_arrow(arrow: Arrow, theme: Theme) -> Iterator[str]:
    yield from _pattern(arrow)
    if arrow.emphasis is Emphasis.STRONG:
        yield BOLD
    if arrow.emphasis is Emphasis.FAINT:
        yield f"stroke:{theme.faint}"


def _pattern(arrow: Arrow) -> list[str]:
    if arrow.unknown:
        return [DOTS]
    return [DASHES] if arrow.depends else []
