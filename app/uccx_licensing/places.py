"""Where something is written: paths that are the same on every machine."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import Final, NamedTuple

from uccx_model.graph import licensing_graph, transitions_of

__all__ = ["Place", "in_package", "in_repository", "place_of_transition"]

_ROOTS: Final = {
    "uccx_model": "model",
    "uccx_proofs": "proofs",
    "uccx_diagrams": "diagrams",
    "uccx_licensing": "app",
}


class Place(NamedTuple):
    """A line of a file, named from the repository's root."""

    file: str
    line: int


def in_package(file: str) -> str:
    """Return the path from the package on; of a file in none of the packages, its name.

    >>> in_package("/home/me/uccx/proofs/uccx_proofs/properties/states.py")
    'uccx_proofs/properties/states.py'
    """
    parts = PurePath(file).parts
    starts = [number for number, part in enumerate(parts) if part in _ROOTS]
    return "/".join(parts[starts[-1] :] if starts else parts[-1:])


def in_repository(file: str) -> str:
    """Return the path from the repository's root.

    >>> in_repository("/usr/lib/python3/site-packages/uccx_model/silence.py")
    'model/uccx_model/silence.py'
    """
    path = in_package(file)
    root = _ROOTS.get(path.split("/", 1)[0])
    return f"{root}/{path}" if root else path


@cache
def _transitions() -> dict[tuple[str, str, str], Place]:
    return {
        (t.name, t.source.name, t.target.name): Place(in_repository(t.file), t.line)
        for t in transitions_of(licensing_graph())
    }


def place_of_transition(name: str, source: str, target: str) -> Place | None:
    """Return where the model writes a transition down; None for one that it does not have."""
    return _transitions().get((name, source, target))
