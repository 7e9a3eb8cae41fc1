"""What would help: each act tried by running the model on, and until when it still does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from uccx_licensing.amounts import Amount, amount_of, is_any
from uccx_licensing.explaining.forecasting import ENFORCED_NODES, Story, horizon, onward
from uccx_licensing.explaining.sufficing import added, missing_for, within
from uccx_licensing.explaining.systems import (
    LOCKED_NODES,
    Given,
    System,
    transitions_of_act,
)
from uccx_model.choices import Q6, Q7, Choice
from uccx_model.pools.pooled import COVERING_TYPES
from uccx_model.stepping import Stepper
from uccx_model.tracking import Key

__all__ = ["LOCKED_NODES", "Help", "helps"]


@dataclass(frozen=True)
class Help:
    """An act that averts something, or ends it."""

    act: str  #: "buy", "reduce usage", "restore the link", "register" and others
    amount: Amount | None  #: the entitlement or the usage that is needed, where that is known
    missing: Amount | None  #: what of it is still to be bought
    averts: str  #: "enforcement", "irreversible" Out of Compliance, or "lifts" an enforcement
    latest: int | None  #: the last report before which it helps, counted from now; None: any time
    postponed: int | None  #: it comes only after so many reports; None: not within 400 days
    at_least: bool = False  #: more may be needed, for nobody knows how much is locked
    readings: tuple[tuple[Choice, ...], ...] = ()  #: under which it helps; of all tried, if none


@dataclass(frozen=True)
class _Act:
    name: str
    given: Given
    amount: Amount | None = None
    missing: Amount | None = None
    at_least: bool = False
    steps: tuple[str, ...] = ()  #: acts that take no time, one after the other


def helps(system: System, story: Story, given: Given) -> Iterator[Help]:
    """Yield what averts irreversible Out of Compliance and enforcement, or lifts an enforcement.

    Args:
        system: the system.
        story: what comes if nothing changes.
        given: the inputs that do not change.

    Raises:
        RuntimeError: the model, run anew, does not go the story's way: a mistake in this program.
    """
    trials = _Trials(system, story, given, story.part)
    trials.confirm()
    found = [*trials.found()]
    for act, reading in _DEPENDING.items():
        found += _by_option(trials, act, reading)
    yield from sorted(found, key=lambda one: one.averts == "enforcement")


_NOTHING: Final[Amount] = 0
_DEPENDING: Final[Mapping[str, type[Choice]]] = {
    "reregister": Q7,
    "deregister and register": Q6,
}
"""The acts whose outcome is a reading's answer: these are tried under each of its options."""


def _by_option(trials: _Trials, act: str, reading: type[Choice]) -> Iterator[Help]:
    """Yield what an act does under each option of a reading, once where it is the same."""
    found: dict[Help, list[Choice]] = {}
    possible = trials.system.combinations.possible(trials.among, reading)
    for option in possible:
        trial = replace(trials.among_with(option), only=act)
        trial.confirm()
        for one in trial.found():
            found.setdefault(one, []).append(option)
    for one, options in found.items():
        everywhere = len(options) == len(possible)
        yield one if everywhere else replace(one, readings=(tuple(options),))


