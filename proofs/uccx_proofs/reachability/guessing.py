"""Guesses at why something cannot be reached: which clock runs ahead, and under which choices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from uccx_model.choices import choice_symbols
from uccx_model.expressions import FALSE, TRUE, Bool, Scope, all_of, implies
from uccx_model.parameters import Parameters
from uccx_model.rewriting import symbols_of
from uccx_model.variables import State
from uccx_proofs.system import System

__all__ = ["guesses"]


def guesses(system: System) -> list[Bool]:
    """Return what may hold in a state: facts, and facts under one choice or under two.

    Two choices are looked at together where a guard speaks of both.
    """
    facts = list(_facts())
    conditions = [TRUE, *(_each_way(system))]
    found = (implies(condition, fact) for fact in facts for condition in conditions)
    return [guess for guess in dict.fromkeys(found) if guess is not TRUE]


def _facts() -> Iterator[Bool]:
    s, p = State.symbols(Scope.STATE), Parameters.symbols()
    evaluated = p.evaluation_period <= s.evaluation_used
    clocks = (s.out_of_compliance_for, s.silence, s.certificate_age)
    yield from (FALSE, s.locked <= 0, s.strikes <= 0, evaluated)
    yield (s.strikes <= 0) | (s.locked > 0)
    yield (s.locked <= 0) | (p.out_of_compliance_period <= s.out_of_compliance_for)
    for one, other in permutations((*clocks, s.evaluation_used), 2):
        yield one <= other
    for clock in clocks:
        yield (clock <= s.evaluation_used) | evaluated


def _each_way(system: System) -> Iterator[Bool]:
    known = choice_symbols()
    for symbol in known:
        yield from (symbol, ~symbol)
    together: dict[tuple[Bool, Bool], None] = {}
    for edge in system.edges:
        spoken_of = set(symbols_of(edge.guard))
        together |= dict.fromkeys(combinations([s for s in known if s in spoken_of], 2))
    for one, other in together:
        for first in (one, ~one):
            yield from (all_of(first, second) for second in (other, ~other))
