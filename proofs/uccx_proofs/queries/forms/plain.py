"""The plain answer: can it happen, does it always hold?"""

from __future__ import annotations

from dataclasses import replace

from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.deciding import Decider, Decision, Excluded, Shown
from uccx_proofs.queries.question import Form, Question

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
    """Return a word of warning if something never happens because the question never begins."""
    if question.start is None or not isinstance(decision, Excluded):
        return ()
    beginning = decider.decide(question.beginning())
    if isinstance(beginning, Shown):
        return ()
    told = "never" if isinstance(beginning, Excluded) else "perhaps never"
    return (f"{question.start.text} itself {told} holds under what the question assumes.",)
