"""Judge a story: does it answer the question? With integers, step by step, and without solvers.

This reads the question's own conditions on the trace's own numbers. It shares nothing with the
system in which the story was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from uccx_model.choices import choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.events import Event
from uccx_model.execution import replay
from uccx_model.expressions import Bool, Int, Scope, Term
from uccx_model.graph import Graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import parameter_symbols
from uccx_model.states import STATES
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import Inputs, State, node_symbol
from uccx_proofs.queries.question import Aim, Form, Question

__all__ = ["MisjudgedError", "judge"]


class MisjudgedError(ValueError):
    """A story does not answer the question; the message says what is missing."""


def judge(graph: Graph, question: Question, trace: Trace, begins: int) -> None:
    """Replay a story in the model, and make sure that it ends with what was asked for.

    Args:
        graph: the model.
        question: the question.
        trace: the story.
        begins: after how many steps the question begins.

    Raises:
        ReplayError: the model does not go like this.
        MisjudgedError: it is no answer.
    """
    replay(graph, trace)
    _Judge(graph, question, trace).judge(begins)


@dataclass
class _Judge:
    graph: Graph
    question: Question
    trace: Trace

    def __post_init__(self) -> None:
        self.at_once = self.question.at_once
        self.places = (self.trace.start, *(step.after for step in self.trace.steps))
        self.names = sorted({t.name for t in transitions_of(self.graph)})
        rigid: dict[Term, Value] = {s: self.trace.parameters[s.name] for s in parameter_symbols()}
        rigid |= {s: option_named(s.name) in self.trace.choices for s in choice_symbols()}
        self.rigid = rigid

    def judge(self, begins: int) -> None:
        """Raise MisjudgedError unless the story answers the question."""
        self._judge_world()
        self._judge_beginning(begins)
        q = self.question
        for number in range(begins, len(self.trace.steps)):
            for condition in q.during:
                if not self._of_step(number, condition.term):
                    raise MisjudgedError(f"step {number + 1}: not {condition.text}")
            for condition in q.without:
                if self._of_step(number, condition.term):
                    raise MisjudgedError(f"step {number + 1}: {condition.text}")
        passed = int(self.places[-1].values["now"]) - int(self.places[begins].values["now"])
        if q.within is not None and passed > self._number(q.within.length):
            raise MisjudgedError(f"it takes longer than {q.within.text}")
        if q.no_sooner is not None and passed < self._number(q.no_sooner.length):
            raise MisjudgedError(f"it takes less than {q.no_sooner.text}")
        self._judge_end(begins)

    def _judge_world(self) -> None:
        q, trace = self.question, self.trace
        if any(trace.parameters[name] != value for name, value in q.all_numbers.items()):
            raise MisjudgedError("its numbers are others")
        for condition in q.assumed:
            if not Valuation(self.rigid)(condition.term):
                raise MisjudgedError(f"not {condition.text}")
        if dict(trace.settings) != dict(q.settings) or set(trace.dropped) != set(q.dropped):
            raise MisjudgedError("it supposes something else")

    def _judge_beginning(self, begins: int) -> None:
        start = self.question.start
        steps = len(self.trace.steps)
        allowed = [steps - 1] if self.at_once else [0] if start is None else range(steps + 1)
        if begins not in allowed:
            raise MisjudgedError(f"it cannot begin after {begins} steps")
        if start is None:
            return
        if not self._of_state(self.places[begins], start.term):
            raise MisjudgedError(f"it does not begin with {start.text}")
        if self.at_once:
            return
        if begins and self._of_state(self.places[begins - 1], start.term):
            raise MisjudgedError(f"{start.text} held before")

    def _judge_end(self, begins: int) -> None:
        q = self.question
        held = list(self._held(begins))
        if not held or not held[-1]:
            raise MisjudgedError(f"it does not end with {q.target.text}")
        entries = held if q.target.of_step else _beginnings(held)
        if sum(entries) < q.times:
            raise MisjudgedError(f"it happens fewer than {q.times} times")
        seen = accumulate(entries)
        happened = [now and times >= q.times for now, times in zip(held, seen, strict=True)]
        if q.aim is Aim.LATEST and any(happened[:-1]):
            raise MisjudgedError("it happens before the end")

    def _held(self, begins: int) -> Iterator[bool]:
        """Yield whether the target held at each place, or of each step, since the beginning."""
        wanted = self.question.form is not Form.ALWAYS
        target = self.question.target
        if target.of_step:
            for number in range(begins, len(self.trace.steps)):
                yield self._of_step(number, target.term) is wanted
        else:
            for place in self.places[begins:]:
                yield self._of_state(place, target.term) is wanted

    # Values.

    def _number(self, term: Int) -> int:
        return int(Valuation(self.rigid)(term))

    def _of_state(self, here: Situation, term: Bool) -> bool:
        return bool(Valuation({**self.rigid, **_values(here, Scope.STATE)})(term))

    def _of_step(self, number: int, term: Bool) -> bool:
        before, step = self.places[number], self.trace.steps[number]
        inputs = Inputs.symbols(Scope.INPUT).as_mapping()
        known: dict[Term, Value] = {symbol: step.inputs[n] for n, symbol in inputs.items()}
        known |= {**self.rigid, **_values(before, Scope.STATE), **_values(step.after, Scope.NEXT)}
        return bool(Valuation(known | self._event(step))(term))

    def _event(self, step: TraceStep) -> dict[Term, Value]:
        event = Event()
        known: dict[Term, Value] = {event.report: step.takes_time}
        known |= {event.takes(name): name == step.transition for name in self.names}
        return known | {event.emits(notice): notice in step.notices for notice in Notice}


def _values(here: Situation, scope: Scope) -> Mapping[Term, Value]:
    symbols = State.symbols(scope).as_mapping()
    known: dict[Term, Value] = {symbol: here.values[name] for name, symbol in symbols.items()}
    return known | {node_symbol(node, scope): node.name == here.node for node in STATES}


def _beginnings(held: list[bool]) -> list[bool]:
    """Return where something begins to hold."""
    return [now and not before for before, now in zip([False, *held], held, strict=False)]
