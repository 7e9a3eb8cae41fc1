"""Run the model on integers: take transitions of the graph, and replay traces.

This reads the graph's own edges, and shares nothing with what the proofs compile from them: a trace
that replays here is a trace of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from uccx_model.choices import CHOICES, Choice, choice_symbols, option_named
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Bool, Term
from uccx_model.graph import Graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, parameter_symbols
from uccx_model.states import LicensingState
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.transition import Kind, Transition
from uccx_model.vocabulary import Vocabulary, one_count

__all__ = ["Execution", "NotEnabledError", "ReplayError", "replay", "zero_inputs"]


class NotEnabledError(ValueError):
    """A transition was asked for that is not enabled; the message says which and where."""


class ReplayError(ValueError):
    """A trace is not one of the model; the message says at which step, and why.

    Args:
        message: what is wrong.
        step: the number of the first step that the model does not take; 0 where it is no step.
    """

    def __init__(self, message: str, step: int = 0) -> None:
        super().__init__(message)
        self.step = step


@dataclass(frozen=True)
class Execution:
    """A product instance with its numbers, readings and circumstances fixed.

    Args:
        graph: the model.
        parameters: every parameter's value by name.
        choices: the option that holds of each choice; defaults stand for those not named.
        settings: state variables that have this value from the start on and never another.
        dropped: names of transitions that are not taken.
        begins: what holds at a start in each licensing state; None for what the model says.
        variables: the variables of the graph's guards and changes.
    """

    graph: Graph
    parameters: Mapping[str, int]
    choices: Sequence[Choice]
    settings: Mapping[str, Value] = field(default_factory=dict)
    dropped: Sequence[str] = ()
    begins: Mapping[LicensingState, Bool] | None = None
    variables: Vocabulary = field(default_factory=one_count)

    @cached_property
    def rigid(self) -> dict[Term, Value]:
        """The value of each number and choice that never changes."""
        options = {type(option): option for option in self.choices}
        rigid: dict[Term, Value] = {s: self.parameters[s.name] for s in parameter_symbols()}
        for symbol in choice_symbols():
            option = option_named(symbol.name)
            rigid[symbol] = options.get(type(option)) is option
        return rigid

    @cached_property
    def _transitions(self) -> Mapping[tuple[str, str], tuple[Transition, ...]]:
        table: dict[tuple[str, str], list[Transition]] = {}
        for transition in transitions_of(self.graph):
            if transition.name in self.dropped:
                continue
            table.setdefault((transition.source.name, transition.name), []).append(transition)
        return {key: tuple(transitions) for key, transitions in table.items()}

    @property
    def all_choices(self) -> tuple[Choice, ...]:
        """The option that holds of each choice, in order."""
        options = {type(option): option for option in self.choices}
        return tuple(options.get(choice, next(iter(choice))) for choice in CHOICES)

    def values(self, here: Situation, inputs: Mapping[str, Value]) -> dict[Term, Value]:
        """Return the value of each symbol that guards speak of.

        Args:
            here: where the instance is.
            inputs: every input by name; without any, inputs have no value.
        """
        values = dict(self.rigid)
        values |= {symbol: here.values[name] for name, symbol in self.variables.state.items()}
        if inputs:
            values |= {symbol: inputs[name] for name, symbol in self.variables.inputs.items()}
        return values

    def _valuation(self, here: Situation, inputs: Mapping[str, Value]) -> Valuation:
        return Valuation(self.values(here, inputs))

    def well_formed(self) -> bool:
        """Return whether the numbers are possible at all."""
        return bool(Valuation(self.rigid)(Parameters.symbols().well_formed()))

    def is_start(self, here: Situation) -> bool:
        """Return whether an instance can start here."""
        begins = self.variables.starts(self.settings) if self.begins is None else self.begins
        known = {node.name: condition for node, condition in begins.items()}
        return here.node in known and bool(self._valuation(here, {})(known[here.node]))

    def take(self, here: Situation, name: str, inputs: Mapping[str, Value]) -> TraceStep:
        """Take a transition.

        Args:
            here: where the instance is.
            name: the transition's name; of those with this name, the enabled one is taken.
            inputs: every input by name.

        Raises:
            NotEnabledError: there is no such transition here, or its guard does not hold.
        """
        value = self._valuation(here, inputs)
        if not value(self.variables.well_formed):
            raise NotEnabledError(f"these inputs are not possible: {_words(inputs)}")
        known = self._transitions.get((here.node, name), ())
        if not known:
            raise NotEnabledError(f"no transition {name!r} leaves {here.node}")
        for transition in known:
            if value(transition.guard):
                return self._settled(_step(transition, here, inputs, value))
        raise NotEnabledError(f"{name} is not enabled in {here.node} with {_words(inputs)}")

    def enabled(self, here: Situation, inputs: Mapping[str, Value]) -> list[TraceStep]:
        """Return what can happen with these inputs."""
        value = self._valuation(here, inputs)
        if not value(self.variables.well_formed):
            return []
        found = [
            _step(transition, here, inputs, value)
            for (node, _), transitions in self._transitions.items()
            for transition in transitions
            if node == here.node and value(transition.guard)
        ]
        return [step for step in found if not self._unsettled(step)]

    def _settled(self, step: TraceStep) -> TraceStep:
        if changed := self._unsettled(step):
            told = ", ".join(f"{name} {self.settings[name]}" for name in changed)
            raise NotEnabledError(f"{step.transition} changes what is supposed to stay: {told}")
        return step

    def _unsettled(self, step: TraceStep) -> list[str]:
        """Return the settings that a step changes."""
        return [n for n, value in self.settings.items() if step.after.values[n] != value]


def _words(inputs: Mapping[str, Value]) -> str:
    return ", ".join(f"{name} {value}" for name, value in inputs.items())


def _step(
    transition: Transition, here: Situation, inputs: Mapping[str, Value], value: Valuation
) -> TraceStep:
    changes = {name: value(term) for name, term in transition.changes.items()}
    notices: tuple[Notice, ...] = tuple(n for n, when in transition.emits.items() if value(when))
    after = Situation(transition.target.name, {**here.values, **changes})
    return TraceStep(transition.name, dict(inputs), transition.kind is Kind.REPORT, notices, after)


def replay(
    graph: Graph,
    trace: Trace,
    begins: Mapping[LicensingState, Bool] | None = None,
    variables: Vocabulary | None = None,
) -> None:
    """Take a trace's steps again.

    Args:
        graph: the model.
        trace: the trace.
        begins: what holds at a start in each licensing state; None for what the model says.
        variables: those of the graph's guards and changes; one count of licences if not given.

    Raises:
        ReplayError: the model does not do what the trace says; tells the step and the difference.
    """
    _check_names("the numbers", trace.parameters, Parameters.units())
    known = variables or one_count()
    _check_names("the start", trace.start.values, known.state)
    kinds = [type(option) for option in trace.choices]
    if set(kinds) != set(CHOICES) or len(kinds) != len(CHOICES):
        raise ReplayError("expected one option of each choice")
    _check_names("what is settled", trace.settings, set(trace.settings) & {*known.state})
    fixed = (trace.parameters, trace.choices, trace.settings, trace.dropped)
    execution = Execution(graph, *fixed, begins, known)
    if not execution.well_formed():
        raise ReplayError(f"the numbers are not possible: {dict(trace.parameters)}")
    if not execution.is_start(trace.start):
        raise ReplayError(f"no instance starts like this: {_difference(trace.start)}")
    here = trace.start
    for number, step in enumerate(trace.steps, start=1):
        _check_names(f"step {number}, the inputs", step.inputs, known.inputs, number)
        try:
            taken = execution.take(here, step.transition, step.inputs)
        except NotEnabledError as error:
            raise ReplayError(f"step {number}: {error}", number) from error
        if taken != step:
            raise ReplayError(
                f"step {number}, {step.transition}: the trace says {_told(step)}, "
                f"the model {_told(taken)}",
                number,
            )
        here = taken.after


def _check_names(
    what: str, given: Mapping[str, Value], expected: Iterable[str], step: int = 0
) -> None:
    wanted = set(expected)
    if odd := sorted(wanted.symmetric_difference(given)):
        problem = ", ".join(f"{n} is {'missing' if n in wanted else 'unknown'}" for n in odd)
        raise ReplayError(f"{what}: {problem}", step)


def _told(step: TraceStep) -> str:
    notices = ", ".join(step.notices) or "no notice"
    return f"{_difference(step.after)}, {notices}"


def _difference(here: Situation) -> str:
    return f"{here.node} with {_words(here.values)}"


def zero_inputs() -> dict[str, Any]:
    """Return inputs by name that say nothing: one report, no demand, no answer, nothing bought."""
    return {**one_count().nothing_given(), "overage_allowed": True}
