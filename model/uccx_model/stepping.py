"""Run the model fast: its transitions compiled for one instance's numbers and choices.

`Execution` reads each guard as it stands and tells why one does not hold; this does the same with
functions that are compiled once, some ten thousand steps a second. Tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from uccx_model.evaluation import Value, compile_function
from uccx_model.execution import Execution
from uccx_model.expressions import Bool, Term, constant
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
        fixed: dict[Term, Term] = {s: constant(v) for s, v in execution.rigid.items()}
        memo: dict[Term, Term] = {}
        self._actions: dict[tuple[str, str], list[_Compiled]] = {}
        self._reports: dict[str, list[_Compiled]] = {}
        for transition in transitions_of(execution.graph):
            if transition.name not in execution.dropped:
                self._add(transition, fixed, memo)

    def _add(self, transition: Transition, fixed: dict[Term, Term], memo: dict[Term, Term]) -> None:
        def settled(term: Any) -> Any:
            return substitute(term, fixed, memo)

        guard = settled(transition.guard)
        if isinstance(guard, Bool) and guard.args == () and guard.value is False:
            return
        emits = {n: settled(when) for n, when in transition.emits.items()}
        terms = [*(settled(term) for term in transition.changes.values()), *emits.values()]
        groups = [list(self.variables.state.values()), list(self.variables.inputs.values())]
        run = compile_function(guard, terms, groups)
        places = tuple(self._names.index(name) for name in transition.changes)
        compiled = _Compiled(transition, run, places, tuple(emits))
        source = transition.source.name
        if transition.kind is Kind.REPORT:
            self._reports.setdefault(source, []).append(compiled)
        else:
            self._actions.setdefault((source, transition.name), []).append(compiled)

    def values(self, here: Situation) -> Values:
        """Return a situation's values in the order of the variables."""
        return tuple(here.values[name] for name in self._names)

    def inputs(self, inputs: Mapping[str, Value]) -> Values:
        """Return inputs in the order of the variables."""
        return tuple(inputs[name] for name in self._input_names)

    def report(self, node: str, values: Values, inputs: Values) -> Step | None:
        """Return what a report (or a stretch of equal ones) does; None: no one step does it."""
        return _first(self._reports.get(node, ()), values, inputs)

    def act(self, node: str, name: str, values: Values, inputs: Values) -> Step | None:
        """Return what an action does; None where it is not possible."""
        return _first(self._actions.get((node, name), ()), values, inputs)

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
