"""The best story there is: the least time, the latest moment, the least usage, the fewest steps.

A story gives a bound; that none does better is a question of its own, which is proved. Where a
better story turns up, it gives the next bound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from uccx_model.parameters import MINUTES_A_DAY, profile_named
from uccx_model.rewriting import symbols_of
from uccx_model.terms import Scope
from uccx_proofs.queries.answer import Answer, Proof, Reply
from uccx_proofs.queries.deciding import (
    ContradictionError,
    Decider,
    Decision,
    Excluded,
    Shown,
    Undecided,
)
from uccx_proofs.queries.forms.plain import plain_answer
from uccx_proofs.queries.question import Aim, Question

__all__ = ["best"]

ROUNDS: Final = 60  #: how often a better story may be asked for
STEADY: Final = frozenset(
    {
        "strikes",
        "agents",
        "agent_changes",
        "license_type",
        "chosen_type",
        "restart_pending",
        "wfo_in_use",
        "overage_allowed",
    }
)
"""State variables that a stretch of reports does not change."""
FOR_EVER: Final = 1000 * 365  #: days: what can be put off for longer has no latest moment


@dataclass(frozen=True)
class _Measure:
    """What is to be least or most of a story, and how a question demands more of it."""

    of: Callable[[Shown], int]
    better: Callable[[Question, int], Question]
    told: str
    rising: bool = False


def best(decider: Decider, question: Question) -> Answer:
    """Return the best story that answers a question, with a proof that there is no better one."""
    if question.aim is Aim.LATEST:
        _check_latest(question)
    first = decider.decide(question)
    plain = plain_answer(question, first)
    if not isinstance(first, Shown):
        return plain
    if question.aim is Aim.STEPS:
        return _fewest(plain, first)
    if question.aim is Aim.LATEST:
        return _latest(decider, question, first)
    measure = _MEASURES[question.aim]
    return _closed_in(decider, question, measure, first, -1)


def _fewest(plain: Answer, shown: Shown) -> Answer:
    """Return a story of which the search knows that no other has fewer steps."""
    if shown.shortest:
        return replace(plain, optimal="no story has fewer steps: all that have were tried")
    told = "whether a story has fewer steps is unknown: a search gave up"
    return replace(plain, reply=Reply.UNKNOWN, notes=(told,))


def _check_latest(question: Question) -> None:
    """Make sure that a stretch of reports cannot hide the moment at which it happens first.

    Raises:
        ContradictionError: it could; the message says what can be asked.
    """
    moving = {
        s.name
        for s in symbols_of(question.target.term)
        if s.scope is Scope.STATE and s.name not in STEADY
    }
    if question.target.of_step or moving:
        about = ", ".join(sorted(moving)) or "what happens in a step"
        told = f"the latest moment can be told of licensing states and strikes, not of {about}"
        raise ContradictionError(f"{told}: in a stretch of reports it may come earlier")


def _closed_in(
    decider: Decider, question: Question, measure: _Measure, known: Shown, beyond: int
) -> Answer:
    """Return the best story, between one that is known and a bound that none reaches.

    The first try is one better than what is known, which mostly is the best; then bisection.
    """
    value, proof = measure.of(known), None
    towards = 1 if measure.rising else -1
    bisecting = False
    for _ in range(ROUNDS):
        if abs(beyond - value) <= 1 and proof is not None:
            break
        wanted = value + towards
        if bisecting and abs(beyond - value) > 1:
            wanted = (value + beyond) // 2
        if not measure.rising and wanted < 0:
            break
        decision = decider.decide(measure.better(question, wanted))
        if isinstance(decision, Shown):
            known, value = decision, measure.of(decision)
            bisecting = True
        elif isinstance(decision, Excluded):
            beyond, proof = wanted, decision.proof
        else:
            return _unproved(question, known, decision, measure)
    else:
        return _unproved(question, known, Undecided(f"{ROUNDS} tries were not enough"), measure)
    return _told(question, known, measure, proof)


def _told(question: Question, known: Shown, measure: _Measure, proof: Proof | None) -> Answer:
    plain = plain_answer(question, known)
    why = "none could take or need less than nothing" if proof is None else "proved"
    return replace(plain, optimal=f"no story {measure.told}: {why}", proof=proof)


def _unproved(question: Question, known: Shown, decision: Decision, measure: _Measure) -> Answer:
    plain = plain_answer(question, known)
    reason = getattr(decision, "reason", "")
    told = f"whether a story {measure.told} is unknown: {reason}"
    return replace(plain, reply=Reply.UNKNOWN, notes=(told,))


# The measures.


def _time(shown: Shown) -> int:
    places = (shown.trace.start, *(step.after for step in shown.trace.steps))
    return int(places[-1].values["now"]) - int(places[shown.begins].values["now"])


def _usage(shown: Shown) -> int:
    places = (shown.trace.start, *(step.after for step in shown.trace.steps))
    return max((int(place.values["usage"]) for place in places[shown.begins + 1 :]), default=0)


_MEASURES: Final = {
    Aim.TIME: _Measure(_time, Question.taking_at_most, "takes less time"),
    Aim.USAGE: _Measure(_usage, Question.using_at_most, "needs less usage"),
}
_LATER: Final = _Measure(
    _time, Question.taking_at_least, "takes longer before it happens first", rising=True
)


def _latest(decider: Decider, question: Question, first: Shown) -> Answer:
    minutes = 1 if question.profile is None else profile_named(question.profile).report_interval
    limit = FOR_EVER * MINUTES_A_DAY // minutes
    beyond = decider.decide(question.taking_at_least(limit))
    if isinstance(beyond, Shown):
        told = "it can be put off for more than a thousand years, as this story shows"
        return replace(plain_answer(question, beyond), optimal=told)
    if not isinstance(beyond, Excluded):
        return _unproved(question, first, beyond, _LATER)
    known, step = first, 1
    while isinstance(later := decider.decide(question.taking_at_least(_time(known) + step)), Shown):
        known, step = later, step * 8
    if not isinstance(later, Excluded):
        return _unproved(question, known, later, _LATER)
    if step == 1:
        return _told(question, known, _LATER, later.proof)
    return _closed_in(decider, question, _LATER, known, _time(known) + step)
