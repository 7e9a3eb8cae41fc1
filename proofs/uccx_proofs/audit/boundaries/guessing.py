"""Guesses at why deadlines do not meet: which clock runs strictly ahead, and under which choice."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_model.choices import choice_symbols
from uccx_model.expressions import Bool, implies
from uccx_proofs.audit.boundaries.scales import P, S
from uccx_proofs.reachability import guessing
from uccx_proofs.system import System

__all__ = ["guesses"]


def guesses(system: System) -> list[Bool]:
    """Return what may hold in a state beside what reaching it rests on."""
    conditions = [condition for symbol in choice_symbols() for condition in (symbol, ~symbol)]
    facts = list(_facts())
    more = [implies(condition, fact) for fact in facts for condition in conditions]
    return list(dict.fromkeys([*guessing.guesses(system), *facts, *more]))


def _facts() -> Iterator[Bool]:
    """Yield: a certificate is valid, and what reports began is younger than the evaluation."""
    yield S.certificate_age < P.registration_validity
    evaluated = P.evaluation_period <= S.evaluation_used
    for clock in (S.out_of_compliance_for, S.silence, S.certificate_age):
        ahead = (clock < S.evaluation_used) | evaluated
        yield from (ahead, (S.locked <= 0) | ahead)
