"""Data gone through report by report: what stays possible, and which line rules out what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from uccx_licensing.explaining.blaming import blame
from uccx_licensing.explaining.guessed import Guessed, Guesses
from uccx_licensing.explaining.placing import Slot
from uccx_licensing.explaining.slots import Laid
from uccx_licensing.explaining.systems import System
from uccx_licensing.observing.observations import (
    ActionSeen,
    Place,
    ReportSeen,
)
from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.stepping import Values
from uccx_model.tracking import World, combined

__all__ = [
    "Followed",
    "Layer",
    "Stuck",
    "act_inputs",
    "follow",
    "start_world",
]


@dataclass(frozen=True)
class Stuck:
    """Where nothing is possible any more."""

    slot: Slot
    before: World  #: what was possible before
    action: ActionSeen | None  #: the action that is not possible, if it is one
    at: datetime
    guessed: Guessed  #: what was not known before
    row: ReportSeen | None  #: the row of the report, if it has one


@dataclass(frozen=True)
class Layer:
    """What was possible before a step of the search, to find a run through it."""

    slot: Slot
    at: datetime
    before: World
    after: World
    passed: int  #: how many reports are in the step
    action: ActionSeen | None = None


@dataclass
class Followed:
    """What came of going through the data."""

    world: World  #: what is possible at the end
    alive: int  #: the combinations under which anything is
    unsure: int = 0  #: those that were lost when not all was followed any more
    excluded: dict[Choice, tuple[Place | None, str]] = field(default_factory=dict)
    stuck: Stuck | None = None
    doubts: list[str] = field(default_factory=list)
    """Why what was found impossible may be possible after all."""
    guessed: Guessed = field(default_factory=Guessed)  #: what is not known at the end
    asked: tuple[World, Guessed] | None = None
    """What was possible, and what was not known, at the moment asked for."""
    layers: list[Layer] = field(default_factory=list)


def start_world(system: System, mask: int | None = None) -> World:
    """Return what is possible before the data: one situation, under every combination."""
    every = system.combinations.every
    return {system.tracker.key(system.start): every if mask is None else mask}


def follow(
    system: System,
    laid: Laid,
    world: World,
    *,
    moment: datetime | None = None,
    keep: bool = False,
) -> Followed:
    """Go through the data.

    Args:
        system: the system.
        laid: its data by report.
        world: what is possible before.
        moment: a moment to remember what was possible at.
        keep: remember what was possible before each step.
    """
    walk = _Walk(system, laid, Followed(world, combined(world)), keep)
    for number, slot in enumerate(laid.slots):
        if moment is not None and walk.found.asked is None and slot.at > moment:
            walk.found.asked = (walk.world, walk.guessed)
        if not walk.over(slot, walk.forgotten(number)):
            break
    walk.found.world, walk.found.guessed = walk.world, walk.guessed
    if moment is not None and walk.found.asked is None:
        walk.found.asked = (walk.world, walk.guessed)
    if system.tracker.crowded:
        walk.found.doubts.append(
            "more situations were possible at once than are followed, so some were left out"
        )
    return walk.found


class _Walk:
    def __init__(self, system: System, laid: Laid, found: Followed, keep: bool) -> None:
        self.system, self.laid, self.found, self.keep = system, laid, found, keep
        self.world, self.guessed = found.world, found.guessed
        self.guesses = Guesses(system)
        self._names = tuple(system.variables.state)
        self._answers = tuple(system.variables.inputs).index("ssm_reachable")
        self._silence, self._age = map(self._names.index, ("silence", "certificate_age"))

    def forgotten(self, number: int) -> tuple[str, ...]:
        """Return the variables of which it does not matter how they come out of a gap.

        Usage matters only where License Control limits it. Silence does not where the report after
        the gap is answered, and neither the authorization nor the certificate can end before.
        """
        slot = self.laid.slots[number]
        if len(slot.inputs) == 1:
            return ()
        names = [n for n in self._names if n.startswith("reported")]
        if not self.system.limited and self.guesses.of_usage(slot):
            names += [n for n in self._names if n.startswith("usage")]
        gap = 0
        for later in islice(self.laid.slots, number, None):
            if len(later.inputs) == 1:
                answered = later.inputs[0][self._answers]
                return (*names, "silence") if answered and self._outlasts(gap) else tuple(names)
            gap += later.times
        return tuple(names)

    def _outlasts(self, gap: int) -> bool:
        """Return whether authorization and certificate are good for so many silent reports."""
        numbers = self.system.supposed.profile.values
        return all(
            not node.startswith("REGISTRATION_EXPIRED")
            and values[self._silence] + gap < numbers["authorization_period"]
            and values[self._age] + gap < numbers["registration_validity"]
            for node, values in self.world
        )

    def over(self, slot: Slot, forgotten: Sequence[str]) -> bool:
        """Go over a slot; return whether anything stays possible."""
        tracker = self.system.tracker
        for action in slot.actions:
            before = self.world
            inputs = act_inputs(self.system, action)
            self.world = tracker.act(before, action.name, [inputs])
            self._keep(Layer(slot, action.at, before, self.world, 0, action))
            if not self._noted(before, slot, action, action.at):
                return False
        if not slot.inputs:
            return True
        if slot.times == 1:
            before = self.world
            self.world = tracker.report(before, slot.inputs, slot.heard, forgotten, slot.used)
            self._keep(Layer(slot, slot.at, before, self.world, 1))
            return self._noted(before, slot, None, slot.at, forgotten)
        return self._over_gap(slot, forgotten)

    def _over_gap(self, slot: Slot, forgotten: Sequence[str]) -> bool:
        at, before = slot.at, self.world
        steps = self.system.tracker.quiet(before, slot.inputs, slot.heard, slot.times, forgotten)
        for passed, after in steps:
            self._keep(Layer(slot, at, before, after, passed))
            self.world = after
            if not self._noted(before, slot, None, at, forgotten):
                return False
            before, at = after, at + passed * self.laid.interval
        return True

    def _keep(self, layer: Layer) -> None:
        if self.keep:
            self.found.layers.append(layer)

    def _noted(
        self,
        before: World,
        slot: Slot,
        action: ActionSeen | None,
        at: datetime,
        forgotten: Sequence[str] = (),
    ) -> bool:
        """Note what is not possible or not known any more; return whether anything is possible."""
        former, row = self.guessed, self.laid.row(slot, at)
        if action is None:
            self.guessed = self.guesses.after(former, slot, before, self.world, forgotten)
            self._doubt_locks(former, slot, row)
        alive = combined(self.world)
        if alive != self.found.alive:
            if self.found.doubts or self.system.tracker.crowded:
                self.found.unsure |= self.found.alive & ~alive
            else:
                self._exclude(alive, before, slot, action or row)
            self.found.alive = alive
        if not self.world:
            self.found.stuck = Stuck(slot, before, action, at, former, row)
        return bool(self.world)

    def _exclude(
        self, alive: int, before: World, slot: Slot, line: ActionSeen | ReportSeen | None
    ) -> None:
        combinations = self.system.combinations
        for choice in combinations.open:
            for option in combinations.possible(self.found.alive, choice):
                if alive and not alive & combinations.having(option):
                    having = combinations.having(option)
                    part = {key: mask & having for key, mask in before.items() if mask & having}
                    self.found.excluded[option] = blame(self.system, part, slot, line)

    def _doubt_locks(self, former: Guessed, slot: Slot, row: ReportSeen | None) -> None:
        """Doubt what follows where a lock by pools rests on usage that nobody told."""
        if self.system.pooled and self.guessed.locks & ~former.locks:
            where = row.place if row else f"the gap from {slot.at:%Y-%m-%d %H:%M} UTC on"
            doubt = (
                f"{where}: usage may have been locked while it was unknown, and nobody knows in "
                "which pools, or how much"
            )
            if doubt not in self.found.doubts:
                self.found.doubts.append(doubt)


def act_inputs(system: System, action: ActionSeen) -> Values:
    """Return an action's inputs in the order of the variables; what it does not tell stays."""
    values = system.start.values
    told: dict[str, Value] = {
        name: values.get(name, 0) for name in system.variables.inputs if "demand" not in name
    }
    told |= {"duration": 1, "ssm_reachable": True, "synced": system.synchronizes}
    told |= {
        name: value for name, value in action.inputs.items() if name in system.variables.inputs
    }
    return tuple(told.get(name, 0) for name in system.variables.inputs)
