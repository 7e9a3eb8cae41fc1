"""Why something cannot happen: facts that together stand in its way, none of them superfluous.

The facts are what the question says (readings, periods, clauses), each taken away in turn, and what
the model demands: parts of guards that the proof rests on. What becomes possible without one of
them is told as a story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from uccx_model.parameters import Parameters
from uccx_proofs.queries.answer import Answer, Obstacle, Proof, Remedy, Reply
from uccx_proofs.queries.deciding import Decider, Excluded, Shown
from uccx_proofs.queries.forms.demands import demands_in_the_way
from uccx_proofs.queries.question import Condition, Question

__all__ = ["why_not"]

T = TypeVar("T")


@dataclass(frozen=True)
class _Fact:
    """Something that a question says, and the question without it."""

    obstacle: Obstacle
    without: Callable[[Question], Question]


def why_not(decider: Decider, question: Question) -> Answer:
    """Return what stands in the way of something, and what would have to change."""
    decision = decider.decide(question)
    if isinstance(decision, Shown):
        shown = (decision.engine, decision.trace, decision.begins)
        return Answer(question, Reply.NO, shown[0], trace=shown[1], begins=shown[2])
    if not isinstance(decision, Excluded):
        return Answer(question, Reply.UNKNOWN, notes=(decision.reason,))
    left, proof, facts = _reduced(decider, question, decision.proof)
    wanted = question.at_once or not facts
    demands = list(demands_in_the_way(decider, left, proof)) if wanted else []
    if facts:
        demands = [(demand, alone) for demand, alone in demands if demand.subject]
    remedies = [_remedy(decider, question, fact) for fact in facts]
    remedies += [Remedy(demand) for demand, alone in demands if alone]
    obstacles = [*(fact.obstacle for fact in facts), *(demand for demand, _ in demands)]
    return Answer(
        question,
        Reply.YES,
        decision.proof.engine,
        proof=decision.proof,
        obstacles=tuple(obstacles),
        remedies=tuple(remedies),
    )


def _reduced(
    decider: Decider, question: Question, proof: Proof
) -> tuple[Question, Proof, list[_Fact]]:
    """Return the question without what is not in the way, and what of it is in the way."""
    kept: list[_Fact] = []

    def facts() -> Iterator[_Fact]:
        yield from _clauses(question)
        yield from _numbers(decider, question)  # of what is left of the question by then

    for fact in facts():
        fewer = fact.without(question)
        decision = decider.decide(fewer)
        if isinstance(decision, Excluded):
            question, proof = fewer, decision.proof
        else:
            kept.append(fact)
    return question, proof, kept


def _remedy(decider: Decider, question: Question, fact: _Fact) -> Remedy:
    """Return what happens without one fact, and with everything else that the question says."""
    decision = decider.decide(fact.without(question))
    if isinstance(decision, Shown):
        return Remedy(fact.obstacle, decision.trace, decision.begins)
    return Remedy(fact.obstacle, enough=False if isinstance(decision, Excluded) else None)


def _clauses(question: Question) -> Iterator[_Fact]:
    """Yield what a question says beside its numbers."""
    for condition in question.assumed:
        told = Obstacle("reading", condition.text, condition.term)
        yield _Fact(told, partial(_unassumed, condition))
    if question.within is not None:
        told = Obstacle("clause", f"within {question.within.text}")
        yield _Fact(told, partial(replace, within=None))
    if question.no_sooner is not None:
        told = Obstacle("clause", f"after {question.no_sooner.text}")
        yield _Fact(told, partial(replace, no_sooner=None))
    for condition in question.during:
        told = Obstacle("clause", f"while {condition.text}")
        yield _Fact(told, partial(_not_during, condition))
    for condition in question.without:
        told = Obstacle("clause", f"without {condition.text}")
        yield _Fact(told, partial(_with, condition))
    for name in question.dropped:
        told = Obstacle("clause", f"supposing no {name}")
        yield _Fact(told, partial(_not_dropped, name))
    for name, value in question.settings.items():
        told = Obstacle("clause", f"assuming {name} = {str(value).lower()}")
        yield _Fact(told, partial(_unsettled, name))


def _numbers(decider: Decider, question: Question) -> Iterator[_Fact]:
    """Yield the numbers of the release, if any of them matters at all."""
    values = question.all_numbers
    freed = replace(question, profile=None, numbers={})
    if not values or isinstance(decider.decide(freed), Excluded):
        return
    sources = {name: f.metadata["source"] for name, f in Parameters.__dataclass_fields__.items()}
    for name, value in values.items():
        told = Obstacle("period", f"{name} = {value}", sources=(sources[name],))
        yield _Fact(told, partial(_free, name))


def _free(name: str, question: Question) -> Question:
    """Return a question with one number left open."""
    numbers = {n: value for n, value in question.all_numbers.items() if n != name}
    return replace(question, profile=None, numbers=numbers)


def _unsettled(name: str, question: Question) -> Question:
    settings = {n: value for n, value in question.settings.items() if n != name}
    return replace(question, settings=settings)


def _unassumed(gone: Condition, question: Question) -> Question:
    return replace(question, assumed=_but(question.assumed, gone))


def _not_during(gone: Condition, question: Question) -> Question:
    return replace(question, during=_but(question.during, gone))


def _with(gone: Condition, question: Question) -> Question:
    return replace(question, without=_but(question.without, gone))


def _not_dropped(gone: str, question: Question) -> Question:
    return replace(question, dropped=_but(question.dropped, gone))


def _but(items: tuple[T, ...], gone: T) -> tuple[T, ...]:
    return tuple(item for item in items if item is not gone)
