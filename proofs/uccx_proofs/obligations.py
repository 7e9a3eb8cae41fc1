"""What has to be true for a certificate to show its thesis: the table of proof obligations.

| Obligation  | For each               | Given                         | To be shown         |
|-------------|------------------------|-------------------------------|---------------------|
| initiation  | start                  | what holds at the start       | the lemmas there    |
| consecution | transition             | lemmas before it, its guard   | the lemmas after it |
| entailment  | claim                  | the lemmas at its node        | it does not happen  |
| base        | claim, path from start | fewer than k - 1 good steps   | it does not happen  |
| step        | claim, path            | k - 1 good steps              | it does not happen  |
| plan        | node but the goal      | the lemmas there              | some option works   |

With k = 1 there is entailment only; with a greater k, base and step in its place. What simplifying
settles at once is put together: one obligation for all such transitions, one for all such claims.
Solvers are given everything as it was written, before anything was simplified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from uccx_model.expressions import FALSE, TRUE, Bool, Int, Op, Scope, Term, all_of, any_of, variable
from uccx_model.rewriting import instantiate, substitute
from uccx_proofs.certificate import Certificate, Move, Thesis
from uccx_proofs.property import Claim
from uccx_proofs.refusing import CertificateError
from uccx_proofs.system import Edge, System

__all__ = [
    "REST",
    "CertificateError",
    "Given",
    "Obligation",
    "entailment_obligations",
    "obligations",
    "plan_obligations",
]


Given = tuple[str, tuple[Bool, ...]]
"""Conditions that may be used together, with a name for them."""


REST: Final = "all others, which need no more than a look"


@dataclass(frozen=True)
class Obligation:
    """One thing to be shown: where all that is given holds, all of the conclusion does."""

    kind: str
    place: str  #: the start, transition, claim, path or node that it is about
    given: tuple[Given, ...]
    conclusion: tuple[Bool, ...]


def obligations(system: System, thesis: Thesis, certificate: Certificate) -> list[Obligation]:
    """Return everything that has to be shown, in a fixed order.

    Raises:
        CertificateError: it is for another property, or its plan leads nowhere.
    """
    if certificate.name != thesis.name:
        raise CertificateError(f"it is for the property {certificate.name!r}")
    if certificate.profile != thesis.profile:
        told = "any numbers" if certificate.profile is None else f"those of {certificate.profile}"
        raise CertificateError(f"it is for other numbers: {told}")
    if bool(certificate.plan) != (thesis.goal is not None):
        wanted = "a plan" if thesis.goal is not None else "no plan"
        raise CertificateError(f"{wanted} is expected for {thesis.name!r}")
    deriving = _Obligations(system, thesis, certificate)
    found = [*deriving.initiation(), *deriving.consecution()]
    if thesis.goal is not None:
        found += deriving.plan(thesis.goal)
    elif certificate.depth == 1:
        found += deriving.entailment()
    else:
        found += deriving.induction()
    return found


def plan_obligations(system: System, thesis: Thesis, certificate: Certificate) -> list[Obligation]:
    """Return what has to be shown for a certificate's plan to lead to the thesis' goal.

    Raises:
        CertificateError: its plan leads nowhere.
    """
    goal = thesis.goal
    return [] if goal is None else list(_Obligations(system, thesis, certificate).plan(goal))


def entailment_obligations(
    system: System, thesis: Thesis, certificate: Certificate
) -> list[Obligation]:
    """Return what has to be shown for a certificate's lemmas, if they hold, to exclude claims."""
    return list(_Obligations(system, thesis, certificate).entailment())


