"""Make a question's own system: what it restricts, what it counts, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from uccx_model.expressions import (
    FALSE,
    TRUE,
    Bool,
    Int,
    Op,
    Scope,
    Term,
    all_of,
    constant,
    equal,
    integer,
    ite,
    variable,
)
from uccx_model.parameters import Parameters, Unit
from uccx_model.rewriting import instantiate, substitute
from uccx_model.variables import Inputs, starts
from uccx_proofs.property import Claim
from uccx_proofs.queries.inquiry import BEGINS, ELAPSED, SEEN, SINCE, Inquiry, clock_of
from uccx_proofs.queries.question import Aim, Form, Question
from uccx_proofs.system import Edge, System

__all__ = ["inquire"]


def inquire(base: System, question: Question) -> Inquiry:
    """Return the inquiry of a question.

    Args:
        base: the model's system, without a notebook.
        question: the question.
    """
    return _Framing(base, question).inquiry()


@dataclass
class _Framing:
    base: System
    question: Question
    twins: dict[Edge, Edge] = field(default_factory=dict)
    counted: dict[str, dict[Term, Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        q = self.question
        self.at_once = q.at_once
        self.split = q.start is not None and not self.at_once
        self.timed = (
            q.within is not None or q.no_sooner is not None or q.aim in (Aim.TIME, Aim.LATEST)
        )
        self.latest = q.aim is Aim.LATEST
        self.counts = q.times > 1 or (self.latest and q.target.of_step)
        self.start = TRUE if q.start is None else q.start.term
        self.sought = q.target.term if q.form is not Form.ALWAYS else ~q.target.term
        self.settled = {
            v: constant(q.settings[v.name]) for v in self.base.variables if v.name in q.settings
        }
        self.next_memo: dict[Term, Term] = {}

    def inquiry(self) -> Inquiry:
        """Return the inquiry."""
        base = self.base
        asked = [self._asked(edge) for edge in self._kept()]
        before = [self._before(edge) for edge in self._kept()] if self.split else []
        edges = [*before, *self._begins(), *(edge for edge in asked if edge.guard is not FALSE)]
        names = tuple(map(self._since, base.nodes)) if self.split else ()
        extra = self.extra_variables
        system = replace(
            base,
            nodes=(*base.nodes, *names),
            variables=(*base.variables, *extra),
            assumptions=self._assumptions(),
            initial=dict(self._all_starts()),
            edges=tuple(edges),
            units={**base.units, ELAPSED: Unit.INTERVALS.value, SEEN: Unit.REPORTS.value},
            stands_for={name: name.removesuffix(SINCE) for name in names},
            _node_memo={},
        )
        every = tuple(self._claims(system, edges))
        return Inquiry(self.question, base, system, every, self.twins, self.counted)

    def _since(self, node: str) -> str:
        return node + SINCE if self.split else node

    def _kept(self) -> Iterator[Edge]:
        return (edge for edge in self.base.edges if edge.name not in self.question.dropped)

    def _assumptions(self) -> Bool:
        q, symbols = self.question, Parameters.symbols()
        values = q.all_numbers.items()
        numbers = all_of(*(getattr(symbols, name) == value for name, value in values))
        return all_of(self.base.assumptions, numbers, q.assumption)

    # Starts.

    def _starts(self) -> dict[str, Bool]:
        if not self.question.settings:
            return dict(self.base.initial)
        return {node.name: c for node, c in starts(self.question.settings).items()}

    @cached_property
    def extra_variables(self) -> Mapping[Int, None]:
        """What a question counts beside the model, in order."""
        clock = {ELAPSED: None} if self.split and self.timed else {}
        return clock | ({SEEN: None} if self.counts else {})

    def _all_starts(self) -> Iterator[tuple[str, Bool]]:
        for node, condition in self._starts().items():
            if not self.split:
                yield node, condition & self._counting(node, self._first_sight(node))
                continue
            yield node, condition & self._counting(node, 0)
            begun = condition & self._starts_at(node)
            if begun is not FALSE:
                since = self._since(node)
                yield since, begun & self._counting(since, self._first_sight(node))

    def _counting(self, node: str, seen: Int | int) -> Bool:
        """Return the condition that what the question counts begins, and note how."""
        first = {ELAPSED: integer(0), SEEN: integer(seen)}
        counted: dict[Term, Term] = {}
        counted |= {name: first[name] for name in self.extra_variables}
        self.counted[node] = counted
        return all_of(*(equal(name, value) for name, value in counted.items()))

    def _first_sight(self, node: str) -> Int | int:
        if self.question.target.of_step:
            return 0
        return ite(self.base.at(node, self.sought), 1, 0)

    # Edges.

    def _step_condition(self, edge: Edge) -> Bool:
        """Return what a question demands of a step, in terms of the state before it."""
        q = self.question
        kept = (edge.resolve(condition.term) for condition in q.during)
        not_taken = (~edge.resolve(condition.term) for condition in q.without)
        until = TRUE
        if self.latest and not q.target.of_step:
            enough = self.question.times <= SEEN if self.counts else TRUE
            until = ~(self.base.at(edge.source, self.sought) & enough)
        return all_of(until, *kept, *not_taken, self._stays_settled(edge))

    def _demanded(self, edge: Edge) -> Bool:
        """Return what is demanded of every step, not of the last one only."""
        return self._stays_settled(edge) if self.at_once else self._step_condition(edge)

    def _stays_settled(self, edge: Edge) -> Bool:
        changed = (v for v in self.settled if v in edge.updates)
        return all_of(*(equal(edge.updates[v], self.settled[v]) for v in changed))

    def _before(self, edge: Edge) -> Edge:
        """Return an edge as it is before the question begins."""
        found = replace(edge, guard=edge.guard & self._stays_settled(edge))
        self.twins[found] = edge
        return found

    def _asked(self, edge: Edge) -> Edge:
        """Return an edge as the question sees it, and note of which it is the twin."""
        updates = dict(edge.updates)
        if ELAPSED in self.extra_variables and edge.takes_time:
            updates[ELAPSED] = ELAPSED + _duration()
        if self.counts:
            counted = self._counted(edge)
            if counted is not FALSE:
                updates[SEEN] = SEEN + ite(counted, 1, 0)
        found = replace(
            edge,
            label=f"{edge.label}{SINCE}" if self.split else edge.label,
            source=self._since(edge.source),
            target=self._since(edge.target),
            guard=edge.guard & self._demanded(edge),
            updates=updates,
        )
        self.twins[found] = edge
        return found

    def _counted(self, edge: Edge) -> Bool:
        """Return whether a step makes the target come true once more."""
        if self.question.target.of_step:
            return edge.resolve(self.sought)
        return ~self.base.at(edge.source, self.sought) & edge.resolve(self._afterwards(self.sought))

    def _afterwards(self, condition: Bool) -> Bool:
        """Return a condition about a state as one about the state after a step."""
        here: dict[Term, Term] = {v: _next(v) for v in self.base.variables}
        places: dict[Term, Term] = {
            variable(Bool, f"at {n}", Scope.NODE): variable(Bool, f"at {n}'", Scope.NODE)
            for n in self.base.nodes
        }
        return substitute(condition, {**here, **places}, self.next_memo)

    def _begins(self) -> Iterator[Edge]:
        """Yield each edge as the step at which the question begins: `from` was false before it."""
        if not self.split:
            return
        for edge in self._kept():
            turns = ~self._starts_at(edge.source) & edge.resolve(self._afterwards(self.start))
            guard = all_of(edge.guard, turns, self._stays_settled(edge))
            if guard is FALSE:
                continue
            updates = dict(edge.updates)
            if ELAPSED in self.extra_variables:
                updates[ELAPSED] = integer(0)
            if SEEN in self.extra_variables and not self.question.target.of_step:
                updates[SEEN] = ite(edge.resolve(self._afterwards(self.sought)), 1, 0)
            target = self._since(edge.target)
            found = replace(
                edge, label=f"{edge.label}{BEGINS}", target=target, guard=guard, updates=updates
            )
            self.twins[found] = edge
            yield found

    def _starts_at(self, node: str) -> Bool:
        return self.base.at(node, self.start)

    # Targets.

    def _claims(self, system: System, edges: Iterable[Edge]) -> Iterator[Claim]:
        """Yield what never happens; what simplifying settles too: solvers get it as written."""
        if self.question.target.of_step:
            yield from self._claims_of_steps(system, edges)
            return
        clock = clock_of(system.variables)
        for node in self.base.nodes:
            more = [self._in_time(clock)]
            more += [self.question.times <= SEEN] if self.counts else []
            written = instantiate(self.sought, self.base.places(node), {})
            bad = all_of(self.base.at(node, self.sought), *more)
            yield Claim(self._since(node), bad, unfolded=_conjunction(written, *more))

    def _claims_of_steps(self, system: System, edges: Iterable[Edge]) -> Iterator[Claim]:
        clock = clock_of(system.variables)
        for edge in edges:
            if self.split and not edge.source.endswith(SINCE):
                continue
            passed = _duration() if edge.takes_time else integer(0)
            more = [self._in_time(passed if self.at_once else clock + passed), self._is_enough()]
            if self.at_once:  # this step is the whole of what is asked about
                more += [self._starts_at(edge.source), self._step_condition(self.twins[edge])]
            taken, twin = (system.possible, edge.guard), self.twins[edge]
            bad = all_of(*taken, twin.resolve(self.sought), *more)
            written = _conjunction(*taken, twin.unfolded(self.sought), *more)
            yield Claim(edge.source, bad, edge, unfolded=written)

    def _is_enough(self) -> Bool:
        """Return that with this step it happened as often as is asked for."""
        if not self.counts:
            return TRUE
        times = integer(self.question.times)
        return equal(times, SEEN + 1) if self.latest else times <= SEEN + 1

    def _in_time(self, clock: Int) -> Bool:
        q = self.question
        return all_of(
            TRUE if q.within is None else clock <= q.within.length,
            TRUE if q.no_sooner is None else clock >= q.no_sooner.length,
        )


def _conjunction(*conditions: Bool) -> Bool:
    """Return "all of these hold", not simplified."""
    return Bool(Op.AND, conditions) if len(conditions) > 1 else conditions[0]


def _duration() -> Int:
    return Inputs.symbols(Scope.INPUT).duration


def _next(symbol: Term) -> Term:
    return variable(Int if isinstance(symbol, Int) else Bool, symbol.name, Scope.NEXT)
