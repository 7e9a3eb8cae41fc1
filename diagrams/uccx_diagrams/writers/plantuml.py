"""Charts as PlantUML state diagrams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final
from urllib.parse import quote

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame, Line, Note, Sample
from uccx_diagrams.themes import Theme
from uccx_diagrams.writers.telling import (
    identifiers,
    names_of,
    one_line,
    told,
    told_beside,
    told_box,
    told_frame,
)
from uccx_model.reachability import Standing

__all__ = ["write"]

INDENT: Final = "  "
BREAK: Final = r"\n"
WIDTH: Final = 24  #: of words on arrows, in characters
WIDTH_IN_BOX: Final = 34
WIDTH_OF_LEGEND: Final = 70
READ: Final = re.compile(r"""(?<![0-9A-Za-z])[-.]|[!"#$%&'()*/:;<=>@\[\\\]^_`{|}~]""")
"""What PlantUML or its Creole may read in words: a dash or dot too, unless it ends a word."""
IN_ADDRESSES: Final = "/#:?&=,;@+~%"
IN_TOOLTIPS: Final = str.maketrans('{}[]"', "()()'")
"""Tooltips know no entities: brackets and quotation marks in them would end them."""
STARTING: Final = "\\%$!/'@"
"""What starts something else, even in tooltips, with the character behind it."""
JOINER: Final = "\N{WORD JOINER}"  #: keeps characters apart and cannot be seen
RESERVED: Final = (
    *("as", "caption", "choice", "end", "endlegend", "endtitle", "footer", "fork", "frame", "h"),
    *("header", "hide", "history", "join", "json", "left", "legend", "note", "scale", "show"),
    *("skinparam", "state", "title", "together"),
)


def write(chart: Chart, theme: Theme) -> str:
    """Return the chart as PlantUML source."""
    names = identifiers(names_of(chart), "", RESERVED)
    lines = [
        f"@startuml {identifiers([chart.name], '-', ())[chart.name]}",
        *_looks(theme),
        f"title {_text(chart.title) or chart.name}",
        *(line for frame in chart.frames for line in _frame(frame, names, theme, theme.panel)),
        *(line for box in chart.boxes for line in _box(box, names, theme)),
        *(f"[*] --> {names[key]}" for key in chart.starts),
        *(_arrow(arrow, names, theme) for arrow in chart.arrows),
        *_legend(told_beside(chart, Sample.SHARED)),  # arrows start at frames
        "@enduml",
    ]
    return "\n".join(lines) + "\n"


def _looks(theme: Theme) -> list[str]:
    looks = {
        "backgroundColor": theme.paper,
        "defaultFontSize": "12",
        "defaultFontColor": theme.ink,
        "titleFontSize": "16",
        "shadowing": "false",
        "nodeSep": "30",
        "rankSep": "50",
        "stateBackgroundColor": theme.panel,
        "stateBorderColor": theme.ink,
        "stateFontColor": theme.ink,
        "stateAttributeFontColor": theme.ink,
        "arrowColor": theme.ink,
        "arrowFontColor": theme.ink,
        "arrowFontSize": "11",
        "hyperlinkColor": theme.ink,
        "hyperlinkUnderline": "false",
        "legendBackgroundColor": theme.paper,
        "legendBorderColor": theme.faint,
        "legendFontColor": theme.ink,
        "legendFontSize": "11",
    }
    start = f"start {{ BackgroundColor {theme.ink} }}"  # there is no skinparam for it
    return [
        "hide empty description",
        *(f"skinparam {key} {value}" for key, value in looks.items()),
        *("<style>", "stateDiagram {", f"{INDENT}{start}", "}", "</style>"),
    ]


