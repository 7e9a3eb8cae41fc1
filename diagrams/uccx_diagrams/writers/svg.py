"""A chart as SVG: laid out, then given its title, its legend, and what a pointer finds on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from uccx_diagrams.chart import Box, Chart, Line
from uccx_diagrams.layout import FONTS, LayoutError, laid_out
from uccx_diagrams.themes import Theme
from uccx_diagrams.wrapping import wrapped
from uccx_diagrams.writers import dot
from uccx_diagrams.writers.crossings import crossings
from uccx_diagrams.writers.escaping import visible
from uccx_diagrams.writers.legend import add_legend
from uccx_diagrams.writers.texts import Text, of_arrow, of_box, of_frame

__all__ = ["write"]

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
TOOLTIP: Final = f"{{{XLINK}}}title"
BLANKS: Final = "\N{NO-BREAK SPACE} "
MARGIN: Final = 10.0  #: points
TITLE: Final = 13.0
REMARK: Final = 9.0
SPREADS: Final = ((1.0, 1.0), (2.4, 1.0), (1.2, 1.2), (1.0, 1.8), (1.6, 1.4))
"""Things and rows apart, as shares of what is usual: tried in this order."""
NARROWEST: Final = 400.0  #: page


def write(chart: Chart, theme: Theme, engine: str = "bundled") -> str:
    """Return the chart as SVG.

    Every box, frame and group of words has an id, a title that browsers show and screen readers
    read, and where there is one a link to the shortest trace. `data-transitions` names the
    transitions that some words tell, one in each line.

    Args:
        chart: what to draw.
        theme: its colours.
        engine: what lays it out, one of `uccx_diagrams.layout.ENGINES`.

    Raises:
        LayoutError: the engine is not installed, or refuses the chart.
    """
    bare = replace(chart, notes=(), legend=(), remark="")  # these stand around the layout
    drawn, body = _best(bare, theme, engine)
    _drop_background(body)
    _tooltips_to_titles(body)
    _tell(body, bare, theme)
    root = _page(chart, theme, drawn, body)
    for tag in (SVG, XLINK):
        ElementTree.register_namespace("" if tag == SVG else "xlink", tag)
    text = visible(ElementTree.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text.rstrip()}\n'


def _best(chart: Chart, theme: Theme, engine: str) -> tuple[Element, Element]:
    """Return the first layout in which no line runs through words, and its body."""
    found: list[tuple[int, Element, Element]] = []
    orders = (chart.frames, chart.frames[::-1]) if len(chart.frames) > 1 else (chart.frames,)
    for rows, frames, spread in product(dict.fromkeys((chart.rows, ())), orders, SPREADS):
        tried = replace(chart, rows=rows, frames=frames)
        drawn = laid_out(dot.write(tried, theme, spread), engine)
        body = drawn.find(_tag("g"))
        if body is None:
            raise LayoutError(f"the layout engine drew nothing of {chart.name!r}")
        found.append((crossings(body), drawn, body))
        if found[-1][0] == 0:
            break
    _, drawn, body = min(found, key=lambda one: one[0])
    return drawn, body


def _tag(name: str) -> str:
    return f"{{{SVG}}}{name}"


def _page(chart: Chart, theme: Theme, drawn: Element, body: Element) -> Element:
    """Return the drawing with a title above and a legend below it."""
    width, height = (float(number) for number in drawn.get("viewBox", "0 0 0 0").split()[2:])
    root = Element(
        _tag("svg"),
        {
            "role": "graphics-document document",  # its links and titles can be reached
            "font-family": FONTS,
            "{http://www.w3.org/XML/1998/namespace}lang": chart.language,
        },
    )
    for name, words in (("title", chart.title), ("desc", chart.description)):
        told = SubElement(root, _tag(name))
        told.text, told.tail = words, "\n"
    paper = SubElement(root, _tag("rect"), {"fill": theme.paper})
    page = max(width + 2 * MARGIN, NARROWEST)
    top = MARGIN
    for words, size, bold in ((chart.title, TITLE, True), (chart.remark, REMARK, False)):
        for row in wrapped(words, page - 2 * MARGIN, size, bold=bold) if words else ():
            top += size * 1.4
            _words(root, MARGIN, top, row, size, theme.ink, bold=bold)
    top += MARGIN
    left = (page - width) / 2
    moved = SubElement(root, _tag("g"), {"transform": f"translate({left:g} {top:g})"})
    moved.append(body)
    bottom = add_legend(root, chart, theme, page, top + height + MARGIN)
    sides = {"width": f"{page:g}", "height": f"{bottom + MARGIN:g}"}
    paper.attrib.update(sides)
    root.set("viewBox", f"0 0 {sides['width']} {sides['height']}")
    root.attrib.update({side: f"{length}pt" for side, length in sides.items()})
    return root


def _words(
    parent: Element, x: float, y: float, words: str, size: float, ink: str, *, bold: bool = False
) -> None:
    look = {"x": f"{x:g}", "y": f"{y:g}", "font-size": f"{size:g}", "fill": ink}
    text = SubElement(parent, _tag("text"), look | ({"font-weight": "bold"} if bold else {}))
    text.text, text.tail = words, "\n"


def _drop_background(body: Element) -> None:
    for element in list(body):
        if element.tag == _tag("title"):
            body.remove(element)
        if element.tag == _tag("polygon") and element.get("stroke") in (
            None,
            "none",
            "transparent",
        ):
            body.remove(element)
    for link in [e for e in body if e.get("id", "").startswith("a_graph") or e.tag == _tag("a")]:
        body.remove(link)


def _tooltips_to_titles(body: Element) -> None:
    """Undo the engine's way of making tooltips: links that lead nowhere."""
    for group in list(body.iter(_tag("g"))):
        title = group.find(_tag("title"))
        for place, wrapper in reversed(list(enumerate(group))):
            link = wrapper.find(f"{_tag('a')}[@{TOOLTIP}]")
            if link is not None and title is not None:
                title.text = link.get(TOOLTIP)
                group[place : place + 1] = list(link)


