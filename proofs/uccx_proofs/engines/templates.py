"""Guesses at what might always be true at a node. Proof decides; here they need only be many.

A *fact* compares numbers of one unit, or is a flag. A fact that does not hold everywhere may hold
under a *condition*: a reading or circumstance, or a test of the state that guards make themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uccx_model.expressions import TRUE, Bool, Int, Op, Scope, Term, implies
from uccx_model.rewriting import isolated, substitute, symbols_of
from uccx_proofs.system import System

__all__ = ["Goal", "conditions", "facts", "related", "siblings"]


RIGID = {Scope.PARAMETER, Scope.CHOICE}


@dataclass(frozen=True, eq=False)
class Goal:
    """Something to be proved, of states or of steps, where readings and numbers meet its needs."""

    claim: Bool
    needs: Bool = TRUE
    of_step: bool = False

    @property
    def whole(self) -> Bool:
        """The claim with its needs."""
        return implies(self.needs, self.claim)

    def escapes(self) -> Iterator[Bool]:
        """Yield flags of the state, or negated ones, that make the claim true.

        Where one fails, the rest must hold: its negation is a condition worth a guess.
        """
        waiting: list[Term] = [self.claim]
        while waiting:
            term = waiting.pop()
            flag = term.args[0] if term.op is Op.NOT else term
            if flag.op is Op.SYMBOL and flag.scope is Scope.STATE and isinstance(term, Bool):
                yield term
            elif term.op in (Op.AND, Op.OR):
                waiting.extend(term.args)


def facts(system: System, goals: Iterable[Goal]) -> dict[Bool, tuple[Bool, ...]]:
    """Return the facts worth a guess, each with stronger ones that make it superfluous.

    For numbers `x`, `y` of one unit and a period `P` that some guard, update or goal compares with
    `x`: `x ≥ 0`, `x ≤ 0`, `x ≤ y`, `x < P`, `x ≤ P`, `x ≥ P`; where `x` begins anew at `P`, also
    `x < y + P` and `x ≤ y + P`; for flags: `b`, `not b`; and the tests that guards make of a
    variable against zero.

    Args:
        system: whose variables to compare.
        goals: what is to be proved, about states and steps.
    """
    found: dict[Bool, tuple[Bool, ...]] = {}
    integers = [v for v in system.variables if isinstance(v, Int)]
    periods = _compared_with([*_terms(system), *(goal.whole for goal in goals)])
    renewed = {
        x: set(_compared_with([e.updates[x] for e in system.edges if x in e.updates]).get(x, ()))
        for x in integers
    }
    for b in system.variables:
        if isinstance(b, Bool):
            found |= {b: (), ~b: ()}
    for test in conditions(system):
        if any(symbol.scope is Scope.STATE for symbol in symbols_of(test)):
            found |= {test: ()}
    for x in integers:
        alike = [y for y in integers if y is not x and system.units.get(y) == system.units.get(x)]
        zero = x <= 0
        found |= {x >= 0: (), zero: ()}
        found |= {x <= y: (zero,) for y in alike}
        for period in periods.get(x, ()):
            below = x < period
            found |= {below: (zero,), x <= period: (zero, below), x >= period: ()}
            for y in alike if period in renewed.get(x, ()) else ():
                within = x < y + period
                implied = (zero, x <= period, below, x <= y)
                found |= {within: implied, x <= y + period: (*implied, within)}
    return found


def siblings(system: System, goals: Iterable[Goal]) -> list[Bool]:
    """Return the goals about states, and each with one number replaced by another of its unit."""
    found: dict[Bool, None] = {}
    for goal in (g.whole for g in goals if not g.of_step):
        found[goal] = None
        spoken_of = [x for x in symbols_of(goal) if isinstance(x, Int) and x.scope is Scope.STATE]
        for x in spoken_of:
            for y in system.variables:
                if y is not x and isinstance(y, Int) and system.units[y] == system.units[x]:
                    found[substitute(goal, {x: y}, {})] = None
    return list(found)


def _terms(system: System) -> list[Term]:
    terms: list[Term] = []
    for edge in system.edges:
        terms += [edge.guard, *edge.updates.values()]
    return terms


def _bound(atom: Term) -> tuple[Int, Int] | None:
    """Return x and R where the comparison says how x stands to R, and R is rigid."""
    symbols = symbols_of(atom)
    scopes = {s.scope for s in symbols}
    variables = [s for s in symbols if s.scope is Scope.STATE]
    if len(variables) != 1 or not scopes <= {Scope.STATE, *RIGID}:
        return None
    (x,) = variables
    left, right = atom.args
    if not (isinstance(x, Int) and isinstance(left, Int) and isinstance(right, Int)):
        return None
    beside = isolated(left, right, x)
    return None if beside is None or beside.op is Op.CONSTANT else (x, beside)


def _compared_with(terms: list[Term]) -> dict[Int, list[Int]]:
    """Return, for each variable, the rigid numbers that a comparison sets beside it."""
    found: dict[Int, dict[Int, None]] = {}
    for term in terms:
        for atom in term.walk():
            if atom.op not in (Op.LE, Op.LT, Op.EQ):
                continue
            if (bound := _bound(atom)) is not None:
                found.setdefault(bound[0], {})[bound[1]] = None
            variables = [v for v in symbols_of(atom) if v.scope is Scope.STATE]
            for side in atom.args:
                for part in _rigid_parts(side):
                    for x in variables:
                        if isinstance(x, Int):
                            found.setdefault(x, {})[part] = None
    return {x: list(parts) for x, parts in found.items()}


def _rigid_parts(term: Term) -> Iterator[Int]:
    """Yield the largest parts of a sum that consist of parameters and choices."""
    scopes = {s.scope for s in symbols_of(term)}
    if isinstance(term, Int) and scopes and scopes <= RIGID:
        if Scope.PARAMETER in scopes:
            yield term
    else:
        for part in term.args:
            yield from _rigid_parts(part)


def related(system: System) -> dict[Term, set[Term]]:
    """Return, for each symbol, those that a guard or an update has together with it."""
    found: dict[Term, set[Term]] = {}
    for edge in system.edges:
        together = [set(symbols_of(edge.guard))]
        together += [{s, *symbols_of(value)} for s, value in edge.updates.items()]
        for symbols in together:
            for symbol in symbols:
                found.setdefault(symbol, set()).update(symbols)
    return found


def conditions(system: System, goals: Iterable[Goal] = ()) -> list[Bool]:
    """Return the conditions under which a fact may hold.

    They are the choices, each way; whether a variable is zero, where a guard tests that; and that
    a flag does not make a goal true at once, together with what the goal needs.
    """
    found: dict[Bool, None] = {}
    for goal in goals:
        for escape in goal.escapes():
            found |= {~escape: None, ~escape & goal.needs: None}
    for choice in system.rigid:
        if isinstance(choice, Bool):
            found[choice] = None
            found[~choice] = None
    for edge in system.edges:
        for atom in edge.guard.walk():
            if (x := _tested_for_zero(atom)) is not None:
                found |= {x > 0: None, x <= 0: None}
    return list(found)


def _tested_for_zero(atom: Term) -> Int | None:
    if atom.op not in (Op.LE, Op.LT, Op.EQ):
        return None
    symbols = [a for a in atom.args if a.op is Op.SYMBOL and a.scope is Scope.STATE]
    zeros = [a for a in atom.args if a.op is Op.CONSTANT and a.value == 0]
    (x,) = symbols if len(symbols) == len(zeros) == 1 else (None,)
    return x if isinstance(x, Int) else None
