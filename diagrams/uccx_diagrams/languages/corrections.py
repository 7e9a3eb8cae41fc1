"""What the documents' machine translations say, and what the catalogues say instead."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from uccx_diagrams.languages.language import Language

__all__ = ["Correction", "corrections"]


@dataclass(frozen=True)
class Correction:
    """A place where a translation was judged."""

    of: str  #: what it is, in English
    says: tuple[str, ...]  #: what the translation calls it
    ours: str  #: what drawings call it
    why: str


def corrections(language: Language) -> tuple[Correction, ...]:
    """Return what was wrong in the translation into a language, or was kept on purpose.

    Raises:
        KeyError: the catalogue does not have what should stand there instead.
    """
    source = files(__package__).joinpath("corrections.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8")).get(language.code, [])
    return tuple(
        Correction(
            row["of"], tuple(row["says"]), language.text(*row["ours"].split(".")), row["why"]
        )
        for row in rows
    )
