"""The notebook runs in a kernel of its own, and comes to what its text says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "asking.ipynb"
SOURCES = ("model", "proofs", "diagrams", "app")
TOLD = {
    "question": "no: it can never happen: enforced within 89 days.",
    "function": "no: it does not always hold",
    "table": "Why it ends: Nothing is locked, or more than was bought does not hold",
    "timeline": "yes: it can happen, after 3 steps and 15 min from OUT_OF_COMPLIANCE.",
    "why-not": "The reading or circumstance Q6 = ",
    "readings": "[(True, {'Q4': ['resets it']}), (False, {'Q4': ['keeps the count']})]",
    "best": "no story takes less time: proved",
    "replay": "IN_COMPLIANCE holds",
    "test": "A trace that the model of UCCX licensing must still go, exactly.",
}


def read() -> Any:
    import nbformat  # noqa: PLC0415 - slow, as what reads it

    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's is read or written, and the kernel imports these sources."""
    path = os.pathsep.join(str(ROOT / source) for source in SOURCES)
    monkeypatch.setenv("PYTHONPATH", path)
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")


def test_the_notebook_is_kept_without_what_it_came_to(elsewhere: None) -> None:
    for cell in read().cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@pytest.mark.slow
def test_the_notebook_comes_to_what_it_says(elsewhere: None, tmp_path: Path) -> None:
    from nbclient import NotebookClient  # noqa: PLC0415 - slow

    notebook = read()
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute()
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert set(outputs) == set(TOLD)
    for cell, words in TOLD.items():
        assert words in " ".join(map(as_text, outputs[cell])), cell
    assert "text/html" in outputs["table"][0].data
    assert "<svg" in outputs["timeline"][-1].data["image/svg+xml"]


def as_text(output: Mapping[str, Any]) -> str:
    return str(output.get("text") or output.get("data", {}).get("text/plain", ""))
