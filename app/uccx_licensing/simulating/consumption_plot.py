"""The consumption report as a picture: the same data give the same bytes."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import groupby
from math import isnan, nan
from typing import Any, Final

from uccx_licensing.simulating.consumption import Consumption, Interval, joined
from uccx_licensing.words import Calendar
from uccx_model.pools.amounts import Pool
from uccx_model.states import REGISTERED

__all__ = ["dates_told", "plot"]

_SETTINGS: Final[Any] = {
    "font.family": ["DejaVu Sans"],
    "svg.hashsalt": "uccx-licensing",
    "svg.fonttype": "path",
    "path.simplify": False,
}
_USED, _BOUGHT, _LOCKED = 0, 1, 4  #: places among the amounts of an interval
_ROWS: Final = (("used", _USED), ("bought", _BOUGHT))
_LINES: Final = {
    "bought": ("#1a7f37", "-", 2.4),
    "bought, and unused Premium": ("#1a7f37", ":", 1.4),
    "used": ("#0b6e8f", "-", 1.4),
    "locked and reported": ("#b3261e", "--", 2.0),
}
"""What is drawn of each pool, the last on top: colour, line and width."""
_SHORT: Final[Any] = {
    "facecolor": "#f9d6d2",
    "edgecolor": "#b3261e",
    "hatch": "///",
    "linewidth": 0.0,
}
_CALLED: Final = {
    Pool.STANDARD: "Standard seats",
    Pool.PREMIUM: "Premium seats",
    Pool.OUTBOUND: "outbound ports",
    Pool.SERVER: "servers",
}
_REGISTERED: Final = frozenset(state.name for state in REGISTERED)
_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_TICKS: Final = 9  #: at most
_AIR: Final = 1.1  #: how much of a panel's height there is for each part of it that is used
_INCHES: Final = (9.0, 2.6)
_DOTS: Final = 144  #: per inch


def plot(
    report: Consumption, calendar: Calendar, kind: str, title: str = "", zone: str = ""
) -> bytes:
    """Return a picture with a panel for each pool.

    Args:
        report: what is drawn.
        calendar: how time is told; without dates, days or reports are counted.
        kind: "svg" or "png".
        title: what stands above it.
        zone: whose time dates are, in words.
    """
    import matplotlib as mpl  # noqa: PLC0415 - slow
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
            axes.set_ylabel(_CALLED[report.pools[place]] if report.pools else "licences")
        _tell_time(every[-1], times, calendar, zone)
        if title:
            figure.suptitle(title.replace("$", r"\$"))
        file = io.BytesIO()
        figure.savefig(file, format=kind, dpi=_DOTS, metadata=_nameless(kind))
    return file.getvalue()


def _draw(axes: Any, told: list[Interval], times: list[datetime | float], place: int) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - slow

    bought, enough = ([float(n) for n in row] for row in _entitled(told, place))
    covered = [more if more > own else nan for own, more in zip(bought, enough, strict=True)]
    needed = [_needed(one, place) for one in told]
    courses = {name: [float(one.amounts[row][place]) for one in told] for name, row in _ROWS}
    courses["locked and reported"] = [
        float(one.amounts[_LOCKED][place]) if any(one.amounts[_LOCKED]) else nan for one in told
    ]
    courses["bought, and unused Premium"] = covered
    _draw_deficits(axes, times, enough, needed)
    for name, (colour, line, width) in _LINES.items():
        if not all(map(isnan, courses[name])):
            look = {"color": colour, "linestyle": line, "linewidth": width, "label": name}
            numbers = [*courses[name], *courses[name][-1:]]
            axes.plot(times, numbers, drawstyle="steps-post", **look)
    most = max(n for row in (*courses.values(), needed) for n in row if not isnan(n))
    axes.set_ylim(0, max(most, 1) * _AIR)
    axes.yaxis.set_major_locator(MaxNLocator("auto", integer=True))
    axes.grid(alpha=0.3)
    axes.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)


def _draw_deficits(
    axes: Any, times: list[datetime | float], enough: list[float], needed: list[float]
) -> None:
    """Hatch what is missing, a run of intervals at a time."""
    short = [n > more for n, more in zip(needed, enough, strict=True)]
    label = "short"
    for missing, run in groupby(range(len(short)), key=short.__getitem__):
        if missing:
            places = list(run)
            until = slice(places[0], places[-1] + 2)  # a line goes on to where the next begins
            lows, highs = ([row[n] for n in (*places, places[-1])] for row in (enough, needed))
            axes.fill_between(times[until], lows, highs, step="post", label=label, **_SHORT)
            label = ""


def _entitled(told: list[Interval], place: int) -> tuple[list[int], list[int]]:
    return [one.amounts[_BOUGHT][place] for one in told], [one.enough[place] for one in told]


def _needed(one: Interval, place: int) -> float:
    """Return what the entitlement is judged by: what is locked, or else used; nan: by nothing."""
    if one.state not in _REGISTERED:
        return nan
    return float(one.amounts[_LOCKED if any(one.amounts[_LOCKED]) else _USED][place])


def _tell_time(axes: Any, times: list[datetime | float], calendar: Calendar, zone: str) -> None:
    from matplotlib.dates import AutoDateLocator, date2num, num2date  # noqa: PLC0415 - slow

    dates = [time for time in times if isinstance(time, datetime)]
    if not dates:
        axes.set_xlabel("days since the start" if calendar.minutes else "reports since the start")
        return
    locator = AutoDateLocator(maxticks=_TICKS)  # type: ignore[no-untyped-call]
    first, last = dates[0], dates[-1]
    places = locator.tick_values(first, last)  # type: ignore[no-untyped-call]
    low, high = date2num([first, last])  # type: ignore[no-untyped-call]
    inside = [place for place in places if low <= place <= high]
    shown = [num2date(place).replace(tzinfo=None) for place in inside]  # type: ignore[no-untyped-call]
    axes.set_xticks(inside, labels=dates_told(shown))
    if zone:
        axes.set_xlabel(f"time: {zone}", loc="right")


def dates_told(dates: list[datetime]) -> list[str]:
    r"""Return the labels of an axis: the time of day, and beneath it what changes with it.

    >>> dates_told([datetime(2026, 3, 2, 18), datetime(2026, 3, 3), datetime(2026, 3, 3, 6)])
    ['18:00\n2 Mar 2026', '00:00\n3 Mar', '06:00']
    >>> dates_told([datetime(2026, 11, 1), datetime(2027, 1, 1), datetime(2027, 3, 1)])
    ['1 Nov\n2026', '1 Jan\n2027', '1 Mar']
    """
    timed = any((date.hour, date.minute) != (0, 0) for date in dates)
    labels = []
    before: datetime | None = None
    for date in dates:
        day = f"{date.day} {_MONTHS[date.month - 1]}"
        year = "" if before and before.year == date.year else f"{date.year}"
        if timed:
            new = before is None or before.date() != date.date()
            beneath = f"{day} {year}".rstrip() if new else ""
            labels.append(f"{date:%H:%M}\n{beneath}".rstrip())
        else:
            labels.append(f"{day}\n{year}".rstrip())
        before = date
    return labels


def _time(calendar: Calendar, now: int) -> datetime | float:
    if date := calendar.date(now):
        return date
    return now * calendar.minutes / (24 * 60) if calendar.minutes else float(now)


def _nameless(kind: str) -> dict[str, None]:
    """Return the metadata that are left out: what would tell the day or the program's version."""
    return {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
