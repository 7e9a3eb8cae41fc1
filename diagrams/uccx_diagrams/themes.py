"""Colours: what drawings look like on light and dark screens, and in black-and-white print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["DARK", "LIGHT", "PRINT", "THEMES", "Theme", "theme_named"]


@dataclass(frozen=True)
class Theme:
    """The colours of a drawing. Lines differ in style and states in name as well.

    Attributes:
        name: what people call it.
        paper: behind everything.
        panel: behind curves.
        squeezed: behind curves, where the axis is compressed.
        ink: words and frames.
        faint: guides; they carry no meaning of their own.
        usage, bought, known, locked: lines of licences.
        deficit: the area between them.
        strikes, limit: lines.
        clocks: a line each.
        marks: notices and actions.
        states: a fill for each licensing state; `ink` is legible on each.
        hatch: over the fill of enforced states.
        frame, frame_within: behind the states of a chart's frames.
        border: around frames and words.
        words: behind words that stand for a frame.
        enforced: around enforced states of a chart.
        accent: what a chart is about, and the way of a trace.
    """

    name: str
    paper: str
    panel: str
    squeezed: str
    ink: str
    faint: str
    usage: str
    bought: str
    known: str
    locked: str
    deficit: str
    strikes: str
    limit: str
    clocks: tuple[str, str, str, str]
    marks: str
    states: Mapping[str, str]
    hatch: str
    frame: str
    frame_within: str
    border: str
    words: str
    enforced: str
    accent: str


def _states(*fills: str) -> Mapping[str, str]:
    names = (
        "CLASSIC",
        "EVALUATION",
        "EVALUATION_EXPIRED",
        "NO_LICENSES_IN_USE",
        "IN_COMPLIANCE",
        "OVERAGE",
        "OUT_OF_COMPLIANCE",
        "OUT_OF_COMPLIANCE_EXPIRED",
        "AUTHORIZATION_EXPIRED",
        "AUTHORIZATION_EXPIRED_ENFORCED",
        "REGISTRATION_EXPIRED",
        "REGISTRATION_EXPIRED_ENFORCED",
    )
    return dict(zip(names, fills, strict=True))


LIGHT: Final = Theme(
    name="light",
    paper="#ffffff",
    panel="#f7f9fb",
    squeezed="#e9eef3",
    ink="#1b2530",
    faint="#b4bec8",
    usage="#00449e",
    bought="#2a7a50",
    known="#80700a",
    locked="#8c0f1f",
    deficit="#f6c5bc",
    strikes="#8f4700",
    limit="#1b2530",
    clocks=("#003a8c", "#8c0f1f", "#8e4fd0", "#3f8418"),
    marks="#1b2530",
    states=_states(
        "#dfe3e8",
        "#cfe6fa",
        "#8fc1ee",
        "#eef6e4",
        "#c3e3ae",
        "#fbe9a3",
        "#f9c08a",
        "#ef9a78",
        "#e3d3f2",
        "#c3a5e0",
        "#e8dccb",
        "#cfb48f",
    ),
    hatch="#7a2a18",
    frame="#f4f6f8",
    frame_within="#e6ecf1",
    border="#5f6b77",
    words="#fffbe6",
    enforced="#9c1c10",
    accent="#1f5fa8",
)
DARK: Final = Theme(
    name="dark",
    paper="#14191f",
    panel="#1b2229",
    squeezed="#262f39",
    ink="#eef2f6",
    faint="#56626f",
    usage="#6cb8ff",
    bought="#c8ecb8",
    known="#e2c020",
    locked="#ff8a78",
    deficit="#7a2f2a",
    strikes="#ffb066",
    limit="#eef2f6",
    clocks=("#75ceeb", "#f0603c", "#b878ff", "#e8f2b0"),
    marks="#eef2f6",
    states=_states(
        "#3a434d",
        "#1d4467",
        "#153a5e",
        "#33421f",
        "#2c5218",
        "#5c4d00",
        "#6e3b0c",
        "#722713",
        "#4b3269",
        "#42265f",
        "#53442c",
        "#4b3a1f",
    ),
    hatch="#c98a7d",
    frame="#1b2229",
    frame_within="#232c35",
    border="#8694a3",
    words="#2c2a1c",
    enforced="#ff8a78",
    accent="#6cb8ff",
)
PRINT: Final = Theme(
    name="print",
    paper="#ffffff",
    panel="#ffffff",
    squeezed="#eeeeee",
    ink="#000000",
    faint="#aaaaaa",
    usage="#000000",
    bought="#6e6e6e",
    known="#555555",
    locked="#000000",
    deficit="#cccccc",
    strikes="#000000",
    limit="#555555",
    clocks=("#000000", "#000000", "#666666", "#666666"),
    marks="#000000",
    states=_states(
        "#f7f7f7",
        "#dddddd",
        "#dddddd",
        "#ffffff",
        "#eeeeee",
        "#cccccc",
        "#aaaaaa",
        "#aaaaaa",
        "#bbbbbb",
        "#bbbbbb",
        "#999999",
        "#999999",
    ),
    hatch="#333333",
    frame="#ffffff",
    frame_within="#f4f4f4",
    border="#555555",
    words="#ffffff",
    enforced="#000000",
    accent="#000000",
)
THEMES: Final = (LIGHT, DARK, PRINT)


def theme_named(name: str) -> Theme:
    """Return the theme of this name.

    Raises:
        KeyError: there is none; the message lists the names there are.
    """
    for theme in THEMES:
        if theme.name == name:
            return theme
    raise KeyError(f"no theme {name!r}; there are: {', '.join(t.name for t in THEMES)}")
