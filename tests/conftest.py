"""What tests count is told at the end, whichever process ran them."""

from __future__ import annotations

from collections import Counter

import pytest

from opinions import as_table


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
        terminalreporter.write_line("\n".join(as_table(total)))
