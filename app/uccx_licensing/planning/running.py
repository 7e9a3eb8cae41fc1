"""The model run on a series of usage with any entitlement: what comes of it, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain, groupby, islice, repeat

from uccx_licensing.planning.mixes import Mix
from uccx_licensing.planning.series import Series
from uccx_model.choices import Choice, Site
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.graph import licensing_graph
from uccx_model.parameters import Profile
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.states import (
    ENFORCED,
    EVALUATION,
    LOCKED,
    REGISTERED,
)
from uccx_model.stepping import Stepper, Values
from uccx_model.trace import Situation
from uccx_model.variables import LicenseType
from uccx_model.vocabulary import one_count

__all__ = ["Aim", "Halt", "Outcome", "RunError", "Runs"]

_ENFORCED = frozenset(node.name for node in ENFORCED)
_REGISTERED = frozenset(node.name for node in REGISTERED)
_LOCKED = frozenset(state.name for state in LOCKED)
_SITES = {LicenseType.FLEX_HCS: Site.HOSTED, LicenseType.NPS_NFR: Site.LAB}


class Aim(StrEnum):
    """What is to be avoided."""

    STRIKE = "strike"  #: any report above the entitlement
    LOCK = "lock"  #: irreversible Out of Compliance
    ENFORCEMENT = "enforcement"


class RunError(RuntimeError):
    """The model does not go on, or two ways to run it disagree: a mistake of this program."""


@dataclass(frozen=True)
class Halt:
    """Where a run is before a report, to go on from."""

    place: int  #: the number of the next report
    node: str
    values: Values


@dataclass(frozen=True)
class Outcome:
    """What came of a run: the number of the report at which each thing happened first.

    Args:
        happened: by what is to be avoided; what did not happen is missing.
        last: where it ended.
        heard: the reports that the licence server got and judged, if they were asked for.
        halts: where it was before the reports that were asked for.
    """

    happened: Mapping[Aim, int]
    last: Halt
    heard: tuple[int, ...] = ()
    halts: Mapping[int, Halt] = field(default_factory=dict)


@dataclass(frozen=True)
class Runs:
    """An instance that registers and then reports a series of usage.

    Args:
        series: the usage.
        profile: the release's numbers.
        choices: the readings that hold; defaults stand for those not named.
        license_type: the licence type in effect.
    """

    series: Series
    profile: Profile
    choices: tuple[Choice, ...] = ()
    license_type: LicenseType = LicenseType.FLEX_STANDARD

    @cached_property
    def execution(self) -> Execution:
        """The instance, to be read term by term."""
        site = _SITES.get(self.license_type)
        choices = (*self.choices, site) if site is not None else self.choices
        if self.series.mixes.pooled:
            return Execution(pooled_graph(), self.profile.values, choices, variables=pools())
        return Execution(licensing_graph(), self.profile.values, choices, variables=one_count())

    @cached_property
    def stepper(self) -> Stepper:
        """The instance, compiled."""
        return Stepper(self.execution)

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each state variable stands among the values."""
        return {name: place for place, name in enumerate(self.execution.variables.state)}

    def counts(self, name: str, values: Values) -> Mix:
        """Return a variable that counts licences, as a mix."""
        names = [f"{name}_{pool}" for pool in self.series.mixes.pools] or [name]
        return tuple(int(values[self.place[n]]) for n in names)

    def start(self, bought: Mix) -> Situation:
        """Return the instance before it registers, with an entitlement."""
        values = self.execution.variables.nothing_in_state()
        kind = {"license_type": int(self.license_type), "chosen_type": int(self.license_type)}
        values |= {"overage_allowed": True, **kind}
        pools = [f"_{pool}" for pool in self.series.mixes.pools] or [""]
        for pool, number in zip(pools, bought, strict=True):
            values |= {f"bought{pool}": number, f"known{pool}": number}
        return Situation(EVALUATION.name, values)

    @cached_property
    def _given(self) -> list[tuple[Value, ...]]:
        """Each report's inputs up to the entitlement."""
        series = self.series
        last, given = series.mixes.nothing, []
        for usage, answered in zip(series.usage, series.answered, strict=True):
            last = last if usage is None else usage
            given.append((1, *last, answered, True))
        return given

    def _inputs(self, bought: Iterable[Mix], begin: int, end: int) -> Iterator[Values]:
        """Yield the inputs of each report; after the last one, it is answered again and again."""
        tail = (0, int(self.license_type), True, False)
        given = islice(self._given, begin, end)
        more = end - max(len(self._given), begin)
        goes_on = (*self._given[-1][:-2], True, True)
        for before, mix in zip(chain(given, repeat(goes_on, max(more, 0))), bought, strict=False):
            yield (*before, *mix, *tail)

    def run(
        self,
        bought: Iterable[Mix],
        stop: Aim | None = None,
        *,
        begin: Halt | None = None,
        end: int | None = None,
        halts: Collection[int] = (),
        listening: bool = False,
    ) -> Outcome:
        """Return what comes of the usage with an entitlement.

        Args:
            bought: the entitlement at each report, from the one on at which it begins.
            stop: end as soon as this has happened.
            begin: where it begins; None for the registration before the first report.
            end: the number of the report before which it ends; after the last one, reports like
                it are added, all answered.
            halts: the reports before which it is to be kept where the run is.
            listening: tell which reports the licence server got.

        Raises:
            RunError: the model does not go on.
        """
        report, silence = self.stepper.report, self.place["silence"]
        happened: dict[Aim, int] = {}
        heard, kept = list[int](), dict[int, Halt]()
        first = 0 if begin is None else begin.place
        here = begin
        node, values = ("", ()) if begin is None else (begin.node, begin.values)
        place = first
        inputs_of = self._inputs(bought, first, len(self.series) if end is None else end)
        for place, inputs in enumerate(inputs_of, start=first):
            if here is None:
                here = self._registered(inputs)
                node, values = here.node, here.values
            if place in halts:
                kept[place] = Halt(place, node, values)
            step = report(node, values, inputs)
            if step is None:
                raise RunError(f"no report is possible in {node} with {inputs}")
            node, values = step.transition.target.name, step.values
            self._note(happened, node, values, place)
            if listening and node in _REGISTERED and values[silence] == 0:
                heard.append(place)
            if stop is not None and stop in happened:
                break
        return Outcome(happened, Halt(place + 1, node, values), tuple(heard), kept)

    def _note(self, happened: dict[Aim, int], node: str, values: Values, place: int) -> None:
        if values[self.place["strikes"]] > 0 and Aim.STRIKE not in happened:
            happened[Aim.STRIKE] = place
        if node in _LOCKED and Aim.LOCK not in happened:
            happened[Aim.LOCK] = place
        if node in _ENFORCED and Aim.ENFORCEMENT not in happened:
            happened[Aim.ENFORCEMENT] = place

    def _registered(self, inputs: Values) -> Halt:
        """Return the instance after it registered with the first report's entitlement."""
        first = len(self.series.mixes.nothing)
        start = self.start(tuple(map(int, inputs[first + 3 : 2 * first + 3])))
        online = (*inputs[: first + 1], True, *inputs[first + 2 :])
        step = self.stepper.act(start.node, "register", self.stepper.values(start), online)
        if step is None or not self.execution.is_start(start):
            raise RunError(f"no instance starts and registers with {inputs}")
        return Halt(0, step.transition.target.name, step.values)

    def confirm(self, bought: Sequence[Mix], outcome: Outcome) -> None:
        """Run the same with the plain reading of the model, term by term, and compare.

        Equal reports in a row are taken as one stretch where the model has one.

        Raises:
            RunError: it is not the same.
        """
        here = self.execution.take(self.start(bought[0]), "register", self._beginning()).after
        for inputs, group in groupby(self._inputs(bought, 0, outcome.last.place)):
            times = sum(1 for _ in group)
            whole = self._taken(here, (times, *inputs[1:]))
            if whole is not None:
                here = whole
                continue
            for _ in range(times):
                single = self._taken(here, inputs)
                if single is None:
                    raise RunError(f"no report is possible in {here.node} with {inputs}")
                here = single
        last = outcome.last
        if (here.node, self.stepper.values(here)) != (last.node, last.values):
            raise RunError("the compiled model and its plain reading disagree")

    def _beginning(self) -> dict[str, Value]:
        """Return the inputs of the registration by name."""
        names = self.execution.variables.inputs
        nothing: dict[str, Value] = dict.fromkeys(names, 0)
        flags = {"ssm_reachable": True, "synced": True, "overage_allowed": True}
        return nothing | flags | {"duration": 1, "wfo_in_use": False}

    def _taken(self, here: Situation, inputs: Values) -> Situation | None:
        """Return where the reports lead in one step; None where no one step does it.

        The transition is the one that the compiled model takes; the plain reading has to agree.
        """
        step = self.stepper.report(here.node, self.stepper.values(here), inputs)
        if step is None:
            return None
        given = dict(zip(self.execution.variables.inputs, inputs, strict=True))
        try:
            return self.execution.take(here, step.transition.name, given).after
        except NotEnabledError as error:
            raise RunError(f"the plain reading of the model does not go on: {error}") from error
