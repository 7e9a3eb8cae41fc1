"""What has to be shown for each run of one model to have its like in another: a simulation.

| Obligation | For each              | Given                           | To be shown           |
|------------|-----------------------|---------------------------------|-----------------------|
| start      | start of the leader   | what holds there                | the follower's, and R |
| step       | leader's transition   | what always holds, R, the guard | the follower's, and R |

Where both models have a variable or an input, they have the same value of it: they share a symbol.
R is about the others. A step of the follower is the transition of the same name and ends, with
inputs that are terms over what is known then: so nothing has to be searched for. Its guard holds,
its inputs are possible, R holds after both steps, what is shared stays equal, and the notices are
the same. Then the follower passes the same licensing states at the same times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from uccx_model.choices import exactly_one_option_each
from uccx_model.expressions import FALSE, Bool, Term, all_of, equal, implies
from uccx_model.graph import Graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters
from uccx_model.rewriting import instantiate
from uccx_model.transition import Transition
from uccx_model.vocabulary import Vocabulary
from uccx_proofs.obligations import Given, Obligation
from uccx_proofs.refusing import CertificateError

__all__ = ["Judged", "Side", "Simulation"]

Lemmas = Mapping[str, tuple[Bool, ...]]
Judged = tuple[Bool, Bool, Bool]
"""If the first held before a step, the other two say the same after it."""


@dataclass(frozen=True)
class Side:
    """One of the two models."""

    graph: Graph
    variables: Vocabulary
    lemmas: Lemmas = field(default_factory=dict)
    """What always holds, by licensing state; that it does is shown elsewhere."""


@dataclass(frozen=True)
class Simulation:
    """Why the follower can do whatever the leader does.

    Args:
        leader: the model whose steps are followed.
        follower: the model that follows.
        related: R, about the variables that are not shared.
        beginning: where the follower starts: a term for each variable of its own.
        given: returns the follower's own inputs along a transition of the leader.
        conditions: returns what is assumed of a step of the leader.
        judged: returns what else both must say alike after a step.
    """

    leader: Side
    follower: Side
    related: tuple[Bool, ...]
    beginning: Mapping[Term, Term]
    given: Callable[[Transition], Mapping[Term, Term]]
    conditions: Callable[[Transition], tuple[Bool, ...]] = lambda _: ()
    judged: Callable[[Transition], tuple[Judged, ...]] = lambda _: ()

    @property
    def shared(self) -> tuple[str, ...]:
        """The variables that both models have."""
        return tuple(n for n in self.leader.variables.state if n in self.follower.variables.state)

    def obligations(self) -> Iterator[Obligation]:
        """Yield all that has to be shown.

        Raises:
            CertificateError: a transition of the leader has no namesake with the same ends.
        """
        assumed = all_of(Parameters.symbols().well_formed(), exactly_one_option_each())
        always: Given = ("assumptions", (assumed,))
        known = self.follower.variables.starts({})
        for node, start in self.leader.variables.starts({}).items():
            shown = (known.get(node, FALSE), *self.related)
            told = tuple(instantiate(condition, self.beginning, {}) for condition in shown)
            yield Obligation("start", node.name, (always, (f"start in {node}", (start,))), told)
        namesakes = {t.label: t for t in transitions_of(self.follower.graph)}
        for transition in transitions_of(self.leader.graph):
            other = namesakes.get(transition.label)
            if other is None or other.kind is not transition.kind:
                raise CertificateError(f"the other model has no {transition.label}")
            yield self._step(always, transition, other)

    def _step(self, always: Given, taken: Transition, other: Transition) -> Obligation:
        here = taken.source.name
        given: tuple[Given, ...] = (
            always,
            (f"lemmas at {here}", self.leader.lemmas.get(here, ())),
            ("R", self.related),
            ("possible inputs", (self.leader.variables.well_formed,)),
            (f"guard of {taken.label}", (taken.guard,)),
            (f"conditions of {taken.label}", self.conditions(taken)),
        )
        inputs = self.given(taken)
        memo: dict[Term, Term] = {}
        possible = self.follower.variables.well_formed
        shown = [instantiate(part, inputs, memo) for part in (possible, other.guard)]
        shown += self._after(taken, other, inputs, memo)
        shown += [
            equal(taken.emits.get(n, FALSE), instantiate(other.emits.get(n, FALSE), inputs, memo))
            for n in Notice
        ]
        return Obligation("step", taken.label, given, tuple(shown))

    def _after(
        self,
        taken: Transition,
        other: Transition,
        inputs: Mapping[Term, Term],
        memo: dict[Term, Term],
    ) -> Iterator[Bool]:
        """Yield: what is shared is equal after both steps, R holds, and both judge alike."""
        theirs, mine = self.leader.variables.state, self.follower.variables.state
        changed = {name: instantiate(term, inputs, memo) for name, term in other.changes.items()}
        for name in self.shared:
            yield equal(taken.changes.get(name, theirs[name]), changed.get(name, mine[name]))
        after: dict[Term, Term] = {theirs[name]: term for name, term in taken.changes.items()}
        after |= {s: changed.get(n, s) for n, s in mine.items() if n not in self.shared}
        later: dict[Term, Term] = {}
        yield from (instantiate(condition, after, later) for condition in self.related)
        for when, one, two in self.judged(taken):
            both = (instantiate(said, after, later) for said in (one, two))
            yield implies(when, equal(*both))
