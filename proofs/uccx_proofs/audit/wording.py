"""Terms as short text: what the model gives a name is told by that name."""

from __future__ import annotations

from functools import cache
from typing import Final

from uccx_model.choices import CHOICES, chosen
from uccx_model.expressions import Int, Scope, Term
from uccx_model.parameters import Parameters
from uccx_model.report import Report
from uccx_model.variables import Inputs, State
from uccx_proofs.smtlib import text_of

__all__ = ["worded"]

NAMED: Final = ("known", "usage", "lock", "evaluation_running", "evaluation")
"""Numbers of a report that take a line or more each where they are written out."""


def worded(term: Term) -> str:
    """Return a term as SMT-LIB text, its parts by the model's names for them.

    Example:
        >>> from uccx_model.choices import Q4
        >>> worded(chosen(Q4.KEEPS_COUNT) & (Parameters.symbols().silence_limit > 0))
        '(and Q4.KEEPS_COUNT (< 0 silence_limit))'
    """
    names = dict(_names())
    if isinstance(term, Int):
        names.pop(term, None)  # a number that is told is told in full
    return text_of(term, names)


@cache
def _names() -> tuple[tuple[Term, str], ...]:
    parameters = Parameters.symbols()
    report = Report(State.symbols(Scope.STATE), Inputs.symbols(Scope.INPUT), parameters)
    numbers: list[tuple[Term, str]] = [(getattr(report, n), f"report.{n}") for n in NAMED]
    options = (option for choice in CHOICES for option in choice)
    return (
        *numbers,
        (parameters.silence_limit, "silence_limit"),
        *((chosen(option), f"{type(option).__name__}.{option.name}") for option in options),
    )
