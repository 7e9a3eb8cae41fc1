"""What single cells tell: a number, yes or no, what somebody did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Final

from uccx_licensing.options import InputError
from uccx_model.acts import FAMILIES
from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.pools.pooled import pools
from uccx_model.transition import Kind
from uccx_model.variables import input_symbols

__all__ = ["DIGITS", "act", "truth", "whole_number"]

DIGITS: Final = 9  #: of the largest count; what is longer is no count of licences
_YES: Final = {"true", "yes", "y", "1", "t", "on"}
_NO: Final = {"false", "no", "n", "0", "f", "off"}
_WHOLE: Final = re.compile(r"\+?(\d{1,9})(?:[.,]0{1,2}|[.,]0{4,})?", re.ASCII)
_GROUPED: Final = re.compile(r"\d{1,3}(?:([ ,.'\u2019\u00a0\u202f])\d{3})(?:\1\d{3})*", re.ASCII)
_WRITTEN: Final = re.compile(r"([a-z_]\w*)=(\S*)", re.ASCII)


def whole_number(text: str) -> int | None:
    """Return the number that a cell tells, written in whatever way; None if it is none.

    "1.000" and "12.000" are none: they can be a thousand and twelve thousand, or one and twelve.

    >>> whole_number("1,234"), whole_number("12.0"), whole_number("-3"), whole_number("12.000")
    (1234, 12, None, None)
    """
    if whole := _WHOLE.fullmatch(text):
        return int(whole[1])
    if _GROUPED.fullmatch(text):
        digits = re.sub(r"\D", "", text)
        alone = len(digits) <= 6 and digits.endswith("000") and "." in text  # noqa: PLR2004
        return None if alone or len(digits) > DIGITS else int(digits)
    return None


def truth(text: str) -> bool | None:
    """Return whether a cell says yes or no; None if it says neither."""
    told = text.casefold()
    return True if told in _YES else False if told in _NO else None


@cache
def _acts() -> tuple[str, ...]:
    transitions = transitions_of(licensing_graph())
    names = (t.name for t in transitions if t.kind is Kind.ACTION)
    return tuple(dict.fromkeys([*FAMILIES, *names]))


@cache
def _inputs() -> Mapping[str, Term]:
    return {**input_symbols(), **pools().inputs}


def act(text: str) -> tuple[str, dict[str, Value]]:
    """Return what somebody did and the inputs told of it, from `name key=value …`.

    Raises:
        InputError: nothing of this name can be done, or an input is unknown or no value of it.
    """
    name, *told = text.split()
    if name not in _acts():
        near = get_close_matches(name, _acts(), 3, 0.0)
        raise InputError(f"no action is called {name[:60]!a}; the nearest are: {', '.join(near)}")
    inputs: dict[str, Value] = {}
    for part in told:
        written = _WRITTEN.fullmatch(part)
        if not written:
            raise InputError(f"{part[:60]!a} is no input of an action; write key=value")
        key, value = written.groups()
        if key in inputs:
            raise InputError(f"{key} is told twice")
        inputs[key] = _value(key, value)
    return name, inputs


def _value(key: str, text: str) -> Value:
    symbol = _inputs().get(key)
    if symbol is None:
        near = get_close_matches(key, _inputs(), 3, 0.0)
        raise InputError(f"no input is called {key[:60]!a}; the nearest are: {', '.join(near)}")
    value = truth(text) if isinstance(symbol, Bool) else whole_number(text)
    if value is None:
        wanted = "true or false" if isinstance(symbol, Bool) else "a whole number"
        raise InputError(f"{key}: expected {wanted}, found {text[:60]!a}")
    return value
