"""Walk through the model by hand: take what can happen, let time pass, go back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from uccx_model.choices import Choice, Deployment
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.graph import Graph
from uccx_model.moves import Move, deadlines, moves
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation, Trace, TraceStep

__all__ = ["CannotHappenError", "NotInTimeError", "Walk", "WalkError"]


class WalkError(ValueError):
    """The walk cannot begin or go on like this; the message says why."""


class NotInTimeError(WalkError):
    """What was waited for does not come about within the time."""


class CannotHappenError(WalkError):
    """A transition was asked for that cannot happen; `move` has what its guard misses."""

    def __init__(self, move: Move) -> None:
        self.move = move
        super().__init__(f"{move.transition.name} cannot happen in {move.transition.source}")


@dataclass(frozen=True)
class _Point:
    """How far the walk was, to go back to."""

    steps: int
    usual: Mapping[str, Value]


class Walk:
    """A walk of one instance, under fixed numbers, readings and circumstances.

    Usage and connection stay as they were last given: at first nothing is used, and the licence
    server answers. SSM On-Prem synchronizes unless somebody has to do it by hand.

    Args:
        execution: the instance.
        start: where it starts.
        steps: what it did already.
        stepper: the instance compiled, for walks of many reports; who walks with it looks at
            settings, and at whether inputs are possible, in another way.

    Raises:
        WalkError: no instance starts like this.
    """

    def __init__(
        self,
        execution: Execution,
        start: Situation,
        steps: tuple[TraceStep, ...] = (),
        stepper: Stepper | None = None,
    ) -> None:
        if not execution.is_start(start):
            raise WalkError(f"no instance starts in {start.node} like this")
        self._execution = execution
        self._stepper = stepper
        self._start = start
        self._steps: list[TraceStep] = []
        self._points: list[_Point] = []
        by_itself = Deployment.ON_PREM_DISCONNECTED not in execution.choices
        # What is no variable of the state stays as it was last given, until something else is.
        inputs = execution.variables.inputs
        self._lasting = [n for n in inputs if n not in start.values and n != "duration"]
        used = {n: start.values[n.replace("demand", "usage")] for n in inputs if "demand" in n}
        self._usual: Mapping[str, Value] = {**used, "ssm_reachable": True, "synced": by_itself}
        for step in steps:
            self._mark()
            self._add(step)

    @classmethod
    def along(cls, graph: Graph, trace: Trace) -> Walk:
        """Return the walk that took a trace's steps, to go on from its end.

        Raises:
            WalkError: no instance starts like the trace.
        """
        execution = Execution(graph, trace.parameters, trace.choices, trace.settings, trace.dropped)
        return cls(execution, trace.start, trace.steps)

    @property
    def here(self) -> Situation:
        """Where the instance is."""
        return self._steps[-1].after if self._steps else self._start

    @property
    def taken(self) -> int:
        """How many steps were taken."""
        return len(self._steps)

    @property
    def execution(self) -> Execution:
        """The instance."""
        return self._execution

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The option that holds of each choice."""
        return self._execution.all_choices

    @property
    def usual(self) -> dict[str, Value]:
        """Every input by name, if nothing is done and usage and connection stay as they are."""
        here = self.here.values
        stays = {name: here[name] for name in self._execution.variables.inputs if name in here}
        return {"duration": 1, **stays, **self._usual}

    def moves(self, given: Mapping[str, Value] | None = None) -> list[Move]:
        """Return every transition that leaves the licensing state, and whether it can happen.

        Args:
            given: inputs that must have these values.
        """
        return list(moves(self._execution, self.here, self.usual, given))

    def take(self, name: str, given: Mapping[str, Value] | None = None) -> TraceStep:
        """Take a transition; inputs that are not given are chosen so that it can happen.

        Raises:
            WalkError: none of this name leaves the licensing state.
            CannotHappenError: it cannot happen with these inputs.
        """
        named = [move for move in self.moves(given) if move.transition.name == name]
        if not named:
            raise WalkError(f"no transition {name!r} leaves {self.here.node}")
        move = next((move for move in named if move.possible), named[0])
        if not move.possible:
            raise CannotHappenError(move)
        return self.go(move)

    def go(self, move: Move) -> TraceStep:
        """Take a move that is possible, with its inputs.

        Raises:
            WalkError: it is not possible here.
        """
        try:
            step = self._execution.take(self.here, move.transition.name, move.inputs)
        except NotEnabledError as error:
            raise WalkError(str(error)) from error
        self._mark()
        self._add(step)
        return step

    def report(self, duration: int, given: Mapping[str, Value] | None = None) -> TraceStep:
        """Make so many equal reports, as one step.

        Args:
            duration: how many.
            given: inputs that are as given; the rest stays as it is.

        Raises:
            WalkError: the model does not take them as one step.
        """
        step = self._report(duration, given or {})
        if step is None:
            raise WalkError(f"no one step makes {duration:,} such reports in {self.here.node}")
        self._mark()
        self._add(step)
        return step

    def wait(self, duration: int, given: Mapping[str, Value] | None = None) -> list[TraceStep]:
        """Let time pass, and return what happens: a step ends where a clock reaches a period.

        Args:
            duration: how long, in report intervals.
            given: inputs that are as given all the time; the rest stays as it is.

        Raises:
            WalkError: time cannot pass with these inputs.
        """
        self._mark()
        return self._passing(duration, given or {}, lambda _: False)

    def until(
        self,
        holds: Callable[[Situation], bool],
        limit: int,
        given: Mapping[str, Value] | None = None,
    ) -> list[TraceStep]:
        """Let time pass until something holds, and return what happens.

        What begins to hold between two deadlines and still holds at the second is found to the
        report; what holds only in between is passed by.

        Args:
            holds: what is waited for.
            limit: how long at most, in report intervals.
            given: inputs that are as given all the time.

        Raises:
            WalkError: it does not hold within the limit, or time cannot pass; nothing has happened.
        """
        if holds(self.here):
            return []
        self._mark()
        steps = self._passing(limit, given or {}, holds)
        if not holds(self.here):
            self.back()
            raise NotInTimeError("this does not come about within the time")
        return steps

    def back(self) -> None:
        """Undo the last `take`, `wait` or `until`, or the last step of the trace gone along.

        Raises:
            WalkError: nothing has happened yet.
        """
        if not self._points:
            raise WalkError("nothing has happened yet")
        point = self._points.pop()
        del self._steps[point.steps :]
        self._usual = point.usual

    def trace(self) -> Trace:
        """Return the walk so far."""
        execution = self._execution
        return Trace(
            dict(execution.parameters),
            execution.all_choices,
            self._start,
            tuple(self._steps),
            dict(execution.settings),
            tuple(execution.dropped),
        )

    def _mark(self) -> None:
        self._points.append(_Point(len(self._steps), self._usual))

    def _add(self, step: TraceStep) -> None:
        self._steps.append(step)
        if step.takes_time:
            self._usual = {name: step.inputs[name] for name in self._lasting}

    def _passing(
        self, duration: int, given: Mapping[str, Value], holds: Callable[[Situation], bool]
    ) -> list[TraceStep]:
        before = len(self._steps)
        left = duration
        while left > 0:
            step = self._stretch(left, given, holds)
            if step is None:
                self.back()
                raise WalkError(f"time cannot pass like this in {self.here.node}")
            self._add(step)
            left -= int(step.inputs["duration"])
            if holds(step.after):
                break
        return self._steps[before:]

    def _stretch(
        self, most: int, given: Mapping[str, Value], holds: Callable[[Situation], bool]
    ) -> TraceStep | None:
        """Return the longest step up to the next deadline, or to where the condition holds."""
        silent = not {**self._usual, **given}["ssm_reachable"]
        ends = deadlines(self._execution.parameters, self.here, silent=silent)
        end = min([*ends, most])
        step = next(filter(None, (self._report(n, given) for n in (end, end - 1, 1))), None)
        if step is None or not holds(step.after):
            return step
        too_short, enough = 0, int(step.inputs["duration"])
        while enough - too_short > 1:
            middle = (too_short + enough) // 2
            shorter = self._report(middle, given)
            if shorter is not None and holds(shorter.after):
                step, enough = shorter, middle
            else:
                too_short = middle
        return step

    def _report(self, duration: int, added: Mapping[str, Value]) -> TraceStep | None:
        """Return the step of so many equal reports, if the model allows it in one."""
        if duration < 1:
            return None
        inputs = {**self.usual, **added, "duration": duration}
        if self._stepper is not None:
            given = self._stepper.inputs(inputs)
            taken = self._stepper.report(self.here.node, self._stepper.values(self.here), given)
            return self._stepper.told(taken, given) if taken is not None else None
        possible = self._execution.enabled(self.here, inputs)
        return next((step for step in possible if step.takes_time), None)
