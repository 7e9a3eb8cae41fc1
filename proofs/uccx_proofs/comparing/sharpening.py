"""Learn more of one side of a comparison than is known of the model: facts under what is assumed.

What always holds in the model holds whatever is assumed. Where a reading is chosen, numbers are
given or the licence type is fixed, more holds; it is guessed, and kept as far as it is inductive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

from uccx_model.expressions import Bool, Int, Op, Term, integer
from uccx_model.parameters import Unit
from uccx_proofs.engines.sharpening import conditional, merged, sharpened
from uccx_proofs.system import System

__all__ = ["lemmas_learned"]

_TIME: Final = Unit.INTERVALS.value
_ZERO: Final = integer(0)


def lemmas_learned(
    system: System, known: Mapping[str, Sequence[Bool]]
) -> dict[str, tuple[Bool, ...]]:
    """Return what always holds in a system, beginning with what is known of it.

    Raises:
        SolverGaveUpError: the solver gave no answer.
    """
    given = {node: tuple(lemmas) for node, lemmas in known.items()}
    flags = [v for v in system.variables if isinstance(v, Bool)]
    clocks = [v for v in system.variables if isinstance(v, Int) and system.units.get(v) == _TIME]
    plain = [*flags, *(~flag for flag in flags), *(x <= y for x, y in permutations(clocks, 2))]
    guesses = conditional(plain, [number < most for number, most in _capped(system)])
    found = sharpened(system, given, system.nodes, guesses)
    return dict(merged(given, found))


def _capped(system: System) -> Iterator[tuple[Int, Int]]:
    """Yield the clocks that stop at a number, and that number: there they tell no time."""
    seen: dict[tuple[Term, Term], None] = {}
    for edge in system.edges:
        for symbol, value in edge.updates.items():
            if value.op is Op.ITE:
                seen |= {(symbol, end): None for end in value.args[1:] if not end.args}
    for symbol, end in seen:
        if not (isinstance(symbol, Int) and isinstance(end, Int)) or end is symbol or end is _ZERO:
            continue
        if system.units.get(symbol) == _TIME:
            yield symbol, end
