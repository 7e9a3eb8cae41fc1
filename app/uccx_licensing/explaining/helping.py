"""What would help: each act tried by running the model on, and until when it still does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from uccx_licensing.amounts import amount_of
from uccx_licensing.explaining.forecasting import ENFORCED_NODES, Story, horizon, onward
from uccx_licensing.explaining.systems import (
    LOCKED_NODES,
    Given,
    System,
    counts,
    transitions_of_act,
)
from uccx_licensing.observing.observations import Amount
from uccx_model.expressions import boolean, integer
from uccx_model.pools.amounts import Entitlement, Pool, Usage
from uccx_model.pools.pooled import COVERING_TYPES
from uccx_model.stepping import Stepper
from uccx_model.tracking import Key

__all__ = ["LOCKED_NODES", "Help", "helps", "least_entitlement"]


@dataclass(frozen=True)
class Help:
    """An act that averts something, or ends it."""

    act: str  #: "buy", "reduce usage", "restore the link", "register" or "reregister"
    amount: Amount | None  #: the entitlement or the usage that is needed
    averts: str  #: "enforcement", "irreversible" Out of Compliance, or "lifts" an enforcement
    latest: int | None  #: the last report before which it helps, counted from now; None: any time
    postponed: int | None  #: it comes only after so many reports; None: not within 400 days


@dataclass(frozen=True)
class _Act:
    name: str
    amount: Amount | None
    given: Given
    transitions: tuple[str, ...] = ()


def least_entitlement(entitlement: Amount, usage: Amount, *, covering: bool) -> Amount:
    """Return the least entitlement that is enough for a usage if nothing of this one is sold."""
    if isinstance(entitlement, int) and isinstance(usage, int):
        return max(entitlement, usage)
    own, used = counts(entitlement), counts(usage)
    least = {pool: max(own.get(pool, 0), used.get(pool, 0)) for pool in Pool}
    if covering:  # Premium seats that are not used stand in for Standard ones
        spare = least[Pool.PREMIUM] - used.get(Pool.PREMIUM, 0)
        standard = used.get(Pool.STANDARD, 0) - spare
        least[Pool.STANDARD] = max(own.get(Pool.STANDARD, 0), standard)
    return least


def _most_usage(entitlement: Amount, usage: Amount, *, covering: bool) -> Amount:
    """Return as much of a usage as an entitlement is enough for."""
    if isinstance(entitlement, int) and isinstance(usage, int):
        return min(entitlement, usage)
    own, used = _terms(entitlement, usage, covering)
    return {pool: int(n.value) for pool, n in used.at_most(own).counts.items()}


def _terms(entitlement: Amount, usage: Amount, covering: bool) -> tuple[Entitlement, Usage]:
    def terms(amount: Amount) -> dict[Pool, object]:
        return {pool: integer(counts(amount).get(pool, 0)) for pool in Pool}

    covers = boolean(covering)
    return Entitlement(terms(entitlement), covers), Usage(terms(usage), covers)  # type: ignore[arg-type]


def helps(system: System, story: Story, given: Given) -> Iterator[Help]:
    """Yield what averts irreversible Out of Compliance and enforcement, or lifts an enforcement.

    Args:
        system: the system.
        story: what comes if nothing changes.
        given: the inputs that do not change.

    Raises:
        RuntimeError: the model, run anew, does not go the story's way: a mistake in this program.
    """
    trials = _Trials(system, story, given)
    trials.confirm()
    if story.key[0] in ENFORCED_NODES:
        yield from trials.lifting()
        return
    for what, nodes in (("irreversible", LOCKED_NODES), ("enforcement", ENFORCED_NODES)):
        coming = story.first(nodes)
        if coming is not None and story.key[0] not in nodes:
            yield from trials.averting(what, nodes, coming.after)


@dataclass(frozen=True)
class _Trials:
    system: System
    story: Story
    given: Given

    @cached_property
    def stepper(self) -> Stepper:
        return self.system.stepper(self.system.combinations.first(self.story.part))

    @property
    def covering(self) -> bool:
        return self.system.supposed.license_type in COVERING_TYPES

    def confirm(self) -> None:
        """Run the story anew and compare when it is enforced."""
        coming = self.story.first(ENFORCED_NODES)
        found = self._meets(self.story.key, self.given, ENFORCED_NODES)
        expected = 0 if self.story.key[0] in ENFORCED_NODES else coming and coming.after
        if found != expected:
            raise RuntimeError(f"a forecast is not confirmed: {found} instead of {expected}")

    def lifting(self) -> Iterator[Help]:
        for act in self._acts(self.story.key):
            key = self._acted(self.story.key, act)
            if key is None:
                continue
            for _, step in onward(self.system, self.stepper, key, act.given, 1):
                if step.transition.target.name not in ENFORCED_NODES:
                    yield Help(act.name, act.amount, "lifts", None, None)

    def averting(self, what: str, nodes: frozenset[str], comes: int) -> Iterator[Help]:
        for act in self._acts(self._after(comes)):
            now = self._tried(act, 0, nodes)
            if now is not None and now <= comes:
                continue
            helpful, late = 0, comes
            while late - helpful > 1:
                middle = (helpful + late) // 2
                then = self._tried(act, middle, nodes)
                if then is None or (now is not None and then > comes):
                    helpful = middle
                else:
                    late = middle
            yield Help(act.name, act.amount, what, helpful, now)

    def _acts(self, key: Key) -> Iterator[_Act]:
        """Yield what can be tried; amounts are those that are needed in a situation."""
        given, system = self.given, self.system
        here = system.tracker.situation(key)
        needed = least_entitlement(given.entitlement, given.usage, covering=self.covering)
        needed = least_entitlement(needed, amount_of(here.values, "locked"), covering=self.covering)
        if needed != given.entitlement:
            yield _Act("buy", needed, replace(given, entitlement=needed, synced=True))
        less = _most_usage(given.entitlement, given.usage, covering=self.covering)
        if less != given.usage:
            yield _Act("reduce usage", less, replace(given, usage=less))
        if not given.reachable:
            yield _Act("restore the link", None, replace(given, reachable=True))
        for name in ("register", "reregister"):
            yield _Act(name, None, given, transitions_of_act(name))

    def _tried(self, act: _Act, wait: int, nodes: frozenset[str]) -> int | None:
        """Return when it comes if the act is done after some reports; None: not at all.

        Where the act is not possible, it comes at once.
        """
        key = self._acted(self._after(wait), act)
        if key is None:
            return wait
        comes = self._meets(key, act.given, nodes)
        return None if comes is None else wait + comes

    def _after(self, reports: int) -> Key:
        key = self.story.key
        for _, step in onward(self.system, self.stepper, key, self.given, reports):
            key = step.transition.target.name, step.values
        return key

    def _acted(self, key: Key, act: _Act) -> Key | None:
        if not act.transitions:
            return key
        inputs = self.system.inputs(replace(act.given, reachable=True))
        steps = (self.stepper.act(key[0], name, key[1], inputs) for name in act.transitions)
        step = next(filter(None, steps), None)
        return None if step is None else (step.transition.target.name, step.values)

    def _meets(self, key: Key, given: Given, nodes: frozenset[str]) -> int | None:
        """Return after how many reports one of these licensing states is met; None: never."""
        if key[0] in nodes:
            return 0
        for passed, step in onward(self.system, self.stepper, key, given, horizon(self.system)):
            if step.transition.target.name in nodes:
                return passed
        return None
