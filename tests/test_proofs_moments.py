"""Traces gone through with integers, and what their last moment shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from small_systems import contradicts, walked
from spoilt_files import documented, named
from uccx_model.choices import Q10
from uccx_model.execution import ReplayError
from uccx_model.expressions import FALSE, TRUE, Bool, Scope, variable
from uccx_model.graph import licensing_graph
from uccx_model.trace import Trace
from uccx_model.variables import Inputs, State
from uccx_proofs.claims import claims_of
from uccx_proofs.evidence import Evidence, parse_evidence
from uccx_proofs.files import committed_certificates
from uccx_proofs.moments import comes_true, last_moment, reaches, rigid_values, shows
from uccx_proofs.property import Claim, Target
from uccx_proofs.store import Store

GRAPH: Final = licensing_graph()
S: Final = State.symbols(Scope.STATE)
SILENCE: Final = "silence_never_lifts_enforcement"
TRANSITIONS: Final = "every_transition_can_be_taken"


def evidence(name: str) -> Evidence:
    text = Store(committed_certificates()).read(name).evidence
    assert text is not None
    return parse_evidence(text, GRAPH)


@pytest.fixture(scope="module")
def trace() -> Trace:
    return evidence(SILENCE).without[0].trace


def test_both_walks_arrive_at_the_same() -> None:
    for example in evidence(TRANSITIONS).examples[::9]:
        moment = last_moment(GRAPH, documented(), example.trace)
        _, seen = walked(GRAPH, example.trace)
        assert moment.node == example.trace.last.node
        values = {symbol.name: value for symbol, value in moment.values.items()}
        assert values == {symbol.name: value for symbol, value in seen[-1].items()}
        assert moment.edge is not None
        assert moment.edge.label == example.shows
        inputs = Inputs.symbols(Scope.INPUT)
        assert moment.before[inputs.duration] == example.trace.steps[-1].inputs["duration"]


def test_a_trace_without_steps_ends_where_it_begins(trace: Trace) -> None:
    moment = last_moment(GRAPH, documented(), replace(trace, steps=()))
    assert (moment.node, moment.edge) == (trace.start.node, None)
    assert moment.values[S.bought] == trace.start.values["bought"]
    step = Target("a step", TRUE, of_step=True)
    assert not reaches(documented(), step, moment)
    assert reaches(documented(), Target("a state", TRUE), moment)


def test_what_is_no_trace_is_told(trace: Trace) -> None:
    start = replace(trace.start, values={**trace.start.values, "strikes": 1})
    with pytest.raises(ReplayError, match="no instance starts like this"):
        last_moment(GRAPH, documented(), replace(trace, start=start))
    first = trace.steps[0]
    elsewhere = replace(first, after=replace(first.after, node="OVERAGE"))
    with pytest.raises(ReplayError, match="step 1, register: the trace says OVERAGE"):
        last_moment(GRAPH, documented(), replace(trace, steps=(elsewhere, *trace.steps[1:])))
    with pytest.raises(ReplayError, match="expected one option of each choice"):
        last_moment(GRAPH, documented(), replace(trace, choices=trace.choices[1:]))
    numbers = {**trace.parameters, "evaluation_period": 0}
    with pytest.raises(ReplayError, match="the numbers are not possible"):
        last_moment(GRAPH, documented(), replace(trace, parameters=numbers))


def test_a_system_that_differs_from_the_model_is_noticed(trace: Trace) -> None:
    system = documented()
    last = next(e for e in system.outgoing["EVALUATION"] if e.name == trace.steps[0].transition)
    forbidden = replace(last, guard=FALSE)
    without = replace(system, edges=tuple(forbidden if e is last else e for e in system.edges))
    with pytest.raises(ReplayError, match="register cannot be taken in EVALUATION"):
        last_moment(GRAPH, without, trace)
    other = replace(last, updates={**last.updates, S.strikes: S.strikes + 1})
    wrong = replace(system, edges=tuple(other if e is last else e for e in system.edges))
    with pytest.raises(ReplayError, match="register: the system arrives elsewhere than the model"):
        last_moment(GRAPH, wrong, trace)
    impossible = replace(system, assumptions=FALSE)
    with pytest.raises(ReplayError, match="numbers and readings are not possible"):
        last_moment(GRAPH, impossible, trace)


def test_what_a_trace_breaks_is_seen_in_both_ways(trace: Trace) -> None:
    moment = last_moment(GRAPH, documented(), trace)
    p = named(SILENCE)
    broken = [claim for claim in claims_of(documented(), p) if shows(claim, moment)]
    assert [claim.edge for claim in broken] == [moment.edge]
    assert contradicts(GRAPH, p, trace)
    assert not contradicts(GRAPH, p, replace(trace, steps=trace.steps[:-1]))
    sooner = last_moment(GRAPH, documented(), replace(trace, steps=trace.steps[:-1]))
    assert not [claim for claim in claims_of(documented(), p) if shows(claim, sooner)]


def test_a_claim_is_about_its_own_node_and_transition(trace: Trace) -> None:
    moment = last_moment(GRAPH, documented(), trace)
    assert moment.edge is not None
    assert shows(Claim(moment.node, TRUE), moment)
    assert not shows(Claim("CLASSIC", TRUE), moment)
    assert not shows(Claim(moment.node, FALSE), moment)
    other = next(e for e in documented().edges if e is not moment.edge)
    assert shows(Claim(moment.edge.source, TRUE, moment.edge), moment)
    assert not shows(Claim(moment.edge.source, TRUE, other), moment)


def test_what_speaks_of_the_unknown_does_not_come_true(trace: Trace) -> None:
    ghost = variable(Bool, "ghost", Scope.STATE)
    values = last_moment(GRAPH, documented(), trace).values
    assert not comes_true(ghost, values)
    assert not comes_true(~ghost, values)
    assert comes_true(S.strikes >= 0, values)


def test_rigid_values_tell_numbers_and_options(trace: Trace) -> None:
    values = {symbol.name: value for symbol, value in rigid_values(trace).items()}
    assert values["strike_limit"] == trace.parameters["strike_limit"]
    assert values["Q10.WHILE_EVALUATION_REMAINS"] is True
    assert Q10.WHILE_EVALUATION_REMAINS in trace.choices
