"""Two systems that run side by side, and what must be true for nobody ever to tell them apart.

Both get the same inputs and the same acts. A *relation* says at which node which variables are
equal on both sides. It shows that the systems look alike if what follows can be proved:

- they have the same starts, and look alike there;
- whatever one side does from states that are related, the other can do as well: by the same act and
  with the same inputs it comes to the same node, emits the same notices, shows the same, and the
  states are related again.

A variable that is equal at a node is one symbol for both sides. Others have a second symbol for the
right side. So, where two sides do the same, what has to be shown is about one term twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from uccx_model.events import Event
from uccx_model.expressions import (
    FALSE,
    Bool,
    Int,
    Op,
    Term,
    all_of,
    any_of,
    equal,
    implies,
    variable,
)
from uccx_model.notices import Notice
from uccx_model.rewriting import substitute, symbols_of
from uccx_proofs.certificate import Certificate, Thesis
from uccx_proofs.comparing.observing import Observed, act
from uccx_proofs.obligations import REST, Given, Obligation, obligations
from uccx_proofs.system import Edge, System

__all__ = ["Coupled", "Coupling", "Lead", "Relation", "twin"]

Relation = Mapping[str, frozenset[Term]]
"""By node, the variables that are equal on both sides."""

_NOTICES: Final = tuple(Event().emits(notice) for notice in Notice)


def twin(symbol: Term) -> Term:
    """Return the symbol of a variable's value on the right side, where it may be another."""
    sort = Int if isinstance(symbol, Int) else Bool
    return variable(sort, f"right.{symbol.name}", symbol.scope)


@dataclass(frozen=True, eq=False)
class Lead:
    """One side takes an edge; the other side should be able to do as well.

    Attributes:
        place: which edge, on which side.
        pairs: what may be taken then on the left and on the right: the edge and one that fits.
        bad: that the other side cannot do as well; false if a look tells that it can.
        written: the same, of which nothing was settled by looking at it.
    """

    place: str
    pairs: tuple[tuple[Edge, Edge], ...]
    bad: Bool
    written: Bool


