"""Certificates and evidence that were spoilt, what a check says of them, and how to sign them anew.

Who spoils a certificate cleverly also replaces the digests in it, so that it does not even look
like one for another model.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from uccx_model.graph import licensing_graph
from uccx_proofs.catalogue import properties_named
from uccx_proofs.certificate import thesis_of
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.checker import Checker, Files, Finding
from uccx_proofs.files import committed_certificates
from uccx_proofs.obligations import obligations
from uccx_proofs.processes import Limits
from uccx_proofs.property import Property
from uccx_proofs.solvers import SOLVERS
from uccx_proofs.store import Store
from uccx_proofs.system import System, licensing_system

FOLDER: Final = Path(__file__).resolve().parent / "expected_invalid"
LIMITS: Final = Limits(seconds=60, megabytes=4_096)


@dataclass(frozen=True)
class Spoilt:
    """A spoilt file, and what has to be said of it."""

    file: str
    property: str
    refusal: str = ""  #: a phrase of the refusal
    stale: str = ""  #: or, where everything still follows, of what has changed
    signed: bool = False  #: whether it can be signed anew, and is then refused likewise

    def files(self) -> Files:
        """The committed files of its property, with the spoilt one in its place."""
        kept = Store(committed_certificates()).read(self.property)
        return spoilt(kept, FOLDER / self.file)


def spoilt(kept: Files, path: Path) -> Files:
    """Files with the text of one replaced, read as the store reads."""
    try:
        text = path.read_bytes().decode()
    except ValueError as error:
        return Files(fault=f"{path.name} cannot be read: {error}")
    if path.suffix == ".json":
        return replace(kept, evidence=text)
    return replace(kept, certificate=text)


def manifest() -> list[Spoilt]:
    """Everything in the folder, in the manifest's order."""
    told = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    return [Spoilt(file, **about) for part in told.values() for file, about in part.items()]


@cache
def documented() -> System:
    """The system of the documented model."""
    return licensing_system(licensing_graph())


def named(name: str) -> Property:
    """The property of this name."""
    (found,) = properties_named([name])
    return found


def signed_anew(name: str, text: str) -> str:
    """A certificate with the digests that its obligations have today."""
    document = parse_certificate(text, documented())
    thesis = thesis_of(documented(), named(name), document.certificate.profile)
    derived = obligations(documented(), thesis, document.certificate)
    return certificate_text(thesis, document.certificate, derived)


def checked(
    name: str,
    files: Files,
    *,
    system: System | None = None,
    solvers: tuple[str, ...] = tuple(SOLVERS),
    profile: str | None = None,
    limits: Limits = LIMITS,
) -> Finding:
    """What the checker says of a property's files."""
    by_name: Mapping[str, Files] = {name: files}
    checker = Checker(licensing_graph(), system or documented(), by_name, solvers, profile)
    with closing(checker.check([named(name)], 1, limits)) as findings:
        (found,) = findings
    return found
