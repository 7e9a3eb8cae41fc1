"""Traces of random walks through the model: any numbers, readings, settings and inputs."""

from __future__ import annotations

from random import Random

from uccx_model.choices import CHOICES
from uccx_model.execution import Execution, zero_inputs
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES
from uccx_model.script import start
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Trace, TraceStep

FLAGS = ("ssm_reachable", "synced", "overage_allowed", "wfo_in_use")


def random_trace(seed: int, most_steps: int = 25) -> Trace:
    """Return the trace of a random walk."""
    random = Random(seed)
    names = PROFILES[0].values
    numbers = dict(random.choice(PROFILES).values)
    if random.random() < 0.5:
        numbers = {name: random.randint(1, 6) for name in names}
    while True:
        choices = [random.choice(list(choice)) for choice in CHOICES]
        first = start(random.choice((EVALUATION, CLASSIC)), random.choice((0, 5, 100)), agents=3)
        settings = {"overage_allowed": random.random() < 0.5} if random.random() < 0.3 else {}
        if settings:
            first.values["overage_allowed"] = settings["overage_allowed"]  # type: ignore[index]
        dropped = ("deregister",) if random.random() < 0.3 else ()
        walk = Execution(licensing_graph(), numbers, choices, settings, dropped)
        if walk.is_start(first):
            break
    here, steps = first, list[TraceStep]()
    for _ in range(random.randint(0, most_steps)):
        inputs = zero_inputs()
        inputs["duration"] = random.choice((1, 1, 1, 2, 3, 50, 8639, 8640))
        inputs["demand"] = random.choice((0, 3, 6, 130))
        inputs["bought"] = random.choice((0, 5, 100, 130))
        inputs |= {name: random.random() < 0.6 for name in FLAGS}
        inputs |= {"agents": random.randint(0, 4), "license_type": random.randint(0, 5)}
        if possible := walk.enabled(here, inputs):
            steps.append(random.choice(possible))
            here = steps[-1].after
    return Trace(numbers, walk.all_choices, first, tuple(steps), settings, dropped)
