"""Traces told as stories."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

import pytest

from test_app_runs import of_no_profile, scenario, silence
from uccx_licensing.changes import Speaker
from uccx_licensing.folding import folded
from uccx_licensing.story import moments, preamble, story
from uccx_licensing.words import Calendar, clean, count, date_and_time, in_words, one_line, spell
from uccx_model.choices import Q4, Q12, Deployment, Origin
from uccx_model.graph import licensing_graph
from uccx_model.notices import Notice
from uccx_model.script import Script, start
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.variables import State, unit_of

SCENARIO = """\
  Numbers: release 12.5, from the tech note; a report every 15 min.
  Every choice is at its default.
  At the start: EVALUATION, bought 100, known to the licence server 100, 40 agents, licence type Flex, overage allowed,
                everything else zero or off

  day 0  00:00            start                       EVALUATION
                          register                    NO_LICENSES_IN_USE
  day 0  00:15  +15 min   report of 80                IN_COMPLIANCE
  day 0  05:15  +5 h      20 reports of 80            IN_COMPLIANCE
  day 0  05:30  +15 min   report of 130               OVERAGE                    strike 1 of 5
  day 0  05:45  +15 min   report of 130               OVERAGE                    strike 2 of 5
                          ⚠ %MCVD-LIB_LICENSE-1-SYSTEM_TO_ENTER_OOC_STATE … in =45 minutes
  day 0  06:00  +15 min   report of 130               OVERAGE                    strike 3 of 5
  day 0  06:15  +15 min   report of 130               OVERAGE                    strike 4 of 5
                          ⚠ %MCVD-LIB_LICENSE-0-SYSTEM_TO_ENTER_OOC_STATE_SHORTLY … in =15 minutes
  day 0  06:30  +15 min   report of 130               OUT_OF_COMPLIANCE          strike 5 of 5, locked 130
                          ⚠ %UC_LIB_LICENSE-1-SYSTEM_IN_OOC_STATE … in Out of Compliance state …
  day 90 06:30  +90 days  8,640 reports of 130,       OUT_OF_COMPLIANCE_EXPIRED  out of compliance for 90 days,
                          usage 90                                               enforced, ⚠ ENFORCEMENT
  day 90 06:45  +15 min   report of 130, usage 90,    IN_COMPLIANCE              no strikes, out-of-compliance clock at
                          bought 130                                             zero, nothing locked, no longer
                                                                                 enforced

  At the end: IN_COMPLIANCE, certificate age 90 days 6 h 45 min, usage 90, shown as reported 130, bought 130, known to
              the licence server 130, 40 agents, licence type Flex, overage allowed, everything else zero or off
