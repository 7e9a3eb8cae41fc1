"""Ask: the one who knows the model, and answers questions about it one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import perf_counter
from typing import Final

from uccx_model.graph import Graph, licensing_graph
from uccx_proofs.known import Known
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_one
from uccx_proofs.queries.answer import Answer, Reply
from uccx_proofs.queries.deciding import ContradictionError, Decider
from uccx_proofs.queries.lemmas import kept_lemmas
from uccx_proofs.queries.question import Aim, Form, Question
from uccx_proofs.solvers import MEGABYTES, Z3
from uccx_proofs.system import System, licensing_system

__all__ = ["Asker"]

SEARCHES: Final = 10  #: how many searches one question may need


@dataclass
class Asker:
    """Answers questions about one model; each in a process of its own, which may be stopped.

    Args:
        graph: another model than the documented one.
        solvers: who must agree to a proof.
        time_limit: seconds for one search; some questions need several.
        tell: gets a line about what takes long.
    """

    graph: Graph = field(default_factory=licensing_graph)
    solvers: Sequence[str] = (Z3,)
    time_limit: float = 60.0
    tell: Callable[[str], None] = lambda _: None

    def warm(self) -> None:
        """Get ready, so that the first question does not take longer than the others."""
        self.decider.warm()

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
            return self._learned()

    def _learned(self) -> Known:
        """Return what can be learned of a model of which nothing is written down."""
        from uccx_proofs.engines.inductive import SolverGaveUpError  # noqa: PLC0415 - rarely needed
        from uccx_proofs.engines.learning import learned  # noqa: PLC0415

        self.tell("learning what always holds in this model: once, some seconds")
        try:
            return learned(self.graph)
        except SolverGaveUpError:
            return Known(dict.fromkeys(self.base.nodes, ()), {})

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
        decider = self.decider
        limits = Limits(self.time_limit * SEARCHES, MEGABYTES)
        found = run_one(lambda: _answered(decider, question), limits)
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
        case ((Form.REACH | Form.ALWAYS), Aim.ANY):
            from uccx_proofs.queries.forms.plain import whether  # noqa: PLC0415 - as what follows

            return whether(decider, question)
        case Form.WHICH_READINGS, _:
            from uccx_proofs.queries.forms.readings import which_readings  # noqa: PLC0415

            return which_readings(decider, question)
        case Form.WHY_NOT, _:
            from uccx_proofs.queries.forms.reasons import why_not  # noqa: PLC0415

            return why_not(decider, question)
        case _:
            from uccx_proofs.queries.forms.optimum import best  # noqa: PLC0415

            return best(decider, question)
