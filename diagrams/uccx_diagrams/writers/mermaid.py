"""Charts as Mermaid, which GitHub, GitLab and many wikis draw by themselves.

A chart is a flowchart there, not a `stateDiagram-v2`: that has no arrows between states of
different composites and no style for a single arrow, and ours need both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Final
from urllib.parse import quote

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame, Note
from uccx_diagrams.themes import Theme
from uccx_diagrams.writers.telling import (
    depends,
    identifiers,
    names_of,
    one_line,
    told,
    told_box,
    told_frame,
)
from uccx_model.reachability import Standing

__all__ = ["write"]

INDENT: Final = "    "
SHEET: Final = "the sheet"  # no key of a box or frame has a space
LEGEND: Final = "the legend"
FONTS: Final = "Verdana, 'DejaVu Sans', sans-serif"
WIDTH: Final = 24  #: of words on arrows, in characters
WIDTH_IN_BOX: Final = 34
READ: Final = re.compile(r"""(?<![0-9A-Za-z])[-.+]|[!"#$%&()*/:;<=>@\[\\\]^_`{|}~]|(?<=[0-9])[.]""")
"""What Mermaid, Markdown or HTML may read in words: a dash or dot too, unless it ends a word."""
IN_ADDRESSES: Final = "/#:?&=,;@!$'*+~%"
RESERVED: Final = (
    *("accdescr", "acctitle", "call", "class", "classdef", "click", "default", "direction", "end"),
    *("flowchart", "graph", "href", "interpolate", "linkstyle", "style", "subgraph"),
)
DASHES: Final = "stroke-dasharray:6 4"
DOTS: Final = "stroke-dasharray:1 4"
BOLD: Final = "stroke-width:4px"


def write(chart: Chart, theme: Theme) -> str:
    """Return the chart as Mermaid source."""
    extra = [f"start {key}" for key in chart.starts]
    extra += [f"each {frame.key}" for frame in chart.all_frames()]
    extra += [SHEET, LEGEND, *(f"note {note.key}" for note in chart.notes)]
    names = identifiers([*names_of(chart), *extra], "", RESERVED)
    direction = "LR" if chart.sideways else "TB"
    inside = [
        f"direction {direction}",
        *(line for frame in chart.frames for line in _frame(frame, names)),
        *(_box(box, names) for box in chart.boxes),
        *_starts(chart, names),
        *(_arrow(arrow, names) for arrow in chart.arrows),
        *_notes(chart.notes, names),
    ]
    body = [
        f"accTitle: {_text(chart.title)}",
        f"accDescr: {_text(chart.description)}",
        f'subgraph {names[SHEET]}["<b>{_text(chart.title)}</b>"]',
        *(INDENT + line for line in inside),
        "end",
        *_classes(chart, theme, names),
        *_styles(chart, theme),
        *_links(chart, names),
    ]
    lines = [*_head(theme), f"flowchart {direction}", *(INDENT + line for line in body)]
    return "\n".join(lines) + "\n"


def _head(theme: Theme) -> list[str]:
    """Return what stands above the diagram; JSON is YAML too."""
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


def _frame(frame: Frame, names: Mapping[str, str]) -> Iterator[str]:
    title = f"<b>{_text(frame.title)}</b>" if frame.title else ""
    yield f'subgraph {names[frame.key]}["{title or " "}"]'
    if words := _rows(told_frame(frame), WIDTH_IN_BOX):
        yield f'{INDENT}{names[f"each {frame.key}"]}["{words}"]'
    for inner in frame.frames:
        yield from (INDENT + line for line in _frame(inner, names))
    yield from (INDENT + _box(box, names) for box in frame.boxes)
    yield "end"


def _box(box: Box, names: Mapping[str, str]) -> str:
    mark = "? " if box.standing is Standing.UNKNOWN else ""
    parts = [f"<b>{mark}{_rows([one_line(box.title)], WIDTH_IN_BOX)}</b>"]
    if box.subtitle:
        parts.append(f"<i>{_rows([one_line(box.subtitle)], WIDTH_IN_BOX)}</i>")
    if box.banner:
        parts.append(f"<b>■ {_text(box.banner)} ■</b>")
    if lines := told_box(box):
        parts.append(_rows(lines, WIDTH_IN_BOX))
    return f'{names[box.key]}["{"<br/>".join(parts)}"]'


