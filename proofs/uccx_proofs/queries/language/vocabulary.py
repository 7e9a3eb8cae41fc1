"""Every name that a question can say: its meaning in a sentence, what it counts, its term."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from textwrap import dedent
from typing import Final

from uccx_model.choices import CHOICES
from uccx_model.expressions import Scope, Term
from uccx_model.parameters import Parameters, Unit
from uccx_model.states import STATES
from uccx_model.variables import Inputs, State, node_symbol, unit_of
from uccx_proofs.queries.language.enumerations import (
    Enumeration,
    choices,
    dimensions,
    license_types,
)
from uccx_proofs.queries.language.happenings import Happening, happenings, notices

__all__ = ["Group", "Word", "enumerations", "known_words", "table", "words"]


class Group(StrEnum):
    """What kinds of names there are."""

    STATES = "licensing states"
    DIMENSIONS = "dimensions"
    COUNTERS = "counters and clocks"
    INPUTS = "inputs of a step"
    PARAMETERS = "numbers of the release"
    CHOICES = "readings and circumstances"
    HAPPENINGS = "happenings"
    NOTICES = "notices"


@dataclass(frozen=True)
class Word:
    """A name that can be said.

    Attributes:
        name: the name.
        meaning: what it means, in a sentence.
        group: what kind of name it is.
        unit: what it counts, or yes or no; None for a condition or a name whose values are words.
        before: its term in a state, or before a step; None where values stand for it.
        after: its term after a step.
        of_step: it speaks of a step, not of a state.
        enumeration: its values, where they are words.
        variable: the state variable that it is, if it is one.
        transitions: the transitions that it stands for, if it is nothing else.
    """

    name: str
    meaning: str
    group: Group
    unit: Unit | None = None
    before: Term | None = None
    after: Term | None = None
    of_step: bool = False
    enumeration: Enumeration | None = None
    variable: str = ""
    transitions: tuple[str, ...] = ()


_DIMENSIONS: Final[Mapping[str, str]] = {
    "registration": "The registration state.",
    "authorization": "The authorization state.",
    "mode": "Classic or Smart licensing.",
}


@cache
def table() -> Mapping[Group, tuple[Word, ...]]:
    """Return every name by its kind."""
    found = {group: tuple(group_words()) for group, group_words in _GROUPS.items()}
    notice_words = tuple(_happening(h, Group.NOTICES) for h in notices().values())
    return {**found, Group.NOTICES: notice_words}


@cache
def words() -> Mapping[str, Word]:
    """Return every name by its spelling in small letters; what comes first in the table counts."""
    found: dict[str, Word] = {}
    for group_words in table().values():
        for word in group_words:
            found.setdefault(word.name.lower(), word)
    return found


@cache
def enumerations() -> Mapping[str, Enumeration]:
    """Return the names whose values are words, by their spelling in small letters."""
    return {name: word.enumeration for name, word in words().items() if word.enumeration}


@cache
def known_words() -> frozenset[str]:
    """Return all names and all spellings of values, in small letters."""
    values = (v for known in enumerations().values() for v in known.values)
    return frozenset(words()) | {spelling for value in values for spelling in value.spellings}


@cache
def _docstrings(record: type) -> Mapping[str, str]:
    """Return the sentence beneath each field of a class, as its source has it."""
    (body,) = ast.parse(dedent(inspect.getsource(record))).body
    found: dict[str, str] = {}
    name = ""
    for part in body.body if isinstance(body, ast.ClassDef) else ():
        match part:
            case ast.AnnAssign(target=ast.Name(id=name)):
                pass
            case ast.Expr(value=ast.Constant(value=str(sentence))) if name:
                found[name] = " ".join(sentence.split())
    return found


def _states() -> Iterator[Word]:
    for node in STATES:
        before, after = (node_symbol(node, scope) for scope in (Scope.STATE, Scope.NEXT))
        yield Word(node.name, node.meaning, Group.STATES, before=before, after=after)


def _dimensions() -> Iterator[Word]:
    for name, enumeration in dimensions().items():
        yield Word(name, _DIMENSIONS[name], Group.DIMENSIONS, enumeration=enumeration)
    s, t = State.symbols(Scope.STATE), State.symbols(Scope.NEXT)
    for name in ("registered", "enforced"):
        meaning = (inspect.getdoc(getattr(State, name)) or "").strip()
        before, after = getattr(s, name), getattr(t, name)
        yield Word(name, meaning, Group.DIMENSIONS, before=before, after=after)


def _counters() -> Iterator[Word]:
    after = State.symbols(Scope.NEXT).as_mapping()
    for name, before in State.symbols(Scope.STATE).as_mapping().items():
        yield Word(
            name,
            _docstrings(State)[name],
            Group.COUNTERS,
            unit=unit_of(name),
            before=before,
            after=after[name],
            enumeration=license_types().get(name),
            variable=name,
        )


def _inputs() -> Iterator[Word]:
    """Yield the inputs that no state variable is called like."""
    symbols = Inputs.symbols(Scope.INPUT).as_mapping()
    named_alike = {f.name for f in fields(State)}
    for f in fields(Inputs):
        if f.name not in named_alike:
            meaning, symbol = _docstrings(Inputs)[f.name], symbols[f.name]
            unit = f.metadata["unit"]
            yield Word(f.name, meaning, Group.INPUTS, unit, symbol, symbol, of_step=True)


def _parameters() -> Iterator[Word]:
    symbols = Parameters.symbols()
    for name, unit in Parameters.units().items():
        symbol = getattr(symbols, name)
        meaning = _docstrings(Parameters)[name]
        yield Word(name, meaning, Group.PARAMETERS, unit, symbol, symbol)
    meaning = inspect.getdoc(Parameters.silence_limit) or ""
    limit = symbols.silence_limit
    yield Word("silence_limit", meaning, Group.PARAMETERS, Unit.INTERVALS, limit, limit)


def _choices() -> Iterator[Word]:
    for choice in CHOICES:
        enumeration = choices()[choice.__name__.lower()]
        yield Word(enumeration.name, choice.question(), Group.CHOICES, enumeration=enumeration)


def _happenings() -> Iterator[Word]:
    for happening in happenings().values():
        yield _happening(happening, Group.HAPPENINGS)


def _happening(happening: Happening, group: Group) -> Word:
    return Word(
        happening.name,
        happening.meaning,
        group,
        before=happening.condition,
        after=happening.condition,
        of_step=True,
        transitions=happening.transitions,
    )


_GROUPS: Final = {
    Group.STATES: _states,
    Group.DIMENSIONS: _dimensions,
    Group.COUNTERS: _counters,
    Group.INPUTS: _inputs,
    Group.PARAMETERS: _parameters,
    Group.CHOICES: _choices,
    Group.HAPPENINGS: _happenings,
}
