"""Runs with pools and their likes with one count, by integers; and where there is none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pooled_runs import counts, pooled_start, random_run
from uccx_model.choices import Q4, Q6
from uccx_model.execution import Execution, replay
from uccx_model.graph import licensing_graph
from uccx_model.parameters import profile_named
from uccx_model.pools.pooled import pooled_graph, pools
from uccx_model.states import EVALUATION
from uccx_model.trace import Situation, TraceStep
from uccx_proofs.refining.mirroring import MirrorError, mirrored


@pytest.mark.parametrize("seed", range(60))
def test_one_count_mirrors_a_random_run(seed: int) -> None:
    execution, first, steps = random_run(seed)
    try:
        trace = mirrored(execution, first, steps)
    except MirrorError as error:
        steps = steps[: error.step - 1]
        trace = mirrored(execution, first, steps)
    replay(licensing_graph(), trace)
    assert [s.transition for s in trace.steps] == [s.transition for s in steps]


def _run(
    first: Situation, *told: tuple[str, Mapping[str, object]], **choices: object
) -> tuple[Execution, list[TraceStep]]:
    numbers = profile_named("12.5").values
    walk = Execution(pooled_graph(), numbers, tuple(choices.values()), variables=pools())  # type: ignore[arg-type]
    nothing = dict.fromkeys(pools().inputs, 0) | {"duration": 1, "ssm_reachable": True}
    nothing |= {"synced": True, "overage_allowed": False, "wfo_in_use": False}
    here, steps = first, list[TraceStep]()
    for name, inputs in told:
        steps.append(walk.take(here, name, {**nothing, **inputs}))  # type: ignore[dict-item]
        here = steps[-1].after
    return walk, steps


def test_a_server_without_licence_is_beyond_one_count() -> None:
    """Overage is switched off, and the server alone is above what was bought."""
    first = pooled_start(EVALUATION.name, license_type=2, chosen_type=2)
    server = counts("demand", 0, 0, 0, 1)
    walk, steps = _run(
        first,
        ("register", {}),
        ("change_license_control", {"overage_allowed": False}),
        ("overage_is_counted", server),
    )
    assert steps[-1].after.node == "OVERAGE"
    with pytest.raises(MirrorError, match="step 3, overage_is_counted"):
        mirrored(walk, first, steps)


def test_a_restart_that_covers_a_kept_lock_is_beyond_one_count() -> None:
    """Ten Premium seats do not cover a Standard user under Perpetual; under Flex they do."""
    bought = counts("bought", 0, 10, 0, 0)
    known = counts("known", 0, 10, 0, 0)
    first = pooled_start(EVALUATION.name, license_type=2, chosen_type=2, **bought, **known)
    over = ("overage_is_counted", {**counts("demand", 1, 0, 0, 0), **bought})
    walk, steps = _run(
        first,
        ("register", {}),
        *(over for _ in range(4)),
        ("overage_reaches_the_limit", over[1]),
        ("deregister", {}),
        ("choose_license_type", {"license_type": 0}),
        ("restart_cluster", {}),
        ("register", {}),
        q4=Q4.KEEPS_COUNT,
        q6=Q6.KEEPS_LOCK,
    )
    assert steps[-1].after.node == "NO_LICENSES_IN_USE"
    with pytest.raises(MirrorError, match="step 9, restart_cluster"):
        mirrored(walk, first, steps)
