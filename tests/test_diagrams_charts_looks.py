"""Charts can be seen: words, borders and lines stand out in each theme, for all eyes, in print."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from drawn_charts import CHARTS, Picture, picture_of
from drawn_words import SVG
from test_diagrams_timeline_looks import EYES, READABLE, VISIBLE, contrast, seen
from uccx_diagrams.themes import DARK, LIGHT, PRINT, THEMES, Theme
from uccx_model.graph import licensing_graph
from uccx_model.states import ENFORCED, STATES

APART = {
    "light": 8.5,
    "dark": 6.5,
}  #: distance of fills in CIELAB; dark ones are told apart by less
RELATED = 4.5  #: of a state and the same state in Enforcement, which has a thick border as well
GREYS = 5.5  #: lightness of fills of neighbours, in black and white
by_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def grounds(theme: Theme) -> dict[str, str]:
    """What lies behind words and lines, without the states."""
    return {
        "paper": theme.paper,
        "frame": theme.frame,
        "frame within": theme.frame_within,
        "words": theme.words,
    }


def related(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long in {f"{short}_EXPIRED", f"{short}_ENFORCED"}


@by_theme
def test_words_stand_out(theme: Theme) -> None:
    for name, ground in (grounds(theme) | dict(theme.states)).items():
        assert contrast(theme.ink, ground) >= READABLE, name
        assert contrast(theme.accent, ground) >= READABLE, name  # the steps of a trace


@by_theme
def test_borders_and_lines_stand_out(theme: Theme) -> None:
    for name, ground in grounds(theme).items():
        for line in (theme.ink, theme.accent, theme.border, theme.enforced):
            assert contrast(line, ground) >= VISIBLE, (name, line)
    for name, fill in theme.states.items():
        for line in (theme.ink, theme.accent):
            assert contrast(line, fill) >= VISIBLE, (name, line)
    for state in ENFORCED:
        assert contrast(theme.enforced, theme.states[state.name]) >= VISIBLE, state


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colour_blind_readers_tell_states_apart(theme: Theme, eyes: str) -> None:
    for one, other in combinations(theme.states, 2):
        fills = (seen(theme.states[name], eyes) for name in (one, other))
        far = float(np.linalg.norm(np.subtract(*fills)))
        assert far >= (RELATED if related(one, other) else APART[theme.name]), (one, other)


def test_neighbours_differ_in_black_and_white() -> None:
    for one, other in licensing_graph().edges():
        if one is not other and not (one.enforced or other.enforced) and one.name != "CLASSIC":
            lightness = [float(seen(PRINT.states[s.name], "usual")[0]) for s in (one, other)]
            assert abs(lightness[0] - lightness[1]) >= GREYS, (one, other)


def test_print_has_no_colour() -> None:
    more = (PRINT.frame, PRINT.frame_within, PRINT.border, PRINT.words)
    for shade in (*more, PRINT.enforced, PRINT.accent):
        assert shade[1:3] == shade[3:5] == shade[5:7]


def colours(picture: Picture) -> set[str]:
    found = {e.get(name, "none") for e in picture.root.iter() for name in ("fill", "stroke")}
    return found - {"none", "transparent"}


@by_theme
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_the_colours_of_its_theme_only(name: str, theme: Theme) -> None:
    own = {*grounds(theme).values(), *theme.states.values(), theme.ink, theme.border}
    own |= {theme.enforced, theme.accent, theme.faint}
    assert colours(picture_of(name, "en", theme.name)) <= own


@by_theme
def test_states_have_their_colours_and_words_are_ink_or_accent(theme: Theme) -> None:
    picture = picture_of("states", "en", theme.name)
    for state in STATES:
        assert picture.shape(f"box-{state}").get("fill") == theme.states[state.name]
    for name in CHARTS:
        texts = picture_of(name, "en", theme.name).root.iter(f"{SVG}text")
        inks = {text.get("fill", "black") for text in texts}
        assert inks <= {theme.ink, theme.accent}, name


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "path"])
def test_only_the_way_of_a_trace_makes_anything_faint(name: str) -> None:
    assert LIGHT.faint not in colours(picture_of(name))


def test_themes_differ_in_colours_alone() -> None:
    for name in CHARTS:
        light = picture_of(name)
        for theme in (DARK, PRINT):
            other = picture_of(name, "en", theme.name)
            assert [e.tag for e in other.root.iter()] == [e.tag for e in light.root.iter()]
            assert [e.get("d") for e in other.root.iter()] == [
                e.get("d") for e in light.root.iter()
            ]
