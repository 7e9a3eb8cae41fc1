"""Which runs of the model agree with what was seen, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from typing import Final

from uccx_licensing.amounts import amount_of, in_pools
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
from uccx_licensing.explaining.helping import helps
from uccx_licensing.explaining.running import Happened, run_through
from uccx_licensing.explaining.slots import Laid, lay
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_licensing.explaining.suspecting import unexplained
from uccx_licensing.explaining.systems import Given, System
from uccx_licensing.observing.observations import Amount, Observed, ReportSeen
from uccx_licensing.options import InputError
from uccx_licensing.words import count
from uccx_model.choices import Choice
from uccx_model.combinations import Combinations
from uccx_model.moves import CLOCKS
from uccx_model.states import SMART
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.tracking import ATTESTED, Key, World, combined

__all__ = ["explained"]

_LOCKED: Final = frozenset(s.name for s in SMART if s.name.startswith("OUT_OF_COMPLIANCE"))


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
    supposed = _beginning(observed, supposed)
    system = _system(observed, supposed)
    laid = lay(observed, system, moment)
    found = follow(system, laid, start_world(system), moment=moment)
    alive, stuck = found.alive, found.stuck
    verdict = Verdict.EXPLAINED
    if stuck is not None:
        verdict = Verdict.UNKNOWN if found.doubts else Verdict.UNEXPLAINED
    changes, story = _run(system, laid, alive) if stuck is None else ((), None)
    choices = system.combinations.first(alive) if alive else ()
    return Explanation(
        supposed=supposed,
        assumptions=tuple(_assumptions(system, laid, observed)),
        repairs=(*observed.repairs, *laid.repairs),
        verdict=verdict,
        doubts=tuple(found.doubts),
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
        end=tuple(_possible(system, found.world, alive)),
        open={c: system.combinations.possible(alive, c) for c in system.combinations.open},
        excluded=_excluded(found) if alive else (),
        together=tuple(_together(system.combinations, alive)) if alive else (),
        unexplained=None if stuck is None else unexplained(system, stuck),
        forecasts=tuple(_forecasts(system, laid, found)) if alive else (),
    )


def _system(observed: Observed, supposed: Supposed) -> System:
    """Return the system that the data are of.

    Raises:
        InputError: some amounts are told by pool and some are not; or what was bought is unknown.
    """
    amounts = [(a, r) for r in observed.reports for a in (r.usage, r.entitlement) if a is not None]
    bought, start = supposed.bought, supposed.start or Start()
    if bought is None and observed.reports:
        bought = _bought_first(observed.reports)
    bought = 1 if bought is None else bought
    told = [amount for amount, _ in amounts]
    pooled = any(not isinstance(amount, int) for amount in (*told, bought, start.locked))
    if pooled:
        for amount, row in amounts:
            if isinstance(amount, int) and amount:
                raise InputError(
                    f"{row.place}: {amount:,} licences without a pool, where other amounts are "
                    "told by pool; expected all of one kind."
                )
        if isinstance(bought, int) and bought:
            raise InputError(
                f"--bought {bought}: the data count licences by pool; "
                "expected it so too, as in standard=40,premium=10."
            )
    _check_lock(start, bought)
    return System(supposed, bought, pooled)


def _beginning(observed: Observed, supposed: Supposed) -> Supposed:
    """Return what is supposed with a start: an instance that registers was not registered."""
    if supposed.start is not None:
        return supposed
    first = observed.actions[0] if observed.actions else None
    registers = first is not None and first.name == "register"
    return replace(supposed, start=Start("EVALUATION" if registers else "IN_COMPLIANCE"))


def _bought_first(reports: Sequence[ReportSeen]) -> Amount:
    first = reports[0]
    if first.entitlement is None:
        raise InputError(
            f"{first.place}: nothing tells how many licences were bought when the data begin; "
            "expected --bought N."
        )
    return first.entitlement


def _check_lock(start: Start, bought: Amount) -> None:
    locked = start.locked
    if start.node not in _LOCKED:
        return
    if isinstance(locked, int) and isinstance(bought, int) and locked <= bought:
        raise InputError(
            f"--state {start.node}: {locked:,} are locked and {bought:,} bought; "
            "expected more to be locked than bought."
        )


def _assumptions(system: System, laid: Laid, observed: Observed) -> Iterator[str]:
    """Yield what is supposed, in sentences."""
    supposed, start = system.supposed, system.begins
    profile = supposed.profile
    yield f"The numbers of release {profile.name}: a report every {profile.report_interval} min."
    bought = f", {in_pools(system.bought)} bought" if observed.reports else ""
    told = [f"{name.replace('_', ' ')} {value:,}" for name, value in start.values.items()]
    rest = "nothing counted and all clocks at zero" if not told else ", ".join(told)
    yield f"Before the first line: {start.node}{bought}; {rest}."
    if laid.led:
        yield (
            f"Logs begin first, so {count(laid.led, 'report')} of unknown usage were put before "
            "their first line."
        )
    if any(r.reachable is None for r in observed.reports) or not observed.reports:
        if supposed.link == "up":
            yield "Where nothing tells it, the licence server answered."
        else:
            yield "Where nothing tells it, the licence server answered or did not."
    if not observed.reports and supposed.bought is None:
        yield "Usage and purchases are unknown, so anything is possible that gives these notices."
    if laid.missing and observed.reports:
        how = (
            "usage stayed as before, and the licence server answered"
            if supposed.gaps == "as-before"
            else "anything may have been used, and the licence server may not have answered"
        )
        yield f"Where rows are missing ({count(laid.missing, 'report')}): {how}."
    if observed.reports and any(slot.heard is None for slot in laid.slots):
        yield "No log is among the data, so notices are not compared."


def _run(system: System, laid: Laid, alive: int) -> tuple[tuple[Change, ...], Trace]:
    """Return the changes in one run that agrees with the data, and the run as a story.

    In the story, the reports between two changes are one step.
    """
    choices = system.combinations.first(alive)
    told = system.stepper(choices).told
    changes, steps = list[Change](), list[TraceStep]()
    former, passed, waiting = _visible(system, system.tracker.key(system.start)), 0, 0
    last: Happened | None = None
    for happened in run_through(system, laid, choices):
        now = _visible(system, happened.key)
        changed = now != former or not happened.duration
        passed += happened.duration
        if changed or ATTESTED.intersection(happened.step.notices):
            if last is not None and waiting:
                steps.append(told(last.step, system.lasting(last.inputs, waiting)))
            steps.append(told(happened.step, happened.inputs))
            changes.append(_change(system, happened, passed))
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


def _change(system: System, happened: Happened, passed: int) -> Change:
    here = system.tracker.situation(happened.key)
    return Change(
        happened.at,
        happened.place,
        happened.step.transition.name,
        here.node,
        int(here.values["strikes"]),
        amount_of(here.values, "locked"),
        amount_of(here.values, "usage"),
        amount_of(here.values, "known"),
        tuple(happened.step.notices),
        passed,
    )


def _asked(system: System, found: Followed) -> tuple[Possible, ...] | None:
    if found.asked is None:
        return None
    return tuple(_possible(system, found.asked[1], found.alive))


def _possible(system: System, world: World, alive: int) -> Iterator[Possible]:
    """Yield what is possible, with the readings that it needs of those that are."""
    groups: dict[tuple[object, ...], list[tuple[Key, int]]] = {}
    for key, mask in world.items():
        if mask & alive:
            groups.setdefault(_visible(system, key), []).append((key, mask & alive))
    for found in groups.values():
        mask = combined(dict(found))
        heres = [system.tracker.situation(key) for key, _ in found]
        needed = tuple(_needed(system.combinations, mask, alive))
        yield Possible(heres[0], needed, dict(_unsure(heres)))


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
        if not all(node in _LOCKED for node, _ in found.world):
            return
        given = Given(0, system.bought, reachable=True, synced=True)
    world = {key: mask & found.alive for key, mask in found.world.items() if mask & found.alive}
    for story in stories(system, world, given):
        readings = tuple(_needed(system.combinations, story.mask, found.alive))
        helpful = tuple(helps(system, story, given))
        yield Forecast(readings, story.key[0], story.comings, story.last, helpful)
