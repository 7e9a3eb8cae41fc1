"""Whether a changed model ever does anything else than the model as it is.

If each change does, in every state that the model can be in, what was done there, then both models
are in the same state after every step, however many there are: nothing reachable differs. What has
to be shown for that is about one step each; a solver finds it, and another reading of it, as
SMT-LIB text, has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uccx_model.events import Event
from uccx_model.expressions import FALSE, TRUE, Bool, Term, all_of, any_of, equal, implies
from uccx_model.notices import Notice
from uccx_proofs.audit.mutation.altered import Altered
from uccx_proofs.certificate import Thesis
from uccx_proofs.concrete import Configuration
from uccx_proofs.engines.exploration import Visit, World
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.obligations import Obligation
from uccx_proofs.scripts import script_of
from uccx_proofs.solvers import SOLVERS, Z3
from uccx_proofs.system import Edge
from uccx_proofs.weighing import CONTROL

__all__ = ["differences", "does_the_same", "new_starts", "sameness"]


def does_the_same(altered: Altered, translate: Translator) -> bool:
    """Return whether it is proved that a changed model never does anything else.

    Args:
        altered: the changed model.
        translate: shares translated terms with others.
    """
    needed = sameness(altered)
    for obligation in needed:
        solver = Solver()
        given = (condition for _, conditions in obligation.given for condition in conditions)
        solver.add(*map(translate, (*given, ~all_of(*obligation.conclusion))))
        if solver.check() != "unsat":
            return False
    thesis = Thesis("a change makes no difference", "Each step does what it did.", None, ())
    answers = SOLVERS[Z3](script_of(altered.system, thesis, needed))
    return answers == [CONTROL, *["unsat"] * len(needed)]


def sameness(altered: Altered) -> list[Obligation]:
    """Return what has to be shown: no start is new, and what changed does what was done."""
    ground, system = altered.ground, altered.system
    always = "assumptions", (system.assumptions,)
    found = []
    for node in altered.starts:
        both = [s.initial.get(node, FALSE) for s in (ground.system, system)]
        same = (implies(both[0], both[1]), implies(both[1], both[0]))
        found.append(Obligation("same start", node, (always,), same))
    for edge, bad in _harm(altered):
        lemmas = f"lemmas at {edge.source}", ground.strongest[edge.source]
        possible = "possible inputs", (system.possible,)
        found.append(Obligation("same step", edge.label, (always, lemmas, possible), (~bad,)))
    return found


def _harm(altered: Altered) -> Iterator[tuple[Edge, Bool]]:
    """Yield each edge that changed, and when that makes a difference."""
    before = {edge.label: edge for edge in altered.gone}
    now = {edge.label: edge for edge in altered.fresh}
    if (len(before), len(now)) != (len(altered.gone), len(altered.fresh)):
        raise ValueError("two transitions that changed have one name and the same ends")
    for label in {**before, **now}:
        if label in before and label in now:
            yield now[label], any_of(*differences(before[label], now[label]))
        else:
            edge = now.get(label) or before[label]
            yield edge, edge.guard


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
        solver.add(*map(translate, (system.assumptions, system.initial.get(node, FALSE), ~usual)))
        for condition in (TRUE, *wanted):
            with solver:
                solver.add(translate(condition))
                if solver.check() == "sat":
                    values = solver.values(translate, symbols)
                    start = Configuration(node, values[: len(system.variables)])
                    yield Visit(World(values[len(system.variables) :], (start,)), start)
