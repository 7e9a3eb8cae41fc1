"""Look at every reachable state with integers, breadth first: no solver, no invariant, no guesses.

What is covered is finite and told: one valuation of the rigid symbols, the starts that are given,
and inputs from finite domains. What the oracle reaches can be reached, and what it finds violated
is violated, by states that were computed step by step. What it does not reach cannot be reached
*within this part*; it says nothing about other numbers and inputs.

Counters that only grow would make the part infinite. A *cap* says from where on a variable's value
makes no difference any more: states that differ only above caps are merged, and the first of them
goes on. So a cap never makes anything up; a wrong one could only hide something. Whether a cap is
right is looked at while exploring: of each merged state a second member, the *twin*, is run as
well, and must have the same steps, to the same merged states, with the same claims violated. A cap
of zero says that a non-negative variable does not matter at all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product, zip_longest

from uccx_model.evaluation import Value, compile_function, compile_terms
from uccx_model.expressions import TRUE, Bool, Op, Term, all_of
from uccx_model.rewriting import symbols_of
from uccx_proofs.concrete import Configuration, Values
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["Explored", "MergeError", "Oracle", "Part", "Violation"]

Domains = Mapping[Term, Sequence[Value]]
Outcome = tuple[Edge | None, Values, Configuration | None, tuple[Claim, ...]]


class MergeError(ValueError):
    """A cap is too low: two states that it merges behave differently; the message shows them."""


@dataclass(frozen=True)
class Part:
    """The part of a system to look at: what is fixed, what is given, what is merged.

    Attributes:
        rigid: the values of the rigid symbols, in the system's order.
        starts: where to begin.
        inputs: the values that each input takes; so too for further symbols that claims speak of.
        caps: from where on a variable's value makes no difference.
        most: how many states to look at; then `Explored.complete` is false.
    """

    rigid: Values
    starts: Sequence[Configuration]
    inputs: Domains
    caps: Mapping[Term, int] = field(default_factory=dict)
    most: int = 1_000_000


@dataclass(frozen=True)
class Violation:
    """A reached state, and inputs with which a claim's bad condition holds in it."""

    here: Configuration
    inputs: Values


@dataclass
class Explored:
    """What was reached."""

    states: dict[Configuration, Configuration] = field(default_factory=dict)  #: by merged state
    taken: dict[Edge, Violation] = field(default_factory=dict)  #: where each was first taken
    violated: dict[Claim, Violation] = field(default_factory=dict)
    twins: int = 0  #: how many merged states had a second member that was run as well
    complete: bool = True  #: nothing reachable in this part was left out

    @property
    def nodes(self) -> set[str]:
        """The nodes that were reached."""
        return {here.node for here in self.states}


@dataclass
class Oracle:
    """Explores parts of a system, and looks for violations of claims on the way.

    Args:
        system: any system.
        claims: what to look for.
        others: symbols that only claims speak of, and that may have any value in their domain.
    """

    system: System
    claims: Sequence[Claim] = ()
    others: Sequence[Term] = ()

    def __post_init__(self) -> None:
        s = self.system
        self._given = (*s.inputs, *self.others)
        self._groups = (s.variables, self._given, s.rigid)
        self._possible = compile_terms([s.possible], self._groups[1:])
        self._assumed = compile_terms([s.assumptions], [s.rigid])
        self._start = {
            node: compile_terms([start], [s.variables, s.rigid])
            for node, start in s.initial.items()
        }
        self._events = {node: list(self._events_at(node)) for node in s.nodes}

    def _events_at(self, node: str) -> Iterator[_Event]:
        """Yield what can happen at a node: its edges, and what claims say of the node itself."""
        s = self.system
        by_edge: dict[Edge | None, list[Claim]] = {edge: [] for edge in s.outgoing[node]}
        for claim in self.claims:
            if claim.node == node:
                by_edge.setdefault(claim.edge, []).append(claim)
        for edge, claims in by_edge.items():
            guard = TRUE if edge is None else edge.guard
            after = [] if edge is None else [edge.updates.get(v, v) for v in s.variables]
            known = {*_conjuncts(s.possible), *_conjuncts(guard)}
            bad = [all_of(*(p for p in _conjuncts(c.bad) if p not in known)) for c in claims]
            spoken_of = {symbol for t in (guard, *after, *bad) for symbol in symbols_of(t)}
            places = [n for n, symbol in enumerate(self._given) if symbol in spoken_of]
            run = compile_function(guard, [*after, *bad], self._groups)
            yield _Event(edge, claims, places, run)

    def explore(self, part: Part) -> Explored:
        """Return everything that can be reached in a part of the system.

        Raises:
            ValueError: the rigid values are not allowed, or a start is none.
            MergeError: a cap is too low.
        """
        return _Search(self, part).run()

    def cases(self, part: Part) -> Mapping[str, list[tuple[_Event, list[Values]]]]:
        """Return, for each event, inputs that differ in what it reads."""
        domains = [part.inputs[symbol] for symbol in self._given]
        possible = [g for g in product(*domains) if self._possible(g, part.rigid)[0]]

        def different(places: Sequence[int]) -> list[Values]:
            found: dict[Values, Values] = {}
            for given in possible:
                found.setdefault(tuple(given[n] for n in places), given)
            return list(found.values())

        return {
            node: [(event, different(event.places)) for event in events]
            for node, events in self._events.items()
        }

    def starts(self, rigid: Values, domains: Domains) -> list[Configuration]:
        """Return every start whose variables have values from these domains."""
        everything = list(product(*(domains[v] for v in self.system.variables)))
        return [
            Configuration(node, values)
            for node, holds in self._start.items()
            for values in everything
            if holds(values, rigid)[0]
        ]

    def check(self, part: Part) -> None:
        """Check that a part is one of this system."""
        if not self._assumed(part.rigid)[0]:
            raise ValueError(f"the assumptions do not hold of {part.rigid}")
        for here in part.starts:
            holds = self._start.get(here.node)
            if holds is None or not holds(here.values, part.rigid)[0]:
                raise ValueError(f"no start: {here}")


