"""Cases: sets of combinations of readings and circumstances, each a product of options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from uccx_model.choices import CHOICES, Choice, chosen, option_named
from uccx_model.expressions import Bool, all_of, any_of

__all__ = ["EVERYWHERE", "Case", "Fixed", "beyond"]

Fixed = Mapping[type[Choice], Choice]
"""The option that holds of some choices; the others are open."""

ALWAYS: Final = "always"


@dataclass(frozen=True)
class Case:
    """A product: of each choice named one of some options holds; the others may be any.

    Args:
        options: for some choices the options that fit: at least one, and not all there are.
    """

    options: Mapping[type[Choice], frozenset[Choice]] = field(default_factory=dict)

    @staticmethod
    def of(options: Iterable[Choice]) -> Case:
        """Return the case in which, of each choice that these options belong to, one of them holds.

        Example:
            >>> from uccx_model.choices import Q1, Q6
            >>> str(Case.of([Q6.REFUSED, Q6.KEEPS_LOCK, Q1.NO_OVERAGE_PERIOD]))
            'Q1.NO_OVERAGE_PERIOD, Q6.REFUSED or KEEPS_LOCK'
        """
        given = list(options)
        named = {type(option) for option in given}
        fitting = {c: frozenset(o for o in given if type(o) is c) for c in CHOICES if c in named}
        return Case({c: found for c, found in fitting.items() if len(found) < len(c)})

    @staticmethod
    @cache
    def told(text: str) -> Case:
        """Return the case that a text tells in the way in which cases are told.

        Raises:
            ValueError: it tells none; the message says what is wrong.
        """
        options: list[Choice] = []
        for part in text.split(", ") if text != ALWAYS else ():
            choice, _, names = part.partition(".")
            for name in names.split(" or "):
                try:
                    options.append(option_named(f"{choice}.{name}"))
                except KeyError as error:
                    raise ValueError(f"there is no choice {choice}.{name}"[:80]) from error
        case = Case.of(options)
        if str(case) != text:
            raise ValueError(f"{text[:80]!r} is told {str(case)!r}")
        return case

    @staticmethod
    def where(fixed: Fixed) -> Case:
        """Return the case in which these options hold."""
        return Case.of(fixed.values())

    def __hash__(self) -> int:
        return hash(frozenset(self.options.items()))

    def __str__(self) -> str:
        told = (
            f"{choice.__name__}.{' or '.join(o.name for o in choice if o in found)}"
            for choice, found in self.options.items()
        )
        return ", ".join(told) or ALWAYS

    @cached_property
    def named(self) -> tuple[Choice, ...]:
        """The options that fit, of the choices named, in the order of their declaration."""
        return tuple(o for choice, found in self.options.items() for o in choice if o in found)

    @cached_property
    def condition(self) -> Bool:
        """The case as a condition of the model."""
        fitting = ([chosen(o) for o in c if o in found] for c, found in self.options.items())
        return all_of(*(any_of(*conditions) for conditions in fitting))

    def meets(self, other: Case) -> bool:
        """Return whether some combination is in both."""
        theirs = other.options
        return all(not found.isdisjoint(theirs.get(c, found)) for c, found in self.options.items())

    def has(self, choices: Sequence[Choice]) -> bool:
        """Return whether a combination, one option of each choice, is in this case."""
        held = {type(option): option for option in choices}
        return all(held[choice] in found for choice, found in self.options.items())

    def without(self, other: Case) -> Iterator[Case]:
        """Yield cases that have no combination twice: together this one, less the other."""
        left = dict(self.options)
        for choice, found in other.options.items():
            mine = left.get(choice, frozenset(choice))
            if outside := mine - found:
                yield Case.of(o for os in {**left, choice: outside}.values() for o in os)
            if not mine & found:
                return
            left[choice] = mine & found


EVERYWHERE: Final = Case()


def beyond(case: Case, others: Sequence[Case]) -> Iterator[Case]:
    """Yield what of a case is in none of some others."""
    for place, other in enumerate(others):
        if case.meets(other):
            for part in case.without(other):
                yield from beyond(part, others[place + 1 :])
            return
    yield case
