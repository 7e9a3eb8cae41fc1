"""One run that agrees with the data, taken by code that had no part in finding it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from uccx_licensing.explaining.following import Layer, act_inputs, follow, start_world
from uccx_licensing.explaining.placing import Slot
from uccx_licensing.explaining.slots import Laid
from uccx_licensing.explaining.systems import System, transitions_of_act
from uccx_licensing.observing.observations import ActionSeen, Place
from uccx_model.choices import Choice
from uccx_model.stepping import Step, Stepper, Values
from uccx_model.tracking import Key, agrees
from uccx_model.transition import Kind

__all__ = ["Happened", "contradicts", "run_through"]


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of the run: one report, a stretch of equal ones, or an action."""

    at: datetime  #: when the last of its reports was made, in UTC
    slot: Slot
    step: Step
    inputs: Values
    duration: int  #: reports; 0 for an action
    place: Place | None  #: the row or the action that tells it

    @property
    def key(self) -> Key:
        """Where it led."""
        return self.step.transition.target.name, self.step.values


class ContradictionError(RuntimeError):
    """The model does not go the way that was found."""


@dataclass(frozen=True, slots=True)
class _Planned:
    at: datetime
    slot: Slot
    inputs: Values
    duration: int
    action: ActionSeen | None = None


def run_through(system: System, laid: Laid, choices: tuple[Choice, ...]) -> Iterator[Happened]:
    """Yield the steps of one run under one combination that agrees with the data.

    Raises:
        ContradictionError: the model does not do this.
    """
    stepper = system.stepper(choices)
    key = system.tracker.key(system.start)
    for planned in _planned(system, laid, choices):
        step = _taken(stepper, key, planned)
        if step is None or not _agrees(system, planned, step):
            where = planned.slot.place or planned.at
            raise ContradictionError(f"{where}: the model does not go the way that was found")
        key = step.transition.target.name, step.values
        place = _place(planned)
        yield Happened(planned.at, planned.slot, step, planned.inputs, planned.duration, place)


def _place(planned: _Planned) -> Place | None:
    """Return the line that tells a step; of what is unknown, none does."""
    if planned.action is not None:
        return planned.action.place
    return planned.slot.place if len(planned.slot.inputs) == 1 else None


def _agrees(system: System, planned: _Planned, step: Step) -> bool:
    """Return whether what comes of a step is what was seen."""
    if planned.action is not None:
        return True
    used = planned.slot.used
    usual = used is None or system.tracker.usage(step.values) == used
    return usual and agrees(step.notices, planned.slot.heard)


def _taken(stepper: Stepper, key: Key, planned: _Planned) -> Step | None:
    node, values = key
    if planned.action is None:
        return stepper.report(node, values, planned.inputs)
    names = transitions_of_act(planned.action.name)
    steps = (stepper.act(node, name, values, planned.inputs) for name in names)
    return next(filter(None, steps), None)


def contradicts(system: System, laid: Laid, choices: tuple[Choice, ...]) -> bool | None:
    """Return whether one combination, run by itself, contradicts the data.

    Where inputs are unknown, that is not one run: None.
    """
    if any(len(slot.inputs) > 1 for slot in laid.slots):
        return None
    try:
        for _ in run_through(system, laid, choices):
            pass
    except ContradictionError:
        return True
    return False


def _planned(system: System, laid: Laid, choices: tuple[Choice, ...]) -> Iterator[_Planned]:
    """Yield inputs for each step: as the data tell them, else as a search backwards finds them."""
    if any(len(slot.inputs) > 1 for slot in laid.slots):
        yield from _searched(system, laid, choices)
        return
    for slot in laid.slots:
        for action in slot.actions:
            yield _Planned(action.at, slot, act_inputs(system, action), 0, action)
        for inputs in slot.inputs:
            for number in range(slot.times):
                yield _Planned(slot.at + number * laid.interval, slot, inputs, 1)


