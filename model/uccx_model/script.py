"""Tell a story in the concrete model, and check it as it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, zero_inputs
from uccx_model.expressions import Int
from uccx_model.graph import Graph
from uccx_model.parameters import profile_named
from uccx_model.states import LicensingState
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import state_symbols

__all__ = ["Script", "ScriptError", "start"]


class ScriptError(ValueError):
    """The model does not do what the script says; the message tells where and how."""


def start(node: LicensingState, bought: int, **values: Value) -> Situation:
    """Return a start with this entitlement: counters zero, flags down, overage allowed."""
    nothing: dict[str, Value] = {
        name: 0 if isinstance(symbol, Int) else False for name, symbol in state_symbols().items()
    }
    return Situation(
        node.name, nothing | {"bought": bought, "known": bought, "overage_allowed": True} | values
    )


@dataclass
class Script:
    """A story under a release profile's numbers and the given readings.

    Raises:
        ScriptError: no instance starts like this.
    """

    graph: Graph
    here: Situation
    choices: Sequence[Choice] = ()
    profile: str = "12.5"
    steps: list[TraceStep] = field(default_factory=list)

    def __post_init__(self) -> None:
        values = dict(profile_named(self.profile).values)
        self._execution = Execution(self.graph, values, self.choices)
        self._first = self.here
        if not self._execution.is_start(self.here):
            raise ScriptError(f"no instance starts in {self.here.node} like this")

    def report(self, usage: int, *, times: int = 1, **inputs: Value) -> None:
        """Report a usage; unless said otherwise, the licence server answers and nothing is bought.

        Args:
            usage: what the agents use.
            times: how many reports in a row.
            inputs: other inputs by name.

        Raises:
            ScriptError: not exactly one transition is possible.
        """
        given = {"demand": usage, "duration": times, "ssm_reachable": True, "synced": True}
        told = zero_inputs() | {"bought": self.here.values["bought"]} | given | inputs
        possible = [s for s in self._execution.enabled(self.here, told) if s.takes_time]
        if len(possible) != 1:
            raise ScriptError(f"in {self.here.node}, {len(possible)} transitions fit a report")
        self._go(possible[0])

    def act(self, name: str, **inputs: Value) -> None:
        """Take an action by its name, with a connection unless said otherwise.

        Raises:
            NotEnabledError: it is not possible here.
        """
        told = zero_inputs() | {"ssm_reachable": True} | inputs
        self._go(self._execution.take(self.here, name, told))

    def expect(self, node: LicensingState, **values: Value) -> None:
        """Check where the story is.

        Raises:
            ScriptError: it is elsewhere.
        """
        found = {name: self.here.values[name] for name in values}
        if self.here.node != node.name or found != values:
            raise ScriptError(
                f"after step {len(self.steps)}: expected {node} with {values}, "
                f"found {self.here.node} with {found}"
            )

    def trace(self) -> Trace:
        """Return what was told so far."""
        execution = self._execution
        return Trace(
            dict(execution.parameters), execution.all_choices, self._first, tuple(self.steps)
        )

    def _go(self, step: TraceStep) -> None:
        self.steps.append(step)
        self.here = step.after
