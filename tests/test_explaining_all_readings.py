"""Explained data held against an oracle that runs every combination of readings by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from seen_systems import (
    INTERVAL,
    SMALL,
    Report,
    beginning,
    combinations,
    execution,
    inputs_of,
    last_possible,
    log_of,
    observed,
    random_reports,
    supposed,
)
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Explanation, Verdict
from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import NoticeSeen, Place
from uccx_licensing.options import InputError
from uccx_model.choices import Q1, Q2, Q3, Q4, Q5, Q8, Q9, Q10, Q11, Choice
from uccx_model.combinations import Combinations
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.tracking import Tracker
from uccx_model.unsettled import UnsettledStepper
from uccx_model.vocabulary import one_count

OPEN = Combinations({reading: tuple(reading) for reading in (Q2, Q3, Q4, Q5)})
NOTICES = (Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY, Notice.IN_OOC)
SOME: tuple[tuple[type[Choice], ...], ...] = (
    (Q2, Q3, Q4, Q5),
    (Q1, Q2, Q4, Q11),
    (Q4, Q9, Q10, Q5),
)


def corrupted(random: Random, notices: list[set[Notice]]) -> list[set[Notice]]:
    """A log in which a line is missing, too much, or a report too late."""
    told = [set(found) for found in notices]
    place = random.randrange(len(told))
    full = [n for n, found in enumerate(told) if found]
    match random.choice(("lost", "added", "late")):
        case "lost" if full:
            told[random.choice(full)].pop()
        case "late" if full and full[-1] + 1 < len(told):
            told[full[-1] + 1] |= told[full[-1]]
            told[full[-1]] = set()
        case _:
            told[place] ^= {random.choice(NOTICES)}
    return told


def compare(
    found: Explanation,
    open_readings: Sequence[type[Choice]],
    reports: Sequence[Report | None],
    notices: Sequence[set[Notice]] | None,
) -> None:
    """Hold an explanation against what every combination by itself can explain."""
    ends = {c: last_possible(c, reports, notices) for c in combinations(open_readings)}
    left = [c for c, end in ends.items() if end < 0]
    assert found.verdict is (Verdict.EXPLAINED if left else Verdict.UNEXPLAINED)
    if not left:
        assert found.unexplained is not None
        last = max(ends.values())
        place = found.unexplained.place
        # A line of the log has its report's number, a row that number and two.
        assert place is None or place.line - 2 * (place.file == "usage.csv") == last
        return
    for choice in open_readings:
        assert set(found.open[choice]) == {o for c in left for o in c if type(o) is choice}
    for excluded in found.excluded:
        last = max(end for c, end in ends.items() if excluded.option in c)
        place = excluded.place
        assert place is None or place.line - 2 * (place.file == "usage.csv") == last
    gone = {o for c in combinations(open_readings) for o in c} - {o for c in left for o in c}
    assert {e.option for e in found.excluded} == gone


@pytest.mark.parametrize("seed", range(36))
def test_whole_data_are_explained_as_every_combination_explains_them(seed: int) -> None:
    random = Random(seed)
    open_readings = SOME[seed % len(SOME)]
    reports = random_reports(random, random.randint(5, 16))
    truth = random.choice(list(combinations(open_readings)))
    notices = log_of(execution(truth), reports)
    honest = explained(observed(reports, notices), supposed(open_readings))
    assert honest.verdict is Verdict.EXPLAINED
    assert all(
        option in honest.open[type(option)] for option in truth if type(option) in open_readings
    )
    compare(honest, open_readings, reports, notices)
    spoilt = corrupted(random, notices)
    compare(
        explained(observed(reports, spoilt), supposed(open_readings)),
        open_readings,
        reports,
        spoilt,
    )


@pytest.mark.parametrize("seed", range(9))
def test_gaps_are_filled_with_all_there_is(seed: int) -> None:
    random = Random(seed)
    open_readings = (Q2, Q3, Q4)
    reports: list[Report | None] = list(random_reports(random, 7))
    truth = random.choice(list(combinations(open_readings)))
    notices = log_of(execution(truth), [r for r in reports if r is not None])
    logged = random.random() < 0.7
    if random.random() < 0.4:
        notices = corrupted(random, notices)
    place = random.randint(1, 4)
    for number in range(place, place + (2 if seed % 4 == 0 else 1)):
        reports[number] = None
    told = notices if logged else None
    found = explained(observed(reports, told), supposed(open_readings))
    compare(found, open_readings, reports, told)


@pytest.mark.parametrize("seed", range(6))
def test_rows_without_usage_may_have_any(seed: int) -> None:
    random = Random(seed)
    open_readings = (Q2, Q4)
    reports: list[Report | None] = list(random_reports(random, 9))
    truth = random.choice(list(combinations(open_readings)))
    notices = log_of(execution(truth), [r for r in reports if r is not None])
    if seed % 3 == 0:
        notices = corrupted(random, notices)
    place = random.randint(2, 5)
    for number in range(place, place + 3):
        report = reports[number]
        assert report is not None
        reports[number] = replace(report, usage=None, bought=known(reports[0]).bought)
    reports = [r and replace(r, bought=known(reports[0]).bought) for r in reports]
    found = explained(observed(reports, notices), supposed(open_readings))
    ends = {c: last_possible(c, reports, notices) for c in combinations(open_readings)}
    left = [c for c, end in ends.items() if end < 0]
    assert found.verdict is (Verdict.EXPLAINED if left else Verdict.UNEXPLAINED)
    for choice in open_readings if left else ():
        assert set(found.open[choice]) == {o for c in left for o in c if type(o) is choice}


def known(report: Report | None) -> Report:
    assert report is not None
    return report


def test_a_night_without_data_is_as_before_where_that_is_said() -> None:
    day, night = [Report(130, 100)] * 2, [Report(None, 100)] * 8
    seen = observed([*day, *night], None)
    found = explained(seen, Supposed(gaps="as-before"))
    assert {one.here.node for one in found.end} == {"OUT_OF_COMPLIANCE"}
    found = explained(seen, Supposed())
    assert {one.here.node for one in found.end} > {"OUT_OF_COMPLIANCE", "IN_COMPLIANCE"}


def test_without_a_log_everything_is_explained() -> None:
    reports = random_reports(Random(5), 12)
    found = explained(observed(reports, None), supposed((Q2, Q3)))
    assert found.verdict is Verdict.EXPLAINED
    assert found.excluded == ()


def test_usage_that_license_control_would_not_let_in_is_refused() -> None:
    reports = [Report(3, 5), Report(5, 5), Report(7, 5), Report(3, 5)]
    found = explained(observed(reports, None), supposed((Q2, Q3), overage_allowed=False))
    assert found.unexplained is not None
    assert str(found.unexplained.place) == "usage.csv:4"
    (suspect,) = found.unexplained.suspects
    assert "License Control lets in a usage of 5" in suspect.reasons[0]
    assert explained(observed(reports, None), supposed((Q2, Q3))).verdict is Verdict.EXPLAINED


def test_agents_that_stay_tell_how_license_control_works() -> None:
    reports = [Report(5, 5), Report(5, 3), Report(4, 3)]
    found = explained(observed(reports, None), supposed((Q8,), overage_allowed=False))
    assert found.open[Q8] == (Q8.AGENTS_STAY,)
    (excluded,) = found.excluded
    assert (excluded.option, str(excluded.place)) == (Q8.USAGE_CUT, "usage.csv:3")


def test_two_rows_of_one_interval_are_one_report_and_this_is_told() -> None:
    seen = observed([Report(3, 5)] * 3, None)
    late = replace(seen.reports[1], at=seen.reports[1].at + INTERVAL / 5, usage=4)
    found = explained(
        replace(seen, reports=[*seen.reports[:2], late, seen.reports[2]]), supposed(())
    )
    assert found.reports == 3
    (repair,) = found.repairs
    assert "two rows for one report interval" in repair.kind
    early = replace(seen.reports[1], at=seen.reports[0].at - INTERVAL)
    with pytest.raises(InputError, match="expected rows in the order of time"):
        explained(replace(seen, reports=[seen.reports[0], early]), supposed(()))


def test_where_too_much_is_possible_nothing_is_ruled_out() -> None:
    """What was dropped may be what would explain the rest: that is unknown, and never a no."""
    gap: list[Report | None] = [None] * 600
    reports = [Report(50, 100), *gap, *[Report(130, 100)] * 6]
    seen = observed(reports, None)
    found = explained(seen, Supposed())
    assert found.verdict is Verdict.EXPLAINED
    assert found.doubts
    lines = [
        NoticeSeen(row.at, notice, "UC_LIB_LICENSE", 1, Place("mcvd.log", n))
        for n, (row, notice) in enumerate(zip(seen.reports[-3:], NOTICES, strict=True))
    ]
    twice = explained(replace(seen, notices=lines), Supposed(link="unknown"))
    assert twice.verdict is Verdict.UNEXPLAINED  # with a log, not much is possible in the gap
    assert not twice.doubts
    tracker = Tracker(UnsettledStepper(licensing_graph(), SMALL.values, OPEN, one_count()), most=2)
    world = {tracker.key(beginning(3)): OPEN.every}
    inputs = [tuple(inputs_of(n, 3, True).values()) for n in (0, 3, 4)]
    for _ in range(4):
        world = tracker.report(world, inputs, None)
    assert tracker.crowded
    assert len(world) <= 2


def test_a_contradiction_behind_such_a_gap_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tracker, "most", 1)
    monkeypatch.setattr(Tracker.__init__, "__defaults__", (1, False))
    reports = [Report(3, 5), None, None, Report(7, 5), Report(7, 5), Report(3, 5)]
    found = explained(observed(reports, [set()] * 6), supposed((Q2, Q4)))
    assert found.doubts
    assert found.verdict is Verdict.UNKNOWN
    assert found.exit_code == 3
    assert found.excluded == ()
