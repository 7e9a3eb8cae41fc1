"""One system as the model runs it: which variables it has, where it starts, what a report gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import itemgetter
from typing import Final

from uccx_licensing.amounts import Amount
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_model.acts import act_of
from uccx_model.choices import CIRCUMSTANCES, READINGS, Choice, Deployment
from uccx_model.combinations import Combinations
from uccx_model.evaluation import Value
from uccx_model.execution import Execution
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name, pooled_graph, pools
from uccx_model.states import LOCKED
from uccx_model.stepping import Stepper, Values
from uccx_model.trace import Situation
from uccx_model.tracking import Tracker
from uccx_model.transition import Kind
from uccx_model.unsettled import UnsettledStepper
from uccx_model.vocabulary import Vocabulary, one_count

__all__ = ["LOCKED_NODES", "Given", "System", "counts", "transitions_of_act"]

LOCKED_NODES: Final = frozenset(state.name for state in LOCKED)


@cache
def transitions_of_act(name: str) -> tuple[str, ...]:
    """Return the transitions without time that an act leads to, or that have this name."""
    found = (t.name for t in transitions_of(licensing_graph()) if t.kind is Kind.ACTION)
    return tuple(dict.fromkeys(t for t in found if name in (t, act_of(t))))


def counts(amount: Amount) -> dict[Pool, int]:
    """Return an amount's count in each pool; one count has none."""
    return {} if isinstance(amount, int) else {p: amount.get(p, 0) for p in Pool}


@dataclass(frozen=True)
class Given:
    """What is given to one report."""

    usage: Amount
    entitlement: Amount
    reachable: bool
    synced: bool


@dataclass(frozen=True)
class System:
    """A system with what is supposed of it.

    Args:
        supposed: its numbers, readings and start.
        bought: the entitlement at the start.
        pooled: licences are counted by pool.
        limited: License Control may limit usage, at some time.
    """

    supposed: Supposed
    bought: Amount
    pooled: bool
    limited: bool = False
    _known: dict[tuple[object, ...], Values] = field(default_factory=dict)
    _steppers: dict[tuple[Choice, ...], Stepper] = field(default_factory=dict)

    @property
    def graph(self) -> Graph:
        """The model."""
        return pooled_graph() if self.pooled else licensing_graph()

    @property
    def variables(self) -> Vocabulary:
        """Its variables."""
        return pools() if self.pooled else one_count()

    @cached_property
    def combinations(self) -> Combinations:
        """The combinations of readings and circumstances that are possible."""
        given = self.supposed.readings
        options = {q: (given[q],) if q in given else tuple(q) for q in READINGS}
        options |= {c: (given[c],) for c in CIRCUMSTANCES if c in given}
        return Combinations(options)

    @cached_property
    def tracker(self) -> Tracker:
        """What follows everything that is possible."""
        numbers = self.supposed.profile.values
        return Tracker(UnsettledStepper(self.graph, numbers, self.combinations, self.variables))

    def execution(self, choices: Iterable[Choice]) -> Execution:
        """Return the instance under one combination."""
        numbers = self.supposed.profile.values
        return Execution(self.graph, numbers, tuple(choices), variables=self.variables)

    def stepper(self, choices: tuple[Choice, ...]) -> Stepper:
        """Return the instance under one combination, compiled."""
        found = self._steppers.get(choices)
        if found is None:
            found = self._steppers[choices] = Stepper(self.execution(choices))
        return found

    @property
    def begins(self) -> Start:
        """Where it starts, as it is told."""
        return self.supposed.start or Start()

    @cached_property
    def start(self) -> Situation:
        """Where it starts."""
        supposed, begins = self.supposed, self.begins
        told: dict[str, Value] = {
            **begins.values,
            **self.spread("bought", self.bought),
            **self.spread("known", self.bought),
            **self.spread("locked", begins.locked),
            "license_type": int(supposed.license_type),
            "chosen_type": int(supposed.license_type),
            "overage_allowed": supposed.overage_allowed,
        }
        if begins.locked:
            told |= self.spread("reported", begins.locked)
        return Situation(begins.node, self.variables.nothing_in_state() | told)

    @property
    def synchronizes(self) -> bool:
        """Whether purchases become known to the licence server without anybody's doing."""
        return Deployment.ON_PREM_DISCONNECTED not in self.supposed.readings.values()

    @cached_property
    def shown(self) -> Callable[[Values], tuple[Value, ...]]:
        """Returns of values those that are told where they change."""
        names = ("strikes", "locked", "known")
        return itemgetter(*(n for n, v in enumerate(self.variables.state) if v.startswith(names)))

    def spread(self, name: str, amount: Amount) -> dict[str, int]:
        """Return an amount by the names of its variables."""
        if not self.pooled:
            assert isinstance(amount, int)  # noqa: S101 - the data were found to be so
            return {name: amount}
        told = dict.fromkeys(Pool, 0) if isinstance(amount, int) else counts(amount)
        return {count_name(name, pool): number for pool, number in told.items()}

    def inputs(self, given: Given) -> Values:
        """Return what is given to a report, in the order of the variables."""
        sizes = (_hashable(given.usage), _hashable(given.entitlement))
        key = (*sizes, given.reachable, given.synced)
        found = self._known.get(key)
        if found is None:
            told = self.named_inputs(given)
            found = self._known[key] = tuple(told[name] for name in self.variables.inputs)
        return found

    def named_inputs(self, given: Given) -> dict[str, Value]:
        """Return what is given to a report, by name."""
        values = self.start.values
        stays = {n: values[n] for n in _STAYS}
        return {
            "duration": 1,
            **stays,
            **self.spread("demand", given.usage),
            **self.spread("bought", given.entitlement),
            "ssm_reachable": given.reachable,
            "synced": given.synced,
        }

    def lasting(self, inputs: Values, duration: int) -> Values:
        """Return inputs of so many equal reports."""
        names = tuple(self.variables.inputs)
        place = names.index("duration")
        return (*inputs[:place], duration, *inputs[place + 1 :])


_STAYS: Final = ("agents", "license_type", "overage_allowed", "wfo_in_use")
"""Inputs that only acts read."""


def _hashable(amount: Amount) -> object:
    return amount if isinstance(amount, int) else tuple(sorted(amount.items()))
