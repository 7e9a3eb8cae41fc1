"""Which runs of the model agree with what was seen, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import Final

from uccx_licensing.amounts import amount_of, pool_of
from uccx_licensing.explaining.beginning import assumptions, system_of
from uccx_licensing.explaining.explanation import (
    Change,
    Excluded,
    Explanation,
    Forecast,
    Possible,
    Verdict,
)
from uccx_licensing.explaining.following import Followed, follow, start_world
from uccx_licensing.explaining.forecasting import stories
from uccx_licensing.explaining.guessed import Guessed, Guesses, least_of
from uccx_licensing.explaining.helping import helps
from uccx_licensing.explaining.running import Happened, contradicts, run_through
from uccx_licensing.explaining.slots import Laid, lay
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.explaining.suspecting import unexplained
from uccx_licensing.explaining.systems import LOCKED_NODES, Given, System
from uccx_licensing.observing.observations import Observed
from uccx_licensing.options import InputError
from uccx_model.choices import Choice
from uccx_model.combinations import Combinations
from uccx_model.moves import CLOCKS
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.tracking import ATTESTED, Key, World

__all__ = ["explained"]

_CONFIRMED: Final = 3  #: options that are ruled out and are run by themselves


def explained(
    observed: Observed, supposed: Supposed, *, moment: datetime | None = None
) -> Explanation:
    """Find out what a system did, from its data.

    Args:
        observed: the data.
        supposed: what no file tells.
        moment: a moment, in UTC, at which what was possible is told too.

    Raises:
        InputError: the data contradict themselves or what is supposed, or do not suffice.
        RuntimeError: what was found is not confirmed: a mistake in this program.
    """
    system = system_of(observed, supposed)
    laid = lay(observed, system, moment)
    _check_moment(laid, moment)
    found = follow(system, laid, start_world(system), moment=moment)
    alive, stuck, doubts = found.alive, found.stuck, found.doubts
    possible = system.combinations.possible
    verdict = Verdict.EXPLAINED
    if stuck is not None:
        verdict = Verdict.UNKNOWN if doubts else Verdict.UNEXPLAINED
    _confirm(system, laid, found)
    changes: tuple[Change, ...] = ()
    story: Trace | None = None
    try:
        if stuck is None:
            changes, story = _run(system, laid, alive)
    except RuntimeError:
        if not doubts:
            raise
        verdict = Verdict.UNKNOWN  # what was left out is missing between two situations
    choices = system.combinations.first(alive) if alive else ()
    return Explanation(
        supposed=system.supposed,
        assumptions=tuple(assumptions(system, laid, observed)),
        repairs=(*observed.repairs, *laid.repairs),
        verdict=verdict,
        doubts=tuple(doubts),
        reports=sum(slot.times for slot in laid.slots if slot.inputs),
        missing=laid.missing,
        begins=laid.slots[0].at,
        ends=laid.ends(laid.slots[-1]),
        interval=laid.interval,
        choices=choices,
        changes=changes,
        story=story,
        start=system.start,
        given=laid.last,
        amounts_known=bool(observed.reports) or supposed.bought is not None,
        at=_asked(system, found),
        end=tuple(_possible(system, found.world, found.guessed, alive)),
        open={c: possible(alive | found.unsure, c) for c in system.combinations.open},
        excluded=_excluded(found) if alive else (),
        together=tuple(_together(system.combinations, alive)) if alive and not doubts else (),
        unexplained=None if stuck is None else unexplained(system, stuck),
        forecasts=tuple(_forecasts(system, laid, found)) if alive else (),
    )


def _confirm(system: System, laid: Laid, found: Followed) -> None:
    """Run some of what was ruled out by itself: it must contradict the data.

    Raises:
        RuntimeError: it does not: a mistake in this program.
    """
    gone = [option for option in found.excluded if found.alive][:_CONFIRMED]
    masks = [system.combinations.having(option) for option in gone]
    if found.stuck is not None and not found.doubts:
        masks.append(system.combinations.every)
    for mask in masks:
        if contradicts(system, laid, system.combinations.first(mask)) is False:
            raise RuntimeError("what was ruled out agrees with the data")


def _check_moment(laid: Laid, moment: datetime | None) -> None:
    """Refuse a moment of which the data do not tell.

    Raises:
        InputError: it is before the first report, or after the last.
    """
    first, last = laid.slots[0].at, laid.ends(laid.slots[-1])
    if moment is not None and not first - laid.interval <= moment <= last + laid.interval:
        raise InputError(
            f"--at: the data tell of {first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M} UTC; expected "
            "a moment among them. What comes after them is told as what comes if nothing changes."
        )


def _run(system: System, laid: Laid, alive: int) -> tuple[tuple[Change, ...], Trace]:
    """Return the changes in one run that agrees with the data, and the run as a story.

    In the story, the reports between two changes are one step.
    """
    choices = system.combinations.first(alive)
    told, mask = system.stepper(choices).told, system.combinations.only(choices)
    changes, steps = list[Change](), list[TraceStep]()
    former, passed, waiting = _visible(system, system.tracker.key(system.start)), 0, 0
    last: Happened | None = None
    guesses, guessed, before = Guesses(system), Guessed(), system.tracker.key(system.start)
    for happened in run_through(system, laid, choices):
        now = _visible(system, happened.key)
        changed = now != former or not happened.duration
        if happened.duration:
            worlds = {before: mask}, {happened.key: mask}
            guessed = guesses.after(guessed, happened.slot, *worlds, ())
        before = happened.key
        passed += happened.duration
        if changed or ATTESTED.intersection(happened.step.notices):
            if last is not None and waiting:
                steps.append(told(last.step, system.lasting(last.inputs, waiting)))
            steps.append(told(happened.step, happened.inputs))
            changes.append(_change(system, happened, passed, guessed))
            former, passed, waiting = now, 0, 0
        else:
            waiting += happened.duration
        last = happened
    if last is not None and waiting:
        steps.append(told(last.step, system.lasting(last.inputs, waiting)))
    numbers = dict(system.supposed.profile.values)
    return tuple(changes), Trace(numbers, choices, system.start, tuple(steps))


def _visible(system: System, key: Key) -> tuple[object, ...]:
    """Return what is seen of a situation: what of it changes is a change that is told."""
    return key[0], system.shown(key[1])


def _change(system: System, happened: Happened, passed: int, guessed: Guessed) -> Change:
    here = system.tracker.situation(happened.key)
    return Change(
        happened.at,
        happened.place,
        happened.step.transition.name,
        here.node,
        int(here.values["strikes"]),
        Guesses(system).lock(here, sure=not guessed.locks),
        None if "usage" in guessed.names else amount_of(here.values, "usage"),
        amount_of(here.values, "known"),
        tuple(happened.step.notices),
        passed,
    )


def _asked(system: System, found: Followed) -> tuple[Possible, ...] | None:
    if found.asked is None:
        return None
    return tuple(_possible(system, *found.asked, found.alive))


def _possible(system: System, world: World, guessed: Guessed, alive: int) -> Iterator[Possible]:
    """Yield what is possible, with the readings that it needs of those that are."""
    guesses = Guesses(system)
    groups: dict[tuple[bool, str], list[tuple[Situation, int]]] = {}
    for key, mask in world.items():
        here = system.tracker.situation(key)
        for sure, part in guesses.parted(guessed, key, mask & alive):
            told = _visible(system, key) if sure else (key[0], amount_of(here.values, "known"))
            groups.setdefault((sure, str(told)), []).append((here, part))
    for (sure, _), found in groups.items():
        mask = 0
        for _, part in found:
            mask |= part
        heres = [here for here, _ in found]
        locked = min((guesses.lock(here, sure=sure) for here in heres), key=least_of)
        unknown = guessed.names | _differing(heres)
        yield Possible(
            heres[0],
            tuple(_needed(system.combinations, mask, alive)),
            dict(_unsure(heres)),
            unknown if sure else unknown | {"locked", "reported"},
            locked,
        )


def _differing(heres: Sequence[Situation]) -> frozenset[str]:
    """Return the variables in which situations differ, beside clocks."""
    first = heres[0].values
    return frozenset(
        pool_of(name)[0]
        for name in first
        if name not in CLOCKS and any(here.values[name] != first[name] for here in heres[1:])
    )


def _unsure(heres: Sequence[Situation]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the clocks in which situations differ, with the least and the most of each."""
    for name in CLOCKS:
        told = [int(here.values[name]) for here in heres]
        if min(told) < max(told):
            yield name, (min(told), max(told))