def _tell(body: Element, chart: Chart, theme: Theme) -> None:
    """Let each text know what it tells."""
    groups = {group.get("id", ""): group for group in body.iter(_tag("g"))}
    for text in body.iter(_tag("text")):
        text.attrib.pop("font-family", None)
    for box in chart.all_boxes():
        rows = [text for part in of_box(box) for text in part]
        _tell_rows(groups, theme, f"box-{box.key}", rows)
        _link(groups[f"box-{box.key}"], box)
    for frame in chart.all_frames():
        _tell_rows(groups, theme, f"frame-{frame.key}", of_frame(frame))
    for arrow in chart.arrows:
        _tell_rows(groups, theme, f"words-{arrow.key}", of_arrow(arrow))


def _tell_rows(groups: dict[str, Element], theme: Theme, key: str, rows: Sequence[Text]) -> None:
    group = groups[key]
    drawn = [element for element in group if element.tag == _tag("text")]
    if len(drawn) != len(rows):
        raise LayoutError(f"of {key} the layout engine drew {len(drawn)} rows of {len(rows)}")
    for element, row in zip(drawn, rows, strict=True):
        if row.bold:
            element.set("font-weight", "bold")
            element.text = (element.text or "").strip(BLANKS)
        if row.line is not None and row.line.numbers:
            element.set("fill", theme.accent)
    for number, (line, texts) in enumerate(_by_line(rows, drawn), 1):
        told = _told(line, f"{key}-{number}")
        place = list(group).index(texts[0])
        for text in texts:
            group.remove(text)
        told.extend(texts)
        group.insert(place, told)


def _by_line(
    rows: Sequence[Text], drawn: Sequence[Element]
) -> Iterator[tuple[Line, list[Element]]]:
    told: list[tuple[Line, list[Element]]] = []
    for row, element in zip(rows, drawn, strict=True):
        if row.line is None:
            continue
        if told and told[-1][0] is row.line:
            told[-1][1].append(element)
        else:
            told.append((row.line, [element]))
    yield from told


def _told(line: Line, key: str) -> Element:
    """Return the element around a line's rows: a link, if it leads anywhere."""
    look = {"id": key, "class": "line"}
    if line.transitions:
        look["data-transitions"] = "\n".join(t.label for t in line.transitions)
    element = Element(_tag("a" if line.link else "g"), look)
    if line.link:
        element.attrib.update(_to(line.link))
    title = SubElement(element, _tag("title"))
    title.text = line.tooltip or line.words
    return element


def _link(group: Element, box: Box) -> None:
    """Make the title of a box a link to the shortest trace that reaches it."""
    titles = [e for e in group if e.tag == _tag("text")]
    if not (box.link and titles):
        return
    link = Element(_tag("a"), _to(box.link))
    group.insert(list(group).index(titles[0]), link)
    for title in titles[: len(of_box(box)[0])]:
        group.remove(title)
        link.append(title)


def _to(page: str) -> dict[str, str]:
    """Return what makes a link: also from a picture within a page it replaces the whole page."""
    return {f"{{{XLINK}}}href": page, "target": "_top"}
