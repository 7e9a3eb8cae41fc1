"""Sharpen what is known of a system to what a question needs: facts about what it restricts.

A question's system keeps everything that always holds in the model. What it adds (a clock, a
condition that every step obeys, nodes that it cuts off) needs facts of its own. They are guessed
from the question, and kept only as far as they are inductive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from uccx_model.expressions import FALSE, TRUE, Bool, Int, Op, Scope, Term, implies, variable
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.engines.inductive import Invariant, strengthen
from uccx_proofs.engines.templates import facts
from uccx_proofs.system import System

__all__ = [
    "broad_guesses",
    "conditional",
    "hints",
    "merged",
    "reachable_nodes",
    "sharpened",
    "still_holding",
]

MOST_ATOMS: Final = 60  #: of a question's conditions that are guesses
LICENCES: Final = "licences"
INTERVALS: Final = "report intervals"
REPORTS: Final = "reports"


def hints(system: System, added: Sequence[Int], conditions: Sequence[Bool]) -> list[Bool]:
    """Return facts that a question's answer may rest on.

    Args:
        system: the question's system.
        added: the numbers that it counts beside the model's.
        conditions: what the question speaks of, of states or of steps.
    """
    found: dict[Bool, None] = {FALSE: None}
    for number in added:
        found |= dict.fromkeys(_about(number, system))
    for atom in _atoms(system, conditions):
        found |= {atom: None, ~atom: None}
    licences = [v for v in system.variables if system.units.get(v) == LICENCES]
    for x, y in permutations(licences, 2):
        if isinstance(x, Int) and isinstance(y, Int):
            found |= {x < y: None, x <= y: None}
    for x in licences:
        if isinstance(x, Int):
            found |= {x <= 0: None, x > 0: None}
    found |= dict.fromkeys(_compared(system, conditions))
    strikes: Int = variable(Int, "strikes", Scope.STATE)
    found |= {strikes <= 0: None, strikes > 0: None}
    now: Int = variable(Int, "now", Scope.STATE)
    for clock in (now, *(n for n in added if system.units.get(n) == INTERVALS)):
        for count in (strikes, *(n for n in added if system.units.get(n) == REPORTS)):
            found |= {count <= clock: None, count <= clock + 1: None}  # a report takes its time
    found.pop(TRUE, None)
    return list(found)


def _compared(system: System, conditions: Sequence[Bool]) -> Iterator[Bool]:
    """Yield each number of licences compared with the constants that licences are compared with."""
    licences = {v for v in system.variables if system.units.get(v) == LICENCES}
    constants: dict[int, None] = {}
    for atom in _atoms(system, conditions):
        if not licences.isdisjoint(symbols_of(atom)):
            constants |= {p.value: None for p in atom.args if p.op is Op.CONSTANT}
    for x in system.variables:
        if x in licences and isinstance(x, Int):
            for constant in constants:
                yield from (x <= constant, x >= constant, x < constant, x > constant)


def _about(number: Int, system: System) -> Iterator[Bool]:
    """Yield facts about a number that the question counts."""
    yield number >= 0
    unit = system.units.get(number)
    alike = [
        v
        for v in system.variables
        if isinstance(v, Int) and v is not number and system.units.get(v) == unit
    ]
    periods = [p for p in system.rigid if isinstance(p, Int) and system.units.get(p) == unit]
    for other in alike:
        yield other <= number
        yield number <= other
        for period in periods if unit == INTERVALS else ():
            yield other <= number + period
            yield other < number + period
    for period in periods:
        yield number <= period
        yield number < period
    if unit != INTERVALS:
        yield number <= 0
        yield number <= 1


def _atoms(system: System, conditions: Iterable[Bool]) -> list[Bool]:
    """Return the comparisons and flags in conditions, as facts about one state."""
    known = {*system.variables, *system.rigid}
    here: dict[Term, Term] = {
        variable(Int if isinstance(v, Int) else Bool, v.name, Scope.NEXT): v
        for v in system.variables
    }
    found: dict[Bool, None] = {}
    for condition in conditions:
        for part in substitute(condition, here, {}).walk():
            flag = part.op is Op.SYMBOL and part.scope is Scope.STATE
            atom = part.op in (Op.LE, Op.LT, Op.EQ) or flag
            if isinstance(part, Bool) and atom and known.issuperset(symbols_of(part)):
                found[part] = None
    return list(found)[:MOST_ATOMS]


def sharpened(
    system: System, known: Invariant, nodes: Iterable[str], guesses: Sequence[Bool]
) -> Invariant:
    """Return what holds beside what is known, of the guesses, at some nodes.

    Raises:
        SolverGaveUpError: the solver gave no answer.
    """
    return strengthen(system, _Given({node: tuple(guesses) for node in nodes}), (), known)


def broad_guesses(system: System) -> list[Bool]:
    """Return the facts that the model's own invariant is made of."""
    return list(facts(system, []))


def conditional(guesses: Iterable[Bool], choices: Sequence[Bool]) -> list[Bool]:
    """Return guesses also as they may hold under one of some choices only."""
    plain = list(guesses)
    return [*plain, *(implies(choice, guess) for guess in plain for choice in choices)]


def reachable_nodes(system: System) -> set[str]:
    """Return the nodes to which some chain of edges leads, whatever their guards demand."""
    found = set(system.initial)
    waiting = list(found)
    while waiting:
        for edge in system.outgoing[waiting.pop()]:
            if edge.target not in found:
                found.add(edge.target)
                waiting.append(edge.target)
    return found


def still_holding(system: System, lemmas: Invariant) -> Invariant:
    """Return the lemmas that hold in a system too whose starts are others than the model's."""
    return strengthen(system, _Given(lemmas))


@dataclass(frozen=True)
class _Given:
    """Guesses that are given, node by node."""

    guesses: Invariant

    def at(self, node: str) -> Sequence[Bool]:
        """Return the guesses at a node."""
        return self.guesses.get(node, ())

    def instead_of(self, *_: object) -> Iterator[Bool]:
        """Yield what to guess instead: nothing."""
        return iter(())


def merged(*parts: Mapping[str, Sequence[Bool]]) -> Invariant:
    """Return everything that holds at each node."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {n: tuple(dict.fromkeys(c for part in parts for c in part.get(n, ()))) for n in names}
