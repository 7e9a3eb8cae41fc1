"""What the pages about drawings say is so: their commands run, their pictures and links exist."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from uccx_diagrams.drawings import ALL, DRAWINGS
from uccx_diagrams.languages import LANGUAGES
from uccx_licensing import site_hook
from uccx_licensing.__main__ import run as run_command
from uccx_licensing.pictures import drawing

ROOT = Path(__file__).resolve().parent.parent
GALLERY = "docs/gallery.md"
PAGES = (GALLERY, "docs/including-diagrams.md")
DRAWN = ROOT / "diagrams" / "out"
NAME = "uccx-licensing "
ANSWERS = {"# yes": 0, "# no": 1}


@dataclass(frozen=True)
class Command:
    page: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.text}"

    @property
    def arguments(self) -> list[str]:
        return shlex.split(self.text, comments=True)[1:]

    @property
    def code(self) -> int:
        """What it ends with: a question with its answer, anything else with success."""
        return next((code for end, code in ANSWERS.items() if self.text.endswith(end)), 0)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def told(page: str) -> str:
    """Return the page, of the README only what it says of drawings."""
    text = text_of(page)
    if page != "README.md":
        return text
    return text.partition("\n## Draw it\n")[2].partition("\n## ")[0]


def commands() -> Iterator[Command]:
    for page in ("README.md", *PAGES):
        lines = re.findall(rf"^(?: {{4}}|\$ )({NAME}.*)$", told(page), re.MULTILINE)
        inline = re.findall(rf"`({NAME}[^`]+)`", told(page))
        yield from (Command(page, line.strip()) for line in dict.fromkeys([*lines, *inline]))


def drawing_commands(page: str) -> list[Command]:
    return [c for c in commands() if c.page == page and c.arguments[0] == "diagram"]


def links(page: str) -> Iterator[str]:
    text = text_of(page) if page != "README.md" else told(page)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    yield from re.findall(r"\]\(([^)\s]+)\)", prose)
    yield from re.findall(r'(?:src|srcset|href)="([^"]+)"', prose)


def anchors(page: Path) -> set[str]:
    """Return the names that GitHub gives to a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def drawn_files() -> set[Path]:
    """Return what `make diagrams` writes."""
    dark = {f"{name}-dark" for name in drawing.DARK}
    pictures = {DRAWN / code / f"{name}.svg" for code in LANGUAGES for name in {*ALL, *dark}}
    return {DRAWN / drawing.EVIDENCE, *pictures}


@pytest.mark.parametrize("page", [GALLERY, pytest.param(PAGES[1], marks=pytest.mark.slow)])
def test_commands_succeed(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    """They run one after the other in a folder, as a reader would try them."""
    monkeypatch.chdir(tmp_path)
    wanted = [c for c in commands() if c.page == page and c.arguments[0] != "ask"]
    kept = [c for c in commands() if c.page == page and "--save-trace" in c.arguments]
    assert len(wanted) >= len(ALL) - 1
    for command in [*kept, *wanted]:
        if "system" in command.arguments and shutil.which("dot") is None:
            continue
        assert run_command(command.arguments) == 0, f"{command}: {capsysbinary.readouterr().err!r}"
        if "--out" in command.arguments:
            out = Path(command.arguments[command.arguments.index("--out") + 1])
            assert out.exists(), command
        else:
            assert capsysbinary.readouterr().out, command


def test_commands_of_the_readme_succeed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in drawing_commands("README.md"):
        assert run_command(command.arguments) == 0, command
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
@pytest.mark.parametrize("command", [c for c in commands() if c.arguments[0] == "ask"], ids=str)
def test_answers_are_those_of_the_page(
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.text.endswith(tuple(ANSWERS)) or "--save-trace" in command.arguments
    assert run_command(command.arguments) == command.code, capsys.readouterr().out


def test_the_gallery_has_every_drawing_and_tells_how_to_draw_it() -> None:
    shown = drawing_commands(GALLERY)
    assert {c.arguments[1] for c in shown} == {*DRAWINGS}
    assert {file.resolve() for file in drawn_files()} <= {
        (ROOT / "docs" / link).resolve() for link in links(GALLERY)
    } | {DRAWN / code / f"{name}-dark.svg" for code in ("fr", "de") for name in drawing.DARK}


@pytest.mark.parametrize("page", ["README.md", *PAGES])
def test_links_lead_somewhere(page: str) -> None:
    found = list(links(page))
    assert found
    for link in found:
        file, _, anchor = unquote(link).partition("#")
        target = ((ROOT / page).parent / file).resolve() if file else ROOT / page
        assert target.exists() or target in drawn_files(), link
        assert not anchor or anchor in anchors(target), link


def test_the_gallery_counts_what_is_proved_impossible() -> None:
    teller = drawing.manner("en", "light").teller
    labels = [t for t in teller.reachability.targets if "→" in t]
    gone = [label for label in labels if teller.elsewhere(label)]
    section = told(GALLERY).partition("\n## What never happens in 12.5\n")[2]
    assert f"{len(gone)} of the {len(labels)} transitions" in section
    counted = [int(n) for n in re.findall(r"\((\d+) (?:transitions|more)\)", section)]
    assert sum(counted) == len(gone)


def test_options_of_the_hook_are_those_of_the_page() -> None:
    page = text_of("docs/including-diagrams.md")
    for name in site_hook.OPTIONS:
        assert f"    {name}: " in page
        assert f"uccx_licensing_{name} = " in page
    assert "from uccx_licensing.site_hook import on_pre_build" in page
    assert 'extensions = ["uccx_licensing.site_hook"]' in page
