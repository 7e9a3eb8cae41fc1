"""What engines would have found out, taken from a certificate: to search without learning first."""

from __future__ import annotations

from functools import cache

from uccx_model.graph import Graph, licensing_graph
from uccx_proofs.certificate_reader import parse_certificate
from uccx_proofs.concrete import Concrete
from uccx_proofs.engines.exploration import Exploration
from uccx_proofs.engines.knowledge import Knowledge
from uccx_proofs.engines.prover import Prover
from uccx_proofs.engines.search import Search
from uccx_proofs.files import committed_certificates
from uccx_proofs.store import Store
from uccx_proofs.system import licensing_system

__all__ = ["knowledge_of", "prover_knowing"]


@cache
def knowledge_of(name: str) -> Knowledge:
    """What is known where nobody has walked, and the invariant is the one of this certificate."""
    system = licensing_system(licensing_graph())
    text = Store(committed_certificates()).read(name).certificate
    assert text is not None
    lemmas = parse_certificate(text, system).certificate.lemmas
    concrete = Concrete(system)
    invariant = {node: tuple(lemmas.get(node, ())) for node in system.nodes}
    return Knowledge(system, concrete, Search(concrete, Exploration()), invariant)


def prover_knowing(name: str) -> object:
    """Return what can stand for `prover_for`."""

    def prepared(
        graph: Graph, *_: object, profile: str | None = None, time_limit: float = 1, **__: object
    ) -> Prover:
        return Prover(graph, knowledge_of(name), time_limit, profile)

    return prepared
