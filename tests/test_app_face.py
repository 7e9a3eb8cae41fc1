"""What `import uccx_licensing` offers."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

import uccx_licensing

ROOT: Final = Path(__file__).parent.parent
FOLDERS: Final = os.pathsep.join(str(ROOT / n) for n in ("model", "proofs", "diagrams", "app"))
MODULES: Final = sorted(
    path.stem for path in (ROOT / "app/uccx_licensing").glob("*.py") if path.stem[0] != "_"
)


@pytest.mark.parametrize("name", ["", *(f".{module}" for module in MODULES)])
def test_examples_are_true(name: str) -> None:
    module = import_module(f"uccx_licensing{name}")
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("name", uccx_licensing.__all__)
def test_every_name_is_there(name: str) -> None:
    found = getattr(uccx_licensing, name)
    assert getattr(found, "__name__", name) == name
    assert name in dir(uccx_licensing)


def test_no_name_is_a_module_of_the_package() -> None:
    """Importing the module would put it in the name's place."""
    assert not set(MODULES) & set(uccx_licensing.__all__)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="'uccx_licensing' has no attribute 'verfy'"):
        uccx_licensing.verfy  # noqa: B018


def test_importing_loads_nothing() -> None:
    code = (
        "import sys, uccx_licensing; from uccx_licensing import requirements; requirements();"
        "print(*{'z3', 'networkx', 'rich', 'click', 'uccx_proofs'} & sys.modules.keys())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": FOLDERS},
        timeout=60,
        check=True,
    )
    assert ended.stdout == b"\n"
