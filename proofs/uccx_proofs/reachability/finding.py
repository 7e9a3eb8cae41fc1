"""Find the shortest stories to every state and transition, and a proof that there are no others.

For each target, ways of more and more steps are searched for the cases in which none was seen yet;
a way that is found is seen in every case that its own steps allow. The search for a target ends
when what always holds excludes the cases that are left. Nothing of this is believed unchecked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from uccx_model.cases import Case, beyond
from uccx_model.choices import CHOICES
from uccx_model.execution import Execution, zero_inputs
from uccx_model.expressions import Bool, Scope, all_of
from uccx_model.fingerprint import fingerprint
from uccx_model.graph import Graph
from uccx_model.parameters import parameter_symbols, profile_named
from uccx_model.reachability import ANY_NUMBERS, WORLDS
from uccx_model.rewriting import symbols_of
from uccx_model.trace import Trace, TraceStep
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
from uccx_proofs.property import Claim
from uccx_proofs.reachability.excluding import reaching, targets_of, thesis_of, world_of
from uccx_proofs.reachability.guessing import guesses
from uccx_proofs.reachability.records import Record, record_text, story_of
from uccx_proofs.reachability.where import (
    cases_of,
    few_cases,
    path_condition,
    transition_taken,
)
from uccx_proofs.system import System

__all__ = ["Seen", "Tell", "World", "few", "find", "retold"]

DEEPEST: Final = 14  #: steps; a longer story is not looked for
_DEFAULTS: Final = Trace.default_choices()
Tell = Callable[[str, int, int], None]
USUAL: Final = "12.5"  #: whose numbers a story with any numbers keeps as far as it can


@dataclass(frozen=True)
class Seen:
    """A story, and the cases in which the same steps lead to its end."""

    trace: Trace
    cases: tuple[Case, ...]


@dataclass
class World:
    """The search with the numbers of one world."""

    graph: Graph
    system: System  #: with these numbers
    lemmas: Invariant
    earlier: Mapping[str, Sequence[Seen]] = field(default_factory=dict)
    """What was seen with numbers that are some of these."""
    shared: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        self._entailing = KInduction(self.system, self.lemmas, translate=self.shared)

    def excluded(self, target: str, where: Bool) -> bool:
        """Return whether what always holds excludes a target where a condition holds."""
        return not self._entailing.entailed([reaching(self.system, target, where)])

    def seen(self, target: str, wishes: Sequence[Bool]) -> list[Seen]:
        """Return the shortest stories of a target."""
        left = all_of(*(~c.condition for s in self.earlier.get(target, ()) for c in s.cases))
        if self.excluded(target, left):
            return []
        claims: list[Claim] = [reaching(self.system, target)]
        ways = Unrolling(self.system, claims, self.lemmas, translate=self.shared)
        found: list[Seen] = []
        while ways.depth <= DEEPEST:
            way = nicest_where(ways, left, wishes)
            if way is None:
                ways.deepen()
                continue
            seen = retold(self.graph, trace_of(self.graph, self.system, way))
            found.append(seen)
            left = left & all_of(*(~case.condition for case in seen.cases))
            if self.excluded(target, left):
                break
        return few(found)

    def impossible(
        self, target: str, seen: Iterable[Case], known: Sequence[Case]
    ) -> tuple[Case, ...]:
        """Return cases in which a target is proved impossible, beside those known before."""
        settled = [*seen, *known]
        named = {choice for case in settled for choice in case.options}
        asked = [choice for choice in CHOICES if choice in named]
        left = [p for p in product(*asked) if not any(_fits(case, p) for case in settled)]
        cases = few_cases(asked, left)
        return tuple(case for case in cases if self.excluded(target, case.condition))


def _fits(case: Case, options: Sequence[object]) -> bool:
    return all(not found.isdisjoint(options) for found in case.options.values())


def retold(graph: Graph, trace: Trace) -> Seen:
    """Return a story told as plainly as its steps allow, and the cases in which it happens.

    Inputs that a step does not read say nothing; as many choices as can be are the usual ones.
    """
    plain = Trace(trace.parameters, trace.choices, trace.start, tuple(_plain_steps(graph, trace)))
    cases = cases_of(path_condition(graph, plain))
    usual = max(cases, key=_usual_options)
    choices = tuple(
        next(o for o in choice if o in usual.options.get(choice, frozenset(choice)))
        for choice in CHOICES
    )
    execution = Execution(graph, trace.parameters, choices)
    here, steps = trace.start, []
    for step in plain.steps:
        steps.append(execution.take(here, step.transition, step.inputs))
        here = steps[-1].after
    return Seen(Trace(trace.parameters, choices, trace.start, tuple(steps)), tuple(cases))


def _plain_steps(graph: Graph, trace: Trace) -> Iterator[TraceStep]:
    nothing, node = zero_inputs(), trace.start.node
    for step in trace.steps:
        transition = transition_taken(graph, node, step.transition, step.after.node)
        if transition is None:
            raise ValueError(f"{step.transition} does not leave {node}")
        terms = (transition.guard, *transition.changes.values(), *transition.emits.values())
        read = {s.name for t in terms for s in symbols_of(t) if s.scope is Scope.INPUT}
        inputs = {n: v if n in read else nothing[n] for n, v in step.inputs.items()}
        yield replace(step, inputs=inputs)
        node = step.after.node


def _usual_options(case: Case) -> int:
    return sum(option in case.options.get(type(option), (option,)) for option in _DEFAULTS)


def few(found: Sequence[Seen]) -> list[Seen]:
    """Return the stories without those of which others show all, in no more steps."""
    kept = list(found)
    for seen in found:
        others = [
            case
            for other in kept
            if other is not seen and len(other.trace.steps) <= len(seen.trace.steps)
            for case in other.cases
        ]
        if all(next(beyond(case, others), None) is None for case in seen.cases):
            kept = [other for other in kept if other is not seen]
    return kept


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
    stories: dict[str, dict[str, list[Seen]]] = {}
    for name in WORLDS:
        tell(f"learning what always holds, numbers: {name}", len(stories) * len(targets), total)
        own = world_of(system, name)
        more = sharpened(own, known.lemmas, own.nodes, guesses(own))
        earlier: dict[str, list[Seen]] = {}
        for told in stories.values() if name == ANY_NUMBERS else ():
            for target, found in told.items():
                earlier[target] = [*earlier.get(target, ()), *found]
        world = worlds[name] = World(graph, own, merged(known.lemmas, more), earlier)
        wishes = _usual_numbers() if name == ANY_NUMBERS else []
        stories[name] = {}
        for place, target in enumerate(targets, start=(len(stories) - 1) * len(targets)):
            tell(f"{target}, numbers: {name}", place, total)
            stories[name][target] = world.seen(target, wishes)
    everywhere = _excluded(worlds[ANY_NUMBERS], stories[ANY_NUMBERS], {})
    written = {}
    for name, world in worlds.items():
        tell(f"writing a proof, numbers: {name}", total, total)
        released = name != ANY_NUMBERS
        proved = _excluded(world, stories[name], everywhere) if released else everywhere
        written[name] = _written(world, name, stories[name], proved, known)
    return written


def _usual_numbers() -> list[Bool]:
    values = profile_named(USUAL).values
    return [symbol == values[symbol.name] for symbol in parameter_symbols()]


def _excluded(
    world: World, stories: Mapping[str, Sequence[Seen]], known: Mapping[str, Sequence[Case]]
) -> dict[str, tuple[Case, ...]]:
    """Return the cases in which each target is impossible, beside those known before."""
    found = {}
    for target, told in stories.items():
        seen = [c for s in (*world.earlier.get(target, ()), *told) for c in s.cases]
        if cases := world.impossible(target, seen, known.get(target, ())):
            found[target] = cases
    return found


def _written(
    world: World,
    name: str,
    stories: Mapping[str, Sequence[Seen]],
    impossible: Mapping[str, tuple[Case, ...]],
    known: Known,
) -> tuple[str, str]:
    thesis = thesis_of(world.system, name, impossible)
    slicing = Slicing(world.system, world.lemmas, known.resting_on)
    certificate = slicing.invariant_for(thesis)
    if certificate is None:
        raise RuntimeError("the solver changed its mind")
    derived = obligations(world.system, thesis, certificate)
    told = {
        target: tuple(
            story_of(name, target, number, seen.cases, seen.trace)
            for number, seen in enumerate(found, start=1)
        )
        for target, found in stories.items()
        if found
    }
    record = Record(name, fingerprint(world.graph), told, impossible)
    return record_text(record), certificate_text(thesis, certificate, derived)
