"""Search a system for the shortest way to something, step by step deeper.

All ways of so many steps are one question to the solver (bounded model checking). What is not
found proves nothing beyond the depth that was searched: others prove.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import z3

from uccx_model.evaluation import Value
from uccx_model.expressions import (
    TRUE,
    Bool,
    Int,
    Op,
    Scope,
    Term,
    all_of,
    any_of,
    equal,
    variable,
)
from uccx_model.rewriting import fixed_by
from uccx_proofs.concrete import Configuration
from uccx_proofs.engines.distances import NEVER, distances
from uccx_proofs.engines.search import Found
from uccx_proofs.engines.solver import Answer, Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import Edge, System

__all__ = ["Unrolling"]


@dataclass
class Unrolling:
    """The ways of a system of up to so many steps, as one formula that grows.

    Args:
        system: the system.
        claims: what is looked for: a claim that comes true.
        known: what always holds at each node: it shortens the search.
        effort: how much work one question may take (`Solver`).
        assuming: a further condition on choices and numbers.
        translate: shares translated terms with others.
    """

    system: System
    claims: Sequence[Claim]
    known: Mapping[str, Sequence[Bool]] = field(default_factory=dict)
    effort: int = 40_000_000
    assuming: Bool = TRUE
    translate: Translator = field(default_factory=Translator)

    def __post_init__(self) -> None:
        s = self.system
        self._solver = z3.SolverFor("QF_LIA")
        self._solver.set("rlimit", self.effort)
        self._solver.set("core.minimize", True)
        self._context = z3.main_ctx()
        self._nodes = {n: _flag(f"at {n}") for n in s.nodes}
        self._edges = {e: _flag(f"take {number}") for number, e in enumerate(s.edges)}
        self._next = {v: _twin(v, "'") for v in s.variables}
        self._next_nodes = {n: _flag(f"at {n}'") for n in s.nodes}
        self._fixed = fixed_by(s.assumptions & self.assuming)
        self._ahead = self._distances()
        self._behind = self._distances_back()
        self._here = [*s.variables, *self._nodes.values()]
        self._there = [*self._next.values(), *self._next_nodes.values()]
        self._choice = [*s.inputs, *self._edges.values()]
        spoken_of = [*self._fixed, *self._here]
        of_step = [*spoken_of, *self._there, *self._choice]
        self._names = [[self.translate(n) for n in names] for names in (spoken_of, of_step)]
        self._constants = [self.translate(value) for value in self._fixed.values()]
        self._states = [self._copies(self._here, 0)]
        self._steps: list[list[Any]] = []
        self.gave_up = False  #: some question found no answer
        self._relation = self.translate(self._step())
        self._add(s.assumptions & self.assuming)
        starts = (self._nodes[n] & condition for n, condition in s.initial.items())
        self._assert(self._at(self.translate(any_of(*starts)), 0))
        self._assert(self._at(self.translate(self._one_node(0)), 0))

    @property
    def depth(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    @property
    def possible_depth(self) -> int:
        """How many steps the shortest way has that the graph alone would allow."""
        goals = [self._ahead[c.node] + (c.edge is not None) for c in self.claims]
        return min(goals, default=NEVER)

    # The formula.

    def _step(self) -> Bool:
        """Return what one step is."""
        s = self.system
        parts = [s.possible, any_of(*self._edges.values())]
        for edge, taken in self._edges.items():
            ends = self._nodes[edge.source] & self._next_nodes[edge.target]
            parts.append(_if(taken, all_of(ends, edge.guard)))
        for v in s.variables:
            by_value: dict[Term, list[Bool]] = {}
            for edge, taken in self._edges.items():
                by_value.setdefault(edge.updates.get(v, v), []).append(taken)
            for value, takers in by_value.items():
                parts.append(_if(any_of(*takers), equal(self._next[v], value)))
        return all_of(*parts)

    def _one_node(self, depth: int) -> Bool:
        """Return that the way is at exactly one node, which may be reached, and what is known."""
        near = [n for n in self.system.nodes if self._ahead[n] <= depth]
        far = [~self._nodes[n] for n in self.system.nodes if self._ahead[n] > depth]
        pairs = [
            ~self._nodes[a] | ~self._nodes[b] for place, a in enumerate(near) for b in near[:place]
        ]
        known = [_if(self._nodes[n], all_of(*self.known.get(n, ()))) for n in near]
        return all_of(any_of(*(self._nodes[n] for n in near)), *far, *pairs, *known)

    def _copies(self, symbols: Sequence[Term], depth: int) -> list[Any]:
        return [self.translate(_twin(s, f"@{depth}")) for s in symbols]

    def deepen(self) -> None:
        """Add a step."""
        depth = len(self._steps)
        self._states.append(self._copies(self._here, depth + 1))
        self._steps.append(self._copies(self._choice, depth))
        self._assert(self._at(self._relation, depth, step=True))
        self._assert(self._at(self.translate(self._one_node(depth + 1)), depth + 1))

    def _at(self, formula: Any, depth: int, *, step: bool = False) -> Any:
        """Return a formula about a state, or about a step, at this depth."""
        handles, values = self._names[step], [*self._constants, *self._states[depth]]
        if step:
            values += [*self._states[depth + 1], *self._steps[depth]]
        number, c = len(handles), self._context.ref()
        found = z3.Z3_substitute(
            c, formula, number, (z3.Ast * number)(*handles), (z3.Ast * number)(*values)
        )
        return z3.BoolRef(found, self._context)

    def _add(self, term: Bool) -> None:
        self._assert(z3.BoolRef(self.translate(term), self._context))

    def _assert(self, formula: Any) -> None:
        self._solver.add(formula)

    # Asking.

    def about_state(self, term: Bool, depth: int) -> Any:
        """Return a condition about the state after so many steps, for `aiming` and `check`."""
        return self._at(self.translate(term), depth)

    def about_step(self, term: Bool, depth: int) -> Any:
        """Return a condition about a step and its inputs, the first having depth zero."""
        return self._at(self.translate(term), depth, step=True)

    def about_every_step(self, term: Bool) -> Any:
        """Return that a condition holds of every step there is."""
        return z3.And(*(self.about_step(term, depth) for depth in range(self.depth)))

    @contextmanager
    def aiming(self) -> Iterator[None]:
        """Ask within this about ways that end with a claim, after all steps that there are."""
        self._solver.push()
        self._assert(self._goal())
        try:
            yield
        finally:
            self._solver.pop()

    @contextmanager
    def supposing(self, *formulas: Any) -> Iterator[None]:
        """Ask within this about ways of which these formulas hold, whatever they lead to."""
        self._solver.push()
        for formula in formulas:
            self._assert(formula)
        try:
            yield
        finally:
            self._solver.pop()

    def arrives(self, node: str) -> Any:
        """Return that the way leads to a node."""
        return self.about_state(self._nodes[node], self.depth)

    def always_so(self, edge: Edge, condition: Bool) -> Any:
        """Return that a condition of a step holds wherever the way takes an edge."""
        return self.about_every_step(_if(self._edges[edge], condition))

    def _goal(self) -> Any:
        depth = len(self._steps)
        last = [self._nodes[c.node] & c.bad for c in self.claims if c.edge is None]
        ends = [self._edges[c.edge] & c.bad for c in self.claims if c.edge is not None]
        goals = [self._at(self.translate(any_of(*last)), depth)]
        if ends and depth:
            goals.append(self._at(self.translate(any_of(*ends)), depth - 1, step=True))
        too_far = [
            z3.Not(z3.BoolRef(self._states[place][len(self.system.variables) + number]))
            for place in range(depth + 1)
            for number, node in enumerate(self.system.nodes)
            if self._ahead[node] <= place and self._behind[node] > depth - place
        ]
        return z3.And(z3.Or(*goals), *too_far)

    def check(self, *assumptions: Any) -> Answer:
        """Return whether there is such a way, on these assumptions."""
        answer = self._solver.check(*assumptions)
        self.gave_up = self.gave_up or answer == z3.unknown
        return "sat" if answer == z3.sat else "unsat" if answer == z3.unsat else "unknown"

    def refused(self) -> list[Any]:
        """Return assumptions that together exclude every way, after an answer `unsat`."""
        return list(self._solver.unsat_core())

    def demand(self, formula: Any) -> None:
        """Demand a condition for as long as this is `aiming`."""
        self._assert(formula)

    def way(self) -> list[Any]:
        """Return that a way takes the same edges as the one found last."""
        number = len(self.system.inputs)
        takers = [h for handles in self._steps for h in handles[number:] if self._value(h, TRUE)]
        return [z3.BoolRef(handle, self._context) for handle in takers]

    def value(self, symbol: Term, depth: int) -> int:
        """Return a number of the state after so many steps, in the way found last."""
        handle = self.translate(_twin(symbol, f"@{depth}"))
        return int(self._value(handle, symbol))

    def found(self) -> Found:
        """Return the way found last."""
        s = self.system
        rigid = tuple(self._value(self.translate(r), r) for r in s.rigid)
        moves: list[tuple[Edge, tuple[Value, ...]]] = []
        for handles in self._steps:
            inputs, takers = handles[: len(s.inputs)], handles[len(s.inputs) :]
            given = tuple(self._value(h, i) for h, i in zip(inputs, s.inputs, strict=True))
            taken = (e for e, h in zip(s.edges, takers, strict=True) if self._value(h, TRUE))
            moves.append((next(taken), given))
        first = self._states[0]
        values = tuple(self._value(h, v) for h, v in zip(first, s.variables, strict=False))
        nodes = first[len(s.variables) :]
        start = next(n for n, h in zip(s.nodes, nodes, strict=True) if self._value(h, TRUE))
        return Found(rigid, Configuration(start, values), tuple(moves), ())

    def values(self, symbols: Sequence[Term]) -> tuple[Value, ...]:
        """Return the values of symbols of the question itself, for the way found last."""
        return tuple(self._value(self.translate(symbol), symbol) for symbol in symbols)

    def _value(self, handle: Any, symbol: Term) -> Value:
        c, model = self._context.ref(), self._solver.model().model
        value = z3.Z3_model_get_const_interp(c, model, z3.Z3_get_app_decl(c, handle))
        if isinstance(symbol, Bool):
            return bool(value) and z3.Z3_get_bool_value(c, value) == z3.Z3_L_TRUE
        return int(z3.Z3_get_numeral_string(c, value)) if value else 0

    # Distances in the graph.

    def _distances(self) -> Mapping[str, int]:
        return distances(self.system.initial, [(e.source, e.target) for e in self.system.edges])

    def _distances_back(self) -> Mapping[str, int]:
        pairs = [(e.target, e.source) for e in self.system.edges]
        goals = [c.node if c.edge is None else c.edge.target for c in self.claims]
        return distances(goals, pairs)


def _flag(name: str) -> Bool:
    return variable(Bool, name, Scope.EVENT)


def _twin(symbol: Term, mark: str) -> Term:
    return variable(Int if isinstance(symbol, Int) else Bool, f"{symbol.name}{mark}", symbol.scope)


def _if(condition: Bool, then: Bool) -> Bool:
    return Bool(Op.OR, (Bool(Op.NOT, (condition,)), then))
