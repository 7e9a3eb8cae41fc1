"""What every test has: folders of its own for what the program remembers and reports."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; it is empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("UCCX_LICENSING_CACHE", str(folder))
    monkeypatch.setattr("uccx_licensing.disagreement.FILE", str(tmp_path / "disagreement.json"))
    return folder
