"""Conditions cut into clauses, "this or that": the parts of what a property says.

`implies(a & b, c)` is one clause, `not a, not b, c`: each condition of a left side, and the right
side, is a part of its own that can be left out. Where a part has parts itself (several states on
the left, several claims on the right), each of them makes a clause again: a case of the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uccx_model.expressions import FALSE, TRUE, Bool, Op, any_of

__all__ = ["Clause", "clauses", "parts_of"]


@dataclass(frozen=True)
class Clause:
    """Conditions of which at least one holds, where the whole condition does."""

    name: str
    parts: tuple[Bool, ...]
    is_case: bool  #: of the parts of another clause, one is cut further here


def clauses(condition: Bool) -> Iterator[Clause]:
    """Yield what a condition says as clauses, then the cases of each.

    Example:
        >>> from uccx_model.expressions import Scope, implies, variable
        >>> a, b, c = (variable(Bool, name, Scope.STATE) for name in "abc")
        >>> for clause in clauses(implies(a | b, c)):
        ...     print(clause.name, clause.parts)
        1 ((and (not a) (not b)), c)
        1, case 1.1 ((not a), c)
        1, case 1.2 ((not b), c)
    """
    for number, part in enumerate(parts_of(condition), start=1):
        whole = Clause(str(number), parts_of(part, Op.OR), is_case=False)
        yield whole
        yield from _cases(whole)


def _cases(clause: Clause) -> Iterator[Clause]:
    for place, part in enumerate(clause.parts, start=1):
        others = [other for other in clause.parts if other is not part]
        for number, case in enumerate(parts_of(part), start=1):
            one = any_of(*others, case) if case is not part else TRUE
            if one is not TRUE:
                name = f"{clause.name}, case {place}.{number}"
                yield Clause(name, parts_of(one, Op.OR), is_case=True)


def parts_of(condition: Bool, op: Op = Op.AND) -> tuple[Bool, ...]:
    """Return what a condition joins with `and` (or with `or`); itself, if it joins nothing."""
    if condition.op is not op:
        return () if condition is (TRUE if op is Op.AND else FALSE) else (condition,)
    return tuple(part for part in condition.args if isinstance(part, Bool))
