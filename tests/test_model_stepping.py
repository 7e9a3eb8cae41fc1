"""Compiled transitions do what the plain reading of the graph does."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, NotEnabledError
from uccx_model.expressions import Bool
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import Parameters
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.states import STATES
from uccx_model.stepping import Stepper
from uccx_model.trace import Situation
from uccx_model.transition import Kind
from uccx_model.variables import LicenseType
from uccx_model.vocabulary import Vocabulary, one_count

MODELS = {"one count": (licensing_graph, one_count), "pools": (pooled_graph, pools)}
ACTIONS = sorted({t.name for t in transitions_of(licensing_graph()) if t.kind is Kind.ACTION})
TRIES = 1500


def some(dice: random.Random, variables: Vocabulary) -> Situation:
    values: dict[str, Value] = {
        name: dice.random() < 0.5 if isinstance(symbol, Bool) else dice.randrange(5)
        for name, symbol in variables.state.items()
    }
    return Situation(dice.choice(STATES).name, values)


def some_inputs(dice: random.Random, variables: Vocabulary) -> dict[str, Value]:
    given: dict[str, Value] = {
        name: dice.random() < 0.5 if isinstance(symbol, Bool) else dice.randrange(5)
        for name, symbol in variables.inputs.items()
    }
    return given | {"duration": dice.randint(1, 3), "license_type": LicenseType.FLEX_STANDARD}


def instances(dice: random.Random, model: str) -> Iterator[Execution]:
    graph, variables = MODELS[model]
    while True:
        numbers = {name: dice.randint(1, 4) for name in Parameters.units()}
        choices: list[Choice] = [dice.choice(list(choice)) for choice in CHOICES]
        yield Execution(graph(), numbers, choices, variables=variables())


def moments(
    dice: random.Random, model: str, many: int
) -> Iterator[tuple[Execution, Stepper, Situation, dict[str, Value]]]:
    """Random situations and inputs of so many instances."""
    for execution, _ in zip(instances(dice, model), range(many), strict=False):
        stepper = Stepper(execution)
        for _ in range(TRIES // many):
            here = some(dice, execution.variables)
            yield execution, stepper, here, some_inputs(dice, execution.variables)


@pytest.mark.parametrize("model", MODELS)
def test_compiled_reports_are_the_plain_ones(model: str) -> None:
    taken = set()
    for execution, stepper, here, inputs in moments(random.Random(7), model, 12):
        plain = [step for step in execution.enabled(here, inputs) if step.takes_time]
        given = stepper.inputs(inputs)
        found = stepper.report(here.node, stepper.values(here), given)
        if found is None:
            assert plain == []
        else:
            assert stepper.told(found, given) in plain
            taken.add(found.transition.name)
    assert len(taken) > 20


@pytest.mark.parametrize("model", MODELS)
def test_compiled_actions_are_the_plain_ones(model: str) -> None:
    dice, taken = random.Random(11), set()
    for execution, stepper, here, inputs in moments(dice, model, 6):
        name = dice.choice(ACTIONS)
        given = stepper.inputs(inputs)
        found = stepper.act(here.node, name, stepper.values(here), given)
        try:
            plain = execution.take(here, name, inputs)
        except NotEnabledError:
            assert found is None
        else:
            assert found is not None
            assert stepper.told(found, given) == plain
            taken.add(name)
    assert len(taken) > 8


def test_a_transition_that_is_dropped_is_not_compiled() -> None:
    variables = one_count()
    numbers = dict.fromkeys(Parameters.units(), 3)
    dropped = ["evaluation_goes_on"]
    dice = random.Random(1)
    here = Situation("EVALUATION", {**some(dice, variables).values, "evaluation_used": 0})
    inputs = some_inputs(dice, variables) | {"duration": 1}
    for names, possible in (([], True), (dropped, False)):
        stepper = Stepper(Execution(licensing_graph(), numbers, (), dropped=names))
        given = stepper.inputs(inputs)
        found = stepper.report(here.node, stepper.values(here), given)
        assert (found is not None) is possible
