"""Run the model while readings are still open: a set of combinations is split where it matters.

A `Stepper` runs one combination of readings. Here many are run at once: guards and changes are
compiled so that they look up a choice only if their value depends on it, and what looks up a choice
that is still open is taken twice, for the combinations with this option and for those without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Final, NamedTuple, NoReturn

from uccx_model.acts import act_of
from uccx_model.choices import CHOICES, Choice, choice_symbols, option_named
from uccx_model.evaluation import Value, compile_function, python_source
from uccx_model.expressions import Op, Scope, Term, constant
from uccx_model.graph import Graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import parameter_symbols
from uccx_model.rewriting import rebuilt, substitute, symbols_of
from uccx_model.stepping import Values
from uccx_model.transition import Kind, Transition
from uccx_model.vocabulary import Vocabulary

__all__ = ["Branch", "Combinations", "UnsettledStepper"]


class Combinations:
    """Sets of combinations of options, one of each choice, as bits of an integer.

    Args:
        options: the options of each choice that are possible; of a choice not named, its default.
    """

    def __init__(self, options: Mapping[type[Choice], Sequence[Choice]]) -> None:
        self.options: Mapping[type[Choice], tuple[Choice, ...]] = {
            choice: tuple(options.get(choice, tuple(choice)[:1])) for choice in CHOICES
        }
        self.every: Final = (1 << prod(map(len, self.options.values()))) - 1
        self._masks: dict[Choice, int] = {}
        stride = 1
        for possible in reversed(self.options.values()):
            for place, option in enumerate(possible):
                self._masks[option] = self._mask(stride, len(possible), place)
            stride *= len(possible)

    def _mask(self, stride: int, options: int, place: int) -> int:
        """Return the combinations whose digit of this weight is this place."""
        block = ((1 << stride) - 1) << (stride * place)
        period = stride * options
        whole = self.every.bit_length() // period
        return block * (((1 << (period * whole)) - 1) // ((1 << period) - 1))

    def having(self, option: Choice) -> int:
        """Return the combinations in which an option holds."""
        return self._masks.get(option, 0)

    @property
    def open(self) -> tuple[type[Choice], ...]:
        """The choices of which several options are possible."""
        return tuple(choice for choice, found in self.options.items() if len(found) > 1)

    def possible(self, mask: int, choice: type[Choice]) -> tuple[Choice, ...]:
        """Return the options of a choice that hold somewhere in a set."""
        return tuple(o for o in self.options[choice] if self._masks[o] & mask)

    def first(self, mask: int) -> tuple[Choice, ...]:
        """Return the combination of a set that has the fewest unusual options, of all choices."""
        chosen = []
        for choice in CHOICES:
            option = self.possible(mask, choice)[0]
            mask &= self._masks[option]
            chosen.append(option)
        return tuple(chosen)

    def only(self, options: Iterable[Choice]) -> int:
        """Return the combinations in which all these options hold."""
        mask = self.every
        for option in options:
            mask &= self.having(option)
        return mask

    def is_product(self, mask: int, choices: Iterable[type[Choice]] | None = None) -> bool:
        """Return whether any option that is possible goes with any other that is.

        Args:
            mask: a set of combinations.
            choices: of which choices; of all, if not given.
        """
        asked = CHOICES if choices is None else tuple(choices)
        size = prod(len(self.possible(mask, choice)) for choice in asked)
        if choices is None:
            return mask.bit_count() == size
        return len(self.projected(mask, asked)) == size

    def projected(
        self, mask: int, choices: Sequence[type[Choice]]
    ) -> tuple[tuple[Choice, ...], ...]:
        """Return which options of some choices hold together somewhere in a set."""
        found: list[tuple[tuple[Choice, ...], int]] = [((), mask)]
        for choice in choices:
            found = [
                ((*told, option), rest & self._masks[option])
                for told, rest in found
                for option in self.options[choice]
                if rest & self._masks[option]
            ]
        return tuple(told for told, _ in found)


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
        run = compile_function(settled(transition.guard), terms, groups, _Spelling(self._symbols))
        return _Compiled(transition, run, tuple(transition.emits))

    def _taken(
        self, compiled: Sequence[_Compiled], values: Values, inputs: Values, mask: int
    ) -> list[Branch]:
        found: list[Branch] = []
        waiting = [mask]
        while waiting:
            mask = waiting.pop()
            decided = self._decided.get(mask) or self._decide(mask)
            try:
                for one in compiled:
                    result = one.run(values, inputs, decided)
                    if result is not None:
                        told = one.notices
                        if told:
                            emitted = result[self._size :]
                            told = tuple(n for n, yes in zip(told, emitted, strict=True) if yes)
                            result = result[: self._size]
                        found.append(Branch(mask, one.transition, told, result))
                        break
                else:
                    found.append(Branch(mask, None, (), ()))
            except _OpenError as error:
                having = self._having[error.place]
                waiting += [mask & ~having, mask & having]
        return found

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


class _Spelling:
    """Terms as Python text in which a choice is looked up as late and as rarely as can be.

    Args:
        symbols: the symbols of choices, whose value is looked up by place in `choices`.
    """

    argument = "choices"

    def __init__(self, symbols: Sequence[Term]) -> None:
        self.symbols = frozenset(symbols)
        self._places = {symbol: place for place, symbol in enumerate(symbols)}
        self._told: dict[Term, str] = {}

    def __call__(self, term: Term) -> str:
        """Return the term as text."""
        found = self._told.get(term)
        if found is None:
            spelt = self._spelt(term) if _is_open(term) else python_source(term, self._told)
            found = self._told[term] = spelt
        return found

    def _spelt(self, term: Term) -> str:
        match term.op:
            case Op.SYMBOL:
                return f"{self.argument}[{self._places[term]}]"
            case Op.NOT:
                return f"(not {self(term.args[0])})"
            case Op.AND | Op.OR:  # what needs no choice may settle it
                parts = sorted(term.args, key=_is_open)
                return f"({f' {term.op.name.lower()} '.join(map(self, parts))})"
            case Op.ITE:
                return self._either(*term.args)
            case _:
                inner = next(t for t in term.walk() if t.op is Op.ITE and _is_open(t.args[0]))
                condition, yes, no = inner.args
                return self._either(condition, *(_with(term, inner, arm) for arm in (yes, no)))

    def _either(self, condition: Term, yes: Term, no: Term) -> str:
        """Return "yes if the condition holds, else no"; if both are equal, it does not matter."""
        if not _is_open(condition):
            return f"({self(yes)} if {self(condition)} else {self(no)})"
        one, other = self(yes), self(no)
        return f"({one} if {one} == {other} or {self(condition)} else {other})"


def _is_open(term: Term) -> bool:
    return any(symbol.scope is Scope.CHOICE for symbol in symbols_of(term))


def _with(term: Term, inner: Term, arm: Term) -> Term:
    """Return a term with a part of it exchanged."""
    memo: dict[Term, Term] = {inner: arm}

    def exchanged(part: Term) -> Term:
        found = memo.get(part)
        if found is None:
            found = part
            if part.args:
                found = rebuilt(part, tuple(map(exchanged, part.args)))
            memo[part] = found
        return found

    return exchanged(term)
