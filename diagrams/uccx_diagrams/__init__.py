"""Drawings of the licensing model, computed from its graph.

`state_chart` writes the state chart in the DOT language, `render` lays it out as SVG, `write_all`
refreshes a folder of drawings. The layout engine is loaded when something is drawn, not before.
"""

from uccx_diagrams.chart import state_chart
from uccx_diagrams.drawings import write_all
from uccx_diagrams.layout import LayoutError, render

__all__ = ["LayoutError", "render", "state_chart", "write_all"]
