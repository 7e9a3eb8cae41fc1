"""What a certificate says: why something never happens, or how a state can always be reached.

A certificate is a hint, and nothing in it is believed. What it must show is its *thesis*, which
comes from the model and the property; `obligations` tells what has to be true for it to show that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from uccx_model.expressions import TRUE, Bool, Term, all_of
from uccx_model.parameters import profile_named
from uccx_proofs.claims import every_claim
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import System

__all__ = ["Certificate", "Move", "Option", "Thesis", "has_thesis", "thesis_of"]


@dataclass(frozen=True)
class Thesis:
    """What a certificate must show: that claims never come true, or that a goal stays in reach."""

    name: str  #: the property's
    sentence: str
    profile: str | None  #: the release whose numbers are assumed; None for any numbers
    claims: tuple[Claim, ...]
    goal: str | None = None  #: a node


@dataclass(frozen=True)
class Move:
    """An edge to take, and what each input then is: a number, or a value of the state."""

    edge: str  #: its label
    inputs: Mapping[str, Term]


Option = tuple[Move, ...]
"""Moves to make one after the other."""


@dataclass(frozen=True)
class Certificate:
    """Why a thesis holds.

    Attributes:
        name: the property that it is for.
        profile: the release whose numbers it assumes; None for any numbers.
        lemmas: conditions that hold in every reachable state, by node.
        depth: 1 where the lemmas alone exclude what must not happen; for k-induction the k.
        plan: for a goal, the options at each node, in an order: each option leads to the goal or
            to a node that comes before, and in every state some option can be taken.
    """

    name: str
    profile: str | None
    lemmas: Mapping[str, tuple[Bool, ...]]
    depth: int = 1
    plan: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)


def has_thesis(p: Property) -> bool:
    """Return whether a property says something that a certificate can show."""
    return any(part is not None for part in (p.state, p.step, p.claims, p.goal))


def thesis_of(
    system: System, p: Property, profile: str | None = None, assuming: Bool | None = None
) -> Thesis:
    """Return what a certificate for a property must show.

    Args:
        system: the system.
        p: a property for which `has_thesis` holds.
        profile: a release whose numbers are assumed; None for any numbers.
        assuming: the condition under which it must hold; by default, what the property needs.
    """
    if p.goal is not None:
        return Thesis(p.name, p.sentence, profile, (), p.goal.name)
    numbers = TRUE if profile is None else profile_named(profile).numbers
    needed = all_of(*(need.condition for need in p.needs)) if assuming is None else assuming
    claims = every_claim(system, p, all_of(numbers, needed))
    return Thesis(p.name, p.sentence, profile, tuple(claims))
