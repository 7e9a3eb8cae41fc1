"""What must never happen, if a property holds: what every proof of it must exclude."""

from __future__ import annotations

from dataclasses import replace

from uccx_model.expressions import FALSE, TRUE, Bool, Op, all_of
from uccx_model.rewriting import instantiate
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import System

__all__ = ["claims_of", "every_claim"]


def claims_of(system: System, p: Property, assuming: Bool = TRUE) -> list[Claim]:
    """Return the claims that are not settled by simplifying them: they say `false` then."""
    return [claim for claim in every_claim(system, p, assuming) if claim.bad is not FALSE]


def every_claim(system: System, p: Property, assuming: Bool = TRUE) -> list[Claim]:
    """Return what must never happen in any reachable state, if the property holds.

    Args:
        system: the system.
        p: a property of states or of steps, or one that tells its claims itself.
        assuming: a condition on numbers and readings: only there must it not happen.
    """
    if p.claims is not None:
        found = list(p.claims(system))
    elif p.state is not None:
        found = [_about_a_state(system, node, p.state) for node in system.nodes]
    elif p.step is not None:
        found = _about_steps(system, p.step)
    else:
        raise ValueError(f"{p.name} says nothing of states or steps")
    return [
        replace(
            claim,
            bad=claim.bad & assuming,
            unfolded=None if claim.unfolded is None else _both(claim.unfolded, assuming),
        )
        for claim in found
    ]


def _about_a_state(system: System, node: str, always: Bool) -> Claim:
    here = instantiate(always, system.places(node), {})
    return Claim(node, ~system.at(node, always), unfolded=Bool(Op.NOT, (here,)))


def _about_steps(system: System, always: Bool) -> list[Claim]:
    claims = []
    for edge in system.edges:
        broken = Bool(Op.NOT, (edge.unfolded(always),))
        bad = all_of(system.possible, edge.guard, ~edge.resolve(always))
        taken = _both(system.possible, edge.guard)
        claims.append(Claim(edge.source, bad, edge, unfolded=_both(taken, broken)))
    return claims


def _both(one: Bool, other: Bool) -> Bool:
    return Bool(Op.AND, (one, other))
