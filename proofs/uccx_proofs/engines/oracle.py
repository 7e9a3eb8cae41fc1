"""Look at every reachable state with integers, breadth first: no solver, no invariant, no guesses.

What is covered is finite and told: one valuation of the rigid symbols, the starts that are given,
and inputs from finite domains. What the oracle reaches can be reached, and what it finds violated
is violated, by states that were computed step by step. What it does not reach cannot be reached
*within this part*; it says nothing about other numbers and inputs.

Counters that only grow would make the part infinite. A *cap* says from where on a variable's value
makes no difference any more: states that differ only above caps are merged, and the first of them
goes on. So a cap never makes anything up; a wrong one could only hide something. That a cap
is right has its reason in what the variable is compared with. It is tested, not proved: of each
merged state a second member, the *twin*, is run as well, and must have the same steps, to the same
merged states, with the same claims violated. A cap that is too low by more than a step can pass;
to explore again with higher caps is the stronger test. A cap of zero says that a non-negative
variable does not matter at all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product, zip_longest

from uccx_model.evaluation import compile_function, compile_terms
from uccx_model.expressions import TRUE, Bool, Op, Term, all_of
from uccx_model.rewriting import symbols_of
from uccx_proofs.concrete import Configuration, Values
from uccx_proofs.engines.coverage import Domains, Explored, Occasion, Part
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["MergeError", "Oracle"]

Outcome = tuple[Edge | None, Values, Configuration | None, tuple[Claim, ...]]


class MergeError(ValueError):
    """A cap is too low: two states that it merges behave differently; the message shows them."""


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

    @cached_property
    def _events(self) -> Mapping[str, list[_Event]]:
        return {node: list(self._events_at(node)) for node in self.system.nodes}

    def _events_at(self, node: str) -> Iterator[_Event]:
        """Yield what can happen at a node: its edges, and what claims say of the node itself."""
        s = self.system
        possible = _conjuncts(s.possible)
        groups: dict[tuple[Edge | None, bool], list[Claim]]
        groups = {(edge, True): [] for edge in s.outgoing[node]}
        for claim in self.claims:
            if claim.node == node:
                steps = claim.edge is not None or set(possible).issubset(_conjuncts(claim.bad))
                groups.setdefault((claim.edge, steps), []).append(claim)
        for (edge, steps), claims in groups.items():
            guard = TRUE if edge is None else edge.guard
            after = [] if edge is None else [edge.updates.get(v, v) for v in s.variables]
            known = {*(possible if steps else ()), *_conjuncts(guard)}
            bad = [all_of(*(p for p in _conjuncts(c.bad) if p not in known)) for c in claims]
            spoken_of = {symbol for t in (guard, *after, *bad) for symbol in symbols_of(t)}
            places = [n for n, symbol in enumerate(self._given) if symbol in spoken_of]
            run = compile_function(guard, [*after, *bad], self._groups)
            yield _Event(edge, claims, steps, places, run)

    def explore(self, part: Part) -> Explored:
        """Return everything that can be reached in a part of the system.

        Raises:
            ValueError: the rigid values are not allowed, or a start is none.
            MergeError: a cap is too low.
        """
        return _Search(self, part).run()

    def cases(self, part: Part) -> Mapping[str, list[tuple[_Event, list[Values]]]]:
        """Return, for each event, inputs that differ in what it reads."""
        every = list(product(*(part.inputs[symbol] for symbol in self._given)))
        possible = [given for given in every if self._possible(given, part.rigid)[0]]

        def different(event: _Event) -> list[Values]:
            found: dict[Values, Values] = {}
            for given in possible if event.steps else every:
                found.setdefault(tuple(given[n] for n in event.places), given)
            return list(found.values())

        return {
            node: [(event, different(event)) for event in events]
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
    steps: bool  #: only inputs that are possible in a step matter
    places: Sequence[int]  #: of the inputs that it reads
    run: Callable[[Values, Values, Values], Values | None]


class _Search:
    """One breadth-first search."""

    def __init__(self, oracle: Oracle, part: Part) -> None:
        oracle.check(part)
        self._system, self._part = oracle.system, part
        self._cases = oracle.cases(part)
        variables = enumerate(oracle.system.variables)
        self._caps = [(place, part.caps[v]) for place, v in variables if v in part.caps]
        self._found = Explored()
        self._twins: set[Configuration] = set()
        self._known: dict[Configuration, tuple[Configuration, list[Outcome]]] = {}
        self._waiting: deque[tuple[Configuration, Configuration]] = deque()

    def run(self) -> Explored:
        """Explore, and return what was found."""
        found = self._found
        for start in self._part.starts:
            self._arrive(start)
        while self._waiting:
            merged, here = self._waiting.popleft()
            for edge, inputs, after, violated in self._outcomes(merged, here):
                for claim in violated:
                    found.violated.setdefault(claim, Occasion(here, inputs))
                if edge is not None and after is not None:
                    found.taken.setdefault(edge, Occasion(here, inputs))
                    found.before.setdefault(self._arrive(after), {})[merged] = None
        return found

    def merged(self, here: Configuration) -> Configuration:
        """Return the state with each value cut to its cap."""
        values = list(here.values)
        for place, cap in self._caps:
            values[place] = min(values[place], cap)
        return Configuration(here.node, tuple(values))

    def _arrive(self, here: Configuration) -> Configuration:
        """Note that a state was reached, and return what it is merged into."""
        merged = self.merged(here)
        states = self._found.states
        first = states.get(merged)
        if first is None:
            if len(states) >= self._part.most:
                self._found.complete = False
                return merged
            states[merged] = here
            self._waiting.append((merged, here))
        elif first.values != here.values and merged not in self._twins:
            self._twins.add(merged)
            self._found.twins += 1
            self._compare(merged, here)
        return merged

    def _outcomes(self, merged: Configuration, here: Configuration) -> list[Outcome]:
        """Return each step from here, with its inputs and the claims that it violates.

        What the first of merged states does is kept, to compare its twin with.
        """
        known = self._known.get(merged)
        if known is not None and known[0] is here:
            return known[1]
        found: list[Outcome] = []
        rigid, size = self._part.rigid, len(self._system.variables)
        for event, cases in self._cases[here.node]:
            edge, run = event.edge, event.run
            for inputs in cases:
                told = run(here.values, inputs, rigid)
                if told is None:
                    continue
                flags = told if edge is None else told[size:]
                violated: tuple[Claim, ...] = ()
                if True in flags:
                    violated = tuple(c for c, bad in zip(event.claims, flags, strict=True) if bad)
                if edge is not None:
                    found.append((edge, inputs, Configuration(edge.target, told[:size]), violated))
                elif violated:
                    found.append((None, inputs, None, violated))
        self._known.setdefault(merged, (here, found))
        return found

    def _compare(self, merged: Configuration, twin: Configuration) -> None:
        """Check that a state behaves like the first one that it is merged with."""
        first = self._found.states[merged]
        both = zip_longest(self._outcomes(merged, first), self._outcomes(merged, twin))
        for one, other in both:
            if one is None or other is None or self._alike(one) != self._alike(other):
                raise MergeError(f"merged, but different: {first} does {one}, {twin} {other}")

    def _alike(self, outcome: Outcome) -> Outcome:
        edge, inputs, after, violated = outcome
        return edge, inputs, after and self.merged(after), violated


def _conjuncts(condition: Bool) -> tuple[Bool, ...]:
    if condition.op is Op.AND:
        return tuple(part for part in condition.args if isinstance(part, Bool))
    return (condition,)
