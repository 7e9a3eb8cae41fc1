"""Guesses at what might always be true at a node. Proof decides; here they need only be many.

A *fact* compares numbers of one unit, or is a flag. A fact that does not hold everywhere may hold
under a *condition*: a reading or circumstance, or a test of the state that guards make themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uccx_model.expressions import Bool, Int, Op, Scope, Term, symbols_of
from uccx_proofs.system import System

__all__ = ["conditions", "facts"]


def facts(system: System, goals: Iterable[Bool]) -> dict[Bool, tuple[Bool, ...]]:
    """Return the facts worth a guess, each with stronger ones that make it superfluous.

    For numbers `x`, `y` of one unit and a period `P` that some guard, update or goal compares with
    `x`: `x ≥ 0`, `x ≤ 0`, `x ≤ y`, `x < P`, `x ≤ P`, `x ≥ P`, `x ≤ y + P`; for flags: `b`, `not b`; and the
    tests that guards make of a variable against zero.

    Args:
        system: whose variables to compare.
        goals: what is to be proved, about one state.
    """
    found: dict[Bool, tuple[Bool, ...]] = {}
    integers = [v for v in system.variables if isinstance(v, Int)]
    periods = _compared_with([*_terms(system), *goals])
    for b in system.variables:
        if isinstance(b, Bool):
            found |= {b: (), ~b: ()}
    for test in conditions(system):
        if any(symbol.scope is Scope.STATE for symbol in symbols_of(test).values()):
            found |= {test: ()}
    for x in integers:
        alike = [y for y in integers if y is not x and system.units.get(y) == system.units.get(x)]
        zero = x <= 0
        found |= {x >= 0: (), zero: ()}
        found |= {x <= y: (zero,) for y in alike}
        for period in periods.get(x, ()):
            below = x < period
            found |= {below: (zero,), x <= period: (zero, below), x >= period: ()}
            found |= {x <= y + period: (zero, x <= period, below, x <= y) for y in alike}
    return found


def _terms(system: System) -> list[Term]:
    terms: list[Term] = []
    for edge in system.edges:
        terms += [edge.guard, *edge.updates.values()]
    return terms


def _compared_with(terms: list[Term]) -> dict[Int, list[Int]]:
    """Return, for each variable, the rigid numbers that a comparison sets beside it."""
    found: dict[Int, dict[Int, None]] = {}
    for term in terms:
        for atom in term.walk():
            if atom.op not in (Op.LE, Op.LT, Op.EQ):
                continue
            variables = [v for v in symbols_of(atom).values() if v.scope is Scope.STATE]
            for side in atom.args:
                for part in _rigid_parts(side):
                    for x in variables:
                        if isinstance(x, Int):
                            found.setdefault(x, {})[part] = None
    return {x: list(parts) for x, parts in found.items()}


def _rigid_parts(term: Term) -> Iterator[Int]:
    """Yield the largest parts of a sum that consist of parameters and choices."""
    scopes = {s.scope for s in symbols_of(term).values()}
    if isinstance(term, Int) and scopes and scopes <= {Scope.PARAMETER, Scope.CHOICE}:
        if Scope.PARAMETER in scopes:
            yield term
    else:
        for part in term.args:
            yield from _rigid_parts(part)


def conditions(system: System) -> list[Bool]:
    """Return the conditions under which a fact may hold.

    They are the choices, each way, and comparisons of a variable with zero that guards contain.
    """
    found: dict[Bool, None] = {}
    for choice in system.rigid:
        if isinstance(choice, Bool):
            found[choice] = None
            found[~choice] = None
    for edge in system.edges:
        for atom in edge.guard.walk():
            if isinstance(atom, Bool) and _tests_zero(atom):
                found[atom] = None
                found[~atom] = None
    return list(found)


def _tests_zero(atom: Bool) -> bool:
    if atom.op not in (Op.LE, Op.LT, Op.EQ):
        return False
    symbols = [a for a in atom.args if a.op is Op.SYMBOL and a.scope is Scope.STATE]
    zeros = [a for a in atom.args if a.op is Op.CONSTANT and a.value == 0]
    return len(symbols) == len(zeros) == 1
