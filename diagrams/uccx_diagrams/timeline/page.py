"""The paper: lines, boxes and words in points, from the upper left corner.

The one file that talks to matplotlib, which is loaded when something is drawn, not before.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from uccx_diagrams.themes import Theme

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

__all__ = ["SIZE", "Page", "measured", "settings"]

SIZE: Final = 7.5  #: of words, in points
POINTS: Final = 72  #: an inch
FAMILIES: Final = ("DejaVu Sans", "Verdana", "sans-serif")
"""matplotlib brings the first, by which widths are computed; the second is just as wide."""
CAP_HEIGHT: Final = 0.73  #: of capitals, in sizes
STYLES: Final = {
    "solid": "solid",
    "dashed": (0, (4, 1.5)),
    "dotted": (0, (1, 1.5)),
    "chained": (0, (6, 1.5, 1, 1.5)),
}


@contextmanager
def settings() -> Iterator[None]:
    """Draw the same and in silence, whatever the settings and the fonts of the user are."""
    log = logging.getLogger("matplotlib")  # it tells where it keeps its list of fonts
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        with _our_settings():
            yield
    finally:
        log.setLevel(level)


@contextmanager
def _our_settings() -> Iterator[None]:
    import matplotlib as mpl  # noqa: PLC0415  takes half a second to load

    ours: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "uccx",
        "svg.id": None,
        "text.hinting": "none",  # as measured
        "text.parse_math": False,
        "font.sans-serif": [FAMILIES[0]],
        "hatch.linewidth": 0.6,
        "path.simplify": False,
    }
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(ours)
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from", category=UserWarning)
        yield


def _file(*, bold: bool) -> Path:
    import matplotlib as mpl  # noqa: PLC0415

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(mpl.get_data_path(), "fonts", "ttf", name)


@cache
def _font(size: float, *, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    weight = "bold" if bold else "normal"
    return FontProperties(family=FAMILIES, weight=weight, size=size, fname=_file(bold=bold))


@lru_cache(maxsize=4096)
def measured(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how wide words are, in points."""
    from matplotlib.font_manager import get_font  # noqa: PLC0415
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415

    font = get_font(_file(bold=bold))
    font.set_size(size, POINTS)
    font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


class Page:
    """A drawing whose height is known when all is on it.

    Args:
        width: in points.
        theme: its colours.
    """

    def __init__(self, width: float, theme: Theme) -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415
        from matplotlib.transforms import Affine2D  # noqa: PLC0415

        self.theme = theme
        self.width = width
        self.height = 0.0
        self.told: dict[str, str] = {}  #: what groups mean, by id
        self.figure = Figure(facecolor=theme.paper, dpi=POINTS)
        self._downwards = Affine2D()
        self._place = self._downwards + self.figure.dpi_scale_trans

    def line(
        self, xs: Sequence[float], ys: Sequence[float], color: str, width: float = 1, **more: Any
    ) -> None:
        """Draw a line through points.

        Args:
            xs: from the left.
            ys: from above.
            color: its colour.
            width: its width.
            more: `style`, `gid`, and what matplotlib's lines know.
        """
        from matplotlib.lines import Line2D  # noqa: PLC0415

        style = STYLES[more.pop("style", "solid")]
        joins = {"solid_capstyle": "butt", "solid_joinstyle": "miter", "dash_joinstyle": "miter"}
        self.figure.add_artist(
            Line2D(
                xs,
                ys,
                color=color,
                linewidth=width,
                linestyle=style,  # type: ignore[arg-type]  # as documented
                transform=self._place,
                **joins | more,
            )
        )

    def mark(
        self, x: float, y: float, shape: str, color: str, size: float = 6, **more: Any
    ) -> None:
        """Draw a small shape."""
        edge = more.pop("edge", color)
        looks = {"marker": shape, "markersize": size, "markeredgecolor": edge}
        self.line([x], [y], color, markeredgewidth=0.8, **looks | more)

    def box(self, x: float, y: float, width: float, height: float, fill: str, **more: Any) -> None:
        """Draw a rectangle; `more` is what matplotlib's patches know."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415

        looks: dict[str, Any] = {"edgecolor": "none", "linewidth": 0.0} | more
        self.figure.add_artist(
            Rectangle((x, y), width, height, facecolor=fill, transform=self._place, **looks)
        )

    def words(self, x: float, y: float, text: str, **more: Any) -> None:
        """Write words whose capitals are centred on the height y, upright or turned to the left.

        Args:
            x: where they begin, or by `ha` end or have their middle.
            y: from above.
            text: a line.
            more: `size`, `bold`, `turned`, and what matplotlib's texts know.
        """
        size, turned = more.pop("size", SIZE), more.pop("turned", False)
        font = _font(size, bold=more.pop("bold", False))
        drop = CAP_HEIGHT * size / 2
        self.figure.text(
            x + drop * turned,
            y + drop * (not turned),
            text,
            fontproperties=font,
            rotation=90 if turned else 0,
            rotation_mode="anchor",
            va="baseline",
            transform=self._place,
            **{"color": self.theme.ink} | more,
        )

    def finish(self, height: float) -> None:
        """Cut the paper."""
        self.height = height
        self.figure.set_size_inches(self.width / POINTS, height / POINTS)
        self._downwards.scale(1 / POINTS, -1 / POINTS).translate(0, height / POINTS)

    def svg(self) -> bytes:
        """Return the page as SVG, as matplotlib writes it."""
        written = BytesIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        self.figure.savefig(written, format="svg", metadata=nothing)
        return written.getvalue()

    def png(self, scale: float) -> bytes:
        """Return the page as PNG, with so many pixels a point."""
        written = BytesIO()
        nothing = {"Software": None}
        self.figure.savefig(written, format="png", dpi=POINTS * scale, metadata=nothing)
        return written.getvalue()
