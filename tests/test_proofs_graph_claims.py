"""Arguments about the shape of the graph: found, checked, and refused where they are wrong."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uccx_model.graph import build_graph, licensing_graph, transitions_of
from uccx_model.states import (
    CLASSIC,
    EVALUATION,
    IN_COMPLIANCE,
    OUT_OF_COMPLIANCE,
    OUT_OF_COMPLIANCE_EXPIRED,
    OVERAGE,
    SMART,
    STATES,
)
from uccx_proofs.catalogue import all_properties
from uccx_proofs.graph_claims import (
    Combinations,
    ExitsEverywhere,
    GraphClaim,
    NoArgumentError,
    NoPath,
)

GRAPH = licensing_graph()
CLAIMS = {p.name: p.graph for p in all_properties() if p.graph is not None}
NAMES = [state.name for state in GRAPH.nodes]


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_found_has_no_fault(name: str) -> None:
    claim = CLAIMS[name]
    argument = claim.find(GRAPH)
    assert claim.faults(GRAPH, argument) == []
    assert claim.told(argument)


@pytest.mark.parametrize("name", CLAIMS)
@pytest.mark.parametrize("argument", [{}, {"other": ["x"]}, {"other": []}])
def test_an_argument_that_says_nothing_shows_nothing(
    name: str, argument: dict[str, Sequence[str]]
) -> None:
    assert CLAIMS[name].faults(GRAPH, argument)


@pytest.mark.parametrize("name", CLAIMS)
def test_no_name_can_be_left_out_added_or_repeated(name: str) -> None:
    claim = CLAIMS[name]
    ((heading, names),) = claim.find(GRAPH).items()
    for place, one in enumerate(names):
        left = [*names[:place], *names[place + 1 :]]
        assert claim.faults(GRAPH, {heading: left}), one
    assert f"{names[0]!r} is told twice" in claim.faults(GRAPH, {heading: [*names, names[0]]})
    assert claim.faults(GRAPH, {heading: [*names, "NOWHERE"]}) == ["there is no 'NOWHERE'"]
    assert claim.faults(GRAPH, {heading: names, "more": []}) == ["nothing is told under 'more'"]


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from(STATES), st.sampled_from(STATES))
def test_a_cut_without_fault_means_that_there_is_no_path(
    closed: set[str], source: object, target: object
) -> None:
    begin, end = (next(s for s in GRAPH.nodes if s is state) for state in (source, target))
    claim = NoPath([begin], end)
    if not claim.faults(GRAPH, {"closed": sorted(closed)}):
        assert not nx.has_path(GRAPH, begin, end)


@pytest.mark.parametrize("source", STATES)
@pytest.mark.parametrize("target", STATES)
def test_a_cut_is_found_exactly_where_there_is_no_path(source: object, target: object) -> None:
    begin, end = (next(s for s in GRAPH.nodes if s is state) for state in (source, target))
    claim = NoPath([begin], end)
    if nx.has_path(GRAPH, begin, end):
        with pytest.raises(NoArgumentError, match="there is a way: "):
            claim.find(GRAPH)
    else:
        assert claim.faults(GRAPH, claim.find(GRAPH)) == []


def test_a_fault_names_what_is_wrong() -> None:
    claim: GraphClaim = NoPath(SMART, CLASSIC)
    smart = [state.name for state in SMART]
    left = [name for name in smart if name != "OVERAGE"]
    faults = claim.faults(GRAPH, {"closed": left})
    assert f"{OVERAGE} is missing" in faults
    assert any("IN_COMPLIANCE → OVERAGE leads out of them" in fault for fault in faults)
    assert claim.faults(GRAPH, {"closed": [*smart, "CLASSIC"]}) == [f"{CLASSIC} is among them"]


def test_a_gate_counts_only_where_it_is_one() -> None:
    around = NoPath([EVALUATION], OUT_OF_COMPLIANCE_EXPIRED, around=OUT_OF_COMPLIANCE)
    with pytest.raises(NoArgumentError, match="there is a way"):
        around.find(GRAPH)  # a lock may be resumed at registration
    resumed = NoPath(
        [EVALUATION],
        OUT_OF_COMPLIANCE_EXPIRED,
        around=OUT_OF_COMPLIANCE,
        counts=lambda t: t.source is IN_COMPLIANCE,
    )
    assert "except to OUT_OF_COMPLIANCE" in resumed.told(resumed.find(GRAPH))


def test_a_state_without_exit_is_named() -> None:
    stuck = build_graph([t for t in transitions_of(GRAPH) if t.source is not OVERAGE])
    with pytest.raises(NoArgumentError, match=r"no exit from .*OVERAGE"):
        ExitsEverywhere().find(stuck)


def test_combinations_that_are_not_documented() -> None:
    claim = CLAIMS["registration_authorization_and_enforcement_fit_together"]
    assert isinstance(claim, Combinations)
    rest = sorted(claim.documented)[1:]
    with pytest.raises(NoArgumentError, match="/"):
        Combinations(frozenset(rest)).find(GRAPH)
    invented = next(
        (registration, authorization, enforced)
        for registration, authorization, _ in sorted(claim.documented)
        for enforced in (False, True)
        if (registration, authorization, enforced) not in claim.documented
    )
    with pytest.raises(NoArgumentError, match="no state for"):
        Combinations(claim.documented | {invented}).find(GRAPH)
