"""Timelines of traces: how an instance went through time.

`series`, `clocks`, `marks` and `axis` compute what is drawn; `bands`, `curves` and `times` draw it
on a page (`uccx_diagrams.page`).
"""

from uccx_diagrams.themes import DARK, LIGHT, PRINT, THEMES, Theme, theme_named
from uccx_diagrams.timeline.drawing import timeline_png, timeline_svg
from uccx_diagrams.timeline.words import TimelineError

__all__ = [
    "DARK",
    "LIGHT",
    "PRINT",
    "THEMES",
    "Theme",
    "TimelineError",
    "theme_named",
    "timeline_png",
    "timeline_svg",
]
