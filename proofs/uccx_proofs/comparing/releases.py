"""Two releases at the same real time: the same happens to both, and both are looked at together.

Their reports are not equally frequent. Of the less frequent ones each falls together with one of
the others; at these moments both are looked at, and only then is anything done. In between, what is
used and whether the licence server answers may change; the notices of that time are noted. A report
knows only what is the case when it is sent. Differences are found by trying, with integers: what is
found is one, and that nothing is found proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import gcd, lcm
from typing import Final

from uccx_model.acts import REPORT
from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, replay
from uccx_model.graph import Graph
from uccx_model.moves import Move
from uccx_model.notices import Notice
from uccx_model.parameters import Profile
from uccx_model.states import EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import state_symbols
from uccx_model.walking import Walk, WalkError
from uccx_proofs.comparing.judging import look, step_act

__all__ = ["Doing", "Look", "Parting", "Passing", "Stage", "partings"]

BOUGHT: Final = 100
DEEPEST: Final = 3  #: things that happen one after the other


@dataclass(frozen=True)
class Doing:
    """Something that is done, at a moment when both have reported."""

    step: TraceStep  #: what it is on one side: its act and inputs


@dataclass(frozen=True)
class Stage:
    """How things stand for some time."""

    minutes: int
    usage: int
    answered: bool


@dataclass(frozen=True)
class Passing:
    """Time that passes until both have reported together again."""

    stages: tuple[Stage, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(stage.minutes for stage in self.stages)


@dataclass(frozen=True)
class Look:
    """What is seen of one side at a moment: None if what was to be done is refused."""

    here: Situation
    shown: Mapping[str, Value]
    notices: tuple[Notice, ...]  #: since the last look
    refused: bool = False

    @property
    def essence(self) -> tuple[object, ...]:
        """What must be equal for two sides to look alike."""
        return self.here.node, dict(self.shown), set(self.notices), self.refused


@dataclass(frozen=True)
class Parting:
    """How two releases come to look different: what happens, and what is seen after each of it."""

    happenings: tuple[Doing | Passing, ...]
    looks: tuple[tuple[Look, Look], ...]
    traces: tuple[Trace, Trace]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(h.minutes for h in self.happenings if isinstance(h, Passing))

    @property
    def by_state(self) -> bool:
        """The licensing states differ at the end, not only what is shown or announced."""
        return self.looks[-1][0].here.node != self.looks[-1][1].here.node


def partings(
    graph: Graph,
    one: Profile,
    other: Profile,
    options: Sequence[Choice] = (),
    deepest: int = DEEPEST,
) -> list[Parting]:
    """Return the ways in which two releases come to look different after the fewest happenings.

    Those in which the licensing state differs come first, then those that take less time.

    Args:
        graph: the model.
        one: the numbers of one release.
        other: those of the other.
        options: options that are chosen for both; defaults stand for those not named.
        deepest: how many things may happen one after the other.
    """
    waiting: list[tuple[Doing | Passing, ...]] = [()]
    for _ in range(deepest):
        found, alike = list[Parting](), list[tuple[Doing | Passing, ...]]()
        for path in waiting:
            for happening in _possible(_Run(graph, (one, other), options).along(path)):
                run = _Run(graph, (one, other), options).along((*path, happening))
                if run.parted:
                    found.append(run.parting())
                elif run.goes_on:
                    alike.append((*path, happening))
        if found:
            return sorted(found, key=lambda p: (not p.by_state, p.minutes))
        waiting = alike
    return []


@dataclass
class _Run:
    graph: Graph
    profiles: tuple[Profile, Profile]
    options: Sequence[Choice]
    happenings: list[Doing | Passing] = field(default_factory=list)
    looks: list[tuple[Look, Look]] = field(default_factory=list)
    goes_on: bool = True

    def __post_init__(self) -> None:
        zero = {n: False if n.endswith(("pending", "in_use")) else 0 for n in state_symbols()}
        values = {**zero, "bought": BOUGHT, "known": BOUGHT, "overage_allowed": True}
        start = Situation(EVALUATION.name, values)
        self.executions = [Execution(self.graph, p.values, self.options) for p in self.profiles]
        self.walks = [Walk(execution, start) for execution in self.executions]

    @property
    def together(self) -> int:
        """After how many minutes both report together."""
        return lcm(*(p.report_interval for p in self.profiles))

    @property
    def parted(self) -> bool:
        """They look different."""
        return bool(self.looks) and self.looks[-1][0].essence != self.looks[-1][1].essence

    def along(self, happenings: Sequence[Doing | Passing]) -> _Run:
        """Let this happen to both."""
        for happening in happenings:
            self.happenings.append(happening)
            left, right = (self._look(number, happening) for number in range(2))
            self.looks.append((left, right))
            self.goes_on = self.goes_on and not left.refused and not right.refused
        return self

    def parting(self) -> Parting:
        """Return what happened; the model goes both ways again.

        Raises:
            ReplayError: it does not.
        """
        left, right = (walk.trace() for walk in self.walks)
        for trace in (left, right):
            replay(self.graph, trace)
        return Parting(tuple(self.happenings), tuple(self.looks), (left, right))

    def _look(self, number: int, happening: Doing | Passing) -> Look:
        walk = self.walks[number]
        try:
            if isinstance(happening, Passing):
                steps = list(chain.from_iterable(self._passing(number, happening)))
            else:
                steps = [walk.go(_fitting(walk, happening.step))]
        except WalkError:
            return Look(walk.here, {}, (), refused=True)
        notices = dict.fromkeys(notice for step in steps for notice in step.notices)
        shown = look(self.executions[number], walk.here)
        return Look(walk.here, shown, tuple(notices))

    def _passing(self, number: int, passing: Passing) -> Iterator[list[TraceStep]]:
        """Let reports be sent, each with what is the case at its time."""
        interval, time = self.profiles[number].report_interval, 0
        for stage in passing.stages:
            reports = (time + stage.minutes) // interval - time // interval
            time += stage.minutes
            given = {"demand": stage.usage, "ssm_reachable": stage.answered}
            if reports:
                yield self.walks[number].wait(reports, given)


def _fitting(walk: Walk, wanted: TraceStep) -> Move:
    """Return what an act leads to, with the same inputs.

    Raises:
        WalkError: it is refused.
    """
    for move in walk.moves(wanted.inputs):
        same = move.inputs == wanted.inputs and move.possible
        if same and move.transition.kind.value != REPORT:
            step = walk.go(move)
            walk.back()
            if step_act(step) == step_act(wanted):
                return move
    raise WalkError(f"{step_act(wanted)} is refused")


def _possible(run: _Run) -> Iterator[Doing | Passing]:
    """Yield what may happen next: what an administrator can do on either side, and time."""
    seen: set[str] = set()
    for walk in run.walks:
        for move in walk.moves():
            if move.possible and move.transition.kind.value != REPORT:
                step = walk.go(move)
                walk.back()
                if step_act(step) not in seen:
                    seen.add(step_act(step))
                    yield Doing(step)
    whole, part = run.together, gcd(*(p.report_interval for p in run.profiles))
    strikes = min(p.values["strike_limit"] * p.report_interval for p in run.profiles)
    period = max(p.values["authorization_period"] * p.report_interval for p in run.profiles)
    for usage in (0, BOUGHT, BOUGHT + 1):
        yield from (Passing((Stage(whole, usage, answered),)) for answered in (True, False))
    over = BOUGHT + 1
    if part < whole:
        yield Passing((Stage(whole - part, BOUGHT, True), Stage(part, over, True)))
        yield Passing((Stage(strikes, over, True), Stage(whole - strikes, BOUGHT, True)))
    long = -(-period // whole) * whole
    yield from (Passing((Stage(long, 0, answered),)) for answered in (True, False))
