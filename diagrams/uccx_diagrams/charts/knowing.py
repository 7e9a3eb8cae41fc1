"""What is known of states and transitions, under the readings and numbers asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from uccx_model.cases import Fixed
from uccx_model.choices import READINGS, Choice, choice_symbols, option_named
from uccx_model.expressions import FALSE, Scope, Term, boolean
from uccx_model.graph import Graph, transitions_of
from uccx_model.parameters import Profile, profile_named
from uccx_model.reachability import ANY_NUMBERS, Reachability, Sighting, Standing
from uccx_model.rewriting import substitute
from uccx_model.states import LicensingState
from uccx_model.transition import Transition
from uccx_model.variables import State, initial

__all__ = ["Knowledge", "Readings"]

Readings = tuple[type[Choice], ...]
_NOTHING: Final = Reachability("", {}, outdated=True)


@dataclass(frozen=True)
class Knowledge:
    """What is known of what can happen.

    Attributes:
        reachability: what is known of every reading and all numbers; by default nothing is.
        fixed: the options that hold of some readings and circumstances; any may of the others.
        profile: the release whose numbers hold.
    """

    reachability: Reachability = _NOTHING
    fixed: Fixed = field(default_factory=dict)
    profile: Profile = field(default_factory=lambda: profile_named("12.5"))

    def standing(self, target: str) -> Standing:
        """Return what is known of a state, by name, or a transition, by label."""
        return self.reachability.standing(target, self.profile.name, self.fixed)

    def standing_of_all(self, targets: Iterable[str]) -> Standing:
        """Return the best that is known of some states or transitions."""
        known = {self.standing(target) for target in targets}
        order = (Standing.WITNESSED, Standing.UNKNOWN, Standing.IMPOSSIBLE)
        return next(standing for standing in order if standing in known)

    def elsewhere(self, target: str) -> bool:
        """Return whether a state or transition needs other numbers than the release has."""
        return (
            self.standing(target) is Standing.IMPOSSIBLE
            and self.reachability.standing(target, ANY_NUMBERS, self.fixed) is Standing.WITNESSED
        )

    def shown(self, target: str) -> bool:
        """Return whether a state or transition belongs on the chart: it is not impossible."""
        return self.standing(target) is not Standing.IMPOSSIBLE or self.elsewhere(target)

    def drawn(self, graph: Graph) -> Graph:
        """Return the graph without what is proved impossible."""
        kept = graph.copy()
        kept.remove_nodes_from([state for state in graph if not self.shown(state.name)])
        for transition in tuple(transitions_of(kept)):
            if not self.shown(transition.label):
                kept.remove_edge(transition.source, transition.target, key=transition.name)
        return kept

    def begins(self, state: LicensingState) -> bool:
        """Return whether an instance can start in a licensing state."""
        condition = initial(State.symbols(Scope.STATE)).get(state, FALSE)
        settled: dict[Term, Term] = {
            symbol: boolean(self.fixed[choice] is option_named(symbol.name))
            for symbol in choice_symbols()
            if (choice := type(option_named(symbol.name))) in self.fixed
        }
        return substitute(condition, settled, {}) is not FALSE

    def needs(self, target: str) -> frozenset[type[Choice]]:
        """Return the readings on which it depends whether a state or transition is possible."""
        asked = self.reachability.needs(target, self.profile.name, self.fixed)
        return frozenset(asked) & frozenset(READINGS)

    def shared_needs(self, targets: Iterable[str]) -> Readings:
        """Return the readings on which every one that is possible of some depends."""
        asked = [self.needs(t) for t in targets if self.standing(t) is Standing.WITNESSED]
        return _in_order(frozenset.intersection(*asked) if asked else ())

    def partial_needs(self, transitions: Iterable[Transition]) -> Readings:
        """Return the readings on which some of the transitions depend, but not every one.

        A reading that a transition's source needs is told of that state, if it has a box.
        """
        told = list(transitions)
        shared = self.shared_needs(t.label for t in told)
        own = (self.needs(t.label) - self.told_of(t.source) for t in told)
        return _in_order(frozenset[type[Choice]]().union(*own) - set(shared))

    def told_of(self, state: LicensingState) -> frozenset[type[Choice]]:
        """Return the readings that a state needs, if its own box tells them."""
        return self.needs(state.name)

    def shortest(self, targets: Sequence[str]) -> Sighting | None:
        """Return the shortest story that reaches one of some states, or takes a transition."""
        for world in (self.profile.name, ANY_NUMBERS):
            found = [self.reachability.shortest(t, world, self.fixed) for t in targets]
            if seen := [sighting for sighting in found if sighting is not None]:
                return min(seen, key=lambda sighting: sighting.steps)
        return None


def _in_order(readings: Iterable[type[Choice]]) -> Readings:
    named = set(readings)
    return tuple(reading for reading in READINGS if reading in named)
