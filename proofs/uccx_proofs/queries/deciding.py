"""Decide a question: look for a story and for a proof at the same time, and check what is found.

A story is judged with integers, a proof by solvers that did not find it. What fails its check is
no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

from uccx_model.execution import NotEnabledError, ReplayError
from uccx_model.expressions import Bool, any_of
from uccx_model.graph import Graph
from uccx_model.trace import Trace
from uccx_proofs.concrete import Configuration, Values
from uccx_proofs.engines.bounded import Unrolling
from uccx_proofs.engines.hunting import LONGER, Hunt, Prey
from uccx_proofs.engines.search import Found
from uccx_proofs.engines.solver import Solver, Translator
from uccx_proofs.engines.traces import trace_of
from uccx_proofs.known import Known
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.queries.answer import Proof
from uccx_proofs.queries.checking import Written, checked, renamed
from uccx_proofs.queries.inquiring import inquire
from uccx_proofs.queries.inquiry import Inquiry
from uccx_proofs.queries.judging import MisjudgedError, judge
from uccx_proofs.queries.proving import Proving
from uccx_proofs.queries.question import Aim, Question
from uccx_proofs.solvers import MEGABYTES, Z3
from uccx_proofs.system import System

__all__ = ["ContradictionError", "Decider", "Decision", "Excluded", "Shown", "Undecided"]

USUAL_DEPTH: Final = 10  #: steps that most stories do not exceed
QUICK: Final = 0.3  #: seconds to look for a story, before a proof is looked for too


class ContradictionError(ValueError):
    """What a question assumes cannot be; the message says what."""


@dataclass(frozen=True)
class Shown:
    """It happens: here is how."""

    trace: Trace
    begins: int  #: after how many steps the question begins
    usual: bool  #: every choice is the usual one
    shortest: bool = False  #: no story has fewer steps
    engine: str = "bounded search"


@dataclass(frozen=True)
class Excluded:
    """It cannot happen: here is why."""

    proof: Proof


@dataclass(frozen=True)
class Undecided:
    """No engine could tell."""

    reason: str


Decision = Shown | Excluded | Undecided


@dataclass
class Decider:
    """Decides questions about one model.

    Args:
        graph: the model.
        base: its system, without a notebook.
        known: what always holds in it.
        solvers: who must agree to a proof.
        time_limit: seconds for one decision.
    """

    graph: Graph
    base: System
    known: Known
    solvers: Sequence[str] = (Z3,)
    time_limit: float = 60.0

    def warm(self) -> None:
        """Translate what most questions need, so that none of them has to."""
        ways = Unrolling(self.base, (), self.known.lemmas)
        while ways.depth < USUAL_DEPTH:
            ways.deepen()
        ways.translate.remember()

    def decide(self, question: Question) -> Decision:
        """Return whether what is asked for happens.

        Raises:
            ContradictionError: what it assumes cannot be.
        """
        inquiry = self.inquiry(question)
        proving = Proving(inquiry, self.known, self.time_limit)
        written = proving.at_once()
        decision = None if written is None else self._proved(inquiry, written)
        if isinstance(decision, Excluded):
            return decision
        hunt = self._hunt(inquiry)
        prey = hunt.quickly(QUICK)
        decision = None if prey is None else self._told(inquiry, prey)
        if isinstance(decision, Shown):
            return decision
        return self._race(inquiry, hunt, proving)

    def proved_too(self, question: Question, proof: Proof) -> Excluded | None:
        """Return whether the lemmas of another question's proof exclude this one too."""
        inquiry = inquire(self.base, question)
        written = renamed(Written(proof.certificate, proof.engine), inquiry)
        decision = self._proved(inquiry, written)
        return decision if isinstance(decision, Excluded) else None

    def inquiry(self, question: Question) -> Inquiry:
        """Return a question's inquiry.

        Raises:
            ContradictionError: what the question assumes cannot be.
        """
        inquiry = inquire(self.base, question)
        solver, translate = Solver(), Translator()
        system = inquiry.system
        solver.add(translate(system.assumptions))
        if solver.check() == "unsat":
            raise ContradictionError("what the question assumes contradicts itself")
        spans = (question.no_sooner, question.within)
        if spans[0] is not None and spans[1] is not None:
            with solver:
                solver.add(translate(spans[0].length <= spans[1].length))
                if solver.check() == "unsat":
                    told = f"after {spans[0].text} and within {spans[1].text} exclude each other"
                    raise ContradictionError(told)
        solver.add(translate(any_of(*system.initial.values())))
        if solver.check() == "unsat":
            raise ContradictionError("no instance starts as the question assumes")
        return inquiry

    def _hunt(self, inquiry: Inquiry) -> Hunt:
        lemmas = {n: self.known.lemmas[inquiry.base_node(n)] for n in inquiry.system.nodes}
        known = {} if inquiry.question.settings else lemmas

        shared = Translator()

        def unroll(assuming: Bool) -> Unrolling:
            found = inquiry.system, inquiry.claims, known
            return Unrolling(*found, assuming=assuming, translate=shared)

        longer = 0 if inquiry.question.aim is Aim.STEPS else LONGER
        return Hunt(unroll, inquiry.system.assumptions, longer)

    # A story and a proof, at the same time.

    def _race(self, inquiry: Inquiry, hunt: Hunt, proving: Proving) -> Decision:
        contestants: list[Callable[[], Prey | Written | None]] = [
            hunt.thoroughly,
            proving.prove,
        ]
        limits = Limits(self.time_limit, MEGABYTES)
        reasons: list[str] = []
        tasks = range(len(contestants))
        with closing(
            run_all(lambda n: _sent(contestants[n](), inquiry), tasks, workers=2, limits=limits)
        ) as outcomes:
            for place, outcome in outcomes:
                who = ("the search", "the proof")[place]
                if isinstance(outcome, Failed):
                    reasons.append(f"{who}: {outcome.reason}")
                elif outcome is None:
                    reasons.append(f"{who} found nothing")
                else:
                    decision = self._checked(inquiry, outcome)
                    if not isinstance(decision, Undecided):
                        return decision
                    reasons.append(decision.reason)
        return Undecided("; ".join(reasons))

    def _checked(self, inquiry: Inquiry, outcome: Written | _Way) -> Decision:
        if isinstance(outcome, Written):
            return self._proved(inquiry, outcome)
        return self._told(inquiry, _received(outcome, inquiry))

    def _proved(self, inquiry: Inquiry, written: Written) -> Decision:
        limits = Limits(self.time_limit, MEGABYTES)
        try:
            return Excluded(checked(inquiry, written, self.solvers, limits))
        except CertificateError as error:
            return Undecided(f"a proof was found, and did not pass its check: {error}")

    def _told(self, inquiry: Inquiry, prey: Prey) -> Decision:
        question = inquiry.question
        try:
            trace = trace_of(
                self.graph,
                self.base,
                _in_the_model(inquiry, prey.found),
                settings=question.settings,
                dropped=question.dropped,
            )
            begins = inquiry.beginning(prey.found.start.node, [e for e, _ in prey.found.moves])
            judge(self.graph, question, trace, begins)
        except (ReplayError, NotEnabledError, MisjudgedError) as error:
            return Undecided(f"a story was found, and did not pass its check: {error}")
        return Shown(trace, begins, prey.usual, prey.shortest)


def _in_the_model(inquiry: Inquiry, found: Found) -> Found:
    """Return a way in the question's system as a way in the model's."""
    start = Configuration(
        inquiry.base_node(found.start.node), found.start.values[: len(inquiry.base.variables)]
    )
    moves = tuple((inquiry.twins[edge], inputs) for edge, inputs in found.moves)
    return replace(found, start=start, moves=moves)


@dataclass(frozen=True)
class _Way:
    """A way as it is sent from one process to another: edges by their place."""

    prey: Prey  #: without its moves
    moves: tuple[tuple[int, Values], ...]


def _sent(outcome: Prey | Written | None, inquiry: Inquiry) -> _Way | Written | None:
    if not isinstance(outcome, Prey):
        return outcome
    place = {edge: number for number, edge in enumerate(inquiry.system.edges)}
    moves = tuple((place[edge], inputs) for edge, inputs in outcome.found.moves)
    return _Way(replace(outcome, found=replace(outcome.found, moves=())), moves)


def _received(way: _Way, inquiry: Inquiry) -> Prey:
    edges = inquiry.system.edges
    moves = tuple((edges[place], inputs) for place, inputs in way.moves)
    return replace(way.prey, found=replace(way.prey.found, moves=moves))
