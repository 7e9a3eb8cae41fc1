"""Compliance by scenario: strikes, the lock, and the notices that tell of them."""

from __future__ import annotations

from typing import Any

import pytest

from uccx_model.choices import Choice
from uccx_model.evaluation import Value
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.requirements import messages
from uccx_model.script import Script, start
from uccx_model.states import (
    EVALUATION,
    IN_COMPLIANCE,
    NO_LICENSES_IN_USE,
    OUT_OF_COMPLIANCE,
    OVERAGE,
)

MINUTES_A_REPORT = 15


def unregistered(*choices: Choice, bought: int = 100, **values: Any) -> Script:
    """An instance in evaluation, under the numbers of 12.5 unless told otherwise."""
    profile = str(values.pop("profile", "12.5"))
    return Script(licensing_graph(), start(EVALUATION, bought, **values), choices, profile)


def registered(*choices: Choice, **values: Any) -> Script:
    """An instance that has just registered: 100 licences, no report yet."""
    story = unregistered(*choices, **values)
    story.act("register")
    return story


def struck(strikes: int, *choices: Choice, **values: Any) -> Script:
    """A registered instance that reported 130 as often as told, with 100 bought."""
    story = registered(*choices, **values)
    for _ in range(strikes):
        story.report(130)
    return story


def locked(*choices: Choice, **values: Any) -> Script:
    """An instance that is irreversibly Out of Compliance: 130 locked, 100 bought."""
    return struck(5, *choices, **values)


def silence(story: Script, times: int = 1, **inputs: Value) -> None:
    """Report to a licence server that does not answer; nothing else changes."""
    usage = int(story.here.values["usage"])
    story.report(usage, times=times, **{"ssm_reachable": False, **inputs})


def notices(story: Script) -> list[Notice]:
    """Everything emitted so far."""
    return [notice for step in story.steps for notice in step.notices]


# Strikes (R18, R21, R30, R35, R36).


def test_usage_as_high_as_the_entitlement_is_in_compliance() -> None:
    story = registered()
    story.report(100)
    story.expect(IN_COMPLIANCE, strikes=0, usage=100, reported=100)
    story.report(101)
    story.expect(OVERAGE, strikes=1, usage=101, reported=101)


def test_five_strikes_in_a_row_are_irreversible() -> None:
    story = registered()
    for strike in (1, 2, 3, 4):
        story.report(130)
        story.expect(OVERAGE, strikes=strike, locked=0, out_of_compliance_for=0)
    story.report(130)
    story.expect(OUT_OF_COMPLIANCE, strikes=5, locked=130, out_of_compliance_for=0)


def test_five_strikes_fit_into_an_hour() -> None:
    story = locked()
    first, fifth = story.steps[1].after, story.steps[5].after
    assert (fifth.values["now"] - first.values["now"]) * MINUTES_A_REPORT == 60


def test_strikes_count_whatever_the_size_of_the_overage() -> None:
    story = registered()
    for usage in (101, 500, 130, 102, 110):
        story.report(usage)
    story.expect(OUT_OF_COMPLIANCE, locked=110, reported=110)


@pytest.mark.parametrize("strikes", [1, 2, 3, 4])
def test_one_report_in_compliance_clears_the_strikes_and_the_next_counts_one(strikes: int) -> None:
    story = struck(strikes)
    story.expect(OVERAGE, strikes=strikes)
    story.report(100)
    story.expect(IN_COMPLIANCE, strikes=0)
    story.report(130)
    story.expect(OVERAGE, strikes=1)


def test_reporting_no_usage_clears_the_strikes_too() -> None:
    story = struck(4)
    story.report(0)
    story.expect(NO_LICENSES_IN_USE, strikes=0)


def test_buying_in_time_clears_the_strikes() -> None:
    story = struck(4)
    story.report(130, bought=130)
    story.expect(IN_COMPLIANCE, strikes=0, known=130)


def test_losing_licences_is_an_overage_too() -> None:
    story = registered()
    story.report(100)
    story.report(100, bought=99)
    story.expect(OVERAGE, strikes=1, known=99)


def test_a_single_overage_suffices_in_su3() -> None:
    story = struck(1, profile="12.5-su3")
    story.expect(OUT_OF_COMPLIANCE, strikes=1, locked=130)
    assert notices(story) == [Notice.IN_OOC]


def test_usage_that_ends_is_no_licence_in_use_until_it_comes_back() -> None:
    story = registered()
    story.expect(NO_LICENSES_IN_USE)
    story.report(0, times=20)
    story.expect(NO_LICENSES_IN_USE, now=20)
    story.report(1)
    story.expect(IN_COMPLIANCE)
    story.report(0)
    story.expect(NO_LICENSES_IN_USE)


# The lock (R31-R33).


def test_the_locked_usage_is_reported_and_not_the_actual_one() -> None:
    story = locked()
    story.report(90, times=50)
    story.expect(OUT_OF_COMPLIANCE, usage=90, reported=130, locked=130, out_of_compliance_for=50)
    story.report(0)
    story.expect(OUT_OF_COMPLIANCE, usage=0, reported=130, strikes=5)


def test_only_buying_the_whole_deficit_leaves_out_of_compliance() -> None:
    story = locked()
    story.report(10, bought=129)
    story.expect(OUT_OF_COMPLIANCE, reported=130)
    story.report(10, bought=130)
    story.expect(IN_COMPLIANCE, reported=130, locked=0, strikes=0, out_of_compliance_for=0)
    story.report(10)
    story.expect(IN_COMPLIANCE, reported=10)


def test_buying_does_not_count_before_the_licence_server_answers() -> None:
    story = locked()
    silence(story, bought=130)
    story.expect(OUT_OF_COMPLIANCE, locked=130, known=130)
    story.report(130)
    story.expect(IN_COMPLIANCE, locked=0)


def test_after_a_cure_strikes_count_from_one_again() -> None:
    story = locked()
    story.report(130, bought=130)
    story.report(131)
    story.expect(OVERAGE, strikes=1, locked=0)


# Notices (R34, R37, R42).


def test_warnings_leave_the_time_that_their_texts_say() -> None:
    story = locked()
    ends = len(story.steps)
    for notice in (Notice.TO_ENTER_OOC, Notice.TO_ENTER_OOC_SHORTLY):
        (at,) = (n for n, step in enumerate(story.steps, start=1) if notice in step.notices)
        assert (ends - at) * MINUTES_A_REPORT == messages()[notice].minutes
    assert story.steps[-1].notices == (Notice.IN_OOC,)


def test_out_of_compliance_is_announced_once() -> None:
    story = locked()
    story.report(130, times=100)
    assert notices(story).count(Notice.IN_OOC) == 1


def test_warnings_come_again_when_strikes_do() -> None:
    story = struck(2)
    story.report(100)
    story.report(130)
    story.report(130)
    assert notices(story) == [Notice.TO_ENTER_OOC] * 2


def test_a_missed_report_gives_notice() -> None:
    story = registered()
    silence(story)
    assert notices(story) == [Notice.REPORTING_FAILED]
