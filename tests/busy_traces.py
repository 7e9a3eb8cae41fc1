"""Traces in which much happens: usage and connection last for a while, as they do in life."""

from __future__ import annotations

from random import Random
from typing import Final

from uccx_model.choices import CHOICES
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.expressions import Bool
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import PROFILES
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.states import EVALUATION
from uccx_model.trace import Situation, Trace, TraceStep
from uccx_model.transition import Kind
from uccx_model.variables import LicenseType
from uccx_model.vocabulary import one_count

__all__ = ["busy_trace"]

ACTIONS: Final = sorted(
    {t.name for t in transitions_of(licensing_graph()) if t.kind is Kind.ACTION}
)
COUNTS: Final = (0, 1, 2, 5, 6)
STEPS: Final = 30
LONGEST: Final = 1_000  #: reports: less than a year, so that logs without years are of one


class _Life:
    """What is so at the moment, and changes now and then."""

    def __init__(self, dice: Random, execution: Execution) -> None:
        self.dice, self.execution = dice, execution
        self.now: dict[str, Value] = {
            name: True if isinstance(symbol, Bool) else 0
            for name, symbol in execution.variables.inputs.items()
        }
        self.change(1.0)

    def change(self, often: float) -> None:
        """Change some of what is so."""
        dice = self.dice
        for name in self.now:
            if name.startswith(("demand", "bought")) and dice.random() < often:
                self.now[name] = dice.choice(COUNTS)
        if dice.random() < often:
            self.now["ssm_reachable"] = dice.random() < 0.8
            self.now["synced"] = dice.random() < 0.7

    def inputs(self) -> dict[str, Value]:
        """Return every input, as it is now."""
        dice = self.dice
        durations = (1, 1, 1, 1, 2, 7, 90, 270) if self.long else (1, 1, 1, 1, 2, 7)
        told = {"duration": dice.choice(durations), "agents": dice.randint(0, 4)}
        told |= {name: dice.random() < 0.5 for name in ("overage_allowed", "wfo_in_use")}
        return {**self.now, **told, "license_type": dice.choice(list(LicenseType))}

    @property
    def long(self) -> bool:
        """Periods are of few reports, so that long stretches are no long files."""
        return self.execution.parameters["evaluation_period"] < 1_000


def _start(dice: Random, pooled: bool) -> tuple[Execution, Situation]:
    profile = dice.choice(PROFILES)
    graph, variables = (pooled_graph(), pools()) if pooled else (licensing_graph(), one_count())
    while True:
        choices = [dice.choice(list(choice)) for choice in CHOICES]
        execution = Execution(graph, dict(profile.values), choices, variables=variables)
        values: dict[str, Value] = {
            name: False if isinstance(symbol, Bool) else 0
            for name, symbol in variables.state.items()
        }
        for name in values:
            if name.startswith("bought"):
                values[name] = values[name.replace("bought", "known")] = dice.choice(COUNTS)
        kind = dice.choice(list(LicenseType))
        values |= {"overage_allowed": True, "license_type": kind, "chosen_type": kind}
        here = Situation(EVALUATION.name, values)
        if execution.is_start(here):
            return execution, here


def busy_trace(seed: int, *, pooled: bool = False) -> Trace:
    """Return a trace of a release's numbers, under any readings; it has at least one report."""
    dice = Random(seed)
    execution, first = _start(dice, pooled)
    life, here, steps = _Life(dice, execution), first, list[TraceStep]()
    while len(steps) < STEPS or not here.values["now"]:
        life.change(0.15)
        inputs = life.inputs()
        if int(here.values["now"]) + int(inputs["duration"]) > LONGEST:
            inputs["duration"] = 1
        eager = "register" if here.node == "EVALUATION" else dice.choice(ACTIONS)
        if dice.random() < 0.15:
            try:
                step = execution.take(here, eager, {**inputs, "duration": 1})
            except NotEnabledError:
                continue
        else:
            reports = [s for s in execution.enabled(here, inputs) if s.takes_time]
            if not reports:
                continue
            step = reports[0]
        steps.append(step)
        here = step.after
    return Trace(execution.parameters, execution.all_choices, first, tuple(steps))
