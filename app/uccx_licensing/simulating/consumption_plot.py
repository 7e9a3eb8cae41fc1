"""The consumption report as a picture: the same data give the same bytes."""

from __future__ import annotations

import io
from datetime import datetime
from math import isnan, nan
from typing import Any, Final

from uccx_licensing.amounts import POOLS
from uccx_licensing.simulating.consumption import Consumption, Interval, joined
from uccx_licensing.words import Calendar

__all__ = ["plot"]

_SETTINGS: Final[Any] = {
    "font.family": ["DejaVu Sans"],
    "svg.hashsalt": "uccx-licensing",
    "svg.fonttype": "path",
    "path.simplify": False,
}
_USED, _BOUGHT, _LOCKED = 0, 1, 4  #: places among the amounts of an interval
_LINES: Final = (
    ("bought", _BOUGHT, "#1a7f37", "-", 2.4),
    ("locked and reported", _LOCKED, "#b3261e", "--", 2.0),
    ("used", _USED, "#0b6e8f", "-", 1.4),
)
"""What is drawn of each pool: its name, place among the amounts, colour, line and width."""
_INCHES: Final = (9.0, 2.6)
_DOTS: Final = 144  #: per inch


def plot(report: Consumption, calendar: Calendar, kind: str, title: str = "") -> bytes:
    """Return a picture with a panel for each pool.

    Args:
        report: what is drawn.
        calendar: how time is told; without dates, days or reports are counted.
        kind: "svg" or "png".
        title: what stands above it.
    """
    import matplotlib as mpl  # noqa: PLC0415 - slow
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    with mpl.rc_context({**mpl.rcParamsDefault, **_SETTINGS}):
        panels = max(len(report.pools), 1)
        figure = Figure(figsize=(_INCHES[0], _INCHES[1] * panels), layout="constrained")
        every = figure.subplots(panels, 1, sharex=True, squeeze=False)[:, 0]
        told = joined(report.intervals)
        edges = [*(one.first - 1 for one in told), *(one.last for one in told[-1:])]
        times = [_time(calendar, now) for now in edges]
        for place, axes in enumerate(every):
            _draw(axes, told, times, place)
            axes.set_ylabel(POOLS[report.pools[place]] if report.pools else "licences")
        every[-1].set_xlabel(_unit(calendar))
        if isinstance(times[0], datetime):
            ticks: Any = AutoDateLocator()  # type: ignore[no-untyped-call]
            every[-1].xaxis.set_major_locator(ticks)
            every[-1].xaxis.set_major_formatter(
                ConciseDateFormatter(ticks)  # type: ignore[no-untyped-call]
            )
        if title:
            figure.suptitle(title.replace("$", r"\$"))
        file = io.BytesIO()
        figure.savefig(file, format=kind, dpi=_DOTS, metadata=_nameless(kind))
    return file.getvalue()


def _draw(axes: Any, told: list[Interval], times: list[datetime | float], place: int) -> None:
    for name, row, colour, line, width in _LINES:
        numbers: list[float] = [one.amounts[row][place] for one in told]
        if row == _LOCKED:  # nothing is drawn where nothing is locked
            held = [any(one.amounts[_LOCKED]) for one in told]
            numbers = [n if lock else nan for n, lock in zip(numbers, held, strict=True)]
        if all(map(isnan, numbers)):
            continue
        axes.plot(
            times,
            [*numbers, *numbers[-1:]],
            color=colour,
            linestyle=line,
            linewidth=width,
            drawstyle="steps-post",
            label=name,
        )
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)


def _time(calendar: Calendar, now: int) -> datetime | float:
    if date := calendar.date(now):
        return date
    return now * calendar.minutes / (24 * 60) if calendar.minutes else float(now)


def _unit(calendar: Calendar) -> str:
    if calendar.start is not None and calendar.minutes is not None:
        return ""
    return "days since the start" if calendar.minutes else "reports since the start"


def _nameless(kind: str) -> dict[str, None]:
    """Return the metadata that are left out: what would tell the day or the program's version."""
    return {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
