"""Kept traces become scenarios that go the same way, step by step, in either model."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Final

import pytest

from random_traces import FLAGS, random_trace
from uccx_licensing.simulating.reading import scenario_of
from uccx_licensing.simulating.reads import Reads
from uccx_licensing.simulating.running import run
from uccx_licensing.simulating.scenario import counted
from uccx_licensing.simulating.singles import singles
from uccx_licensing.simulating.writing import scenario_text
from uccx_licensing.trace_data import Kept
from uccx_licensing.trace_file import load, save
from uccx_model.choices import CHOICES
from uccx_model.execution import Execution, replay
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.transition import Kind

TRACES: Final = 300
POOLED: Final = 60


def random_pooled_trace(seed: int, most_steps: int = 25) -> Trace:
    """Return the trace of a random walk with licences in pools."""
    random = Random(seed)
    numbers = dict(random.choice(PROFILES).values)
    if random.random() < 0.5:
        numbers = {name: random.randint(1, 6) for name in numbers}
    variables = pools()

    def some(name: str) -> dict[str, int]:
        return counted(name, {pool: random.choice((0, 1, 5, 10, 40)) for pool in Pool})

    while True:
        choices = [random.choice(list(choice)) for choice in CHOICES]
        walk = Execution(pooled_graph(), numbers, choices, variables=variables)
        bought = some("bought")
        kind = random.randint(0, 5)
        values = {
            **dict.fromkeys(variables.state, 0),
            **dict.fromkeys(("restart_pending", "wfo_in_use"), False),
            **bought,
            **{name.replace("bought", "known"): n for name, n in bought.items()},
            "overage_allowed": True,
            "license_type": kind,
            "chosen_type": kind,
        }
        first = Situation(random.choice((EVALUATION, CLASSIC)).name, values)
        if walk.is_start(first):
            break
    here, steps = first, list[TraceStep]()
    for _ in range(random.randint(0, most_steps)):
        inputs = {"duration": random.choice((1, 1, 1, 2, 50, 8640)), **some("demand")}
        inputs |= some("bought") if random.random() < 0.4 else {n: here.values[n] for n in bought}
        inputs |= {name: random.random() < 0.7 for name in FLAGS}
        inputs |= {"agents": random.randint(0, 4), "license_type": random.randint(0, 5)}
        if possible := walk.enabled(here, inputs):
            steps.append(random.choice(possible))
            here = steps[-1].after
    return Trace(numbers, walk.all_choices, first, tuple(steps))


def again(trace: Trace) -> tuple[Trace, Trace]:
    """A trace and what its scenario simulates to, both without what no step depends on."""
    text = scenario_text(Kept(trace))
    found = run(scenario_of(text, "again.toml"))
    return Reads(trace).settled(trace), Reads(found).settled(found)


def test_a_trace_becomes_a_scenario_that_goes_the_same_way() -> None:
    steps = 0
    for seed in range(TRACES):
        wanted, found = again(random_trace(seed))
        assert found == wanted, f"seed {seed}"
        steps += len(wanted.steps)
    assert steps > 5 * TRACES


def test_so_does_a_trace_with_pools() -> None:
    steps = 0
    for seed in range(POOLED):
        wanted, found = again(random_pooled_trace(seed))
        assert found == wanted, f"seed {seed}"
        steps += len(wanted.steps)
    assert steps > 5 * POOLED


def test_what_no_step_depends_on_makes_no_difference() -> None:
    for seed in range(40):
        trace = random_trace(seed)
        settled = Reads(trace).settled(trace)
        assert [step.after for step in settled.steps] == [step.after for step in trace.steps]
        graph = licensing_graph()
        fixed = (trace.parameters, trace.choices, trace.settings, trace.dropped)
        execution = Execution(graph, *fixed)
        here = settled.start
        for step in settled.steps:
            assert execution.take(here, step.transition, step.inputs) == step
            here = step.after


def test_a_trace_with_pools_is_a_file_that_replays() -> None:
    for seed in range(20):
        trace = random_pooled_trace(seed)
        kept = load(save(trace, question="Which?"))
        assert kept.trace == trace
        replay(pooled_graph(), kept.trace, variables=pools())


def test_reports_one_by_one_lead_where_a_stretch_does() -> None:
    for seed in range(30):
        for trace in (random_trace(seed), random_pooled_trace(seed)):
            if sum(int(s.inputs["duration"]) for s in trace.steps if s.takes_time) > 3_000:
                continue
            apart = tuple(singles(trace))
            assert all(step.inputs["duration"] == 1 for step in apart if step.takes_time)
            told = replace(trace, steps=apart)
            assert told.last == trace.last
            reports = [t for t in apart if t.takes_time]
            nows = [int(step.after.values["now"]) for step in reports]
            assert nows == list(range(nows[0], nows[0] + len(nows))) if nows else True


def test_the_names_of_reports_and_actions_are_disjoint() -> None:
    kinds: dict[str, Kind] = {}
    for _, _, data in pooled_graph().edges(data=True):
        transition = data["transition"]
        assert kinds.setdefault(transition.name, transition.kind) is transition.kind


@pytest.mark.parametrize("seed", [3, 7])
def test_the_written_text_is_the_same_every_time(seed: int) -> None:
    trace = random_trace(seed)
    assert scenario_text(Kept(trace)) == scenario_text(Kept(trace))
