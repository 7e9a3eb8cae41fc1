"""What the symbols of the model are called: numbers, flags, states, options, events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from uccx_licensing.words import in_words
from uccx_model.choices import Choice, option_named
from uccx_model.expressions import Int, Op, Scope, Term
from uccx_model.parameters import Parameters, Unit
from uccx_model.variables import Inputs, unit_of
from uccx_proofs.history import History

__all__ = ["listed", "literal", "noun", "options_told", "states_told", "unit_in"]

_FLAGS: Final[Mapping[tuple[str, Scope], tuple[str, str]]] = {
    ("restart_pending", Scope.STATE): ("a restart is pending", "no restart is pending"),
    ("wfo_in_use", Scope.STATE): (
        "Workforce Optimization is in use",
        "Workforce Optimization is not in use",
    ),
    ("wfo_in_use", Scope.INPUT): (
        "Workforce Optimization is to be used",
        "Workforce Optimization is not to be used",
    ),
    ("overage_allowed", Scope.STATE): ("overage is allowed", "overage is not allowed"),
    ("overage_allowed", Scope.INPUT): ("overage is to be allowed", "overage is to be forbidden"),
    ("ssm_reachable", Scope.INPUT): (
        "the licence server answers",
        "the licence server does not answer",
    ),
    ("synced", Scope.INPUT): ("SSM On-Prem synchronizes", "SSM On-Prem does not synchronize"),
    ("report", Scope.EVENT): ("time passes", "no time passes"),
    ("was_smart", Scope.STATE): ("Smart Licensing was in use", "it was always Classic"),
    ("was_out_of_compliance", Scope.STATE): (
        "it was Out of Compliance at some time",
        "it was never Out of Compliance",
    ),
    ("warned_early", Scope.STATE): ("the first warning came", "no first warning came"),
    ("warned_late", Scope.STATE): ("the last warning came", "no last warning came"),
    ("renewal_failed", Scope.STATE): (
        "it was told that the renewal failed",
        "it was not told that the renewal failed",
    ),
    ("covered", Scope.STATE): (
        "overage stayed off since usage was covered",
        "overage did not stay off since usage was covered",
    ),
}
"""A flag as a sentence, where it is up and where it is down."""
_NOUNS: Final[Mapping[tuple[str, Scope], str]] = {
    ("now", Scope.STATE): "time since the start",
    ("out_of_compliance_for", Scope.STATE): "time out of compliance",
    ("reported", Scope.STATE): "usage shown as reported",
    ("locked", Scope.STATE): "locked usage",
    ("bought", Scope.STATE): "entitlement bought",
    ("known", Scope.STATE): "entitlement known",
    ("license_type", Scope.STATE): "licence type",
    ("chosen_type", Scope.STATE): "licence type chosen",
    ("out_of_compliance_period", Scope.PARAMETER): "out-of-compliance period",
    ("demand", Scope.INPUT): "usage wanted",
    ("bought", Scope.INPUT): "entitlement bought now",
    ("agents", Scope.INPUT): "agents now",
    ("license_type", Scope.INPUT): "licence type to be chosen",
}


def listed(told: Iterable[str], word: str) -> str:
    """Return the texts as a list with a word before its last; equal texts once.

    >>> listed(["a", "b", "c"], "or")
    'a, b or c'
    """
    *most, last = dict.fromkeys(told)
    return f"{', '.join(most)} {word} {last}" if most else last


def states_told(symbols: Iterable[str], *, holds: bool) -> str:
    """Return "the state is one of these", by symbols of one moment, or "none of these"."""
    named = list(symbols)
    told = [name.removeprefix("at ").removesuffix("'") for name in named]
    noun = "the next state" if named[0].endswith("'") else "the state"
    if holds:
        return f"{noun} is {listed(told, 'or')}"
    return f"{noun} is {'not ' if len(told) == 1 else 'neither '}{listed(told, 'nor')}"


def options_told(named: Sequence[Choice], *, holds: bool) -> str:
    """Return "one of these options holds", or "none of them", with as few options as will do."""
    choice = type(named[0])
    others = [option for option in choice if option not in named]
    if len(others) < len(named) or (len(others) == len(named) and not holds):
        named, holds = others, not holds
    if len(named) == 1:
        title = named[0].title
        return title if holds else title.replace(" = ", " ≠ ", 1)
    told = listed((f'"{option.value}"' for option in named), "or" if holds else "nor")
    return f"{choice.__name__} is {'' if holds else 'neither '}{told}"


def literal(symbol: Term, *, holds: bool) -> str:
    """Return "this flag is up, this state or option holds", or that it is not so."""
    match symbol.scope:
        case Scope.NODE:
            return states_told([symbol.name], holds=holds)
        case Scope.CHOICE:
            return options_told([option_named(symbol.name)], holds=holds)
        case Scope.NEXT:
            told = _FLAGS[symbol.name, Scope.STATE][0 if holds else 1]
            return f"{told} afterwards"
        case _:
            return _input_or_event(symbol, holds=holds)


def _input_or_event(symbol: Term, *, holds: bool) -> str:
    if (symbol.name, symbol.scope) in _FLAGS:
        return _FLAGS[symbol.name, symbol.scope][0 if holds else 1]
    verb, _, what = symbol.name.partition(" ")
    if verb == "takes":
        return f"it {'is' if holds else 'is not'} “{in_words(what)}”"
    return f"{what} {'comes' if holds else 'does not come'}"


def noun(symbol: Term) -> str:
    """Return what a number is called."""
    if symbol.scope is Scope.NEXT:
        named = _NOUNS.get((symbol.name, Scope.STATE), in_words(symbol.name))
        return f"{named} afterwards"
    return _NOUNS.get((symbol.name, symbol.scope), in_words(symbol.name))


def unit_in(term: Term) -> Unit | None:
    """Return what a number counts, if any symbol in it tells."""
    if term.op is Op.SYMBOL:
        return _unit_of_symbol(term)
    return next(filter(None, map(unit_in, _numbers_in(term))), None)


def _numbers_in(term: Term) -> Iterator[Term]:
    return (arg for arg in term.args if isinstance(arg, Int))


def _unit_of_symbol(symbol: Term) -> Unit | None:
    units: Mapping[Scope, Callable[[str], Unit]] = {
        Scope.STATE: _unit_of_variable,
        Scope.NEXT: _unit_of_variable,
        Scope.PARAMETER: lambda name: Parameters.units()[name],
        Scope.INPUT: lambda name: Inputs.__dataclass_fields__[name].metadata["unit"],
    }
    return units[symbol.scope](symbol.name) if symbol.scope in units else None


def _unit_of_variable(name: str) -> Unit:
    """Return what a variable counts: the model's, or the bystander's notebook's."""
    noted = History.__dataclass_fields__.get(name)
    return unit_of(name) if noted is None else noted.metadata["unit"]
