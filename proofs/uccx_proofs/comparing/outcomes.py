"""What is compared, and what a comparison comes to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.choices import Choice
from uccx_model.expressions import Bool
from uccx_model.graph import Graph
from uccx_proofs.comparing.coupling import Coupled
from uccx_proofs.comparing.judging import Difference
from uccx_proofs.system import System

__all__ = [
    "Alike",
    "Argument",
    "Different",
    "Outcome",
    "Side",
    "Undecided",
    "argument_of",
    "unequal_in",
]


@dataclass(frozen=True)
class Side:
    """One of two things that are compared.

    Attributes:
        title: how it is called.
        graph: its model.
        system: the model's system, without a notebook.
        lemmas: what always holds in it, by node.
        options: options that are chosen on this side.
    """

    title: str
    graph: Graph
    system: System
    lemmas: Mapping[str, Sequence[Bool]]
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Argument:
    """Why two sides look alike, in short.

    Attributes:
        unequal: by node, the names of the variables that need not be equal.
        lemmas: what it needs to know of each side; None for what is known of the model.
    """

    unequal: Mapping[str, Collection[str]]
    lemmas: tuple[Mapping[str, tuple[Bool, ...]], Mapping[str, tuple[Bool, ...]]] | None = None


def argument_of(found: Coupled) -> Argument:
    """Return a coupling in short, with its lemmas."""
    return Argument(unequal_in(found), (found.left, found.right))


def unequal_in(found: Coupled) -> dict[str, list[str]]:
    """Return by node the names of the variables that need not be equal."""
    told = {
        node: [v.name for v in found.coupling.left.variables if v not in equals]
        for node, equals in found.coupling.relation.items()
    }
    return {node: names for node, names in told.items() if names}


@dataclass(frozen=True)
class Alike:
    """Nobody can ever tell them apart: proved."""

    found: Coupled = field(repr=False)
    obligations: int
    solvers: tuple[str, ...]
    learned: bool = False  #: it needs lemmas that do not hold of the model whatever is assumed


@dataclass(frozen=True)
class Different:
    """They can be told apart, like this."""

    difference: Difference
    shortest: bool  #: no difference takes fewer steps
    usual: bool  #: every choice that is open is the usual one


@dataclass(frozen=True)
class Undecided:
    """No engine could tell."""

    reason: str


Outcome = Alike | Different | Undecided
