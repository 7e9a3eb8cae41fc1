"""Whether a changed model ever does anything else than the model as it is."""

from __future__ import annotations

from collections.abc import Iterator

from uccx_model.events import Event
from uccx_model.expressions import FALSE, Bool, Term, all_of, any_of, equal
from uccx_model.notices import Notice
from uccx_proofs.audit.altered import Altered
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge

__all__ = ["does_the_same"]


def does_the_same(altered: Altered, translate: Translator) -> bool:
    """Return whether each change does, in every state that the model can be in, what was done.

    Only edges that took another's place are looked at: same source, same target.
    """
    ground = altered.ground
    lemmas = ground.strongest
    if altered.starts:
        return False
    before = {edge.label: edge for edge in altered.gone}
    if set(before) != {edge.label for edge in altered.fresh}:
        return all(
            _never(altered, lemmas[e.source], e.guard, translate)
            for e in (*altered.fresh, *altered.gone)
        )
    return all(
        _never(altered, lemmas[e.source], any_of(*_differences(before[e.label], e)), translate)
        for e in altered.fresh
    )


def _never(altered: Altered, lemmas: tuple[Bool, ...], bad: Bool, translate: Translator) -> bool:
    if bad is FALSE:
        return True
    solver = Solver()
    system = altered.system
    given = (system.assumptions, system.possible, *lemmas, bad)
    solver.add(*map(translate, given))
    return solver.check() == "unsat"


def _differences(one: Edge, other: Edge) -> Iterator[Bool]:
    yield ~equal(one.guard, other.guard)
    both = all_of(one.guard, other.guard)
    event = Event()
    pairs: list[tuple[Term, Term]] = [
        (one.updates.get(v, v), other.updates.get(v, v)) for v in {**one.updates, **other.updates}
    ]
    pairs += [(one.resolve(event.emits(n)), other.resolve(event.emits(n))) for n in Notice]
    for a, b in pairs:
        if a is not b:
            yield both & ~equal(a, b)
