"""What an audit found out, kept as data beside the certificates: pages are generated from it.

A record is about one version of the model and of the properties; about others it says nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from inspect import getsource
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from uccx_model import acts, visible
from uccx_model.fingerprint import fingerprint
from uccx_model.graph import licensing_graph
from uccx_proofs import catalogue, graph_claims, history
from uccx_proofs.files import committed_certificates, text_of_file, write_whole
from uccx_proofs.json_layout import laid_out
from uccx_proofs.json_reader import fields, json_of
from uccx_proofs.refusing import CertificateError

__all__ = ["about_now", "kept_record", "record_file", "write_record"]

FOLDER: Final = "audit"
ABOUT: Final[Mapping[str, str]] = {"model": "the model", "properties": "the properties"}
"""What a record can be about."""


def record_file(part: str, folder: Path | None = None) -> Path:
    """Return the file of one part of the audit, in a folder of certificates."""
    return (folder or committed_certificates()) / FOLDER / f"{part}.json"


def about_now(about: Sequence[str] = tuple(ABOUT)) -> dict[str, str]:
    """Return digests of the model and of all properties as they are, but not of their words.

    Args:
        about: which of both.
    """
    digests = {
        "model": _digest_of_model,
        "properties": _digest_of_properties,
    }
    return {name: digests[name]() for name in about}


def write_record(
    part: str,
    data: Mapping[str, Any],
    about: Sequence[str] = tuple(ABOUT),
    folder: Path | None = None,
) -> None:
    """Keep what one part of the audit found, with what it is about.

    Args:
        part: its name.
        data: what it found, as JSON data.
        about: what it depends on: the model, and perhaps the properties.
        folder: of certificates; None for those that belong to the model.

    Raises:
        OSError: the file cannot be written.
    """
    write_whole(record_file(part, folder), laid_out({**about_now(about), **data}) + "\n")


def kept_record(
    part: str, about: Sequence[str] = tuple(ABOUT), folder: Path | None = None
) -> dict[str, Any]:
    """Return what one part of the audit found about model and properties as they are.

    Args:
        part: its name.
        about: what it depends on.
        folder: of certificates; None for those that belong to the model.

    Raises:
        CertificateError: it is missing or spoilt, or about another version; says what to do.
    """
    file = record_file(part, folder)
    told = f"{FOLDER}/{file.name}"
    try:
        text = text_of_file(file)
    except (OSError, ValueError) as error:
        raise CertificateError(f"{told} cannot be read: {error}") from error
    if text is None:
        raise CertificateError(f"there is no {told}; `make audit` writes it")
    try:
        data = fields(json_of(text))
        found = fields({name: data[name] for name in about if name in data}, about)
    except CertificateError as error:
        raise CertificateError(f"{told}: {error}") from error
    for name, digest in about_now(about).items():
        if found[name] != digest:
            raise CertificateError(
                f"{told} is about another version of {ABOUT[name]}; run `make audit`"
            )
    return dict(data)


def _digest_of_model() -> str:
    """Return a digest of what happens in the model, of acts, and of what an administrator sees."""
    parts = [fingerprint(licensing_graph()), *map(_meaning, (acts, visible))]
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _digest_of_properties() -> str:
    modules = (*catalogue.MODULES, history, graph_claims)
    return sha256("\n".join(map(_meaning, modules)).encode()).hexdigest()[:32]


def _meaning(module: ModuleType) -> str:
    """Return a module's source without comments, layout and docstrings."""
    tree = ast.parse(getsource(module))
    for node in _documented(tree):
        if ast.get_docstring(node) is not None:
            del node.body[0]
    return ast.dump(tree)


def _documented(tree: ast.AST) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield node
