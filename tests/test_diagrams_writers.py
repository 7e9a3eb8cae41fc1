"""Charts in other tools' languages: all of a chart, once, whatever its words are."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from charts import HOSTILE, charts, feature_chart, hostile_chart, model_chart
from uccx_diagrams.chart import Arrow, Box, Chart, Emphasis, Frame, Line
from uccx_diagrams.themes import LIGHT, THEMES, Theme
from uccx_diagrams.writers import mermaid, plantuml, scxml
from uccx_diagrams.writers.telling import identifiers, names_of, one_line, told, told_beside
from uccx_model.reachability import Standing

CHARTS: Final = {chart.name: chart for chart in charts()}
WRITERS: Final = {"mermaid": mermaid.write, "plantuml": plantuml.write}
FORMATS: Final = Path(__file__).resolve().parent / "formats"
NODE: Final = re.compile(r'^\s*(\w+)(?:\["(.*)"\]|\("(.*)"\))$', re.M)
SUBGRAPH: Final = re.compile(r'^\s*subgraph (\w+)\["(.*)"\]$', re.M)
EDGE: Final = re.compile(r'^\s*(\w+)(?:\(\(" "\)\))? -->(?:\|"(.*)"\|)? (\w+)$', re.M)
STATE: Final = re.compile(r'^\s*state "(.*)" as (\w+) ', re.M)
ARROW: Final = re.compile(r"^(\w+|\[\*\]) (?:-->|-\[(.*?)\]->) (\w+)(?: : (.*))?$", re.M)


def plain(source: str) -> str:
    """What a reader sees of a source: characters for entities, one space for breaks."""
    text = re.sub(r"<br/>|\\n", " ", source).replace("\N{WORD JOINER}", "")
    text = re.sub(r"\[\[[^ {]*(?:\{[^}]*\})? ", "", text).replace("]]", "")
    return re.sub(r"&?#(\d+);", lambda found: chr(int(found[1])), text)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", CHARTS)
def test_the_same_chart_is_the_same_text(name: str, writer: str, theme: Theme) -> None:
    text = WRITERS[writer](CHARTS[name], theme)
    assert text == WRITERS[writer](CHARTS[name], theme)
    assert text.endswith("\n")
    assert "\r" not in text
    assert len({WRITERS[writer](CHARTS[name], other) for other in THEMES}) == len(THEMES)


@pytest.mark.parametrize("name", CHARTS)
def test_mermaid_has_every_box_frame_and_arrow_once(name: str) -> None:
    chart = CHARTS[name]
    text = mermaid.write(chart, LIGHT)
    boxes, frames = list(chart.all_boxes()), list(chart.all_frames())
    telling = [arrow for arrow in chart.arrows if arrow.lines]
    each = [frame for frame in frames if frame.lines]
    found = [names[0] for names in NODE.findall(text)]
    assert len(found) == len(boxes) + len(each) + len(telling) + len(told_beside(chart))
    assert len(SUBGRAPH.findall(text)) == len(frames) + 2  # the sheet and the legend
    assert len(EDGE.findall(text)) == len(chart.arrows) + len(chart.starts)
    every = [*found, *(name for name, _ in SUBGRAPH.findall(text))]
    assert len(every) == len(set(every))
    ends = re.findall(r"^\s*end$", text, re.M)
    assert len(ends) == len(SUBGRAPH.findall(text))


@pytest.mark.parametrize("name", CHARTS)
def test_plantuml_has_every_box_frame_and_arrow_once(name: str) -> None:
    chart = CHARTS[name]
    text = plantuml.write(chart, LIGHT)
    names = identifiers(names_of(chart), "", plantuml.RESERVED)
    assert Counter(name for _, name in STATE.findall(text)) == Counter(names.values())
    drawn = [(tail, head) for tail, _, head, _ in ARROW.findall(text)]
    expected = [("[*]", names[key]) for key in chart.starts]
    expected += [(names[arrow.tail], names[arrow.head]) for arrow in chart.arrows]
    assert drawn == expected
    assert text.count(" {\n") == text.count("}\n") - 1  # one stands in a line of the style


def together(lines: tuple[Line, ...]) -> str:
    return " ".join(map(told, lines))


def test_mermaid_tells_each_line_where_it_belongs() -> None:
    chart = model_chart()
    text = mermaid.write(chart, LIGHT)
    nodes = {name: plain(words or boxed) for name, words, boxed in NODE.findall(text)}
    for box in chart.all_boxes():
        assert nodes[box.key].endswith(together(box.lines))
    heads = {tail: head for tail, _, head in EDGE.findall(text)}
    tails = {words: tail for tail, words in re.findall(r"^\s*(\w+) --- (\w+)$", text, re.M)}
    names = identifiers([a.key for a in chart.arrows], "", ())
    frames = {frame.key for frame in chart.all_frames()}
    for arrow in chart.arrows:
        words = f"words_{names[arrow.key]}"
        assert nodes[words] == together(arrow.lines)
        assert heads[words] == arrow.head
        assert tails.get(words) == (None if arrow.tail in frames else arrow.tail)


def test_plantuml_tells_each_line_where_it_belongs() -> None:
    chart = model_chart()
    text = plantuml.write(chart, LIGHT)
    names = identifiers(names_of(chart), "", plantuml.RESERVED)
    holders: list[Box | Frame] = [*chart.all_boxes(), *chart.all_frames()]
    for holder in holders:
        rows = re.findall(rf"^\s*{names[holder.key]} : (.*)$", text, re.M)
        assert plain(" ".join(rows)).endswith(together(holder.lines))
    labels = {(tail, head): plain(words) for tail, _, head, words in ARROW.findall(text)}
    for arrow in chart.arrows:
        assert labels[names[arrow.tail], names[arrow.head]] == together(arrow.lines)


@pytest.mark.parametrize("writer", WRITERS)
def test_words_are_only_words(writer: str) -> None:
    """Hostile words change the text as harmless ones do: where words stand, and nowhere else."""
    text = WRITERS[writer](hostile_chart(), LIGHT)
    unseen = [c for c in text if not c.isprintable() and c not in "\n\N{WORD JOINER}"]
    assert unseen == []
    if writer == "mermaid":
        labels = [m[1] or m[2] for m in NODE.findall(text)]
        labels += [words for _, words in SUBGRAPH.findall(text)]
        labels += [words for _, words, _ in EDGE.findall(text)]
        known = r"</?[bi]>|<br/>|#\d+;"
    else:
        labels = [words for words, _ in STATE.findall(text)]
        known = r"</?[bi]>|\\n|&#\d+;"
    left = {c for label in labels for c in re.sub(known, "", label) if c in '"<>[]{}|;#&%\\`*$'}
    assert left == set()
    seen = re.sub(r"\s+", "", plain(re.sub("</?[bi]>", "", text)))
    for words in HOSTILE:
        assert re.sub(r"\s+", "", one_line(words)) in seen, words


@pytest.mark.parametrize("writer", WRITERS)
def test_statements_do_not_depend_on_words(writer: str) -> None:
    def shape(chart: Chart) -> list[str]:
        lines = (line.split() for line in WRITERS[writer](chart, LIGHT).splitlines())
        kinds = [words[0] for words in lines if words]
        return [
            kind for kind in kinds if kind in ("end", "subgraph", "state", "}", "click", "note")
        ]

    tame = hostile_chart()
    frames = tuple(
        replace(f, title="x", boxes=tuple(replace(b, title="x", link="x") for b in f.boxes))
        for f in tame.frames
    )
    assert len(shape(hostile_chart())) == len(shape(replace(tame, frames=frames))) - (
        1 if writer == "mermaid" else 0  # a link to nowhere is none
    )


def looks_of(chart: Chart) -> dict[str, str]:
    """How Mermaid is told to draw each arrow, by its key."""
    text = mermaid.write(chart, LIGHT)
    parts = re.findall(r"^\s*(\w+)(?:\(\(. .\)\))? (?:-->|---) (\w+)$", text, re.M)
    found: dict[str, str] = {}
    for numbers, look in re.findall(r"^\s*linkStyle ([\d,]+) (.*)$", text, re.M):
        ends = [set(parts[int(number)]) for number in numbers.split(",")]
        found |= {a.key: look for a in chart.arrows if all(f"words_{a.key}" in e for e in ends)}
        if {"state", "_end"} in ends:  # the arrow without words
            found["f"] = look
    return found


def test_arrows_that_depend_are_dashed_and_unknown_ones_dotted() -> None:
    chart = feature_chart()
    looks = looks_of(chart)
    assert {key for key, look in looks.items() if "dasharray:6" in look} == {"q"}
    assert {key for key, look in looks.items() if "dasharray:1" in look} == {"u"}
    assert {key for key, look in looks.items() if "width:4px" in look} == {"strong"}
    assert {key for key, look in looks.items() if LIGHT.faint in look} == {"f"}
    drawn = {
        (tail, head): look for tail, look, head, _ in ARROW.findall(plantuml.write(chart, LIGHT))
    }
    assert drawn["evaluation", "locked_2_x"].endswith("dashed")
    assert drawn["evaluation", "_end"].endswith("dotted")
    assert drawn["_state", "evaluation"] == LIGHT.ink


@pytest.mark.parametrize("writer", WRITERS)
def test_enforcement_is_told_in_a_word_and_a_border(writer: str) -> None:
    text = WRITERS[writer](feature_chart(), LIGHT)
    assert text.count("■ ENFORCED ■") == 1
    name = "locked_2_x"
    bold = (
        rf"style {name} .*stroke-width:4px" if writer == "mermaid" else rf"as {name} .*line\.bold"
    )
    assert re.search(bold, text)


def test_mermaid_takes_the_largest_chart_with_long_links_and_tooltips() -> None:
    chart = model_chart()
    link, tooltip = "https://example.org/" + "x" * 60, "some words " * 100

    def linked(arrow: Arrow) -> Arrow:
        lines = tuple(replace(line, link=link, tooltip=tooltip) for line in arrow.lines)
        return replace(arrow, lines=lines)

    text = mermaid.write(replace(chart, arrows=tuple(map(linked, chart.arrows))), LIGHT)
    assert len(text) < 50_000


def test_a_line_tells_what_qualifies_it() -> None:
    line = Line("go\non", action=True, choices=("Q1", "Q4"), condition="if enforced")
    assert told(line) == "› go on (Q1, Q4, if enforced)"  # noqa: RUF001
    assert told(Line("go", standing=Standing.UNKNOWN, numbers=(2, 5))) == "[2] [5] ? go"


def test_one_line_shows_all_there_is() -> None:
    assert one_line(" a\t\n b\x00\u202ec ") == "a b��c"
    assert one_line("dix\u202f: non\xa0!") == "dix\u202f: non\xa0!"


def test_names_are_taken_by_the_format_and_are_their_own() -> None:
    names = identifiers(["end", "END", "a.b", "a-b", "a_b", "1st", "-"], "", ("end",))
    assert list(names.values()) == ["_end", "_END", "a_b", "a_b_2", "a_b_3", "_1st", "_"]
    assert identifiers(["a-b", "x.y"], "-", ()) == {"a-b": "a-b", "x.y": "x_y"}


def test_an_arrow_without_words_is_just_an_arrow() -> None:
    chart = feature_chart()
    bare = replace(chart, arrows=(Arrow("x", "Registered", "state", (), emphasis=Emphasis.PLAIN),))
    assert "Registered --> state" in mermaid.write(bare, LIGHT)
    assert f"Registered -[{LIGHT.ink}]-> _state\n" in plantuml.write(bare, LIGHT)
    assert 'event="to_state"' in scxml.write(bare)


def test_the_lock_of_the_tools_is_whole_and_holds_no_address() -> None:
    text = (FORMATS / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    wanted = json.loads((FORMATS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert packages[""]["dependencies"] == wanted
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, held in packages.items() if name and "integrity" not in held] == []
