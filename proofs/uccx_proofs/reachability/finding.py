"""Find the shortest stories to every state and transition, and a proof that there are no others.

For each target, ways of more and more steps are searched for the cases in which none was seen yet;
a way that is found is seen in every case that its own steps allow. The search for a target ends
when what always holds excludes the cases that are left. Nothing of this is believed unchecked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from uccx_model.cases import Case
from uccx_model.choices import CHOICES
from uccx_model.expressions import Bool, all_of
from uccx_model.fingerprint import fingerprint
from uccx_model.graph import Graph
from uccx_model.parameters import parameter_symbols, profile_named
from uccx_model.reachability import ANY_NUMBERS, WORLDS
from uccx_proofs.certificate_writer import certificate_text
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.hunting import nicest_where
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.kinduction import KInduction
from uccx_proofs.engines.sharpening import merged, sharpened
from uccx_proofs.engines.slicing import Slicing
from uccx_proofs.engines.solver import Translator
from uccx_proofs.engines.traces import trace_of
from uccx_proofs.known import Known
from uccx_proofs.obligations import obligations
from uccx_proofs.reachability.excluding import reaching, targets_of, thesis_of, world_of
from uccx_proofs.reachability.guessing import guesses
from uccx_proofs.reachability.records import Record, record_text, story_of
from uccx_proofs.reachability.telling import Seen, few, retold
from uccx_proofs.reachability.where import few_cases
from uccx_proofs.system import System

__all__ = ["Tell", "World", "find"]

DEEPEST: Final = 14  #: steps; a longer story is not looked for
USUAL: Final = "12.5"  #: whose numbers a story with any numbers keeps as far as it can

Tell = Callable[[str, int, int], None]
"""Gets what is being done, how much is done, and of how much."""


@dataclass
class World:
    """The search with the numbers of one world.

    Args:
        name: the world.
        graph: the model.
        system: its system with these numbers.
        lemmas: what always holds in it.
        earlier: worlds that were searched before, whose numbers are some of these.
        wishes: conditions on numbers that a story should meet if it can.
    """

    name: str
    graph: Graph
    system: System
    lemmas: Invariant
    earlier: Sequence[World] = ()
    wishes: Sequence[Bool] = ()
    stories: dict[str, list[Seen]] = field(default_factory=dict)  #: found so far, by target
    _shared: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        self._entailing = KInduction(self.system, self.lemmas, translate=self._shared)

    def seen(self, target: str) -> list[Seen]:
        """Return the shortest stories of a target, beside those of earlier worlds."""
        left = all_of(*(~case.condition for case in self._cases(target)))
        if self.excluded(target, left):
            return []
        claims = [reaching(self.system, target)]
        ways = Unrolling(self.system, claims, self.lemmas, translate=self._shared)
        found: list[Seen] = []
        while ways.depth <= DEEPEST:
            way = nicest_where(ways, left, self.wishes)
            if way is None:
                ways.deepen()
                continue
            seen = retold(self.graph, trace_of(self.graph, self.system, way))
            found.append(seen)
            left = left & all_of(*(~case.condition for case in seen.cases))
            if self.excluded(target, left):
                break
        return few(found)

    def _cases(self, target: str) -> list[Case]:
        """Return the cases in which a target was seen."""
        told = (seen for w in (*self.earlier, self) for seen in w.stories.get(target, ()))
        return [case for seen in told for case in seen.cases]

    def excluded(self, target: str, where: Bool) -> bool:
        """Return whether what always holds excludes a target where a condition holds."""
        return not self._entailing.entailed([reaching(self.system, target, where)])

    def impossible(self, target: str, known: Sequence[Case]) -> tuple[Case, ...]:
        """Return cases in which a target is proved impossible, beside those known before."""
        settled = [*self._cases(target), *known]
        named = {choice for case in settled for choice in case.options}
        asked = [choice for choice in CHOICES if choice in named]
        left = [p for p in product(*asked) if not any(_fits(case, p) for case in settled)]
        cases = few_cases(asked, left)
        return tuple(case for case in cases if self.excluded(target, case.condition))


def _fits(case: Case, options: Sequence[object]) -> bool:
    return all(not found.isdisjoint(options) for found in case.options.values())


def find(
    graph: Graph, system: System, known: Known, tell: Tell = lambda *_: None
) -> dict[str, tuple[str, str]]:
    """Return a record and a certificate for each world, as text.

    Args:
        graph: the model.
        system: its system, without a notebook.
        known: what always holds in it.
        tell: gets what is being done, how much is done, and of how much.

    Raises:
        SolverGaveUpError: the solver could not even find an invariant.
        NotInductiveError: what was found is no proof.
    """
    targets = list(targets_of(system))
    total = len(WORLDS) * len(targets)
    worlds: dict[str, World] = {}
    for number, name in enumerate(WORLDS):
        done = number * len(targets)
        tell(f"learning what always holds, numbers: {name}", done, total)
        earlier = list(worlds.values()) if name == ANY_NUMBERS else []
        world = worlds[name] = _learned(graph, system, known, name, earlier)
        for target in targets:
            tell(f"{target}, numbers: {name}", done + len(world.stories), total)
            world.stories[target] = world.seen(target)
    everywhere = _excluded(worlds[ANY_NUMBERS], {})
    written = {}
    for name, world in worlds.items():
        tell(f"writing a proof, numbers: {name}", total, total)
        own = everywhere if name == ANY_NUMBERS else _excluded(world, everywhere)
        written[name] = _written(world, own, known)
    return written


def _learned(
    graph: Graph, system: System, known: Known, name: str, earlier: Sequence[World]
) -> World:
    own = world_of(system, name)
    more = sharpened(own, known.lemmas, own.nodes, guesses(own))
    wishes = _usual_numbers() if name == ANY_NUMBERS else []
    return World(name, graph, own, merged(known.lemmas, more), earlier, wishes)


def _usual_numbers() -> list[Bool]:
    values = profile_named(USUAL).values
    return [symbol == values[symbol.name] for symbol in parameter_symbols()]


def _excluded(world: World, known: Mapping[str, Sequence[Case]]) -> dict[str, tuple[Case, ...]]:
    """Return the cases in which each target is impossible, beside those known before."""
    found = {}
    for target in world.stories:
        if cases := world.impossible(target, known.get(target, ())):
            found[target] = cases
    return found


def _written(
    world: World, impossible: Mapping[str, tuple[Case, ...]], known: Known
) -> tuple[str, str]:
    thesis = thesis_of(world.system, world.name, impossible)
    slicing = Slicing(world.system, world.lemmas, known.resting_on)
    certificate = slicing.invariant_for(thesis)
    if certificate is None:
        raise RuntimeError("the solver changed its mind")
    derived = obligations(world.system, thesis, certificate)
    stories = {
        target: tuple(
            story_of(world.name, target, number, seen.cases, seen.trace)
            for number, seen in enumerate(found, start=1)
        )
        for target, found in world.stories.items()
        if found
    }
    record = Record(world.name, fingerprint(world.graph), stories, impossible)
    return record_text(record), certificate_text(thesis, certificate, derived)
