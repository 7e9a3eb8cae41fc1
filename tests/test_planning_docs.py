"""docs/planning.md: what stands in its console block is what comes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from uccx_licensing.commands import cli

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_shows_what_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```console\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    for command, told in re.findall(
        r"^\$ uccx-licensing (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE
    ):
        result = CliRunner().invoke(cli, shlex.split(command))
        assert result.exit_code == 0, result.output
        lines = [line.rstrip() for line in result.output.splitlines()]
        places = [lines.index(line.rstrip()) for line in told.splitlines() if line != "…"]
        assert places == sorted(places)
