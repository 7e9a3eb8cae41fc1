"""What the oracle is to look at, and what it found there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from uccx_model.evaluation import Value
from uccx_model.expressions import Term
from uccx_proofs.concrete import Configuration, Values
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge

__all__ = ["Domains", "Explored", "Occasion", "Part"]

Domains = Mapping[Term, Sequence[Value]]


@dataclass(frozen=True)
class Part:
    """The part of a system to look at: what is fixed, what is given, what is merged.

    Attributes:
        rigid: the values of the rigid symbols, in the system's order.
        starts: where to begin.
        inputs: the values that each input takes; so too for further symbols that claims speak of.
        caps: from where on a variable's value makes no difference.
        most: how many states to look at; then `Explored.complete` is false.
    """

    rigid: Values
    starts: Sequence[Configuration]
    inputs: Domains
    caps: Mapping[Term, int] = field(default_factory=dict)
    most: int = 1_000_000


@dataclass(frozen=True)
class Occasion:
    """A reached state, and the inputs with which something happens in it."""

    here: Configuration
    inputs: Values


@dataclass
class Explored:
    """What was reached."""

    states: dict[Configuration, Configuration] = field(default_factory=dict)  #: by merged state
    taken: dict[Edge, Occasion] = field(default_factory=dict)  #: when each was taken first
    violated: dict[Claim, Occasion] = field(default_factory=dict)
    before: dict[Configuration, dict[Configuration, None]] = field(
        default_factory=dict
    )  #: from which merged states a step leads to this one
    twins: int = 0  #: how many merged states had a second member that was run as well
    complete: bool = True  #: nothing reachable in this part was left out

    @property
    def nodes(self) -> set[str]:
        """The nodes that were reached."""
        return {here.node for here in self.states}

    def leading_to(self, node: str) -> set[Configuration]:
        """Return the merged states from which some way leads to this node."""
        waiting = [merged for merged in self.states if merged.node == node]
        found = set(waiting)
        while waiting:
            fresh = [m for m in self.before.get(waiting.pop(), ()) if m not in found]
            found.update(fresh)
            waiting += fresh
        return found
