"""Get a prover ready: all that can be learned of a model before a property is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from uccx_model.expressions import TRUE, all_of
from uccx_model.graph import Graph
from uccx_model.parameters import profile_named
from uccx_proofs.engines.knowledge import learn
from uccx_proofs.engines.prover import Prover
from uccx_proofs.engines.templates import Goal
from uccx_proofs.engines.worlds import default_choices, worlds
from uccx_proofs.property import Property
from uccx_proofs.system import licensing_system

__all__ = ["goals_of", "prover_for"]

MADE_UP = 300  #: worlds with made-up numbers to walk in


def goals_of(properties: Sequence[Property], profile: str | None = None) -> list[Goal]:
    """Return what the invariant should help to prove."""
    numbers = TRUE if profile is None else profile_named(profile).numbers
    goals = []
    for p in properties:
        needs = all_of(numbers, *(need.condition for need in p.needs))
        if p.state is not None:
            goals.append(Goal(p.state, needs))
        elif p.step is not None:
            goals.append(Goal(p.step, needs, of_step=True))
    return goals


def prover_for(
    graph: Graph,
    properties: Sequence[Property],
    *,
    profile: str | None = None,
    time_limit: float = 60.0,
    tell: Callable[[str], None] = lambda _: None,
) -> Prover:
    """Return a prover that knows the model, ready to decide these properties and others.

    Args:
        graph: the model.
        properties: what the invariant is sought for.
        profile: a release profile whose numbers hold; None for any numbers.
        time_limit: seconds for one search by a solver.
        tell: gets a line about what is being done.

    Raises:
        SolverGaveUpError: the solver could not even find an invariant.
    """
    system = licensing_system(graph)
    release = profile_named(profile or "12.5").numbers
    preferences = [release & default_choices(), release, default_choices()]
    goals = goals_of(properties, profile)
    knowledge = learn(system, worlds(system, MADE_UP), goals, preferences, tell)
    return Prover(graph, knowledge, time_limit, profile)
