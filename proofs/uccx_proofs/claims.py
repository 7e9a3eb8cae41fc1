"""What must never happen, if a property holds: what every proof of it must exclude."""

from __future__ import annotations

from dataclasses import replace

from uccx_model.expressions import FALSE, TRUE, Bool, all_of
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import System

__all__ = ["claims_of"]


def claims_of(system: System, p: Property, assuming: Bool = TRUE) -> list[Claim]:
    """Return what must never happen in any reachable state, if the property holds.

    Args:
        system: the system.
        p: a property of states or of steps, or one that tells its claims itself.
        assuming: a condition on numbers and readings: only there must it not happen.
    """
    if p.claims is not None:
        found = list(p.claims(system))
    elif p.state is not None:
        found = [Claim(node, ~system.at(node, p.state)) for node in system.nodes]
    elif p.step is not None:
        found = [
            Claim(
                edge.source,
                all_of(system.possible, edge.guard, ~edge.resolve(p.step)),
                edge,
            )
            for edge in system.edges
        ]
    else:
        raise ValueError(f"{p.name} says nothing of states or steps")
    under = (replace(claim, bad=claim.bad & assuming) for claim in found)
    return [claim for claim in under if claim.bad is not FALSE]
