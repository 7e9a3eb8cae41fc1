"""Ask: the one who knows the model, and answers questions about it one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import perf_counter

from uccx_model.graph import Graph, licensing_graph
from uccx_proofs.known import Known
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_one
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.deciding import ContradictionError, Decider, Decision, Excluded, Shown
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.queries.question import Aim, Form, Question
from uccx_proofs.solvers import MEGABYTES, Z3
from uccx_proofs.system import System, licensing_system

__all__ = ["Asker", "plain_answer"]


@dataclass
class Asker:
    """Answers questions about one model; each in a process of its own, which may be stopped.

    Args:
        graph: another model than the documented one.
        solvers: who must agree to a proof.
        time_limit: seconds for one question.
        tell: gets a line about what takes long.
    """

    graph: Graph = field(default_factory=licensing_graph)
    solvers: Sequence[str] = (Z3,)
    time_limit: float = 60.0
    tell: Callable[[str], None] = lambda _: None

    def warm(self) -> None:
        """Get ready, so that the first question does not take longer than the others."""
        _ = self.decider

    @cached_property
    def base(self) -> System:
        """The model's system, without a notebook."""
        return licensing_system(self.graph, observed=False)

    @cached_property
    def known(self) -> Known:
        """What always holds in the model."""
        try:
            return kept_lemmas(self.base)
        except CertificateError:
            from uccx_proofs.engines.learning import learned  # noqa: PLC0415 - rarely needed

            self.tell("learning what always holds in this model: once, some seconds")
            return learned(self.graph)

    @cached_property
    def decider(self) -> Decider:
        """What decides questions."""
        return Decider(self.graph, self.base, self.known, tuple(self.solvers), self.time_limit)

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question.

        Raises:
            ContradictionError: what it assumes cannot be.
        """
        begin = perf_counter()
        self.warm()
        limits = Limits(self.time_limit * 2, MEGABYTES)
        found = run_one(lambda: _answered(self.decider, question), limits)
        if isinstance(found, ContradictionError):
            raise found
        seconds = perf_counter() - begin
        if isinstance(found, Failed):
            return Answer(question, Reply.UNKNOWN, seconds=seconds, notes=(found.reason,))
        return replace(found, seconds=seconds)


def _answered(decider: Decider, question: Question) -> Answer | ContradictionError:
    try:
        return _by_form(decider, question)
    except ContradictionError as error:
        return error


def _by_form(decider: Decider, question: Question) -> Answer:
    match question.form, question.aim:
        case ((Form.REACH | Form.ALWAYS), Aim.STEPS):
            decision = decider.decide(question)
            answer = plain_answer(question, decision)
            notes = (*answer.notes, *_emptiness(decider, question, decision))
            return replace(answer, notes=notes)
        case Form.WHICH_READINGS, _:
            from uccx_proofs.queries.readings import which_readings  # noqa: PLC0415

            return which_readings(decider, question)
        case Form.WHY_NOT, _:
            from uccx_proofs.queries.reasons import why_not  # noqa: PLC0415

            return why_not(decider, question)
        case _:
            from uccx_proofs.queries.optimum import best  # noqa: PLC0415

            return best(decider, question)


def _emptiness(decider: Decider, question: Question, decision: Decision) -> tuple[str, ...]:
    """Return a word of warning if something never happens because the question never begins."""
    if question.start is None or not isinstance(decision, Excluded):
        return ()
    beginning = decider.decide(question.beginning())
    if isinstance(beginning, Shown):
        return ()
    told = "never" if isinstance(beginning, Excluded) else "perhaps never"
    return (f"{question.start.text} itself {told} holds under what the question assumes.",)


def plain_answer(question: Question, decision: Decision) -> Answer:
    """Return a decision as the answer to "can it happen?" or "does it always hold?"."""
    happens, never = Reply.YES, Reply.NO
    if question.form is Form.ALWAYS:
        happens, never = never, happens
    match decision:
        case Shown(trace, begins, _, engine):
            return Answer(question, happens, engine, trace=trace, begins=begins)
        case Excluded(proof):
            return Answer(question, never, proof.engine, proof=proof)
        case undecided:
            return Answer(question, Reply.UNKNOWN, notes=(undecided.reason,))
