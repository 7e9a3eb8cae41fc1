"""Two releases side by side: the ways in which they come to look different, told and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from uccx_licensing.comparing.results import show_columns
from uccx_licensing.comparing.telling import (
    Seen,
    View,
    act_words,
    begins,
    in_columns,
    value_words,
    view_words,
)
from uccx_licensing.screen import Screen
from uccx_licensing.trace_data import trace_as_data
from uccx_licensing.words import Calendar, count
from uccx_model.choices import Choice
from uccx_model.graph import licensing_graph
from uccx_model.parameters import Profile
from uccx_proofs.comparing.releases import Doing, Look, Parting, Passing, partings

__all__ = ["compared_releases", "release_data", "show_releases"]

_MINUTES: Final = Calendar(1)


def compared_releases(
    one: Profile, other: Profile, options: Sequence[Choice] = ()
) -> list[Parting]:
    """Return the ways in which two releases come to look different."""
    return partings(licensing_graph(), one, other, options)


def show_releases(one: Profile, other: Profile, found: Sequence[Parting], screen: Screen) -> None:
    """Write the ways in which two releases come to look different."""
    for name, profile in (("A", one), ("B", other)):
        every = _MINUTES.length(profile.report_interval)
        screen.say(f"{name}: {profile.name}, a report every {every}", "bold")
    if not found:
        screen.paragraph("unknown: no difference was found.", "bold red", left="? ")
        return
    told = count(len(found[0].happenings), "happening")
    ways = "in one way" if len(found) == 1 else f"in {len(found)} ways"
    screen.paragraph(f"different after {told}, {ways}.", "bold yellow", left="≠ ")
    told = "Both are looked at whenever both have reported; nothing is done in between."
    screen.paragraph(told, "dim", left="  ")
    for parting in found:
        screen.say()
        comparison = in_columns(begins(parting.traces[0]), _seen(parting), _MINUTES)
        show_columns(comparison, screen)


def _seen(parting: Parting) -> list[Seen]:
    now, found = 0, list[Seen]()
    before = tuple(Look(trace.start, {}, ()) for trace in parting.traces)
    for happening, looks in zip(parting.happenings, parting.looks, strict=True):
        now += happening.minutes if isinstance(happening, Passing) else 0
        parted = looks is parting.looks[-1]
        one, other = (_view(new, old) for new, old in zip(looks, before, strict=True))
        left, right = view_words(one, other, parted), view_words(other, one, parted)
        found.append(Seen(now, _happens(happening), left, right))
        before = looks
    return found


def _view(look: Look, before: Look) -> View | None:
    if look.refused:
        return None
    shown = {name: value_words(name, value) for name, value in look.shown.items()}
    old = {name: value_words(name, value) for name, value in before.shown.items()}
    news = frozenset(n for n, text in shown.items() if old.get(n, text) != text)
    notices = tuple(notice.value for notice in look.notices)
    return View(look.here.node, look.here.node != before.here.node, shown, news, notices)


def _happens(happening: Doing | Passing) -> str:
    if isinstance(happening, Doing):
        return act_words(happening.step)
    told = []
    for stage in happening.stages:
        usage = f"{stage.usage:,} licences are wanted" if stage.usage else "no licence is used"
        silent = "" if stage.answered else ", the licence server does not answer"
        told.append(f"{_MINUTES.length(stage.minutes)} pass, {usage}{silent}")
    return "; then ".join(told)


def release_data(one: Profile, other: Profile, found: Sequence[Parting]) -> dict[str, Any]:
    """Return the comparison of two releases for programs."""
    return {
        "left": one.name,
        "right": other.name,
        "verdict": "different" if found else "unknown",
        "differences": [
            {
                "minutes": parting.minutes,
                "steps": [
                    {"minute": s.at, "happens": s.happens, "left": s.left, "right": s.right}
                    for s in _seen(parting)
                ],
                "left": trace_as_data(parting.traces[0]),
                "right": trace_as_data(parting.traces[1]),
            }
            for parting in found
        ],
    }
