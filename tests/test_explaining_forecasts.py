"""What is foretold comes true when the model is run on, and what would help does, until then."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from seen_systems import (
    INTERVAL,
    Report,
    execution,
    inputs_of,
    observed,
    random_reports,
    supposed,
    taken,
)
from uccx_licensing.explaining.explaining import explained
from uccx_licensing.explaining.explanation import Explanation, Forecast
from uccx_licensing.explaining.forecasting import ENFORCED_NODES
from uccx_licensing.explaining.supposing import Start, Supposed
from uccx_licensing.explaining.systems import LOCKED_NODES
from uccx_model.choices import Q3, Q6, Q7, READINGS, Choice, Deployment
from uccx_model.execution import Execution, NotEnabledError, zero_inputs
from uccx_model.pools.amounts import Pool
from uccx_model.trace import Situation


def later(run: Execution, here: Situation, report: Report, times: int) -> list[Situation]:
    """Where so many equal reports lead, one by one."""
    found = []
    for _ in range(times):
        assert report.usage is not None
        here, _ = taken(run, here, inputs_of(report.usage, report.bought, bool(report.reachable)))
        found.append(here)
    return found


def acted(run: Execution, here: Situation, act: str) -> Situation:
    if act == "deregister and register":
        return acted(run, acted(run, here, "deregister"), "register")
    if act not in ("register", "reregister", "deregister"):
        return here
    names = {key for _, key in run._transitions if key.startswith(act)}
    for name in sorted(names):
        try:
            return run.take(here, name, zero_inputs() | {"ssm_reachable": True}).after
        except NotEnabledError:
            continue
    raise AssertionError(f"{act} is not possible in {here}")


def given(last: Report, act: str, amount: object) -> Report:
    match act:
        case "buy":
            assert isinstance(amount, int)
            return replace(last, bought=amount)
        case "reduce usage":
            assert isinstance(amount, int)
            return replace(last, usage=amount)
        case "restore the link":
            return replace(last, reachable=True)
        case _:
            return last


def check(found: Explanation, forecast: Forecast, last: Report) -> int:
    """Run on report by report; return how many acts were tried."""
    run = execution(found.choices)
    (now,) = (one.here for one in found.end)
    reports = forecast.comings[-1].after if forecast.comings else 60
    way = [now, *later(run, now, last, reports)]
    for coming in forecast.comings:
        then = way[coming.after]
        assert (then.node, then.values["strikes"]) == (coming.node, coming.strikes)
    enforced = [n for n, here in enumerate(way) if here.node in ENFORCED_NODES]
    assert enforced[:1] == [c.after for c in forecast.comings if c.node in ENFORCED_NODES][:1] or (
        now.node in ENFORCED_NODES
    )
    for one in forecast.helps:
        after = given(last, one.act, one.amount)
        if one.averts == "lifts":
            (then,) = later(run, acted(run, now, one.act), after, 1)
            assert then.node not in ENFORCED_NODES
            continue
        nodes = LOCKED_NODES if one.averts == "irreversible" else ENFORCED_NODES
        comes = next(c.after for c in forecast.comings if c.node in nodes)
        assert one.latest is not None
        helped = later(run, acted(run, way[one.latest], one.act), after, 40)
        met = [one.latest + n + 1 for n, here in enumerate(helped) if here.node in nodes]
        assert not met or (one.postponed is not None and met[0] > comes)
        if one.latest + 1 < comes:
            try:
                late = later(run, acted(run, way[one.latest + 1], one.act), after, 40)
            except AssertionError:  # not possible any more
                continue
            met = [one.latest + 2 + n for n, here in enumerate(late) if here.node in nodes]
            assert met
            assert one.postponed is not None or met[0] <= comes or one.latest + 1 + 40 > comes
    return len(forecast.helps)


def test_forecasts_come_true_and_what_helps_does() -> None:
    tried = told = 0
    for seed in range(20):
        random = Random(seed)
        reports = random_reports(random, random.randint(3, 14))
        last = reports[-1]
        readings = {q: random.choice(list(q)) for q in READINGS}
        found = explained(observed(reports, None), replace(supposed(()), readings=readings))
        (forecast,) = found.forecasts
        tried += check(found, forecast, last)
        told += bool(forecast.comings)
    assert tried > 12
    assert told > 5


def test_an_overage_is_locked_unless_it_is_bought_in_time() -> None:
    reports = [Report(80, 100), Report(130, 100)]
    found = explained(observed(reports, None), Supposed())
    (forecast,) = found.forecasts
    assert [c.node for c in forecast.comings] == [
        *["OVERAGE"] * 3,
        "OUT_OF_COMPLIANCE",
        "OUT_OF_COMPLIANCE_EXPIRED",
    ]
    told = {(h.averts, h.act, h.amount, h.latest) for h in forecast.helps}
    assert told == {
        ("irreversible", "buy", 130, 3),
        ("irreversible", "reduce usage", 100, 3),
        ("enforcement", "buy", 130, 4 + 8639),
        ("enforcement", "reduce usage", 100, 3),
    }


def test_what_has_to_be_bought_depends_on_the_reading() -> None:
    reports = [Report(130, 100)] * 5 + [Report(150, 100), Report(120, 100)]
    found = explained(observed(reports, None), Supposed())
    needed = {f.readings: [h.amount for h in f.helps if h.act == "buy"] for f in found.forecasts}
    assert needed == {((Q3.RUNNING_MAXIMUM,),): [150], ((Q3.FROZEN_AT_ENTRY,),): [130]}


def test_silence_is_ended_by_the_link_until_the_last_report() -> None:
    reports = [Report(50, 100), Report(50, 100, False)]
    found = explained(observed(reports, None), Supposed())
    first = found.forecasts[0]
    assert first.comings[-1].node == "AUTHORIZATION_EXPIRED_ENFORCED"
    assert first.comings[-1].after == 2 * 8640 - 1
    acts = {h.act: h.latest for h in first.helps if h.averts == "enforcement"}
    assert acts["restore the link"] == 2 * 8640 - 2
    assert "reregister" in acts
    other = {f.readings[0][0].name: f.comings[-1].after for f in found.forecasts}
    assert other == {"OVERAGE_PERIOD_FOLLOWS": 17279, "NO_OVERAGE_PERIOD": 8639}


def test_evaluation_ends_unless_somebody_registers() -> None:
    start = Start("EVALUATION", {"evaluation_used": 8000})
    found = explained(observed([Report(5, 0)], None), Supposed(start=start))
    (forecast,) = found.forecasts
    assert [(c.after, c.node) for c in forecast.comings] == [(639, "EVALUATION_EXPIRED")]
    assert [(h.act, h.latest) for h in forecast.helps] == [("register", 638)]
    assert found.ends + 639 * INTERVAL > found.ends


def test_pools_are_foretold_by_pool() -> None:
    both = {Pool.STANDARD: 40, Pool.PREMIUM: 10}
    seen = observed([Report(0, 0)] * 3, None)
    used = {Pool.STANDARD: 30, Pool.PREMIUM: 12}
    rows = [replace(row, usage=used, entitlement=both) for row in seen.reports]
    found = explained(replace(seen, reports=rows), Supposed())
    (forecast,) = found.forecasts
    (buy, less) = (h for h in forecast.helps if h.averts == "irreversible")
    assert isinstance(buy.amount, dict)
    assert isinstance(less.amount, dict)
    assert (buy.amount[Pool.STANDARD], buy.amount[Pool.PREMIUM]) == (40, 12)
    assert less.amount[Pool.PREMIUM] == 10


@pytest.mark.parametrize("node", sorted(ENFORCED_NODES))
def test_what_lifts_an_enforcement(node: str) -> None:
    values = {"evaluation_used": 8640, "strikes": 5} if node.startswith("OUT_OF") else {}
    locked = 130 if node == "OUT_OF_COMPLIANCE_EXPIRED" else 0
    start = Start(node, {"silence": 17280, **values} if node.startswith("AUTH") else values, locked)
    found = explained(observed([Report(50, 100, node[:4] != "AUTH")], None), Supposed(start=start))
    acts = {h.act for f in found.forecasts for h in f.helps}
    expected = {
        "EVALUATION_EXPIRED": {"register"},
        "OUT_OF_COMPLIANCE_EXPIRED": {"buy", "reregister"},
        "AUTHORIZATION_EXPIRED_ENFORCED": {"restore the link"},
        "REGISTRATION_EXPIRED_ENFORCED": {"register"},
    }
    assert acts >= expected[node] - {"reregister"}


def test_deregistering_is_tried_under_each_answer_to_what_it_does() -> None:
    found = explained(observed([Report(130, 100)] * 6, None), Supposed())
    (forecast,) = found.forecasts
    anew = [h for h in forecast.helps if h.act == "deregister and register"]
    assert ((Q6.CLEARS_LOCK,),) in [h.readings for h in anew]
    assert all(Q6.REFUSED not in h.readings[0] for h in anew)
    assert all(h.postponed is not None for h in anew)


def test_renewing_is_tried_under_each_answer_to_what_it_cures() -> None:
    start = Start("OUT_OF_COMPLIANCE_EXPIRED", {"strikes": 5}, 130)
    found = explained(observed([Report(90, 100)], None), Supposed(start=start))
    (forecast,) = found.forecasts
    renewing = [h.readings for h in forecast.helps if h.act == "reregister"]
    assert renewing == [((Q7.REREGISTERING_CURES,),)]


def test_disconnected_a_purchase_helps_only_with_a_synchronization() -> None:
    readings: dict[type[Choice], Choice] = {Deployment: Deployment.ON_PREM_DISCONNECTED}
    rows = observed([Report(130, 100), Report(130, 200), Report(130, 200)], None)
    alone = [replace(row, synced=False) for row in rows.reports]
    found = explained(replace(rows, reports=alone), Supposed(readings=readings))
    (forecast,) = found.forecasts
    acts = {h.act for h in forecast.helps if h.averts == "irreversible"}
    assert acts == {"synchronize", "reduce usage"}


def test_after_too_many_situations_the_earliest_and_the_latest_stay() -> None:
    found = explained(observed([Report(90, 100), *[None] * 398, Report(90, 100)], None), Supposed())
    assert any("more situations were possible" in doubt for doubt in found.doubts)
    (locked,) = (f for f in found.forecasts if f.state == "OUT_OF_COMPLIANCE")
    earliest, latest = locked.comings[-1].after, locked.latest[-1].after
    assert earliest == 8640 - 399 + 5  # locked by the first five reports that nobody saw
    assert latest == 8640 - 1  # locked by the last five: the one after them is seen
