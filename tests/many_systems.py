"""Files of many systems, and what the command `fleet` says of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from uccx_licensing.__main__ import run

HEAD = "system,time,usage,entitlement,reachable"
JANUARY = datetime(2026, 1, 1)


def stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is forked, which takes long; test_fleet_files.py does that."""

    def spread(prepare: Any, tasks: Any, **_: object) -> Iterator[tuple[int, Any]]:
        yield from enumerate(map(prepare(), tasks))

    monkeypatch.setattr("uccx_licensing.fleet.spreading.spread", spread)
    monkeypatch.setattr("uccx_licensing.fleet.following.with_polars", lambda do, task: do(task))


def rows(system: str, usage: Iterable[int], bought: int = 100, begin: int = 0) -> list[str]:
    """Rows of one system, a report every 15 minutes."""
    return [
        f"{system},{(JANUARY + timedelta(minutes=15 * n)):%Y-%m-%dT%H:%M},{used},{bought},true"
        for n, used in enumerate(usage, begin)
    ]


def written(folder: Path, lines: Iterable[str], head: str = HEAD) -> str:
    file = folder / "fleet.csv"
    file.write_text("\n".join([head, *lines]) + "\n")
    return str(file)


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    """What the command tells as JSON."""
    found = run(["fleet", *arguments, "--json", "--jobs", "1"])
    out, err = capsys.readouterr()
    assert found == code, err
    data: dict[str, Any] = json.loads(out)
    return data


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says where it refuses."""
    assert run(["fleet", *arguments, "--jobs", "1"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "Traceback" not in err
    return err
