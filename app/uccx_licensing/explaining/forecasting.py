"""What comes if nothing changes: a system walked on with its last usage, entitlement and link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from uccx_licensing.explaining.guessed import Guessed, Guesses, Lock, least_of
from uccx_licensing.explaining.systems import Given, System
from uccx_model.moves import deadlines
from uccx_model.notices import Notice
from uccx_model.parameters import MINUTES_A_DAY
from uccx_model.states import ENFORCED
from uccx_model.stepping import Step, Stepper, Values
from uccx_model.tracking import Key, World

__all__ = ["ENFORCED_NODES", "Coming", "Story", "horizon", "onward", "stories"]

ENFORCED_NODES: Final = frozenset(state.name for state in ENFORCED)
_DAYS: Final = 400


@dataclass(frozen=True)
class Coming:
    """Something that comes."""

    after: int  #: how many reports from now
    node: str  #: the licensing state then
    strikes: int
    transition: str  #: what leads there
    notices: tuple[Notice, ...]
    perhaps: tuple[Notice, ...] = ()  #: notices that come under some of the readings only


@dataclass(frozen=True)
class Story:
    """What comes, under some combinations of readings."""

    mask: int
    key: Key  #: where it begins, for one of them
    part: int  #: the combinations under which it begins just there
    comings: tuple[Coming, ...]
    last: tuple[Coming, ...]
    """The same where it comes latest: clocks that are not known make it come later."""
    locked: Lock
    """What is locked where it begins; of stories that are one but for that, the least."""

    def first(self, nodes: frozenset[str]) -> Coming | None:
        """Return what leads to the first of some licensing states, if anything does."""
        return next((coming for coming in self.comings if coming.node in nodes), None)


def horizon(system: System) -> int:
    """Return how many reports are looked ahead."""
    return _DAYS * MINUTES_A_DAY // system.supposed.profile.report_interval


def stories(system: System, world: World, given: Given, guessed: Guessed) -> list[Story]:
    """Return all that comes if nothing changes, by the readings under which it does.

    A story ends with enforcement, or after 400 days.
    """
    told: dict[tuple[object, ...], Story] = {}
    inputs, guesses = system.inputs(given), Guesses(system)
    for key, mask in world.items():
        here = system.tracker.situation(key)
        for sure, some in guesses.parted(guessed, key, mask):
            locked = guesses.lock(here, sure=sure)
            for part, comings in _comings(system, key, some, inputs, given):
                new = Story(part, key, part, comings, comings, locked)
                shape = _shape(new)
                told[shape] = _together(told[shape], new) if shape in told else new
    return sorted(told.values(), key=lambda story: story.mask & -story.mask)


def _shape(story: Story) -> tuple[object, ...]:
    """Return what two stories have in common that are one but for when what is noticed."""
    locked = str(story.locked) if story.locked.sure else ""
    comings = tuple((c.node, c.strikes, c.transition) for c in story.comings)
    return story.key[0], locked, comings


def _together(one: Story, other: Story) -> Story:
    """Return two stories as one: what comes earlier, and when at the latest."""
    first = min(one, other, key=lambda story: _when(story.comings))
    second = other if first is one else one
    last = max(one.last, other.last, key=_when)
    both = zip(first.comings, second.comings, strict=True)
    comings = tuple(_noticed(mine, theirs) for mine, theirs in both)
    locked = min(one.locked, other.locked, key=least_of)
    return replace(first, mask=one.mask | other.mask, comings=comings, last=last, locked=locked)


def _noticed(mine: Coming, theirs: Coming) -> Coming:
    """Return what comes, with the notices of both: those that come surely, and the others."""
    sure = tuple(n for n in mine.notices if n in theirs.notices)
    found = dict.fromkeys((*mine.notices, *mine.perhaps, *theirs.notices, *theirs.perhaps))
    return replace(mine, notices=sure, perhaps=tuple(n for n in found if n not in sure))


def _when(comings: Sequence[Coming]) -> tuple[int, ...]:
    return tuple(coming.after for coming in reversed(comings))


def _comings(
    system: System, key: Key, mask: int, inputs: Values, given: Given
) -> Iterator[tuple[int, tuple[Coming, ...]]]:
    strikes = tuple(system.variables.state).index("strikes")
    whole = horizon(system)
    waiting: list[tuple[Key, int, int, tuple[Coming, ...]]] = [(key, mask, 0, ())]
    while waiting:
        (node, values), mask, passed, comings = waiting.pop()
        if passed == whole or (node in ENFORCED_NODES):
            yield mask, comings
            continue
        for duration in _durations(system, (node, values), whole - passed, given):
            lasting = system.lasting(inputs, duration)
            branches = system.tracker.stepper.report(node, values, lasting, mask)
            for branch in branches:
                if branch.transition is None:
                    continue
                mask &= ~branch.mask
                target = branch.transition.target.name
                news = comings
                if target != node or branch.notices or branch.values[strikes] != values[strikes]:
                    count = int(branch.values[strikes])
                    name = branch.transition.name
                    coming = Coming(passed + duration, target, count, name, branch.notices)
                    news = (*comings, coming)
                waiting.append(((target, branch.values), branch.mask, passed + duration, news))
            if not mask:
                break


def _durations(system: System, key: Key, most: int, given: Given) -> tuple[int, ...]:
    """Return how long the next stretch may be, the longest first."""
    here = system.tracker.situation(key)
    silent = not given.reachable
    ends = deadlines(system.supposed.profile.values, here, silent=silent)
    end = min([*ends, most])
    return tuple(dict.fromkeys((end, max(end - 1, 1), 1)))


def onward(
    system: System, stepper: Stepper, key: Key, given: Given, reports: int
) -> Iterator[tuple[int, Step]]:
    """Yield the steps of one combination through so many equal reports, with how many passed.

    This takes each stretch with a stepper of its own, and shares no step with `stories`.
    """
    inputs, passed = system.inputs(given), 0
    while passed < reports:
        for duration in _durations(system, key, reports - passed, given):
            step = stepper.report(*key, system.lasting(inputs, duration))
            if step is not None:
                break
        else:
            raise RuntimeError(f"time cannot pass in {key[0]}")
        passed += duration
        key = step.transition.target.name, step.values
        yield passed, step
