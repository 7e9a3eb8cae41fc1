"""Run the model fast: its transitions compiled for one instance's numbers and choices.

`Execution` reads each guard as it stands and tells why one does not hold; this does the same with
functions that are compiled once, some ten thousand steps a second. Tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from uccx_model.evaluation import Value, compile_function
from uccx_model.execution import Execution
from uccx_model.expressions import FALSE, Term, constant
from uccx_model.graph import transitions_of
from uccx_model.notices import Notice
from uccx_model.rewriting import substitute
from uccx_model.trace import Situation, TraceStep
from uccx_model.transition import Kind, Transition

__all__ = ["Step", "Stepper"]

Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A transition that was taken, with the values after it in the order of the variables."""

    transition: Transition
    notices: tuple[Notice, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class _Compiled:
    transition: Transition
    run: Callable[[Sequence[Value], Sequence[Value]], tuple[Value, ...] | None]
    places: tuple[int, ...]  #: which variables change
    notices: tuple[Notice, ...]  #: what may be emitted

    def taken(self, values: Values, found: tuple[Value, ...]) -> Step:
        after = list(values)
        for place, value in zip(self.places, found, strict=False):
            after[place] = value
        emitted = found[len(self.places) :]
        told = tuple(n for n, yes in zip(self.notices, emitted, strict=True) if yes)
        return Step(self.transition, told, tuple(after))


class Stepper:
    """An instance whose transitions are compiled.

    Values and inputs are tuples in the order of `variables.state` and `variables.inputs`.

    Args:
        execution: the instance; its settings, which forbid steps, are not looked at.
    """

    def __init__(self, execution: Execution) -> None:
        self.variables = execution.variables
        self._names = tuple(self.variables.state)
        self._input_names = tuple(self.variables.inputs)
        self._fixed: dict[Term, Term] = {s: constant(v) for s, v in execution.rigid.items()}
        self._memo: dict[Term, Term] = {}
        self._transitions: dict[str, list[Transition]] = {}
        for transition in transitions_of(execution.graph):
            if transition.name not in execution.dropped:
                self._transitions.setdefault(transition.source.name, []).append(transition)
        self._reports: dict[str, list[_Compiled]] = {}
        self._actions: dict[tuple[str, str], list[_Compiled]] = {}

    def _reports_of(self, node: str) -> list[_Compiled]:
        """Return what reports do in a licensing state, compiled when it is first reached."""
        found = self._reports.get(node)
        if found is None:
            every = (t for t in self._transitions.get(node, ()) if t.kind is Kind.REPORT)
            found = self._reports[node] = list(self._compiled(every))
        return found

    def _actions_of(self, node: str, name: str) -> list[_Compiled]:
        found = self._actions.get((node, name))
        if found is None:
            named = (t for t in self._transitions.get(node, ()) if t.name == name)
            every = (t for t in named if t.kind is Kind.ACTION)
            found = self._actions[node, name] = list(self._compiled(every))
        return found

    def _compiled(self, transitions: Iterable[Transition]) -> Iterator[_Compiled]:
        def settled(term: Any) -> Any:
            return substitute(term, self._fixed, self._memo)

        groups = [list(self.variables.state.values()), list(self.variables.inputs.values())]
        for transition in transitions:
            guard = settled(transition.guard)
            if guard is not FALSE:
                emits = {n: settled(when) for n, when in transition.emits.items()}
                terms = [*map(settled, transition.changes.values()), *emits.values()]
                run = compile_function(guard, terms, groups)
                places = tuple(self._names.index(name) for name in transition.changes)
                yield _Compiled(transition, run, places, tuple(emits))

    def values(self, here: Situation) -> Values:
        """Return a situation's values in the order of the variables."""
        return tuple(here.values[name] for name in self._names)

    def inputs(self, inputs: Mapping[str, Value]) -> Values:
        """Return inputs in the order of the variables."""
        return tuple(inputs[name] for name in self._input_names)

    def report(self, node: str, values: Values, inputs: Values) -> Step | None:
        """Return what a report (or a stretch of equal ones) does; None: no one step does it."""
        return _first(self._reports_of(node), values, inputs)

    def act(self, node: str, name: str, values: Values, inputs: Values) -> Step | None:
        """Return what an action does; None where it is not possible."""
        return _first(self._actions_of(node, name), values, inputs)

    def told(self, step: Step, inputs: Values) -> TraceStep:
        """Return a step as traces keep it."""
        after = dict(zip(self._names, step.values, strict=True))
        given = dict(zip(self._input_names, inputs, strict=True))
        transition = step.transition
        takes_time = transition.kind is Kind.REPORT
        here = Situation(transition.target.name, after)
        return TraceStep(transition.name, given, takes_time, step.notices, here)


def _first(compiled: Sequence[_Compiled], values: Values, inputs: Values) -> Step | None:
    for one in compiled:
        found = one.run(values, inputs)
        if found is not None:
            return one.taken(values, found)
    return None
