"""Whether a changed model ever does anything else than the model as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uccx_model.events import Event
from uccx_model.expressions import FALSE, TRUE, Bool, Term, all_of, any_of, equal
from uccx_model.notices import Notice
from uccx_proofs.audit.altered import Altered
from uccx_proofs.concrete import Configuration
from uccx_proofs.engines.exploration import Visit, World
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.system import Edge

__all__ = ["differences", "does_the_same", "new_starts"]


def does_the_same(altered: Altered, translate: Translator) -> bool:
    """Return whether each change does, in every state that the model can be in, what was done.

    Only edges that took another's place are looked at: same source, same target.
    """
    ground = altered.ground
    lemmas = ground.strongest
    if any(_new_start(altered, node, translate) for node in altered.starts):
        return False
    before = {edge.label: edge for edge in altered.gone}
    if set(before) != {edge.label for edge in altered.fresh}:
        return all(
            _never(altered, lemmas[e.source], e.guard, translate)
            for e in (*altered.fresh, *altered.gone)
        )
    return all(
        _never(altered, lemmas[e.source], any_of(*differences(before[e.label], e)), translate)
        for e in altered.fresh
    )


def _new_start(altered: Altered, node: str, translate: Translator) -> bool:
    """Return whether a start may be possible at a node that the model does not have."""
    solver, system = Solver(), altered.system
    usual = altered.ground.system.initial.get(node, FALSE)
    solver.add(*map(translate, (system.assumptions, system.initial[node], ~usual)))
    return solver.check() != "unsat"


def new_starts(altered: Altered, translate: Translator, wanted: Sequence[Bool]) -> Iterator[Visit]:
    """Yield starts that the model does not have.

    Args:
        altered: the changed model.
        translate: shares translated terms with others.
        wanted: conditions, some of which are to hold: a start for each that can.
    """
    system = altered.system
    symbols = (*system.variables, *system.rigid)
    for node in altered.starts:
        solver = Solver()
        usual = altered.ground.system.initial.get(node, FALSE)
        solver.add(*map(translate, (system.assumptions, system.initial[node], ~usual)))
        for condition in (TRUE, *wanted):
            with solver:
                solver.add(translate(condition))
                if solver.check() == "sat":
                    values = solver.values(translate, symbols)
                    start = Configuration(node, values[: len(system.variables)])
                    yield Visit(World(values[len(system.variables) :], (start,)), start)


def _never(altered: Altered, lemmas: tuple[Bool, ...], bad: Bool, translate: Translator) -> bool:
    if bad is FALSE:
        return True
    solver = Solver()
    system = altered.system
    given = (system.assumptions, system.possible, *lemmas, bad)
    solver.add(*map(translate, given))
    return solver.check() == "unsat"


def differences(one: Edge, other: Edge) -> Iterator[Bool]:
    """Yield when two edges with the same ends do not do the same: about states and inputs."""
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
