"""Learn what always holds in the model, for questions to begin with."""

from __future__ import annotations

from collections.abc import Callable

from uccx_model.graph import Graph
from uccx_model.rewriting import symbols_of
from uccx_model.terms import Scope
from uccx_proofs.catalogue import all_properties
from uccx_proofs.engines.knowledge import learn
from uccx_proofs.engines.preparing import MADE_UP, goals_of
from uccx_proofs.engines.slicing import Slicing
from uccx_proofs.engines.worlds import worlds
from uccx_proofs.known import Known, Supports
from uccx_proofs.system import System, licensing_system

__all__ = ["learned"]


def learned(graph: Graph, tell: Callable[[str], None] = lambda _: None) -> Known:
    """Return what always holds in a model, without its bystander's notebook.

    Raises:
        SolverGaveUpError: the solver could not even find an invariant.
    """
    system = licensing_system(graph, observed=False)
    spoken_of = {*system.variables, *system.rigid}
    goals = [
        goal
        for goal in goals_of(all_properties())
        if all(s in spoken_of or s.scope is Scope.NODE for s in symbols_of(goal.whole))
    ]
    found = learn(system, worlds(system, MADE_UP), goals, (), tell).invariant
    slicing = Slicing(system, found)
    lemmas = {node: slicing.without_repetition(found[node]) for node in system.nodes}
    return Known(lemmas, _supports(system, Slicing(system, lemmas)))


def _supports(system: System, slicing: Slicing) -> Supports:
    lemmas = slicing.invariant
    return {
        edge.label: {lemma: tuple(slicing.resting_on(edge, lemma)) for lemma in lemmas[edge.target]}
        for edge in system.edges
    }
