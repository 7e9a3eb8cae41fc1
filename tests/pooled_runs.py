"""Random runs of the model with pools: any numbers, readings and counts."""

from __future__ import annotations

from random import Random

from uccx_model.choices import CHOICES
from uccx_model.evaluation import Value
from uccx_model.execution import Execution
from uccx_model.expressions import Int
from uccx_model.parameters import PROFILES
from uccx_model.pools.amounts import Pool
from uccx_model.pools.pooled import count_name, pooled_graph, pools
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.trace import Situation, TraceStep

FLAGS = ("ssm_reachable", "synced", "overage_allowed", "wfo_in_use")


def counts(name: str, standard: int, premium: int, outbound: int, server: int) -> dict[str, Value]:
    """Return a variable's counts by name."""
    told = zip(Pool, (standard, premium, outbound, server), strict=True)
    return {count_name(name, pool): number for pool, number in told}


def pooled_start(node: str, **values: Value) -> Situation:
    """Return a start: counters zero, flags down, overage allowed, nothing bought."""
    nothing: dict[str, Value] = {
        name: 0 if isinstance(symbol, Int) else False for name, symbol in pools().state.items()
    }
    return Situation(node, nothing | {"overage_allowed": True} | values)


def random_counts(random: Random, name: str) -> dict[str, Value]:
    seats = (0, 0, 3, 5, 10)
    standard, premium = random.choice(seats), random.choice(seats)
    return counts(name, standard, premium, random.choice((0, 0, 2)), random.choice((0, 1)))


def random_run(seed: int, most_steps: int = 30) -> tuple[Execution, Situation, list[TraceStep]]:
    """Return a random walk with pools that registers early."""
    random = Random(seed)
    names = PROFILES[0].values
    numbers = {name: random.randint(1, 6) for name in names}
    while True:
        choices = [random.choice(list(choice)) for choice in CHOICES]
        walk = Execution(pooled_graph(), numbers, choices, variables=pools())
        kind = random.choice((0, 1, 2, 3))
        bought = random_counts(random, "bought")
        known = {name.replace("bought", "known"): n for name, n in bought.items()}
        node = random.choice((EVALUATION, EVALUATION, CLASSIC)).name
        types = {"license_type": kind, "chosen_type": kind}
        first = pooled_start(node, **bought, **known, **types)
        if walk.is_start(first):
            break
    here, steps = first, list[TraceStep]()
    for _ in range(random.randint(5, most_steps)):
        inputs: dict[str, Value] = {"duration": random.choice((1, 1, 1, 2, 3))}
        inputs |= random_counts(random, "demand") | random_counts(random, "bought")
        inputs |= {name: random.random() < 0.6 for name in FLAGS}
        inputs |= {"agents": random.randint(0, 4), "license_type": random.randint(0, 5)}
        possible = walk.enabled(here, inputs)
        likely = [s for s in possible if s.takes_time or s.transition.startswith("register")]
        if possible:
            steps.append(random.choice(likely if likely and random.random() < 0.9 else possible))
            here = steps[-1].after
    return walk, first, steps
