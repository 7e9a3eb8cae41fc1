"""A chart in the DOT language.

Words on an arrow are a node of their own, through which the arrow is drawn: no other words can lie
on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from graphviz import Digraph

from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame, Note
from uccx_diagrams.layout import FONT
from uccx_diagrams.themes import Theme
from uccx_diagrams.writers.escaping import as_label, as_name, as_tooltip, left_aligned
from uccx_diagrams.writers.telling import told_beside
from uccx_diagrams.writers.texts import Text, of_arrow, of_box, of_frame, of_note
from uccx_model.reachability import Standing

__all__ = ["write"]

GRAPH: Final = {
    "fontname": FONT,
    "fontsize": "10",
    "labeljust": "l",
    "newrank": "true",  # rows run through all frames
    "pad": "0.05",
    "bgcolor": "transparent",
}
GAPS: Final = {"nodesep": 0.16, "ranksep": 0.22}  #: inches
NODE: Final = {"fontname": FONT, "fontsize": "9", "margin": "0.06,0.03", "height": "0.2"}
EDGE: Final = {"arrowsize": "0.7"}
START: Final = {
    "shape": "circle",
    "style": "filled",
    "label": "",
    "width": "0.14",
    "fixedsize": "true",
}
THICK: Final = "2.2"  #: points
THICKEST: Final = "3"


def write(chart: Chart, theme: Theme, spread: tuple[float, float] = (1.0, 1.0)) -> str:
    """Return the chart as DOT source, in the order of the chart.

    Args:
        chart: what to write.
        theme: its colours.
        spread: how far apart things and rows of them stand, as shares of what is usual.
    """
    return _Writer(chart, theme, spread).written()


class _Writer:
    def __init__(self, chart: Chart, theme: Theme, spread: tuple[float, float]) -> None:
        self.chart = chart
        self.theme = theme
        told = f"{chart.title}\n{chart.description}"
        ink = {"fontcolor": theme.ink, "color": theme.ink}
        self.graph: Digraph = Digraph(
            as_name(chart.name),
            graph_attr=GRAPH
            | {
                n: f"{gap * share:.3f}"
                for (n, gap), share in zip(GAPS.items(), spread, strict=True)
            }
            | {"tooltip": as_tooltip(told), "fontcolor": theme.ink},
            node_attr=NODE | ink,
            edge_attr=EDGE | ink,
        )

    def written(self) -> str:
        for frame in self.chart.frames:
            self.graph.subgraph(self._frame(frame, self.theme.frame))
        for box in self.chart.boxes:
            self._box(self.graph, box)
        for arrow in self.chart.arrows:
            if not arrow.home:
                self._words(self.graph, arrow)
            self._arrow(arrow)
        for note in told_beside(self.chart):
            self._note(note)
        for row in self.chart.rows:
            level = Digraph(graph_attr={"rank": "same"})
            for left, right in pairwise(row):
                level.edge(as_name(left), as_name(right), style="invis")
            self.graph.subgraph(level)
        return self.graph.source

    def _frame(self, frame: Frame, fill: str) -> Digraph:
        body: Digraph = Digraph(f"cluster_{as_name(frame.key)}")
        body.attr(
            label=_joined(of_frame(frame)),
            id=as_name(f"frame-{frame.key}"),
            tooltip=as_tooltip(frame.tooltip or frame.title),
            style="rounded",
            color=self.theme.border,
            bgcolor=fill,
        )
        for arrow in self.chart.arrows:
            if arrow.home == frame.key:
                self._words(body, arrow)
        for part in frame.frames:
            body.subgraph(self._frame(part, self.theme.frame_within))
        for box in frame.boxes:
            self._box(body, box)
        return body

    def _box(self, body: Digraph, box: Box) -> None:
        theme = self.theme
        parts = [_compartment(part) for part in of_box(box)]
        look = {"color": theme.ink, "fillcolor": theme.states.get(box.fill, theme.paper)}
        if box.emphasis is Emphasis.STRONG:
            look |= {"color": theme.accent, "penwidth": THICK}
        if box.emphasis is Emphasis.FAINT:
            look |= {"color": theme.border, "fillcolor": theme.paper}
        if box.banner:  # whatever the chart is about, this must be seen
            look |= {"color": theme.enforced, "penwidth": THICKEST}
        style = "filled"
        if box.standing is not Standing.WITNESSED:
            style = "filled,dotted"
        elif box.choices:
            style = "filled,dashed"
        body.node(
            as_name(box.key),
            label="{" + "|".join(parts) + "}",
            id=as_name(f"box-{box.key}"),
            tooltip=as_tooltip(box.tooltip or box.title),
            shape="record",
            style=style,
            **look,
        )
        if box.key in self.chart.starts:
            self._start(body, box.key)

    def _words(self, body: Digraph, arrow: Arrow) -> None:
        boxed = {
            "shape": "box",
            "color": self.theme.border,
            "fillcolor": self.theme.words,
            "style": "filled,rounded",
        }
        frames = {frame.key for frame in self.chart.all_frames()}
        body.node(
            as_name(f"words {arrow.key}"),
            label=_joined(of_arrow(arrow)),
            id=as_name(f"words-{arrow.key}"),
            tooltip=_meaning(arrow),
            **(boxed if arrow.tail in frames else {"shape": "plain"}),
        )

    def _arrow(self, arrow: Arrow) -> None:
        look = self._look(arrow) | {"tooltip": _meaning(arrow)}
        middle = as_name(f"words {arrow.key}")
        if arrow.tail not in {frame.key for frame in self.chart.all_frames()}:
            self.graph.edge(
                as_name(arrow.tail),
                middle,
                id=as_name(f"tail-{arrow.key}"),
                **look | {"arrowhead": "none"},
            )
        self.graph.edge(middle, as_name(arrow.head), id=as_name(f"head-{arrow.key}"), **look)

    def _look(self, arrow: Arrow) -> dict[str, str]:
        """Return how the line looks: its head tells who acts, its style under which readings."""
        if arrow.unknown:
            style = "dotted"
        elif arrow.depends:
            style = "dashed"
        else:
            style = "solid"
        look = {"arrowhead": "empty" if arrow.timeless else "normal", "style": style}
        match arrow.emphasis:
            case Emphasis.STRONG:
                return look | {"color": self.theme.accent, "penwidth": THICK}
            case Emphasis.FAINT:
                return look | {"color": self.theme.faint}
            case _ if arrow.elsewhere:
                return look | {"color": self.theme.border, "penwidth": "0.8"}
            case _:
                return look

    def _start(self, body: Digraph, key: str) -> None:
        dot = as_name(f"start of {key}")
        look = {"color": self.theme.ink, "fillcolor": self.theme.ink}
        body.node(dot, id=as_name(f"start-{key}"), **START, **look)
        body.edge(dot, as_name(key), id=as_name(f"starts-{key}"))

    def _note(self, note: Note) -> None:
        self.graph.node(
            as_name(f"note {note.key}"),
            label=_joined(of_note(note)),
            id=as_name("note-" + note.key.replace(" ", "-")),
            tooltip=as_tooltip(note.title),
            shape="box",
            style="rounded",
            color=self.theme.border,
        )


def _joined(texts: Iterable[Text]) -> str:
    return left_aligned(text.words + _room(text) for text in texts)


def _compartment(texts: Sequence[Text]) -> str:
    """Return a part of a box: titles stand in the middle, lines begin at the left."""
    centred = all(text.line is None for text in texts)
    return r"\n".join(_padded(text) for text in texts) if centred else _joined(texts)


def _padded(text: Text) -> str:
    return as_label(_room(text) + text.words + _room(text))


def _room(text: Text) -> str:
    """Return blanks for a bold row: the engine measures thin letters."""
    return "\N{NO-BREAK SPACE}" * (1 + len(text.words) // 12) if text.bold else ""


def _meaning(arrow: Arrow) -> str:
    return as_tooltip("\n".join(dict.fromkeys(line.tooltip or line.words for line in arrow.lines)))
