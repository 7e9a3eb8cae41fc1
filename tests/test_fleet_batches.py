"""Systems that advance together do what each would do alone; each report transition is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from uccx_model.choices import CHOICES, Choice
from uccx_model.execution import Execution, zero_inputs
from uccx_model.fleet.batch import LARGEST, Batch, Machine, NoSingleStepError, TooLargeError
from uccx_model.fleet.outcomes import plain_outcome
from uccx_model.graph import build_graph, licensing_graph, transitions_of
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name, pooled_graph, pools
from uccx_model.script import start
from uccx_model.states import CLASSIC, EVALUATION, IN_COMPLIANCE, NO_LICENSES_IN_USE, OVERAGE
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation
from uccx_model.transition import Kind

COUNTED = ("usage", "reported", "locked", "bought", "known", "demand")
FLAGS = ("ssm_reachable", "synced", "overage_allowed", "wfo_in_use")
SYSTEMS = 60
REPORTS = 4
WALKS = 60
PHASES = ((1.0, 130), (0.0, 130), (0.5, None))  # overage; silence; anything: what locks need
RARE = (51, 93)  # they come to what others hardly do
MOST = 200  # machines with other numbers and choices
ACTS = sorted({t.name for t in transitions_of(licensing_graph()) if t.kind is Kind.ACTION})
Inputs = dict[str, int | bool]


def by_pools(values: dict[str, Any], random: Random) -> dict[str, Any]:
    """The same values with a count for each pool, which differ."""
    apart = random.random() < 0.5
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in COUNTED:
            others = (0, value, value + 1) if apart and value else (value,)
            found |= {count_name(name, pool): random.choice(others) for pool in Pool}
        else:
            found[name] = value
    return found


def random_inputs(
    random: Random, reachable: float, pooled: bool, demand: int | None = None
) -> Inputs:
    inputs: Inputs = zero_inputs()
    inputs |= {"demand": random.choice((0, 3, 6, 130)), "bought": random.choice((0, 5, 100, 130))}
    if demand is not None:
        inputs |= {"demand": demand, "bought": 5}
    inputs |= {name: random.random() < 0.6 for name in FLAGS}
    inputs |= {"agents": random.randint(0, 4), "license_type": random.randint(0, 5)}
    inputs["ssm_reachable"] = random.random() < reachable
    return by_pools(inputs, random) if pooled else inputs


def execution_of(random: Random, pooled: bool) -> Execution:
    numbers = {name: random.choice((2, 3, 5, 8, 20)) for name in PROFILES[0].values}
    numbers |= {"strike_limit": random.randint(1, 3), "authorization_period": random.randint(2, 4)}
    numbers["out_of_compliance_period"] = random.choice((3, 4, 5, 20))
    choices: list[Choice] = []
    if random.random() < 0.6:
        choices = [random.choice(list(choice)) for choice in CHOICES]
    if pooled:
        return Execution(pooled_graph(), numbers, choices, variables=pools())
    return Execution(licensing_graph(), numbers, choices)


def walked(
    execution: Execution, stepper: Stepper, random: Random, pooled: bool
) -> Iterator[Situation]:
    """Where a random walk comes: reports, and acts in between."""
    here = start(random.choice((EVALUATION, CLASSIC)), 5, agents=3)
    if pooled:
        here = Situation(here.node, by_pools(dict(here.values), random))
        here.values.update(  # type: ignore[attr-defined]
            {count_name("known", p): here.values[count_name("bought", p)] for p in Pool}
        )
    if not execution.is_start(here):
        return
    node, values = here.node, stepper.values(here)
    acts = ["switch_to_smart", "register"] if random.random() < 0.9 else []
    for reachable, demand in random.choices(PHASES, k=random.randint(1, 6)):
        for _ in range(random.randint(1, 6)):
            given = stepper.inputs(random_inputs(random, reachable, pooled, demand))
            step = stepper.report(node, values, given)
            tried = [acts.pop(0)] if acts else random.sample(ACTS, 9)
            if len(tried) == 1 or random.random() < 0.1:
                done = (stepper.act(node, act, values, given) for act in tried)
                step = next(filter(None, done), step)
            assert step is not None
            node, values = step.transition.target.name, step.values
            yield Situation(node, dict(zip(execution.variables.state, values, strict=True)))


def situations(
    execution: Execution, stepper: Stepper, random: Random, pooled: bool
) -> list[Situation]:
    """Situations that can be reached, and of each kind as many: most walks come where most do."""
    kinds: dict[tuple[str, bool, Any], list[Situation]] = defaultdict(list)
    for _ in range(WALKS):
        for here in walked(execution, stepper, random, pooled):
            clock = here.values["out_of_compliance_for"]
            locked = any(n for name, n in here.values.items() if name.startswith("locked"))
            kinds[here.node, locked, clock].append(here)
    some = random.choices(list(kinds.values()), k=SYSTEMS) if kinds else []
    return [random.choice(same) for same in some]


def columns(reports: list[list[Inputs]]) -> dict[str, Any]:
    """Reports (a row each) of systems (a column each), as arrays by input."""
    return {
        name: np.array([[one[name] for one in row] for row in reports]) for name in reports[0][0]
    }


def compare(execution: Execution, random: Random, pooled: bool) -> set[tuple[str, str]]:
    """Compare a batch of systems with each of them, report by report; return what was compared."""
    stepper = Stepper(execution)
    starts = situations(execution, stepper, random, pooled)
    if not starts:  # no instance of this origin starts so
        return set()
    machine = Machine(execution)
    batch, compared = Batch(machine, starts), set()
    told = [random.choice((0, 0.5, 1)) for _ in range(len(starts))]
    reports = []
    for number in range(REPORTS):
        reports.append([random_inputs(random, often, pooled) for often in told])
        before = [batch.situation(system) for system in range(len(starts))]
        batch.run(columns(reports[-1:]), [SYSTEMS])
        for system, here in enumerate(before):
            inputs = stepper.inputs(reports[-1][system])
            step = stepper.report(here.node, stepper.values(here), inputs)
            assert step is not None
            assert stepper.told(step, inputs).after == batch.situation(system), (number, step)
            compared.add((here.node, step.transition.name))
    whole = Batch(machine, starts)
    whole.run(columns(reports), [SYSTEMS] * REPORTS)
    for system, first in enumerate(starts):
        plain = plain_outcome(stepper, first, [row[system] for row in reports])
        assert plain == batch.outcome(system) == whole.outcome(system)
    return compared


@pytest.mark.parametrize("pooled", [False, True], ids=["one count", "pools"])
def test_every_report_transition_does_what_it_does_alone(pooled: bool) -> None:
    graph = pooled_graph() if pooled else licensing_graph()
    every = {(t.source.name, t.name) for t in transitions_of(graph) if t.kind is Kind.REPORT}
    compared = set[tuple[str, str]]()
    for seed in (*RARE, *range(MOST)):
        random = Random(seed)
        compared |= compare(execution_of(random, pooled), random, pooled)
        if compared == every:
            break
    assert compared == every


def registered(usage: int = 0, **values: int) -> Situation:
    return start(IN_COMPLIANCE, 100, usage=usage, **values)


def given(**inputs: int) -> dict[str, Any]:
    """One report of two systems."""
    told: Inputs = {"demand": 5, "bought": 100, "ssm_reachable": True, **inputs}
    return {name: np.array([[value, value]]) for name, value in told.items()}


def test_systems_may_make_fewer_reports_than_others() -> None:
    machine = Machine(Execution(licensing_graph(), PROFILES[0].values, ()))
    batch = Batch(machine, [registered(), registered()])
    batch.run({name: np.repeat(rows, 3, axis=0) for name, rows in given().items()}, [2, 2, 1])
    assert [batch.situation(system).values["now"] for system in (0, 1)] == [3, 2]
    assert batch.reports == 3


def test_what_no_single_transition_does_is_told_with_its_place() -> None:
    whole = licensing_graph()
    kept = (t for t in transitions_of(whole) if t.name != "usage_stays_within_entitlement")
    lacking = Execution(build_graph(kept), PROFILES[0].values, ())
    overage = start(OVERAGE, 100, strikes=1)
    batch = Batch(Machine(lacking), [overage, overage])
    batch.run(given(demand=130), [2])
    with pytest.raises(NoSingleStepError, match=r"in IN_COMPLIANCE takes no transition") as found:
        batch.run({name: np.repeat(rows, 3, axis=0) for name, rows in given().items()}, [2, 2, 2])
    assert (found.value.system, found.value.report) == (0, 2)
    again = (replace(t, name="again") for t in transitions_of(whole) if t.name == "nothing_is_used")
    twice = Execution(build_graph([*transitions_of(whole), *again]), PROFILES[0].values, ())
    batch = Batch(Machine(twice), [registered(), start(NO_LICENSES_IN_USE, 100)])
    before = batch.situation(1)
    with pytest.raises(NoSingleStepError, match="several transitions: nothing_is_used, again"):
        batch.run(given(demand=0), [2])
    assert batch.situation(1) == before


@pytest.mark.parametrize("wrong", [-1, LARGEST + 1])
def test_counts_that_would_not_fit_are_refused(wrong: int) -> None:
    execution = Execution(licensing_graph(), PROFILES[0].values, ())
    batch = Batch(Machine(execution), [registered(), registered()])
    with pytest.raises(TooLargeError, match=f"demand is {wrong:,}; expected a count"):
        batch.run(given(demand=wrong), [2])
    with pytest.raises(TooLargeError, match="usage is"):
        Batch(Machine(execution), [registered(usage=wrong)])
    with pytest.raises(TooLargeError, match="bought is"):
        Machine(execution, given={"bought": wrong})


def test_what_is_settled_is_the_same_everywhere() -> None:
    execution = Execution(licensing_graph(), PROFILES[0].values, ())
    with pytest.raises(ValueError, match="reports change what is settled: now"):
        Machine(execution, {"now": 0})
    assert "license_type" in Machine(execution).steady
    with pytest.raises(ValueError, match="agents is not 3 in every system"):
        Batch(Machine(execution, {"agents": 3}), [registered(agents=3), registered()])


def test_fewer_symbols_make_shorter_functions() -> None:
    execution = Execution(licensing_graph(), PROFILES[0].values, ())
    wide, nodes = Machine(execution), frozenset({IN_COMPLIANCE})
    narrow = Machine(execution, {"overage_allowed": True, "license_type": 0}, {"bought": 100})
    long = wide.report(nodes, {}).source
    short = narrow.report(nodes, {"ssm_reachable": True}).source
    assert "s_overage_allowed" in long
    assert "i_bought" in long
    assert len(short) < len(long) / 2
    assert narrow.report(nodes, {"ssm_reachable": True}).source is short
