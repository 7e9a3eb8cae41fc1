"""The example scenarios tell what the documents tell, and what each key of a file does."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from uccx_licensing.simulating.exporting import log_of
from uccx_licensing.simulating.happenings import DEEDS
from uccx_licensing.simulating.outcome import outcome_of
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.running import run
from uccx_licensing.simulating.top import HEAD
from uccx_model.choices import Q3, Deployment
from uccx_model.messages import MESSAGES
from uccx_model.notices import Notice
from uccx_model.trace import Trace

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "docs" / "scenarios"
BEGUN: Final = 'entitlement = 100\n[[happening]]\ndo = "register"\n'


def example(name: str) -> Trace:
    return outcome_of(str(EXAMPLES / f"{name}.toml")).trace


def simulated(text: str) -> Trace:
    return run(scenario_of(text, "s.toml"))


def after(text: str, *happenings: str) -> Trace:
    """The trace of a scenario with these happenings behind it, written key by key."""
    return simulated(text + "".join(f"[[happening]]\n{keys}\n" for keys in happenings))


def usages(trace: Trace) -> list[int]:
    return [int(s.after.values["usage"]) for s in trace.steps if s.takes_time]


def nodes(trace: Trace) -> list[str]:
    return [step.after.node for step in trace.steps]


# The examples.


def test_the_first_scenario_of_the_tech_note_is_told() -> None:
    """R30-R33: five overages within an hour lock 130; buying 30 unlocks."""
    steps = example("irreversible").steps
    overages = [step for step in steps if step.inputs["demand"] == 130]
    assert [step.after.values["strikes"] for step in overages] == [1, 2, 3, 4, 5]
    assert {step.inputs["duration"] for step in overages} == {1}
    entered = overages[-1]
    assert (entered.after.node, entered.after.values["locked"]) == ("OUT_OF_COMPLIANCE", 130)
    held = steps[steps.index(entered) + 1]
    assert (held.after.values["usage"], held.after.values["reported"]) == (80, 130)
    cured = steps[steps.index(entered) + 2]
    assert (cured.after.node, cured.after.values["locked"]) == ("IN_COMPLIANCE", 0)
    assert cured.inputs["bought"] == 130


def test_the_messages_come_when_the_documents_say() -> None:
    trace = example("irreversible")
    told = {notice: step.after.values["strikes"] for step in trace.steps for notice in step.notices}
    assert told == {Notice.TO_ENTER_OOC: 2, Notice.TO_ENTER_OOC_SHORTLY: 4, Notice.IN_OOC: 5}


@pytest.mark.parametrize(
    ("option", "strikes"), [("strikes 2 and 4", (2, 4)), ("strikes 1 and 3", (1, 3))]
)
def test_the_lines_of_the_logs_come_when_the_reading_says(
    option: str, strikes: tuple[int, int]
) -> None:
    text = (EXAMPLES / "irreversible.toml").read_text(encoding="utf-8")
    scenario = scenario_of(f"readings = {{Q2 = '{option}'}}\n{text}", "irreversible.toml")
    early, late = strikes
    strike_of = {
        Notice.TO_ENTER_OOC: early,
        Notice.TO_ENTER_OOC_SHORTLY: late,
        Notice.IN_OOC: 5,
    }
    told = []
    for line in log_of(run(scenario), scenario.starts).splitlines():
        stamp, mark, text_of_line = line.partition("%")
        told.append((stamp, mark + text_of_line))
    before_the_first = datetime(2026, 1, 5, 8, 30)
    assert len(told) == len(MESSAGES)
    for message in MESSAGES:
        moment = before_the_first + strike_of[message.notice] * timedelta(minutes=15)
        (stamp,) = (stamp for stamp, line in told if line == message.line)
        assert f"{moment:%b %d %H:%M:%S}" in stamp


def test_the_second_scenario_of_the_tech_note_is_told() -> None:
    """R35, R36: after two overages usage falls, and the next overage counts one of five."""
    trace = example("reversible")
    told = [(s.after.node, s.after.values["strikes"]) for s in trace.steps if s.takes_time]
    assert told == [
        ("IN_COMPLIANCE", 0),
        ("OVERAGE", 1),
        ("OVERAGE", 2),
        ("IN_COMPLIANCE", 0),
        ("OVERAGE", 1),
    ]


def test_premium_seats_cover_standard_ones_and_not_the_other_way_round() -> None:
    trace = example("pools")
    told = {
        (s.inputs["demand_standard"], s.inputs["demand_premium"]): s.after.node
        for s in trace.steps
        if s.takes_time and s.after.values["strikes"] < 2
    }
    assert told[42, 8] == "IN_COMPLIANCE"
    assert told[20, 12] == "OVERAGE"
    assert told[35, 10] == "IN_COMPLIANCE"
    locked = next(s.after for s in trace.steps if s.after.node == "OUT_OF_COMPLIANCE")
    assert (locked.values["locked_standard"], locked.values["locked_premium"]) == (43, 8)
    assert trace.last.node == "IN_COMPLIANCE"
    assert (trace.last.values["bought_standard"], trace.last.values["bought_premium"]) == (41, 10)


def test_a_year_with_a_lost_link_is_enforced_until_one_answer() -> None:
    trace = example("lost-link")
    changes = [
        n for n, before in zip(nodes(trace), ["", *nodes(trace)], strict=False) if n != before
    ]
    assert changes == [
        "NO_LICENSES_IN_USE",
        "IN_COMPLIANCE",
        "AUTHORIZATION_EXPIRED",
        "IN_COMPLIANCE",
        "AUTHORIZATION_EXPIRED",
        "AUTHORIZATION_EXPIRED_ENFORCED",
        "IN_COMPLIANCE",
    ]
    assert len(trace.steps) < 20
    assert int(trace.last.values["now"]) > 34_800


# What keys do.


def test_there_is_an_example_of_what_stands_behind_every_key() -> None:
    needed = {"values": "supposed = { license_type = 2 }\n"}
    for line in HEAD:
        simulated(f"{line.key} = {line.example}\n{needed.get(line.key, '')}")
    for written in DEEDS:
        scenario_of(f"[[happening]]\n{written.key} = {written.example}\n", "s.toml")


def test_reports_come_by_themselves_between_happenings() -> None:
    trace = after(BEGUN, "usage = 40", 'at = "day 1 00:00"\nusage = 50', 'at = "+1 hour"')
    told = [(s.inputs["demand"], s.inputs["duration"]) for s in trace.steps if s.takes_time]
    assert told == [(40, 1), (40, 95), (50, 4)]


def test_what_no_report_has_shown_is_shown_by_one_more() -> None:
    trace = after(BEGUN, "usage = 40")
    assert [step.transition for step in trace.steps] == ["register", "usage_is_within_entitlement"]
    assert nodes(after(BEGUN, "reports = 1")) == ["NO_LICENSES_IN_USE"] * 2
    assert nodes(after(BEGUN, 'link = "lost"', 'do = "deregister"'))[-1] == "EVALUATION"


def test_a_report_tells_the_peak_of_its_interval() -> None:
    moments = ("usage = 40", 'at = "+15 min"\nusage = 10', 'at = "+5 min"\nusage = 60')
    trace = after(BEGUN, *moments, 'at = "+5 min"\nusage = 20', 'at = "+1 hour"')
    assert usages(trace)[:2] == [40, 60]
    assert set(usages(trace)[2:]) == {20}
    at_once = after(BEGUN, "usage = 90", "usage = 10", "reports = 1")
    assert usages(at_once) == [10]


def test_a_peak_is_of_each_pool_by_itself() -> None:
    trace = after(
        'entitlement = { standard = 40, premium = 10 }\n[[happening]]\ndo = "register"\n',
        'at = "+1 min"\nusage = { standard = 30 }',
        'at = "+1 min"\nusage = { premium = 5 }',
        "reports = 2",
    )
    told = [(s.inputs["demand_standard"], s.inputs["demand_premium"]) for s in trace.steps[1:]]
    assert told == [(30, 5), (30, 5)]
    apart = after(
        'entitlement = { standard = 40, premium = 10 }\n[[happening]]\ndo = "register"\n',
        'at = "+1 min"\nusage = { standard = 30 }',
        'at = "+1 min"\nusage = { premium = 5 }',
        'at = "+1 hour"',
    )
    assert [s.inputs["demand_standard"] for s in apart.steps if s.takes_time] == [30, 0]


def test_licences_are_bought_and_transferred() -> None:
    keys = ("buy = 30\nreports = 1", "transfer = -50\nreports = 1", "transfer = 5\nreports = 1")
    trace = after(BEGUN, *keys, "entitlement = 7\nreports = 1")
    bought = [s.after.values["bought"] for s in trace.steps if s.takes_time]
    assert bought == [130, 80, 85, 7]


def test_what_is_bought_is_known_after_a_manual_synchronization() -> None:
    head = 'deployment = "On-Prem Disconnected"\n' + BEGUN
    trace = after(head, "buy = 30\nreports = 4", 'do = "sync"', 'at = "+2 hours"')
    known = [(s.after.values["known"], s.inputs["synced"]) for s in trace.steps if s.takes_time]
    assert known == [(100, False), (130, True), (130, False)]
    assert Deployment.ON_PREM_DISCONNECTED in trace.choices


def test_a_link_between_servers_is_lost() -> None:
    head = 'deployment = "On-Prem Connected"\n' + BEGUN
    keys = ('on_prem_link = "lost"\nbuy = 30\nreports = 4', 'on_prem_link = "back"\nreports = 2')
    known = [s.after.values["known"] for s in after(head, *keys).steps if s.takes_time]
    assert known[0] == 100
    assert known[-1] == 130


def test_a_licence_type_is_chosen_and_a_restart_brings_it_into_effect() -> None:
    keys = ('license_type = "Perpetual Premium"', 'at = "+1 hour"\ndo = "restart"')
    trace = after("entitlement = 10\n", *keys)
    assert [step.transition for step in trace.steps if not step.takes_time] == [
        "choose_license_type",
        "restart_cluster",
    ]
    assert (trace.last.values["license_type"], trace.last.values["restart_pending"]) == (2, False)


def test_license_control_limits_usage() -> None:
    keys = ('license_control = "overage not allowed"', "usage = 130\nreports = 3")
    trace = after(BEGUN, *keys)
    assert usages(trace)[-1] == 100
    assert trace.last.node == "IN_COMPLIANCE"


def test_classic_goes_on_until_somebody_switches_to_smart() -> None:
    head = 'origin = "upgrade from 12.0"\nentitlement = 100\nwfo = true\n'
    trace = after(head, 'wait = "1 day"', "wfo = false", 'do = "switch to Smart"')
    assert nodes(trace)[-2:] == ["CLASSIC", "EVALUATION"]


def test_agents_are_synchronised() -> None:
    trace = after("agents_configured = 5\n", "agents_configured = 9")
    assert (trace.start.values["agents"], trace.last.values["agents"]) == (5, 9)


def test_time_passes_until_a_state_is_reached_and_not_a_report_longer() -> None:
    trace = after(BEGUN, 'usage = 130\nuntil = "OUT_OF_COMPLIANCE"', 'until = "enforced"')
    assert trace.last.node == "OUT_OF_COMPLIANCE_EXPIRED"
    assert int(trace.last.values["now"]) == 5 + 8640
    changed = after(BEGUN, 'usage = 130\nuntil = "change"')
    assert changed.last.node == "OVERAGE"


def test_readings_and_numbers_are_told_at_the_top() -> None:
    head = 'readings = { Q3 = "frozen at entry" }\nnumbers = { strike_limit = 2 }\n'
    trace = after(head + BEGUN, "usage = 130\nreports = 3", "usage = 150\nreports = 2")
    assert trace.parameters["strike_limit"] == 2
    assert Q3.FROZEN_AT_ENTRY in trace.choices
    assert trace.last.values["locked"] == 130


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ('"day 3 10:00"', 3 * 96 + 40),
        ('"report 12"', 12),
        ('"+90 min"', 6),
        ("2026-01-06T09:00:00", 96 + 4),
        ("2026-01-06T09:00:00+01:00", 96 + 4),
        ("2026-01-06T08:00:00Z", 96 + 4),
        ('"2026-01-06 09:00"', 96 + 4),
        ('"+10 min"', 0),
        ('"+3 reports"', 3),
    ],
)
def test_times_are_told_as_people_tell_them(told: str, now: int) -> None:
    head = "starts = 2026-01-05T08:00:00+01:00\nentitlement = 1\n"
    trace = after(head, f"at = {told}\nagents_configured = 3")
    assert trace.steps[-1].after.values["now"] == now


def test_numbers_of_no_release_count_reports() -> None:
    others = ", ".join(f"{n} = 7" for n in example("reversible").parameters if "warning" not in n)
    trace = after(f"numbers = {{ {others} }}\n{BEGUN}", 'at = "report 12"\nusage = 3\nreports = 2')
    assert trace.last.values["now"] == 14


def test_a_year_of_quiet_is_a_few_steps() -> None:
    trace = after(BEGUN, "usage = 40", 'wait = "1 year"')
    assert trace.last.values["now"] == 365 * 96
    assert len(trace.steps) < 10


def test_every_message_that_is_told_is_one_of_those_attested() -> None:
    log = outcome_of(str(EXAMPLES / "irreversible.toml")).log(dated=True)
    lines = {message.line for message in MESSAGES}
    assert all(any(line.endswith(known) for known in lines) for line in log.splitlines())
    assert len(log.splitlines()) == 4
