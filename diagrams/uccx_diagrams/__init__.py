"""Drawings of the licensing model, computed from its graph and its traces.

`state_chart` writes the state chart in the DOT language, `render` lays it out as SVG, `write_all`
refreshes a folder of drawings. `timeline_svg` and `timeline_png` draw a trace over time. What lays
out and draws is loaded when something is drawn, not before.
"""

from uccx_diagrams.drawings import write_all
from uccx_diagrams.layout import LayoutError, render
from uccx_diagrams.old_chart import state_chart
from uccx_diagrams.timeline import TimelineError, timeline_png, timeline_svg

__all__ = [
    "LayoutError",
    "TimelineError",
    "render",
    "state_chart",
    "timeline_png",
    "timeline_svg",
    "write_all",
]