"""  # noqa: E501 - as a wide terminal shows it


def test_the_tech_notes_scenario_in_a_wide_terminal() -> None:
    assert "\n".join(story(scenario(), 120)) + "\n" == SCENARIO


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("trace", [scenario(), silence(), of_no_profile()])
def test_every_width_tells_the_same(trace: Trace, width: int) -> None:
    lines = story(trace, width)
    assert max(map(len, lines)) <= width
    words = " ".join(lines).split()
    assert sorted(words) == sorted(" ".join(story(trace, 1000)).split())
    assert not any(line.endswith(" ") for line in lines)


def test_numbers_of_no_release_are_counted_in_reports() -> None:
    numbers, reading, others = preamble(of_no_profile())
    assert numbers.startswith("Numbers: of no release, so time is counted in reports; strike limit")
    assert "evaluation period 3 reports" in numbers
    assert reading == f"{Q4.RESETS_COUNT.title}: {Q4.question()}"
    assert others == "Every other choice is at its default."
    first, step = moments(of_no_profile())
    assert str(first) == "report 0 start: EVALUATION"
    assert str(step) == (
        "report 3 +3 reports usage 1,000: EVALUATION_EXPIRED, evaluation used 3 reports, "
        "enforced, ⚠ ENFORCEMENT"
    )


def test_numbers_of_a_release_but_one_keep_its_calendar() -> None:
    trace = replace(scenario(), parameters={**scenario().parameters, "evaluation_period": 96})
    assert preamble(trace)[0] == (
        "Numbers: release 12.5, from the tech note, but evaluation period 1 day; "
        "a report every 15 min."
    )
    assert [moment.when for moment in moments(trace)][2] == "day 0  00:15"
    assert Calendar.of_profile("12.5") == Calendar.of_numbers(trace.parameters) == Calendar(15)
    assert Calendar.of_profile(None) == Calendar.of_numbers({}) == Calendar(None)


def test_what_is_supposed_is_told() -> None:
    settings = {"overage_allowed": False}
    trace = replace(scenario(), settings=settings, dropped=("deregister", "switch_to_smart"))
    assert preamble(trace)[-2:] == [
        "Supposed, whatever the model says: overage not allowed all the time.",
        "Supposed not to exist: deregister, switch to Smart.",
    ]


def test_real_dates() -> None:
    told = list(moments(scenario(), start=datetime(2026, 1, 1, 8)))
    assert [m.when for m in told[:4]] == [
        "2026-01-01 08:00",
        "",
        "2026-01-01 08:15",
        "2026-01-01 13:15",
    ]
    assert told[-1].when == "2026-04-01 14:45"
    assert "2026-04-01 14:45" in "\n".join(story(scenario(), start=datetime(2026, 1, 1, 8)))
    late = Calendar(15, datetime(9999, 12, 31, 23, 45))
    assert (late.stamp(0), late.stamp(1)) == ("9999-12-31 23:45", "day 0 00:15")
    assert Calendar(15, datetime(1, 1, 1)).stamp(10**40).startswith("day ")
    assert Calendar(None, datetime(2026, 1, 1)).stamp(3) == "report 3"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-01-01",
        "2026-01-01 08:00",
        "2026-1-1T8:00",
        "2026-01-01T08:00:00",
        "20260101T0800",
        "2026-02-30T08:00",
        "2026-01-01T24:01",
        "0000-01-01T00:00",
        "2026-01-01T08:00Z",
        "٢٠٢٦-01-01T08:00",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no date and time"):
        date_and_time(text)


def test_why_it_ends_is_told_last() -> None:
    lines = story(scenario(), 60, ends_because="The deficit was bought, " * 5)
    assert [line for line in lines if line.startswith("  Why it ends: The deficit")]
    assert max(map(len, lines)) <= 60


def test_silence_and_what_follows() -> None:
    told = [str(moment).partition(": ")[2] for moment in moments(silence())]
    assert told[3:] == [
        "NO_LICENSES_IN_USE, ⚠ ENTITLEMENT_REPORTING_FAILED",
        "NO_LICENSES_IN_USE, ⚠ ENTITLEMENT_REPORTING_FAILED, ⚠ AUTHORIZATION_RENEWAL_FAILED",
        "AUTHORIZATION_EXPIRED, licence server silent for 90 days, ⚠ ENTITLEMENT_REPORTING_FAILED",
        "AUTHORIZATION_EXPIRED, ⚠ ENTITLEMENT_REPORTING_FAILED",
        "AUTHORIZATION_EXPIRED_ENFORCED, licence server silent for 180 days, enforced, "
        "⚠ ENTITLEMENT_REPORTING_FAILED, ⚠ ENFORCEMENT",
        "EVALUATION, silence over, certificate age at zero, no longer enforced",
        "EVALUATION, licence type Perpetual Premium chosen, a restart is pending",
        "EVALUATION, licence type Perpetual Premium, no restart is pending",
        "EVALUATION, 7 agents, 1 agent change",
    ]


def test_a_purchase_that_waits_for_the_sync() -> None:
    script = Script(
        licensing_graph(),
        start(EVALUATION, 10),
        [Deployment.ON_PREM_DISCONNECTED, Q12.SIX_LEAVES],
        "12.5-su3",
    )
    script.act("register")
    script.report(5, synced=False)
    script.report(5, synced=False, bought=20)
    script.report(5)
    script.act("change_license_control", overage_allowed=False)
    script.report(50)
    told = [str(moment) for moment in moments(script.trace())]
    assert told[3:] == [
        "day 0 16:00 +8 h report of 5, bought 20: IN_COMPLIANCE",
        "day 1 00:00 +8 h report of 5, synchronized: IN_COMPLIANCE, known to the licence server 20",
        "change license control: IN_COMPLIANCE, overage not allowed",
        "day 1 08:00 +8 h report of 20, 50 wanted: IN_COMPLIANCE",
    ]
    assert "licence type Flex Standard" in " ".join(story(script.trace()))


def test_classic() -> None:
    choices = [Origin.UPGRADE_FROM_12_0]
    script = Script(licensing_graph(), start(CLASSIC, 0, wfo_in_use=True), choices)
    script.report(0)
    script.report(7, bought=9)
    script.act("change_use_of_wfo")
    script.act("switch_to_smart")
    told = [str(moment) for moment in moments(script.trace())]
    assert told[1:] == [
        "day 0 00:15 +15 min no usage: CLASSIC",
        "day 0 00:30 +15 min usage 7, bought 9: CLASSIC",
        "change use of WFO: CLASSIC, Workforce Optimization not in use",
        "switch to Smart: EVALUATION",
    ]


# Folding.


def steps(*usages: int, **inputs: bool) -> Trace:
    script = Script(licensing_graph(), start(EVALUATION, 100))
    script.act("register")
    for usage in usages:
        script.report(usage, **inputs)
    return script.trace()


def lengths(trace: Trace) -> list[object]:
    return [s.inputs["duration"] for s in folded(trace.start, trace.steps) if s.takes_time]


def test_equal_reports_become_one_line() -> None:
    trace = steps(8, 8, 8, 9, 9, 0, 0, 0)
    assert lengths(trace) == [1, 2, 1, 1, 1, 2]
    assert list(folded(trace.start, trace.steps))[-1].after == trace.last
    assert lengths(steps(8, 8, 8, 8, ssm_reachable=False)) == [1, 3]


def test_strikes_are_never_folded() -> None:
    assert lengths(steps(130, 130, 130, 130, 130)) == [1, 1, 1, 1, 1]


def test_nothing_is_folded_across_a_notice_a_jump_or_another_choice_of_inputs() -> None:
    trace = steps(8, 8, 8, 8)
    _, second, third, _ = trace.steps[1:]
    noticed = replace(third, notices=(Notice.AUTHORIZATION_RENEWAL_FAILED,))
    renewed = replace(
        third, after=Situation(third.after.node, {**third.after.values, "certificate_age": 0})
    )
    synced = replace(third, inputs={**third.inputs, "synced": False})
    other = replace(third, transition="nothing_is_used")
    moved = replace(third, after=Situation("OVERAGE", third.after.values))
    before = trace.steps[1].after

    def count_of(*told: TraceStep) -> int:
        return len(list(folded(before, told)))

    assert count_of(second, third) == 1
    assert [count_of(second, s) for s in (noticed, renewed, synced, other, moved)] == [2] * 5
    assert count_of(noticed, noticed) == 2
    assert not list(folded(before, []))


# Words.


@pytest.mark.parametrize("name", [field.name for field in fields(State)])
def test_every_variable_has_words(name: str) -> None:
    trace = scenario()
    speaker = Speaker(Calendar(15), trace.parameters, trace.choices)
    value = True if unit_of(name).name == "FLAG" else 4
    told = speaker.value(name, value)
    assert "_" not in told
    assert "True" not in told
    assert told != speaker.value(name, False if value is True else 3)


def test_a_variable_that_the_words_do_not_know() -> None:
    speaker = Speaker(Calendar(15), {}, ())
    assert speaker.value("new_counter", 1_200) == "new counter 1,200"
    assert speaker.value("new_flag", True) == "new flag yes"
    assert speaker.value("license_type", 17) == "licence type 17"


@pytest.mark.parametrize(
    ("intervals", "minutes", "length", "stamp"),
    [
        (0, 15, "0 min", "day 0 00:00"),
        (1, 15, "15 min", "day 0 00:15"),
        (96, 15, "1 day", "day 1 00:00"),
        (305, 15, "3 days 4 h 15 min", "day 3 04:15"),
        (96_000, 15, "1,000 days", "day 1,000 00:00"),
        (4, 480, "1 day 8 h", "day 1 08:00"),
        (1, None, "1 report", "report 1"),
        (8_640, None, "8,640 reports", "report 8,640"),
    ],
)
def test_time(intervals: int, minutes: int | None, length: str, stamp: str) -> None:
    calendar = Calendar(minutes)
    assert (calendar.length(intervals), calendar.stamp(intervals)) == (length, stamp)


def test_counts_and_names() -> None:
    assert [count(2, noun) for noun in ("property", "day", "step")] == [
        "2 properties",
        "2 days",
        "2 steps",
    ]
    assert in_words("time_can_always_pass") == "time can always pass"


def test_what_steers_a_terminal_is_not_shown() -> None:
    assert clean("a\x1b[31mb\x07\u202ec\nd\x85e\ud800") == "a?[31mb??c d e?"
    assert one_line(" a\n\n  b\t") == "a b"


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("✓ 5 → 3", "utf-8", "✓ 5 → 3"),
        ("‼ ⚠ …", "ascii", "!! ! ..."),
        ("café ∨ 中", "ascii", "cafe or ?"),
        ("café → ×", "latin-1", "café -> ×"),
    ],
)
def test_characters_that_the_encoding_lacks(text: str, encoding: str, shown: str) -> None:
    assert spell(text, encoding) == shown