def _starts(chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    for key in chart.starts:
        yield f'{names[f"start {key}"]}((" ")) --> {names[key]}'


def _arrow(arrow: Arrow, names: Mapping[str, str]) -> str:
    words = _rows([told(line) for line in arrow.lines], WIDTH)
    label = f'|"{words}"|' if words else ""
    return f"{names[arrow.tail]} -->{label} {names[arrow.head]}"


def _notes(notes: Iterable[Note], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a frame with what stands beside the chart."""
    notes = tuple(notes)
    if not notes:
        return
    yield f'subgraph {names[LEGEND]}[" "]'
    for note in notes:
        lines = [f"<b>{_text(note.title)}</b>", *(_rows([line], 60) for line in note.lines)]
        yield f'{INDENT}{names[f"note {note.key}"]}["{"<br/>".join(lines)}"]'
    yield "end"


def _classes(chart: Chart, theme: Theme, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the looks of boxes and frames, and who has them."""
    yield f"style {names[SHEET]} fill:{theme.paper},stroke:{theme.paper},color:{theme.ink}"
    for box in chart.all_boxes():
        fill = theme.states.get(box.fill, theme.paper)
        looks = [f"fill:{fill}", f"color:{theme.ink}"]
        faint = box.emphasis is Emphasis.FAINT
        looks.append(f"stroke:{theme.faint if faint else theme.ink}")
        if box.banner or box.emphasis is Emphasis.STRONG:
            looks.append(BOLD)
        if box.standing is Standing.UNKNOWN:
            looks.append(DOTS)
        yield f"style {names[box.key]} {','.join(looks)}"
    for key in chart.starts:
        yield f"style {names[f'start {key}']} fill:{theme.ink},stroke:{theme.ink}"
    quiet = f"fill:none,stroke:none,color:{theme.ink},text-align:left"
    for frame in chart.all_frames():
        if _rows(told_frame(frame), WIDTH_IN_BOX):
            yield f"style {names[f'each {frame.key}']} {quiet}"
        fill = theme.panel if frame in chart.frames else theme.squeezed
        yield f"style {names[frame.key]} fill:{fill},stroke:{theme.ink},color:{theme.ink}"
    for note in chart.notes:
        yield f"style {names[f'note {note.key}']} {quiet}"
    if chart.notes:
        yield f"style {names[LEGEND]} fill:{theme.paper},stroke:{theme.faint}"


def _styles(chart: Chart, theme: Theme) -> Iterator[str]:
    """Yield the looks of arrows, which are counted from the first in the text."""
    for number, arrow in enumerate(chart.arrows, start=len(chart.starts)):
        looks = []
        if arrow.lines and arrow.unknown:
            looks.append(DOTS)
        elif depends(arrow):
            looks.append(DASHES)
        if arrow.emphasis is Emphasis.STRONG:
            looks.append(BOLD)
        if arrow.emphasis is Emphasis.FAINT:
            looks.append(f"stroke:{theme.faint}")
        if looks:
            yield f"linkStyle {number} {','.join(looks)}"


def _links(chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield where boxes lead, and what they tell; arrows can have neither."""
    for box in chart.all_boxes():
        if address := quote(one_line(box.link), safe=IN_ADDRESSES):
            tooltip = _text(box.tooltip)
            yield f'click {names[box.key]} href "{address}"' + (f' "{tooltip}"' if tooltip else "")


def _rows(lines: Iterable[str], width: int) -> str:
    """Return lines of words, broken where they are too wide."""
    rows = (row for line in lines for row in wrap(line, width, break_long_words=False))
    return "<br/>".join(_text(row) for row in rows if row)


def _text(text: str) -> str:
    """Return the text with entities for all that Mermaid, Markdown or HTML could read.

    A backslash with an `n` would break the line even so, so a word joiner comes between them.
    """
    joined = one_line(text).replace("\\n", "\\\N{WORD JOINER}n")
    return READ.sub(lambda read: f"#{ord(read[0])};", joined)