@dataclass(frozen=True, eq=False)
class _Event:
    """An edge with the claims about it; or, without an edge, the claims about a node."""

    edge: Edge | None
    claims: Sequence[Claim]
    places: Sequence[int]  #: of the inputs that it reads
    run: Callable[[Values, Values, Values], Values | None]


class _Search:
    """One breadth-first search."""

    def __init__(self, oracle: Oracle, part: Part) -> None:
        oracle.check(part)
        self._system, self._part = oracle.system, part
        self._cases = oracle.cases(part)
        self._caps = [part.caps.get(variable) for variable in oracle.system.variables]
        self._found = Explored()
        self._twins: set[Configuration] = set()
        self._waiting: deque[tuple[Configuration, Configuration]] = deque()

    def run(self) -> Explored:
        """Explore, and return what was found."""
        for start in self._part.starts:
            self._arrive(start)
        while self._waiting:
            _merged, here = self._waiting.popleft()
            for edge, inputs, after, violated in self._outcomes(here):
                for claim in violated:
                    self._found.violated.setdefault(claim, Violation(here, inputs))
                if edge is not None and after is not None:
                    self._found.taken.setdefault(edge, Violation(here, inputs))
                    self._arrive(after)
        return self._found

    def merged(self, here: Configuration) -> Configuration:
        """Return the state with each value cut to its cap."""
        values = (
            v if cap is None or v < cap else cap
            for v, cap in zip(here.values, self._caps, strict=True)
        )
        return Configuration(here.node, tuple(values))

    def _arrive(self, here: Configuration) -> None:
        merged = self.merged(here)
        states = self._found.states
        first = states.get(merged)
        if first is None:
            if len(states) >= self._part.most:
                self._found.complete = False
                return
            states[merged] = here
            self._waiting.append((merged, here))
        elif first.values != here.values and merged not in self._twins:
            self._twins.add(merged)
            self._found.twins += 1
            self._compare(first, here)

    def _outcomes(self, here: Configuration) -> Iterator[Outcome]:
        """Yield each step from here with its inputs and the claims that it violates."""
        rigid, size = self._part.rigid, len(self._system.variables)
        for event, cases in self._cases[here.node]:
            for inputs in cases:
                told = event.run(here.values, inputs, rigid)
                if told is None:
                    continue
                edge = event.edge
                after = None if edge is None else Configuration(edge.target, told[:size])
                flags = told if edge is None else told[size:]
                violated = tuple(c for c, bad in zip(event.claims, flags, strict=True) if bad)
                if edge is not None or violated:
                    yield edge, inputs, after, violated

    def _compare(self, first: Configuration, twin: Configuration) -> None:
        """Check that two states that are merged behave alike."""

        def seen(here: Configuration) -> list[Outcome]:
            return [
                (edge, inputs, after and self.merged(after), violated)
                for edge, inputs, after, violated in self._outcomes(here)
            ]

        both = zip_longest(seen(first), seen(twin))
        for one, other in both:
            if one != other:
                raise MergeError(f"merged, but different: {first} does {one}, {twin} {other}")


def _conjuncts(condition: Bool) -> tuple[Bool, ...]:
    if condition.op is Op.AND:
        return tuple(part for part in condition.args if isinstance(part, Bool))
    return (condition,)
