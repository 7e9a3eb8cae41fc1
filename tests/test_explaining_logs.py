"""Logs without usage: is there a run with just these notices? An oracle tries all there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random
from time import process_time

import pytest

from seen_systems import (
    BEGIN,
    INTERVAL,
    SMALL,
    Report,
    beginning,
    combinations,
    execution,
    inputs_of,
    observed,
    supposed,
    taken,
)
from uccx_licensing.explaining.beginning import system_of
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Verdict
from uccx_licensing.explaining.slots import lay
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import NoticeSeen, Observed, Place
from uccx_licensing.options import InputError
from uccx_model.choices import Q2, Q3, Q4, Choice
from uccx_model.notices import Notice
from uccx_model.trace import Situation

EARLY, LATE, LOCKED = Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY, Notice.IN_OOC
LED = SMALL.values["strike_limit"]


def seen(notices: Sequence[tuple[int, Notice]]) -> Observed:
    """A log that has some notices, each at a number of reports."""
    lines = [
        NoticeSeen(BEGIN + at * INTERVAL, notice, "UC_LIB_LICENSE", 1, Place("mcvd.log", n + 1))
        for n, (at, notice) in enumerate(notices)
    ]
    return Observed((), lines, logged=True)


def some_run_gives(choices: Sequence[Choice], notices: Sequence[tuple[int, Notice]]) -> bool:
    """Try every usage and entitlement at every report, some of them before the log begins."""
    run = execution(choices)
    first = notices[0][0]
    possible = {("IN_COMPLIANCE", tuple(beginning(1).values.items()))}
    for number in range(first - LED, notices[-1][0] + 1):
        wanted = {notice for at, notice in notices if at == number}
        after = set()
        for here, usage, bought in product(possible, range(4), range(1, 4)):
            given = inputs_of(usage, bought, True)
            then, told = taken(run, Situation(here[0], dict(here[1])), given)
            if told == wanted or number < first:
                values = {**then.values, "now": 0, "usage": 0, "reported": 0}
                after.add((then.node, tuple(values.items())))
        possible = after
    return bool(possible)


@pytest.mark.parametrize("seed", range(12))
def test_a_log_is_explained_where_some_run_gives_it(seed: int) -> None:
    random = Random(seed)
    open_readings = (Q2, Q4)
    notices: list[tuple[int, Notice]] = []
    at = 10
    for _ in range(random.randint(1, 4)):
        usual = {EARLY: LOCKED, LATE: EARLY, LOCKED: EARLY}
        last = notices[-1][1] if notices else LOCKED
        notices.append((at, usual[last] if random.random() < 0.7 else random.choice([*usual])))
        at += random.choice((1, 1, 2, 3))
    found = explained(seen(notices), supposed(open_readings))
    ends = {c: some_run_gives(c, notices) for c in combinations(open_readings)}
    left = [c for c, possible in ends.items() if possible]
    assert found.verdict is (Verdict.EXPLAINED if left else Verdict.UNEXPLAINED)
    for choice in open_readings if left else ():
        assert set(found.open[choice]) == {o for c in left for o in c if type(o) is choice}


def story(first: int) -> list[tuple[int, Notice]]:
    """The notices of an overage that is locked, under the default reading."""
    return [(first, EARLY), (first + 2, LATE), (first + 3, LOCKED)]


def test_a_decade_of_quiet_is_gone_through_at_once() -> None:
    notices = [*story(3), *story(350_000)]
    began = process_time()
    found = explained(seen(notices), Supposed())
    assert process_time() - began < 5
    assert found.verdict is Verdict.EXPLAINED
    assert found.reports > 350_000
    # The lock was bought away at some time, or there would be no second overage.
    assert [c.event for c in found.changes].count("deficit_is_bought") == 1
    assert not found.amounts_known


def test_a_lock_comes_after_its_warnings_only() -> None:
    found = explained(seen([(3, EARLY), (5, LOCKED)]), Supposed())
    assert found.verdict is Verdict.UNEXPLAINED
    assert found.unexplained is not None
    assert found.unexplained.place == Place("mcvd.log", 2)
    assert "SYSTEM_IN_OOC_STATE" in found.unexplained.told


def test_two_facilities_tell_one_notice() -> None:
    once = seen(story(3))
    other = [
        replace(n, facility="MCVD-LIB_LICENSE", place=Place("ccx.log", 9)) for n in once.notices
    ]
    both = sorted([*once.notices, *other], key=lambda n: n.at)
    found, twice = (explained(o, Supposed()) for o in (once, replace(once, notices=both)))
    assert found.changes == twice.changes
    assert found.open == twice.open


def test_a_log_with_a_known_entitlement_that_nobody_raises() -> None:
    notices = [*story(3), *story(50)]
    assert explained(seen(notices), Supposed()).verdict is Verdict.EXPLAINED
    # Whoever says what was bought says that nothing was bought since: usage stays locked.
    assert explained(seen(notices), Supposed(bought=100)).verdict is Verdict.UNEXPLAINED


def test_a_lock_is_enforced_when_its_period_is_over() -> None:
    found = explained(seen(story(3)), supposed((Q3,), profile=replace(SMALL, name="small")))
    assert found.verdict is Verdict.UNEXPLAINED  # with three strikes, warnings come otherwise
    found = explained(seen(story(3)), Supposed())
    (forecast,) = found.forecasts
    assert forecast.comings[-1].node == "OUT_OF_COMPLIANCE_EXPIRED"
    assert forecast.comings[-1].after == 8640
    assert [h.act for h in forecast.helps] == ["buy", "deregister and register"]


def test_there_must_be_something() -> None:
    with pytest.raises(InputError, match="no report and none of the three notices"):
        explained(Observed(logged=True), Supposed())


def test_of_rows_that_are_gone_through_at_once_each_is_told_by_its_own_line() -> None:
    reports = [Report(130, 100, None)] * 12
    quiet: list[set[Notice]] = [set()] * 5
    seen = observed(reports, [*quiet, {Notice.TO_ENTER_OOC_SHORTLY}])
    found = explained(seen, Supposed(link="unknown"))
    assert found.unexplained is not None
    assert found.unexplained.told == (
        "usage 130, entitlement 100, SYSTEM_TO_ENTER_OOC_STATE_SHORTLY"
    )
    system = system_of(seen, Supposed(link="unknown"))
    laid = lay(seen, system)
    (slot, *_) = (slot for slot in laid.slots if slot.times > 3)
    row = laid.row(slot, slot.at + 3 * INTERVAL)
    assert row is not None
    assert row.place == Place("usage.csv", 5)  # the first row is on line 2
