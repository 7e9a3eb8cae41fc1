"""What the pages about data, scenarios and plans print is what the commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from test_docs_asking import CONSOLE, ROOT, missing
from uccx_licensing.__main__ import run

PAGES: Final = ("calculation", "data", "fleet", "planning", "replaying", "simulating", "traces")
COMMAND: Final = "$ uccx-licensing "
SUBJECTS: Final = ("calculation", "fleet", "plan", "replay", "simulate")


def sessions() -> list[tuple[str, str]]:
    """Each console block that begins with one of the commands, with its page."""
    files = [ROOT / "README.md", *(ROOT / "docs" / f"{page}.md" for page in PAGES)]
    return [
        (file.stem, block)
        for file in files
        for block in CONSOLE.findall(file.read_text(encoding="utf-8"))
        if block.startswith(tuple(f"{COMMAND}{subject} " for subject in SUBJECTS))
    ]


def test_there_are_sessions_to_run() -> None:
    assert {"README", "planning", "replaying", "simulating"} <= {page for page, _ in sessions()}


@pytest.mark.parametrize(("page", "block"), sessions(), ids=lambda told: told.split("\n")[0])
def test_commands_print_what_the_page_says(
    page: str,
    block: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for asked in re.split(rf"^{re.escape(COMMAND)}", block, flags=re.MULTILINE)[1:]:
        command, *told = asked.splitlines()
        run(shlex.split(command, comments=True))
        printed = capsys.readouterr()
        assert missing(tuple(filter(None, told)), printed.out + printed.err) == [], (page, command)
