"""Broken models are caught: the right property fails, with the right trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from uccx_model.execution import replay
from uccx_model.expressions import TRUE, integer
from uccx_model.graph import Graph, build_graph, licensing_graph, transitions_of
from uccx_model.parameters import Parameters
from uccx_model.rewriting import substitute
from uccx_model.states import CLASSIC, IN_COMPLIANCE
from uccx_model.transition import Transition
from uccx_proofs.verdicts import Refuted
from uccx_proofs.verify import verify

P = Parameters.symbols()
A_DAY = 96  #: reports in 12.5
MOST_STEPS = 16


def changed(name: str, change: Callable[[Transition], Transition]) -> Graph:
    """Return the model with every transition of this name changed."""
    return build_graph(
        change(t) if t.name == name else t for t in transitions_of(licensing_graph())
    )


def one_strike_early() -> Graph:
    def early(t: Transition) -> Transition:
        return replace(t, guard=substitute(t.guard, {P.strike_limit: P.strike_limit - 1}, {}))

    return changed("overage_reaches_the_limit", early)


def a_day_early() -> Graph:
    def early(t: Transition) -> Transition:
        sooner = P.evaluation_period - integer(A_DAY)
        return replace(t, guard=substitute(t.guard, {P.evaluation_period: sooner}, {}))

    return changed("evaluation_expires", early)


def wfo_is_no_matter() -> Graph:
    return changed("switch_to_smart", lambda t: replace(t, guard=TRUE))


def a_way_back() -> Graph:
    (switch,) = (t for t in transitions_of(licensing_graph()) if t.name == "switch_to_smart")
    back = replace(switch, name="switch_back", source=IN_COMPLIANCE, target=CLASSIC, guard=TRUE)
    return build_graph([*transitions_of(licensing_graph()), back])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("broken", "name", "last"),
    [
        (one_strike_early, "irreversible_after_exactly_the_limit", "overage_reaches_the_limit"),
        (a_day_early, "evaluation_is_enforced_only_after_its_period", "evaluation_expires"),
        (wfo_is_no_matter, "wfo_is_used_only_in_classic", "switch_to_smart"),
        (a_way_back, "migration_is_one_way", "switch_back"),
    ],
)
def test_the_right_property_is_refuted_by_the_right_trace(
    broken: Callable[[], Graph], name: str, last: str
) -> None:
    graph = broken()
    run = verify([name], graph=graph, jobs=1)
    assert run.exit_code == 1
    verdict = run.results[0].verdict
    assert isinstance(verdict, Refuted)
    trace = verdict.counterexample
    assert trace is not None
    assert last in {step.transition for step in trace.steps}
    assert len(trace.steps) <= MOST_STEPS
    replay(graph, trace)


def test_a_way_back_is_seen_in_the_graph_alone() -> None:
    run = verify(["no_path_leads_back_to_classic"], graph=a_way_back())
    assert isinstance(run.results[0].verdict, Refuted)
    assert run.exit_code == 1
