"""What every test has: a cache of its own, so that none sees what others remembered."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; it is empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("UCCX_LICENSING_CACHE", str(folder))
    return folder
