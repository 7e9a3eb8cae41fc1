"""A scenario carried out: the model says what comes of each happening, or why it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from uccx_licensing.amounts import Amount, amount_of
from uccx_licensing.simulating.amounts import LARGEST
from uccx_licensing.simulating.crowd import Crowd
from uccx_licensing.simulating.refusing import checked_start, refusal
from uccx_licensing.simulating.scenario import (
    Act,
    Agents,
    Happening,
    Last,
    More,
    Pass,
    Place,
    Ports,
    Scenario,
    Until,
    counted,
)
from uccx_licensing.simulating.surroundings import Surroundings
from uccx_licensing.story import Asides
from uccx_licensing.words import Calendar, in_words
from uccx_model.acts import act_of
from uccx_model.choices import Deployment
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, replay
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.moves import Move
from uccx_model.parameters import MINUTES_A_DAY
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.pools.recognising import has_pools
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation, Trace
from uccx_model.transition import Kind
from uccx_model.variables import LicenseType
from uccx_model.vocabulary import one_count
from uccx_model.walking import NotInTimeError, Walk, WalkError

__all__ = ["Course", "course_of", "run"]

_LINKS: Final = {"ssm_reachable": "link", "synced": "on_prem_link"}
"""How files call what these inputs tell."""
_YEARS: Final = 20  #: that is waited for a state at most, if nothing else is said
_INTERVALS: Final = 10**6  #: the same, where nothing tells how long they are


@dataclass(frozen=True)
class Course:
    """What comes of a scenario, and what its file says of it on the way."""

    trace: Trace
    asides: Asides  #: notes, and which link is lost or back: no step tells that by itself


def run(scenario: Scenario) -> Trace:
    """Return the trace of a scenario, as `course_of` does."""
    return course_of(scenario).trace


def course_of(scenario: Scenario) -> Course:
    """Carry a scenario out; all of its steps are taken again, with guards as they stand.

    Raises:
        InputError: something in it cannot happen; says where it is written, and why not.
    """
    told = scenario.beginning
    pooled = has_pools(told.start.values)
    graph, variables = (pooled_graph(), pools()) if pooled else (licensing_graph(), one_count())
    options = (told.numbers, told.choices, told.settings, told.dropped)
    execution = Execution(graph, *options, variables=variables)
    checked_start(execution, told.start, scenario.place)
    running = _Running(scenario, execution)
    for happening in scenario.happenings:
        running.do(happening)
    running.end()
    trace = running.walk.trace()
    replay(graph, trace, variables=variables)
    return Course(trace, running.asides)


class _Running:
    """An instance while its scenario is carried out."""

    def __init__(self, scenario: Scenario, execution: Execution) -> None:
        # What is supposed to stay is looked at by the plain reading only.
        stepper = None if execution.settings else Stepper(execution)
        self.walk = Walk(execution, scenario.beginning.start, stepper=stepper)
        self._execution = execution
        self._crowd = Crowd(scenario.servers)
        self._transitions = [
            t for t in transitions_of(execution.graph) if t.name not in execution.dropped
        ]
        self._calendar = Calendar.of_numbers(execution.parameters, scenario.clock)
        self._moment = Fraction(self._now)
        demands = [name for name in execution.variables.inputs if name.startswith("demand")]
        lasting: dict[str, Value] = {
            **dict.fromkeys(demands, 0),
            "ssm_reachable": True,
            "synced": Deployment.ON_PREM_DISCONNECTED not in execution.choices,
            **counted("bought", amount_of(self._here.values, "bought")),
        }
        self._around = Surroundings(lasting, self._moment)
        self.asides: dict[int, list[str]] = {}

    @property
    def _here(self) -> Situation:
        return self.walk.here

    @property
    def _now(self) -> int:
        return int(self._here.values["now"])

    def do(self, happening: Happening) -> None:
        """Let time pass until a happening, and let it happen."""
        if happening.at is not None:
            moment = happening.at.after(self._moment)
            if moment < self._moment:
                when = self._calendar.stamp(floor(self._moment))
                raise happening.place.error(f"this is before what happened last ({when})")
            self._pass_to(moment, happening.place)
        self._say(happening.note)
        for deed, place in happening.deeds:
            match deed:
                case Act(name=name, inputs=inputs):
                    self._act(name, inputs, place)
                case Last(inputs=inputs, once=once):
                    self._last(inputs, place, once=once)
                case More(amount=amount, sign=sign):
                    self._more(amount, sign, place)
                case Agents(kinds=kinds, sign=sign):
                    self._agents(kinds, sign, place)
                case Ports(number=number):
                    self._crowd.ports, self._crowd.used = number, True
                    self._recount(place)
                case Pass(reports=reports, together=True):
                    self._together(reports, place)
                case Pass(intervals=length):
                    self._pass_to(self._moment + length, place)
                case Until():
                    self._until(deed, place)

    def end(self) -> None:
        """Let one more report show what none has shown yet."""
        if (unseen := self._around.unseen) is not None:
            self._pass_to(Fraction(self._now + 1), unseen)

    def _act(self, name: str, inputs: Mapping[str, Value], place: Place) -> None:
        given = {
            **self.walk.usual,
            "ssm_reachable": self._around.lasting["ssm_reachable"],
            **inputs,
        }
        named = [t for t in self._transitions if name in (t.name, act_of(t.name))]
        for transition in (t for t in named if t.source.name == self._here.node):
            try:
                self.walk.go(Move(transition, given))
            except WalkError:
                continue
            self._around.acted()
            if self._crowd.used:
                self._recount(place)  # another licence type counts otherwise
            return
        told = f"{in_words(name)}, {self._calendar.stamp(self._now)}"
        raise refusal(place, told, self._execution, self._here, named, given)

    def _last(self, inputs: Mapping[str, Value], place: Place, *, once: bool = False) -> None:
        if "synced" in inputs and Deployment.DIRECT in self._execution.all_choices:
            wanted = f'deployment = "{Deployment.ON_PREM_DISCONNECTED.value}"'
            raise place.error(f"Direct has nothing to synchronize; write {wanted} at the top")
        if once:
            self._around.once(inputs, place)
        else:
            for name, link in _LINKS.items():
                if name in inputs and inputs[name] != self._around.lasting[name]:
                    self._say(f"{link} {'back' if inputs[name] else 'lost'}")
            self._around.last(inputs, place, self._moment, self._now)

    def _say(self, what: str) -> None:
        """Say something of what comes next."""
        if what:
            self.asides.setdefault(self.walk.taken, []).append(what)

    def _more(self, amount: Amount, sign: int, place: Place) -> None:
        change = counted("bought", amount)
        after = {name: int(self._around.lasting[name]) + sign * n for name, n in change.items()}
        if short := [name for name, number in after.items() if number < 0]:
            has = int(self._around.lasting[short[0]])
            raise place.error(f"only {has:,} are in the virtual account then")
        if max(after.values()) > LARGEST:
            raise place.error(f"expected an entitlement of at most {LARGEST:,}")
        self._last(after, place)

    def _agents(self, kinds: Mapping[str, int], sign: int, place: Place) -> None:
        try:
            self._crowd.change(kinds, sign)
        except ValueError as error:
            raise place.error(str(error)) from error
        self._recount(place)

    def _recount(self, place: Place) -> None:
        """Compute usage from who is logged in, under the licence type in effect (R29)."""
        kind = LicenseType(int(self._here.values["license_type"]))
        used = counted("demand", self._crowd.usage(kind))
        if max(used.values()) > LARGEST:
            raise place.error(f"expected a usage of at most {LARGEST:,}")
        if any(self._around.lasting[name] != number for name, number in used.items()):
            self._last(used, place)

    def _pass_to(self, moment: Fraction, place: Place) -> None:
        reports = floor(moment) - self._now
        if reports > 0 and self._around.passing:
            self._wait(1, place)
            reports -= 1
        if reports > 0:
            self._wait(reports, place)
        self._moment = moment

    def _wait(self, reports: int, place: Place) -> None:
        given = self._around.given
        try:
            self.walk.wait(reports, given)
        except WalkError as error:
            raise self._no_time(place, given) from error
        self._around.shown()

    def _together(self, reports: int, place: Place) -> None:
        given = self._around.given
        try:
            self.walk.report(reports, given)
        except WalkError:  # something happens on the way
            try:
                self.walk.wait(reports, given)
            except WalkError as error:
                raise self._no_time(place, given) from error
        self._around.shown()
        self._moment = Fraction(self._now)

    def _until(self, until: Until, place: Place) -> None:
        before = self._here.node
        if self._around.passing:
            self._pass_to(Fraction(self._now + 1), place)

        def holds(there: Situation) -> bool:
            return there.node in until.nodes if until.nodes else there.node != before

        minutes = self._calendar.minutes
        longest = _YEARS * 365 * MINUTES_A_DAY // minutes if minutes else _INTERVALS
        most = until.within or longest
        if holds(self._here):
            return
        try:
            self.walk.until(holds, most, self._around.given)
        except NotInTimeError as error:
            told = self._calendar.length(most)
            if until.within is None:
                told = f"{f'{_YEARS} years' if minutes else told}, which is the limit"
            told = f"{until.told!r}: this does not come about within {told}"
            raise place.error(told) from error
        except WalkError as error:
            raise place.error(f"{until.told!r}: {error}") from error
        self._around.shown()
        self._moment = Fraction(self._now)

    def _no_time(self, place: Place, given: Mapping[str, Value]) -> Exception:
        inputs = {**self.walk.usual, **given}
        reports = [t for t in self._transitions if t.kind is Kind.REPORT]
        told = f"a report, {self._calendar.stamp(self._now)}"
        return refusal(place, told, self._execution, self._here, reports, inputs)
