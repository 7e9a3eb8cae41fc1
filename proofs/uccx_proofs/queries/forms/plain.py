"""The plain answer: can it happen, does it always hold?"""

from __future__ import annotations

from dataclasses import replace

from uccx_model.expressions import TRUE
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.deciding import Decider, Decision, Excluded, Shown
from uccx_proofs.queries.question import Condition, Form, Question

__all__ = ["plain_answer", "whether"]


def whether(decider: Decider, question: Question) -> Answer:
    """Return whether something can happen, or always holds."""
    decision = decider.decide(question)
    answer = plain_answer(question, decision)
    return replace(answer, notes=(*answer.notes, *_emptiness(decider, question, decision)))


def plain_answer(question: Question, decision: Decision) -> Answer:
    """Return a decision as the answer to "can it happen?" or "does it always hold?"."""
    happens, never = Reply.YES, Reply.NO
    if question.form is Form.ALWAYS:
        happens, never = never, happens
    match decision:
        case Shown(trace=trace, begins=begins, engine=engine):
            return Answer(question, happens, engine, trace=trace, begins=begins)
        case Excluded(proof):
            return Answer(question, never, proof.engine, proof=proof)
        case undecided:
            return Answer(question, Reply.UNKNOWN, notes=(undecided.reason,))


def _emptiness(decider: Decider, question: Question, decision: Decision) -> tuple[str, ...]:
    """Return a word of warning if something never happens for want of what comes before it.

    It may be that the question never begins, that what it speaks of never happens, or that no step
    is as it demands.
    """
    if not isinstance(decision, Excluded):
        return ()
    start, occasion = question.start, question.occasion
    if start is not None and _never_happens(decider, question.beginning()):
        return (f"{start.text} itself never holds, so the answer says nothing.",)
    if occasion is not None and _never_happens(decider, question.whether(occasion)):
        return (f"{occasion.text} itself never happens, so the answer says nothing.",)
    if occasion is None and (question.during or question.without):
        anything = Condition("any step", TRUE, of_step=True)
        if _never_happens(decider, question.whether(anything)):
            return ("No step at all is as the question demands, so the answer says nothing.",)
    return ()


def _never_happens(decider: Decider, question: Question) -> bool:
    return isinstance(decider.decide(question), Excluded)