@dataclass(frozen=True)
class _Obligations:
    system: System
    thesis: Thesis
    certificate: Certificate

    @property
    def _always(self) -> Given:
        return "assumptions", (self.system.assumptions,)

    def _lemmas(self, node: str) -> Given:
        return f"lemmas at {node}", self.certificate.lemmas.get(node, ())

    def initiation(self) -> Iterator[Obligation]:
        """Yield: each start satisfies the lemmas at its node."""
        for node, start in self.system.initial.items():
            _, lemmas = self._lemmas(node)
            if lemmas:
                given = (self._always, (f"start in {node}", (start,)))
                yield Obligation("initiation", node, given, lemmas)

    def consecution(self) -> Iterator[Obligation]:
        """Yield: each edge leads from the lemmas at its source to those at its target."""
        rest: list[Bool] = []
        for edge in self.system.edges:
            _, before = self._lemmas(edge.source)
            _, after = self._lemmas(edge.target)
            memo: dict[Term, Term] = {}
            shown = tuple(instantiate(lemma, edge.updates, memo) for lemma in after)
            given = (self._always, *self._taking(edge), self._lemmas(edge.source))
            if self._is_settled(edge, before, after):
                known = (condition for _, conditions in given[1:] for condition in conditions)
                rest += [_implication(known, shown)] if shown else []
            else:
                yield Obligation("consecution", edge.label, given, shown)
        if rest:
            yield Obligation("consecution", REST, (self._always,), tuple(rest))

    def _is_settled(self, edge: Edge, before: Sequence[Bool], after: Sequence[Bool]) -> bool:
        """Whether simplifying shows that an edge keeps the lemmas: then it needs no word alone."""
        memo: dict[Term, Term] = {}
        kept = (substitute(lemma, edge.updates, memo) for lemma in after)
        return all(lemma is TRUE or lemma in before for lemma in kept)

    def _taking(self, edge: Edge) -> tuple[Given, ...]:
        inputs = "possible inputs", (self.system.possible,)
        return inputs, (f"guard of {edge.label}", (edge.guard,))

    def entailment(self) -> Iterator[Obligation]:
        """Yield: the lemmas exclude each claim."""
        for claim in self.thesis.claims:
            if claim.bad is not FALSE:
                given = (self._always, self._lemmas(claim.node))
                yield Obligation("entailment", claim.label, given, (_never(claim),))
        yield from self._settled_claims()

    def _settled_claims(self) -> Iterator[Obligation]:
        """Yield: nor do the claims come true of which simplifying shows that, all together."""
        settled = tuple(_never(claim) for claim in self.thesis.claims if claim.bad is FALSE)
        if settled:
            yield Obligation("entailment", REST, (self._always,), settled)

    # k-induction.

    def induction(self) -> Iterator[Obligation]:
        """Yield: no claim comes true within k states of a start, nor after k - 1 good steps."""
        k = self.certificate.depth
        yield from self._settled_claims()
        for claim in (claim for claim in self.thesis.claims if claim.bad is not FALSE):
            for steps in range(k):
                for path in self._paths(claim.node, steps):
                    first = path[0].source if path else claim.node
                    start = self.system.initial.get(first, FALSE)
                    if steps < k - 1 and start is not FALSE:
                        yield self._along("base", path, claim, ((f"start in {first}", (start,)),))
                    elif steps == k - 1:
                        yield self._along("step", path, claim, ())

    def _paths(self, node: str, steps: int) -> Iterator[tuple[Edge, ...]]:
        """Yield the paths of so many steps that lead to a node."""
        if steps == 0:
            yield ()
            return
        for edge in self.system.incoming[node]:
            yield from ((*path, edge) for path in self._paths(edge.source, steps - 1))

    def _along(
        self, kind: str, path: Sequence[Edge], claim: Claim, extra: tuple[Given, ...]
    ) -> Obligation:
        state: dict[Term, Term] = {}
        given: list[Given] = [self._always, *extra]
        for number, edge in enumerate(path):
            here = {**state, **self._inputs(number)}
            memo: dict[Term, Term] = {}
            kept = [c for c in self.thesis.claims if c.node == edge.source]
            good = tuple(~c.bad for c in kept if c.edge is None or c.edge is edge)
            parts = [*self._taking(edge), self._lemmas(edge.source), ("no claim before", good)]
            for name, conditions in parts:
                told = tuple(substitute(c, here, memo) for c in conditions)
                given.append((f"{name}, step {number + 1}", told))
            after = {s: substitute(value, here, memo) for s, value in edge.updates.items()}
            state |= after
        last = {**state, **self._inputs(len(path))}
        name, lemmas = self._lemmas(claim.node)
        given.append((f"{name}, at the end", tuple(substitute(x, last, {}) for x in lemmas)))
        place = " | ".join([*(edge.label for edge in path), claim.label])
        return Obligation(kind, place, tuple(given), (~substitute(claim.bad, last, {}),))

    def _inputs(self, number: int) -> dict[Term, Term]:
        return {
            s: variable(Int if isinstance(s, Int) else Bool, f"{s.name}@{number}", Scope.INPUT)
            for s in self.system.inputs
        }

    # Plans.

    def plan(self, goal: str) -> Iterator[Obligation]:
        """Yield: at each node but the goal, in every state, an option can be taken.

        Raises:
            CertificateError: an option is no path, or leads to a node from which nothing is known.
        """
        won = {goal}
        for node, options in self.certificate.plan.items():
            if node in won:
                raise CertificateError(f"the plan comes to {node} twice, or goes on at the goal")
            works = any_of(*(self._works(node, option, won) for option in options))
            given = (self._always, self._lemmas(node))
            yield Obligation("plan", node, given, (works,))
            won.add(node)
        if missing := [node for node in self.system.nodes if node not in won]:
            raise CertificateError(f"the plan does not say what to do in {', '.join(missing)}")

    def _works(self, node: str, option: Sequence[Move], won: set[str]) -> Bool:
        edges = {edge.label: edge for edge in self.system.edges}
        state: dict[Term, Term] = {}
        conditions: list[Bool] = []
        here = node
        for move in option:
            edge = edges.get(move.edge)
            if edge is None or edge.source != here:
                raise CertificateError(f"the plan at {node}: no {move.edge!r} leaves {here}")
            given = self._given_inputs(node, move, state)
            memo: dict[Term, Term] = {}
            known: Mapping[Term, Term] = {**state, **given}
            conditions.append(substitute(self.system.possible & edge.guard, known, memo))
            state |= {s: substitute(value, known, memo) for s, value in edge.updates.items()}
            here = edge.target
        if here not in won:
            raise CertificateError(f"the plan at {node} leads to {here}, which has no plan yet")
        return all_of(*conditions)

    def _given_inputs(
        self, node: str, move: Move, state: Mapping[Term, Term]
    ) -> Mapping[Term, Term]:
        inputs = {symbol.name: symbol for symbol in self.system.inputs}
        if set(move.inputs) != set(inputs):
            raise CertificateError(f"the plan at {node}: {move.edge!r} needs {', '.join(inputs)}")
        if any(isinstance(v, Int) != isinstance(inputs[n], Int) for n, v in move.inputs.items()):
            raise CertificateError(
                f"the plan at {node}: an input of {move.edge!r} is no such value"
            )
        return {inputs[n]: substitute(value, state, {}) for n, value in move.inputs.items()}


def _never(claim: Claim) -> Bool:
    return Bool(Op.NOT, (claim.as_written,))


def _implication(given: Iterable[Bool], shown: Sequence[Bool]) -> Bool:
    """Return "where all that is given holds, all of this does", without simplifying it."""
    broken = (Bool(Op.NOT, (condition,)) for condition in given)
    return Bool(Op.OR, (*broken, Bool(Op.AND, (TRUE, TRUE, *shown))))
