"""The files of properties, in a folder or in a cache. Nothing read from here is believed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import platformdirs

from uccx_proofs.certificate_writer import FORMAT
from uccx_proofs.checker import Files
from uccx_proofs.files import text_of_file, write_whole
from uccx_proofs.solvers import SOLVERS, solver_version

__all__ = ["Cache", "Store", "user_cache"]

CERTIFICATE: Final = ".smt2"
EVIDENCE: Final = ".json"
REMEMBERED: Final = 6  #: entries of one property


def user_cache() -> Path:
    """Return the folder of the cache: `UCCX_LICENSING_CACHE`, or where the system keeps caches."""
    told = os.environ.get("UCCX_LICENSING_CACHE")
    return Path(told) if told else platformdirs.user_cache_path("uccx-licensing")


@dataclass(frozen=True)
class Store:
    """A folder with the files of properties, by their names."""

    folder: Path

    def read(self, name: str) -> Files:
        """Return what is written down for a property, or why that cannot be read."""
        texts: dict[str, str | None] = {}
        for suffix in (CERTIFICATE, EVIDENCE):
            try:
                texts[suffix] = text_of_file(self.folder / f"{name}{suffix}")
            except (OSError, ValueError) as error:
                why = error.strerror if isinstance(error, OSError) else error
                return Files(fault=f"{name}{suffix} cannot be read: {why}")
        return Files(texts[CERTIFICATE], texts[EVIDENCE])

    def write(self, name: str, files: Files) -> None:
        """Write a property's files; remove what it no longer has."""
        for suffix, text in ((CERTIFICATE, files.certificate), (EVIDENCE, files.evidence)):
            path = self.folder / f"{name}{suffix}"
            if text is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, text)

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove the files of other properties."""
        wanted = set(names)
        for path in self.folder.iterdir():
            if path.suffix in (CERTIFICATE, EVIDENCE) and path.stem not in wanted:
                path.unlink()


@dataclass(frozen=True)
class Cache:
    """Files remembered from earlier runs, by the content of what they depend on.

    An entry's folder is named by the property, the numbers assumed, and the versions of this
    program and of the solvers; its file by its content. Of the slice of the model that it depends
    on, a certificate has digests itself.
    """

    folder: Path

    def read(self, name: str, profile: str | None) -> Sequence[Files]:
        """Return what is remembered of a property, the newest first."""
        entries: list[tuple[float, Store]] = []
        with suppress(OSError):
            for entry in self._place(name, profile).iterdir():
                with suppress(OSError):  # another process may forget it at this moment
                    entries.append((entry.stat().st_mtime, Store(entry)))
        entries.sort(key=lambda entry: (-entry[0], entry[1].folder.name))
        found = [store.read(name) for _, store in entries[:REMEMBERED]]
        return [files for files in found if not files.fault]

    def remember(self, name: str, profile: str | None, files: Files) -> None:
        """Write an entry, and forget the oldest ones; do nothing where that is not possible."""
        content = sha256(repr((files.certificate, files.evidence)).encode()).hexdigest()[:32]
        with suppress(OSError):
            place = self._place(name, profile)
            entry = place / content
            try:
                Store(entry).write(name, files)
            except OSError:  # something else may be in its place
                _remove(entry)
                Store(entry).write(name, files)
            known = sorted(place.iterdir(), key=lambda path: -path.stat().st_mtime)
            for old in known[REMEMBERED:]:
                _remove(old)

    def _place(self, name: str, profile: str | None) -> Path:
        versions: Mapping[str, str] = {solver: solver_version(solver) for solver in SOLVERS}
        parts = (FORMAT, version("uccx-licensing"), versions, name, profile)
        return self.folder / f"{name}-{sha256(repr(parts).encode()).hexdigest()[:16]}"


def _remove(entry: Path) -> None:
    if entry.is_symlink() or entry.is_file():
        entry.unlink(missing_ok=True)
    else:
        shutil.rmtree(entry, ignore_errors=True)
