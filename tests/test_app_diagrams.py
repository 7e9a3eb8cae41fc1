"""The command `diagrams`: everything at once, whole files or nothing, the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from uccx_diagrams.drawings import ALL, DRAWINGS, Format
from uccx_diagrams.layout import LayoutError
from uccx_licensing.__main__ import run
from uccx_licensing.pictures import drawing

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "diagrams" / "out"
PATHS = os.pathsep.join(str(ROOT / folder) for folder in ("model", "proofs", "diagrams", "app"))
FEW = ("migration", "deployments")
IN_EVERY_FORMAT = """
import sys
from hashlib import sha256
from uccx_diagrams.drawings import ALL, DRAWINGS, PICTURES, draw, example_of
from uccx_licensing.pictures.drawing import manner
for name in ALL:
    drawing = DRAWINGS[name]
    for form in drawing.formats:
        if form == "svg" or form in PICTURES and name not in ("enforcement", "scenario-1"):
            continue
        drawn = draw(name, form, manner("de", "dark"), example_of(drawing))
        print(name, form, sha256(drawn).hexdigest())
"""


def child(seed: str, *arguments: str) -> str:
    """What a process with other hashes and another home prints."""
    variables = {"PYTHONHASHSEED": seed, "PYTHONPATH": PATHS, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | variables | {"TZ": f"Etc/GMT+{seed}", "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def as_the_makefile_has_it(folder: Path) -> list[str]:
    """The arguments of `make diagrams`, for another folder."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"uccx-licensing (diagrams .*)", text)
    assert found is not None
    return [str(folder) if word == "diagrams/out" else word for word in found[1].split()]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders that two processes have written."""
    folders = [tmp_path_factory.mktemp("diagrams") / "made" / seed for seed in ("1", "2")]
    for folder in folders:
        told = child(folder.name, "-m", "uccx_licensing", *as_the_makefile_has_it(folder))
        assert told.splitlines()[-1] == f"{len(files(folder))} files written."
    return folders


def test_every_process_draws_the_same_bytes(written: list[Path]) -> None:
    first, second = map(files, written)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    for name in ALL:
        assert any(Path(file).name == f"{name}.svg" for file in first), name


def test_the_committed_drawings_are_up_to_date(written: list[Path]) -> None:
    new, old = files(written[0]), files(COMMITTED)
    assert sorted(new) == sorted(old), "run `make diagrams`"
    assert [name for name in new if new[name] != old[name]] == [], "run `make diagrams`"


def test_links_lead_to_the_page_of_traces_and_nowhere_else(written: list[Path]) -> None:
    drawn = files(written[0])
    (page,) = (name for name in drawn if name.endswith(".html"))
    anchors = set(re.findall(rb'<section id="([^"]+)"', drawn[page]))
    for name, content in drawn.items():
        links = re.findall(rb'href="([^"]*)"', content)
        for link in links:
            place, _, anchor = link.partition(b"#")
            assert (Path(name).parent / place.decode()).name == Path(page).name
            assert anchor in anchors, (name, link)
        bare = content.replace(b"http://www.w3.org/", b"")
        for needle in (b"://", b"<script", b"@import", b"<!ENTITY", b"<image"):
            assert needle not in bare, name


def test_every_format_is_the_same_in_every_process() -> None:
    once, again = (child(seed, "-c", IN_EVERY_FORMAT) for seed in ("3", "4"))
    assert once == again
    told = {tuple(line.split()[:2]) for line in once.splitlines()}
    for name in ("enforcement", "scenario-1"):
        assert {(name, Format.PNG), (name, Format.PDF)} <= told
    texts = {form for _, form in told}
    assert texts == set(Format) - {Format.SVG}


# Whole files, or nothing.


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "ALL", FEW)
    monkeypatch.setattr(drawing, "DARK", ("migration",))
    monkeypatch.setattr(drawing, "evidence_page", lambda _: "<!DOCTYPE html>")


@pytest.mark.usefixtures("few")
def test_a_folder_is_made_and_what_was_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "made" / "here"
    assert run(["diagrams", "--out", str(folder)]) == 0
    names = ["evidence.html", "migration.svg", "deployments.svg", "migration-dark.svg"]
    told = capsys.readouterr().out.splitlines()
    assert told == [*(str(folder / name) for name in names), "4 files written."]
    assert sorted(files(folder)) == sorted(names)


@pytest.mark.usefixtures("few")
def test_several_languages_have_folders_of_their_own(tmp_path: Path) -> None:
    languages = ["--lang", "en", "--lang", "fr", "--lang", "de", "--lang", "fr"]
    assert run(["diagrams", "--out", str(tmp_path), *languages, "--theme", "print"]) == 0
    drawn = [f"{code}/{name}.svg" for code in ("en", "fr", "de") for name in FEW]
    assert sorted(files(tmp_path)) == sorted([*drawn, "evidence.html"])
    assert b'xml:lang="fr"' in (tmp_path / "fr" / "migration.svg").read_bytes()


@pytest.mark.usefixtures("few")
def test_nothing_is_written_if_something_cannot_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "migration.svg").write_text("old")

    def refuse(_: object) -> str:
        raise LayoutError("no engine")

    monkeypatch.setattr(drawing, "evidence_page", refuse)
    assert run(["diagrams", "--out", str(tmp_path)]) == 2
    assert "the diagrams cannot be drawn: no engine" in capsys.readouterr().err
    assert files(tmp_path) == {"migration.svg": b"old"}


@pytest.mark.usefixtures("few")
def test_ctrl_c_and_full_disks_leave_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stops: list[tuple[BaseException, int, str]] = [
        (KeyboardInterrupt(), 130, "Stopped with Ctrl-C"),
        (OSError(28, "No space left on device"), 2, "No space left on device; expected a folder"),
    ]
    for stop, code, told in stops:

        def fail(self: Path, other: Path, stop: BaseException = stop) -> None:
            raise stop

        monkeypatch.setattr(Path, "replace", fail)
        assert run(["diagrams", "--out", str(tmp_path)]) == code
        assert told in capsys.readouterr().err
        assert files(tmp_path) == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Missing option '--out'"),
        (["--out", "file"], "'file' is a file"),
        (["--out", "file/x"], "--out 'file/x': Not a directory; expected a folder"),
        (["--out", "x", "--lang", "es"], "'es' is not one of 'en', 'fr', 'de'"),
        (["--out", "x", "--theme", "pink"], "'pink' is not one of 'light', 'dark', 'print'"),
    ],
)
@pytest.mark.usefixtures("few")
def test_what_is_wrong_is_told(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    assert run(["diagrams", *arguments]) == 2
    problems = capsys.readouterr().err
    assert told in problems
    assert "Traceback" not in problems
    assert files(tmp_path) == {"file": b""}


def test_every_drawing_has_a_name_that_files_can_have() -> None:
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in DRAWINGS)
