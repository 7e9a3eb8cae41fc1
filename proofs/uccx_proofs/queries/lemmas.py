"""The file of what always holds in the model: kept beside the certificates, for questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from uccx_model.graph import Graph
from uccx_proofs.agreeing import agree
from uccx_proofs.certificate import Certificate, Thesis
from uccx_proofs.files import committed_certificates, write_whole
from uccx_proofs.known import Known, known_from, known_text
from uccx_proofs.obligations import CertificateError, obligations
from uccx_proofs.processes import Failed, Limits, run_one
from uccx_proofs.solvers import MEGABYTES, SOLVERS
from uccx_proofs.system import System, licensing_system

__all__ = ["check_lemmas", "kept_lemmas", "write_lemmas"]

PLACE: Final = Path("known") / "lemmas.json"  #: in the folder of certificates
SECONDS: Final = 600.0  #: to learn, and to check


def kept_lemmas(system: System) -> Known:
    """Return what the file says always holds in a system.

    Raises:
        CertificateError: there is no such file, it cannot be read, or is about another model.
    """
    file = committed_certificates() / PLACE
    try:
        return known_from(file.read_text(encoding="utf-8"), system)
    except (OSError, UnicodeDecodeError) as error:
        raise CertificateError(f"{file.name} cannot be read: {error}") from error


def write_lemmas(graph: Graph, folder: Path | None = None) -> None:
    """Learn what always holds in a model, let both solvers check it, and write it down.

    Args:
        graph: the model.
        folder: of certificates; None for those that belong to the model.

    Raises:
        CertificateError: it could not be learned, or did not pass the check.
        OSError: the folder cannot be written to.
    """
    text = run_one(lambda: _learned(graph), Limits(SECONDS, MEGABYTES))
    if isinstance(text, Failed):
        raise CertificateError(f"what always holds in the model was not found: {text.reason}")
    write_whole((folder or committed_certificates()) / PLACE, text)


def _learned(graph: Graph) -> str:
    from uccx_proofs.engines.learning import learned  # noqa: PLC0415 - rarely needed

    system = licensing_system(graph, observed=False)
    known = learned(graph)
    check_lemmas(system, known)
    return known_text(system, known)


def check_lemmas(system: System, known: Known, solvers: Sequence[str] = tuple(SOLVERS)) -> None:
    """Make sure that the lemmas are an inductive invariant.

    Args:
        system: the model's system, without a notebook.
        known: the lemmas.
        solvers: who must agree.

    Raises:
        CertificateError: a solver does not agree.
    """
    nothing = Thesis("what always holds", "These lemmas hold in every state.", None, ())
    derived = obligations(system, nothing, Certificate(nothing.name, None, known.lemmas))
    try:
        agree(system, nothing, derived, solvers, None)
    except CertificateError as error:
        told = f"what always holds does not pass its check: {error}"
        raise CertificateError(told) from error
