"""The command `diagram`: what it draws, where to, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from uccx_diagrams.drawings import DRAWINGS
from uccx_diagrams.scenarios import scenario_named
from uccx_licensing.__main__ import run
from uccx_licensing.pictures import drawing
from uccx_licensing.pictures.commands import FORMATS, LANGUAGES, THEMES
from uccx_licensing.trace_data import Kept, kept_as_data
from uccx_licensing.trace_file import save_trace
from uccx_proofs.refusing import CertificateError

SVG = "{http://www.w3.org/2000/svg}"
DOT = """
import pathlib, sys
from uccx_diagrams.layout import ENGINES
pathlib.Path("asked").write_text(" ".join(sys.argv[1:]))
sys.stdout.buffer.write(ENGINES["bundled"](sys.stdin.read()))
"""
BEGINS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "dot": b"digraph",
    "mermaid": b"---",
    "plantuml": b"@startuml",
    "scxml": b"<?xml",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of arguments that are wrong, on one line."""
    assert run(["diagram", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    *_, problem = told.err.strip().splitlines()
    assert problem.startswith("Error: ")
    assert [path.name for path in Path().iterdir() if path.suffix == ".part"] == []
    return problem.removeprefix("Error: ")


# What it draws.


def test_the_list_names_every_drawing_with_its_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for (name, known), head, formats in zip(DRAWINGS.items(), lines[::2], lines[1::2], strict=True):
        assert head.startswith(f"{name} {known.subject.value}".strip())
        assert len(head.split("  ")[-1]) > 10
        assert formats.strip() == ", ".join(known.formats)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_standard_output(
    form: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["diagram", "registration", "--format", form]) == 0
    drawn, problems = capsysbinary.readouterr()
    assert drawn.startswith(BEGINS[form])
    assert problems == b""


@pytest.mark.parametrize(
    ("file", "form"),
    [
        *(("a.svg", "svg"), ("A.PNG", "png"), ("a.pdf", "pdf"), ("a.scxml", "scxml")),
        *(("a.gv", "dot"), ("a.b.dot", "dot"), ("a.mmd", "mermaid"), ("a.puml", "plantuml")),
    ],
)
def test_a_files_name_tells_the_format(
    file: str, form: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diagram", "registration", "--out", file]) == 0
    assert (here / file).read_bytes().startswith(BEGINS[form])
    assert capsys.readouterr() == ("", "")
    assert list(here.iterdir()) == [here / file]


def test_a_format_that_is_given_comes_before_the_files_name(here: Path) -> None:
    assert run(["diagram", "migration", "--format", "dot", "--out", "notes.txt"]) == 0
    assert (here / "notes.txt").read_text().startswith("digraph")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
def test_languages_and_themes(code: str, theme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", "migration", "--lang", code, "--theme", theme]) == 0
    root = ElementTree.fromstring(capsys.readouterr().out)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == code
    (paper, *_) = root.iter(f"{SVG}rect")
    assert (paper.get("fill") == "#ffffff") is (theme != "dark")


@pytest.mark.parametrize("name", ["out of compliance", "Out-Of-Compliance", "OUT_OF_COMPLIANCE"])
def test_states_may_be_written_in_words(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagram", "around", name, "--format", "mermaid"]) == 0
    assert "OUT_OF_COMPLIANCE" in capsys.readouterr().out


def test_a_trace_comes_from_a_file_standard_input_a_story_or_a_target(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_trace(scenario_named("scenario-2"), "trace.json")
    drawn = []
    for subject in ("scenario-2", "trace.json", "-", "overage_is_counted", "OVERAGE"):
        with (here / "trace.json").open() as given:
            monkeypatch.setattr(sys, "stdin", given)
            assert run(["diagram", "timeline", subject]) == 0, subject
        drawn.append(capsys.readouterr().out)
    assert drawn[0] == drawn[1] == drawn[2]
    assert len(set(drawn)) > 1


def test_a_reading_and_a_release_change_the_drawing(capsys: pytest.CaptureFixture[str]) -> None:
    drawn = []
    for more in ([], ["--reading", "Q6=refused"], ["--profile", "12.5-su3"], ["--links", "a.html"]):
        assert run(["diagram", "around", "OUT_OF_COMPLIANCE", *more]) == 0
        drawn.append(capsys.readouterr().out)
    assert len(set(drawn)) == 4
    assert "deregister: OUT_OF_COMPLIANCE" in drawn[0]
    assert "deregister: OUT_OF_COMPLIANCE" not in drawn[1]
    assert 'href="a.html#' in drawn[3]


# What it says when it cannot.


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], ["Missing argument 'NAME'", "--list tells which"]),
        (["stats"], ["no drawing is called 'stats'", "there are: overview, states", "'states'?"]),
        (["states", "OVERAGE"], ["states takes no subject; found 'OVERAGE'"]),
        (["around"], ["around needs a licensing state", "Try OUT_OF_COMPLIANCE"]),
        (["around", "OVERAG"], ["no licensing state is called 'OVERAG'", "Did you mean 'OVERAGE'"]),
        (["path"], ["path needs a trace", "Try loophole"]),
        (["timeline"], ["timeline needs a trace", "Try loophole."]),
        (["path", "scenario1"], ["no file 'scenario1'", "trace in JSON", "mean scenario-1"]),
        (["timeline", "empty.json"], ["'empty.json'", "expected a trace in JSON", "it is empty"]),
        (["timeline", "wrong.json"], ["'wrong.json'", "expected"]),
        (["timeline", "."], ["'.'", "Is a directory"]),
        (["states", "--reading", "Q1"], ["--reading 'Q1'", 'as Q1="90 days"']),
        (["states", "--reading", "Q99=x"], ["there is no choice 'Q99'", "there are: Q1, Q2"]),
        (["states", "--reading", "Q1=never"], ['options of Q1 are "90 + 90 days"; "90 days"']),
        (
            ["states", "--reading", "Q6=refused", "--reading", "Q6=clears"],
            ["Q6 is 'is refused' already", "each choice once"],
        ),
        (["states", "--profile", "12.6"], ["no release is called '12.6'", "12.5, 12.5-su3"]),
        (["states", "--lang", "es"], ["'es' is not one of 'en', 'fr', 'de'"]),
        (["states", "--theme", "pink"], ["'pink' is not one of 'light', 'dark', 'print'"]),
        (["states", "--format", "bmp"], ["'bmp' is not one of 'svg', 'png', 'pdf'"]),
        (["migration", "--format", "scxml"], ["migration does not come as scxml", "svg, png"]),
        (["timeline", "OVERAGE", "--format", "dot"], ["timeline does not come as dot", "svg"]),
        (["states", "--out", "x.bmp"], ["--out 'x.bmp'", "ends with one of svg", "or --format"]),
        (["states", "--out", "plain"], ["--out 'plain'", "or --format"]),
        (["states", "--out", "no/x.svg"], ["--out 'no/x.svg'", "there is no folder"]),
        (["states", "--out", ".", "--format", "svg"], ["--out '.'", "this is a folder"]),
        (["states", "--scale", "0", "--out", "x.png"], ["--scale 0", "0.1 to 20"]),
        (["states", "--scale", "nan", "--out", "x.png"], ["--scale nan", "0.1 to 20"]),
        (["states", "--scale", "3", "--out", "x.svg"], ["--scale is of PNG only"]),
        (["states", "--title", "x"], ["states takes no --title", "it takes --engine"]),
        (["loophole", "--reading", "Q6=refused"], ["loophole takes no --reading"]),
        (["deployments", "--reading", "Q6=refused"], ["deployments takes no --reading"]),
        (["states", "--links", "e.html", "--reading", "Q6=refused"], ["--links goes with neither"]),
        (["around", "CLASSIC", "--reading", "Origin=new installation"], ["proved impossible"]),
        (["path", "OVERAGE", "--profile", "12.5-su3", "--reading", "Q1=x"], ["options of Q1"]),
        (["states", "--scale", "big"], ["'big' is not a valid float"]),
        (["states", "--engine", "dot"], ["'dot' is not one of 'bundled', 'system'"]),
        (["loophole", "--start", "soon"], ["'soon' is no date and time"]),
        (
            ["path", "loophole", "--reading", "Q6=refused"],
            ['the trace is of Q6 = "clears lock, strikes and clock"', "no other option"],
        ),
    ],
    ids=lambda value: " ".join(value)[:40],
)
def test_what_is_wrong_is_told(
    arguments: list[str], told: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty.json").touch()
    (here / "wrong.json").write_text('{"steps": 3}')
    problem = refused(capsys, *arguments)
    for words in told:
        assert words in problem


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pictures_are_not_written_to_a_terminal(
    form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    problem = refused(capsys, "migration", "--format", form)
    assert problem == f"{form} is not for the screen; add --out FILE."


def test_graphviz_of_the_machine_is_asked_for_by_name(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(here))
    problem = refused(capsys, "migration", "--engine", "system")
    assert "there is no program dot on this machine; install Graphviz" in problem
    (here / "dot").write_text(f"#!{sys.executable}\n{DOT}")
    (here / "dot").chmod(0o755)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    drawn = []
    for engine in ("bundled", "system"):
        assert run(["diagram", "migration", "--engine", engine]) == 0
        drawn.append(capsys.readouterr().out)
    assert drawn[0] == drawn[1]
    assert (here / "asked").read_text() == "-Tsvg"


def test_what_is_known_and_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def spoilt() -> None:
        raise CertificateError("reachability/12.5.json: line 3")

    monkeypatch.setattr(drawing, "load", spoilt)
    problem = refused(capsys, "states")
    assert problem.startswith("what is known of states and transitions cannot be read: reach")


def test_ctrl_c_leaves_nothing_behind(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "old.svg").write_text("old")

    def stop(self: Path, other: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    assert run(["diagram", "migration", "--out", "old.svg"]) == 130
    assert [path.name for path in here.iterdir()] == ["old.svg"]
    assert (here / "old.svg").read_text() == "old"
    assert "Stopped with Ctrl-C" in capsys.readouterr().err


def test_a_trace_that_the_model_does_not_go_is_not_drawn(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = kept_as_data(Kept(scenario_named("scenario-1")))
    kept["steps"].reverse()
    (here / "forged.json").write_text(json.dumps(kept))
    for name in ("path", "timeline", "sequence"):
        problem = refused(capsys, name, "forged.json")
        assert "'forged.json': the model does not go this way" in problem
        assert "uccx-licensing replay" in problem
