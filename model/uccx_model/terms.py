"""What every term is: an operator and arguments, or a symbol, or a constant.

A guard, an update and a property are *terms*, written once and read by every back end. A term knows
no solver: it can be run on integers (`evaluation`), given to a solver, or printed.

Terms are interned: two terms of the same text are the same object, so `is` compares structure.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final, Self

__all__ = ["Op", "Quantity", "Scope", "Term", "subterms_of"]


class Op(StrEnum):
    """The operators of a term. `GE`, `GT` and `NE` are written with the others."""

    SYMBOL = "symbol"
    CONSTANT = "constant"
    ADD = "+"
    SUBTRACT = "-"
    ITE = "ite"
    LE = "<="
    LT = "<"
    EQ = "="
    NOT = "not"
    AND = "and"
    OR = "or"


class Scope(StrEnum):
    """What a symbol stands for, and so when its value may change."""

    NODE = "node"  #: "the licensing state is …": true of exactly one node
    STATE = "state"  #: a counter, clock or flag of the product instance
    NEXT = "next"  #: the same, after a step
    INPUT = "input"  #: what the environment gives in a step
    EVENT = "event"  #: which transition a step takes, and what it emits
    PARAMETER = "parameter"  #: a number that never changes
    CHOICE = "choice"  #: a reading or a rigid circumstance; never changes


class Term:
    """A term of the model. Use `Int` and `Bool`; this is what they share."""

    __slots__ = ("args", "op", "value")
    op: Op
    args: tuple[Term, ...]
    value: Any  #: a symbol's (name, scope), a constant's value, else None

    _interned: Final[dict[tuple[Any, ...], Term]] = {}

    def __new__(cls, op: Op, args: tuple[Term, ...] = (), value: Any = None) -> Self:
        """Return the one term of this shape."""
        key = (cls, op, value, *map(id, args))
        found = Term._interned.get(key)
        if found is None:
            found = object.__new__(cls)
            found.op, found.args, found.value = op, args, value
            Term._interned[key] = found
        assert isinstance(found, cls)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by shape, so that a copy in another process is interned there."""
        return (type(self), (self.op, self.args, self.value))

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        raise TypeError(
            f"the truth of {self} is not known while the model is being written; "
            "combine conditions with & | ~ and implies(), not with and/or/not/if"
        )

    def __repr__(self) -> str:
        if self.op is Op.SYMBOL:
            return str(self.name) + ("'" if self.scope is Scope.NEXT else "")
        if self.op is Op.CONSTANT:
            return str(self.value)
        return f"({' '.join([self.op.value, *map(repr, self.args)])})"

    @property
    def name(self) -> str:
        """A symbol's name."""
        return str(self.value[0])

    @property
    def scope(self) -> Scope:
        """A symbol's scope."""
        scope: Scope = self.value[1]
        return scope

    def walk(self) -> Iterator[Term]:
        """Yield each distinct subterm once, arguments first."""
        return subterms_of([self])


def subterms_of(terms: Iterable[Term]) -> Iterator[Term]:
    """Yield each distinct subterm of some terms once, arguments first."""
    seen: set[Term] = set()
    for root in terms:
        stack: list[tuple[Term, bool]] = [(root, False)]
        while stack:
            term, ready = stack.pop()
            if ready:
                yield term
            elif term not in seen:
                seen.add(term)
                stack.append((term, True))
                stack.extend((arg, False) for arg in reversed(term.args))


class Quantity(ABC):
    """What can stand where rules speak of a count of licences: several counts at once."""

    @abstractmethod
    def if_else(self, condition: Any, otherwise: Any) -> Any:
        """Return this where the condition holds and `otherwise` elsewhere."""

    @abstractmethod
    def at_least(self, other: Any) -> Any:
        """Return the larger of the two."""

    @abstractmethod
    def at_most(self, other: Any) -> Any:
        """Return the smaller of the two."""