@dataclass(frozen=True)
class _Trials:
    system: System
    story: Story
    given: Given
    among: int  #: the combinations of which one is tried: that with the fewest unusual options
    only: str = ""  #: the only act that is tried; none: all that do the same under every option

    @cached_property
    def stepper(self) -> Stepper:
        return self.system.stepper(self.system.combinations.first(self.among))

    @property
    def covering(self) -> bool:
        return self.system.supposed.license_type in COVERING_TYPES

    def among_with(self, option: Choice) -> _Trials:
        """Return the same for the combinations that have an option."""
        return replace(self, among=self.among & self.system.combinations.having(option))

    def confirm(self) -> None:
        """Run the story anew and compare when it is enforced."""
        coming = self.story.first(ENFORCED_NODES)
        found = self._meets(self.story.key, self.given, ENFORCED_NODES)
        expected = 0 if self.story.key[0] in ENFORCED_NODES else coming and coming.after
        if found != expected:
            raise RuntimeError(f"a forecast is not confirmed: {found} instead of {expected}")

    def found(self) -> Iterator[Help]:
        """Yield what averts something, or lifts an enforcement."""
        if self.story.key[0] in ENFORCED_NODES:
            yield from self.lifting()
            return
        for what, nodes in (("irreversible", LOCKED_NODES), ("enforcement", ENFORCED_NODES)):
            coming = self.story.first(nodes)
            if coming is not None and self.story.key[0] not in nodes:
                yield from self.averting(what, nodes, coming.after)

    def lifting(self) -> Iterator[Help]:
        for act in self._acts(self.story.key):
            key = self._acted(self.story.key, act)
            if key is None:
                continue
            for _, step in onward(self.system, self.stepper, key, act.given, 1):
                if step.transition.target.name not in ENFORCED_NODES:
                    yield self._help(act, "lifts")

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
            yield self._help(act, what, helpful, now)

    def _help(
        self, act: _Act, averts: str, latest: int | None = None, postponed: int | None = None
    ) -> Help:
        return Help(act.name, act.amount, act.missing, averts, latest, postponed, act.at_least)

    def _acts(self, key: Key) -> Iterator[_Act]:
        """Yield what can be tried; amounts are those that are needed in a situation."""
        for act in self._all_acts(key):
            if self.only == (act.name if act.name in _DEPENDING else ""):
                yield act

    def _all_acts(self, key: Key) -> Iterator[_Act]:
        given, system = self.given, self.system
        values = system.tracker.situation(key).values
        yield from self._purchases(amount_of(values, "locked"))
        known = given.entitlement
        if not system.synchronizes:
            known = amount_of(values, "known")
            yield _Act("synchronize", replace(given, synced=True))
        less = within(known, given.usage, covering=self.covering)
        if less != given.usage:
            yield _Act("reduce usage", replace(given, usage=less), less)
        if not given.reachable:
            yield _Act("restore the link", replace(given, reachable=True))
        for name in ("register", "reregister"):
            yield _Act(name, given, steps=(name,))
        if self.story.locked.any:
            yield _Act("deregister and register", given, steps=("deregister", "register"))

    def _purchases(self, locked: Amount) -> Iterator[_Act]:
        """Yield the purchase that is enough for usage and for what is locked.

        What is locked may stand for any amount that does the same; then it is not told.
        """
        given, lock = self.given, self.story.locked
        enough, missing = self._bought(locked)
        if not is_any(missing):
            return
        name = "buy" if self.system.synchronizes else "buy and synchronize"
        then = replace(given, entitlement=enough, synced=True)
        if lock.sure:
            yield _Act(name, then, enough, missing)
        elif is_any(lock.amount):
            yield _Act(name, then, *self._bought(lock.amount), at_least=True)
        else:
            yield _Act(name, then, at_least=True)

    def _bought(self, locked: Amount) -> tuple[Amount, Amount]:
        """Return the entitlement that is enough for usage and a lock, and what of it is missing."""
        enough, missing = self.given.entitlement, _NOTHING
        for usage in (self.given.usage, locked):
            more = missing_for(enough, usage, covering=self.covering)
            enough, missing = added(enough, more), added(missing, more)
        return enough, missing

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
        inputs = self.system.inputs(replace(act.given, reachable=True))
        for name in act.steps:
            ways = transitions_of_act(name)
            steps = (self.stepper.act(key[0], way, key[1], inputs) for way in ways)
            step = next(filter(None, steps), None)
            if step is None:
                return None
            key = step.transition.target.name, step.values
        return key

    def _meets(self, key: Key, given: Given, nodes: frozenset[str]) -> int | None:
        """Return after how many reports one of these licensing states is met; None: never."""
        if key[0] in nodes:
            return 0
        for passed, step in onward(self.system, self.stepper, key, given, horizon(self.system)):
            if step.transition.target.name in nodes:
                return passed
        return None
