"""What the model itself demands that stands in the way of something: parts of guards.

A proof rests on some parts of some guards. Those of which one alone, taken away, lets it happen are
what somebody would have to change in the product.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from time import monotonic
from typing import Final

from uccx_model.expressions import FALSE, Bool, all_of
from uccx_model.graph import transitions_of
from uccx_model.rewriting import substitute
from uccx_model.terms import Term
from uccx_model.transition import Transition
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.distances import NEVER
from uccx_proofs.engines.hunting import is_possible
from uccx_proofs.engines.inductive import conjuncts
from uccx_proofs.engines.solver import Core
from uccx_proofs.queries.answer import Obstacle, Proof
from uccx_proofs.queries.deciding import Decider
from uccx_proofs.queries.inquiring import inquire
from uccx_proofs.queries.inquiry import Inquiry
from uccx_proofs.queries.question import Question
from uccx_proofs.system import Edge

__all__ = ["demands_in_the_way"]

SECONDS: Final = 5.0  #: for trying what happens without a demand
DEEPER: Final = 4  #: steps beyond the shortest that the graph allows
EFFORT: Final = 2_000_000

Demand = tuple[str, Bool]
"""A transition's name, and a part of its guard."""


def demands_in_the_way(
    decider: Decider, question: Question, proof: Proof
) -> Iterator[tuple[Obstacle, bool]]:
    """Yield what stands in the way, and whether it alone does: without it, it could happen.

    Args:
        decider: who decided.
        question: something that cannot happen.
        proof: why not.
    """
    inquiry = inquire(decider.base, question)
    known = {(t.name, t.source.name): t for t in transitions_of(decider.graph)}
    if question.at_once:
        yield from _at_once(decider, inquiry, known, proof)
        return
    if _is_cut_off(inquiry):
        yield Obstacle("graph", inquiry.question.target.text), False
        return
    used = _used(inquiry, proof)
    alone = list(_alone(decider, inquiry, used))
    for name, part in alone or list(used)[:12]:
        transition = next(t for t in known.values() if t.name == name)
        yield _obstacle(transition, part), bool(alone)


def _is_cut_off(inquiry: Inquiry) -> bool:
    """Return whether no chain of transitions leads there, whatever they demand."""
    return Unrolling(inquiry.system, inquiry.claims).possible_depth >= NEVER


def _obstacle(transition: Transition, part: Bool) -> Obstacle:
    return Obstacle("guard", transition.name, part, transition.sentence, transition.sources)


def _at_once(
    decider: Decider,
    inquiry: Inquiry,
    known: Mapping[tuple[str, str], Transition],
    proof: Proof,
) -> Iterator[tuple[Obstacle, bool]]:
    """Yield why no transition of the kind asked for can be taken where the question begins."""
    told: dict[tuple[str, Bool], Obstacle] = {}
    question, holding = inquiry.question, _lemmas_of(proof)
    for edge in inquiry.system.edges:
        wanted = inquiry.twins[edge].resolve(question.target.term)
        here = decider.base.at(edge.source, question.start.term) if question.start else wanted
        if FALSE in (wanted, here):
            continue
        parts = conjuncts(inquiry.twins[edge].guard)
        lemmas = holding.get(edge.source, [])  # those that were checked
        always = [inquiry.system.assumptions, inquiry.system.possible]
        core = Core(always, [*parts, *lemmas]).excluding(all_of(wanted, here)) or []
        for part in core:
            if part in set(parts):
                transition = known[edge.name, edge.source]
                told[edge.name, part] = _obstacle(transition, part)
            else:
                told[edge.source, part] = Obstacle("always", edge.source, part)
    if not told and question.start is not None:
        told["", FALSE] = Obstacle("guard", "", None, "Nothing of the kind leaves this state.")
    yield from ((obstacle, False) for obstacle in told.values())


def _lemmas_of(proof: Proof) -> dict[str, list[Bool]]:
    lemmas: dict[str, list[Bool]] = {}
    for node, lemma in proof.lemmas:
        lemmas.setdefault(node, []).append(lemma)
    return lemmas


def _used(inquiry: Inquiry, proof: Proof) -> dict[Demand, None]:
    """Return the parts of guards on which the proof rests."""
    lemmas = _lemmas_of(proof)
    always = [inquiry.system.assumptions, inquiry.system.possible]
    found: dict[Demand, None] = {}
    for edge in inquiry.system.edges:
        after = lemmas.get(edge.target, ())
        if not after:
            continue
        before, parts = lemmas.get(edge.source, ()), conjuncts(inquiry.twins[edge].guard)
        core = Core(always, [*before, *parts])
        memo: dict[Term, Term] = {}
        for lemma in after:
            used = core.excluding(~substitute(lemma, edge.updates, memo)) or ()
            found |= {(edge.name, part): None for part in used if part in set(parts)}
    return found


def _alone(decider: Decider, inquiry: Inquiry, used: Mapping[Demand, None]) -> Iterator[Demand]:
    """Yield the demands without which a way is found at once."""
    until = monotonic() + SECONDS
    for name, part in used:
        if monotonic() > until:
            return
        edges = tuple(_loosened(edge, name, part) for edge in inquiry.system.edges)
        system = replace(inquiry.system, edges=edges)
        twins = dict(zip(inquiry.system.edges, edges, strict=True))
        claims = [
            replace(c, edge=twins[c.edge]) if c.edge is not None else c for c in inquiry.claims
        ]
        unrolling = Unrolling(system, claims, {}, EFFORT)
        if is_possible(unrolling, unrolling.possible_depth + DEEPER):
            yield name, part


def _loosened(edge: Edge, name: str, part: Bool) -> Edge:
    if edge.name != name:
        return edge
    parts: Sequence[Bool] = conjuncts(edge.guard)
    return replace(edge, guard=all_of(*(p for p in parts if p is not part)))
