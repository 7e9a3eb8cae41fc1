"""Systems that advance together, one report at a time.

Systems do not know of each other: the k-th step takes the k-th report of each, whenever that was
made. What is counted of each system is counted on the way, so nothing grows with the reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from uccx_model.evaluation import Value
from uccx_model.execution import Execution
from uccx_model.expressions import Term, constant
from uccx_model.fleet.compiling import CompiledReport, compiled_report
from uccx_model.fleet.outcomes import TALLIES, SystemOutcome
from uccx_model.graph import transitions_of
from uccx_model.states import STATES, LicensingState, state_named
from uccx_model.trace import Situation
from uccx_model.transition import Kind, Transition

__all__ = ["LARGEST", "Batch", "Machine", "NoSingleStepError", "TooLargeError"]

LARGEST: Final = 2**27  #: counts up to here leave room for sums of a few of them in 32 bits
REFRESH: Final = 64  #: reports after which it is looked anew which licensing states occur
Array = NDArray[Any]


class NoSingleStepError(RuntimeError):
    """A report of a system is no one transition of the model, or several: the model is at fault.

    Args:
        system: the system's place in the batch.
        report: the number of its report; the first is 0.
        why: which transitions would be taken.
    """

    def __init__(self, system: int, report: int, why: str) -> None:
        super().__init__(f"system {system}, report {report}: {why}")
        self.system, self.report, self.why = system, report, why


class TooLargeError(ValueError):
    """A count is negative, or too large for arrays of 32 bits; the message says which."""


class Machine:
    """The model compiled for arrays: one instance's numbers and choices, which many systems share.

    Args:
        execution: the instance; its settings, which forbid steps, are not looked at.
        settled: state variables that have this value in every system; no report changes them.
        given: inputs that have this value in every report.

    Raises:
        ValueError: a report changes a variable that is settled.
        TooLargeError: an input is negative or too large.
    """

    def __init__(
        self,
        execution: Execution,
        settled: Mapping[str, Value] | None = None,
        given: Mapping[str, Value] | None = None,
    ) -> None:
        self.variables = execution.variables
        self.settled = dict(settled or {})
        self._reports: list[Transition] = [
            t
            for t in transitions_of(execution.graph)
            if t.kind is Kind.REPORT and t.name not in execution.dropped
        ]
        if changed := self.settled.keys() - self.steady:
            raise ValueError(f"reports change what is settled: {', '.join(sorted(changed))}")
        rigid = dict(execution.rigid)
        for name, value in {**(given or {}), "duration": 1}.items():
            _check_size(name, np.array(value))
            rigid[self.variables.inputs[name]] = value
        rigid |= {self.variables.state[name]: value for name, value in self.settled.items()}
        self._fixed: dict[Term, Term] = {s: constant(value) for s, value in rigid.items()}
        self._compiled: dict[Any, CompiledReport] = {}

    @property
    def steady(self) -> set[str]:
        """The state variables that no report changes."""
        changed = {name for t in self._reports for name in t.changes}
        return self.variables.state.keys() - changed

    def report(self, nodes: frozenset[LicensingState], given: Mapping[str, bool]) -> CompiledReport:
        """Return what a report does to systems in these licensing states.

        Args:
            nodes: the licensing states that occur.
            given: inputs that are the same for all systems.
        """
        key = (nodes, *sorted(given.items()))
        found = self._compiled.get(key)
        if found is None:
            fixed = {self.variables.inputs[name]: constant(value) for name, value in given.items()}
            ordered = [node for node in STATES if node in nodes]
            made = compiled_report(self._reports, ordered, self.variables, self._fixed | fixed)
            found = self._compiled[key] = made
        return found


class Batch:
    """Systems that advance together.

    Args:
        machine: the compiled model.
        starts: where each system is.
        held: for state variables, the input that each has to be equal to after every report.

    Raises:
        TooLargeError: a count is negative or too large.
        ValueError: a system has another value than the machine of a variable that is settled.
    """

    def __init__(
        self,
        machine: Machine,
        starts: Sequence[Situation],
        held: Mapping[str, str] | None = None,
    ) -> None:
        self.machine, self.held = machine, held or {}
        for name, value in machine.settled.items():
            if any(start.values[name] != value for start in starts):
                raise ValueError(f"{name} is not {value} in every system")
        places = [STATES.index(state_named(start.node)) for start in starts]
        self.nodes: Array = np.array(places, dtype=np.int8)  #: places in `STATES`
        self.state: dict[str, Array] = {}
        for name in machine.variables.state.keys() - machine.settled.keys():
            values = np.array([start.values[name] for start in starts])
            _check_size(name, values)
            self.state[name] = values if values.dtype == bool else values.astype(np.int32)
        self.tallies: Array = np.zeros((len(TALLIES), len(starts)), np.int32)
        """For each of `TALLIES`, how often it came in each system."""
        self.seen: Array = np.left_shift(1, self.nodes, dtype=np.int32)
        """The licensing states in which each system was, a bit for each of `STATES`."""
        self.first_enforced: Array = np.full(len(starts), -1, np.int32)
        """The number of the report at which each system was enforced first; -1: never."""
        self.first_apart: Array = np.full(len(starts), -1, np.int32)
        """The number of the first report after which what is held was not equal; -1: none."""
        self.reports = 0  #: how many were made so far

    def situation(self, system: int) -> Situation:
        """Return where a system is."""
        values = {
            name: self.machine.settled[name]
            if name in self.machine.settled
            else self.state[name][system].item()
            for name in self.machine.variables.state
        }
        return Situation(STATES[self.nodes[system]].name, values)

    def outcome(self, system: int) -> SystemOutcome:
        """Return what came of a system's reports so far."""
        seen, first = self.seen[system].item(), self.first_enforced[system].item()
        tallies = dict(zip(TALLIES, self.tallies[:, system].tolist(), strict=True))
        visited = frozenset(node.name for n, node in enumerate(STATES) if seen >> n & 1)
        return SystemOutcome(self.situation(system), tallies, visited, None if first < 0 else first)

    def run(self, inputs: Mapping[str, Array], systems: Sequence[int]) -> None:
        """Take reports, one after the other.

        Args:
            inputs: inputs by name: a row for each report, a column for each system; those that are
                the machine's, and those that no report reads, may be missing; not those to which
                something is held.
            systems: for each report, how many systems make it: the first ones of the batch.

        Raises:
            NoSingleStepError: a system takes no transition, or several.
            TooLargeError: a count is negative or too large.
        """
        for name, rows in inputs.items():
            _check_size(name, rows)
        equal = {n: _equal_rows(rows) for n, rows in inputs.items() if rows.dtype == bool}
        counts = {n: rows for n, rows in inputs.items() if rows.dtype != bool}
        flags = {n: rows for n, rows in inputs.items() if rows.dtype == bool}
        width, view = -1, self._view(0)
        nodes: frozenset[LicensingState] = frozenset()
        for row, wanted in enumerate(systems):
            if wanted != width:
                width, view = wanted, self._view(wanted)
            if row % REFRESH == 0:
                nodes = self._present(width)
            given = {n: known for n, per in equal.items() if (known := per[row]) is not None}
            now = {n: rows[row, :width].astype(np.int32, copy=False) for n, rows in counts.items()}
            now |= {n: rows[row, :width] for n, rows in flags.items()}
            nodes |= self._step(nodes, given, now, view)
            for name, told in self.held.items():
                first = self.first_apart[:width]
                first[(self.state[name][:width] != now[told]) & (first < 0)] = self.reports - 1
        for name, values in self.state.items():
            _check_size(name, values)

    def _view(self, width: int) -> tuple[Any, ...]:
        """Return the arrays as far as systems still make reports."""
        state = {name: values[:width] for name, values in self.state.items()}
        parts = (self.tallies[:, :width], self.seen[:width], self.first_enforced[:width])
        return (self.nodes[:width], state, *parts)

    def _present(self, width: int) -> frozenset[LicensingState]:
        counts = np.bincount(self.nodes[:width], minlength=len(STATES))
        return frozenset(node for node, n in zip(STATES, counts, strict=True) if n)

    def _step(
        self,
        nodes: frozenset[LicensingState],
        given: Mapping[str, bool],
        inputs: Mapping[str, Array],
        view: tuple[Any, ...],
    ) -> frozenset[LicensingState]:
        """Take one report; return licensing states to which systems went."""
        compiled = self.machine.report(nodes, given)
        here, state, tallies, seen, first = view
        masks = np.empty((len(compiled.rows), len(here)), bool)
        taken = compiled.run(here, state, inputs, masks, tallies, seen, first, self.reports)
        if taken is None:
            raise self._at_fault(compiled, masks)
        self.reports += 1
        return frozenset(target for row, target in compiled.moves if taken[row])

    def _at_fault(self, compiled: CompiledReport, masks: Array) -> NoSingleStepError:
        counts = masks.sum(axis=0)
        system = int(np.flatnonzero(counts != 1)[0])
        names = [compiled.rows[row] for row in np.flatnonzero(masks[:, system])]
        what = f"several transitions: {', '.join(names)}" if names else "no transition"
        why = f"a report in {STATES[self.nodes[system]].name} takes {what}"
        return NoSingleStepError(system, self.reports, why)


def _check_size(name: str, values: Array) -> None:
    if values.dtype == bool or not values.size:
        return
    least, most = int(values.min()), int(values.max())
    if least < 0 or most > LARGEST:
        wrong = least if least < 0 else most
        raise TooLargeError(f"{name} is {wrong:,}; expected a count from 0 to {LARGEST:,}")


def _equal_rows(rows: Array) -> list[bool | None]:
    """Return for each row its value, or None where it has two."""
    every: list[bool] = np.logical_and.reduce(rows, axis=1).tolist()
    some: list[bool] = np.logical_or.reduce(rows, axis=1).tolist()
    return [a if a == b else None for a, b in zip(every, some, strict=True)]
