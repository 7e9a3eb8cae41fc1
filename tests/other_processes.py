"""The same bytes from another process, with other hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATHS = ("model", "proofs", "diagrams", "app", "tests")


def check_same_in_every_process(source: str) -> None:
    """What Python code prints is the same with other hashes and another home."""
    given = os.environ | {"PYTHONPATH": os.pathsep.join(str(ROOT / path) for path in PATHS)}
    printed = {
        subprocess.run(
            [sys.executable, "-c", source],
            env=given | {"PYTHONHASHSEED": seed, "HOME": f"/nowhere/{seed}"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert printed.pop().strip()
