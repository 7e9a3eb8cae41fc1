"""Names whose values are words: the three dimensions, the mode, the licence type, the choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from uccx_model.choices import CHOICES, Choice, chosen
from uccx_model.expressions import Bool, Scope, any_of
from uccx_model.states import CLASSIC, SMART, STATES, Authorization, LicensingState, Registration
from uccx_model.variables import LicenseType, State, node_symbol

__all__ = ["EnumeratedValue", "Enumeration", "choices", "dimensions", "license_types", "spelling"]

_SCOPES: Final = (Scope.STATE, Scope.NEXT)


@dataclass(frozen=True)
class EnumeratedValue:
    """A value, and the condition that the name has it."""

    spellings: tuple[str, ...]  #: as `spelling` gives them, the short one first
    words: str
    before: Bool  #: before a step, or in a state
    after: Bool  #: after a step
    option: Choice | None = None
    number: int | None = None  #: what stands for it in the model, where that is a number

    @property
    def told(self) -> str:
        """How it can be written."""
        short = self.spellings[0]
        return f'{short} ("{self.words}")' if spelling(self.words) not in ("", short) else short


@dataclass(frozen=True)
class Enumeration:
    """A name that has exactly one of some values."""

    name: str
    values: tuple[EnumeratedValue, ...]

    def value(self, words: str) -> EnumeratedValue | None:
        """Return the value that is spelled like this, if there is one."""
        wanted = spelling(words)
        return next((value for value in self.values if wanted in value.spellings), None)

    @property
    def told(self) -> str:
        """The values as people can write them."""
        return ", ".join(value.told for value in self.values)

    def before_a_step(self) -> Enumeration:
        """Return the same of the state before a step, wherever it is asked."""
        values = tuple(replace(value, after=value.before) for value in self.values)
        return Enumeration(self.name, values)


def spelling(words: str) -> str:
    """Return words so that case, blanks and signs make no difference.

    >>> spelling("90 + 90 days"), spelling("Authorized / In Compliance")
    ('90_90_days', 'authorized_in_compliance')
    """
    return re.sub(r"[\W_]+", "_", words.lower()).strip("_")


def _value(
    name: str, words: str, condition: Callable[[Scope], Bool], option: Choice | None = None
) -> EnumeratedValue:
    spellings = tuple(dict.fromkeys((spelling(name), spelling(words))))
    before, after = map(condition, _SCOPES)
    return EnumeratedValue(spellings, words, before, after, option)


def _at(nodes: Iterable[LicensingState]) -> Callable[[Scope], Bool]:
    known = tuple(nodes)
    return lambda scope: any_of(*(node_symbol(node, scope) for node in known))


def _rigid(option: Choice) -> Callable[[Scope], Bool]:
    return lambda _: chosen(option)


@cache
def dimensions() -> Mapping[str, Enumeration]:
    """Return the registration, the authorization and the mode, by name."""
    registration = tuple(
        _value(r.name, r.value, _at(s for s in STATES if s.registration is r)) for r in Registration
    )
    authorization = tuple(
        _value(a.name, a.value, _at(s for s in STATES if s.authorization is a))
        for a in Authorization
    )
    mode = (_value("classic", "Classic", _at([CLASSIC])), _value("smart", "Smart", _at(SMART)))
    known = {"registration": registration, "authorization": authorization, "mode": mode}
    return {name: Enumeration(name, values) for name, values in known.items()}


@cache
def choices() -> Mapping[str, Enumeration]:
    """Return the readings and circumstances, by name in small letters."""
    found = {}
    for choice in CHOICES:
        name = choice.__name__ if choice.__name__.startswith("Q") else choice.__name__.lower()
        values = tuple(_value(o.name, o.value, _rigid(o), o) for o in choice)
        found[name.lower()] = Enumeration(name, values)
    return found


@cache
def license_types() -> Mapping[str, Enumeration]:
    """Return the variables that hold a licence type, by name."""
    before, after = map(State.symbols, _SCOPES)
    pairs = {
        "license_type": (before.license_type, after.license_type),
        "chosen_type": (before.chosen_type, after.chosen_type),
    }
    return {
        name: Enumeration(
            name,
            tuple(
                EnumeratedValue((t.name.lower(),), t.name.lower(), x == t, y == t, number=t.value)
                for t in LicenseType
            ),
        )
        for name, (x, y) in pairs.items()
    }
