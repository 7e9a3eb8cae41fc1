"""Guess how much time must have passed for what has happened: a strike takes a report.

A question with a time is mostly answered by such facts. Where it counts how often something
happens, each time is guessed to take as long as what leads there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from uccx_model.expressions import Bool, Int, Scope, implies
from uccx_model.parameters import Parameters
from uccx_model.rewriting import fixed_by
from uccx_model.variables import State
from uccx_proofs.system import System

__all__ = ["paces"]

MOST_STRIKES: Final = 12  #: a limit up to which each number of strikes has guesses of its own
MOST_TIMES: Final = 5  #: times up to which each has guesses of its own

_S: Final = State.symbols(Scope.STATE)
_P: Final = Parameters.symbols()
_PERIODS: Final = ("out_of_compliance_period", "evaluation_period", "authorization_period")


def paces(system: System, clock: Int, seen: Int, times: int) -> Iterator[Bool]:
    """Yield facts about the time that has passed.

    Args:
        system: a question's system.
        clock: the time since the question begins.
        seen: how often its target began to hold, where that is counted.
        times: how often it is to begin to hold.
    """
    fixed = fixed_by(system.assumptions)
    numbers = {s.name: c.value for s, c in fixed.items() if isinstance(c, Int)}
    limit: Int | int = numbers.get("strike_limit", _P.strike_limit)
    spared = range(limit + 1) if isinstance(limit, int) and limit <= MOST_STRIKES else (0,)
    for strikes in spared:  # as many as there may have been before the question begins
        yield _S.strikes <= clock + strikes
        yield implies(_S.lock_held, _S.out_of_compliance_for + limit <= clock + strikes)
    for happened in range(1, min(times, MOST_TIMES)):
        before = seen >= happened
        if isinstance(limit, int):
            yield from _each(before, clock, limit * happened, [_S.strikes], limit)
        for length in sorted({numbers[name] for name in _PERIODS if name in numbers}):
            running = [_S.evaluation_used, _S.silence]
            yield from _each(before, clock, length * happened, running, 0)


def _each(
    before: Bool, clock: Int, passed: int, running: Sequence[Int], limit: int
) -> Iterator[Bool]:
    """Yield that something takes so much time, and that what runs since then comes on top."""
    since_lock = _S.out_of_compliance_for + limit
    yield implies(before, passed <= clock)
    for number in running:
        yield implies(before, number + passed <= clock)
        yield implies(before & ~_S.lock_held, number + passed <= clock)
    yield implies(before & _S.lock_held, since_lock + passed <= clock)