@dataclass(frozen=True, eq=False)
class Coupling:
    """Two systems over the same nodes, variables and inputs, and a relation.

    Args:
        left: one system.
        right: the other.
        shown: what can be noticed on each side.
        relation: which variables are equal.
    """

    left: System
    right: System
    shown: tuple[Observed, Observed]
    relation: Relation
    _memos: dict[str, dict[Term, Term]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for name in ("nodes", "variables", "inputs"):
            one, other = (
                set(map(_told_apart_by, getattr(s, name))) for s in (self.left, self.right)
            )
            if one != other:
                raise ValueError(f"the two systems do not have the same {name}")

    def on_the_right(self, node: str, term: Term) -> Term:
        """Return a term about the right side's state at a node, in the coupling's symbols."""
        memo = self._memos.get(node)
        if memo is None:
            memo = self._memos[node] = {}
        equals = self.relation[node]
        if len(equals) == len(self.right.variables):
            return term
        return substitute(term, {v: twin(v) for v in self.right.variables if v not in equals}, memo)

    def condition_on_the_right(self, node: str, condition: Bool) -> Bool:
        """Return a condition on the right side's state at a node, in the coupling's symbols."""
        found = self.on_the_right(node, condition)
        if not isinstance(found, Bool):
            raise TypeError(f"expected a condition, found {found}")
        return found

    def lemmas_on_the_right(self, node: str, lemmas: Iterable[Bool]) -> tuple[Bool, ...]:
        """Return lemmas about the right side at a node, in the coupling's symbols."""
        return tuple(self.condition_on_the_right(node, lemma) for lemma in lemmas)

    # What must be shown.

    def starts(self) -> Iterator[Obligation]:
        """Yield: the same numbers and starts are possible on both sides, and look alike."""
        one, other = self.left.assumptions, self.right.assumptions
        yield Obligation("numbers", "both sides", (), (implies(one, other), implies(other, one)))
        always: Given = ("assumptions", (one,))
        for node in self.left.nodes:
            here, there = (s.initial.get(node, FALSE) for s in (self.left, self.right))
            alike = [equal(a, b) for a, b in self._shown(node)]
            if here is not FALSE or there is not FALSE:
                same = (implies(here, there), implies(there, here), implies(here, all_of(*alike)))
                yield Obligation("start", node, (always,), same)

    def leads(self, node: str) -> list[Lead]:
        """Return every edge from a node, on both sides, and what the other side can do then."""
        return [
            *(self._lead(edge, by_left=True) for edge in self.left.outgoing[node]),
            *(self._lead(edge, by_left=False) for edge in self.right.outgoing[node]),
        ]

    def obligations(
        self, left: Mapping[str, tuple[Bool, ...]], right: Mapping[str, tuple[Bool, ...]]
    ) -> Iterator[Obligation]:
        """Yield all that has to be shown, given what always holds on either side.

        Args:
            left: lemmas that hold on the left, by node; that they do is to be shown elsewhere.
            right: lemmas that hold on the right.
        """
        yield from self.starts()
        settled: list[Bool] = []
        always: Given = ("assumptions", (self.left.assumptions,))
        for node in self.left.nodes:
            here: Given = (f"lemmas at {node}, left", left.get(node, ()))
            lemmas = self.lemmas_on_the_right(node, right.get(node, ()))
            there: Given = (f"lemmas at {node}, right", lemmas)
            for lead in self.leads(node):
                never = Bool(Op.NOT, (lead.written,))
                if lead.bad is FALSE:
                    settled.append(never)
                else:
                    yield Obligation("likeness", lead.place, (always, here, there), (never,))
        if settled:
            yield Obligation("likeness", REST, (always,), tuple(settled))

    def _lead(self, edge: Edge, *, by_left: bool) -> Lead:
        others = (self.right if by_left else self.left).outgoing[edge.source]
        fitting = [f for f in others if f.target == edge.target and act(f) == act(edge)]
        pairs = [(edge, f) if by_left else (f, edge) for f in fitting]
        done = self.done(edge, by_left=by_left)
        if any(self._is_the_same(*pair) for pair in pairs):
            ways = [done]
        else:
            ways = [all_of(self.taken(*pair), *self._alike(*pair)) for pair in pairs]
        follows = Bool(Op.OR, (FALSE, FALSE, *ways))
        return Lead(
            f"{edge.label}: {'right as left' if by_left else 'left as right'}",
            tuple(pairs),
            FALSE if done in ways else all_of(done, ~any_of(*ways)),
            Bool(Op.AND, (done, Bool(Op.NOT, (follows,)))),
        )

    def _is_the_same(self, edge: Edge, other: Edge) -> bool:
        """Whether two edges say the same where all variables are equal: that needs no writing."""
        return (
            len(self.relation[edge.source]) == len(self.left.variables)
            and self.left.possible is self.right.possible
            and edge.guard is other.guard
            and all(a is b for a, b in self._shown(edge.target))
            and all(edge.updates.get(v, v) is other.updates.get(v, v) for v in self.left.variables)
            and all(edge.binding.get(n, FALSE) is other.binding.get(n, FALSE) for n in _NOTICES)
        )

    def done(self, edge: Edge, *, by_left: bool) -> Bool:
        """Return that an edge is taken by one side."""
        system = self.left if by_left else self.right
        taken = all_of(self._possible(system, edge), edge.guard)
        return taken if by_left else self.condition_on_the_right(edge.source, taken)

    def _possible(self, system: System, edge: Edge) -> Bool:
        """Return what one side demands of the inputs of an edge.

        Where the two sides do not demand the same, an input that the edge does not read is nobody's
        concern.
        """
        if self.left.possible is self.right.possible:
            return system.possible
        told = (edge.binding.get(notice, FALSE) for notice in _NOTICES)
        read = {s for t in (edge.guard, *edge.updates.values(), *told) for s in symbols_of(t)}
        one, other = (set(_parts(s.possible)) for s in (self.left, self.right))
        return all_of(
            *(p for p in _parts(system.possible) if p in one & other or read & {*symbols_of(p)})
        )

    def taken(self, edge: Edge, other: Edge) -> Bool:
        """Return that an edge is taken on the left, and another on the right."""
        return all_of(self.done(edge, by_left=True), self.done(other, by_left=False))

    def _alike(self, edge: Edge, other: Edge) -> Iterator[Bool]:
        values = (*self.seen(edge, other), *self.related(edge, other).values())
        return (equal(a, b) for a, b in values if a is not b)

    def seen(self, edge: Edge, other: Edge) -> Iterator[tuple[Term, Term]]:
        """Yield what can be noticed of two edges, left and right: notices, and what is shown."""
        node = edge.source
        for emits in _NOTICES:
            here, there = (e.binding.get(emits, FALSE) for e in (edge, other))
            yield here, self.on_the_right(node, there)
        memos: tuple[dict[Term, Term], dict[Term, Term]] = ({}, {})
        for a, b in self._shown(edge.target):
            after = substitute(b, other.updates, memos[1])
            yield substitute(a, edge.updates, memos[0]), self.on_the_right(node, after)

    def related(self, edge: Edge, other: Edge) -> dict[Term, tuple[Term, Term]]:
        """Return both values after two edges of each variable that is to be equal then."""
        return {
            v: (
                edge.updates.get(v, v),
                self.on_the_right(edge.source, other.updates.get(v, v)),
            )
            for v in self.left.variables
            if v in self.relation[edge.target]
        }

    def _shown(self, node: str) -> Iterator[tuple[Term, Term]]:
        return zip(*(observed.shown.get(node, ()) for observed in self.shown), strict=True)


@dataclass(frozen=True, eq=False)
class Coupled:
    """A coupling, and what it needs to know of each side: an argument that they look alike."""

    coupling: Coupling
    left: Mapping[str, tuple[Bool, ...]]  #: lemmas that always hold on the left, by node
    right: Mapping[str, tuple[Bool, ...]]  #: lemmas that always hold on the right, by node

    def obligations(self) -> list[Obligation]:
        """Return what has to be shown, if the lemmas hold."""
        return list(self.coupling.obligations(self.left, self.right))

    def lemma_obligations(self) -> list[Obligation]:
        """Return what has to be shown for the lemmas to hold, each side by itself."""
        sides = (
            ("left", self.coupling.left, self.left),
            ("right", self.coupling.right, self.right),
        )
        found = []
        for name, system, lemmas in sides:
            nothing = Thesis(name, "", None, ())
            derived = obligations(system, nothing, Certificate(name, None, lemmas))
            found += [replace(o, place=f"{o.place} ({name})") for o in derived]
        return found


def _parts(condition: Bool) -> list[Bool]:
    """Return the conditions that one is made of."""
    if condition.op is not Op.AND:
        return [condition]
    return [part for part in condition.args if isinstance(part, Bool)]


def _told_apart_by(name: object) -> tuple[str, str]:
    """Return what tells nodes and symbols apart: their sort and name."""
    return type(name).__name__, str(name)
