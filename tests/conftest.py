"""What tests count is told at the end, whichever process ran them."""

from __future__ import annotations

from collections import Counter

import pytest


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
