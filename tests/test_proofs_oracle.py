"""Everything that can be reached, tried out with integers: does it agree with what was proved?

Worlds with periods of a few reports, under every option of every reading, alone and together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from small_systems import (
    GIVEN,
    LIMIT,
    Breaking,
    X,
    Y,
    broken_graph,
    counter,
    edge,
    small_system,
    two_clocks,
)
from small_worlds import (
    FOCUSES,
    NUMBERS,
    SmallWorld,
    alone,
    claims,
    every_option,
    explored,
    licensing,
    made_up,
    oracle,
    part_of,
    together,
)
from uccx_model.choices import CHOICES, Q3, Q5
from uccx_model.evaluation import Valuation
from uccx_model.execution import Execution
from uccx_model.expressions import TRUE, Int, Term
from uccx_model.graph import licensing_graph
from uccx_model.states import STATES
from uccx_model.trace import Situation
from uccx_model.transition import Transition
from uccx_model.variables import input_symbols, state_symbols
from uccx_proofs.catalogue import all_properties, properties_named
from uccx_proofs.claims import claims_of
from uccx_proofs.concrete import Concrete, Configuration
from uccx_proofs.engines.coverage import Explored, Part
from uccx_proofs.engines.oracle import MergeError, Oracle
from uccx_proofs.engines.preparing import prover_for
from uccx_proofs.property import Claim, Need
from uccx_proofs.system import System, licensing_system

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
    SmallWorld(NUMBERS),
    SmallWorld(NUMBERS, (), "administration"),
    *(together(place, other) for place in (1, 2) for other in (0, 1)),
]
MANY = [
    *(SmallWorld(NUMBERS, (), focus) for focus in FOCUSES),
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
    assert wrong == {}, f"{world}, {world.numbers}"
    assert found.complete
    assert found.twins > len(found.states) // 4  # the caps were put to the test
    assert len(found.leading_to("IN_COMPLIANCE")) == len(found.states)
    model_takes(world, found)
    steps_are_as_told(world, found)


def steps_are_as_told(world: SmallWorld, found: Explored) -> None:
    """Check properties of steps as they are written, with the values before and after a step.

    Some have no claim to look for: simplified for an edge, they say "true". One step an edge.
    """
    system = licensing()
    told = [p for p in all_properties() if all(world.meets(need.condition) for need in p.needs)]
    for taken, occasion in found.taken.items():
        values = dict(world.fixed())
        values |= zip(system.variables, occasion.here.values, strict=True)
        values |= zip(system.inputs, occasion.inputs, strict=False)
        before = Valuation(values)
        values |= {symbol: before(term) for symbol, term in taken.binding.items()}
        holds = Valuation(values)
        assert [p.name for p in told if p.step is not None and not holds(p.step)] == []


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


@pytest.mark.slow
def test_higher_caps_change_nothing() -> None:
    world = SmallWorld(NUMBERS)
    found, part = explored(world), part_of(world, licensing())
    higher = oracle().explore(replace(part, caps={v: cap + 2 for v, cap in part.caps.items()}))
    assert len(higher.states) > len(found.states)
    assert set(higher.violated) == set(found.violated)
    assert set(higher.taken) == set(found.taken)


def only_unmet(world: SmallWorld, needs: Sequence[Need]) -> list[str]:
    """The sentence of the one need that a world does not meet, if it is one."""
    unmet = [need for need in needs if not world.meets(need.condition)]
    return [need.sentence for need in unmet] if len(unmet) == 1 else []


# The oracle itself, on small systems.


def look(system: System, *claims: Claim, rigid: tuple[int, ...] = (), **how: Any) -> Explored:
    starts = [Configuration("A", (0, 0))]
    inputs: dict[Term, Sequence[int]] = {GIVEN: range(1, 4)} if system.inputs else {}
    return Oracle(system, claims).explore(Part(rigid, starts, inputs, **how))


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_every_state_is_reached_and_no_other(limit: int) -> None:
    system = counter()
    never, once, late = Claim("A", X >= LIMIT), Claim("A", X == 2), Claim("A", X == LIMIT - 1)
    found = look(system, never, once, late, rigid=(limit,))
    assert {here.values for here in found.states} == {(x, 0) for x in range(limit)}
    assert set(found.violated) == {late, *([once] if limit > 2 else [])}
    assert found.violated[late].here == Configuration("A", (limit - 1, 0))
    assert found.complete
    assert found.twins == 0


def test_what_is_left_out_is_told() -> None:
    found = look(counter(), Claim("A", X == 6), rigid=(7,), most=3)
    assert len(found.states) == 3
    assert not found.complete
    assert not found.violated


def test_a_dead_end_counts_and_leads_nowhere() -> None:
    system = small_system([edge("on", "A", "B")], {"A": (X == 0) & (Y == 0)}, nodes="ABC")
    dead, absent = Claim("B", TRUE), Claim("C", TRUE)
    found = look(system, dead, absent)
    assert set(found.violated) == {dead}
    assert found.nodes == {"A", "B"}
    assert {here.node for here in found.leading_to("B")} == {"A", "B"}
    assert {here.node for here in found.leading_to("A")} == {"A"}


def test_a_step_is_only_taken_with_possible_inputs() -> None:
    system = small_system(
        [edge("give", "A", "B", x=GIVEN)],
        {"A": X == 0},
        nodes="AB",
        inputs=[GIVEN],
        possible=GIVEN >= 4,
    )
    here, stuck, step = Claim("A", X == 0), Claim("A", (GIVEN >= 4) & (X == 0)), system.edges[0]
    found = look(system, here, stuck, Claim("A", GIVEN >= 4, step))
    assert set(found.violated) == {here}
    assert found.nodes == {"A"}


def test_caps_merge_what_makes_no_difference() -> None:
    system = two_clocks()
    behind, early = Claim("A", X < Y), Claim("A", (X >= 5) & (Y <= 2))
    caps: dict[Term, int] = {X: 5, Y: 3}
    found = look(system, behind, early, caps=caps)
    assert set(found.violated) == {early}
    assert found.complete
    assert found.twins > 0
    further = look(system, behind, early, caps={X: 12, Y: 12})
    assert set(further.violated) == set(found.violated)
    assert len(further.states) > len(found.states)


def test_a_cap_that_is_too_low_is_noticed() -> None:
    with pytest.raises(MergeError, match="merged, but different"):
        look(two_clocks(), Claim("A", X >= 6), caps={X: 5, Y: 5})
    wanted = small_system(
        [edge("up", "A", "A", x=X + 1), edge("go", "A", "B", X >= 3)],
        {"A": (X == 0) & (Y == 0)},
        nodes="AB",
    )
    with pytest.raises(MergeError, match="go: A → B"):
        look(wanted, caps={X: 2})
    assert look(wanted, caps={X: 3}).nodes == {"A", "B"}


def test_a_part_that_is_none_is_refused() -> None:
    oracle = Oracle(counter())
    start = Configuration("A", (0, 0))
    with pytest.raises(ValueError, match="assumptions"):
        oracle.explore(Part((0,), [start], {}))
    with pytest.raises(ValueError, match="no start"):
        oracle.explore(Part((3,), [Configuration("A", (1, 0))], {}))
    assert oracle.starts((3,), {X: (0, 1), Y: (0, 1)}) == [start]


# Broken models.


def two_strikes_at_once(t: Transition) -> Transition:
    strikes = t.changes["strikes"]
    assert isinstance(strikes, Int)
    return replace(t, changes={**t.changes, "strikes": strikes + 1})


def never_enforced(t: Transition) -> None:
    return None


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"overage_is_counted": two_strikes_at_once}, "strikes_rise_by_at_most_one"),
        ({"out_of_compliance_expires": never_enforced}, "time_can_always_pass"),
    ],
)
def test_a_broken_model_is_noticed(changes: Mapping[str, Breaking], name: str) -> None:
    (p,) = properties_named([name])
    world = SmallWorld({**NUMBERS, "strike_limit": 4})
    system = licensing_system(broken_graph(changes))
    broken = Oracle(system, claims_of(system, p)).explore(part_of(world, system))
    assert broken.violated
    assert broken.complete
