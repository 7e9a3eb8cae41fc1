"""No figure is told as known that rests on usage that nobody told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from seen_systems import (
    INTERVAL,
    Report,
    beginning,
    combinations,
    execution,
    inputs_of,
    observed,
    supposed,
    taken,
)
from test_explaining_command import told, validated, written
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Explanation, Possible
from uccx_licensing.explaining.guessed import Lock
from uccx_licensing.explaining.supposing import Supposed
from uccx_model.choices import Q3, Choice
from uccx_model.pools.amounts import Pool
from uccx_model.trace import Situation

GAPPED = [*[Report(130, 100)] * 5, *[None] * 11, Report(130, 100), Report(130, 100)]
"""A lock of 130 that may have risen while nothing was seen."""
ENTERED = [Report(90, 100), *[None] * 20, Report(90, 100)]
"""A lock that may be there, and of nobody knows what."""


def endings(choices: Sequence[Choice], reports: Sequence[Report | None]) -> list[Situation]:
    """Every end that there may be, of every usage that may have been where nobody saw it."""
    run = execution(choices)
    assert reports[0] is not None
    last = reports[0]
    possible = [beginning(last.bought)]
    for report in reports:
        last = report or last
        usages = (0, 3, 6, 8, 9) if report is None else (report.usage,)
        links = (True, False) if report is None else (report.reachable,)
        found: dict[str, Situation] = {}
        for here, usage, link in product(possible, usages, links):
            assert usage is not None
            after, _ = taken(run, here, inputs_of(usage, last.bought, bool(link)))
            forgotten = {"usage": 0, "reported": 0} if report is None else {}
            values = {**after.values, **forgotten}
            found[f"{after.node} {values}"] = Situation(after.node, values)
        possible = list(found.values())
    return possible


def agrees(one: Possible, here: Situation, choices: Sequence[Choice]) -> bool:
    if one.here.node != here.node or any(not {*o} & {*choices} for o in one.readings):
        return False
    for name, value in here.values.items():
        if name in one.clocks:
            least, most = one.clocks[name]
            if not least <= value <= most:
                return False
        elif name not in one.unknown and one.here.values[name] != value:
            return False
    lowest = one.locked.amount
    assert isinstance(lowest, int)
    locked = here.values["locked"]
    return locked == lowest if one.locked.sure else locked >= lowest


def random_gaps(random: Random) -> Iterator[Report | None]:
    usage, bought = random.choice((3, 6)), 5
    yield Report(usage, bought)
    for _ in range(random.randint(2, 3)):
        usage, bought = random.choice((4, 6, 8)), random.choice((5, 5, 7))
        yield from [Report(usage, bought)] * random.randint(1, 4)
        yield from [None] * random.choice((0, 1, 2, 3))
    yield Report(usage, bought, random.random() < 0.7)


def test_whatever_was_used_in_a_gap_what_is_told_is_true() -> None:
    unsure = 0
    for seed in range(14):
        reports = list(random_gaps(Random(seed)))
        found = explained(observed(reports, None), supposed((Q3,)))
        if found.verdict != "explained":
            continue
        for choices in combinations((Q3,)):
            for here in endings(choices, reports):
                assert any(agrees(one, here, choices) for one in found.end), (seed, here)
        unsure += any(not one.locked.sure for one in found.end)
    assert unsure > 3


def buying(found: Explanation) -> set[tuple[object, ...]]:
    return {
        (f.readings, h.amount, h.at_least) for f in found.forecasts for h in f.helps if "b" in h.act
    }


def test_a_lock_that_may_have_risen_is_at_least_what_it_was() -> None:
    found = explained(observed(GAPPED, None), Supposed())
    assert {(one.readings, one.locked) for one in found.end} == {
        (((Q3.FROZEN_AT_ENTRY,),), Lock(130)),
        (((Q3.RUNNING_MAXIMUM,),), Lock(130, sure=False)),
    }
    assert buying(found) >= {
        (((Q3.FROZEN_AT_ENTRY,),), 130, False),
        (((Q3.RUNNING_MAXIMUM,),), 130, True),
    }


def test_by_pools_nobody_knows_how_much_is_locked() -> None:
    used = {Pool.STANDARD: 50, Pool.PREMIUM: 5}
    both = {Pool.STANDARD: 40, Pool.PREMIUM: 10}
    seen = observed(GAPPED, None)
    rows = [replace(row, usage=used, entitlement=both) for row in seen.reports]
    found = explained(replace(seen, reports=rows), Supposed())
    assert any("nobody knows in which pools" in doubt for doubt in found.doubts)
    assert {(None if not one.locked.sure else str(one.locked.amount)) for one in found.end} >= {
        None
    }
    assert len(found.forecasts) == 2
    (unsure,) = (h for f in found.forecasts for h in f.helps if h.at_least)
    assert unsure.amount is None


def test_no_figure_of_a_gap_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = observed(ENTERED, None).reports
    text = "time,usage,entitlement\n" + "".join(
        f"{row.at:%Y-%m-%dT%H:%M}Z,{row.usage},{row.entitlement}\n" for row in rows
    )
    file, moment = written(tmp_path, text), f"{rows[0].at + 10 * INTERVAL:%Y-%m-%dT%H:%M}"
    shown = " ".join(told(capsys, file, "--at", moment, "--zone", "UTC").split())
    assert "locked: at least 101, not known" in shown
    assert "usage: not known" in shown
    assert "unless you buy what is locked (how much is not known) before" in shown
    assert "buy at least 1 (at least 101 in all)" in shown
    assert "locked 101" not in shown
    data = json.loads(json.dumps(validated(told(capsys, file, "--at", moment, "--json"))))
    for one in data["at"]:
        assert {"usage", "reported"} <= {*one["unknown"]}
        assert "usage" not in one["values"]
    assert any(one["locked_at_least"] == 101 for one in data["end"])
    assert not any(one["values"].get("locked") for one in data["end"])
