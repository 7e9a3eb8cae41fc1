"""Find anew how everything is reached, and write it beside the certificates."""

from __future__ import annotations

from pathlib import Path

from uccx_model.graph import Graph, licensing_graph
from uccx_proofs.files import committed_certificates, write_whole
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.reachability.finding import Tell, find
from uccx_proofs.reachability.keeping import certificate_file, record_file
from uccx_proofs.system import licensing_system

__all__ = ["write_reachability"]


def write_reachability(
    graph: Graph | None = None, folder: Path | None = None, tell: Tell = lambda *_: None
) -> None:
    """Find the stories and proofs anew, and write them. It takes minutes, and checks nothing.

    The files are the same, byte for byte, whenever the model and the version of the solver are the
    same, if this is the first that a process asks of the solver.

    Args:
        graph: the model; None for the documented one.
        folder: of certificates; None for those that belong to the model.
        tell: gets what is being done, how much is done, and of how much.

    Raises:
        CertificateError: what questions begin with is missing, or about another model.
        OSError: the folder cannot be written to.
    """
    model = licensing_graph() if graph is None else graph
    system = licensing_system(model, observed=False)
    place = folder or committed_certificates()
    for world, (record, certificate) in find(model, system, kept_lemmas(system), tell).items():
        write_whole(record_file(place, world), record)
        write_whole(certificate_file(place, world), certificate)