def _needed(made: Combinations, mask: int, alive: int) -> Iterator[tuple[Choice, ...]]:
    for choice in made.open:
        options = made.possible(mask, choice)
        if len(options) < len(made.possible(alive, choice)):
            yield options


def _excluded(found: Followed) -> tuple[Excluded, ...]:
    return tuple(
        Excluded(option, place, why)
        for option, (place, why) in sorted(found.excluded.items(), key=lambda item: _order(item[0]))
    )


def _order(option: Choice) -> tuple[int, int]:
    name = type(option).__name__
    return int(name[1:]) if name[1:].isdigit() else 0, list(type(option)).index(option)


def _together(made: Combinations, alive: int) -> Iterator[tuple[tuple[Choice, ...], ...]]:
    """Yield the options that go together, of each two readings that depend on each other."""
    if made.is_product(alive):
        return
    unsettled = [c for c in made.open if len(made.possible(alive, c)) > 1]
    for pair in combinations(unsettled, 2):
        if not made.is_product(alive, pair):
            yield made.projected(alive, pair)


def _forecasts(system: System, laid: Laid, found: Followed) -> Iterator[Forecast]:
    given = laid.last
    if given is None:
        if not all(node in LOCKED_NODES for node, _ in found.world):
            return
        given = Given(0, system.bought, reachable=True, synced=True)
    world = {key: mask & found.alive for key, mask in found.world.items() if mask & found.alive}
    for story in stories(system, world, given, found.guessed):
        readings = tuple(_needed(system.combinations, story.mask, found.alive))
        helpful = tuple(helps(system, story, given))
        yield Forecast(readings, story.key[0], story.comings, story.last, helpful)
