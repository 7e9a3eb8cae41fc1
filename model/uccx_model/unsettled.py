"""Run the model while readings are still open: a set of combinations is split where it matters.

A `Stepper` runs one combination of readings. Here many are run at once: guards and changes are
compiled so that they look up a choice only if their value depends on it, and what looks up a choice
that is still open is taken twice, for the combinations with this option and for those without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, NoReturn

from uccx_model.acts import act_of
from uccx_model.choices import choice_symbols, option_named
from uccx_model.combinations import Combinations
from uccx_model.deferring import Deferred
from uccx_model.evaluation import Value, compile_function
from uccx_model.expressions import Term, constant
from uccx_model.graph import Graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import substitute
from uccx_model.stepping import Values
from uccx_model.transition import Kind, Transition
from uccx_model.vocabulary import Vocabulary

__all__ = ["Branch", "UnsettledStepper"]


class _OpenError(Exception):
    """A choice was looked up that is still open."""

    def __init__(self, place: int) -> None:
        self.place = place


class _Decided(dict[int, bool]):
    """The choice symbols that are decided, by their place."""

    def __missing__(self, place: int) -> NoReturn:
        raise _OpenError(place)


class Branch(NamedTuple):
    """What a step does for some combinations."""

    mask: int  #: the combinations
    transition: Transition | None  #: what is taken; None: nothing is possible for them
    notices: tuple[Notice, ...]
    values: Values  #: after it, in the order of the variables


@dataclass(frozen=True, slots=True)
class _Compiled:
    transition: Transition
    run: Callable[[Sequence[Value], Sequence[Value], _Decided], tuple[Value, ...] | None]
    notices: tuple[Notice, ...]


class UnsettledStepper:
    """An instance whose readings are open, with its transitions compiled when first needed.

    Values and inputs are tuples in the order of `variables.state` and `variables.inputs`.

    Args:
        graph: the model.
        parameters: every parameter's value by name.
        combinations: the combinations of options that are possible.
        variables: the variables of the graph's guards and changes.
    """

    def __init__(
        self,
        graph: Graph,
        parameters: Mapping[str, int],
        combinations: Combinations,
        variables: Vocabulary,
    ) -> None:
        self.graph, self.parameters = graph, parameters
        self.combinations, self.variables = combinations, variables
        self._size = len(variables.state)
        self._symbols = choice_symbols()
        self._having = [combinations.having(option_named(s.name)) for s in self._symbols]
        self._decided: dict[int, _Decided] = {}
        self._compiled: dict[tuple[str, str], list[_Compiled]] = {}
        self._memo: dict[Term, Term] = {}

    @cached_property
    def _fixed(self) -> dict[Term, Term]:
        fixed: dict[Term, Term] = {
            s: constant(self.parameters[s.name]) for s in parameter_symbols()
        }
        every = self.combinations.every
        for symbol, mask in zip(self._symbols, self._having, strict=True):
            if mask in (0, every):
                fixed[symbol] = constant(mask == every)
        return fixed

    def report(self, node: str, values: Values, inputs: Values, mask: int) -> list[Branch]:
        """Return what a report does (or a stretch of equal ones), for all of some combinations."""
        return self._taken(self._reports(node), values, inputs, mask)

    def act(self, node: str, name: str, values: Values, inputs: Values, mask: int) -> list[Branch]:
        """Return what an act does, or a transition of this name, for all of some combinations."""
        return self._taken(self._acts(node, name), values, inputs, mask)

    def _reports(self, node: str) -> list[_Compiled]:
        found = self._compiled.get((node, ""))
        return self._found(node, "") if found is None else found

    def _acts(self, node: str, name: str) -> list[_Compiled]:
        found = self._compiled.get((node, name))
        return self._found(node, name) if found is None else found

    def _found(self, node: str, name: str) -> list[_Compiled]:
        made = self._compiled[node, name] = [
            self._compile(transition)
            for transition in transitions_of(self.graph)
            if transition.source.name == node and _is_meant(transition, name)
        ]
        return made

    def _compile(self, transition: Transition) -> _Compiled:
        def settled(term: Term) -> Term:
            return substitute(term, self._fixed, self._memo)

        after = {**self.variables.state, **transition.changes}
        terms = [settled(term) for term in (*after.values(), *transition.emits.values())]
        groups = [list(self.variables.state.values()), list(self.variables.inputs.values())]
        run = compile_function(settled(transition.guard), terms, groups, Deferred(self._symbols))
        return _Compiled(transition, run, tuple(transition.emits))

    def _taken(
        self, compiled: Sequence[_Compiled], values: Values, inputs: Values, mask: int
    ) -> list[Branch]:
        try:
            return [self._first(compiled, values, inputs, mask)]
        except _OpenError as error:
            having = self._having[error.place]
        return [
            branch
            for part in (mask & having, mask & ~having)
            for branch in self._taken(compiled, values, inputs, part)
        ]

    def _first(
        self, compiled: Sequence[_Compiled], values: Values, inputs: Values, mask: int
    ) -> Branch:
        """Return what the first transition does whose guard holds.

        Raises:
            _OpenError: this depends on a choice that is open.
        """
        decided = self._decided.get(mask) or self._decide(mask)
        for one in compiled:
            result = one.run(values, inputs, decided)
            if result is None:
                continue
            if not one.notices:
                return Branch(mask, one.transition, (), result)
            emitted = zip(one.notices, result[self._size :], strict=True)
            told = tuple(notice for notice, comes in emitted if comes)
            return Branch(mask, one.transition, told, result[: self._size])
        return Branch(mask, None, (), ())

    def _decide(self, mask: int) -> _Decided:
        decided = self._decided[mask] = _Decided()
        for place, having in enumerate(self._having):
            if not mask & having or not mask & ~having:
                decided[place] = not mask & ~having
        return decided


def _is_meant(transition: Transition, name: str) -> bool:
    if not name:
        return transition.kind is Kind.REPORT
    named = name in (transition.name, act_of(transition.name))
    return named and transition.kind is Kind.ACTION
