"""The bystander's notebook: it sees everything and touches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Final

import pytest

from small_systems import walked
from uccx_model.choices import Q4, Choice, Origin
from uccx_model.evaluation import Value
from uccx_model.expressions import Scope, Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.rewriting import symbols_of
from uccx_model.script import Script, start
from uccx_model.states import CLASSIC, EVALUATION
from uccx_model.variables import State
from uccx_proofs.history import History, observe
from uccx_proofs.system import licensing_system

SYSTEM: Final = licensing_system(licensing_graph())
NOTEBOOK: Final[Mapping[str, Term]] = History.symbols(Scope.STATE).as_mapping()
MODEL: Final[Mapping[str, Term]] = State.symbols(Scope.STATE).as_mapping()
OWN: Final = set(MODEL.values())


def spoken_of(terms: Iterable[Term]) -> set[Term]:
    return {symbol for term in terms for symbol in symbols_of(term)}


def test_no_guard_reads_the_notebook() -> None:
    assert not spoken_of(edge.guard for edge in SYSTEM.edges) & set(NOTEBOOK.values())
    assert not spoken_of([SYSTEM.possible, SYSTEM.assumptions]) & set(NOTEBOOK.values())


def test_no_update_of_the_model_reads_the_notebook() -> None:
    for edge in SYSTEM.edges:
        updates = [value for symbol, value in edge.updates.items() if symbol in OWN]
        assert not spoken_of(updates) & set(NOTEBOOK.values()), edge.label


def test_the_observed_edges_are_the_models_own() -> None:
    transitions = list(transitions_of(licensing_graph()))
    assert len(SYSTEM.edges) == len(transitions)
    for edge, transition in zip(SYSTEM.edges, transitions, strict=True):
        assert (edge.source, edge.target) == (transition.source.name, transition.target.name)
        assert edge.guard is transition.guard
        own = {s.name: value for s, value in edge.updates.items() if s in OWN}
        assert own.keys() == transition.changes.keys()
        assert all(own[name] is change for name, change in transition.changes.items())


def test_the_notebook_and_the_model_share_no_name() -> None:
    assert not NOTEBOOK.keys() & MODEL.keys()
    assert set(SYSTEM.variables) == {*NOTEBOOK.values(), *MODEL.values()}


def test_everything_noted_down_is_kept_up_to_date() -> None:
    assert observe().keys() == {f.name for f in fields(History)} == NOTEBOOK.keys()


# What it says along stories, against what a person would count.


def notes(story: Script, name: str) -> list[Value]:
    """What the notebook says before the first step and after each."""
    _, seen = walked(licensing_graph(), story.trace())
    return [values[NOTEBOOK[name]] for values in seen]


def registered(*choices: Choice) -> Script:
    story = Script(licensing_graph(), start(EVALUATION, bought=100), choices)
    story.act("register")
    return story


def test_overages_in_a_row() -> None:
    story = registered()
    for usage in (90, 120, 120, 95, 101):
        story.report(usage)
    assert notes(story, "overages_in_a_row") == [0, 0, 0, 1, 2, 0, 1]


@pytest.mark.parametrize(("reading", "kept"), [(Q4.KEEPS_COUNT, 2), (Q4.RESETS_COUNT, 0)])
def test_overages_in_a_row_across_a_missed_report(reading: Choice, kept: int) -> None:
    story = registered(reading)
    story.report(120)
    story.report(120)
    story.report(120, ssm_reachable=False)
    story.report(120)
    assert notes(story, "overages_in_a_row") == [0, 0, 1, 2, kept, kept + 1]


def test_how_long_and_how_high_a_lock_is() -> None:
    story = registered()
    for _ in range(5):
        story.report(130)
    story.report(150, times=10)
    story.report(90, ssm_reachable=False)
    story.report(90, bought=150)
    assert notes(story, "locked_for") == [*[0] * 7, 10, 11, 0]
    assert notes(story, "highest_usage") == [*[0] * 6, 130, 150, 150, 0]
    assert notes(story, "was_out_of_compliance") == [*[False] * 6, *[True] * 4]


def test_how_long_nobody_answered() -> None:
    story = registered()
    story.report(50, times=7, ssm_reachable=False)
    story.report(50, ssm_reachable=False)
    story.report(50)
    story.report(50, times=3, ssm_reachable=False)
    story.act("reregister")
    story.report(50, times=2, ssm_reachable=False)
    story.act("deregister", ssm_reachable=False)
    assert notes(story, "unanswered_for") == [0, 0, 7, 8, 0, 3, 0, 2, 0]


def test_how_long_evaluation_lasted_in_total() -> None:
    story = Script(licensing_graph(), start(EVALUATION, bought=100))
    story.report(5, times=100)
    story.act("register")
    story.report(5)
    story.report(5, times=1000)
    story.act("deregister")
    story.report(5, times=20)
    story.report(5, times=8520)
    story.report(5, times=50)
    total = [0, *[100] * 5, 120, 8640, 8640]
    assert notes(story, "evaluated_for") == total


def test_migrations() -> None:
    first = start(CLASSIC, bought=100)
    story = Script(licensing_graph(), first, [Origin.UPGRADE_FROM_12_0])
    story.report(5)
    story.act("switch_to_smart")
    story.act("register")
    assert notes(story, "migrations") == [0, 0, 1, 1]
    assert notes(story, "was_smart") == [False, False, True, True]


def test_warnings_since_the_last_compliance() -> None:
    story = registered()
    for usage in (130, 130, 130, 130, 90, 130):
        story.report(usage)
    assert notes(story, "warned_early") == [*[False] * 3, True, True, True, False, False]
    assert notes(story, "warned_late") == [*[False] * 5, True, False, False]


def test_renewals_that_failed() -> None:
    story = registered()
    story.report(5, times=2879, ssm_reachable=False)
    story.report(5, ssm_reachable=False)
    story.report(5)
    assert notes(story, "renewal_failed") == [False, False, False, True, False]
