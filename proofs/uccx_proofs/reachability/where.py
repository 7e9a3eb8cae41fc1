"""Where a story happens as it is told: a condition on choices, and the cases that meet it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from uccx_model.cases import Case
from uccx_model.choices import CHOICES, Choice, choice_symbols, option_named
from uccx_model.evaluation import Valuation
from uccx_model.expressions import FALSE, Bool, Scope, Term, all_of, constant, integer
from uccx_model.graph import Graph, transitions_of
from uccx_model.parameters import Parameters, parameter_symbols
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.trace import Trace
from uccx_model.transition import Transition
from uccx_model.variables import Inputs, State, initial, input_symbols, state_symbols

__all__ = ["cases_of", "few_cases", "holds_in", "path_condition", "transition_taken"]


def path_condition(graph: Graph, trace: Trace) -> Bool:
    """Return the condition on choices under which the same start, inputs and steps are possible.

    Where they are, each step may lead to other values, but not to another licensing state.
    """
    fixed: dict[Term, Term] = {s: integer(trace.parameters[s.name]) for s in parameter_symbols()}
    symbols, inputs = state_symbols(), input_symbols()
    here: dict[Term, Term] = {s: constant(trace.start.values[n]) for n, s in symbols.items()}
    starts = {n.name: c for n, c in initial(State.symbols(Scope.STATE)).items()}
    possible = Inputs.symbols(Scope.INPUT).well_formed()
    known = {**fixed, **here}
    conditions = [substitute(Parameters.symbols().well_formed(), known, {})]
    conditions.append(substitute(starts.get(trace.start.node, FALSE), known, {}))
    node = trace.start.node
    for step in trace.steps:
        transition = transition_taken(graph, node, step.transition, step.after.node)
        if transition is None:
            return FALSE
        given = {symbol: constant(step.inputs[name]) for name, symbol in inputs.items()}
        known = {**fixed, **here, **given}
        memo: dict[Term, Term] = {}
        conditions.append(substitute(possible & transition.guard, known, memo))
        changes = transition.changes.items()
        here |= {symbols[n]: substitute(v, known, memo) for n, v in changes}
        node = step.after.node
    return all_of(*conditions)


def transition_taken(graph: Graph, source: str, name: str, target: str) -> Transition | None:
    """Return the transition of a name that leads from one licensing state to another, if any."""
    wanted = (source, name, target)
    every = transitions_of(graph)
    return next((t for t in every if (t.source.name, t.name, t.target.name) == wanted), None)


def _spoken_of(condition: Bool) -> list[type[Choice]]:
    names = {type(option_named(symbol.name)) for symbol in symbols_of(condition)}
    return [choice for choice in CHOICES if choice in names]


def _holds(condition: Bool, options: Sequence[Choice]) -> bool:
    chosen = set(options)
    values: dict[Term, bool] = {s: option_named(s.name) in chosen for s in choice_symbols()}
    return bool(Valuation(values)(condition))


def holds_in(condition: Bool, case: Case) -> bool:
    """Return whether a condition on choices holds with every combination of a case."""
    every = [case.options.get(c, frozenset(c)) for c in _spoken_of(condition)]
    return all(_holds(condition, options) for options in product(*every))


def cases_of(condition: Bool) -> list[Case]:
    """Return few cases that together are where a condition on choices holds."""
    asked = _spoken_of(condition)
    return few_cases(asked, [o for o in product(*asked) if _holds(condition, o)])


def few_cases(asked: Sequence[type[Choice]], points: Iterable[tuple[Choice, ...]]) -> list[Case]:
    """Return few cases, each as wide as can be, that together have just these combinations.

    Args:
        asked: the choices of which each combination has one option, in order.
        points: the combinations.
    """
    left = dict.fromkeys(points)
    whole, found = set(left), []
    while left:
        widest = max(_widened(asked, whole, next(iter(left))), key=lambda box: _gain(box, left))
        for point in product(*widest):
            left.pop(point, None)
        found.append(Case.of(option for options in widest for option in options))
    return found


Box = tuple[tuple[Choice, ...], ...]


def _gain(box: Box, left: dict[tuple[Choice, ...], None]) -> int:
    return sum(point in left for point in product(*box))


def _widened(
    asked: Sequence[type[Choice]], whole: set[tuple[Choice, ...]], point: tuple[Choice, ...]
) -> Iterator[Box]:
    """Yield boxes around a combination, widened in the order of choices and the other way."""
    for places in (range(len(asked)), range(len(asked) - 1, -1, -1)):
        box: list[tuple[Choice, ...]] = [(option,) for option in point]
        for place in places:
            for option in asked[place]:
                if option in box[place]:
                    continue
                others = [*box[:place], (option,), *box[place + 1 :]]
                if all(other in whole for other in product(*others)):
                    box[place] = (*box[place], option)
        yield tuple(box)
