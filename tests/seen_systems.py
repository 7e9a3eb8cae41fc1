"""Small systems that tests let run, what would be seen of them, and an oracle that tries all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from typing import Final

from uccx_licensing.explaining.supposing import Supposed
from uccx_licensing.observing.observations import NoticeSeen, Observed, Place, ReportSeen
from uccx_model.choices import READINGS, Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.messages import MESSAGES
from uccx_model.notices import Notice
from uccx_model.parameters import Profile
from uccx_model.script import start
from uccx_model.states import state_named
from uccx_model.trace import Situation

BEGIN: Final = datetime(2026, 1, 5, 8, tzinfo=UTC)
INTERVAL: Final = timedelta(minutes=15)
TOLD: Final = frozenset(message.notice for message in MESSAGES)
SMALL: Final = Profile(
    "small",
    15,
    "a test",
    {
        "strike_limit": 3,
        "out_of_compliance_period": 5,
        "evaluation_period": 6,
        "authorization_period": 4,
        "overage_period": 3,
        "authorization_renewal": 2,
        "registration_validity": 9,
        "registration_renewal": 5,
        "early_warning": 1,
        "late_warning": 0,
    },
)


@dataclass(frozen=True)
class Report:
    """What is given to a report; None is what nobody saw."""

    usage: int | None
    bought: int
    reachable: bool | None = True


def combinations(open_readings: Sequence[type[Choice]]) -> Iterator[tuple[Choice, ...]]:
    """Every combination of some readings; the others are at their defaults."""
    options = [tuple(q) if q in open_readings else tuple(q)[:1] for q in READINGS]
    yield from product(*options)


def supposed(open_readings: Sequence[type[Choice]], **more: object) -> Supposed:
    """What is supposed where only some readings are open."""
    given = {q: next(iter(q)) for q in READINGS if q not in open_readings}
    return replace(Supposed(profile=SMALL, readings=given), **more)  # type: ignore[arg-type]


def execution(choices: Sequence[Choice]) -> Execution:
    return Execution(licensing_graph(), SMALL.values, choices)


def inputs_of(usage: int, bought: int, reachable: bool) -> dict[str, Value]:
    given = {"demand": usage, "bought": bought, "ssm_reachable": reachable, "synced": True}
    return zero_inputs() | given | {"overage_allowed": True}


def taken(
    run: Execution, here: Situation, given: Mapping[str, Value]
) -> tuple[Situation, set[Notice]]:
    """Where a report leads, and the notices that logs tell."""
    (step,) = (step for step in run.enabled(here, given) if step.takes_time)
    return step.after, set(step.notices) & TOLD


def beginning(bought: int, node: str = "IN_COMPLIANCE", **values: Value) -> Situation:
    return start(state_named(node), bought, **values)


def random_reports(random: Random, length: int) -> list[Report]:
    """Reports with overages, purchases and silence in them."""
    bought, found = random.choice((3, 5)), []
    mood = random.choice((0, 4, 7))
    silent = 0
    for _ in range(length):
        if random.random() < 0.3:
            mood = random.choice((0, 2, 4, 6, 7))
        if random.random() < 0.1:
            bought = random.choice((3, 5, 7))
        silent = max(silent - 1, 0) if random.random() > 0.08 else random.randint(1, 7)
        found.append(Report(mood, bought, silent == 0))
    return found


def log_of(run: Execution, reports: Sequence[Report]) -> list[set[Notice]]:
    """The notices of each report in one run."""
    here, told = beginning(reports[0].bought), []
    for report in reports:
        assert report.usage is not None
        here, notices = taken(
            run, here, inputs_of(report.usage, report.bought, bool(report.reachable))
        )
        told.append(notices)
    return told


def observed(reports: Sequence[Report | None], notices: Sequence[set[Notice]] | None) -> Observed:
    """What files would tell: a row a report, from line 2 on; a notice of report n on line n."""
    rows = [
        ReportSeen(
            BEGIN + n * INTERVAL, r.usage, r.bought, r.reachable, None, Place("usage.csv", n + 2)
        )
        for n, r in enumerate(reports)
        if r is not None
    ]
    lines = [
        NoticeSeen(BEGIN + n * INTERVAL, notice, "UC_LIB_LICENSE", 1, Place("mcvd.log", n))
        for n, found in enumerate(notices or ())
        for notice in sorted(found)
    ]
    return Observed(rows, lines, logged=notices is not None)


def last_possible(
    choices: Sequence[Choice],
    reports: Sequence[Report | None],
    notices: Sequence[set[Notice]] | None,
    amounts: Sequence[int] = range(9),
) -> int:
    """The number of the first report that one combination cannot explain; -1 if it explains all.

    What nobody saw is tried out: every usage, answered or not, and of a gap the entitlement before
    it or behind it.
    """
    run = execution(choices)
    known = [r for r in reports if r is not None]
    bought = known[0].bought
    possible = {_frozen(beginning(bought))}
    for number, report in enumerate(reports):
        behind = next((r.bought for r in reports[number:] if r is not None), bought)
        entitlements = {bought, behind} if report is None else {report.bought}
        usages = amounts if report is None or report.usage is None else (report.usage,)
        answered = None if report is None else report.reachable
        links = (True, False) if answered is None else (answered,)
        after = set()
        for here, entitlement, usage, link in product(possible, entitlements, usages, links):
            given = inputs_of(usage, entitlement, link)
            then, told = taken(run, Situation(here[0], dict(here[1])), given)
            if notices is None or told == notices[number]:
                after.add(_frozen(then))
        if not after:
            return number
        possible, bought = after, report.bought if report is not None else bought
    return -1


def _frozen(here: Situation) -> tuple[str, tuple[tuple[str, Value], ...]]:
    return here.node, tuple(here.values.items())
