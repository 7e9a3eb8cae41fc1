"""What somebody notices who looks at two systems side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from uccx_model.acts import REPORT, act_of
from uccx_model.expressions import Term
from uccx_model.rewriting import substitute
from uccx_model.variables import state_symbols
from uccx_model.visible import visible
from uccx_proofs.system import Edge, System

__all__ = ["Observed", "act", "every_variable", "seen_by_an_administrator"]


@dataclass(frozen=True)
class Observed:
    """What can be noticed beside the node, the notices, and that an act is refused.

    Args:
        shown: terms about one state, by node.
    """

    shown: Mapping[str, tuple[Term, ...]]

    def under(self, values: Mapping[Term, Term]) -> Observed:
        """Return what is shown where symbols have these values."""
        memo: dict[Term, Term] = {}
        return Observed(
            {
                n: tuple(substitute(t, values, memo) for t in terms)
                for n, terms in self.shown.items()
            }
        )


def every_variable(system: System) -> Observed:
    """Return that everything is noticed which the model's state has: the strictest comparison."""
    names = {id(symbol) for symbol in state_symbols().values()}
    own = tuple(v for v in system.variables if id(v) in names) or system.variables
    return Observed(dict.fromkeys(system.nodes, own))


def seen_by_an_administrator(system: System) -> Observed:
    """Return that what an administrator can look up is noticed, and nothing else."""
    return Observed(
        {
            node: tuple(v.term for v in visible() if node in {state.name for state in v.states})
            for node in system.nodes
        }
    )


def act(edge: Edge) -> str:
    """Return what somebody does who lets an edge be taken; time passes by itself."""
    return REPORT if edge.takes_time else act_of(edge.name)
