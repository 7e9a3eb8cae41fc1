"""The documented model, verified once, and what is claimed of the outcome."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from uccx_model.execution import replay
from uccx_model.expressions import Bool
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.states import STATES
from uccx_model.trace import Trace
from uccx_model.variables import State
from uccx_proofs.catalogue import UnknownPropertyError, all_properties, properties_named
from uccx_proofs.engines.preparing import prover_for
from uccx_proofs.engines.prover import Prover
from uccx_proofs.history import History
from uccx_proofs.property import PropertyBook, needs_numbers
from uccx_proofs.verdicts import Engine, Origin, Proved, Refuted, Result, Run, Unknown, Witnessed
from uccx_proofs.verify import verify

pytestmark = pytest.mark.xdist_group("verify")  # one process: the model is learnt once

HEADLINE = [
    "five_strikes_make_out_of_compliance_irreversible",
    "migration_is_one_way",
    "enforcement_comes_only_after_a_full_period",
]


@pytest.fixture(scope="module")
def run() -> Run:
    return verify(jobs=2)


@pytest.fixture(scope="module")
def prover() -> Prover:
    return prover_for(licensing_graph(), properties_named(HEADLINE), time_limit=5)


@pytest.mark.slow
def test_what_has_no_certificate_is_found_anew(run: Run, tmp_path: Path) -> None:
    # Some of every kind: `make certify` finds all.
    every = [p.name for p in all_properties() if p.state is not None or p.graph is not None]
    names = every[::4]
    fresh = verify(names, certificates=tmp_path, jobs=2)
    assert fresh.exit_code == 0
    assert fresh.counted(Origin.SEARCH) == len(names)
    assert len(fresh.notes) == len(names)
    again = verify(names, certificates=tmp_path, jobs=2)
    assert again.exit_code == 0
    assert again.counted(Origin.CACHE) == len(names)


def test_certificates_are_checked_not_searched_for(run: Run) -> None:
    assert run.counted(Origin.CERTIFICATE) == len(run.results)
    assert run.notes == ()
    proved = [r for r in run.results if isinstance(r.verdict, Proved)]
    logical = [r for r in proved if r.kind != "graph fact"]
    assert all(r.checked_by == ("Z3",) for r in logical)
    assert sum(r.obligations for r in logical) > 1_000


def traces(result: Result) -> list[Trace]:
    found = [c.without.counterexample for c in result.conditions if isinstance(c.without, Refuted)]
    if isinstance(result.verdict, Witnessed):
        found += [trace for _, trace in result.verdict.traces]
    return [trace for trace in found if trace is not None]


def named(run: Run, name: str) -> Result:
    (result,) = (r for r in run.results if r.name == name)
    return result


def test_everything_is_proved_or_witnessed(run: Run) -> None:
    assert [(r.name, r.verdict) for r in run.results if not r.holds] == []
    assert run.exit_code == 0
    assert len(run.results) >= 45
    assert [r.name for r in run.results[:3]] == HEADLINE
    assert all(r.headline for r in run.results[:3])


def test_no_proof_is_a_bound(run: Run) -> None:
    engines = {r.verdict.engine for r in run.results if isinstance(r.verdict, Proved)}
    assert engines <= {
        Engine.INVARIANT,
        Engine.K_INDUCTION,
        Engine.PLAN,
        Engine.SPACER,
        Engine.GRAPH,
    }


def test_every_condition_is_needed(run: Run) -> None:
    told = [c for r in run.results for c in r.conditions]
    assert len(told) >= 10
    assert all(isinstance(c.without, Refuted) and c.without.counterexample for c in told)


def test_every_trace_replays(run: Run) -> None:
    told = [trace for result in run.results for trace in traces(result)]
    assert len(told) > 150
    for trace in told:
        replay(licensing_graph(), trace)


def test_every_state_transition_and_notice_has_its_witness(run: Run) -> None:
    def shown(name: str) -> dict[str, Trace]:
        verdict = named(run, name).verdict
        assert isinstance(verdict, Witnessed)
        return dict(verdict.traces)

    states = shown("every_licensing_state_can_be_reached")
    assert {name: trace.last.node for name, trace in states.items()} == {
        state.name: state.name for state in STATES
    }
    transitions = shown("every_transition_can_be_taken")
    assert set(transitions) == {t.label for t in transitions_of(licensing_graph())}
    for label, trace in transitions.items():
        assert label.startswith(f"{trace.steps[-1].transition}: ")
        assert label.endswith(f" → {trace.last.node}")
    notices = shown("every_notice_can_be_emitted")
    assert set(notices) == {notice.value for notice in Notice}
    assert all(Notice(n) in trace.steps[-1].notices for n, trace in notices.items())


@pytest.mark.parametrize(
    ("name", "clock", "period"),
    [
        ("evaluation_meets_its_deadline", "evaluation_used", 8640),
        ("non_compliance_meets_its_deadline", "out_of_compliance_for", 8640),
        ("authorization_meets_its_deadline", "silence", 8640),
        ("silence_meets_its_deadline", "silence", 17280),
        ("silence_without_overage_period_meets_its_deadline", "silence", 8640),
        ("registration_meets_its_deadline", "certificate_age", 35040),
    ],
)
def test_deadlines_in_12_5(run: Run, name: str, clock: str, period: int) -> None:
    verdict = named(run, name).verdict
    assert isinstance(verdict, Witnessed)
    before, on, after = (trace for _, trace in verdict.traces)
    assert {t.profile for t in (before, on, after)} == {"12.5"}
    assert before.last.values[clock] == period - 1
    assert on.last.values[clock] == period
    assert before.last.node != on.last.node == after.last.node


def test_results_point_at_their_functions(run: Run) -> None:
    for result in run.results:
        line = Path(result.file).read_text(encoding="utf-8").splitlines()[result.line - 1 :]
        assert any(f"def {result.name}(" in text for text in line[:12]), result.name


def test_a_true_property_somebody_adds_is_proved_without_help(prover: Prover) -> None:
    book = PropertyBook()

    @book.invariant(source=["R31"])
    def what_is_shown_is_never_below_the_lock(s: State) -> Bool:
        """What is shown as reported is never below a lock held while registered."""
        return ~(s.registered & s.lock_held) | (s.reported >= s.locked)

    @book.step(source=["R21"])
    def time_never_goes_back(s: State, t: State) -> Bool:
        """Time never goes back."""
        return t.now >= s.now

    for added in book.properties:
        assert isinstance(prover.solve(added).verdict, Proved)


def test_a_false_property_is_refuted_by_a_short_story(prover: Prover) -> None:
    book = PropertyBook()

    @book.invariant(source=["R21"])
    def nobody_is_ever_locked(s: State) -> Bool:
        """Nothing is ever locked."""
        return ~s.lock_held

    @book.invariant(source=["R21"])
    def no_more_than_two_overages(h: History) -> Bool:
        """There are never more than two overages in a row."""
        return h.overages_in_a_row <= 2

    for added, steps in zip(book.properties, (8, 8), strict=True):
        verdict = prover.solve(added).verdict
        assert isinstance(verdict, Refuted)
        assert verdict.counterexample is not None
        assert 1 <= len(verdict.counterexample.steps) <= steps
        replay(licensing_graph(), verdict.counterexample)


def test_needs_that_contradict_each_other_prove_nothing(prover: Prover) -> None:
    book = PropertyBook()
    many = needs_numbers("many strikes", lambda p: p.strike_limit > 5)
    few = needs_numbers("few strikes", lambda p: p.strike_limit < 3)

    @book.invariant(source=["R21"], needs=[many, few])
    def strikes_are_seven(s: State) -> Bool:
        """There are seven strikes."""
        return s.strikes == 7

    result = prover.solve(book.properties[0])
    assert isinstance(result.verdict, Unknown)


def test_a_property_asks_for_what_there_is() -> None:
    with pytest.raises(TypeError, match=r"asks for nonsense; a property can speak of s, t, h"):

        @PropertyBook().invariant(source=["R21"])
        def about_nonsense(nonsense: State) -> Bool:
            """Nonsense."""
            return nonsense.lock_held


def test_a_property_names_a_source_that_exists() -> None:
    with pytest.raises(ValueError, match="names its source"):
        PropertyBook().invariant(source=[])
    with pytest.raises(LookupError, match="R99"):
        PropertyBook().invariant(source=["R99"])


def test_an_unknown_property_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownPropertyError) as caught:
        verify(["migration_is_one_wey"])
    assert caught.value.known[0] == "migration_is_one_way"
    assert len(caught.value.known) == len(all_properties())


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'13'.*12\.5, 12\.5-su3"):
        verify(profile="13")


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["12.5", "12.5-su3"])
def test_a_release_profile(profile: str) -> None:
    names = ["strikes_stay_within_the_limit", "non_compliance_meets_its_deadline"]
    outcome = verify(names, profile=profile, jobs=1)
    assert outcome.exit_code == 0
    proved, witnessed = outcome.results
    assert proved.periods == f"the numbers of {profile}"
    assert isinstance(witnessed.verdict, Witnessed)
    assert {trace.profile for _, trace in witnessed.verdict.traces} == {profile}


def test_every_property_is_one_sentence_and_more() -> None:
    for known in all_properties():
        assert known.sentence.endswith("."), known.name
        assert known.sources, known.name
    assert inspect.getdoc(verify)
