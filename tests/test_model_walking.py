"""Walking through the model by hand: what can happen, why not, and time that passes."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

import pytest

from uccx_model.choices import CHOICES, Q4, Q6, Choice, Deployment, Origin
from uccx_model.evaluation import Valuation, Value
from uccx_model.execution import Execution, replay
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.moves import Move
from uccx_model.notices import Notice
from uccx_model.parameters import profile_named
from uccx_model.script import start
from uccx_model.states import CLASSIC, ENFORCED, EVALUATION, STATES
from uccx_model.trace import Situation
from uccx_model.variables import LicenseType
from uccx_model.walking import CannotHappenError, Walk, WalkError

GRAPH: Final = licensing_graph()
NUMBERS: Final = profile_named("12.5").values
DAY: Final = 96


def walk(*choices: Choice, node: str = "EVALUATION", bought: int = 100) -> Walk:
    state = {"EVALUATION": EVALUATION, "CLASSIC": CLASSIC}[node]
    return Walk(Execution(GRAPH, NUMBERS, choices), start(state, bought))


def enforced(here: Situation) -> bool:
    return here.node in {state.name for state in ENFORCED}


def random_choices(dice: random.Random) -> list[Choice]:
    return [dice.choice(list(choice)) for choice in CHOICES]


def random_start(dice: random.Random, choices: Sequence[Choice]) -> Situation:
    old = Origin.NEW_INSTALLATION not in choices
    both = Origin.UPGRADE_FROM_10_OR_11 in choices
    classic = old and not (both and dice.random() < 0.5)
    return start(CLASSIC if classic else EVALUATION, dice.choice([0, 1, 100]))


def some_inputs(dice: random.Random, here: Situation) -> dict[str, Value]:
    bought = int(here.values["bought"])
    return {
        "duration": dice.choice([1, 1, 2, DAY, 30 * DAY, 90 * DAY]),
        "demand": dice.choice([0, 1, bought, bought + 1, 130]),
        "ssm_reachable": dice.random() < 0.6,
        "synced": dice.random() < 0.5,
        "bought": dice.choice([bought, bought, 0, 100, 130, 200]),
        "agents": dice.randrange(3),
        "license_type": dice.randrange(len(LicenseType)),
        "overage_allowed": dice.random() < 0.5,
        "wfo_in_use": dice.random() < 0.5,
    }


@cache
def visited() -> tuple[Walk, ...]:
    """Walks of random instances: three that end in each licensing state."""
    dice = random.Random(5)
    found: dict[str, list[Walk]] = {state.name: [] for state in STATES}
    while any(len(walks) < 3 for walks in found.values()):
        choices = random_choices(dice)
        walked = Walk(Execution(GRAPH, NUMBERS, choices), random_start(dice, choices))
        for _ in range(20):
            if len(found[walked.here.node]) < 3:
                found[walked.here.node].append(Walk.along(GRAPH, walked.trace()))
            wander(walked, dice)
    return tuple(walked for walks in found.values() for walked in walks)


def wander(walked: Walk, dice: random.Random) -> None:
    """Take a step to somewhere else if there is one, or let time pass."""
    if dice.random() < 0.2:
        walked.wait(dice.choice([1, 4, 5, 100 * DAY]), {"demand": 150})
        return
    can = [move for move in walked.moves() if move.possible]
    fresh = [move for move in can if move.transition.target != move.transition.source]
    walked.go(dice.choice(fresh if fresh and dice.random() < 0.7 else can))


# What can happen, and what cannot.


def test_random_walks_come_everywhere() -> None:
    found = Counter(walked.here.node for walked in visited())
    assert found == {state.name: 3 for state in STATES}


def test_every_transition_that_leaves_is_listed_once() -> None:
    for walked in visited():
        leaving = [t for t in transitions_of(GRAPH) if t.source.name == walked.here.node]
        assert [move.transition for move in walked.moves()] == leaving


def test_what_is_possible_can_be_taken_with_the_inputs_offered() -> None:
    for walked in visited():
        for move in walked.moves():
            if move.possible:
                before = walked.trace()
                step = walked.go(move)
                assert step.transition == move.transition.name
                assert step.after.node == move.transition.target.name
                walked.back()
                assert walked.trace() == before


def test_what_is_impossible_misses_a_part_of_its_guard() -> None:
    for walked in visited():
        for move in walked.moves():
            values = Valuation(walked.execution.values(walked.here, move.inputs))
            assert move.possible == bool(values(move.transition.guard)), move
            assert all(not values(part) for part in move.unmet), move


def test_what_happens_with_any_inputs_is_listed_as_possible() -> None:
    dice = random.Random(8)
    for walked in visited():
        possible = {move.transition.name for move in walked.moves() if move.possible}
        for _ in range(60):
            inputs = some_inputs(dice, walked.here)
            happens = walked.execution.enabled(walked.here, inputs)
            assert {step.transition for step in happens} <= possible


def test_names_tell_the_transitions_that_leave_a_state() -> None:
    named = Counter((t.source, t.name) for t in transitions_of(GRAPH))
    assert set(named.values()) == {1}


def move_called(walked: Walk, name: str) -> Move:
    return next(move for move in walked.moves() if move.transition.name == name)


def test_a_reason_that_no_input_changes_comes_first() -> None:
    walked = walk(Q6.REFUSED)
    walked.take("register")
    walked.wait(5, {"demand": 130})
    assert walked.here.node == "OUT_OF_COMPLIANCE"
    (reason,) = move_called(walked, "deregister").unmet
    assert str(reason) == "(or (<= locked 0) (not Q6.REFUSED))"


def test_one_report_is_offered_where_one_is_enough() -> None:
    walked = walk()
    assert move_called(walked, "evaluation_goes_on").inputs["duration"] == 1
    assert move_called(walked, "evaluation_expires").inputs["duration"] == 90 * DAY
    walked.wait(90 * DAY - 1)
    assert move_called(walked, "evaluation_expires").inputs["duration"] == 1
    assert not move_called(walked, "evaluation_goes_on").possible


def test_given_inputs_are_kept() -> None:
    walked = walk()
    walked.take("register")
    names = {m.transition.name for m in walked.moves({"ssm_reachable": False}) if m.possible}
    assert "report_is_not_answered" in names
    assert names.isdisjoint({"reregister", "nothing_is_used"})


# Taking steps, and going back.


def test_usage_and_connection_stay_as_they_were_given() -> None:
    walked = walk()
    walked.take("register")
    walked.take("usage_is_within_entitlement", {"demand": 80})
    walked.take("report_is_not_answered")
    assert [walked.usual[name] for name in ("demand", "ssm_reachable")] == [80, False]
    walked.back()
    assert [walked.usual[name] for name in ("demand", "ssm_reachable")] == [80, True]


def test_what_cannot_happen_is_refused_with_what_it_misses() -> None:
    walked = walk()
    with pytest.raises(WalkError, match="no transition 'fly' leaves EVALUATION"):
        walked.take("fly")
    with pytest.raises(CannotHappenError) as refused:
        walked.take("register", {"ssm_reachable": False})
    assert [str(part) for part in refused.value.move.unmet] == ["ssm_reachable"]
    with pytest.raises(WalkError, match="register is not enabled"):
        walked.go(Move(refused.value.move.transition, refused.value.move.inputs))
    assert walked.trace().steps == ()


def test_one_goes_back_as_one_came() -> None:
    walked = walk()
    walked.take("register")
    walked.wait(10 * DAY, {"demand": 130})
    walked.until(enforced, 100 * DAY)
    walked.back()
    assert walked.here.node == "OUT_OF_COMPLIANCE"
    walked.back()
    assert walked.here.node == "NO_LICENSES_IN_USE"
    walked.back()
    assert walked.here.node == "EVALUATION"
    with pytest.raises(WalkError, match="nothing has happened yet"):
        walked.back()


def test_a_walk_goes_on_from_the_end_of_a_trace() -> None:
    walked = walk(Q4.RESETS_COUNT)
    walked.take("register")
    walked.wait(3, {"demand": 130})
    other = Walk.along(GRAPH, walked.trace())
    assert (other.here, other.choices) == (walked.here, walked.choices)
    assert other.usual["demand"] == 130
    other.back()
    assert len(other.trace().steps) == 3


def test_a_walk_begins_where_an_instance_can_start() -> None:
    with pytest.raises(WalkError, match="no instance starts in CLASSIC like this"):
        walk(node="CLASSIC")
    assert walk(Origin.UPGRADE_FROM_12_0, node="CLASSIC").here.node == "CLASSIC"


def test_by_hand_means_that_nothing_synchronizes_by_itself() -> None:
    assert walk(Deployment.ON_PREM_CONNECTED).usual["synced"] is True
    assert walk(Deployment.ON_PREM_DISCONNECTED).usual["synced"] is False


# Time that passes.


def test_time_passes_to_the_report() -> None:
    for walked in visited():
        before = int(walked.here.values["now"])
        steps = walked.wait(200 * DAY + 7)
        assert int(walked.here.values["now"]) - before == 200 * DAY + 7
        assert steps[-1].after == walked.here
        replay(GRAPH, walked.trace())
        walked.back()
        assert int(walked.here.values["now"]) == before


def test_a_wait_does_what_its_single_reports_do() -> None:
    for walked in visited()[::2]:
        for given in ({"ssm_reachable": False}, {"ssm_reachable": True, "demand": 130}):
            walked.wait(100, given)
            there = walked.here
            walked.back()
            for _ in range(100):
                walked.wait(1, given)
            assert walked.here == there
            for _ in range(100):
                walked.back()


def test_a_wait_ends_a_step_where_a_notice_comes() -> None:
    walked = walk()
    walked.take("register")
    steps = walked.wait(100 * DAY, {"ssm_reachable": False})
    when = {n: int(s.after.values["now"]) for s in reversed(steps) for n in s.notices}
    assert when[Notice.AUTHORIZATION_RENEWAL_FAILED] == 30 * DAY
    assert walked.here.node == "AUTHORIZATION_EXPIRED"
    assert steps[-2].after.values["now"] == 90 * DAY


def test_one_waits_until_something_holds_and_not_longer() -> None:
    walked = walk()
    walked.take("register")
    walked.wait(5, {"demand": 130})
    walked.until(enforced, 1000 * DAY)
    assert walked.here.node == "OUT_OF_COMPLIANCE_EXPIRED"
    assert walked.here.values["now"] == 90 * DAY + 5
    walked.back()
    walked.until(lambda here: here.values["out_of_compliance_for"] >= 777, 1000 * DAY)
    assert walked.here.values["out_of_compliance_for"] == 777
    assert walked.until(lambda here: here.values["locked"] == 130, 5) == []


def test_what_does_not_come_about_changes_nothing() -> None:
    walked = walk()
    walked.take("register")
    before = walked.trace()
    began = time.perf_counter()
    with pytest.raises(WalkError, match="this does not come about within the time"):
        walked.until(enforced, 3650 * DAY)
    assert time.perf_counter() - began < 2
    assert walked.trace() == before
    with pytest.raises(WalkError, match="time cannot pass like this in NO_LICENSES_IN_USE"):
        walked.wait(5, {"demand": -1})
    assert walked.trace() == before
