"""Look for the shortest way in which two sides come to look different.

What is found is gone through on both sides with integers before it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from uccx_model.evaluation import Value
from uccx_model.execution import NotEnabledError, ReplayError, zero_inputs
from uccx_model.expressions import TRUE, Bool, Scope
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Situation
from uccx_proofs.comparing.experiments import Experiment, Happening, Subject, Trial
from uccx_proofs.comparing.judging import Difference, MisjudgedError
from uccx_proofs.comparing.observing import act
from uccx_proofs.comparing.outcomes import Different, Side, Undecided
from uccx_proofs.comparing.product import PARTED, Product
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.hunting import Hunt, Prey, is_possible
from uccx_proofs.engines.solver import Translator
from uccx_proofs.engines.traces import world_of
from uccx_proofs.system import Edge

__all__ = ["hunted"]

EASY: Final = 3  #: steps that a difference may have more, for the usual choices


def hunted(both: Product, sides: tuple[Side, Side]) -> Different | Undecided:
    """Return a difference, looked for step by step deeper.

    Args:
        both: the two systems as one.
        sides: what is compared.
    """
    if not any(edge.target == PARTED for edge in both.system.edges):
        return Undecided("no step is known at which they could part")
    shared = Translator()

    def unroll(assuming: Bool) -> Unrolling:
        return Unrolling(both.system, both.claims, both.known, assuming=assuming, translate=shared)

    prey = Hunt(unroll, both.system.assumptions, EASY).thoroughly()
    if prey is None:
        return Undecided("no difference was found")
    free = unroll(TRUE)
    shorter = is_possible(free, prey.steps - 1)
    try:
        difference = _told(both, sides, prey)
    except (ReplayError, NotEnabledError, MisjudgedError) as error:
        return Undecided(f"a difference was found, and did not pass its check: {error}")
    return Different(difference, not shorter and not free.gave_up, prey.usual)


def _told(both: Product, sides: tuple[Side, Side], prey: Prey) -> Difference:
    """Return a way in the product as a trace of each side, gone with integers."""
    world = world_of(both.system, prey.found.rigid)
    names = [v.name for v in both.system.variables]
    values = dict(zip(names, prey.found.start.values, strict=True))
    own = {v.name: values[v.name] for v in sides[0].system.variables}
    start = Situation(prey.found.start.node, own)
    subjects = [Subject(side.graph, side.options) for side in sides]
    trial = Trial(subjects, Experiment(world.parameters, world.choices, start, ()))
    for edge, given in prey.found.moves:
        pair = both.pairs[edge]
        named = dict(zip((i.name for i in both.system.inputs), given, strict=True))
        doing = act(next(e for e in pair if e is not None))
        trial.happens(Happening(doing, _legible(named, pair, trial.here)))
    return trial.difference()


def _legible(
    given: Mapping[str, Value], pair: Sequence[Edge | None], here: Situation
) -> dict[str, Value]:
    """Return inputs with what no edge reads left as it is: it would only confuse."""
    read = {
        symbol.name
        for edge in pair
        if edge is not None
        for term in (edge.guard, *edge.updates.values())
        for symbol in symbols_of(term)
        if symbol.scope is Scope.INPUT
    }
    stays = {**zero_inputs(), **{n: v for n, v in here.values.items() if n in zero_inputs()}}
    usual = {**stays, "demand": here.values["usage"], "ssm_reachable": True}
    return {name: value if name in read else usual[name] for name, value in given.items()}
