"""The model run on a series: what happens when, where it halts, and the second opinion."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from small_plans import observed, random_pools, random_usage, runs_of, small_profile
from uccx_licensing.observing.observations import ActionSeen, Observed, Place, ReportSeen
from uccx_licensing.planning.mixes import PLENTY, Mixes
from uccx_licensing.planning.running import Aim, RunError, Runs
from uccx_licensing.planning.series import SeriesError, series_of
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool
from uccx_model.variables import LicenseType

START = datetime(2026, 1, 1, 8, tzinfo=UTC)


def at(minutes: float, usage: int | None, *, reachable: bool | None = None) -> ReportSeen:
    place = Place("usage.csv", 2)
    return ReportSeen(START + timedelta(minutes=minutes), usage, None, reachable, None, place)


def test_the_tech_note_is_run() -> None:
    """100 bought and 130 used: five overages in a row lock, 90 days later it is enforced."""
    runs = runs_of(observed([90, *[130] * 5, *[80] * 9000]), PROFILES[0])
    bought = [(100,)] * len(runs.series)
    outcome = runs.run(bought)
    assert outcome.happened == {Aim.STRIKE: 1, Aim.LOCK: 5, Aim.ENFORCEMENT: 5 + 8640}
    assert outcome.last.node == "OUT_OF_COMPLIANCE_EXPIRED"
    assert runs.counts("locked", outcome.last.values) == (130,)
    runs.confirm(bought, outcome)


@pytest.mark.parametrize("pooled", [False, True])
def test_the_plain_reading_confirms_runs(pooled: bool) -> None:
    random = Random(11)
    for _ in range(8):
        usage = (random_pools if pooled else random_usage)(random, 40, 3)
        usage = [amount for amount in usage for _ in range(random.choice((1, 1, 7)))]
        answered = [random.random() < 0.7 for _ in usage]
        runs = runs_of(observed(usage, answered), small_profile(2, 9))
        mix = (1, 1, 1, 0) if pooled else (random.randint(0, 3),)
        bought = [mix] * len(usage)
        outcome = runs.run(bought)
        runs.confirm(bought, outcome)
        last = outcome.last
        wrong = replace(last, values=(last.values[0] + 1, *last.values[1:]))
        with pytest.raises(RunError, match="disagree"):
            runs.confirm(bought, replace(outcome, last=wrong))


def test_a_run_goes_on_from_where_it_halted() -> None:
    random = Random(5)
    usage = random_usage(random, 60, 4)
    runs = runs_of(observed(usage), small_profile(2, 9))
    bought = [(2,)] * 60
    whole = runs.run(bought, halts={17, 33})
    for place, halt in whole.halts.items():
        assert halt.place == place
        assert runs.run(bought[place:], begin=halt).last == whole.last
    assert set(whole.halts) == {17, 33}


def test_a_run_goes_on_after_the_data() -> None:
    runs = runs_of(observed([1, 5, None]), small_profile(2, 9))
    longer = runs.run([(3,)] * 9, end=9, listening=True)
    # The last usage that is known is reported again and again, and is answered.
    assert longer.happened[Aim.LOCK] == 3
    assert longer.heard == (0, 1, 3, 4, 5, 6, 7, 8)


@pytest.mark.parametrize("kind", LicenseType)
def test_every_licence_type_can_be_planned_for(kind: LicenseType) -> None:
    if kind is LicenseType.FLEX_PREMIUM:
        return  # one of six types, under another reading of Q12
    runs = runs_of(observed([1, 2]), small_profile(), kind=kind)
    assert runs.run([(2,)] * 2).happened == {}


def test_reports_are_laid_on_intervals() -> None:
    reports = (at(0, 3), at(14, 5), at(16, 4, reachable=False), at(45, 2, reachable=False))
    series = series_of(Observed(reports), 15)
    assert list(series.usage) == [(3,), (4,), None, (2,)]
    assert list(series.answered) == [True, False, False, False]
    assert series.at(3) == START + timedelta(minutes=45)
    assert len(series.notes) == 3
    assert series.condition == "if the missing report did not reach the licence server"
    told = series_of(Observed(reports), 15, gaps="as-before", link="unknown")
    assert list(told.usage) == [(3,), (4,), (4,), (2,)]
    assert list(told.answered) == [False, False, True, False]
    assert told.condition == (
        "if usage stayed as before in the missing report and the report of which nothing tells it "
        "did not reach the licence server"
    )


def test_actions_and_entitlements_are_told() -> None:
    action = ActionSeen(START, "reregister", {}, Place("usage.csv", 3))
    reports = [at(0, 3), replace(at(15, 3), entitlement=7), at(30, 3)]
    series = series_of(Observed(reports, actions=(action,)), 15)
    assert list(series.entitlement or ()) == [(7,)] * 3
    assert "1 action" in series.notes[-2]
    assert "1 report before the first entitlement" in series.notes[-1]


def test_what_cannot_be_a_series_is_refused() -> None:
    with pytest.raises(SeriesError, match="no report tells a usage"):
        series_of(Observed((at(0, None),)), 15)
    with pytest.raises(SeriesError, match=r"usage.csv:2: .* do not go together"):
        series_of(Observed((at(0, 3), replace(at(15, 3), usage={Pool.PREMIUM: 1}))), 15)
    with pytest.raises(SeriesError, match="expected no number below zero"):
        series_of(Observed((at(0, -1),)), 15)
    with pytest.raises(SeriesError, match="1,000,000,000 at most"):
        series_of(Observed((at(0, PLENTY + 1),)), 15)
    with pytest.raises(SeriesError, match="2,000,000 at most"):
        series_of(Observed((at(0, 1), at(15 * 3e6, 1))), 15)


def test_mixes_and_points() -> None:
    flex, perpetual, single = Mixes(True), Mixes(True, covering=False), Mixes(False)
    assert flex.of_point(flex.point((40, 10, 2, 1))) == (40, 10, 2, 1)
    assert flex.of_point((9, 5, 0, 0)) == (0, 5, 0, 0)  # no more Premium seats than seats
    assert perpetual.point((40, 10, 2, 1)) == (40, 10, 2, 1)
    assert list(single.fewer((3,))) == [(2,)]
    assert list(flex.fewer((0, 1, 0, 0))) == [(0, 0, 0, 0), (1, 0, 0, 0)]
    assert list(perpetual.fewer((0, 1, 0, 0))) == [(0, 0, 0, 0)]
    assert flex.raised((1, 1, 0, 0), (2, 5, 1, 0), (9, 9, 9, 9)) == (3, 2, 1, 0)
    assert flex.raised((1, 1, 0, 0), (2, 5, 1, 0), (1, 9, 9, 9)) == (1, 4, 1, 0)


def test_runs_are_of_one_series() -> None:
    runs = runs_of(observed([1]), small_profile())
    assert isinstance(runs, Runs)
    assert runs.execution.is_start(runs.start((4,)))
