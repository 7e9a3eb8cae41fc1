"""Charts as Mermaid, which GitHub, GitLab and many wikis draw by themselves.

A chart is a flowchart there, not a `stateDiagram-v2`: that has no arrows between states of
different composites and no style for a single arrow, and ours need both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from textwrap import shorten, wrap
from typing import Final
from urllib.parse import quote

from uccx_diagrams.chart import Arrow, Box, Chart, Frame
from uccx_diagrams.themes import Theme
from uccx_diagrams.writers.mermaid_looks import (
    LEGEND,
    SHEET,
    boxed,
    each_of,
    from_frame,
    head,
    looks,
    note_of,
    start_of,
    words_of,
)
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

INDENT: Final = "    "
WIDTH: Final = 24  #: of words on arrows, in characters
WIDTH_IN_BOX: Final = 34
WIDTH_OF_LEGEND: Final = 60
LONGEST_TOOLTIP: Final = 300
"""In characters: Mermaid refuses a source of more than 50,000; all is told where a click leads."""
READ: Final = re.compile(r"""(?<![0-9A-Za-z])[-.+]|[!"#$%&()*/:;<=>@\[\\\]^_`{|}~]|(?<=[0-9])[.]""")
"""What Mermaid, Markdown or HTML may read in words: a dash or dot too, unless it ends a word."""
IN_ADDRESSES: Final = "/#:?&=,;@!$'*+~%"
RESERVED: Final = (
    *("accdescr", "acctitle", "call", "class", "classdef", "click", "default", "direction", "end"),
    *("flowchart", "graph", "href", "interpolate", "linkstyle", "style", "subgraph"),
)


def write(chart: Chart, theme: Theme) -> str:
    """Return the chart as Mermaid source."""
    names = identifiers([*names_of(chart), *_more(chart)], "", RESERVED)
    inside = [
        "direction TB",
        *(line for frame in chart.frames for line in _frame(frame, chart, names)),
        *(_box(box, names) for box in chart.boxes),
        *(
            f'{names[words_of(arrow)]}("{_words(arrow)}")'
            for arrow in boxed(chart)
            if not _home(arrow, chart)
        ),
        *(f'{names[start_of(key)]}((" ")) --> {names[key]}' for key in chart.starts),
        *(part for arrow in chart.arrows for part in _arrow(arrow, chart, names)),
        *_order(chart, names),
        *_legend(chart, names),
    ]
    body = [
        f"accTitle: {_text(chart.title)}",
        f"accDescr: {_text(chart.description)}",
        f'subgraph {names[SHEET]}["<b>{_text(chart.title)}</b>"]',
        *(INDENT + line for line in inside),
        "end",
        *looks(chart, theme, names),
        *_links(chart, names),
    ]
    lines = [*head(theme), "flowchart TB", *(INDENT + line for line in body)]
    return "\n".join(lines) + "\n"


def _more(chart: Chart) -> Iterator[str]:
    """Yield the keys of what is a box or frame in Mermaid only."""
    yield from (SHEET, LEGEND)
    yield from map(start_of, chart.starts)
    yield from (each_of(frame.key) for frame in chart.all_frames())
    yield from map(words_of, boxed(chart))
    yield from (note_of(note.key) for note in told_beside(chart))


def _frame(frame: Frame, chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    title = f"<b>{_text(frame.title)}</b>" if frame.title else " "
    yield f'subgraph {names[frame.key]}["{title}"]'
    if lines := told_frame(frame):
        yield f'{INDENT}{names[each_of(frame.key)]}["{_rows(lines, WIDTH_IN_BOX)}"]'
    for arrow in boxed(chart):
        if _home(arrow, chart) == frame.key:
            yield f'{INDENT}{names[words_of(arrow)]}("{_words(arrow)}")'
    for inner in frame.frames:
        yield from (INDENT + line for line in _frame(inner, chart, names))
    yield from (INDENT + _box(box, names) for box in frame.boxes)
    yield "end"


def _box(box: Box, names: Mapping[str, str]) -> str:
    mark = "? " if box.standing is Standing.UNKNOWN else ""
    parts = [f"<b>{mark}{_rows([box.title], WIDTH_IN_BOX)}</b>"]
    if box.subtitle:
        parts.append(f"<i>{_rows([box.subtitle], WIDTH_IN_BOX)}</i>")
    if box.banner:
        parts.append(f"<b>■ {_text(box.banner)} ■</b>")
    if lines := told_box(box):
        parts.append(_rows(lines, WIDTH_IN_BOX))
    return f'{names[box.key]}["{"<br/>".join(parts)}"]'


def _home(arrow: Arrow, chart: Chart) -> str:
    """Return the key of the frame in which an arrow's words stand, or nothing."""
    return arrow.tail if from_frame(arrow, chart) else arrow.home


def _arrow(arrow: Arrow, chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield an arrow through its words; from a frame, it starts at its words in it."""
    if not arrow.lines:
        yield f"{names[arrow.tail]} --> {names[arrow.head]}"
        return
    words = names[words_of(arrow)]
    if not from_frame(arrow, chart):
        yield f"{names[arrow.tail]} --- {words}"
    yield f"{words} --> {names[arrow.head]}"


def _words(arrow: Arrow) -> str:
    return _rows([told(line) for line in arrow.lines], WIDTH)


def _order(chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what nobody sees: the words of a frame's arrows come behind its first box."""
    frames = {frame.key: frame for frame in chart.all_frames()}
    for arrow in (arrow for arrow in boxed(chart) if from_frame(arrow, chart)):
        for first in islice(frames[arrow.tail].all_boxes(), 1):
            yield f"{names[first.key]} ~~~ {names[words_of(arrow)]}"


def _legend(chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a frame with what stands beside the chart."""
    notes = told_beside(chart)
    if not notes:
        return
    yield f'subgraph {names[LEGEND]}[" "]'
    for note in notes:
        words = f"<b>{_text(note.title)}</b><br/>" if note.title else ""
        words += _rows(note.lines, WIDTH_OF_LEGEND)
        yield f'{INDENT}{names[note_of(note.key)]}["{words}"]'
    yield "end"


def _links(chart: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield where boxes and words in boxes lead, and what they tell; lines can have neither."""
    linked = [(names[box.key], box.link, box.tooltip) for box in chart.all_boxes()]
    for arrow in boxed(chart):
        link = next((line.link for line in arrow.lines if line.link), "")
        tooltip = " / ".join(line.tooltip for line in arrow.lines if line.tooltip)
        linked.append((names[words_of(arrow)], link, tooltip))
    for name, link, tooltip in linked:
        if address := quote(one_line(link), safe=IN_ADDRESSES):
            words = _text(shorten(one_line(tooltip), LONGEST_TOOLTIP, placeholder=" …"))
            yield f'click {name} href "{address}"' + (f' "{words}"' if words else "")


def _rows(lines: Iterable[str], width: int) -> str:
    """Return lines of words, broken where they are too wide; a label must not be empty."""
    rows = (row for line in lines for row in wrap(one_line(line), width, break_long_words=False))
    return "<br/>".join(map(_text, rows)) or " "


def _text(text: str) -> str:
    """Return the text with entities for all that Mermaid, Markdown or HTML could read.

    A backslash with an `n` would break the line even so, so a word joiner comes between them.
    """
    joined = one_line(text).replace("\\n", "\\\N{WORD JOINER}n")
    return READ.sub(lambda read: f"#{ord(read[0])};", joined)
