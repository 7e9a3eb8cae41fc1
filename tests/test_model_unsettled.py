"""Readings that are open: sets of combinations, steps that split them, and what is followed."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from uccx_model.choices import CHOICES, Q2, Q3, Q4, Q5, Q6, READINGS, Choice
from uccx_model.combinations import Combinations
from uccx_model.evaluation import Value
from uccx_model.execution import Execution, zero_inputs
from uccx_model.expressions import Int
from uccx_model.graph import licensing_graph
from uccx_model.moves import CLOCKS
from uccx_model.parameters import PROFILES
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.script import start
from uccx_model.states import IN_COMPLIANCE, STATES
from uccx_model.stepping import Stepper
from uccx_model.tracking import Tracker, World
from uccx_model.unsettled import UnsettledStepper
from uccx_model.vocabulary import Vocabulary, one_count

NUMBERS = dict.fromkeys(PROFILES[0].values, 4) | {"strike_limit": 3, "early_warning": 1}
OPEN = Combinations({reading: tuple(reading) for reading in READINGS})


def test_combinations_are_all_there_are() -> None:
    few = Combinations({Q2: tuple(Q2), Q6: tuple(Q6)})
    assert few.every.bit_length() == 6
    assert few.open == (Q2, Q6)
    every = {few.first(1 << bit) for bit in range(6)}
    assert {(c[1], c[5]) for c in every} == set(product(Q2, Q6))
    assert all(len(c) == len(CHOICES) for c in every)
    assert few.having(Q3.FROZEN_AT_ENTRY) == 0
    assert few.first(few.every) == tuple(next(iter(choice)) for choice in CHOICES)


def test_whether_readings_depend_on_each_other() -> None:
    few = Combinations({Q2: tuple(Q2), Q3: tuple(Q3), Q4: tuple(Q4)})
    assert few.is_product(few.every)
    part = few.every & ~(few.having(Q2.ONE_REPORT_EARLIER) & few.having(Q3.FROZEN_AT_ENTRY))
    assert not few.is_product(part)
    assert not few.is_product(part, (Q2, Q3))
    assert few.is_product(part, (Q2, Q4))
    assert len(few.projected(part, (Q2, Q3))) == 3
    assert few.possible(few.only([Q3.FROZEN_AT_ENTRY]), Q3) == (Q3.FROZEN_AT_ENTRY,)


def random_values(random: Random, variables: Vocabulary) -> dict[str, Value]:
    return {
        name: random.randint(0, 5) if isinstance(symbol, Int) else random.random() < 0.5
        for name, symbol in variables.state.items()
    }


@pytest.mark.parametrize("pooled", [False, True])
def test_each_part_does_what_its_combinations_do(pooled: bool) -> None:
    graph, variables = (pooled_graph(), pools()) if pooled else (licensing_graph(), one_count())
    stepper = UnsettledStepper(graph, NUMBERS, OPEN, variables)
    random = Random(7)
    steppers: dict[tuple[Choice, ...], Stepper] = {}
    for _ in range(5):
        chosen = OPEN.first(1 << random.randrange(OPEN.every.bit_length()))
        execution = Execution(graph, NUMBERS, chosen, variables=variables)
        steppers[chosen] = Stepper(execution)
    for _ in range(400):
        node = random.choice(STATES).name
        values = tuple(random_values(random, variables).values())
        inputs = tuple(
            random.randint(1, 3) if isinstance(symbol, Int) else random.random() < 0.5
            for symbol in variables.inputs.values()
        )
        branches = stepper.report(node, values, inputs, OPEN.every)
        together = 0
        for branch in branches:
            assert not together & branch.mask
            together |= branch.mask
        assert together == OPEN.every
        for chosen, alone in steppers.items():
            bit = OPEN.only(chosen)
            (branch,) = (b for b in branches if b.mask & bit)
            step = alone.report(node, values, inputs)
            if step is None:
                assert branch.transition is None
                continue
            assert branch.transition is not None
            assert branch.transition.name == step.transition.name
            assert (branch.values, branch.notices) == (step.values, step.notices)


def test_nothing_is_split_that_makes_no_difference() -> None:
    stepper = UnsettledStepper(licensing_graph(), PROFILES[0].values, OPEN, one_count())
    here = start(IN_COMPLIANCE, 100)
    given = zero_inputs() | {"demand": 50, "bought": 100, "ssm_reachable": True}
    values, inputs = tuple(here.values.values()), tuple(given.values())
    branches = stepper.report(here.node, values, inputs, OPEN.every)
    # Only whether the evaluation clock goes on while registered makes a difference.
    assert len(branches) == 2
    assert {OPEN.possible(b.mask, Q5) for b in branches} == {(option,) for option in Q5}


def quick_and_slow(world: World, tracker: Tracker, inputs: list[tuple[Value, ...]]) -> int:
    """Go through quiet reports in leaps and one by one; return how many steps the leaps took."""
    slow, steps = world, 0
    for passed, after in tracker.quiet(world, inputs, frozenset(), 150):
        for _ in range(passed):
            slow = tracker.report(slow, inputs, frozenset())
        assert after == slow
        steps += 1
    return steps


@pytest.mark.parametrize("silent", [False, True])
def test_quiet_is_gone_through_in_leaps(silent: bool) -> None:
    numbers = {n: 40 + 7 * k for k, n in enumerate(PROFILES[0].values)}
    numbers |= {"strike_limit": 3, "early_warning": 1, "late_warning": 0}
    combinations = Combinations({Q2: tuple(Q2), Q5: tuple(Q5), Q4: tuple(Q4)})
    tracker = Tracker(UnsettledStepper(licensing_graph(), numbers, combinations, one_count()))
    given = zero_inputs() | {"bought": 1, "ssm_reachable": not silent}
    inputs = [tuple((given | {"demand": wanted}).values()) for wanted in (0, 1, 2)]
    world = {tracker.key(start(IN_COMPLIANCE, 1)): combinations.every}
    assert quick_and_slow(world, tracker, inputs) < 90
    assert not tracker.crowded
    assert set(CLOCKS) <= set(one_count().state)
