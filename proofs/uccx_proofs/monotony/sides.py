"""Two instances of one model side by side, with the same usage and two entitlements.

The left one has fewer licences, the right one more. What can differ between them has a second
symbol for the right one; what is always the same is one symbol for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from uccx_model.expressions import (
    TRUE,
    AnyTerm,
    Bool,
    Int,
    Scope,
    Term,
    all_of,
    any_of,
    integer,
)
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.pools.amounts import Amounts, Pool
from uccx_model.pools.pooled import pooled_graph, pooled_inputs, pooled_state, pools
from uccx_model.rewriting import substitute
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, State
from uccx_model.vocabulary import Vocabulary, one_count
from uccx_proofs.comparing.coupling import twin

__all__ = ["POOLED", "SINGLE", "Sides"]

_DIFFERENT: Final = (
    "strikes",
    "out_of_compliance_for",
    "reported",
    "locked",
    "bought",
    "known",
)
"""The variables that can have another value on the right."""
_SETTLED: Final[Mapping[str, Term]] = {"overage_allowed": TRUE, "duration": integer(1)}
"""What is supposed: License Control lets usage exceed what was bought, reports come one by one."""


@dataclass(frozen=True)
class Sides:
    """The model with one count of licences, or with several, for two instances.

    Args:
        pooled: whether licences are counted in several pools.
    """

    pooled: bool

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The variables of the left instance."""
        return pools() if self.pooled else one_count()

    @cached_property
    def state(self) -> State:
        """The left state as rules take it."""
        return pooled_state() if self.pooled else State.symbols(Scope.STATE)

    @cached_property
    def inputs(self) -> Inputs:
        """The left inputs as rules take them."""
        return pooled_inputs() if self.pooled else Inputs.symbols(Scope.INPUT)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Transition, ...]]:
        """What is taken from each node: a single report, or the registration at the beginning."""
        graph = pooled_graph() if self.pooled else licensing_graph()
        found: dict[str, list[Transition]] = {node.name: [] for node in graph.nodes}
        for transition in transitions_of(graph):
            begins = transition.name == "register" and transition.source.name == "EVALUATION"
            if transition.kind is Kind.REPORT or begins:
                found[transition.source.name].append(transition)
        return {node: tuple(taken) for node, taken in found.items()}

    @cached_property
    def twins(self) -> Mapping[Term, Term]:
        """The right one's symbol of each variable and input that can differ."""
        symbols = [*self.vocabulary.state.values(), *self.vocabulary.inputs.values()]
        kinds = {f"{name}_{pool}" for name in _DIFFERENT for pool in Pool} | {*_DIFFERENT}
        return {symbol: twin(symbol) for symbol in symbols if symbol.name in kinds}

    def settled(self, term: AnyTerm) -> AnyTerm:
        """Return a term with what is supposed put in."""
        return substitute(term, self._settled, self._memos[0])

    def right(self, term: AnyTerm) -> AnyTerm:
        """Return a term about the left instance as one about the right one."""
        return substitute(term, self.twins, self._memos[1])

    def changed(self, transition: Transition) -> dict[Term, Term]:
        """Return each variable of the left instance with its value after a transition."""
        return {
            symbol: self.settled(transition.changes.get(name, symbol))
            for name, symbol in self.vocabulary.state.items()
        }

    @cached_property
    def _settled(self) -> Mapping[Term, Term]:
        symbols = [*self.vocabulary.state.values(), *self.vocabulary.inputs.values()]
        return {s: _SETTLED[s.name] for s in symbols if s.name in _SETTLED}

    @cached_property
    def _memos(self) -> tuple[dict[Term, Term], dict[Term, Term]]:
        return {}, {}

    # How counts of licences are ordered.

    def covers_no_more(self, amount: Any) -> Bool:
        """Return "the right entitlement is enough for all that the left one is enough for"."""
        if not isinstance(amount, Amounts):
            return all_of(amount <= self.right(amount))
        left, right = amount.counts, {p: self.right(n) for p, n in amount.counts.items()}
        seats = (Pool.STANDARD, Pool.PREMIUM)
        together = [left[seats[0]] + left[seats[1]], right[seats[0]] + right[seats[1]]]
        return all_of(
            any_of(
                all_of(amount.covering, together[0] <= together[1]),
                all_of(~amount.covering, left[Pool.STANDARD] <= right[Pool.STANDARD]),
            ),
            *(left[pool] <= right[pool] for pool in Pool if pool is not Pool.STANDARD),
        )

    def at_least_as_high(self, amount: Any) -> Bool:
        """Return "each of the left counts of usage is at least the right one"."""
        return all_of(*(n >= self.right(n) for n in counts_of(amount)))


def counts_of(amount: Any) -> tuple[Int, ...]:
    """Return the counts of licences that an amount is made of."""
    return tuple(amount.counts.values()) if isinstance(amount, Amounts) else (amount,)


SINGLE: Final = Sides(pooled=False)
POOLED: Final = Sides(pooled=True)
