"""What every test has: folders of its own. What tests count is told at the end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; it is empty."""
    kept = tmp_path_factory.mktemp("kept")
    folder = kept / "cache"
    monkeypatch.setenv("UCCX_LICENSING_CACHE", str(folder))
    monkeypatch.setattr("uccx_licensing.disagreement.FILE", str(kept / "disagreement.json"))
    return folder


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests are started from, they write as if to a file."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Add up what the random machines came to."""
    total: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) != "call":
                continue
            for name, counted in report.user_properties:
                if name == "fuzz":
                    total.update(counted)
    if total:
        terminalreporter.section("random machines")
        width = max(map(len, total))
        for what in sorted(total):
            terminalreporter.write_line(f"{what:<{width}}  {total[what]:>9,}")
