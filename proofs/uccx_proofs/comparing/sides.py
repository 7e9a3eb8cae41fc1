"""Make of one system what it is on one side of a comparison: with symbols settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from uccx_model.choices import Choice, choice_symbols, option_named
from uccx_model.expressions import AnyTerm, Bool, Scope, Term, all_of, boolean, integer
from uccx_model.rewriting import substitute
from uccx_model.variables import Inputs
from uccx_proofs.system import Edge, System

__all__ = ["SINGLE_REPORTS", "choosing", "lemmas_under", "under"]

SINGLE_REPORTS: Mapping[Term, Term] = {Inputs.symbols(Scope.INPUT).duration: integer(1)}
"""Time passes one report at a time. That a stretch of equal reports is no more than that is a
property of the model; where a stretch may end is of no concern to anybody who watches.
"""


def choosing(options: Iterable[Choice]) -> dict[Term, Term]:
    """Return the values of choice symbols where these options are chosen."""
    chosen = {type(option): option for option in options}
    values: dict[Term, Term] = {}
    for symbol in choice_symbols():
        option = option_named(symbol.name)
        if type(option) in chosen:
            values[symbol] = boolean(chosen[type(option)] is option)
    return values


def under(system: System, values: Mapping[Term, Term], assuming: Bool | None = None) -> System:
    """Return a system where symbols have these values.

    Args:
        system: the system.
        values: of rigid symbols and of inputs.
        assuming: a further condition on numbers and choices.
    """
    memo: dict[Term, Term] = {}

    def settled(term: AnyTerm) -> AnyTerm:
        return substitute(term, values, memo)

    def edge(e: Edge) -> Edge:
        return replace(
            e,
            guard=settled(e.guard),
            updates={symbol: settled(value) for symbol, value in e.updates.items()},
            binding={symbol: settled(value) for symbol, value in e.binding.items()},
            _memo={},
            _unfolded={},
        )

    extra = () if assuming is None else (assuming,)
    return replace(
        system,
        assumptions=settled(all_of(system.assumptions, *extra)),
        possible=settled(system.possible),
        initial={node: settled(condition) for node, condition in system.initial.items()},
        edges=tuple(map(edge, system.edges)),
        _node_memo={},
    )


def lemmas_under(
    lemmas: Mapping[str, Iterable[Bool]], values: Mapping[Term, Term]
) -> dict[str, tuple[Bool, ...]]:
    """Return what always holds in a system where symbols have these values."""
    memo: dict[Term, Term] = {}
    return {
        node: tuple(dict.fromkeys(substitute(lemma, values, memo) for lemma in known))
        for node, known in lemmas.items()
    }
