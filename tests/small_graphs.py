"""The part of the model where nobody registers, whole or broken, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from uccx_model.expressions import Bool, Scope, Term, all_of, implies
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.parameters import Parameters
from uccx_model.states import CLASSIC, EVALUATION, EVALUATION_EXPIRED
from uccx_model.transition import Transition
from uccx_model.variables import State
from uccx_proofs.property import Property, PropertyBook

STATES = (CLASSIC, EVALUATION, EVALUATION_EXPIRED)
S = State.symbols(Scope.STATE)

Change = Callable[[Transition], Transition]


@cache
def unregistered() -> Graph:
    """The transitions between the states of an instance that is not registered."""
    return unregistered_but(lambda transition: transition)


def unregistered_but(change: Change) -> Graph:
    """The same, with each transition changed."""
    every = transitions_of(licensing_graph())
    here = (t for t in every if t.source in STATES and t.target in STATES)
    return build_graph(map(change, here))


def guarded(name: str, condition: Bool) -> Change:
    """What adds a condition to the guard of the transitions of a name."""

    def change(t: Transition) -> Transition:
        return replace(t, guard=all_of(t.guard, condition)) if t.name == name else t

    return change


def frozen(variable: str) -> Change:
    """What takes every update of a variable away."""

    def change(t: Transition) -> Transition:
        rest: dict[str, Term] = {n: value for n, value in t.changes.items() if n != variable}
        return replace(t, changes=rest)

    return change


BOOK = PropertyBook()


@BOOK.invariant(source=["R17", "R24"])
def enforced_after_the_period(s: State, p: Parameters) -> Bool:
    """Evaluation is enforced only after its period."""
    return implies(s.at(EVALUATION_EXPIRED), s.evaluation_used >= p.evaluation_period)


@BOOK.step(source=["R08"])
def never_classic_again(s: State, t: State) -> Bool:
    """Smart Licensing never returns to Classic."""
    return implies(~s.at(CLASSIC), ~t.at(CLASSIC))


EMPTY = PropertyBook()


@EMPTY.invariant(source=["R17"])
def a_lock_in_evaluation_is_late(s: State, p: Parameters) -> Bool:
    """A lock in evaluation comes late: but there is none."""
    return implies(s.at(EVALUATION) & s.lock_held, s.now > p.evaluation_period)


SOUND: tuple[Property, ...] = tuple(BOOK.properties)
VACUOUS: tuple[Property, ...] = tuple(EMPTY.properties)
