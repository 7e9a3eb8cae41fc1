"""Judge a changed model: do the properties notice the change, or does it make no difference?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from uccx_model.expressions import Bool, Term, all_of, any_of
from uccx_model.graph import Graph
from uccx_model.rewriting import substitute
from uccx_model.states import LicensingState
from uccx_proofs.audit.mutation.alike import does_the_same, new_starts
from uccx_proofs.audit.mutation.altered import Altered, alter
from uccx_proofs.audit.mutation.ground import Ground
from uccx_proofs.audit.mutation.holding import Holding, holding
from uccx_proofs.audit.mutation.killing import Killing
from uccx_proofs.audit.mutation.monitors import Monitors
from uccx_proofs.audit.mutation.reaching import Reaching
from uccx_proofs.audit.mutation.showing import Kill, MisledError, shown
from uccx_proofs.engines.solver import Translator
from uccx_proofs.examples import story_verdict
from uccx_proofs.graph_claims import NoArgumentError
from uccx_proofs.property import Property
from uccx_proofs.verdicts import Refuted

__all__ = ["Judge", "Judgement", "Verdict"]

A_LITTLE: Final = 120  #: steps of walks for more properties, where one is broken already
MORE: Final = 400  #: steps of walks where none is broken yet
MOST: Final = 2_000  #: steps of walks, at last


class Verdict(StrEnum):
    """What becomes of a changed model."""

    KILLED = "killed"  #: a property is broken, and a trace shows it
    EQUIVALENT = "equivalent"  #: proved: no reachable difference
    SURVIVED = "survived"  #: every property that has a proof keeps it; sameness is not proved
    UNKNOWN = "unknown"  #: none of these could be shown


@dataclass(frozen=True)
class Judgement:
    """What was found about one changed model.

    Attributes:
        verdict: what becomes of it.
        killers: the properties that are broken.
        undecided: properties that are neither known to be broken nor proved to hold.
        kills: traces that show it.
        told: for killers without a trace, what is wrong, by property.
        why: for what is equivalent, why; for what is unknown, what is in the way.
    """

    verdict: Verdict
    killers: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    kills: tuple[Kill, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


@dataclass
class Judge:
    """Judges changes of one model.

    Args:
        ground: what is known of the model.
    """

    ground: Ground
    translate: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        self.monitors = Monitors(self.ground.system, self.ground.properties)
        self.reaching = Reaching(self.ground, self.translate)

    def warm(self) -> None:
        """Make what most mutants need, so that processes forked from here have it."""
        for edge in self.ground.system.edges:
            self.monitors.along(edge)
        for node in self.ground.system.nodes:
            self.monitors.at(node)
            self.ground.walks.occasions(node)
        self.ground.concrete.warm()

    def judge(self, graph: Graph, starts: Mapping[LicensingState, Bool] | None = None) -> Judgement:
        """Return what becomes of a changed model.

        Args:
            graph: the changed model.
            starts: what holds at its starts; None if that did not change.
        """
        return _Trial(self, alter(self.ground, graph, starts)).judgement()


@dataclass
class _Trial:
    judge: Judge
    altered: Altered

    def __post_init__(self) -> None:
        self.killing = Killing(self.altered, self.judge.monitors)

    def judgement(self) -> Judgement:
        killing, translate = self.killing, self.judge.translate
        killing.at_once()
        told = dict(self._without_traces())
        if not killing.found and not told and does_the_same(self.altered, translate):
            return Judgement(Verdict.EQUIVALENT, why="every step does what it did")
        kept = holding(self.altered, translate)
        self._walk_on(kept, told)
        try:
            kills = shown(self.altered, killing.found.values())
        except MisledError as error:
            return Judgement(Verdict.UNKNOWN, why=f"a walk broke a property, but {error}")
        told |= self._never_taken(kept)
        undecided = self._left(kept, told)
        killers = self._in_order({*killing.found, *told})
        if contradiction := kept.names & set(killers):
            named = ", ".join(sorted(contradiction))
            return Judgement(Verdict.UNKNOWN, why=f"both proved and broken: {named}")
        if killers:
            return Judgement(Verdict.KILLED, killers, undecided, kills, told)
        if undecided:
            return Judgement(Verdict.UNKNOWN, (), undecided, why="nothing breaks or proves them")
        return Judgement(Verdict.SURVIVED)

    def _walk_on(self, kept: Holding, told: Mapping[str, str]) -> None:
        """Look behind the change for what is neither proved nor broken at once."""
        killing = self.killing
        if not self._left(kept, told):
            return
        killing.two_cases(self._left(kept, told), self.judge.translate)
        if killing.found or told:
            killing.later(A_LITTLE)
            return
        wanted = [condition for harm in kept.harm.values() for condition in harm]
        killing.begin(new_starts(self.altered, self.judge.translate, wanted))
        looks: tuple[Callable[[], None], ...] = (
            killing.again,
            lambda: killing.later(MORE),
            lambda: self._reach(kept),
            lambda: killing.later(MOST),
        )
        for look in looks:
            if self._left(kept, told) and not killing.found:
                look()

    def _reach(self, kept: Holding) -> None:
        """Ask the solver for a state in which the change breaks a property, or else does harm."""
        for wanted in (dict(self._at_once(kept)), kept.harm):
            for node, harm in wanted.items():
                occasion = self.judge.reaching.find(self.altered, node, any_of(*harm))
                if occasion is not None:
                    self.killing.look(occasion)
            if self.killing.found:
                return

    def _at_once(self, kept: Holding) -> Iterator[tuple[str, list[Bool]]]:
        """Yield by node when a new edge leads to what a property excludes that is not proved."""
        system, needs = self.altered.system, self.judge.ground.needs
        doubted = [
            p
            for p in self.judge.ground.properties
            if p.state is not None and p.name not in kept.names
        ]
        for edge in self.altered.fresh:
            taken = all_of(system.possible, edge.guard)
            memo: dict[Term, Term] = {}
            yield (
                edge.source,
                [
                    all_of(taken, needs[p.name], ~substitute(here, edge.updates, memo))
                    for p in doubted
                    if p.state is not None
                    for here in [system.at(edge.target, p.state)]
                ],
            )

    def _in_order(self, names: set[str]) -> tuple[str, ...]:
        return tuple(p.name for p in self.judge.ground.properties if p.name in names)

    def _left(self, kept: Holding, told: Mapping[str, str]) -> tuple[str, ...]:
        """Return the properties that are neither broken nor proved."""
        decided = {*kept.names, *self.killing.found, *told}
        return self._in_order(self.judge.ground.certificates.keys() - decided)

    # What needs no walk.

    def _without_traces(self) -> Iterator[tuple[str, str]]:
        """Yield what the graph alone refutes, and worked examples that no longer happen."""
        for p in self.judge.ground.properties:
            if p.graph is not None and self._has_another_shape():
                try:
                    p.graph.find(self.altered.graph)
                except NoArgumentError as error:
                    yield p.name, str(error)
            elif p.story is not None and self._told_of(p):
                verdict = story_verdict(self.altered.graph, p)
                if isinstance(verdict, Refuted):
                    yield p.name, verdict.explanation

    def _has_another_shape(self) -> bool:
        return {e.label for e in self.altered.fresh} != {e.label for e in self.altered.gone}

    def _told_of(self, p: Property) -> bool:
        """Return whether a worked example goes where something changed."""
        nodes = self.judge.ground.nodes_of_story(p)
        return bool(nodes.intersection((*self.altered.nodes, *self.altered.starts)))

    def _never_taken(self, kept: Holding) -> Mapping[str, str]:
        """Return that a transition can never be taken, if what holds excludes its guard."""
        name = "every_transition_can_be_taken"
        for edge in self.altered.fresh:
            if self.killing.took(edge):
                continue
            if kept.excludes(self.altered, edge, self.judge.translate):
                return {name: f"proved: nothing can ever take {edge.label}"}
        return {}
