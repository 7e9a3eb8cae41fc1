"""Everything that can be reached, tried out with integers: does it agree with what was proved?

Worlds with periods of a few reports, under every option of every reading, alone and together.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from small_worlds import (
    FOCUSES,
    NUMBERS,
    SmallWorld,
    alone,
    claims,
    every_option,
    explored,
    made_up,
    together,
)
from small_worlds import (
    small_system as licensing,
)
from uccx_model.choices import CHOICES, Q3, Q5
from uccx_model.execution import Execution
from uccx_model.graph import licensing_graph
from uccx_model.states import STATES
from uccx_model.trace import Situation
from uccx_model.variables import input_symbols, state_symbols
from uccx_proofs.catalogue import all_properties
from uccx_proofs.concrete import Concrete
from uccx_proofs.engines.coverage import Explored
from uccx_proofs.property import Need
from uccx_proofs.verify import prover_for

PATIENT = {
    **NUMBERS,
    "strike_limit": 1,
    "out_of_compliance_period": 4,
    "overage_period": 2,
    "registration_validity": 2,
}
LONG_LOCK = {
    **NUMBERS,
    "out_of_compliance_period": 5,
    "authorization_period": 2,
    "registration_validity": 4,
}
LONG_OVERAGE = {**NUMBERS, "overage_period": 2, "registration_validity": 4}
THREE_STRIKES = {**NUMBERS, "strike_limit": 3, "early_warning": 1, "late_warning": 2}

FEW = [
    *(SmallWorld(NUMBERS, (), focus) for focus in FOCUSES),
    *(together(place, other) for place in (1, 2) for other in (0, 1)),
]
MANY = [
    *FEW[: len(FOCUSES)],
    *map(alone, every_option()),
    SmallWorld(LONG_LOCK),
    SmallWorld(LONG_OVERAGE),
    SmallWorld(PATIENT, (Q5.GOES_ON,)),
    SmallWorld(THREE_STRIKES),
    SmallWorld({**THREE_STRIKES, "early_warning": 4}),
    SmallWorld(NUMBERS, (Q3.FROZEN_AT_ENTRY,), "licences"),
    *(made_up(seed, "time") for seed in range(4)),
]


def agrees(world: SmallWorld, found: Explored) -> None:
    """Check what holds in every small world."""
    wrong = {
        claims()[claim].name: (claim.label, occasion)
        for claim, occasion in found.violated.items()
        if all(world.meets(need.condition) for need in claims()[claim].needs)
    }
    assert wrong == {}, str(world)
    assert found.complete
    assert found.twins > len(found.states) // 4  # the caps were put to the test
    assert len(found.leading_to("IN_COMPLIANCE")) == len(found.states)
    model_takes(world, found)


def model_takes(world: SmallWorld, found: Explored) -> None:
    """Check that the model itself takes each step that was taken first of its edge."""
    numbers = {name: int(value) for name, value in world.numbers.items()}
    execution = Execution(licensing_graph(), numbers, world.options)
    system = licensing()
    for taken, occasion in found.taken.items():
        values = dict(zip((v.name for v in system.variables), occasion.here.values, strict=True))
        here = Situation(taken.source, {name: values[name] for name in state_symbols()})
        given = zip(input_symbols(), occasion.inputs, strict=False)
        assert execution.take(here, taken.name, dict(given)).after.node == taken.target


def test_few_worlds_have_every_option() -> None:
    told = {option for world in FEW for option in world.options}
    assert told >= set(every_option())
    assert len(every_option()) >= len(CHOICES)


@pytest.mark.parametrize("world", FEW, ids=str)
def test_small_worlds_agree_with_the_proofs(world: SmallWorld) -> None:
    agrees(world, explored(world))


@pytest.mark.slow
def test_many_small_worlds_agree_with_every_engine() -> None:
    system, properties = licensing(), all_properties()
    invariant = prover_for(licensing_graph(), properties).knowledge.invariant
    holds = {node: Concrete(system).compile(parts) for node, parts in invariant.items()}
    nothing = (0,) * len(system.inputs)
    taken, nodes = set(), set()
    needed: set[tuple[str, str]] = set()
    for world in MANY:
        found = explored(world)
        agrees(world, found)
        rigid = tuple(world.fixed().values())
        for here in found.states.values():
            assert all(holds[here.node](here.values, nothing, rigid)), f"{here} in {world}"
        taken |= {e.label for e in found.taken}
        nodes |= found.nodes
        for claim in found.violated:
            p = claims()[claim]
            needed |= {(p.name, unmet) for unmet in only_unmet(world, p.needs)}
    assert {e.label for e in system.edges} - taken == set()
    assert nodes == {state.name for state in STATES}
    told = {(p.name, n.sentence) for p in properties if p.graph is None for n in p.needs}
    assert told - needed == set()


def only_unmet(world: SmallWorld, needs: Sequence[Need]) -> list[str]:
    """The sentence of the one need that a world does not meet, if it is one."""
    unmet = [need for need in needs if not world.meets(need.condition)]
    return [need.sentence for need in unmet] if len(unmet) == 1 else []
