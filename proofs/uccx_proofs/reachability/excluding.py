"""What the certificates must show: nothing is reached where a record says that nothing can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from uccx_model.cases import Case
from uccx_model.expressions import TRUE, Bool, Op, all_of, any_of
from uccx_model.parameters import profile_named
from uccx_model.reachability import ANY_NUMBERS
from uccx_proofs.certificate import Thesis
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["numbers_of", "reaching", "targets_of", "thesis_of", "world_of"]


def numbers_of(world: str) -> Bool:
    """Return the condition that the numbers are those of a world."""
    return TRUE if world == ANY_NUMBERS else profile_named(world).numbers


def world_of(system: System, world: str) -> System:
    """Return the system with the numbers of a world."""
    assumptions = all_of(system.assumptions, numbers_of(world))
    return replace(system, assumptions=assumptions, _node_memo={})


def targets_of(system: System) -> dict[str, tuple[str, Edge | None]]:
    """Return by name or label every state and transition, as a node and the edge that leaves it."""
    nodes: dict[str, tuple[str, Edge | None]] = {node: (node, None) for node in system.nodes}
    return nodes | {edge.label: (edge.source, edge) for edge in system.edges}


def reaching(system: System, target: str, where: Bool = TRUE) -> Claim:
    """Return that a target is reached where a condition on choices holds, as what must not be."""
    node, edge = targets_of(system)[target]
    if edge is None:
        return Claim(node, where)
    parts = (system.possible, edge.guard, where)
    return Claim(node, all_of(*parts), edge, unfolded=Bool(Op.AND, parts))


def thesis_of(system: System, world: str, impossible: Mapping[str, Iterable[Case]]) -> Thesis:
    """Return what the certificate of a world must show.

    Args:
        system: the system with the numbers of the world.
        world: the world.
        impossible: the cases to be excluded, by target.
    """
    numbers = "any numbers" if world == ANY_NUMBERS else f"the numbers of {world}"
    claims = tuple(
        reaching(system, target, any_of(*(case.condition for case in cases)))
        for target, cases in impossible.items()
    )
    sentence = f"With {numbers}, no state is reached and no transition taken where it is excluded."
    profile = None if world == ANY_NUMBERS else world
    return Thesis(f"reachability with {numbers}", sentence, profile, claims)
