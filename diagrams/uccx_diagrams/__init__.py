"""Drawings of the licensing model, computed from its graph and its traces.

`timeline_svg` and `timeline_png` draw a trace over time, `sequence_svg`, `sequence_mermaid` and
`sequence_plantuml` who talks to whom. `png` and `pdf` print any drawing. Each is loaded when it is
asked for: no drawing waits for what another one needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from uccx_diagrams.layout import LayoutError
    from uccx_diagrams.printing import PrintingError, pdf, png
    from uccx_diagrams.sequence import (
        sequence_mermaid,
        sequence_plantuml,
        sequence_svg,
    )
    from uccx_diagrams.timeline import TimelineError, timeline_png, timeline_svg

_PLACES: Final = {
    "LayoutError": "layout",
    "PrintingError": "printing",
    "TimelineError": "timeline",
    "pdf": "printing",
    "png": "printing",
    "sequence_mermaid": "sequence",
    "sequence_plantuml": "sequence",
    "sequence_svg": "sequence",
    "timeline_png": "timeline",
    "timeline_svg": "timeline",
}

__all__ = [
    "LayoutError",
    "PrintingError",
    "TimelineError",
    "pdf",
    "png",
    "sequence_mermaid",
    "sequence_plantuml",
    "sequence_svg",
    "timeline_png",
    "timeline_svg",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