def _searched(system: System, laid: Laid, choices: tuple[Choice, ...]) -> list[_Planned]:
    mask = system.combinations.only(choices)
    found = follow(system, laid, start_world(system, mask), keep=True)
    key = min(found.world, key=lambda key: (key[0] != "IN_COMPLIANCE", key))
    plan: list[_Planned] = []
    search = _Backwards(system, system.stepper(choices), laid.interval)
    for layer in reversed(found.layers):
        steps, key = search.step(layer, key)
        plan += steps
    plan.reverse()
    return plan


class _Backwards:
    """Finds for a situation from which one, and by which inputs, it came."""

    def __init__(self, system: System, stepper: Stepper, interval: timedelta) -> None:
        self._system, self._stepper, self._interval = system, stepper, interval
        names = tuple(system.variables.state)
        clocks = ("now", "silence", "certificate_age", "evaluation_used", "out_of_compliance_for")
        self._clocks = [names.index(name) for name in clocks]
        hidden = ("reported", "silence") if system.limited else ("reported", "silence", "usage")
        self._hidden = [n for n, name in enumerate(names) if name.startswith(hidden)]

    def step(self, layer: Layer, wanted: Key) -> tuple[list[_Planned], Key]:
        """Return the steps through a layer that end in a situation, the last first."""
        if layer.action is not None:
            inputs = act_inputs(self._system, layer.action)
            planned = _Planned(layer.at, layer.slot, inputs, 0, layer.action)
            for key in layer.before:
                step = _taken(self._stepper, key, planned)
                if step is not None and self._same(step, wanted):
                    return [planned], key
            raise RuntimeError(f"{layer.action.place}: no way leads to what was found")
        steps: list[_Planned] = []
        left, paces = layer.passed, self._paces(layer)
        while left:
            planned, wanted = self._report(layer, wanted, left, paces)
            steps.append(planned)
            left -= planned.duration
        return steps, wanted

    def _paces(self, layer: Layer) -> Mapping[Key, Values]:
        """Return how far a report takes the clocks of each situation before a layer."""
        if layer.passed == 1:
            return dict.fromkeys(layer.before, (0,) * len(self._clocks))
        later = {self._timeless(key): key for key in layer.after}
        return {
            key: tuple(
                (later[self._timeless(key)][1][n] - key[1][n]) // layer.passed for n in self._clocks
            )
            for key in layer.before
        }

    def _report(
        self, layer: Layer, wanted: Key, left: int, paces: Mapping[Key, Values]
    ) -> tuple[_Planned, Key]:
        """Return the last of the reports that are left, or all of them as a stretch."""
        same_first = sorted(
            layer.before, key=lambda key: (key[0] != wanted[0], key[0] != "IN_COMPLIANCE")
        )
        for duration in dict.fromkeys((left, 1)):
            for key in same_first:
                before = self._later(key, paces[key], left - duration)
                for inputs in layer.slot.inputs:
                    given = self._system.lasting(inputs, duration)
                    at = layer.at + (left - 1) * self._interval
                    planned = _Planned(at, layer.slot, given, duration)
                    step = _taken(self._stepper, before, planned)
                    if step and self._same(step, wanted) and _agrees(self._system, planned, step):
                        return planned, before
        raise RuntimeError(f"{layer.at}: no way leads to what was found")

    def _later(self, key: Key, paces: Values, passed: int) -> Key:
        """Return a situation with its clocks so many reports on."""
        values = list(key[1])
        for place, pace in zip(self._clocks, paces, strict=True):
            values[place] += pace * passed
        return key[0], tuple(values)

    def _timeless(self, key: Key) -> tuple[str, Values]:
        return key[0], tuple(v for n, v in enumerate(key[1]) if n not in self._clocks)

    def _same(self, step: Step, wanted: Key) -> bool:
        if step.transition.kind is Kind.REPORT:
            ours = (v for n, v in enumerate(step.values) if n not in self._hidden)
            theirs = (v for n, v in enumerate(wanted[1]) if n not in self._hidden)
            return step.transition.target.name == wanted[0] and tuple(ours) == tuple(theirs)
        return (step.transition.target.name, step.values) == wanted