def _frame(frame: Frame, names: Mapping[str, str], theme: Theme, fill: str) -> Iterator[str]:
    name = names[frame.key]
    looks = f"{fill};line:{theme.ink[1:]};text:{theme.ink[1:]}"  # one `#` only
    title = f"<b>{_text(frame.title)}</b>" if frame.title else " "
    yield f'state "{title}" as {name} {_link("", frame.tooltip)}{looks} {{'
    for row in _rows(told_frame(frame), WIDTH_IN_BOX):
        yield f"{INDENT}{name} : {row}"
    for inner in frame.frames:
        yield from (INDENT + line for line in _frame(inner, names, theme, theme.squeezed))
    for box in frame.boxes:
        yield from (INDENT + line for line in _box(box, names, theme))
    yield "}"


def _box(box: Box, names: Mapping[str, str], theme: Theme) -> Iterator[str]:
    mark = "? " if box.standing is Standing.UNKNOWN else ""
    title = [f"<b>{mark}{_text(box.title)}</b>"]
    if box.subtitle:
        title.append(f"<i>{_text(box.subtitle)}</i>")
    if box.banner:
        title.append(f"<b>■ {_text(box.banner)} ■</b>")
    line = theme.faint if box.emphasis is Emphasis.FAINT else theme.ink
    looks = [theme.states.get(box.fill, theme.paper), f"line:{line[1:]}", f"text:{theme.ink[1:]}"]
    if box.banner or box.emphasis is Emphasis.STRONG:
        looks.append("line.bold")
    if box.standing is Standing.UNKNOWN:
        looks.append("line.dotted")
    name, link = names[box.key], _link(box.link, box.tooltip)
    yield f'state "{BREAK.join(title)}" as {name} {link}{";".join(looks)}'
    yield from (f"{name} : {row}" for row in _rows(told_box(box), WIDTH_IN_BOX))


def _arrow(arrow: Arrow, names: Mapping[str, str], theme: Theme) -> str:
    faint = arrow.emphasis is Emphasis.FAINT
    looks = [theme.faint if faint else theme.ink]
    if arrow.unknown:
        looks.append("dotted")
    elif arrow.depends:
        looks.append("dashed")
    if arrow.emphasis is Emphasis.STRONG:
        looks.append("thickness=3")
    words = BREAK.join(row for line in arrow.lines for row in _words(line))
    head = f"{names[arrow.tail]} -[{','.join(looks)}]-> {names[arrow.head]}"
    return f"{head} : {words}" if words else head


def _words(line: Line) -> Iterator[str]:
    """Yield the rows of a line on an arrow, each a link if the line is one."""
    link = _inside(line.link, line.tooltip)
    for row in _rows([told(line)], WIDTH):
        yield f"[[{link} {row}]]" if link else row


def _link(address: str, tooltip: str) -> str:
    """Return a link with a space behind it, or nothing."""
    link = _inside(address, tooltip)
    return f"[[{link}]] " if link else ""


def _inside(address: str, tooltip: str) -> str:
    """Return what stands inside of a link; nothing if it leads nowhere and tells nothing."""
    told = _tooltip(tooltip)
    return quote(one_line(address), safe=IN_ADDRESSES) + (f"{{{told}}}" if told else "")


def _tooltip(text: str) -> str:
    plain = one_line(text).translate(IN_TOOLTIPS)
    return "".join(c + JOINER if c in STARTING else c for c in plain)


def _legend(notes: Sequence[Note]) -> Iterator[str]:
    """Yield what stands beside the chart; a line of the words that end it would end it."""
    if not notes:
        return
    yield "legend left"
    for note in notes:
        if note.title:
            yield f"{INDENT}<b>{_text(note.title)}</b>"
        for line in note.lines:
            yield from (f"{INDENT}· {row}" for row in _rows([line], WIDTH_OF_LEGEND))
    yield "endlegend"


def _rows(lines: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines of words, broken where they are too wide."""
    for line in lines:
        yield from map(_text, wrap(one_line(line), width, break_long_words=False))


def _text(text: str) -> str:
    """Return the text with entities for all that PlantUML or its Creole could read."""
    return READ.sub(lambda read: f"&#{ord(read[0])};", one_line(text))
